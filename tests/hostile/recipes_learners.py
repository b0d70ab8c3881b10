"""Recipes for who, which and when: heads, ids, times, names, formulas, markup."""

from hostile.hand import STEM, STEMS, at, code, event, five, line, lines, more, third, whole

_HEADS = {
    "learner-missing": {"learner": "gone"}, "learner-number": {"learner": 17}, "learner-empty": {"learner": ""},
    "learner-blank": {"learner": "17 a"}, "learner-path": {"learner": "../../evil"},
    "learner-absolute": {"learner": "/evil"}, "learner-dots": {"learner": ".."},
    "learner-other-digits": {"learner": "\u0661\u0667"}, "learner-with-nul": {"learner": "17\0"},
    "learner-line-end": {"learner": "17\n"}, "learner-33-letters": {"learner": "a" * 33},
    "learner-is-a-list": {"learner": ["17"]}, "learner-script": {"learner": "<script>1</script>"},
    "learner-formula": {"learner": "=1+1"}, "learner-of-windows": {"learner": "con"},
    "name-null": {"name": None}, "name-list": {"name": ["Ana"]}, "name-of-2000": {"name": "n" * 2000},
    "digest-missing": {"digest": "gone"}, "digest-number": {"digest": 5}, "digest-wrong": {"digest": "0" * 64},
    "digest-capitals": {"digest": "ABCDEF" * 10}, "events-too-many": {"events": 99},
    "events-negative": {"events": -1}, "events-text": {"events": "5"}, "events-fraction": {"events": 5.5},
    "events-nought": {"events": 0}, "v-two": {"v": 2}, "v-text": {"v": "1"}, "v-true": {"v": True},
    "room-missing": {"room": "gone"}, "room-lessons": {"room": "lessons"}, "room-path": {"room": ".."},
    "stem-missing": {"stem": "gone"}, "stem-path": {"stem": "../../03"}, "stem-table": {"stem": "collection.csv"},
    "stem-earlier": {"stem": "earlier"}, "stem-capitals": {"stem": STEM.upper()},
    "stem-of-no-exercise": {"stem": "98_no_such_exercise"}, "handed-in-missing": {"handed_in": "gone"},
}  # fmt: skip
_FITTING = ("lessons", "collection.csv", "earlier", "98_no_such_exercise")  # then the answers say the same
_CODES = {  # codes that are allowed, and trouble somebody
    "minus": "-17", "date": "2-11", "power": "1e5", "true": "TRUE", "nan": "NaN", "prototype": "__proto__",
    "stroke": "_", "earlier": "earlier", "collection": "collection", "as-canvas": "a_1_2_b",
    "as-moodle": "moodle-12345", "longest": "x" * 32, "noughts": "0" * 32, "large": "9" * 32, "dash": "--help",
}  # fmt: skip


def heads() -> dict[str, bytes]:
    """First lines that say something odd."""
    found = {}
    for name, changed in _HEADS.items():
        same = {each: changed[each] for each in ("room", "stem") if changed.get(each) in _FITTING}
        body = lines([{**each, **same} for each in five()])
        found[f"heads/{name}"] = whole(f"heads-{name}", body, **changed)
    return {**found, **{f"codes/{name}": whole(learner) for name, learner in _CODES.items()}}


def headless() -> dict[str, bytes]:
    """Files without a head: what their name says counts."""
    body = lines(five())
    return {
        "headless/20241125T090205120Z-4242-0a1b2c3d.jsonl": body,
        "headless/answers (old).jsonl": body,
        f"headless/{STEM}.a_1_2_c.answers.jsonl": body,
        "headless/Ana Bel_77_assignsubmission_file_/x y.jsonl": body,
    }


_STRANGE = {  # a sixth line
    "unknown-task": ("nothing", "h.2"), "unknown-item": ("kinds", "p99.9"), "item-of-another-task": ("answers", "h.2"),
    "task-in-capitals": ("KINDS", "h.2"), "prototype": ("__proto__", "constructor"), "a-page-to-read": ("story", "h.2"),
    "name-of-100": ("kinds", "p" * 100),
}  # fmt: skip


