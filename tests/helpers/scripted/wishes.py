"""What is still to be chosen of a statement that has its words: the next message, as the editor takes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.scripted.goals import Goal, has_mark, runs_of, unlike
from helpers.scripted.reshaping import as_lists
from whosays.articles.article import Article
from whosays.author.editor.rows import ARTICLE, Row
from whosays.author.editor.voices import with_voice_before
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject


@dataclass(frozen=True)
class Wish:
    """The next thing to do with a statement, and what kind of edit it is."""

    what: str
    act: JsonObject


def next_wish(article: Article, rows: Sequence[Row], row: Row, goal: Goal) -> Wish | None:
    """The next edit, in the order of the editor's questions; None if but the reasons are open."""
    open_ends = unlike(article, row, goal)
    if "kind" not in open_ends and _speaks_on(article, rows, row, goal):
        return Wish("source as before", {"do": "before", "at": row.number})
    for name, wish in _BY_COLUMN.items():
        if name in open_ends:
            return wish(article, row, goal)
    return None


def _speaks_on(article: Article, rows: Sequence[Row], row: Row, goal: Goal) -> bool:
    """Whether taking over the source of the statement before saves an edit."""
    try:
        taken = with_voice_before(article, rows, row)
    except KitError:  # nobody speaks there, or nobody is to speak here
        return False
    return len(unlike(article, row, goal)) - len(unlike(article, taken, goal)) > 1


def _kind(_: Article, row: Row, goal: Goal) -> Wish:
    return Wish("kind", {"do": "kind", "at": row.number, "kind": goal.row["kind"]})


def _source_words(article: Article, row: Row, goal: Goal) -> Wish:
    return _words(article, row, "source_words", goal.statement.source_spans)


def _cue(article: Article, row: Row, goal: Goal) -> Wish:
    return _words(article, row, "cue", goal.statement.cue_spans)


def _words(article: Article, row: Row, role: str, spans: tuple[tuple[int, int], ...]) -> Wish:
    ranges = as_lists(runs_of(article, spans))
    return Wish(role.replace("_", " "), {"do": "words", "at": row.number, "role": role, "ranges": ranges})


def _source(_: Article, row: Row, goal: Goal) -> Wish:
    """One box of the chain: the first that is not as it is to be."""
    have, want = _mouths(row.chain), _mouths(goal.row["source"].split("<"))
    place = next(i for i in range(len(have) + len(want)) if have[i : i + 1] != want[i : i + 1])
    name = want[place] if place < len(want) else ""
    names = [*have[:place], name, *have[place + 1 :]]
    same = bool(_telling(have) & _telling(want))
    what = "another name of the source" if same and place == 0 else "source"
    return Wish(what, {"do": "chain", "at": row.number, "names": [*names, ARTICLE], "box": place})


_SMALL = {"the", "a", "an", "of", "for", "in"}


def _telling(mouths: list[str]) -> set[str]:
    """The words of the first name that say who it is."""
    return {word for name in mouths[:1] for word in name.lower().split()} - _SMALL


def _mouths(chain: list[str]) -> list[str]:
    return [each.strip() for each in chain if each.strip() not in (ARTICLE, "the page")]


def _speaker(_: Article, row: Row, goal: Goal) -> Wish:
    return Wish("who it is", {"do": "speaker", "at": row.number, "speaker": goal.row["speaker"]})


def _marks(article: Article, row: Row, goal: Goal) -> Wish:
    assert has_mark(article, goal.statement.cue_spans) != has_mark(article, row.words["cue"])
    return Wish("cue", {"do": "marks", "at": row.number})


def _also(_: Article, row: Row, goal: Goal) -> Wish:
    """The second answer: first that there is one, where there is none, then which."""
    facet, also = goal.row["also_facet"], goal.row["also"]
    if row.cells["also_facet"] not in ("", facet):
        return Wish("second answer", {"do": "also", "at": row.number, "kind": ""})
    is_new = not row.cells["also_facet"]
    if facet == "kind":
        return Wish("second answer", {"do": "also", "at": row.number, "kind": "likely" if is_new else also})
    names: list[str] = [] if is_new else [*_mouths(also.split("<")), ARTICLE]
    return Wish("second answer", {"do": "also", "at": row.number, "names": names})


_BY_COLUMN = {
    "kind": _kind,
    "source_words": _source_words,
    "source": _source,
    "speaker": _speaker,
    "cue": _cue,
    "marks": _marks,
    "also": _also,
}
