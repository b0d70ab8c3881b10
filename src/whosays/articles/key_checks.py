"""What one row of a key may say: the codebook's words, and what belongs together. Every fault is told."""

import re
from collections.abc import Iterator

from whosays.articles.kinds import KINDS, SPEAKERS

FLAGS = {
    "label", "unnamed", "second hand", "partial quotation", "presupposed", "unclear reach", "act",
}  # fmt: skip
NEEDED = ("id", "quote", "kind", "source", "speaker", "settles", "why", "status")
ARTICLE = "the article"
"""Where the article speaks itself: its name in a chain of sources."""
_OWN_OR_NOT = {
    name for name, kind in KINDS.items() if "article" in kind.speakers and name != "reported fact"
}  # fmt: skip
ID = re.compile(r"((?:h|p|x)[0-9]*)\.([0-9]+)")


def problems_of_row(row: dict[str, str], at: str) -> Iterator[str]:
    """What is wrong with a row, whatever the article says: a sentence a fault, in the order of its columns.

    Args:
        row: its cells by column.
        at: the file and the row, with which each sentence begins.
    """
    empty = [name for name in NEEDED if not row[name].strip()]
    yield from (f"{at}, column {name}: the cell is empty. Fill it in." for name in empty)
    if "id" not in empty and not ID.fullmatch(row["id"]):
        yield f"{at}, column id: write a paragraph, a full stop and a number, as p4.2."
    if not {"kind", "speaker"} & set(empty):
        yield from _kind_and_speaker(row, at)
    if "status" not in empty and row["status"] not in ("checked", "draft"):
        yield f"{at}, column status: write checked or draft, not “{row['status']}”."
    yield from _flags(row, at)
    if "source" not in empty:
        yield from _chain(row["source"], f"{at}, column source")
        yield from _article_or_another(row, at)
    yield from _second_answer(row, at)


def _kind_and_speaker(row: dict[str, str], at: str) -> Iterator[str]:
    kind, speaker = row["kind"], row["speaker"]
    if kind not in KINDS:
        yield f"{at}, column kind: “{kind}” is not known. Write one of: {', '.join(KINDS)}."
    if speaker not in SPEAKERS:
        yield f"{at}, column speaker: “{speaker}” is not known. Write one of: {', '.join(SPEAKERS)}."
    if kind in KINDS and speaker in SPEAKERS and speaker not in KINDS[kind].speakers:
        yield (
            f"{at}, column speaker: {kind} cannot have the speaker “{speaker}”. The codebook allows "
            f"{', '.join(sorted(KINDS[kind].speakers))}. Change the kind or the speaker."
        )


def _flags(row: dict[str, str], at: str) -> Iterator[str]:
    for flag in (each.strip() for each in row["flags"].split(";") if each.strip()):
        if flag not in FLAGS and not flag.startswith("mirrors "):
            yield f"{at}, column flags: “{flag}” is not known. Write one of: {', '.join(sorted(FLAGS))}."


def _chain(chain: str, at: str) -> Iterator[str]:
    if not all(part.strip() for part in chain.split("<")):
        yield f"{at}: a name is missing in “{chain}”. Write one on each side of every <."


def _article_or_another(row: dict[str, str], at: str) -> Iterator[str]:
    """What begins with somebody else is not the article's own; a fact in somebody's words may be."""
    if row["speaker"] != "article" or row["kind"] not in _OWN_OR_NOT:
        return
    if row["source"].partition("<")[0].strip() != ARTICLE:
        yield (
            f"{at}, column speaker: the article cannot speak where the source is “{row['source']}”. "
            f"Write who speaks there, or “{ARTICLE}” as the source."
        )


def _second_answer(row: dict[str, str], at: str) -> Iterator[str]:
    facet, also, why = row["also_facet"], row["also"], row["why_also"]
    if not (facet or also or why):
        return
    if facet not in ("kind", "source"):
        yield f"{at}, column also_facet: write kind or source, or empty also and why_also."
        return
    if not also or not why:
        column = "why_also" if also else "also"
        yield f"{at}, column {column}: a second answer needs also and why_also. Fill in both."
    if also and facet == "kind" and also not in KINDS:
        yield f"{at}, column also: “{also}” is not known. Write one of: {', '.join(KINDS)}."
    if also and facet == "source":
        yield from _chain(also, f"{at}, column also")
    if also and also == row[facet]:
        yield f"{at}, column also: it says the same as {facet}. Take it out."
