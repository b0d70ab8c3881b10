"""What a class's written answers earned, row by row of their rubrics: from the marks and the markbook.

A mark counts only for the text that was handed in last, and only once every row of it is settled.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from whosays.teacher.desk.agreement import agreements, in_words
from whosays.teacher.desk.ledger import Ledger, TextNotes
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.desk.rubric import LEVELS, Place, RubricRow, rubric_of
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import Asked, Responses
from whosays.teacher.stats.test_changes import Step, mean_change, steps

FULL = max(LEVELS)


@dataclass(frozen=True)
class RowCount:
    """One row of a rubric over a class: how many texts earned 2, 1 and 0 points; ``wants``: what earns 2."""

    row: str
    wants: str
    full: int
    part: int
    none: int

    @property
    def share(self) -> float:
        """The share of its points that the marked texts earned, from 0 to 1; there must be some."""
        return (FULL * self.full + self.part) / (FULL * (self.full + self.part + self.none))


@dataclass(frozen=True)
class WrittenItem:
    """One question with a rubric.

    Attributes:
        place, title: which one, and what the page calls it.
        texts: how many were handed in.
        levels: by learner, then by row: the points of every text that is marked to the end.
        rows: the rubric over those texts; empty while none is marked.
        agreement: sentences on two markers; none where one marked alone.
    """

    place: Place
    title: str
    texts: int
    levels: dict[str, dict[str, int]] = field(repr=False, hash=False)
    rows: tuple[RowCount, ...]
    agreement: tuple[str, ...]

    @property
    def marked(self) -> int:
        """How many texts have a mark for every row."""
        return len(self.levels)

    @property
    def weakest(self) -> RowCount | None:
        """The row that earned the smallest share of its points; None where all did well or none is marked."""
        found = min(self.rows, key=lambda row: row.share, default=None)
        return found if found and found.share < 1 else None

    def points(self) -> dict[str, int]:
        """The points of each marked text, by learner."""
        return {learner: sum(levels.values()) for learner, levels in self.levels.items()}


def written_items(responses: Responses, markbook: Path) -> list[WrittenItem]:
    """Every question with a rubric that somebody answered, in the order of the exercises.

    Args:
        responses: the class's answers.
        markbook: what the marking desk kept; a folder that is not there holds no marks.
    """
    ledgers: dict[str, Ledger] = {}
    found = []
    for place, asked in responses.asked.items():
        papers = _papers(responses, place) if rubric_of(asked.item) else {}
        if papers:
            if place[0] not in ledgers:
                ledgers[place[0]] = Markbook(markbook, place[0]).noted
            found.append(_written(place, asked, papers, ledgers[place[0]], responses.said))
    return found


def _papers(responses: Responses, place: tuple[str, str, str]) -> dict[str, str]:
    """Learner -> what names the text that was handed in last."""
    rows = responses.table[responses.table["paper"] != ""]
    mine = rows[(rows["exercise"] == place[0]) & (rows["task"] == place[1]) & (rows["item"] == place[2])]
    return dict(zip(mine["learner"], mine["paper"], strict=True))


def _written(
    place: Place,
    asked: Asked,
    papers: dict[str, str],
    noted: Ledger,
    said: dict[tuple[str, str], tuple[str, ...]],
) -> WrittenItem:
    rubric = rubric_of(asked.item)
    rows = [row.name for row in rubric]
    all_notes = {
        learner: noted.notes_of(place, (learner, *said.get((learner, place[0]), ())), paper)
        for learner, paper in papers.items()
    }
    settled = {learner: _settled(notes, rows) for learner, notes in all_notes.items()}
    levels = {learner: some for learner, some in settled.items() if len(some) == len(rows)}
    counts = tuple(_count(row, levels.values()) for row in rubric) if levels else ()
    agreement = _agreement(all_notes.values(), rows)
    return WrittenItem(place, _title(asked), len(papers), levels, counts, agreement)


def _title(asked: Asked) -> str:
    """The task's title; which question of it, where it has several that people read."""
    title: str = asked.task.raw["title"]
    return (
        f"{title}, question {asked.number}" if sum(map(bool, map(rubric_of, asked.task.items))) > 1 else title
    )


