"""The statements of a paragraph in their order, each with who answers for it and what suggests its kind."""

import re
from dataclasses import dataclass, replace

from whosays.articles.article import Article, Paragraph, Span
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.attributions import attributions
from whosays.author.drafting.clauses import clauses
from whosays.author.drafting.judging_phrases import leading_phrase
from whosays.author.drafting.labels import label_decision, label_in
from whosays.author.drafting.own_voice import own_statements
from whosays.author.drafting.page_parts import credit_in, date_line_in, page_lines, writer_of
from whosays.author.drafting.people import People
from whosays.author.drafting.pieces import QUOTED, Piece, cut, inner_pieces
from whosays.author.drafting.decision import (FACT, JUDGEMENT, PAGE, Decision)
from whosays.author.drafting.route import (claim_of, decide)
from whosays.author.drafting.text import quotations, trim, units
from whosays.author.drafting.voices import Voice, named_voice

_BEHIND = "a signpost behind a full stop"
_LINE_OF = re.compile(
    r"\s*(?!(?:Corrected|Correction|Update|Updated|Note|Editor)\b)([A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,3})\s*(:)\s+(?=[“\"‘A-ZÀ-Þ])"
)
_TAIL = re.compile(r"\s(?=(after|following|amid)\s+\w+\s+\w+\s+\w+)")
_VERBS_WITH_TAIL = frozenset("ask accuse accused blame promise".split())
_GOES_ON = "figures of one announcement"


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
    """

    span: Span
    decision: Decision
    voice: Voice | None = None
    said: Voice | None = None
    label: bool = False
    around: Voice | None = None


@dataclass
class Reader:
    """What is kept while an article is read: who was named, and whose quotation may go on."""

    article: Article
    people: People
    attributions: list[Attribution]
    running: Voice | None = None
    writer: Voice | None = None
    in_turns: bool = False

    @classmethod
    def of(cls, article: Article) -> "Reader":
        """Before the first word is read."""
        blocks = [each.text for each in article.paragraphs if each.role == "paragraph"]
        turns = sum(bool(_LINE_OF.match(each)) for each in blocks)
        return cls(article, People.of(article.text), attributions(article.text), in_turns=turns > 1)

    def _writer(self, line: Span) -> Voice | None:
        """Who answers for all that stands below a page part, until another one names somebody else."""
        name = writer_of(self.article.text[slice(*line)])
        if not name:
            return None
        at = self.article.text.find(name, *line)
        known = self.people.named(name)
        return Voice((known.name,), ((at, at + len(name)),), (), known.speaker, QUOTED)

    def paragraph(self, block: Paragraph) -> list[Suggestion]:
        """The statements of a paragraph, page parts included, in the order of the text."""
        lines = page_lines(self.article, block)
        for line in lines:
            self.writer = self._writer(line) or (
                None if block.role == "page part" and self.writer else self.writer
            )
        found = [Suggestion(line, Decision(PAGE, (line,), "a piece of the page", "fair")) for line in lines]
        for start, end in _between(block, lines):
            credit = credit_in(self.article.text, (start, end))
            if credit and (span := trim(self.article.text, credit)):
                found.append(Suggestion(span, Decision(PAGE, (span,), "a piece of the page", "fair")))
            placed = date_line_in(self.article.text, (start, end))
            if placed:
                found.append(Suggestion(placed, Decision(PAGE, (placed,), "a piece of the page", "fair")))
            found += self._stretch(placed[1] if placed else start, credit[0] if credit else end)
        return sorted(found, key=lambda each: (each.span[0], -each.span[1]))

    def _stretch(self, start: int, end: int) -> list[Suggestion]:
        text = self.article.text
        quoted = quotations(text, start, end)
        found: list[Suggestion] = []
        speaker = _LINE_OF.match(text, start, end) if self.in_turns else None
        writer = self._speaker(speaker) if speaker else self.writer
        for unit in units(text, start, end, quoted):
            span = unit[0][0], unit[-1][1]
            lead = leading_phrase(text, span)
            if lead:
                found.append(Suggestion(lead, Decision(JUDGEMENT, (lead,), "a phrase that judges", "fair")))
                span = trim(text, (lead[1], span[1])) or span
            pieces = [Piece(span, writer)] if writer else self._cut(span, quoted)
            if _only_an_act(pieces) and found:
                found = _reach_back(found, pieces[0])
            for piece in pieces:
                found += self._statements(piece, quoted)
            found = _figures_go_on(text, found, unit)
            self._remember(pieces)
        return [*found, *(label for each in found for label in _labels(text, each))]

    def _cut(self, span: Span, quoted: list[Span]) -> list[Piece]:
        return cut(self.article.text, span, quoted, self.people, self.running, self._heard_in(span))

    def _heard_in(self, span: Span) -> list[Attribution]:
        """What the tagger heard in a sentence: its cue stands there."""
        return [each for each in self.attributions if each.cue and span[0] <= each.cue[0][0] < span[1]]

    def _speaker(self, named: re.Match[str]) -> Voice:
        """Whose words a paragraph holds that begins with a name and a colon."""
        known = self.people.named(named.group(1))
        return Voice((known.name,), (named.span(1),), (named.span(2),), known.speaker, QUOTED)

    def _remember(self, pieces: list[Piece]) -> None:
        """Whose words may go on in the next sentence: who spoke last, or who acted last without a word."""
        voices = [each.act or each.voice for each in pieces]
        last = next((each for each in reversed(voices) if each), None)
        if last is None and self.people.known and self.people.known[-1].person:
            last = named_voice(self.people.known[-1], QUOTED)
        self.running = last or self.running

    def _statements(self, piece: Piece, quoted: list[Span]) -> list[Suggestion]:
        text = self.article.text
        if piece.act:
            return [_act(piece)]
        if piece.voice is None:
            own = own_statements(text, piece.span, quoted, self.people)
            return [Suggestion(each.span, each.decision, each.voice) for each in own]
        found: list[Suggestion] = []
        for each in inner_pieces(text, piece, quoted, self.people):
            found += [_act(each)] if each.act else _contents(text, each)
        return found


def _between(block: Paragraph, lines: list[Span]) -> list[Span]:
    """The stretches of a block that are no page parts."""
    edges = [block.start, *(at for line in lines for at in line), block.end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _act(piece: Piece) -> Suggestion:
    said = piece.act
    cue = said.cue if said else ()
    if piece.voice is None:
        return Suggestion(piece.span, Decision(FACT, cue, "an act of saying", "sure"), None, said)
    kind = claim_of(piece.voice)
    also = FACT if kind != FACT else ""
    return Suggestion(
        piece.span, Decision(kind, cue, "an act at second hand", "fair", also), piece.voice, said
    )


def _contents(text: str, piece: Piece) -> list[Suggestion]:
    """What somebody says, cut where the kinds of its clauses differ."""
    voice = piece.voice
    if voice is None:
        return []
    found: list[Suggestion] = []
    whole = piece.span
    tail = _TAIL.search(text, *whole) if not voice.quoted and voice.verb.group in _VERBS_WITH_TAIL else None
    span = (whole[0], tail.start()) if tail else whole
    for sentence in clauses(text, span):
        decided = [Suggestion(span, decide(text, span, voice), voice) for span in sentence]
        found += _joined(decided)
    if tail and (rest := trim(text, (tail.start(), whole[1]))):
        found.append(
            Suggestion(
                rest,
                Decision(
                    FACT, ((rest[0], rest[0] + len(tail.group(1))),), "the article's own voice", "doubtful"
                ),
            )
        )
    return found


def _joined(decided: list[Suggestion]) -> list[Suggestion]:
    """Clauses of one sentence that got the same kind are one statement."""
    result = decided[:1]
    for each in decided[1:]:
        last = result[-1]
        if each.decision.kind == last.decision.kind:
            because = (*last.decision.because, *each.decision.because)
            decision = replace(last.decision, because=tuple(dict.fromkeys(because))[:2])
            result[-1] = replace(last, span=(last.span[0], each.span[1]), decision=decision)
        else:
            result.append(each)
    return result


def _only_an_act(pieces: list[Piece]) -> bool:
    """“According to the council.” as a sentence of its own."""
    return len(pieces) == 1 and pieces[0].act is not None and pieces[0].act.verb.group == "according"


def _reach_back(found: list[Suggestion], act: Piece) -> list[Suggestion]:
    """A lone “According to …” hands over the sentence in front of it."""
    last, voice = found[-1], act.act
    if voice is None or last.voice is not None or last.decision.kind != FACT:
        return found
    decision = Decision(claim_of(voice), (*voice.source, *voice.cue), _BEHIND, "doubtful", FACT)
    return [*found[:-1], replace(last, decision=decision, voice=voice)]


def _figures_go_on(text: str, found: list[Suggestion], unit: list[Span]) -> list[Suggestion]:
    """An attribution goes to all figures of one announcement, also after a break."""
    if len(found) < 2 or found[-1].voice or found[-1].said or found[-1].span[0] < unit[0][0]:
        return found
    last, before = found[-1], found[-2]
    lone = before.said if before.said and before.said.verb.group == "according" else None
    voice = lone or (before.voice if before.decision.rule == _GOES_ON else None)
    if voice is None or not re.search(r"\d", text[slice(*last.span)]) or voice.speaker == "record":
        return found
    if lone and not any(each.decision.rule == _BEHIND for each in found[:-2]):
        return found
    decision = Decision(claim_of(voice), (*voice.source, *voice.cue), _GOES_ON, "doubtful", FACT)
    return [*found[:-1], replace(last, decision=decision, voice=voice)]


def _labels(text: str, each: Suggestion) -> list[Suggestion]:
    if each.decision.kind in (JUDGEMENT, PAGE) or (each.voice and each.voice.court):
        return []
    label = label_in(text, each.span)
    if label is None:
        return []
    within = each.voice if each.voice and each.voice.quoted else None
    around = each.voice if within is None else None
    return [Suggestion(label, label_decision(label), within, label=True, around=around)]