def ids() -> dict[str, bytes]:
    """Ids that are unknown, somebody else's, or there twice."""
    found = {
        f"ids/{name}": more(f"ids-{name}", event(6, task, item, "reported fact"))
        for name, (task, item) in _STRANGE.items()
    }
    last = event(6, "kinds", "h.2", "allegation")
    again = event(6, "kinds", "p4.2", "official claim")
    return {
        **found,
        "ids/name-of-101": more("ids-name-of-101", event(6, "kinds", "p" * 101, "x")),
        "ids/70-unknown-items": more(
            "ids-70-unknown-items", *(event(n, "kinds", f"q{n}", "") for n in range(6, 76))
        ),
        "ids/the-same-line-80-times": whole("ids-the-same-line-80-times", line(five()[0]) * 80),
        "ids/one-number-two-answers": more(
            "ids-one-number-two-answers", {**last, "answer": "reported fact"}, last
        ),
        "ids/numbers-fall-times-rise": whole(
            "ids-numbers-fall-times-rise", lines([{**each, "n": 9 - each["n"]} for each in five()])
        ),
        "ids/two-kernels": more("ids-two-kernels", {**again, "kernel": "ffffffff", "n": 1}),
        "ids/40-changes-of-mind": more(
            "ids-40-changes-of-mind",
            *(
                {**again, "time": at(6 + n), "n": 6 + n, "answer": ["yes", "official claim"][n % 2]}
                for n in range(40)
            ),
        ),
        "ids/wrong-answer-last": more("ids-wrong-answer-last", last),
        "ids/taken-back-last": more("ids-taken-back-last", {**last, "answer": ""}),
        "ids/another-article": third("ids-another-article", article="00000000"),
        "ids/a-line-of-another-exercise": more(
            "ids-a-line-of-another-exercise", event(6, "parts", "updated", "053bea", "01")
        ),
        "ids/all-lines-of-another-exercise": whole(
            "ids-all-lines-of-another", line(event(1, "parts", "updated", "053bea", "01"))
        ),
        f"ids/{STEM}.17.answers.jsonl": whole(
            "ids-another-exercise", line(event(1, "parts", "updated", "053bea", "01")), stem=STEMS["01"]
        ),
    }


_HANDED_IN = {
    "year-2999": "2999-12-31T23:59:59.999Z", "year-1000": "1000-01-01T00:00:00.000Z",
    "year-10000": "10000-01-01T00:00:00.000Z", "february-29": "2024-02-29T09:00:00.000Z",
    "no-february-29": "2023-02-29T09:00:00.000Z", "month-13": "2024-13-01T09:00:00.000Z",
    "leap-second": "2024-11-25T23:59:60.000Z", "hour-25": "2024-11-25T25:00:00.000Z",
    "offset": "2024-11-25T09:40:00.000+02:00", "no-zone": "2024-11-25T09:40:00.000", "empty": "",
    "number": 1732527600, "null": None, "other-digits": "\u0662\u0660\u0662\u0664-11-25T09:40:00.000Z",
    "line-end": "2024-11-25T09:40:00.000Z\n", "words": "yesterday", "before-the-answers": at(0),
    "with-the-last-answer": at(5),
}  # fmt: skip


def times() -> dict[str, bytes]:
    """Clocks that are wrong, and help that was seen."""
    seen = event(2.5, "kinds", "h.2", None, n=2)
    found = {f"times/{name}": whole(f"times-{name}", handed_in=value) for name, value in _HANDED_IN.items()}
    late = {"time": "2999-01-01T00:00:00.000Z", "n": 6}
    return {
        **found,
        "times/answer-in-2999": more("times-answer-in-2999", event(6, "kinds", "h.2", "allegation", **late)),
        "times/answers-of-year-1000": whole(
            "times-answers-of-year-1000",
            lines([{**each, "time": f"1000-01-01T00:00:00.00{each['n']}Z"} for each in five()]),
        ),
        "times/all-at-once": whole("times-all-at-once", lines([{**each, "time": at(1)} for each in five()])),
        "times/explained-before": more("times-explained-before", {**seen, "explained": True}),
        "times/third-hint-before": more("times-third-hint-before", {**seen, "hints": 3}),
        "times/second-hint-before": more("times-second-hint-before", {**seen, "hints": 2}),
        "times/a-billion-hints": more("times-a-billion-hints", {**seen, "hints": 10**9}),
        "times/sent-twice/1.answers.jsonl": whole("times-sent-twice", lines(five()[:2]), handed_in=at(30)),
        "times/sent-twice/2.answers.jsonl": whole("times-sent-twice", handed_in=at(31)),
        "times/clock-put-back/1.answers.jsonl": whole("times-clock-put-back", handed_in=at(30)),
        "times/clock-put-back/2.answers.jsonl": whole(
            "times-clock-put-back", lines(five()[:2]), handed_in=at(29)
        ),
        "times/one-moment-one-cut/1.answers.jsonl": whole("times-one-moment-one-cut"),
        "times/one-moment-one-cut/2.answers.jsonl": whole("times-one-moment-one-cut")[:-30],
        "times/the-same-twice/1.answers.jsonl": whole("times-the-same-twice"),
        "times/the-same-twice/2.answers.jsonl": whole("times-the-same-twice"),
    }


