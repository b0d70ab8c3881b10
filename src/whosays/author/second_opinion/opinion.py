"""A second opinion as a key beside the draft: what of a reply can stand, and what was left out, and why."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article, Span
from whosays.articles.key import COLUMNS, Key, check_rows, write_key
from whosays.articles.key_checks import ARTICLE
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.articles.quote_cells import cell_of
from whosays.author.second_opinion.places import place_of
from whosays.base.csv_cells import guarded
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject

OPINION, LEFT_OUT = "second_opinion.csv", "second_opinion_left_out.csv"
"""Its files in a seed's folder: the first has the form of a key."""
NOT_THERE = "These words do not stand in the article."
TWICE = "The reply speaks of these words twice. Its first answer stands."
_TOO_MANY = "The reply has more statements than the article has words: the last {} were not read."
_FEWEST = 200  # statements that are read in any case
NOT_SAID = "not said"
_KINDS = {word.casefold(): name for name, kind in KINDS.items() for word in (name, kind.label)}
_LONG = 2_000  # letters of a reason; more is no reason, and fills the page


@dataclass(frozen=True)
class LeftOut:
    """Something of a reply that is not in the second opinion."""

    words: str
    why: str


@dataclass(frozen=True)
class Opinion:
    """What a reply comes to.

    Attributes:
        key: its statements that can stand, as a key; every row is a draft.
        left_out: the others, with the reason of each.
    """

    key: Key
    left_out: tuple[LeftOut, ...]


def opinion(article: Article, said: Iterable[JsonObject]) -> Opinion:
    """What of a reply can stand beside a draft of this article's key."""
    rows: list[dict[str, str]] = []
    left_out: list[LeftOut] = []
    known: set[tuple[Span, ...]] = set()
    after, all_of_it = 0, list(said)
    most = max(_FEWEST, len(article.words))  # each has a word of its own, as good as always
    for each in all_of_it[:most]:
        words = _text(each, "words")
        spans = _place(article, _text(each, "p"), words, after, known)
        row = _row(article, each, spans, rows) if spans and spans not in known else None
        why = _fault(article, rows, row) if row else TWICE if spans else NOT_THERE
        if row and not why:
            rows.append(row)
            known.add(spans)
            after = spans[0][0]
        else:
            left_out.append(LeftOut(words[:_LONG], why))
    if more := len(all_of_it) - most:
        left_out += [LeftOut("", _TOO_MANY.format(more))] if more > 0 else []
    key, _ = check_rows(article, enumerate(rows, start=2), Path(OPINION))
    return Opinion(key, tuple(left_out))


def write_opinion(folder: Path, found: Opinion) -> None:
    """Write a second opinion into a seed's folder; one that lies there gives way."""
    write_key(found.key, folder / OPINION)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("words", "why"))
    writer.writerows((guarded(each.words), guarded(each.why)) for each in found.left_out)
    write_whole(folder / LEFT_OUT, table.getvalue().encode())


def _place(
    article: Article, paragraph: str, words: str, after: int, known: set[tuple[Span, ...]]
) -> tuple[Span, ...]:
    """Where words stand; of several places in a row the next one that nothing was said of yet."""
    first = place_of(article, paragraph, words, after)
    if first not in known:
        return first
    then = place_of(article, paragraph, words, first[-1][1])
    return then if then not in known and then[0][0] > after else first


def _row(
    article: Article, said: JsonObject, spans: tuple[Span, ...], rows: list[dict[str, str]]
) -> dict[str, str]:
    block = article.paragraph_at(spans[0][0])
    count = sum(row["id"].partition(".")[0] == block.id for row in rows)
    kind = _kind(said, "kind")
    second = _kind(said, "second")
    reason = _text(said, "why_second")
    has_second = bool(second and reason and second != kind)
    cells = {
        "id": f"{block.id}.{count + 1}",
        "quote": _cell(article, spans, spans, "quote"),
        "kind": kind,
        "source": _chain(said),
        "source_words": _found(article, said, "who_words", spans),
        "cue": _found(article, said, "cue", spans),
        "speaker": _text(said, "speaker").casefold(),
        "settles": _text(said, "settles") or NOT_SAID,
        "why": _text(said, "why") or NOT_SAID,
        "status": "draft",
    }
    if has_second:
        cells |= {"also_facet": "kind", "also": second, "why_also": reason}
    return dict.fromkeys(COLUMNS, "") | cells


def _kind(said: JsonObject, name: str) -> str:
    words = _text(said, name)
    return _KINDS.get(words.casefold(), words)


def _chain(said: JsonObject) -> str:
    who = said.get("who")
    named = [_letters(each) for each in who] if isinstance(who, list) else _text(said, "who").split("<")
    mouths = [" ".join(each.replace("<", " ").split()) for each in named if each.strip()]
    outer = "the page" if _kind(said, "kind") == "furniture" else ARTICLE
    if not mouths or mouths[-1].casefold() != outer:
        mouths.append(outer)
    return " < ".join(mouths)


def _found(article: Article, said: JsonObject, name: str, spans: tuple[Span, ...]) -> str:
    """The cell of a source's words or a cue, or nothing where they do not stand there."""
    words = _text(said, name)
    start, _ = article.sentence_at(*spans[0])
    there = place_of(article, article.paragraph_at(start).id, words, start) if words else ()
    return _cell(article, spans, there, name) if there else ""


def _cell(article: Article, home: tuple[Span, ...], spans: tuple[Span, ...], column: str) -> str:
    try:
        return cell_of(article, article.paragraph_at(home[0][0]), spans, column)
    except KitError:
        return ""  # a quote without words is refused as any other fault


def _fault(article: Article, rows: list[dict[str, str]], row: dict[str, str]) -> str:
    """Why a row cannot stand beside those before it, in the words of the key's own checks; or nothing."""
    if row["speaker"] not in SPEAKERS:
        return f"“{row['speaker']}” is no speaker. Speakers are: {', '.join(SPEAKERS)}."
    home = row["id"].partition(".")[0]
    beside = [each for each in rows if each["id"].partition(".")[0] == home]
    _, problems = check_rows(article, enumerate([*beside, row], start=2), Path(OPINION))
    return _plain(problems[0]) if problems else ""


def _plain(problem: str) -> str:
    """A fault without the place in a table that a teacher has never seen."""
    return problem.partition(": ")[2].rpartition("column ")[2].partition(": ")[2] or problem


def _text(said: JsonObject, name: str) -> str:
    value = _letters(said.get(name, ""))
    return value.strip() if name == "words" else " ".join(value.split())[:_LONG]


def _letters(value: object) -> str:
    """A text without half letters, which JSON can name and no file can hold; "" for anything else."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
