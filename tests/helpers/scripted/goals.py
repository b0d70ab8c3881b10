"""What a key is to say in the end: one goal a statement, told by the words it consists of.

Words are compared, and not code points: the editor chooses whole words, and a mark at the edge of one says
nothing of who stands behind it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article, Span, read_article
from whosays.articles.key import Statement, read_key
from whosays.author.editor.rows import Row, without_marks

Runs = tuple[tuple[int, int], ...]
"""First and last word of each piece."""


@dataclass(frozen=True)
class Goal:
    """One statement of the target: its words, and what its row says."""

    runs: Runs
    block: str
    statement: Statement

    @property
    def row(self) -> dict[str, str]:
        """The cells of its row."""
        return self.statement.row

    @property
    def words(self) -> set[int]:
        """The numbers of its words."""
        return words_of_runs(self.runs)


def runs_of(article: Article, spans: tuple[Span, ...]) -> Runs:
    """The pieces as first and last word, marks at their edges left out; marks alone are no piece."""
    said = [without_marks(article, span) for span in spans if re.search(r"\w", article.text[slice(*span)])]
    found = [article.words_in(*span) for span in said]
    return tuple(sorted((run[0].number, run[-1].number) for run in found if run))


def words_of_runs(runs: Runs) -> set[int]:
    """The numbers of all words of some pieces."""
    return {n for first, last in runs for n in range(first, last + 1)}


def read_goals(article: Article, folder: Path) -> tuple[Goal, ...]:
    """The target, in the order of the text, outer statements first.

    Args:
        article: the article as it was brought.
        folder: with the same text and the target's ``key.csv``. Ids are not compared: what is taken for a
            page part may be another block there, and the paragraphs counted otherwise.

    Raises:
        KitError: the target is no key of its article.
    """
    theirs = read_article(folder)
    assert theirs.text == article.text, f"{folder.name} has another text"
    found = [
        Goal(runs_of(article, each.spans), article.paragraph_at(each.start).id, each)
        for each in read_key(theirs, folder / "key.csv").statements
    ]
    return tuple(sorted(found, key=lambda each: (each.statement.start, -each.statement.spans[-1][1])))


def has_mark(article: Article, spans: tuple[Span, ...]) -> bool:
    """Whether a quotation mark is among these words: alone, or at an edge."""
    return any(re.search(r"^[“”‘’\"']|[“”‘’\"']$", article.text[slice(*span)]) for span in spans)


def unlike(article: Article, row: Row, goal: Goal) -> list[str]:
    """What of a statement is not yet as the target says: names of columns, ``quote`` first.

    A second answer counts only where the target has one.
    """
    found = [] if runs_of(article, row.spans) == goal.runs else ["quote"]
    found += [name for name in ("kind", "source", "speaker") if row.cells[name] != goal.row[name]]
    pairs = (("source_words", goal.statement.source_spans), ("cue", goal.statement.cue_spans))
    found += [name for name, spans in pairs if runs_of(article, row.words[name]) != runs_of(article, spans)]
    if has_mark(article, row.words["cue"]) != has_mark(article, goal.statement.cue_spans):
        found.append("marks")
    second = [row.cells[name] != goal.row[name] for name in ("also_facet", "also")]
    return [*found, "also"] if goal.row["also"] and any(second) else found