_FORMULAS = {
    "equals": "=1+1", "plus": "+1+1", "minus": "-1+1", "at": "@SUM(1;1)", "tab": "\t=1+1", "return": "\r=1+1",
    "newline": "\n=1+1", "link": '=HYPERLINK("http://example.org/?"&A1;"open")', "command": "=cmd|' /C calc'!A0",
    "quoted": '"=1+1"', "with-a-stroke": "'=1+1", "two-strokes": "''=1", "blank-before": " =1+1",
    "wide": "\uff1d1+1", "behind-a-mark": "\u202e=1+1", "behind-no-width": "\u200b=1+1", "behind-comma": "a,=1+1",
    "behind-semicolon": "a;=1+1", "new-row": 'a"\r\n=1+1,x', "import": '=IMPORTXML("http://example.org","//a")',
}  # fmt: skip
_MARKUP = {
    "script": "<script>window.ran=1</script>", "image": "<img src=x onerror=window.ran=1>",
    "attribute": '" onmouseover="window.ran=1" x="', "closing": "</title></style></p><script>window.ran=1</script>",
    "comment": "--><script>window.ran=1</script><!--", "cdata": "]]><svg onload=window.ran=1>",
    "template": "{{ cycler.__init__.__globals__ }}{% for x in (1,2) %}ran{% endfor %}",
    "entity": "&lt;script&gt;window.ran=1&lt;/script&gt;&#x3c;b&#x3e;", "link": "<a href=javascript:window.ran=1>x</a>",
    "frame": "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>", "base": "<base href=//example.org/>",
    "nul": "<scr\0ipt>window.ran=1</scr\0ipt>", "utf-7": "+ADw-script+AD4-window.ran=1+ADw-/script+AD4-",
    "turned": "\u202e<script>window.ran=1</script>\u2066", "markdown": "![x](javascript:window.ran=1) **b** `c` # h",
    "formulas-of-math": "$\\input{/etc/hosts}$ \\href{javascript:window.ran=1}{x}", "terminal": "\x1b[2J\x1b]0;x\x07ran",
}  # fmt: skip
_NAMES = {
    "of-other-letters": "\u0410na B\u0435l", "emoji": "\U0001f469\u200d\U0001f4bb\U0001f3fd", "stacked": "A" + "\u0301" * 90,
    "invisible": "\u200e\u202a\u2066", "no-width": "Ana\u200bBel", "turned": "Ana \u202eleB", "blank": "   ",
    "lines": "Ana\nBel\r\nCy", "none": "None", "nan": "NaN", "number": "007", "half-a-letter": "Ana \ud83d",
    "nul": "Ana\0Bel", "of-500": "Ana Bel " * 62, "comma": 'Bel, "Ana"', "arabic": "\u0622\u0646\u0627 \u0628\u0644",
    "decomposed": "Zoe\u0308", "not-a-character": "Ana\uffff\ufdd0",
}  # fmt: skip


def names() -> dict[str, bytes]:
    """Names that are formulas, markup, look like others, or cannot be seen."""
    named = {f"names/{name}": value for name, value in _NAMES.items()}
    named |= {f"formulas/{name}": value for name, value in _FORMULAS.items()}
    found = {name: whole(code(name), name=value) for name, value in named.items()}
    text = {f"markup/{name}": value for name, value in _MARKUP.items()}
    for name, value in text.items():
        told = [event(6, "debt", "friend", {"text": value}), event(7, "answers", "p3.3", value)]
        found[name] = more(code(name), *told, name=value)
    return {**found, **_two_people()}


def _two_people() -> dict[str, bytes]:
    one = "_assignsubmission_file_/answers.jsonl"
    return {
        "people/one-name/1.answers.jsonl": whole("people-one-name-1", name="Ana Bel"),
        "people/one-name/2.answers.jsonl": whole("people-one-name-2", lines(five()[:2]), name="Ana Bel"),
        "people/look-alike/1.answers.jsonl": whole("people-look-alike", name="Ana Bel"),
        "people/look-alike/2.answers.jsonl": whole(
            "people-look-alike", name="\u0410na Bel", handed_in=at(50)
        ),
        f"people/one-code/Ana Bel_71{one}": whole("people-one-code"),
        f"people/one-code/Cy Dee_72{one}": whole("people-one-code", lines(five()[:2]), handed_in=at(50)),
        "people/capitals/1.answers.jsonl": whole("people-capitals"),
        "people/capitals/2.answers.jsonl": whole("people-CAPITALS", lines(five()[:2]), handed_in=at(50)),
        f"people/formula/=1+1_73{one}": whole("people-formula"),
    }
