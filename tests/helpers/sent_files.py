"""Files that several people send from several computers, small enough to be told apart by eye."""

import csv
import io
from pathlib import Path

from helpers.hand_ins import STEM, at
from helpers.hand_ins import event as one_event
from whosays.learner.answers.events import Event
from whosays.learner.answers.hand_in_file import read_handed_in, write_handed_in

ALL = tuple(range(1, 19))
TEXT = "The union says eleven weeks, the company four; the register of the court shows six."


def worked(computer: str, questions, start: float = 0, said: str = "yes", text: str = "") -> list[Event]:
    """The events of one sitting at one computer: a question a minute, answered ``said``."""
    found = [
        one_event(n, f"{said} {question}", kernel=computer, time=at(start + 60 * n), item=f"q{question}")
        for n, question in enumerate(questions, 1)
    ]
    if text:
        n = len(found) + 1
        answer = {"text": text, "checked": []}
        more = {"kernel": computer, "time": at(start + 60 * n), "task": "words", "item": "text"}
        found.append(one_event(n, answer, **more))
    return found


def sent(learner: str, events: list[Event], minutes: float = 60, name: str = "", **head: str) -> bytes:
    """A file handed in so many minutes after the lesson began."""
    told = {
        "handed_in": at(60 * minutes),
        "room": "exercises",
        "stem": STEM,
        "learner": learner,
        "name": name,
    }
    return write_handed_in(
        sorted(events, key=lambda each: (each.time, each.kernel, each.n)), {**told, **head}
    )


def put(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Lay files into a folder, by their names."""
    paths = []
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
    return paths


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their places."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def counted(target: Path, stem: str = STEM) -> dict[str, dict[str, str]]:
    """Learner -> question -> the answer that counts, of all that lies where whosays grade looks."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((target / stem).glob("*.answers.jsonl")):
        handed = read_handed_in(path.read_bytes(), str(path))
        assert handed.whole
        assert handed.learner == path.name.partition(".")[0]
        found[handed.learner] = {event.item: event.answer for event in handed.events}
    return found


def held(target: Path, stem: str = STEM) -> dict[str, str]:
    """Learner -> why, of all who are held back."""
    return {
        path.stem: path.read_text("utf-8").strip() for path in (target / stem / "held-back").glob("*.txt")
    }


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
