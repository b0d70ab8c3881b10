"""Where two keys of one article differ, with what each of them says."""

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.articles.article import Span
from whosays.articles.key import Key, Statement
from whosays.author.two_keys.pairs import Pair, pairs

FACETS = ("kind", "source", "edges", "there")
"""What two keys may differ in: the kind, who says so first, where it begins and ends, if it is there."""


@dataclass(frozen=True)
class Difference:
    """One place where two keys differ.

    Attributes:
        one, other: the statement in either key; None where that key has none there.
        facets: what differs, of FACETS.
        defensible: whether each answer is the other's second one, so that no choice must be made.
    """

    one: Statement | None
    other: Statement | None
    facets: tuple[str, ...]
    defensible: bool

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words in question, as code points: those of the first key, if it has any."""
        held = self.one or self.other
        return held.spans if held else ()


def differences(one: Key, other: Key) -> list[Difference]:
    """Each place where two keys of one article differ, in the order of the text."""
    return [found for pair in pairs(one, other) if (found := _difference(pair))]


def same_kind(one: Statement, other: Statement) -> bool:
    """Whether both have the same best kind."""
    return one.kind == other.kind


def defensible_kind(one: Statement, other: Statement) -> bool:
    """Whether the best kind of either is a best or second answer of the other."""
    return same_kind(one, other) or one.kind == other.also("kind") or other.kind == one.also("kind")


def same_source(one: Statement, other: Statement) -> bool:
    """Whether both begin the chain with the same mouth, however it is spelled out."""
    mine, yours = _mouths(one), _mouths(other)
    return any(a <= b or b <= a for a in mine for b in yours)


def _mouths(each: Statement) -> list[frozenset[str]]:
    chains = [each.source, each.also("source")]
    first = [chain.partition("<")[0].strip() for chain in chains if chain]
    return [words for name in first if (words := _telling(name))]


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell: “the police” and “Police” are one."""
    words = [word.strip(".,’'s").casefold() for word in name.split()]
    return frozenset(word for word in words if word not in ("", "the", "a", "an", "of"))


def _difference(pair: Pair) -> Difference | None:
    one, other = pair
    if not one or not other:
        return Difference(one, other, ("there",), defensible=False)
    facets = tuple(_facets(one, other))
    if not facets:
        return None
    return Difference(one, other, facets, facets == ("kind",) and defensible_kind(one, other))


def _facets(one: Statement, other: Statement) -> Iterator[str]:
    if not same_kind(one, other):
        yield "kind"
    if not same_source(one, other):
        yield "source"
    if one.spans != other.spans:
        yield "edges"
