"""Recipes for what is wrong inside a line: JSON, types, numbers, nesting."""

import json

from hostile.hand import code, event, five, head, line, lines, more, only, raw_third, third, third_raw, whole

_JSON_LINES = {  # how the third line is spoilt
    "comma-missing": lambda raw: raw.replace(b", ", b" ", 1),
    "comma-too-many": lambda raw: raw[:-1] + b",}",
    "single-quotes": lambda raw: raw.replace(b'"', b"'"),
    "bare-keys": lambda raw: raw.replace(b'"kernel"', b"kernel"),
    "curly-quotes": lambda raw: raw.replace(b'"', "“".encode()),
    "html-quotes": lambda raw: raw.replace(b'"', b"&quot;"),
    "comment": lambda raw: raw + b" // ok",
    "python-spelling": lambda raw: raw.replace(b"false", b"False"),
    "leading-nought": lambda raw: raw.replace(b'"n": 3', b'"n": 03'),
    "plus-sign": lambda raw: raw.replace(b'"n": 3', b'"n": +3'),
    "bare-tab": lambda raw: raw.replace(b"reported fact", b"reported\tfact"),
    "wrong-escape": lambda raw: raw.replace(b"reported", b"\\x72eported"),
    "half-an-escape": lambda raw: raw.replace(b"reported fact", b"\\u00"),
    "brace-missing": lambda raw: raw[:-1],
    "brace-too-many": lambda raw: raw + b"}",
    "string-in-a-string": lambda raw: json.dumps(raw.decode()).encode(),
    "a-list-of-values": lambda raw: json.dumps([*json.loads(raw).values()]).encode(),
    "wrapped-in-a-list": lambda raw: b"[" + raw + b"]",
    "only-null": lambda _: b"null",
    "only-a-number": lambda _: b"1",
    "capital-keys": lambda raw: raw.replace(b'"answer"', b'"Answer"'),
    "over-many-lines": lambda raw: json.dumps(json.loads(raw), indent=1).encode(),
    "double-keys": lambda raw: raw.replace(b'"answer"', b'"answer": "allegation", "answer"'),
    "escaped-letters": lambda raw: raw.replace(b"reported", b"\\u0072eported").replace(b'"n"', b'"\\u006e"'),
    "blanks-around": lambda raw: b" \t" + raw + b" \r",
    "keys-in-another-order": lambda raw: json.dumps(dict(reversed(json.loads(raw).items()))).encode(),
    "unknown-keys": lambda raw: raw[:-1] + b', "more": {"points": 99}, "credit": 1}',
    "no-blanks": lambda raw: json.dumps(json.loads(raw), separators=(",", ":")).encode(),
    "torn-and-written-on": lambda raw: raw[:70] + raw,
    "written-twice-in-a-line": lambda raw: raw + raw,
}


def json_lines() -> dict[str, bytes]:
    """Lines that are no JSON, or odd JSON."""
    names = {f"json/{name}": spoil for name, spoil in _JSON_LINES.items()}
    return {name: third_raw(code(name), spoil(raw_third())) for name, spoil in names.items()}


def json_files() -> dict[str, bytes]:
    """Whole files that are put together in another way."""
    body, events = lines(five()), five()
    mine = {name: head(f"json-{name}", body) for name in ("array", "object", "at-the-end", "twice", "junk")}
    return {
        "json/array": json.dumps([mine["array"], *events]).encode(),
        "json/object": json.dumps({"head": mine["object"], "events": events}).encode(),
        "json/head-missing": body,
        "json/head-is-a-list": line([1, 2]) + body,
        "json/at-the-end": body + line(mine["at-the-end"]),
        "json/twice": line(mine["twice"]) * 2 + body,
        "json/junk": line(mine["junk"])[:-1] + b" x\n" + body,
        "json/joined-by-blanks": whole("json-joined-by-blanks", body.replace(b"\n", b" ")[:-1] + b"\n"),
        "json/empty-lines-between": whole("json-empty-lines-between", body.replace(b"\n", b"\n\n \n\x0b\n")),
        "json/backwards": whole("json-backwards", lines(events[::-1])),
        "json/anothers-glued-on": whole("json-anothers-glued-on")
        + whole("nobody-else", line(event(9, "answers", "p3.3", "Somebody in office"))),
        "json/head-with-double-keys": whole("json-head-with-double-keys").replace(
            b'"learner"', b'"learner": "nobody-else", "learner"', 1
        ),
        "json/head-with-more-keys": whole("json-head-with-more-keys", points=99, late=False, status="latest"),
    }


