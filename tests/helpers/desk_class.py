"""A class's written answers, and people who mark them, for tests."""

from pathlib import Path

from helpers.hand_ins import STEM, at
from whosays.base.places import kit_root
from whosays.learner.answers.events import Event
from whosays.learner.answers.hand_in_file import write_handed_in
from whosays.tasks.solutions import read_keys
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.desk.piles import Pile, read_piles
from whosays.teacher.desk.rubric import Place
from whosays.teacher.desk.session import Session

PLACE = Place(STEM, "debt", "friend")
ROWS = ("Every figure has its owner", "The accusation stands apart", "Grounds", "Even hand")
NAME = "Zorbina Quillfeather"  # nothing that the kit itself says


def learner(number: int) -> str:
    """A class code that occurs nowhere by chance."""
    return f"K7X{number:03}"


def keys():
    """The rubrics of the exercise."""
    return read_keys(kit_root() / "solutions", [STEM])


def hand_in(collected: Path, who: str, answer: object, name: str = NAME) -> Path:
    """File what one learner wrote, as whosays collect does."""
    event = Event(1, at(1), "4f1c09ab", 1, "exercises", STEM, "c814636c", "debt", "friend", answer, 0, False)
    head = {"handed_in": at(600), "room": "exercises", "stem": STEM, "learner": who, "name": name}
    path = collected / STEM / f"{who}.answers.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_handed_in([event], head))
    return path


def a_class(collected: Path, texts: int) -> Path:
    """So many learners, each with a text of their own."""
    for number in range(1, texts + 1):
        hand_in(collected, learner(number), {"text": f"Text number {number}: six weeks.", "checked": [0]})
    return collected


def pile(collected: Path) -> Pile:
    """The texts of the class."""
    (only,) = read_piles(collected, keys()).piles
    return only


def session(collected: Path, marker: str, markbook: Path | None = None) -> Session:
    """A marker at the desk, as from a kernel that was started just now."""
    book = Markbook(markbook or collected.parent / "markbook", STEM)
    return Session(pile(collected), book, marker)


def give(marking: Session, at: int, *levels: int) -> None:
    """Mark the rows of one text, from the first on."""
    for row, level in zip(ROWS, levels, strict=False):
        message = {"view": marking.view, "at": at, "row": row, "level": level}
        assert marking.level(message).saved


def mark_all(marking: Session, levels) -> None:
    """Mark every text: ``levels`` is given a learner and says what each row is worth. Then: done."""
    for at_, script in enumerate(marking.texts):
        give(marking, at_, *levels(script.learner))
    assert marking.done({"done": True}).saved
