"""What was settled how: ``settled.csv`` beside the key, a row for each difference of two keys made apart.

A choice belongs to what the two said: where one of them says something else later, the difference is open
again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.key import Statement
from whosays.articles.seed_tables import seed_table
from whosays.author.two_keys.differences import Difference
from whosays.author.two_keys.own_keys import OwnKey
from whosays.base.csv_cells import guarded, quoted
from whosays.base.errors import KitError

SETTLED = "settled.csv"
COLUMNS = (
    "one", "other", "apart", "paragraph", "differs", "quote_one", "kind_one", "source_one",
    "quote_other", "kind_other", "source_other", "choice", "day",
)  # fmt: skip
Row = dict[str, str]
_SAID = ("paragraph", "quote_one", "kind_one", "source_one", "quote_other", "kind_other", "source_other")


@dataclass(frozen=True)
class Two:
    """Which two keys are compared.

    Attributes:
        one, other: the names that they were made under.
        apart: whether both were done before either was shown.
    """

    one: str
    other: str
    apart: bool


def read_record(folder: Path) -> list[Row]:
    """The rows of the record; none where nothing was compared yet.

    Raises:
        KitError: it cannot be read as a table of these columns.
    """
    return [row for _, row in seed_table(folder / SETTLED, COLUMNS, ("one", "other", "differs"))]


def refuse_early(one: OwnKey, other: OwnKey, record: Iterable[Row]) -> None:
    """Stop where a key would be shown to whom it is kept from.

    Raises:
        KitError: one of the two is not done, and nobody has looked yet; names who is at work.
    """
    late = [each.name for each in (one, other) if not each.is_done]
    if late and not any(is_of(row, one.name, other.name) for row in record):
        who = f"{' and '.join(late)} {'is' if len(late) == 1 else 'are'}"
        raise KitError(f"{who} still at work. Until both have checked every statement, neither key is shown.")


def rows_of(
    two: Two, found: Iterable[Difference], choices: Mapping[int, str], days: Mapping[int, str]
) -> list[Row]:
    """A row for each difference, settled or not."""
    return [_row(two, each, choices.get(i, ""), days.get(i, "")) for i, each in enumerate(found)]


def choices_in(rows: Iterable[Row], two: Two, found: Iterable[Difference]) -> dict[int, tuple[str, str]]:
    """By the number of a difference, what was chosen, and when; only where both say what they said."""
    said = {
        _said(row): (row["choice"], row["day"])
        for row in rows
        if row["choice"] and is_of(row, two.one, two.other)
    }
    own = (_said(_row(two, each, "", "")) for each in found)
    return {i: said[each] for i, each in enumerate(own) if each in said}


def is_of(row: Row, one: str, other: str) -> bool:
    """Whether a row compares these two."""
    return (row["one"], row["other"]) == (one, other)


def bytes_of(rows: Iterable[Row]) -> bytes:
    """The record as it lies on the disk."""
    lines = [COLUMNS, *([guarded(row[name]) for name in COLUMNS] for row in rows)]
    return "".join(f"{','.join(map(quoted, line))}\n" for line in lines).encode()


def _said(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in _SAID)


def _row(two: Two, found: Difference, choice: str, day: str) -> Row:
    held = found.one or found.other
    block = held.id.partition(".")[0] if held else ""
    first = {"one": two.one, "other": two.other, "apart": "yes" if two.apart else "no", "paragraph": block}
    said = {**_of_side(found.one, "one"), **_of_side(found.other, "other")}
    return first | {"differs": "; ".join(found.facets)} | said | {"choice": choice, "day": day}


def _of_side(each: Statement | None, side: str) -> Row:
    return {f"{name}_{side}": each.row[name] if each else "" for name in ("quote", "kind", "source")}
