"""The key of an article: every statement, who says it, what kind it is and why.

Reads and writes ``key.csv`` and refuses what the codebook forbids. The unit (source, cue, content)
follows PARC 3.0 and PolNeAR.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from whosays.articles.article import Article, Span
from whosays.articles.key_checks import ID, problems_of_row
from whosays.articles.quotes import find_pieces
from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.fixed_tables import checked_table

COLUMNS = (
    "id", "quote", "kind", "source", "source_words", "cue", "speaker", "settles", "also_facet",
    "also", "deciding", "why", "why_source", "why_accuses", "why_also", "status", "flags",
)  # fmt: skip
OPTIONAL = frozenset({"deciding", "why_source", "why_accuses"})
"""Columns that a key may do without. A row has their cells all the same: they are empty."""
_WORDS = ("quote", "source_words", "cue", "deciding")  # columns that hold words of the article


@dataclass(frozen=True)
class Statement:
    """The smallest stretch of an article with one answer to "who stands behind this?".

    Attributes:
        id: paragraph id, full stop, number.
        spans: its pieces as code points, in the order of the text.
        source_spans, cue_spans: the words that name the source and hand the statement to it.
        row: the cells of its row, by column.
        deciding_spans: the words that decide, where they are neither of these.
    """

    id: str
    spans: tuple[Span, ...]
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    row: dict[str, str] = field(hash=False)
    deciding_spans: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        """The best kind, by its codebook name."""
        return self.row["kind"]

    @property
    def speaker(self) -> str:
        """Who speaks, as one of SPEAKERS."""
        return self.row["speaker"]

    @property
    def source(self) -> str:
        """The chain of sources as written, origin first: ``Maduro < the article``."""
        return self.row["source"]

    @property
    def chain(self) -> tuple[str, ...]:
        """The chain of sources, origin first."""
        return tuple(part.strip() for part in self.row["source"].split("<"))

    @property
    def flags(self) -> tuple[str, ...]:
        """The row's flags."""
        return tuple(flag.strip() for flag in self.row["flags"].split(";") if flag.strip())

    def also(self, facet: str) -> str:
        """The second defensible answer to ``facet`` (``kind`` or ``source``), or an empty text."""
        return self.row["also"] if self.row["also_facet"] == facet else ""

    @property
    def start(self) -> int:
        """Where its first piece begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.spans[-1][1]

    def holds(self, other: "Statement") -> bool:
        """Whether every piece of ``other`` lies within a piece of this one."""
        return all(any(a <= c and d <= b for a, b in self.spans) for c, d in other.spans)


@dataclass(frozen=True)
class Key:
    """The statements of one article, in the order of the text (outer ones first).

    ``columns`` are those that its file has.
    """

    article: Article
    statements: tuple[Statement, ...]
    columns: tuple[str, ...] = tuple(name for name in COLUMNS if name not in OPTIONAL)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """The statements by id."""
        return {each.id: each for each in self.statements}

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id.

        Raises:
            KitError: there is none.
        """
        try:
            return self.by_id[statement_id]
        except KeyError:
            raise KitError(
                f"{self.article.name}/key.csv: there is no statement “{statement_id}”, and a page asks about "
                f"it. Put it back; or, if no learner has the page yet: whosays build {self.article.name}"
            ) from None

    @cached_property
    def innermost(self) -> tuple[Statement | None, ...]:
        """For each word of the article the innermost statement it counts for, or None.

        A word counts where most of it lies: of “(about 68%).” a statement need not hold the full stop.
        """
        owners: list[Statement | None] = [None] * len(self.article.words)
        for each in sorted(self.statements, key=_length, reverse=True):
            for start, end in each.spans:
                for word in self.article.words_in(start, end):
                    shared = min(end, word.end) - max(start, word.start)
                    if shared * 2 >= word.end - word.start:
                        owners[word.number] = each
        return tuple(owners)


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.spans)


def read_key(article: Article, path: Path) -> Key:
    """Read and check a key.

    Raises:
        KitError: names the file, the row, the column and what to do.
    """
    key, problems = check_key(article, path)
    if problems:
        raise KitError(problems[0])
    return key


def check_key(article: Article, path: Path) -> tuple[Key, list[str]]:
    """Read a key as far as it can be read, and say all that is wrong with it.

    Returns:
        The key of the rows that are right, and a sentence for each fault: torn rows, then all others by row.

    Raises:
        KitError: the file cannot be read as a table of these columns.
    """
    table = checked_table(path, "key", COLUMNS, OPTIONAL)
    key, problems = check_rows(article, table.rows, path)
    problems = [*table.problems.values(), *problems]  # first: a torn row is why other rows are wrong
    if not table.rows and not problems:
        problems.append(f"{path}: the key has no statements. Add a row below the header.")
    return Key(article, key.statements, table.columns), problems


