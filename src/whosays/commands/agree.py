"""The command for two keys of one article: agree."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from whosays.articles.key import Statement
from whosays.author.editor.settle_session import SettleSession
from whosays.author.two_keys.differences import Difference
from whosays.author.two_keys.own_keys import KEYS, OwnKey, named, own_keys
from whosays.author.two_keys.plainly import (
    TITLES,
    about,
    alpha_words,
    chain_words,
    meaning,
    share_lines,
    there_words,
)
from whosays.author.two_keys.record import read_record, refuse_early
from whosays.base.errors import KitError
from whosays.commands.key import folder_of
from whosays.commands.terminal import count, printable, say

_WORDS = 10  # of a statement: how many are shown
_BEGIN = (
    "Nobody keys {} apart yet. Two teachers begin in the key editor (solutions/edit.ipynb): press With a "
    "colleague. A key made elsewhere goes into {} as NAME.csv."
)


def tell_agreement(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A folder of seeds/, or the path of one.")
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME NAME]", help="Whose. Default: the two that lie there."),
    ] = None,
    look_now: Annotated[
        bool,
        typer.Option("--look-now", help="Although one is still at work. The record says so."),
    ] = False,
) -> None:
    """Tell how far two teachers agree who keyed an article apart, and where they differ.

    Example: whosays agree harbor-strike
    """
    folder = folder_of(article)
    one, other = _two(folder, names or [])
    if not look_now:
        refuse_early(one, other, read_record(folder))
    work = SettleSession(folder, one, other)
    say([printable(line) for line in [*_how_far(work), *_what_differs(work)]])
    if work.unsaved:
        raise KitError(work.unsaved)


def _two(folder: Path, names: list[str]) -> tuple[OwnKey, OwnKey]:
    """The two keys that are compared, by name.

    Raises:
        KitError: there are not two, or more than two and none were named.
    """
    if len(names) not in (0, 2):
        raise KitError("Name two people: whosays agree ARTICLE NAME NAME.")
    found = [named(folder, each) for each in names] if names else list(own_keys(folder))
    if not found:
        raise KitError(_BEGIN.format(folder.name, folder / KEYS))
    if len(found) == 1:
        raise KitError(
            f"Only {found[0].name} keys {folder.name} so far. A second key goes into {folder / KEYS}."
        )
    if len(found) > 2:
        listed = ", ".join(each.name for each in found)
        raise KitError(
            f"More than two key {folder.name}: {listed}. Name two: whosays agree {folder.name} NAME NAME."
        )
    one, other = sorted(found, key=lambda each: each.path)
    if one == other:
        raise KitError("Name two different people.")
    return one, other


def _how_far(work: SettleSession) -> Iterator[str]:
    yield f"{work.folder.name}, keyed apart by {work.two.one} and {work.two.other}"
    if not work.two.apart:
        yield "Looked at before both were done: what was keyed since then is not of two who worked apart."
    for facet in work.told.facets:
        yield f"{TITLES[facet.facet]}:"
        yield from (f"  {line}" for line in share_lines(facet))
        if not work.told.lacks:
            yield f"  {alpha_words(facet)} {meaning(facet)}".rstrip()
    yield there_words(work.told, work.two.one, work.two.other, work.found)
    if work.told.lacks:
        yield f"No alpha is shown. {work.told.lacks}"


def _what_differs(work: SettleSession) -> Iterator[str]:
    """Each difference with both answers and both reasons, in the order of the text."""
    yield f"{count(len(work.found), 'difference')}, {work.settled} settled"
    for number, found in enumerate(work.found):
        yield f"{number + 1}. {_words(work, found)}: {about(found)}"
        yield f"   {work.two.one}: {_said(found.one)}"
        yield f"   {work.two.other}: {_said(found.other)}"
        if choice := work.choice(number):
            told = {"one": f"{work.two.one}’s", "other": f"{work.two.other}’s", "neither": "it stays open"}
            yield f"   settled: {told.get(choice, choice)}"


def _words(work: SettleSession, found: Difference) -> str:
    words = " … ".join(work.article.text[a:b] for a, b in found.spans).split()
    return f"“{' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}”"


def _said(each: Statement | None) -> str:
    return (
        f"{each.kind}, {chain_words(each.source)}. {each.row['why']}"
        if each
        else "no statement of these words"
    )
