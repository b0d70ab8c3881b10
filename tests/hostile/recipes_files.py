"""Recipes for how a file comes: encodings, size, wrappings, zips, places outside."""

import base64
import gzip
import io
import json
import stat
import tarfile
import zipfile

from hostile.hand import event, five, line, lines, more, raw_third, third_raw, whole, zipped

_TEXT = "caf\u00e9 \u201cso\u201d"


def _texted(learner: str, text: str = _TEXT) -> bytes:
    return more(learner, event(6, "debt", "friend", {"text": text}))


def encodings() -> dict[str, bytes]:
    """The same letters in other bytes."""
    found = {}
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "utf-7", "cp037"):
        found[f"encodings/{name}"] = _texted(f"encodings-{name}", "caf\u00e9").decode().encode(name)
    found["encodings/cp1252"] = _texted("encodings-cp1252", "\u201cso\u201d").decode().encode("cp1252")
    bom, data = b"\xef\xbb\xbf", whole
    found |= {
        "encodings/bom": bom + _texted("encodings-bom"),
        "encodings/two-boms": bom * 2 + data("encodings-two-boms"),
        "encodings/bom-in-the-middle": third_raw("encodings-bom-in-the-middle", bom + raw_third()),
        "encodings/windows-line-ends": _texted("encodings-windows-line-ends").replace(b"\n", b"\r\n"),
        "encodings/mac-line-ends": data("encodings-mac-line-ends").replace(b"\n", b"\r"),
        "encodings/double-line-ends": data("encodings-double-line-ends").replace(b"\n", b"\r\r\n"),
    }
    return {**found, **_bytes_in_lines(), **_letters()}


def _bytes_in_lines() -> dict[str, bytes]:
    spoilt = {
        "no-utf-8": b"reported\xfffact", "overlong": b"reported\xc0\xa0fact", "raw-surrogate": b"reported\xed\xa0\x80",
        "nul": b"reported\0fact", "cut-letter": b"reported\xe2\x80", "end-of-file-sign": b"reported\x1afact",
    }  # fmt: skip
    found = {
        f"encodings/{name}": third_raw(f"encodings-{name}", raw_third().replace(b"reported fact", raw))
        for name, raw in spoilt.items()
    }
    found["encodings/line-of-nul"] = third_raw("encodings-line-of-nul", b"\0" * 300)
    found["encodings/nul-behind"] = whole("encodings-nul-behind") + b"\0" * 4096
    found["encodings/file-end-behind"] = whole("encodings-file-end-behind") + b"\x1a"
    return found


def _letters() -> dict[str, bytes]:
    texts = {
        "half-a-character": "a \ud83d b", "halves-turned-round": "\ude00\ud83d", "nul-escaped": "a\0b",
        "line-separator": "a\u2028b\u2029c\u0085d\x0ce", "no-break-mark": "\ufeffa\ufeff", "private": "\ue000\U0010ffff",
        "stacked": "a" + "\u0300" * 2000, "turned": "\u202eabc\u2067",
    }  # fmt: skip
    found = {}
    for name, text in texts.items():
        told = event(6, "debt", "friend", {"text": text})
        body = lines(five()) + json.dumps(told).encode() + b"\n"
        found[f"encodings/{name}"] = whole(f"encodings-{name}", body)
    raw = lines([event(6, "debt", "friend", {"text": texts["line-separator"]})])
    found["encodings/line-separator-bare"] = whole("encodings-line-separator-bare", lines(five()) + raw)
    return found


def sizes() -> dict[str, bytes]:
    """Next to nothing."""
    return {
        "size/nothing": b"",
        "size/one-brace": b"{",
        "size/line-ends": b"\r\n" * 50,
        "size/mark-alone": b"\xef\xbb\xbf",
        "size/nul-alone": b"\0" * 999,
        "size/head-alone": whole("size-head-alone").partition(b"\n")[0],
        "size/head-of-nothing": whole("size-head-of-nothing", b""),
        "size/one-answer": whole("size-one-answer", line(five()[0])),
        "size/no-last-newline": whole("size-no-last-newline")[:-1],
        "size/one-newline-more": whole("size-one-newline-more") + b"\n",
        "size/long-blank-line": third_raw("size-long-blank-line", b" " * 15_000),
    }


