"""A sentence (or several that one quotation holds together) cut into acts of saying, their contents, and the rest."""

from dataclasses import dataclass, replace

from whosays.articles.article import Span
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.handing import Handing
from whosays.author.drafting.handings import handings
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.grammar import (has_clause)
from whosays.author.drafting.people import People
from whosays.author.drafting.text import Token, tokens, trim
from whosays.author.drafting.lists import Verb
from whosays.author.drafting.voices import Voice, run_span, voice_of

_NESTED_GROUPS = frozenset("mind wish ask promise name call blame weak speak cite express".split())
_FEWEST_QUOTED = 3
_SURE_ENOUGH = 0.5
_MOSTLY = 0.8  # of the words of a sentence that go on with a quotation
QUOTED = Verb("quote", "quoted")
_EDGES = frozenset("and but or who which that , ; — – : because after while".split())


@dataclass(frozen=True)
class Piece:
    """A stretch with one answer to "who stands behind this?".

    Attributes:
        span: where it stands.
        voice: who answers for it; None where the article does.
        act: whether it is an act of saying, and of which voice the words then are.
    """

    span: Span
    voice: Voice | None
    act: Voice | None = None


def cut(  # noqa: PLR0913  a sentence is read in the light of all these
    text: str,
    span: Span,
    quoted: list[Span],
    people: People,
    running: Voice | None,
    attributions: list[Attribution],
) -> list[Piece]:
    """The pieces of a sentence, in their order.

    Args:
        text: the article.
        span: the sentence, or several that one quotation holds together.
        quoted: the quotations of its paragraph.
        people: everybody named so far; it learns who is named here.
        running: whose quotation may go on here.
        attributions: what the tagger heard in the article, for verbs that no list knows.
    """
    held = tokens(text, *span, quoted)
    found = _without_nested_wishes(handings(held))
    people.mention(text[slice(*span)])
    _learn_subject(text, held, found, people)
    found = found or heard(held, attributions)
    if not found:
        return _without_act(text, span, held, people, running)
    return _assemble(text, span, held, found, people, None)


def heard(held: list[Token], attributions: list[Attribution]) -> list[Handing]:
    """The act that the tagger heard in a sentence, if what it hands over begins with “that” or a quotation."""
    for each in attributions:
        if not (each.source and each.cue and each.content) or each.sure < _SURE_ENOUGH:
            continue
        starts = [_token_at(held, spans[0][0]) for spans in (each.source, each.cue, each.content)]
        source, cue, content = starts
        if None in starts or source is None or cue is None or content is None:
            continue
        begins = content - 1 if content and held[content - 1].low == "that" else content
        if source < cue < begins and (held[begins].low == "that" or held[begins].quoted):
            return [Handing((source, begins), (source, cue), (cue, begins), Verb("say", "plain"), apart=True)]
    return []


def _token_at(held: list[Token], position: int) -> int | None:
    return next((n for n, each in enumerate(held) if each.start <= position < each.end), None)


def _learn_subject(text: str, held: list[Token], found: list[Handing], people: People) -> None:
    """Who acts in a sentence is who “she” in the next one may be."""
    subject = main_subject(held, len(held))
    if subject and (not found or subject[1] <= found[0].act[0]):
        words = text[slice(*run_span(held, subject))]
        if any(word[:1].isupper() for word in words.split()) and len(words.split()) < 14:
            people.named(words)


def _without_nested_wishes(found: list[Handing]) -> list[Handing]:
    """What somebody in another's words wants or asks is no act of its own."""
    kept: list[Handing] = []
    for one in found:
        inside = bool(kept) and kept[-1].after and not one.apart
        if not (inside and one.verb.group in _NESTED_GROUPS):
            kept.append(one)
    return kept


def _without_act(
    text: str, span: Span, held: list[Token], people: People, running: Voice | None
) -> list[Piece]:
    """A quotation without a verb of saying: who acts in front of it says it, else whoever spoke last."""
    first = next((n for n, each in enumerate(held) if each.quoted), None)
    if first is None:
        return [Piece(span, None)]
    subject = main_subject(held, first) if first > 1 else None
    words = [each for each in held if each.is_word]
    inside = sum(each.quoted for each in words)
    if subject and held[first - 1].text in ",:" and inside > _FEWEST_QUOTED:
        one = Handing((0, first), subject, (first - 1, first - 1), QUOTED)
        return _assemble(text, span, held, [one], people, None)
    if running and words and inside >= _MOSTLY * len(words):
        return [Piece(span, replace(running, quoted=True))]
    return [Piece(span, None)]


