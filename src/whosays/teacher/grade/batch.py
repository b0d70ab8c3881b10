"""A batch of collected files -> their marks. Runs in this process, in another, or on a cluster.

One file that cannot be marked is a line in the report and never stops the rest. Answers are data: nothing
in them is run, and no path that they name is opened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from whosays.base.errors import KitError
from whosays.learner.answers.class_numbers import plain_number
from whosays.learner.answers.hand_in_file import HandedIn, has_no_time, read_handed_in
from whosays.tasks.solutions import unpacked
from whosays.teacher.collect.collected_files import SUFFIX, Filed, read_file, written_at
from whosays.teacher.desk.markbook import WrittenMark, with_mark
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.grade.due_dates import DueDates
from whosays.teacher.marks.clocks import cannot_be, day_after
from whosays.teacher.marks.counting import ItemMark, Marker, TaskItem, by_item
from whosays.teacher.marks.gradebook import Marks, digest, table_rows
from whosays.teacher.marks.lateness import Late

TextMarks = dict[TaskItem, WrittenMark]


QuestionsRead = dict[str, dict[TaskItem, int]]
"""By exercise, the questions of which people have read a text, and the points of their rubrics."""


@dataclass(frozen=True)
class Work:
    """All that a marker must know: where the files lie, the packed keys, and which due time counts for whom.

    ``read``: once a text of a question was read, the question counts for the whole class. Who left it open
    has none of its points then; a text that nobody has read yet counts neither way, and waits.
    ``names``: of the class list, by plain number, for totals.csv.
    """

    root: str
    keys: bytes
    fingerprint: str
    due: DueDates
    read: QuestionsRead = field(default_factory=dict, hash=False)
    names: dict[str, str] = field(default_factory=dict, hash=False)


class Batch(NamedTuple):
    """Some files, and what people gave for the texts in them."""

    files: Sequence[Filed]
    written: dict[Filed, TextMarks]


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


def mark_batch(work: Work, batch: Batch) -> list[Done]:
    """Mark a batch of files. Raises nothing for what stands in them."""
    if work.fingerprint not in _markers:
        _markers.clear()
        _markers[work.fingerprint] = {stem: Marker(tasks) for stem, tasks in unpacked(work.keys).items()}
    markers = _markers[work.fingerprint]
    return [
        _mark_file(work, filed, markers.get(filed.exercise), batch.written.get(filed, {}))
        for filed in batch.files
    ]


def _mark_file(work: Work, filed: Filed, marker: Marker | None, written: TextMarks) -> Done:
    signature = ""
    try:
        data, signature = read_file(work.root, filed)
        if marker is None:
            raise KitError(f"there is no key for {filed.exercise} among the solutions.")  # noqa: TRY301
        handed = read_handed_in(data, f"{filed.learner}{SUFFIX}", filed.learner)
        _check_whose(handed, filed)
        marks, problems = mark_hand_in(handed, marker, written, work.read.get(filed.exercise, {}))
        late, wrong_clock = _late(work, filed, handed, signature)
        whole = Marks(
            items=marks,
            digest=digest(data),
            late=late,
            together=handed.assembled.together if handed.assembled else (),
            said=handed.assembled.said if handed.assembled else (),
            **_head(handed),
        )
        listed = work.names.get(plain_number(filed.learner), "")
        problems = (*problems, *told_of_assembled(handed), *wrong_clock)
        return Done(filed, signature, (whole.line(), *table_rows(whole, listed)), problems)
    except KitError as error:
        why = str(error)
    except Exception as error:  # whatever is in one file, the others are marked
        why = f"the kit stumbled over this file ({type(error).__name__}: {error})."
    return Done(filed, signature, ("", "", ""), (f"Not marked: {why[:500]}",))


def _late(work: Work, filed: Filed, handed: HandedIn, signature: str) -> tuple[Late, tuple[str, ...]]:
    """Whether it is late; unknown where its time cannot be, and then a sentence on that."""
    late = work.due.late(filed, handed.handed_in, handed.release.due)
    until = day_after(written_at(signature))
    if late is None or not cannot_be(handed.handed_in, handed.release.released, until):
        return late, ()
    if has_no_time(handed.handed_in):
        return "unknown", ("Late or not is unknown: no time of handing in is known.",)
    return "unknown", (f"Late or not is unknown: “handed in on {handed.handed_in[:10]}” cannot be.",)


def _check_whose(handed: HandedIn, filed: Filed) -> None:
    if handed.room != "exercises":
        raise KitError(f"these are answers to {handed.room}/{handed.stem}, and only exercises are marked.")
    if handed.stem != filed.exercise or handed.learner != filed.learner:
        raise KitError(
            f"the file says that it is learner {handed.learner}'s and of {handed.stem}. "
            "Run whosays collect again, which puts it in its place."
        )


def told_of_assembled(handed: HandedIn) -> Iterable[str]:
    """How collect put a file together, for whoever looks at the marks and not at collection.csv."""
    found = handed.assembled
    if found is None:
        return
    if found.together:
        yield f"Handed in together by {' and '.join(found.together)}."
    elif found.said:
        yield f"Handed in as {', '.join(found.said)}; by corrections.csv it is {handed.learner}’s."
    if len(found.pieces) > 1:
        yield f"Joined from {len(found.pieces)} files, question by question; the last answer counts."
    if found.cut:
        yield f"{found.cut} of its files were cut or changed on their way."


def _head(handed: HandedIn) -> dict[str, str]:
    head = {"learner": handed.learner, "name": handed.name, "exercise": handed.stem}
    return {**head, "handed_in": handed.handed_in}


def mark_hand_in(
    handed: HandedIn, marker: Marker, written: TextMarks, read: dict[TaskItem, int]
) -> tuple[tuple[ItemMark, ...], tuple[str, ...]]:
    """The marks, and what the teacher should know."""
    said = by_item(handed.events)
    items = marker.marks_of(said)
    problems = (*handed.problems, *_strange(said, marker), *_other_article(handed, marker))
    if read:
        problems += tuple(_rewritten(items, written))
        items = [_read_by_people(item, written, read) for item in items]
    return tuple(items), problems


def _read_by_people(item: ItemMark, written: TextMarks, read: dict[TaskItem, int]) -> ItemMark:
    place = (item.task, item.item)
    if place in read and not item.answered:
        return replace(item, possible=read[place])
    mark = written.get(place)
    return with_mark(item, mark) if mark else item


def _rewritten(items: list[ItemMark], written: TextMarks) -> Iterable[str]:
    for item in items:
        mark = written.get((item.task, item.item))
        if mark and mark.paper != paper_of(item.answer):
            yield f"The text in {item.task} is not the one that was marked. Mark it again at the desk."


def _strange(said: dict[TaskItem, Any], marker: Marker) -> Iterable[str]:
    strange = len(said.keys() - marker.places.keys())
    if strange:
        are, were = (
            ("answer is to a question", "was") if strange == 1 else ("answers are to questions", "were")
        )
        yield f"{strange} {are} that this exercise does not have, and {were} left out."


def _other_article(handed: HandedIn, marker: Marker) -> Iterable[str]:
    strange = {(event.task, event.article) for event in handed.events} - marker.articles
    if strange and {task for task, _ in strange} & {task for task, _ in marker.articles}:
        yield "The answers were given on another version of the article; places of marked words may differ."
