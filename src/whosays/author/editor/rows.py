"""A key in the editor's hands: rows that may not hold yet, and how their stretches lie to one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from whosays.articles.article import Article, Paragraph, Span
from whosays.articles.key import Key, Statement
from whosays.articles.quote_cells import cell_of
from whosays.base.errors import KitError

ARTICLE, PAGE = "the article", "the page"
Spans = tuple[Span, ...]
ROLES = ("quote", "source_words", "cue", "deciding")


@dataclass(frozen=True)
class Row:
    """One statement under the pen. It may be wrong: then it is told, and never marked as checked.

    Attributes:
        number: the editor's own name for it, which stays while ids change.
        words: by column (see ROLES) the stretches it names, as code points.
        cells: its row of the key, by column.
        why_kind: the kind for which its reason was written.
    """

    number: int
    words: dict[str, Spans] = field(hash=False)
    cells: dict[str, str] = field(hash=False)
    why_kind: str

    @property
    def spans(self) -> Spans:
        """The statement's own words."""
        return self.words["quote"]

    @property
    def start(self) -> int:
        """Where its first piece begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.spans[-1][1]

    @property
    def kind(self) -> str:
        """Its kind, by the codebook's name."""
        return self.cells["kind"]

    @property
    def checked(self) -> bool:
        """Whether a person has read it."""
        return self.cells["status"] == "checked"

    @property
    def chain(self) -> list[str]:
        """Who says it, origin first, as names."""
        return [name.strip() for name in self.cells["source"].split("<")]

    def saying(self, **cells: str) -> "Row":
        """The row with other cells."""
        return replace(self, cells={**self.cells, **cells})

    def naming(self, article: Article, column: str, spans: Iterable[Span]) -> "Row":
        """The row with other words in a column.

        Raises:
            KitError: the words could be taken for others.
        """
        wanted = tuple(sorted(spans))
        changed = replace(self, words={**self.words, column: wanted})
        block = article.paragraph_at(changed.start)
        try:
            cell = cell_of(article, block, wanted, column) if wanted else ""
        except KitError as error:
            raise KitError(
                "These words could be taken for others of this article. Take one word more, or one fewer."
            ) from error
        return changed.saying(**{column: cell})

    def holds(self, other: "Row") -> bool:
        """Whether every piece of ``other`` lies within a piece of this one."""
        return all(any(a <= c and d <= b for a, b in self.spans) for c, d in other.spans)


def shares(one: Spans, other: Spans) -> bool:
    """Whether two stretches have a character in common."""
    return any(a < d and c < b for a, b in one for c, d in other)


def crosses(one: Row, other: Row) -> bool:
    """Whether two statements share words and neither lies inside the other, or both are the same words."""
    nested = one.holds(other) != other.holds(one)
    return shares(one.spans, other.spans) and not nested


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as they stand in the text, outer ones before those inside them."""
    return tuple(sorted(rows, key=lambda each: (each.start, -each.end, each.number)))


def block_of(article: Article, row: Row) -> Paragraph:
    """The paragraph that a statement stands in."""
    return article.paragraph_at(row.start)


def words_of(article: Article, row: Row) -> str:
    """The words of a statement as they are printed; dots stand between its pieces."""
    return " … ".join(article.text[a:b] for a, b in row.spans)


def holder_of(rows: Iterable[Row], row: Row) -> Row | None:
    """The smallest statement that another one lies in."""
    around = [each for each in rows if each.number != row.number and each.holds(row)]
    return min(around, key=lambda each: each.end - each.start, default=None)


def refuse_crossings(article: Article, rows: Iterable[Row]) -> None:
    """Say so where two statements cross.

    Raises:
        KitError: names the words of both.
    """
    for one, other in combinations(in_order(rows), 2):
        if other.start >= one.end:
            continue
        if crosses(one, other):
            raise KitError(
                f"“{_short(article, one)}” and “{_short(article, other)}” would share words. One statement "
                "must lie inside the other, or they must not touch."
            )


def _short(article: Article, row: Row) -> str:
    words = words_of(article, row)
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def stretch(article: Article, first: int, last: int) -> Span:
    """The stretch from one word to another, both of them in it.

    Raises:
        KitError: there are no such words, or they stand in two paragraphs.
    """
    words = article.words
    if not (0 <= first <= last < len(words)):
        raise KitError("These words are not in the article any more. Choose them again.")
    start, end = words[first].start, words[last].end
    if article.paragraph_at(start).id != article.paragraph_at(end - 1).id:
        raise KitError("These words stand in two paragraphs. Choose words of one paragraph.")
    return start, end


def without_marks(article: Article, span: Span) -> Span:
    """A stretch without the marks at its edges; the stretch itself if it is nothing but marks."""
    text = article.text[slice(*span)]
    found = re.search(r"[^\W_](?:.*[^\W_])?", text, re.DOTALL)
    return (span[0] + found.start(), span[0] + found.end()) if found else span


def trimmed(article: Article, spans: Iterable[Span]) -> Spans:
    """Pieces without white space at their edges, and without those that hold no letter."""
    return tuple(_trimmed(article, spans))


def _trimmed(article: Article, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in sorted(spans):
        text = article.text[start:end]
        if re.search(r"\w", text):
            yield start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def as_key(article: Article, rows: Iterable[Row]) -> Key:
    """The rows as a key, whatever they say."""
    return Key(article, tuple(_statement(each) for each in in_order(rows)))


def _statement(row: Row) -> Statement:
    quote, source, cue, deciding = (row.words[name] for name in ROLES)
    return Statement(row.cells["id"], quote, source, cue, row.cells, deciding)


def title_of(article: Article) -> str:
    """The headline as it is printed; the name of the article where it has none."""
    heads = [each.text for each in article.paragraphs if each.role == "headline"]
    return " ".join(heads[0].split()) if heads else str(article.source["name"])