def strangers() -> dict[str, bytes]:
    """Files that are something else."""
    mine = whole("strangers")
    page = b"<!doctype html><title>Log in</title><p>Your session has ended.</p>"
    return {
        "strangers/login-page.answers.jsonl": page,
        "strangers/error.answers.jsonl": b'{"error": {"code": 404, "message": "not found"}}\n',
        "strangers/table.answers.jsonl": b"time,task,item,answer\n2024,kinds,h.2,reported fact\n",
        "strangers/picture.answers.jsonl": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "strangers/pickle.answers.jsonl": b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.",
        "strangers/packed.answers.jsonl": gzip.compress(mine, mtime=0),
        "strangers/base64.answers.jsonl": base64.encodebytes(mine),
        "strangers/notebook.answers.jsonl": b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        "strangers/python.answers.jsonl": b"import os\nos.system('true')\n",
        "strangers/yaml.answers.jsonl": b"!!python/object/apply:os.system ['true']\n",
        "strangers/entities.answers.jsonl": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "strangers/notebook.ipynb": b'{"cells": []}',
        "strangers/report.pdf": b"%PDF-1.4\n%%EOF",
        "strangers/mail.eml": b"From: a\nContent-Type: application/json\n\n" + base64.encodebytes(mine),
        "strangers/archive.tar.gz": _tarred(mine),
        "strangers/archive.rar": b"Rar!\x1a\x07\x00" + bytes(60),
        "strangers/page.html": page,
        "strangers/no-ending": mine,
        "strangers/no-zip.zip": b"not a zip at all\n",
        "strangers/letter.answers.jsonl": zipped(
            ("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")
        ),
    }


def _tarred(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("../../evil.answers.jsonl")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), mtime=0)


_PLACES = {
    "up": "../evil.answers.jsonl", "up-and-up": "../../../../evil.answers.jsonl", "up-inside": "a/../../evil.jsonl",
    "up-and-back": "a/../evil.answers.jsonl", "absolute": "/evil.answers.jsonl", "two-slashes": "//evil/share/x.jsonl",
    "drive": "C:/evil.answers.jsonl", "drive-relative": "C:evil.answers.jsonl", "backslash-up": "..\\evil.answers.jsonl",
    "backslash-root": "\\evil.answers.jsonl", "share": "\\\\server\\share\\x.answers.jsonl",
    "backslash-inside": "a\\..\\..\\evil.jsonl", "device": "CON/NUL.answers.jsonl", "home": "~/evil.answers.jsonl",
    "stream": "x.jsonl:evil.answers.jsonl", "address": "file:/etc/evil.answers.jsonl", "dot": "./x.answers.jsonl",
    "line-end": "a\nb.answers.jsonl", "terminal": "\x1b[2Jx.answers.jsonl", "turned": "x\u202elnosj.answers.jsonl",
    "formula": "=1+1.answers.jsonl", "script": "<script>1<\\script>.answers.jsonl", "blanks": "   .answers.jsonl",
    "very-long": "n" * 6000 + ".answers.jsonl", "very-deep": "d/" * 3000 + "x.answers.jsonl",
}  # fmt: skip


def places() -> dict[str, bytes]:
    """Names in zips that lead out of them, or are odd."""
    found = {
        f"places/{name}.zip": zipped((member, whole(f"places-{name}"))) for name, member in _PLACES.items()
    }
    for kind, name in ((stat.S_IFLNK, "link"), (stat.S_IFIFO, "pipe"), (stat.S_IFBLK, "device-file")):
        info = zipfile.ZipInfo("x.answers.jsonl")
        info.external_attr = (kind | 0o777) << 16
        data = b"/etc/hostname" if kind == stat.S_IFLNK else whole(f"places-{name}")
        found[f"places/{name}.zip"] = zipped((info, data))
    nul = zipped(("xNy.answers.jsonl", whole("places-nul"))).replace(b"xNy.", b"x\0y.")
    return {**found, "places/nul.zip": nul}


