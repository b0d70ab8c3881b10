"""Make one key of two: what both say stands, and each difference is settled by a choice."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import Key, Statement, check_rows
from whosays.author.two_keys.differences import Difference, differences
from whosays.author.two_keys.pairs import pairs

CHOICES = ("one", "other", "both", "neither")
"""What a difference is settled by: the first key's answer, the second's, both (the second's as the second
answer, with its reason), or neither: the row is open and a draft again."""
Row = dict[str, str]
_SECOND = ("also_facet", "also", "why_also")


def settle(one: Key, other: Key, choices: Mapping[int, str], path: Path) -> tuple[Key, list[str]]:
    """One key of two.

    Args:
        one: the first key. Where both agree, its words stand.
        other: the second key of the same article.
        choices: of CHOICES, by the number of the difference (as :func:`differences` lists them, from 0). What
            is not chosen yet stays open: the first key's row (else the other's), as a draft.
        path: the file that will hold it.

    Returns:
        The key, and what is wrong with it: two edges that were chosen may cross.
    """
    found = differences(one, other)
    chosen = {_names(each): (each, choices.get(number, "neither")) for number, each in enumerate(found)}
    rows: list[tuple[Statement, Row]] = []
    for mine, yours in pairs(one, other):
        held = mine or yours
        if held is None:
            continue
        difference, choice = chosen.get(_names_of(mine, yours), (None, "one"))
        rows += _rows(difference, choice) if difference else [(held, dict(held.row))]
    return check_rows(one.article, enumerate(_numbered(one.article, rows), start=2), path)


def can_be_both(difference: Difference) -> bool:
    """Whether both answers can stand in one row: they differ in the kind alone, or in the source alone."""
    return difference.facets in (("kind",), ("source",))


def _rows(difference: Difference, choice: str) -> Iterator[tuple[Statement, Row]]:
    """The row of a settled difference; none where the key without the statement was chosen."""
    mine, yours = difference.one, difference.other
    taken = {"one": mine, "other": yours}.get(choice, mine or yours)
    if taken is None:
        return
    row = dict(taken.row)
    if choice == "both" and mine and yours and can_be_both(difference):
        [facet] = difference.facets
        why = yours.row["why_source"] or yours.row["why"] if facet == "source" else yours.row["why"]
        row |= dict(zip(_SECOND, (facet, yours.row[facet], why), strict=True))
    if choice not in CHOICES or choice == "neither":
        row["status"] = "draft"
    yield taken, row


def _names(difference: Difference) -> tuple[str, str]:
    return _names_of(difference.one, difference.other)


def _names_of(mine: Statement | None, yours: Statement | None) -> tuple[str, str]:
    return mine.id if mine else "", yours.id if yours else ""


def _numbered(article: Article, rows: Iterable[tuple[Statement, Row]]) -> Iterator[Row]:
    """The rows in the order of the text, numbered anew in each paragraph."""
    counts: dict[str, count[int]] = {}
    for each, row in sorted(rows, key=lambda item: (item[0].start, -item[0].end)):
        block = article.paragraph_at(each.start).id
        number = next(counts.setdefault(block, count(1)))
        yield row | {"id": f"{block}.{number}"}