def _settled(notes: TextNotes, rows: list[str]) -> dict[str, int]:
    found = {row: notes.settled(row) for row in rows}
    return {row: level for row, level in found.items() if level is not None}


def _count(row: RubricRow, levels: Iterable[dict[str, int]]) -> RowCount:
    given = Counter(each[row.name] for each in levels)
    return RowCount(row.name, row.words[FULL], given[2], given[1], given[0])


def _agreement(all_notes: Iterable[TextNotes], rows: list[str]) -> tuple[str, ...]:
    texts = [{row: list(notes.given(row).values()) for row in rows} for notes in all_notes]
    if not any(len(given) > 1 for text in texts for given in text.values()):
        return ()
    overall, *each = agreements(texts, rows)
    return tuple(in_words(overall, each))


def pooled(items: Iterable[WrittenItem]) -> list[WrittenItem]:
    """One question where two forms ask the same: the forms of one sitting, over all who sat it."""
    found: dict[tuple[str, str, str], WrittenItem] = {}
    for item in items:
        same = (item.title, item.place.task, item.place.item)
        found[same] = _together(found[same], item) if same in found else item
    return list(found.values())


def _together(one: WrittenItem, other: WrittenItem) -> WrittenItem:
    rows: dict[str, RowCount] = {}
    for each in (*one.rows, *other.rows):
        had = rows.get(each.row, RowCount(each.row, each.wants, 0, 0, 0))
        sums = (had.full + each.full, had.part + each.part, had.none + each.none)
        rows[each.row] = RowCount(each.row, had.wants, *sums)
    texts, levels = one.texts + other.texts, one.levels | other.levels
    return WrittenItem(one.place, one.title, texts, levels, tuple(rows.values()), one.agreement)


# --- the open reply of the reading test ----------------------------------------------------------


@dataclass(frozen=True)
class ReplyChange(Step):
    """A class's change in the open reply, over those whose replies of both sittings are marked.

    Attributes:
        rows: row, its share of points before, and after.
    """

    rows: tuple[tuple[str, float, float], ...]


def reply_changes(responses: Responses, items: list[WrittenItem]) -> list[ReplyChange]:
    """A class's change in the open reply from sitting to sitting; steps with no marked pair are left out."""
    replies = {item.place.exercise: item for item in items if item.place.exercise in FORMS}
    found = []
    for (first, before), (second, after) in steps(responses):
        both = sorted(before.keys() & after.keys())
        pairs = {each: (_reply(replies, before, each), _reply(replies, after, each)) for each in both}
        marked = {each: pair for each, pair in pairs.items() if all(pair)}
        if marked:
            found.append(_reply_change(first, second, marked, len(both)))
    return found


def _reply(replies: dict[str, WrittenItem], sitting: dict[str, str], learner: str) -> dict[str, int]:
    item = replies.get(sitting[learner])
    return item.levels.get(learner, {}) if item else {}


def _reply_change(
    first: str, second: str, marked: dict[str, tuple[dict[str, int], dict[str, int]]], sat: int
) -> ReplyChange:
    points = [{each: float(sum(pair[when].values())) for each, pair in marked.items()} for when in (0, 1)]
    rows = list(next(iter(marked.values()))[0])
    shares = tuple((row, _share(marked, row, 0), _share(marked, row, 1)) for row in rows)
    left_out, possible = sat - len(marked), FULL * len(rows)
    return ReplyChange(first, second, len(marked), left_out, *mean_change(*points), possible, shares)


def _share(marked: dict[str, tuple[dict[str, int], dict[str, int]]], row: str, when: int) -> float:
    return sum(pair[when].get(row, 0) for pair in marked.values()) / (FULL * len(marked))