def _assemble(
    text: str, span: Span, held: list[Token], found: list[Handing], people: People, outer: Voice | None
) -> list[Piece]:
    pieces: list[Piece] = []
    current = outer
    at = 0
    for number, one in enumerate(found):
        nested = number > 0 and _is_inside(held, found[number - 1], one)
        around = current if nested else outer
        voice = voice_of(text, held, one, people, around)
        if one.hidden:
            at, current = _hearsay(text, held, one, at, current, voice, pieces)
            continue
        before = voice if one.before and current is outer else current
        gap = held[at : one.act[0]]
        lead = not one.before and (_only_joins(gap) or (current is outer and _is_lead(gap)))
        start = at if lead else one.act[0] - _joined_by_and(gap)
        _add(text, held, (at, start), before, None, pieces)
        _add(text, held, (start, one.act[1]), around, voice, pieces)
        at, current = one.act[1], voice if one.after else outer
    _add(text, held, (at, len(held)), current, None, pieces)
    return pieces


def _is_inside(held: list[Token], before: Handing, one: Handing) -> bool:
    """Whether an act stands in what the act before it hands over."""
    side_remark = (
        held[before.act[0]].low == "with" and held[one.act[0] - 1].text == ","
    )  # “With A urging B, C said”
    return before.after and not one.apart and not one.shares and not side_remark


def _only_joins(gap: list[Token]) -> bool:
    return len(gap) == 1 and gap[0].low in ("that", "and", "but", "while", "as")


def _joined_by_and(gap: list[Token]) -> int:
    """“and” at the end of what was said leads to the next act: how many tokens it takes from it."""
    return int(len(gap) > 1 and gap[-1].low in ("and", "but", "while") and not gap[-1].quoted)


def _is_lead(gap: list[Token]) -> bool:
    """Whether the words in front of an act say nothing of their own: “As a result,”, “that”, “Legal and”."""
    words = [each for each in gap if each.is_word]
    if any(each.quoted for each in gap):
        return False
    return len(words) < 3 or (len(words) < 10 and gap[-1].text == "," and not has_clause(gap))


def _hearsay(  # noqa: PLR0913  it needs what the loop above holds
    text: str,
    held: list[Token],
    one: Handing,
    at: int,
    current: Voice | None,
    voice: Voice,
    pieces: list[Piece],
) -> tuple[int, Voice | None]:
    """“… and was reportedly the first”: the clause around the word rests on somebody unnamed."""
    cue = one.cue[0]
    start = next((n for n in range(cue, at - 1, -1) if held[n].low in _EDGES), at)
    start = (
        start
        if held[start].low in ("who", "which", "and", "but", "that", "because", "after", "while")
        else start + (start > at)
    )
    _add(text, held, (at, start), current, None, pieces)
    joined = (
        voice
        if current is None
        else replace(
            voice, names=(*voice.names, *current.names) if one.verb.group == "hearsay" else current.names
        )
    )
    return start, joined


def _add(
    text: str,
    held: list[Token],
    run: tuple[int, int],
    voice: Voice | None,
    act: Voice | None,
    pieces: list[Piece],
) -> None:
    if run[0] >= run[1]:
        return
    span = trim(text, run_span(held, run))
    if span is None:
        return
    if not any(each.is_word for each in held[slice(*run)]) and pieces:
        pieces[-1] = replace(pieces[-1], span=(pieces[-1].span[0], span[1]))
        return
    if voice is not None and act is None:
        mark = next((each for each in held[slice(*run)] if each.quoted), None)
        voice = _with_mark(voice, mark)
    pieces.append(Piece(span, voice, act))


def _with_mark(voice: Voice, mark: Token | None) -> Voice:
    """Quotation marks hand over, too."""
    if mark is None or mark.is_word:
        return voice
    return replace(voice, quoted=True, cue=tuple(sorted({*voice.cue, (mark.start, mark.end)})))


def inner_pieces(text: str, piece: Piece, quoted: list[Span], people: People) -> list[Piece]:
    """The acts of saying inside somebody's words: “Court says …”, “He just announced …”."""
    if piece.voice is None:
        return [piece]
    inside = [
        (a, b) for a, b in quoted if not (piece.voice.quoted and a < piece.span[1] and piece.span[0] < b)
    ]
    held = tokens(text, *piece.span, inside)
    found = handings(held, inner=True)
    found = [one for one in found if one.source and not one.hidden and one.act[0] < one.act[1]]
    if not found:
        return [piece]
    return _assemble(text, piece.span, held, found, people, piece.voice)
