"""The key of an article: every statement, who says it, what kind it is and why.

Reads and writes ``key.csv`` and refuses what the codebook forbids. The unit (source, cue, content)
follows PARC 3.0 and PolNeAR.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from whosays.articles.article import Article, Span
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.articles.quotes import find_pieces
from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.fixed_tables import fixed_table

COLUMNS = (
    "id", "quote", "kind", "source", "source_words", "cue", "speaker", "settles", "also_facet",
    "also", "why", "why_also", "status", "flags",
)  # fmt: skip
FLAGS = {
    "label", "unnamed", "second hand", "partial quotation", "presupposed", "unclear reach", "act",
}  # fmt: skip
NEEDED = ("id", "quote", "kind", "source", "speaker", "settles", "why", "status")
_ID = re.compile(r"((?:h|p|x)[0-9]*)\.([0-9]+)")


@dataclass(frozen=True)
class Statement:
    """The smallest stretch of an article with one answer to "who stands behind this?".

    Attributes:
        id: paragraph id, full stop, number.
        spans: its pieces as code points, in the order of the text.
        source_spans, cue_spans: the words that name the source and hand the statement to it.
        row: the cells of its row, by column.
    """

    id: str
    spans: tuple[Span, ...]
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    row: dict[str, str] = field(hash=False)

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
    """The statements of one article, in the order of the text (outer ones first)."""

    article: Article
    statements: tuple[Statement, ...]

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
            raise KitError(f"{self.article.name}/key.csv: there is no statement “{statement_id}”.") from None

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
    seen: dict[str, Statement] = {}
    rows: dict[str, int] = {}
    for number, row in fixed_table(path, "key", COLUMNS):
        at = f"{path}: row {number} ({row['id'].strip() or 'no id'})"
        statement = _statement(article, row, at)
        if statement.id in seen:
            raise KitError(f"{at}, column id: “{statement.id}” is used twice. Give one a new number.")
        seen[statement.id] = statement
        rows[statement.id] = number
    if not seen:
        raise KitError(f"{path}: the key has no statements. Add a row below the header.")
    _refuse_crossing(article, list(seen.values()), path, rows)
    ordered = sorted(seen.values(), key=lambda each: (each.start, -each.end, each.id))
    return Key(article, tuple(ordered))


def write_key(key: Key, path: Path) -> None:
    """Write a key back, so that reading it again gives the same key."""
    rows = [COLUMNS, *([guarded(each.row[name]) for name in COLUMNS] for each in key.statements)]
    text = "".join(f"{','.join(map(quoted, row))}\n" for row in rows)
    write_whole(path, text.encode(), make_folder=False)


def _statement(article: Article, row: dict[str, str], at: str) -> Statement:
    for name in NEEDED:
        if not row[name].strip():
            raise KitError(f"{at}, column {name}: the cell is empty. Fill it in.")
    match = _ID.fullmatch(row["id"])
    if not match:
        raise KitError(f"{at}, column id: write a paragraph, a full stop and a number, as p4.2.")
    _check_words(row, at)
    _check_chain(row["source"], f"{at}, column source")
    _check_second_answer(row, at)
    try:
        block = article.paragraph(match.group(1))
    except KitError as error:
        raise KitError(f"{at}, column id: {error}") from error
    spans = {
        name: find_pieces(article, block, row[name], f"{at}, column {name}")
        for name in ("quote", "source_words", "cue")
    }
    return Statement(row["id"], spans["quote"], spans["source_words"], spans["cue"], row)


def _check_words(row: dict[str, str], at: str) -> None:
    if row["kind"] not in KINDS:
        raise KitError(f"{at}, column kind: “{row['kind']}” is not known. Write one of: {', '.join(KINDS)}.")
    if row["speaker"] not in SPEAKERS:
        raise KitError(
            f"{at}, column speaker: “{row['speaker']}” is not known. Write one of: {', '.join(SPEAKERS)}."
        )
    allowed = KINDS[row["kind"]].speakers
    if row["speaker"] not in allowed:
        raise KitError(
            f"{at}, column speaker: {row['kind']} cannot have the speaker “{row['speaker']}”. The "
            f"codebook allows {', '.join(sorted(allowed))}. Change the kind or the speaker."
        )
    if row["status"] not in ("checked", "draft"):
        raise KitError(f"{at}, column status: write checked or draft, not “{row['status']}”.")
    for flag in (each.strip() for each in row["flags"].split(";") if each.strip()):
        if flag not in FLAGS and not flag.startswith("mirrors "):
            raise KitError(
                f"{at}, column flags: “{flag}” is not known. Write one of: {', '.join(sorted(FLAGS))}."
            )


def _check_chain(chain: str, at: str) -> None:
    if not all(part.strip() for part in chain.split("<")):
        raise KitError(f"{at}: a name is missing in “{chain}”. Write one on each side of every <.")


def _check_second_answer(row: dict[str, str], at: str) -> None:
    facet, also, why = row["also_facet"], row["also"], row["why_also"]
    if not (facet or also or why):
        return
    if facet not in ("kind", "source"):
        raise KitError(f"{at}, column also_facet: write kind or source, or empty also and why_also.")
    if not also or not why:
        at = f"{at}, column {'why_also' if also else 'also'}"
        raise KitError(f"{at}: a second answer needs also and why_also. Fill in both.")
    if facet == "kind" and also not in KINDS:
        raise KitError(f"{at}, column also: “{also}” is not known. Write one of: {', '.join(KINDS)}.")
    if facet == "source":
        _check_chain(also, f"{at}, column also")
    if also == row[facet]:
        raise KitError(f"{at}, column also: it says the same as {facet}. Take it out.")


def _refuse_crossing(article: Article, statements: list[Statement], path: Path, rows: dict[str, int]) -> None:
    """Of two statements that share words one must hold the other, and not the very same words."""
    pieces = sorted(((a, b, each) for each in statements for a, b in each.spans), key=lambda p: p[:2])
    open_pieces: list[tuple[int, int, Statement]] = []
    for start, end, each in pieces:
        open_pieces = [piece for piece in open_pieces if piece[1] > start]
        for _, other_end, other in open_pieces:
            if other.spans == each.spans or not (other.holds(each) or each.holds(other)):
                shared = article.text[start : min(end, other_end)]
                raise KitError(
                    f"{path}: rows {rows[other.id]} and {rows[each.id]} ({other.id} and {each.id}), column "
                    f"quote: they cross (both hold “{shared}”). One must lie inside the other, or they must "
                    "not touch."
                )
        open_pieces.append((start, end, each))