_FIELDS = {
    "v-two": {"v": 2}, "v-text": {"v": "1"}, "v-true": {"v": True}, "v-fraction": {"v": 1.0},
    "v-missing": {"v": "gone"}, "time-number": {"time": 1732525380},
    "time-no-milliseconds": {"time": "2024-11-25T09:03:00Z"},
    "time-with-offset": {"time": "2024-11-25T10:03:00.000+01:00"},
    "time-february-30": {"time": "2024-02-30T09:03:00.000Z"}, "time-year-nought": {"time": "0000-11-25T09:03:00.000Z"},
    "kernel-number": {"kernel": 4}, "kernel-empty": {"kernel": ""}, "n-text": {"n": "3"}, "n-negative": {"n": -3},
    "n-fraction": {"n": 3.0}, "n-too-large": {"n": 2**53}, "n-true": {"n": True}, "room-null": {"room": None},
    "stem-list": {"stem": ["03"]}, "article-null": {"article": None}, "task-path": {"task": "../kinds"},
    "task-object": {"task": {"name": "kinds"}}, "item-number": {"item": 2}, "item-blank": {"item": "h.2 "},
    "item-missing": {"item": "gone"}, "answer-missing": {"answer": "gone"}, "hints-text": {"hints": "0"},
    "hints-negative": {"hints": -1}, "hints-null": {"hints": None}, "explained-nought": {"explained": 0},
    "explained-text": {"explained": "false"},
}  # fmt: skip
_CHOICES = {
    "answer-number": 1, "answer-true": True, "answer-false": False, "answer-empty-list": [],
    "answer-empty-object": {}, "answer-in-a-list": ["reported fact"], "answer-in-an-object": {"kind": "reported fact"},
    "answer-empty": "", "answer-blank": " \u00a0\n", "answer-null": None, "answer-capitals": "Reported Fact",
    "answer-blank-behind": "reported fact ", "answer-no-break-space": "reported\u00a0fact",
    "answer-of-other-letters": "r\u0435ported fact", "answer-not-offered": "furniture",
    "answer-all-of-them": "reported fact, official claim, allegation, not yet",
}  # fmt: skip


def types() -> dict[str, bytes]:
    """A field, or an answer, of another type."""
    fields = {f"types/{name}": changed for name, changed in _FIELDS.items()}
    answers = {f"types/{name}": {"answer": answer} for name, answer in _CHOICES.items()}
    return {name: third(code(name), **changed) for name, changed in {**fields, **answers}.items()}


_WEEK = ["92866a", "69b7e6", "885c9a", "5202e9", "9d318b"]
_MARKS = {"source": [78, 79], "cue": [76, 77], "content": [*range(80, 97)]}
_ODD = {  # exercise, task, item, answer
    "order-right": ("01", "days", "week", _WEEK),
    "order-backwards": ("01", "days", "week", _WEEK[::-1]),
    "order-one-twice": ("01", "days", "week", [*_WEEK, _WEEK[0]]),
    "order-one-missing": ("01", "days", "week", _WEEK[:-1]),
    "order-strangers-between": ("01", "days", "week", [x for each in _WEEK for x in (each, "zz")]),
    "order-as-text": ("01", "days", "week", " ".join(_WEEK)),
    "order-of-lists": ("01", "days", "week", [[each] for each in _WEEK]),
    "order-numbers": ("01", "days", "week", [0, 1, 2, 3, 4]),
    "choose-every-id": ("01", "days", "week", dict.fromkeys(_WEEK, 1)),
    "choose-text-not-id": ("01", "parts", "updated", "Page part"),
    "choose-capital-id": ("01", "parts", "updated", "053BEA"),
    "choose-list-of-all": ("01", "parts", "updated", ["ac20db", "053bea"]),
    "mark-right": ("02", "signs", "boats", _MARKS),
    "mark-words-as-text": ("02", "signs", "boats", {k: [str(n) for n in v] for k, v in _MARKS.items()}),
    "mark-fractions": ("02", "signs", "boats", {k: [float(n) for n in v] for k, v in _MARKS.items()}),
    "mark-each-word-thrice": ("02", "signs", "boats", {k: v * 3 for k, v in _MARKS.items()}),
    "mark-negative-and-huge": ("02", "signs", "boats", {"source": [-78, 10**300], "cue": [2**60]}),
    "mark-all-in-all": ("02", "signs", "boats", {key: [*range(76, 97)] for key in _MARKS}),
    "mark-unknown-role": ("02", "signs", "boats", {"speaker": [78, 79]}),
    "mark-object-of-objects": ("02", "signs", "boats", {"source": {"78": 1}, "cue": None, "content": 80}),
    "mark-spans-alone": ("02", "signs", "boats", {"spans": {"source": [[13, 35]]}}),
    "mark-spans-say-otherwise": ("02", "signs", "boats", {**_MARKS, "spans": {"source": [[-1, 1e300], "x"]}}),
    "chain-right": ("02", "rows", "boxes", ["the customs log of Marlquay", "the article"]),
    "chain-in-one-text": ("02", "rows", "boxes", "the customs log of Marlquay < the article"),
    "chain-each-twice": ("02", "rows", "boxes", ["the customs log of Marlquay"] * 2 + ["the article"] * 2),
    "chain-strangers": ("02", "rows", "boxes", ["=1+1", "<b>", "", "the article"]),
    "chain-numbers-and-null": ("02", "rows", "boxes", [1, None, True, {"a": 1}]),
    "chain-whole-bank-again": ("02", "rows", "boxes", ["the customs log of Marlquay", "the article"] * 200),
    "number-right": ("06", "sums", "share", "about 52,0 %"),
    "number-not-text": ("06", "sums", "share", 52),
    "number-in-words": ("06", "sums", "share", "fifty-two"),
    "number-two-with-or": ("06", "sums", "share", "52 or 54"),
    "number-two-by-semicolon": ("06", "sums", "share", "52; 54"),
    "number-two-in-brackets": ("06", "sums", "share", "52 (54)"),
    "number-two-with-units": ("06", "sums", "share", "52 %, 54 %"),
    "number-1e400": ("06", "sums", "share", "1e400"),
    "number-nan": ("06", "sums", "share", "NaN"),
    "number-infinity": ("06", "sums", "share", "Infinity"),
    "number-power": ("06", "sums", "share", "5.2e1"),
    "number-hexadecimal": ("06", "sums", "share", "0x34"),
    "number-of-900-digits": ("06", "sums", "share", "9" * 900),
    "number-of-99-digits": ("06", "sums", "share", "9" * 99),
    "number-arabic-digits": ("06", "sums", "share", "\u0665\u0662"),
    "number-superscript": ("06", "sums", "share", "\u2075\u00b2"),
    "number-with-nul": ("06", "sums", "share", "5\x002"),
    "number-negative": ("06", "sums", "share", "-52"),
    "write-text-is-a-number": ("03", "debt", "friend", {"text": 5}),
    "write-without-object": ("03", "debt", "friend", "only words"),
    "write-ticks-nonsense": (
        "03",
        "debt",
        "friend",
        {"text": "x", "checked": [True, -1, 99, "0", None, 1e9]},
    ),
    "write-ticks-alone": ("03", "debt", "friend", {"text": " ", "checked": [0, 1]}),
    "write-with-points": ("03", "debt", "friend", {"text": "x", "points": 8, "possible": 8, "credit": 1}),
}


