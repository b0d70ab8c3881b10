"""Where a second opinion and a key differ: as two keys do, but for what the opinion does not speak of."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from whosays.articles.article import Article, Span
from whosays.articles.key import Key, Statement
from whosays.author.two_keys.differences import Difference, differences


@dataclass(frozen=True)
class Place:
    """One place where a key and a second opinion differ.

    Attributes:
        name: the opinion's id there; for a statement that only the key has, where it stands. It stays while
            the key's own ids change.
        difference: ``one`` is the key's statement, ``other`` the opinion's.
    """

    name: str
    difference: Difference


def places(key: Key, found: Key, drafted: Collection[tuple[Span, ...]] = ()) -> list[Place]:
    """Where they differ, in the order of the text.

    A reply that was cut off, or skips a paragraph, says nothing there: that is no difference. Nor is a mark
    at an edge, for assistants drop full stops.

    Args:
        key: the article's key, or its draft.
        found: the second opinion.
        drafted: the words of the draft's statements, if there is a draft. A statement that a person cut out
            is then no difference, where the opinion does not have it.
    """
    spoken = _spoken(found)
    listed = (_told(key.article, each) for each in differences(key, found))
    return [
        Place(_name(each), each)
        for each in listed
        if each and (each.other or (each.one and _is_missed(each.one, spoken, drafted)))
    ]


def silent(key: Key, found: Key) -> int:
    """Of how many paragraphs with statements of the key the opinion says nothing."""
    mine, yours = ({_block(each) for each in one.statements} for one in (key, found))
    return len(mine - yours)


def _told(article: Article, difference: Difference) -> Difference | None:
    """The difference without edges that differ by a mark alone; None if nothing else differs."""
    one, other = difference.one, difference.other
    if not one or not other or _words(article, one) != _words(article, other):
        return difference
    facets = tuple(each for each in difference.facets if each != "edges")
    return replace(difference, facets=facets) if facets else None


def _words(article: Article, each: Statement) -> frozenset[int]:
    """The numbers of its words; one of which it holds nothing but a mark does not count."""
    held = ((word, a, b) for a, b in each.spans for word in article.words_in(a, b))
    return frozenset(
        word.number
        for word, a, b in held
        if re.search(r"\w", article.text[max(a, word.start) : min(b, word.end)])
    )


def _spoken(found: Key) -> dict[str, int]:
    """By paragraph that an opinion speaks of, where it ends there."""
    ends: dict[str, int] = {}
    for each in found.statements:
        ends[_block(each)] = max(each.end, ends.get(_block(each), 0))
    return ends


def _is_missed(each: Statement, spoken: dict[str, int], drafted: Collection[tuple[Span, ...]]) -> bool:
    """Whether an opinion passed over a statement: it spoke of what stands behind it."""
    told = each.start < spoken.get(_block(each), 0)
    return told and (not drafted or each.spans in drafted)


def _block(each: Statement) -> str:
    return each.id.partition(".")[0]


def _name(difference: Difference) -> str:
    if difference.other:
        return difference.other.id
    return f"key {difference.spans[0][0]}-{difference.spans[-1][1]}"
