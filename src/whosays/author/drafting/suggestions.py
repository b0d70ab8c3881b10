"""What is suggested for a piece of a sentence: statements, each with its kind and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.articles.article import Span
from whosays.author.drafting.clauses import clauses
from whosays.author.drafting.decision import FACT, JUDGEMENT, PAGE, Decision, page_part
from whosays.author.drafting.labels import label_decision, label_in
from whosays.author.drafting.lists import Verb, small_words
from whosays.author.drafting.own_voice import own_statements
from whosays.author.drafting.people import People
from whosays.author.drafting.pieces import Piece, inner_pieces
from whosays.author.drafting.records import RECORD, TELLS_MORE
from whosays.author.drafting.route import claim_of, decide
from whosays.author.drafting.text import trim
from whosays.author.drafting.voices import Voice

_ASIDE = re.compile(r",\s((?:who|which|whose)\s[^,;:“”\"]{8,120}),")
_HANGS_ON = re.compile(r"(?:which|while|because|who|where|yet)\b")
_TAIL = re.compile(r"\s(?=(?:after|following|amid)\s+\w+\s+\w+\s+\w+)")
_VERBS_WITH_TAIL = small_words("verbs with tail")
_OPINION = Voice((), (), (), "article", Verb("write", "quoted"), quoted=True)
_DONE = re.compile(rf"\b(?:\w{{2,}}ed|{'|'.join(sorted(small_words('done')))})\b")
_FEWEST_OF_DEED = 5  # words that tell who did what
_JOINT = re.compile(r"\s+(?:[“\"‘]|(?:(?:in order|so as)\s+to|so that|just|only|simply|to|in an attempt)\b)")
MOTIVE = "a motive put on others"
BEHIND = "a signpost behind a full stop"
GOES_ON = "figures of one announcement"
TAKEN = "a deed taken for granted"
_OF_RECORD = re.compile(
    r"(It|They)\s+(?:(?:do(?:es)?|did)\s+not\s+(?:say|show|mention|name|list|give|tell|explain|state|record|count)|"
    r"(?:begin|end|list|show|name|give|count|mention|record)s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suggestion:
    """One statement before it is a row.

    Attributes:
        span: where it stands.
        decision: its kind and what suggests it.
        voice: who answers for it; None for the article and the page.
        said: for an act of saying: the voice that it gives the words behind it.
        label: whether it is a word inside another statement.
        around: of a label outside quotation marks: the voice of the statement around it.
        rest: its further pieces, where an aside stands between.
    """

    span: Span
    decision: Decision
    voice: Voice | None = None
    said: Voice | None = None
    label: bool = False
    around: Voice | None = None
    rest: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of its pieces."""
        return (self.span, *self.rest)


def furniture(span: Span) -> Suggestion:
    """A piece of the page."""
    return Suggestion(span, page_part(span))


def statements_of(text: str, piece: Piece, quoted: list[Span], people: People) -> list[Suggestion]:
    """The statements of a piece, in their order."""
    if piece.act:
        return [_act(piece)]
    if piece.voice is None:
        own = own_statements(text, piece.span, quoted, people)
        return [Suggestion(each.span, each.decision, each.voice, rest=each.rest) for each in own]
    found: list[Suggestion] = []
    for each in inner_pieces(text, piece, quoted, people):
        found += [_act(each)] if each.act else _contents(text, each)
    return found


def opinions_of(text: str, piece: Piece, quoted: list[Span], people: People) -> list[Suggestion]:
    """The statements of a piece in the article's own voice, where the article is an opinion: by the route."""
    found: list[Suggestion] = []
    for each in _contents(text, replace(piece, voice=_OPINION)):
        plain = each.decision.kind == FACT
        own = statements_of(text, Piece(each.span, None), quoted, people) if plain else []
        found += own or [replace(each, voice=None)]
    return found


def _act(piece: Piece) -> Suggestion:
    said, voice = piece.act, piece.voice
    cue = (said.cue if said else ()) or (piece.span,)
    if voice is None:
        return Suggestion(piece.span, Decision(FACT, cue, "an act of saying", "sure"), None, said)
    kind = claim_of(voice)
    also = FACT if kind != FACT else ""
    return Suggestion(piece.span, Decision(kind, cue, "an act at second hand", "fair", also), voice, said)


def _contents(text: str, piece: Piece) -> list[Suggestion]:
    """What somebody says, cut where the kinds of its clauses differ."""
    voice, (start, end) = piece.voice, piece.span
    if voice is None:
        return []
    tail = _TAIL.search(text, start, end) if _may_have_tail(voice) else None
    found: list[Suggestion] = []
    for sentence in clauses(text, (start, tail.start() if tail else end)):
        found += _joined(text, [Suggestion(span, decide(text, span, voice), voice) for span in sentence])
    rest = trim(text, (tail.start(), end)) if tail else None
    if rest:
        decision = Decision(FACT, (rest,), "the article's own voice", "doubtful")
        found.append(Suggestion(rest, decision))
    return found


def _may_have_tail(voice: Voice) -> bool:
    """“called for a vote after the speech”: the last words are the article's, not what was called for."""
    return not voice.quoted and voice.verb.group in _VERBS_WITH_TAIL