def _set(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def zips() -> dict[str, bytes]:
    """Zips that are broken, odd, or zips in zips."""
    one = {name: ("x.answers.jsonl", whole(f"zips-{name}")) for name in _ZIPS}
    deep = one["four-deep"]
    for depth in range(4):
        deep = (f"{depth}.zip", zipped(deep))
    twice = zipped(one["two-of-one-name"], ("y.answers.jsonl", whole("zips-two-of-one-name-2")))
    made = {
        **{name: zipped(each) for name, each in one.items()},
        "stored": zipped(one["stored"], how=zipfile.ZIP_STORED),
        "bzip2": zipped(one["bzip2"], how=zipfile.ZIP_BZIP2),
        "lzma": zipped(one["lzma"], how=zipfile.ZIP_LZMA),
        "with-a-folder": zipped(("a/", b""), ("a/" + one["with-a-folder"][0], one["with-a-folder"][1])),
        "in-a-zip": zipped(("1.zip", zipped(one["in-a-zip"]))),
        "four-deep": deep[1],
        "two-of-one-name": twice.replace(b"y.answers", b"x.answers"),
        "bad-beside-good": zipped(("../a.jsonl", b"x"), ("b.jsonl", b"\xff"), one["bad-beside-good"]),
        "nothing": zipped(),
        "folders-alone": zipped(("a/", b""), ("a/b/", b"")),
        "litter": zipped(("__MACOSX/._x.answers.jsonl", b"x"), ("a/.DS_Store", b"x"), ("Thumbs.db", b"x")),
    }
    return {f"zips/{name}.zip": data for name, data in {**made, **_broken(made)}.items()}


_ZIPS = (
    *(
        "stored",
        "bzip2",
        "lzma",
        "with-a-folder",
        "in-a-zip",
        "four-deep",
        "two-of-one-name",
        "bad-beside-good",
    ),
    *("cut-in-the-list", "cut-in-the-data", "words-before", "words-behind", "comment", "wrong-checksum"),
    *(
        "locked",
        "other-name-inside",
        "says-it-is-small",
        "says-it-is-giant",
        "counts-wrong",
        "method-99",
        "spoilt-data",
    ),
)


def _broken(made: dict[str, bytes]) -> dict[str, bytes]:
    entry = {name: data.index(b"PK\x01\x02") for name, data in made.items() if b"PK\x01\x02" in data}
    end = {name: data.rindex(b"PK\x05\x06") for name, data in made.items()}
    locked = made["locked"]
    both = {
        "other-name-inside": (30, b"z"),
        "wrong-checksum": (14, b"\0\0\0\0"),
        "spoilt-data": (70, b"\xff" * 60),
    }
    central = {
        "says-it-is-small": (24, b"\x05\0\0\0"), "says-it-is-giant": (24, b"\xff\xff\xff\x7f"),
        "method-99": (10, b"\x63\0"),
    }  # fmt: skip
    found = {name: _set(made[name], at, value) for name, (at, value) in both.items()}
    found["wrong-checksum"] = _set(found["wrong-checksum"], entry["wrong-checksum"] + 16, b"\1\2\3\4")
    found |= {name: _set(made[name], entry[name] + at, value) for name, (at, value) in central.items()}
    return {
        **found,
        "cut-in-the-list": made["cut-in-the-list"][:-40],
        "cut-in-the-data": made["cut-in-the-data"][:200],
        "words-before": b"words before\n" * 9 + made["words-before"],
        "words-behind": made["words-behind"] + b"\nwords behind" * 9,
        "comment": _set(made["comment"], end["comment"] + 20, b"\x04\0") + b"PK\x05\x06",
        "locked": _set(_set(locked, 6, b"\1"), entry["locked"] + 8, b"\1"),
        "counts-wrong": _set(made["counts-wrong"], end["counts-wrong"] + 8, b"\xff\x7f\xff\x7f"),
    }


def downloads() -> dict[str, bytes]:
    """What whole classes and whole working copies look like in a zip."""
    copy = (".whosays-copy", b"{}")
    own = "03_fact_claim_or_allegation.7.answers.jsonl"
    moodle, forged = "Ana Bel_81_assignsubmission_file_", "Cy Dee_82_assignsubmission_file_"
    sent = whole("downloads-forged")
    return {
        "downloads/copy-not-handed-in.zip": zipped(copy, ("exercises/03.ipynb", b"{}")),
        "downloads/copy.zip": zipped(
            ("c/.whosays-copy", b"{}"), (f"c/{own}", whole("downloads-copy")), ("c/answers/x.jsonl", b"x")
        ),
        "downloads/marker-beside-others.zip": zipped(
            copy, (own, whole("downloads-marker-1")), ("b/b.answers.jsonl", whole("downloads-marker-2"))
        ),
        "downloads/canvas.zip": zipped(
            (f"belana_LATE_123_456_{own}", whole("downloads-canvas", name="")),
            ("deecy_124_457_x.docx", b"PK"),
        ),
        "downloads/forged.zip": zipped(
            (f"{moodle}/hand-in.zip", zipped((f"{forged}/{own}", sent))), (f"{forged}/n.ipynb", b"{}")
        ),
    }
