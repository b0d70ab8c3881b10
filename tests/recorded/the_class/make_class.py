"""Make the recorded class anew: python tests/recorded/the_class/make_class.py.

Its files are kept: the answers of a class change only when what is asked does. Every time,
kernel and class number is fixed, so that running it again changes no byte.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from questions import Answer, Question, questions_of

HERE = Path(__file__).parent
BEGIN = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)
STEMS = (
    "02_who_is_speaking",
    "03_fact_claim_or_allegation",
    "06_do_the_numbers_hold",
    "07_trace_it_back",
    "08_write_it_fairly",
    "before",
    "after",
)
NAMES = {
    "1": "Adama, Nia", "2": "Bo, Lin", "3": "Cleared, Cleo", "4": "Blank, Blake", "5": "Back, Tak",
    "6": "Late, Starter", "7": "Help, Asker", "8": "Odd, Otto", "9": "Nearly, Nell", "10": "Some, Sam",
    "11": "Missing, Mia",
}  # fmt: skip
NO_WORDS = {"source": [], "cue": [], "content": []}
CLEARED = {  # as the page sends it when a learner takes an answer back
    **dict.fromkeys(("sort", "choose", "number"), ""),
    "order": [],
    "chain": [],
    "mark": {**NO_WORDS, "spans": NO_WORDS},
    "results": {"words": [], "opened": []},
    "write": {"text": "", "checked": []},
}
BLANK = {  # nothing that can be read, and yet not empty
    **dict.fromkeys(("sort", "choose", "number"), "   "),
    "order": [" "],
    "chain": ["", " "],
    "mark": {**NO_WORDS, "spans": {**NO_WORDS, "source": [[0, 4]]}},
    "results": {"words": [" "], "opened": [" "]},
    "write": {"text": " \n  ", "checked": [0]},
}
ODD = {  # in a form that no page sends
    "sort": "no such choice", "choose": 7, "number": "\t\n", "order": "cfeb20", "chain": {},
    "mark": {"content": ["one"], "cue": "two"}, "write": {"text": 5, "checked": "all"}, "results": 5,
}  # fmt: skip
Given = list[tuple[Answer, int]]  # one answer after another, each with the hints seen; None: only a hint


# --- what each learner does with the n-th question --------------------------------------------------


def sure(question: Question, *_: object) -> Given:
    """Knows it."""
    return [(question.best, 0)]


def drawn(question: Question, learner: str, *_: object) -> Given:
    """Answers as the dice falls."""
    return [(question.drawn(learner), 0)]


def clears_some(question: Question, _: str, n: int) -> Given:
    """Knows it, and takes every second answer back."""
    return [(question.best, 0)] if n % 2 else [(question.best, 0), (CLEARED[question.type], 0)]


def blank(question: Question, *_: object) -> Given:
    """Types spaces."""
    return [(BLANK[question.type], 0)]


def takes_back(question: Question, learner: str, _: int) -> Given:
    """Answers all, and takes all back."""
    return [*drawn(question, learner), (CLEARED[question.type], 0)]


def begins_blank(question: Question, learner: str, n: int) -> Given:
    """Sends nothing at first, and answers then."""
    return [(BLANK[question.type] if n % 2 else CLEARED[question.type], 0), *drawn(question, learner)]


def asks(question: Question, learner: str, n: int) -> Given:
    """Asks for hints, leaves some out, and never answers others."""
    return [[(None, 1)], [], [(None, 1), (question.drawn(learner), 2)], drawn(question, learner)][n % 4]


def odd(question: Question, _: str, n: int) -> Given:
    """Sends forms that no page sends, for every second question."""
    return [(question.best if n % 2 else ODD[question.type], 0)]


def nearly(question: Question, learner: str, n: int) -> Given:
    """Knows most."""
    return sure(question) if n % 3 else drawn(question, learner)


def leaves_some(question: Question, learner: str, n: int) -> Given:
    """Answers most, and sends spaces for the rest."""
    return drawn(question, learner) if n % 3 else blank(question)


LEARNERS = {
    "1": sure, "2": drawn, "3": clears_some, "4": blank, "5": takes_back,
    "6": begins_blank, "7": asks, "8": odd, "9": nearly, "10": leaves_some,
}  # fmt: skip
SECOND_GO = {"2": takes_back, "5": sure, "9": blank, "11": drawn}
"""Who hands in once more, or for the first time, after the class was marked."""


# --- files -----------------------------------------------------------------------------------------


def stamp(minutes: float) -> str:
    """A moment of the lesson."""
    moment = BEGIN + timedelta(minutes=minutes)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def line(**fields: Answer) -> bytes:
    """One line of a file."""
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def kernel(*words: str) -> str:
    """The name of a kernel: one for each learner and exercise."""
    return hashlib.sha256("/".join(words).encode()).hexdigest()[:8]


def events(stem: str, learner: str, does: Iterable[tuple[Question, Given]], first: float) -> list[bytes]:
    """The lines of one learner, some seconds apart."""
    lines = []
    for question, given in does:
        for answer, hints in given:
            n = len(lines) + 1
            head = {
                "v": 1,
                "time": stamp(first + n / 4 + int(learner) / 600),
                "kernel": kernel(stem, learner),
            }
            place = {"room": "exercises", "stem": stem, "article": question.article, "task": question.task}
            more = {"item": question.item, "answer": answer, "hints": hints, "explained": False}
            lines.append(line(**head, n=n, **place, **more))
    return lines


def handed_in(stem: str, learner: str, lines: list[bytes], minutes: float) -> bytes:
    """A file as the page's button writes it."""
    body = b"".join(lines)
    head = {"v": 1, "handed_in": stamp(minutes), "room": "exercises", "stem": stem, "learner": learner}
    name = NAMES[learner] if stem.startswith("08") else ""  # one release asked for names, the others not
    digest = hashlib.sha256(body).hexdigest()
    return line(**head, name=name, events=len(lines), digest=digest) + body