def check_rows(
    article: Article, rows: Iterable[tuple[int, dict[str, str]]], path: Path
) -> tuple[Key, list[str]]:
    """Make a key of rows that are in hand, as far as they are right, and say all that is wrong with them.

    Args:
        article: whose key it is.
        rows: the cells of each by column (all of COLUMNS), with the number that a person sees.
        path: the file that they stand in, or will; each sentence begins with it.
    """
    seen: dict[str, Statement] = {}
    numbers: dict[str, int] = {}
    problems: list[str] = []
    for number, cells in rows:
        row = {name: cell if cell.strip() else "" for name, cell in cells.items()}  # blanks say nothing
        at = f"{path}: row {number} ({row['id'].strip() or 'no id'})"
        statement, wrong = _statement(article, row, at)
        if row["id"] in numbers:
            wrong.append(f"{at}, column id: “{row['id']}” is used twice. Give one a new number.")
        numbers.setdefault(row["id"], number)
        problems += wrong
        if statement and not wrong:
            seen[statement.id] = statement
    problems += _crossings(article, list(seen.values()), path, numbers)
    ordered = sorted(seen.values(), key=lambda each: (each.start, -each.end, each.id))
    return Key(article, tuple(ordered)), problems


def write_key(key: Key, path: Path) -> None:
    """Write a key back, so that reading it again gives the same key.

    A column that it may do without is written where its file had it, or a row fills it.
    """
    filled = {name for each in key.statements for name in OPTIONAL if each.row[name]}
    columns = tuple(name for name in COLUMNS if name in filled or name in key.columns)
    _write(path, columns, (each.row for each in key.statements))


def add_columns(path: Path) -> None:
    """Give a key the columns that it did without, empty; its rows keep their order and their words.

    Raises:
        KitError: the file cannot be read as a key, or a row is torn.
    """
    table = checked_table(path, "key", COLUMNS, OPTIONAL)
    for problem in table.problems.values():
        raise KitError(problem)
    _write(path, COLUMNS, (row for _, row in table.rows))


def key_bytes(columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> bytes:
    """A key as it lies on the disk: the header and a line a row, formulas guarded.

    Args:
        columns: those that are written, in their order.
        rows: the cells by column.
    """
    cells = [columns, *([guarded(row[name]) for name in columns] for row in rows)]
    return "".join(f"{','.join(map(quoted, row))}\n" for row in cells).encode()


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    write_whole(path, key_bytes(columns, rows), make_folder=False)


def _statement(article: Article, row: dict[str, str], at: str) -> tuple[Statement | None, list[str]]:
    """The statement of a row, or None, and what is wrong with the row."""
    problems = list(problems_of_row(row, at))
    match = ID.fullmatch(row["id"])
    try:
        block = article.paragraph(match.group(1)) if match else None
    except KitError as error:
        block, problems = None, [*problems, f"{at}, column id: {error}"]
    if block is None:
        return None, problems
    spans: dict[str, tuple[Span, ...]] = {}
    for name in _WORDS:
        try:
            spans[name] = find_pieces(article, block, row[name], f"{at}, column {name}")
        except KitError as error:
            problems.append(str(error))
    if len(spans) < len(_WORDS) or not spans["quote"]:
        return None, problems
    quote, source, cue, deciding = (spans[name] for name in _WORDS)
    return Statement(row["id"], quote, source, cue, row, deciding), problems


def _crossings(
    article: Article, statements: list[Statement], path: Path, rows: dict[str, int]
) -> Iterator[str]:
    """Of two statements that share words one must hold the other, and not the very same words."""
    pieces = sorted(((a, b, each) for each in statements for a, b in each.spans), key=lambda p: p[:2])
    open_pieces: list[tuple[int, int, Statement]] = []
    told: set[tuple[str, str]] = set()
    for start, end, each in pieces:
        open_pieces = [piece for piece in open_pieces if piece[1] > start]
        for _, other_end, other in open_pieces:
            if (other.id, each.id) in told:
                continue
            if other.spans == each.spans or not (other.holds(each) or each.holds(other)):
                told |= {(other.id, each.id), (each.id, other.id)}
                shared = article.text[start : min(end, other_end)]
                yield (
                    f"{path}: rows {rows[other.id]} and {rows[each.id]} ({other.id} and {each.id}), column "
                    f"quote: they cross (both hold “{shared}”). One must lie inside the other, or they must "
                    "not touch."
                )
        open_pieces.append((start, end, each))
