"""A sentence, or several that a quotation holds together, cut into acts of saying, contents, and the rest."""

from dataclasses import dataclass, field, replace

from whosays.articles.article import Span
from whosays.author.drafting.grammar import has_clause
from whosays.author.drafting.handing import Handing
from whosays.author.drafting.handings import NO_INNER, handings
from whosays.author.drafting.lists import small_words
from whosays.author.drafting.noun_phrases import Run
from whosays.author.drafting.people import People
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.text import Token, tokens, trim
from whosays.author.drafting.voices import Voice, run_span, voice_of

_EDGES = small_words("edges")
_INNER_EDGES = small_words("inner edges")
_MOST_LEADING = 10  # words in front of an act that only say when or where


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


@dataclass
class Sentence:
    """A sentence that is being cut.

    Attributes:
        text: the article.
        held: its tokens.
        people: everybody named so far; it learns who is named here.
        outer: in whose words the whole sentence stands, if it does.
        pieces: what has been cut off.
        at, voice: where the rest begins, and who answers for it.
    """

    text: str
    held: list[Token]
    people: People
    outer: Voice | None = None
    pieces: list[Piece] = field(default_factory=list)
    at: int = 0
    voice: Voice | None = None

    def cut(self, found: list[Handing]) -> list[Piece]:
        """The pieces of the sentence, in their order, by its acts."""
        self.voice = self.outer
        for number, one in enumerate(found):
            around = self.voice if number and self._is_inside(found[number - 1], one) else self.outer
            said = voice_of(self.text, self.held, one, self.people, around)
            if one.hidden:
                self._cut_hearsay(one, said)
            else:
                self._cut_act(one, said, around)
        self._add((self.at, len(self.held)), self.voice)
        return self.pieces

    def _is_inside(self, before: Handing, one: Handing) -> bool:
        """Whether an act stands in what the act before it hands over: not in “With A urging B, C said”."""
        remark = self.held[before.act[0]].low == "with" and self.held[one.act[0] - 1].text == ","
        return before.after and not one.apart and not one.shares and not remark

    def _cut_act(self, one: Handing, said: Voice, around: Voice | None) -> None:
        gap = self.held[self.at : one.act[0]]
        leads = _only_joins(gap) or (self.voice is self.outer and _is_lead(gap))
        start = self.at if leads and not one.before else one.act[0] - _joins_at_end(gap)
        self._add((self.at, start), said if one.before and self.voice is self.outer else self.voice)
        self._add((start, one.act[1]), around, said)
        self.at, self.voice = one.act[1], said if one.after else self.outer

    def _cut_hearsay(self, one: Handing, said: Voice) -> None:
        """“… and was reportedly the first”: the clause around the word rests on somebody unnamed."""
        edges = (n for n in range(one.cue[0], self.at - 1, -1) if self.held[n].low in _EDGES)
        start = next(edges, self.at)
        start += start > self.at and self.held[start].low not in _INNER_EDGES
        self._add((self.at, start), self.voice)
        if self.voice:
            hearsay = one.verb.group == "hearsay"
            said = replace(said, names=(*said.names, *self.voice.names) if hearsay else self.voice.names)
        self.at, self.voice = start, said

    def _add(self, run: Run, voice: Voice | None, act: Voice | None = None) -> None:
        span = trim(self.text, run_span(self.held, run)) if run[0] < run[1] else None
        inside = self.held[slice(*run)]
        if span is None:
            return
        if self.pieces and not any(each.is_word for each in inside):
            last = self.pieces[-1]
            self.pieces[-1] = replace(last, span=(last.span[0], span[1]))
            return
        if voice and not act:
            voice = _with_mark(voice, next((each for each in inside if each.quoted), None))
        self.pieces.append(Piece(span, voice, act))


def _only_joins(gap: list[Token]) -> bool:
    return len(gap) == 1 and gap[0].low in ("that", "and", "but", "while", "as")


def _joins_at_end(gap: list[Token]) -> int:
    """“and” at the end of what was said leads to the next act: how many tokens it takes from it."""
    return int(len(gap) > 1 and gap[-1].low in ("and", "but", "while") and not gap[-1].quoted)


def _is_lead(gap: list[Token]) -> bool:
    """Whether the words in front of an act say nothing of their own: “As a result,”, “Legal and”."""
    words = [each for each in gap if each.is_word]
    if any(each.quoted for each in gap):
        return False
    return len(words) < 3 or (len(words) < _MOST_LEADING and gap[-1].text == "," and not has_clause(gap))


def _with_mark(voice: Voice, mark: Token | None) -> Voice:
    """Quotation marks hand over, too."""
    if mark is None or mark.is_word:
        return voice
    return replace(voice, quoted=True, cue=tuple(sorted({*voice.cue, (mark.start, mark.end)})))


def outer_acts(held: list[Token]) -> list[Handing]:
    """The acts of a sentence, without what somebody in another's words wants or asks."""
    kept: list[Handing] = []
    for one in handings(held):
        inside = bool(kept) and kept[-1].after and not one.apart
        if not (inside and one.verb.group in NO_INNER):
            kept.append(one)
    return kept


def learn_subject(text: str, held: list[Token], found: list[Handing], people: People) -> None:
    """Who acts in a sentence is who “she” in the next one may be."""
    subject = main_subject(held, len(held))
    if subject and (not found or subject[1] <= found[0].act[0]):
        words = text[slice(*run_span(held, subject))].split()
        if any(word[:1].isupper() for word in words) and len(words) < _MOST_LEADING + 4:
            people.named(" ".join(words))


def inner_pieces(text: str, piece: Piece, quoted: list[Span], people: People) -> list[Piece]:
    """The acts of saying inside somebody's words: “Court says …”, “He just announced …”."""
    voice, (start, end) = piece.voice, piece.span
    if voice is None:
        return [piece]
    marks = [(a, b) for a, b in quoted if not (voice.quoted and a < end and start < b)]
    held = tokens(text, start, end, marks)
    found = [one for one in handings(held, inner=True) if one.source and not one.hidden]
    return Sentence(text, held, people, voice).cut(found) if found else [piece]
