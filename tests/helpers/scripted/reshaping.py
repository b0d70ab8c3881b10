"""Which cuts and joins lead from the draft's stretches to the target's: the shortest way that a beam finds.

The teacher is skilled: she cuts a statement in two rather than making two new ones, and takes the stretch
whose kind and source are right already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.scripted.goals import Goal, Runs, runs_of, unlike, words_of_runs
from whosays.articles.article import Article
from whosays.author.editor import cuts
from whosays.author.editor.rows import Row
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

_WIDTH = 3  # how many ways are followed at a time
_MOST = 40  # cuts in one paragraph
_KIND, _MISSING = 5, 8  # in edits: a kind that is another costs its reason, too; a missing statement, all
_ORDER = ("split", "join", "edges", "delete", "add")  # of two equal ways, the first of these

Rows = tuple[Row, ...]
_Kept = frozenset[tuple[int, Runs]]


@dataclass(frozen=True)
class _Way:
    """Some cuts in a row, the statements after them, and what would still be to do."""

    acts: tuple[JsonObject, ...]
    rows: Rows
    left: int


def cuts_to(article: Article, rows: Sequence[Row], goals: Sequence[Goal]) -> tuple[JsonObject, ...]:
    """The messages that lead from the statements of a paragraph to the stretches of its goals.

    Args:
        article: whose statements they are.
        rows: the statements of one paragraph.
        goals: the target's statements of the same paragraph.

    Returns:
        Messages in their order. The first statement that they make has the number -1, the next -2.
    """
    ways = [_Way((), tuple(rows), 0)]
    for _ in range(_MOST):
        if arrived := [each for each in ways if is_there(article, each.rows, goals)]:
            return min(arrived, key=lambda each: each.left).acts
        ways = _nearest(article, [new for each in ways for new in _further(article, each, goals)])
    raise AssertionError(f"{goals[0].block}: the cuts never end")


def is_there(article: Article, rows: Sequence[Row], goals: Sequence[Goal]) -> bool:
    """Whether the statements are the goals', no more and no fewer."""
    return not loose_goals(article, rows, goals) and not surplus(article, rows, goals)


def _nearest(article: Article, ways: list[_Way]) -> list[_Way]:
    """The few that leave least to do, no two of them alike."""
    found: dict[_Kept, _Way] = {}
    for each in sorted(ways, key=lambda way: (way.left, _ORDER.index(str(way.acts[-1]["do"])))):
        kept = frozenset((row.number, runs_of(article, row.spans)) for row in each.rows)
        found.setdefault(kept, each)
    return list(found.values())[:_WIDTH]


def loose_goals(article: Article, rows: Sequence[Row], goals: Sequence[Goal]) -> list[Goal]:
    """The goals without a statement of exactly these words."""
    there = {runs_of(article, each.spans) for each in rows}
    return [each for each in goals if each.runs not in there]


def surplus(article: Article, rows: Sequence[Row], goals: Sequence[Goal]) -> list[Row]:
    """The statements that no goal asks for."""
    wanted = {each.runs for each in goals}
    return [each for each in rows if runs_of(article, each.spans) not in wanted]


def _left(article: Article, rows: Rows, goals: Sequence[Goal]) -> int:
    """What would still be to do, in edits: cuts, and what is said of the statements that are there."""
    by_runs = {runs_of(article, each.spans): each for each in rows}
    there = [(by_runs[each.runs], each) for each in goals if each.runs in by_runs]
    missing, over = loose_goals(article, rows, goals), surplus(article, rows, goals)
    said = sum(_price(unlike(article, row, goal)) for row, goal in there)
    return max(len(missing), len(over)) + _MISSING * len(missing) + said


def _price(columns: list[str]) -> int:
    return min(_MISSING, len(columns) + (_KIND if "kind" in columns else 0))


def _further(article: Article, way: _Way, goals: Sequence[Goal]) -> Iterator[_Way]:
    number = min([0, *(each.number for each in way.rows)]) - 1
    for act in _acts(article, way.rows, goals):
        try:
            after = _done(article, way.rows, act, number)
        except KitError:  # the editor would not do it
            continue
        yield _Way((*way.acts, act), after, _left(article, after, goals))


def _acts(article: Article, rows: Rows, goals: Sequence[Goal]) -> Iterator[JsonObject]:
    loose = loose_goals(article, rows, goals)
    for row in surplus(article, rows, goals):
        words = words_of_runs(runs_of(article, row.spans))
        for word in sorted(_borders(loose) & words):
            yield {"do": "split", "at": row.number, "word": word}
        yield {"do": "join", "at": row.number}
        for goal in loose:
            if goal.words & words:
                yield {"do": "edges", "at": row.number, "ranges": as_lists(goal.runs)}
        yield {"do": "delete", "at": row.number}
    for goal in loose:
        yield {"do": "add", "ranges": as_lists(goal.runs)}


def _borders(goals: Sequence[Goal]) -> set[int]:
    return {n for goal in goals for a, b in goal.runs for n in (a, b + 1)}


def as_lists(runs: Runs) -> list[list[int]]:
    """Pieces as a message names them."""
    return [list(each) for each in runs]


def _done(article: Article, rows: Rows, act: JsonObject, number: int) -> Rows:
    """The rows after a cut, by the editor's own functions; ``number`` is for a new statement."""
    row = next((each for each in rows if each.number == act.get("at")), None)
    if row is None:
        return cuts.add(article, rows, _pairs(act), number)
    if act["do"] == "edges":
        return cuts.with_edges(article, rows, row, _pairs(act))
    if act["do"] == "split":
        return cuts.split(article, rows, row, act["word"], number)
    return cuts.join(article, rows, row) if act["do"] == "join" else cuts.delete(rows, row)


def _pairs(act: JsonObject) -> list[tuple[int, int]]:
    return [(first, last) for first, last in act["ranges"]]