def _joined(text: str, decided: list[Suggestion]) -> list[Suggestion]:
    """A clause that hangs on the one before it goes with it, if it got the same kind."""
    result = decided[:1]
    for each in decided[1:]:
        last = result[-1]
        if each.decision.kind == last.decision.kind and _HANGS_ON.match(text, each.span[0]):
            because = (*last.decision.because, *each.decision.because)
            decision = replace(last.decision, because=tuple(dict.fromkeys(because))[:2])
            result[-1] = replace(last, span=(last.span[0], each.span[1]), decision=decision)
        else:
            result.append(each)
    return result


def is_lone_signpost(pieces: list[Piece]) -> bool:
    """“According to the council.” as a sentence of its own."""
    return len(pieces) == 1 and pieces[0].act is not None and pieces[0].act.verb.group == "according"


def reach_back(found: list[Suggestion], act: Piece) -> list[Suggestion]:
    """A lone “According to …” hands over the sentence in front of it."""
    last, voice = found[-1], act.act
    if voice is None or last.voice is not None or last.decision.kind != FACT:
        return found
    return [*found[:-1], _handed_over(last, voice, BEHIND)]


def figures_go_on(text: str, found: list[Suggestion]) -> list[Suggestion]:
    """An attribution goes to all figures of one announcement, also after a break."""
    last, before = found[-1], found[-2]
    lone = before.said if before.said and before.said.verb.group == "according" else None
    if lone and not any(each.decision.rule == BEHIND for each in found[:-2]):
        return found
    voice = lone or (before.voice if before.decision.rule == GOES_ON else None)
    if voice is None or last.voice or last.said or not re.search(r"\d", text[slice(*last.span)]):
        return found
    return [*found[:-1], _handed_over(last, voice, GOES_ON)] if voice.speaker != "record" else found


def record_goes_on(text: str, found: list[Suggestion]) -> list[Suggestion]:
    """“It does not say why.” behind what a record shows: what stands in it, or not, can be checked there."""
    result = found[:1]
    for one in found[1:]:
        before = next((each for each in reversed(result) if each.decision.rule != TELLS_MORE), result[-1])
        result.append(_of_record(text, before.voice, one) or one)
    return result


def _of_record(text: str, record: Voice | None, one: Suggestion) -> Suggestion | None:
    told = _OF_RECORD.match(text, one.span[0])
    if record is None or record.speaker != "record" or told is None or one.voice or one.said:
        return None
    voice = replace(record, source=(told.span(1),), cue=())
    return replace(one, decision=Decision(FACT, (told.span(),), RECORD, "fair"), voice=voice)


def is_missing_in_record(text: str, one: Suggestion) -> bool:
    """“It does not say why.” of a record: the article noticed what it does not say."""
    record = one.voice is not None and one.voice.speaker == "record" and not one.voice.cue
    return record and bool(re.search(r"\bnot\b", text[slice(*one.span)]))


def _handed_over(one: Suggestion, voice: Voice, rule: str) -> Suggestion:
    words = (*voice.source, *voice.cue)
    return replace(one, decision=Decision(claim_of(voice), words, rule, "doubtful", FACT), voice=voice)


def asides_of(text: str, found: list[Suggestion]) -> Iterator[Suggestion]:
    """“, who drives the tallest crane,” in an act or in indirect words: the article tells who that is."""
    for each in found:
        handed = each.said is not None or (each.voice is not None and not each.voice.quoted)
        aside = _ASIDE.search(text, *each.span) if handed else None
        if aside and aside.end() < each.span[1]:
            yield Suggestion(aside.span(1), Decision(FACT, (aside.span(1),), TELLS_MORE, "fair"))


def deeds_of(text: str, found: list[Suggestion]) -> Iterator[Suggestion]:
    """“The office raised its prices in June to punish us”: the deed is taken for granted."""
    for each in found:
        if each.decision.rule != MOTIVE or each.voice is None:
            continue
        motive = each.decision.because[0][0]
        joint = _JOINT.search(text, each.span[0], motive + 12)
        deed = trim(text, (each.span[0], min(motive, joint.start() if joint else motive)), ", ")
        deed = _without_that(text, deed) if deed else None
        if deed and _tells_a_deed(text[slice(*deed)]):
            yield Suggestion(deed, Decision(FACT, (deed,), TAKEN, "doubtful"), around=each.voice)


def _tells_a_deed(words: str) -> bool:
    """Whether words outside quotation marks say who did what."""
    quoted = re.search('[“”"‘]', words)
    return len(words.split()) >= _FEWEST_OF_DEED and not quoted and bool(_DONE.search(words))


def _without_that(text: str, span: Span) -> Span:
    return (span[0] + 5, span[1]) if text.startswith("that ", span[0]) else span


def labels_of(text: str, found: list[Suggestion]) -> Iterator[Suggestion]:
    """The words inside statements that take a side: one a statement, none in a judgement or a finding."""
    for each in found:
        court = each.voice is not None and each.voice.court
        judged = each.decision.kind in (JUDGEMENT, PAGE)
        label = None if judged or court else label_in(text, each.span)
        if label:
            quoted = each.voice is not None and each.voice.quoted
            within, around = (each.voice, None) if quoted else (None, each.voice)
            yield Suggestion(label, label_decision(label), within, label=True, around=around)
