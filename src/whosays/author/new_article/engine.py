"""Calls the drafting engine, and counts what came out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article


@dataclass(frozen=True)
class Tally:
    """How many statements a draft has, how many of them are doubtful, and how many accuse somebody."""

    statements: int
    doubtful: int
    accusing: int


Drafter = Callable[[Path, Article], Tally]
"""Writes ``key.csv`` and ``draft.csv`` into an article's folder."""


def draft_key(folder: Path, article: Article) -> Tally:
    """Draft the key of an article in its folder. Where a text is not English prose, the draft is empty.

    Raises:
        OSError: the disk refused.
    """
    from whosays.author.drafting.draft import draft  # noqa: PLC0415  its weights are read once a text is taken
    from whosays.author.drafting.files import write_draft  # noqa: PLC0415

    drafted = list(draft(article))
    write_draft(folder, article, drafted)
    return Tally(
        statements=len(drafted),
        doubtful=sum(each.sure == "doubtful" for each in drafted),
        accusing=sum(each.row["kind"] == "allegation" for each in drafted),
    )