def odd_answers() -> dict[str, bytes]:
    """Answers that no page could send."""
    return {f"answers/{name}": only(f"answers-{name}", *each) for name, each in _ODD.items()}


_NUMBERS = {
    "nan": b"NaN", "infinity": b"Infinity", "minus-infinity": b"-Infinity", "1e400": b"1e400",
    "minus-1e400": b"-1e400", "1e400-in-a-list": b"[1, 1e400]", "1e-400": b"1e-400", "minus-nought": b"-0",
    "5000-digits": b"9" * 5000, "3500-digits": b"9" * 3500, "2000-digits": b"9" * 2000,
    "5000-decimals": b"0." + b"3" * 5000,
}  # fmt: skip


def numbers() -> dict[str, bytes]:
    """Numbers that JSON has not, or Python cannot hold."""
    put = {f"numbers/{name}": raw for name, raw in _NUMBERS.items()}
    found = {
        name: third_raw(code(name), raw_third().replace(b'"reported fact"', raw)) for name, raw in put.items()
    }
    for name, field in (("n", b'"n": 3'), ("hints", b'"hints": 0')):
        raw = raw_third().replace(field, field[:-1] + b"1e400")
        found[f"numbers/{name}-is-1e400"] = third_raw(f"numbers-{name}-is-1e400", raw)
    for name, value in (("nan", b"NaN"), ("1e400", b"1e400"), ("10-to-the-30", b"1" + b"0" * 30)):
        data = whole(f"numbers-events-{name}").replace(b'"events": 5', b'"events": ' + value)
        found[f"numbers/events-{name}"] = data
    return found


def _deep(depth: int, start: bytes = b"[", end: bytes = b"]") -> bytes:
    return start * depth + b"1" + end * depth


_NESTING = {
    "lists-of-depth-40": _deep(40), "lists-of-depth-60": _deep(60), "lists-of-depth-5000": _deep(5000),
    "objects-of-depth-40": _deep(40, b'{"a": ', b"}"), "objects-of-depth-60": _deep(60, b'{"a": ', b"}"),
    "objects-of-depth-900": _deep(900, b'{"a": ', b"}"), "never-closed": b"[" * 9000,
    "mixed-of-depth-60": _deep(30, b'[{"a": ', b"}]"),
    "brackets-in-a-text": b'"' + b"[" * 9000 + b'"',
    "wide-and-flat": b"[" + b"1, " * 3000 + b"1]",
}  # fmt: skip


def nesting() -> dict[str, bytes]:
    """Lists in lists."""
    put = {f"nesting/{name}": raw for name, raw in _NESTING.items()}
    found = {
        name: third_raw(code(name), raw_third().replace(b'"reported fact"', raw)) for name, raw in put.items()
    }
    body = lines(five())
    found["nesting/head-is-deep"] = b"[" * 9000 + b"]" * 9000 + b"\n" + body
    name = b'"name": ' + _deep(60)
    found["nesting/name-is-deep"] = whole("nesting-name-is-deep").replace(b'"name": ""', name)
    deep = json.loads(_deep(40))
    found["nesting/spans-are-deep"] = more(
        "nesting-spans-are-deep", event(6, "debt", "friend", {"text": "x", "spans": deep})
    )
    return found