def hand_in(folder: Path, stem: str, learners: dict, first: float) -> None:
    """The files of a class for one exercise."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = questions_of(stem)
    for learner, does in learners.items():
        done = [(question, does(question, learner, n)) for n, question in enumerate(asked, 1)]
        lines = events(stem, learner, done, first)
        data = handed_in(stem, learner, lines, first + 25 + int(learner))
        (folder / f"{stem}.{learner}.answers.jsonl").write_bytes(data)


def paper(text: str) -> str:
    """What names a text in a markbook."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def levels(learner: str, text: str, rows: Iterable[str], marker: str, *given: int) -> list[dict]:
    """What one marker gives for one text, a row of the rubric after another."""
    about = {"marker": marker, "learner": learner, "paper": paper(text)}
    return [
        {"what": "level", **about, "row": row, "level": level}
        for row, level in zip(rows, given, strict=False)
    ]


def entries(question: Question) -> list[dict]:
    """What is noted of one question: texts marked, one of them taken back since, one not finished."""
    known, rows = question.best["text"], question.rubric
    mine = {learner: question.drawn(learner)["text"] for learner in ("2", "6", "10")}
    comment = {"what": "comment", "marker": "AB", "learner": "2", "paper": paper(mine["2"])}
    return [
        *levels("1", known, rows, "AB", 2, 2, 2, 2),
        *levels("2", mine["2"], rows, "AB", 1, 0, 2, 1),
        {**comment, "text": "Say who says so."},
        *levels("3", known, rows, "AB", 2, 1, 1, 1),
        *levels("4", BLANK["write"]["text"], rows, "AB", 0, 0, 0, 0),
        *levels("6", mine["6"], rows, "AB", 1, 1, 1, 1),
        *levels("6", mine["6"], rows, "CD", 1, 2, 1, 1),  # two markers who differ
        *levels("10", mine["10"], rows, "AB", 1),
    ]


def markbook(folder: Path, stem: str) -> None:
    """What two markers noted of the texts of one exercise."""
    lines = []
    for question in questions_of(stem):
        for entry in entries(question) if question.rubric else ():
            n = len(lines) + 1
            head = {"v": 1, "time": stamp(120 + n / 10), "kernel": kernel("desk", stem), "n": n}
            place = {"room": "markbook", "stem": stem, "article": "none", "task": question.task}
            more = {"item": question.item, "answer": entry, "hints": 0, "explained": False}
            lines.append(line(**head, **place, **more))
    path = folder / stem / "20251124T110000-1-00000000.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines))


def broken(folder: Path, whole: bytes) -> None:
    """Files that came to harm on their way."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = whole.splitlines(keepends=True)
    (folder / "cut.answers.jsonl").write_bytes(b"".join(lines[:4]))
    (folder / "empty.answers.jsonl").write_bytes(b"")
    (folder / "only_a_head.answers.jsonl").write_bytes(lines[0])
    (folder / "no_answers.answers.jsonl").write_bytes(b"Dear teacher, here it is.\n")
    (folder / f"{STEMS[1]}.12.answers.jsonl").write_bytes(b"".join(lines[1:6]))  # its head was lost
    (folder / "no_roster.csv").write_bytes(b"color,size\nred,4\n")


def tables(folder: Path) -> None:
    """A class list, and what Canvas and Moodle give a teacher to fill in."""
    people = NAMES.items()
    roster = ["number,name", *(f'{number},"{name}"' for number, name in people)]
    head = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Fact claim or allegation (502),08 Write it fairly (503)"
    )
    students = [f'"{name}",70{number},{number},s{number},B1,,' for number, name in people]
    canvas = [head, "    Points Possible,,,,,18,9", *students]
    head = "Identifier,Full name,ID number,Status,Grade,Maximum Grade,Changeable,Last modified (grade)"
    people = [f'Participant 5{number},"{name}",{number},x,,18.00,Yes,-' for number, name in people]
    for name, lines in {"roster": roster, "canvas": canvas, "moodle": [head, *people]}.items():
        (folder / f"{name}.csv").write_bytes("".join(f"{each}\n" for each in lines).encode())


def make() -> None:
    """Write the whole class."""
    for number, stem in enumerate(STEMS):
        hand_in(HERE / "hand_in", stem, LEARNERS, 60 * number)
    for stem in ("03_fact_claim_or_allegation", "08_write_it_fairly"):
        hand_in(HERE / "second_go", stem, SECOND_GO, 3000)
    for stem in ("02_who_is_speaking", "08_write_it_fairly", "before", "after"):
        markbook(HERE / "markbook", stem)
    tables(HERE)
    broken(HERE / "broken", (HERE / "hand_in" / f"{STEMS[1]}.1.answers.jsonl").read_bytes())


if __name__ == "__main__":
    make()
