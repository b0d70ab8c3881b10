"""A batch of collected files -> their marks. Runs in this process, in another, or on a cluster.

One file that cannot be marked is a line in the report and never stops the rest. Answers are data: nothing
in them is run, and no path that they name is opened.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from whosays.answers_file import HandedIn, read_handed_in
from whosays.counting import Marker, Place, by_place
from whosays.errors import KitError
from whosays.gradebook import Marks, digest, is_late, table_rows
from whosays.shelf import SUFFIX, Filed, read_file
from whosays.solutions import unpacked


@dataclass(frozen=True)
class Work:
    """All that a marker must know: where the files lie, the packed keys, and the due time (UTC) or None."""

    root: str
    keys: bytes
    fingerprint: str
    due: str | None


class Done(NamedTuple):
    """What became of one file.

    ``tables`` are its lines of marks.jsonl, gradebook.csv and totals.csv, empty where it could not be
    marked; ``problems`` say what the teacher should know of it.
    """

    filed: Filed
    signature: str
    tables: tuple[str, ...]
    problems: tuple[str, ...]


_markers: dict[str, dict[str, Marker]] = {}  # by fingerprint of the keys: one entry, the latest


def mark_batch(work: Work, batch: list[Filed]) -> list[Done]:
    """Mark a batch of files. Raises nothing for what stands in them."""
    if work.fingerprint not in _markers:
        _markers.clear()
        _markers[work.fingerprint] = {stem: Marker(tasks) for stem, tasks in unpacked(work.keys).items()}
    markers = _markers[work.fingerprint]
    return [_mark_file(work, filed, markers.get(filed.exercise)) for filed in batch]


def _mark_file(work: Work, filed: Filed, marker: Marker | None) -> Done:
    signature = ""
    try:
        data, signature = read_file(work.root, filed)
        if marker is None:
            raise KitError(f"there is no key for {filed.exercise} among the solutions.")  # noqa: TRY301
        handed = read_handed_in(data, f"{filed.learner}{SUFFIX}")
        _check_whose(handed, filed)
        return Done(filed, signature, *_mark(work, handed, marker, digest(data)))
    except KitError as error:
        why = str(error)
    except Exception as error:  # whatever is in one file, the others are marked
        why = f"the kit stumbled over this file ({type(error).__name__}: {error})."
    return Done(filed, signature, ("", "", ""), (f"Not marked: {why[:500]}",))


def _check_whose(handed: HandedIn, filed: Filed) -> None:
    if handed.room != "exercises":
        raise KitError(f"these are answers to {handed.room}/{handed.stem}, and only exercises are marked.")
    if handed.stem != filed.exercise or handed.learner != filed.learner:
        raise KitError(
            f"the file says that it is learner {handed.learner}'s and of {handed.stem}. "
            "Run whosays collect again, which puts it in its place."
        )


def _mark(work: Work, handed: HandedIn, marker: Marker, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines for the tables, and what the teacher should know."""
    said = by_place(handed.events)
    late = is_late(handed.handed_in, work.due)
    items = tuple(marker.marks_of(said))
    marks = Marks(handed.learner, handed.name, handed.stem, handed.handed_in, late, items, name)
    problems = (*handed.problems, *_strange(said, marker), *_other_article(handed, marker))
    return (marks.line(), *table_rows(marks)), problems


def _strange(said: dict[Place, Any], marker: Marker) -> Iterable[str]:
    strange = len(said.keys() - marker.places.keys())
    if strange:
        yield f"{strange} answers are to questions that this exercise does not have, and were left out."


def _other_article(handed: HandedIn, marker: Marker) -> Iterable[str]:
    strange = {(event.task, event.article) for event in handed.events} - marker.articles
    if strange and {task for task, _ in strange} & {task for task, _ in marker.articles}:
        yield "The answers were given on another version of the article; places of marked words may differ."
