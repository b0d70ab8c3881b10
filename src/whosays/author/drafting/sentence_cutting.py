"""Cut a sentence by its acts of saying; where no list knows the verb, by its quotation, or by the tagger."""

from dataclasses import replace

from whosays.articles.article import Span
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.handing import Handing
from whosays.author.drafting.lists import Verb
from whosays.author.drafting.parts_of_speech import part_of_speech
from whosays.author.drafting.people import People
from whosays.author.drafting.pieces import Piece, Sentence, learn_subject, outer_acts
from whosays.author.drafting.subjects import main_subject
from whosays.author.drafting.text import Token, tokens
from whosays.author.drafting.voices import Voice

QUOTED = Verb("quote", "quoted")
"""What hands words over where only quotation marks do."""
_RELATIVE = ("who", "which", "that")
_FEWEST_QUOTED = 3  # words of a quotation that somebody says, and that is no mere name
_SURE_ENOUGH = 0.5
_MOSTLY = 0.8  # of the words of a sentence that goes on with a quotation


def cut(sentence: Sentence, running: Voice | None, attributions: list[Attribution]) -> list[Piece]:
    """The pieces of a sentence, in their order.

    Args:
        sentence: the sentence, or several that one quotation holds together.
        running: whose quotation may go on here.
        attributions: what the tagger heard here.
    """
    held = sentence.held
    found = outer_acts(held)
    span = held[0].start, held[-1].end
    sentence.people.mention(sentence.text[slice(*span)])
    learn_subject(sentence.text, held, found, sentence.people)
    found = found or _heard(held, attributions) or _quoted_act(held)
    if found or not _goes_on(held):
        return sentence.cut(found)
    return [Piece(span, replace(running, quoted=True) if running else None)]


def sentence_of(text: str, span: Span, quoted: list[Span], people: People) -> Sentence | None:
    """The sentence that stands in a stretch; None where there is not even a sign."""
    held = tokens(text, *span, quoted)
    return Sentence(text, held, people) if held else None


def _quoted_act(held: list[Token]) -> list[Handing]:
    """Who acts in front of a quotation says it: “McGurk defended his plan: “…””."""
    first = next((n for n, each in enumerate(held) if each.quoted), 0)
    subject = main_subject(held, first) if first > 1 else None
    inside = sum(each.quoted and each.is_word for each in held)
    if subject is None or held[first - 1].text not in ",:" or inside <= _FEWEST_QUOTED:
        return []
    return [Handing((0, first), subject, (first - 1, first - 1), QUOTED)]


def _goes_on(held: list[Token]) -> bool:
    """Whether a sentence is a quotation and little else."""
    words = [each for each in held if each.is_word]
    return bool(words) and sum(each.quoted for each in words) >= _MOSTLY * len(words)


def _heard(held: list[Token], attributions: list[Attribution]) -> list[Handing]:
    """The act that the tagger heard, if what it hands over begins with “that” or a quotation."""
    for each in attributions:
        if not (each.source and each.cue and each.content) or each.sure < _SURE_ENOUGH:
            continue
        parts = (each.source, each.cue, each.content)
        source, cue, content = (_token_at(held, spans[0][0]) for spans in parts)
        if _ends_relative(held, each.source[-1][1]) or not _has_verb(held[source:content], cue - source):
            continue
        begins = content - (content > 0 and held[content - 1].low == "that")
        if 0 <= source < cue < begins and (held[begins].low == "that" or held[begins].quoted):
            return [Handing((source, begins), (source, cue), (cue, begins), Verb("say", "plain"), apart=True)]
    return []


def _has_verb(held: list[Token], at: int) -> bool:
    """Whether a cue begins with a word that can be a verb: not “roster” in “a duty roster that …”."""
    return any(part_of_speech(each.text).startswith("VB") or "/VB" in part_of_speech(each.text)
               for each in held[at:])  # fmt: skip


def _ends_relative(held: list[Token], end: int) -> bool:
    """“the union which” names nobody: another clause begins there."""
    last = next((each for each in reversed(held) if each.end <= end), None)
    return last is not None and last.low in _RELATIVE


def _token_at(held: list[Token], position: int) -> int:
    """The number of the token that holds a position; -1 where none does."""
    return next((n for n, each in enumerate(held) if each.start <= position < each.end), -1)
