"""Marks of texts that were given under another number: before a correction, or to one of a pair.

A mark is kept under the number that the desk knew. Where collect has since put the file under the right
number, or several learners handed in one, the mark goes with the text: only the very text that was read.
"""

from collections.abc import Iterable, Iterator

from whosays.base.errors import KitError
from whosays.learner.answers.hand_in_file import assembled_of_head
from whosays.teacher.collect.collected_files import Filed, read_head_line
from whosays.teacher.grade.batch import TextMarks


def with_inherited(
    written: dict[Filed, TextMarks], root: str, files: Iterable[Filed]
) -> dict[Filed, TextMarks]:
    """The marks by learner and exercise, with those that belong to a learner under another number.

    Only files of exercises of which texts were marked are looked at, and only their first lines.
    """
    marked = {filed.exercise for filed in written}
    found = dict(written)
    for filed in files:
        if filed.exercise in marked:
            others = [written.get(Filed(number, filed.exercise), {}) for number in _others(root, filed)]
            mine = {place: mark for marks in reversed(others) for place, mark in marks.items()}
            if mine:
                found[filed] = {**mine, **written.get(filed, {})}
    return found


def _others(root: str, filed: Filed) -> Iterator[str]:
    """Other numbers under which a file's texts may have been marked, the likelier first."""
    try:
        assembled = assembled_of_head(read_head_line(root, filed))
    except KitError:  # told when it is marked
        return
    if assembled:
        yield from (each for each in (*assembled.together, *assembled.said) if each != filed.learner)
