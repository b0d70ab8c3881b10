"""What every specimen begins with: five answers that earn three and a half points, and a learner of its own.

Changing anything here changes no kept specimen: those are bytes on the disk. See ``make_specimens.py``.
"""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

STEM = "03_fact_claim_or_allegation"
ARTICLES = {"01": "c214caa1", "02": "be26ba2b", "03": "c214caa1", "05": "d48bebb8", "06": "b40b1888"}
STEMS = {
    "01": "01_what_is_on_the_page",
    "02": "02_who_is_speaking",
    "03": STEM,
    "05": "05_whose_voice_is_missing",
    "06": "06_do_the_numbers_hold",
}
BEGIN = datetime(2024, 11, 25, 9, 0, tzinfo=UTC)
ANSWERS = (  # task, item, answer: worth 1, 1, 1, ½ and 0
    ("answers", "p2.1", "The article itself"),
    ("accuses", "p1.10", "yes"),
    ("kinds", "h.2", "reported fact"),
    ("kinds", "p3.2", "official claim"),
    ("kinds", "p4.2", "allegation"),
)


def code(name: str) -> str:
    """The learner's code of a specimen: ``json/no-comma`` is handed in by ``json-no-comma``."""
    return name.partition(".")[0].replace("/", "-")


def at(minutes: float) -> str:
    """A moment of the lesson."""
    moment = BEGIN + timedelta(minutes=minutes)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def event(n: float, task: str, item: str, answer: object, exercise: str = "03", /, **changed: object) -> dict:
    """One answer, as a dictionary in the order of the format."""
    fields = {
        "v": 1, "time": at(n), "kernel": "4f1c09ab", "n": n, "room": "exercises", "stem": STEMS[exercise],
        "article": ARTICLES[exercise], "task": task, "item": item, "answer": answer, "hints": 0,
        "explained": False,
    }  # fmt: skip
    return {**fields, **changed}


def five() -> list[dict]:
    """The five answers."""
    return [event(n, *each) for n, each in enumerate(ANSWERS, 1)]


def line(told: dict | list | str) -> bytes:
    """One line of a file, with its newline; half a character stands there as an escape."""
    try:
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(told).encode() + b"\n"


def lines(events: list[dict]) -> bytes:
    """All lines behind the head."""
    return b"".join(map(line, events))


def head(learner: str, body: bytes, /, **changed: object) -> dict:
    """The first line, as a dictionary; what is changed to ``gone`` is left out."""
    fields = {
        "v": 1, "handed_in": at(40), "room": "exercises", "stem": STEM, "learner": learner, "name": "",
        "events": body.count(b"\n"), "digest": hashlib.sha256(body).hexdigest(),
    }  # fmt: skip
    return {name: value for name, value in {**fields, **changed}.items() if value != "gone"}


def whole(learner: str, body: bytes | None = None, /, **changed: object) -> bytes:
    """A whole file; its digest fits whatever stands in ``body``."""
    body = lines(five()) if body is None else body
    return line(head(learner, body, **changed)) + body


def third(learner: str, **changed: object) -> bytes:
    """A whole file whose third answer is changed; a field that is changed to ``gone`` is left out."""
    events = five()
    events[2] = {name: value for name, value in {**events[2], **changed}.items() if value != "gone"}
    return whole(learner, lines(events))


def third_raw(learner: str, raw: bytes) -> bytes:
    """A whole file with these bytes where its third line was (they bring no newline along)."""
    kept = [line(each) for each in five()]
    kept[2] = raw + b"\n"
    return whole(learner, b"".join(kept))


def more(learner: str, *events: dict, **changed: object) -> bytes:
    """A whole file with more lines behind the five."""
    return whole(learner, lines([*five(), *events]), **changed)


def only(learner: str, exercise: str, task: str, item: str, answer: object) -> bytes:
    """A whole file of one answer to an item of any exercise."""
    return whole(learner, line(event(1, task, item, answer, exercise)), stem=STEMS[exercise])


def raw_third() -> bytes:
    """The third line as it should be, without its newline."""
    return line(five()[2])[:-1]


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip, the same bytes on every day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name) if isinstance(name, str) else name
            archive.writestr(info, data, compress_type=how)
    return buffer.getvalue()
