"""Read an article from its first word to its last, and remember who was named and who speaks."""

import re
from dataclasses import dataclass

from whosays.articles.article import Article, Paragraph, Span
from whosays.author.drafting.attribution import Attribution
from whosays.author.drafting.attributions import attributions
from whosays.author.drafting.clauses import headline_parts
from whosays.author.drafting.cue_words import with_cue_words
from whosays.author.drafting.decision import JUDGEMENT, Decision
from whosays.author.drafting.judging_phrases import leading_phrase
from whosays.author.drafting.lists import small_words
from whosays.author.drafting.page_parts import credit_in, date_line_in, page_lines, writer_of
from whosays.author.drafting.people import People
from whosays.author.drafting.pieces import Piece
from whosays.author.drafting.records import as_one_record
from whosays.author.drafting.sentence_cutting import QUOTED, cut, sentence_of
from whosays.author.drafting.suggestions import (
    Suggestion,
    asides_of,
    deeds_of,
    figures_go_on,
    furniture,
    is_lone_signpost,
    labels_of,
    opinions_of,
    reach_back,
    record_goes_on,
    statements_of,
)
from whosays.author.drafting.text import quotations, tokens, trim, units
from whosays.author.drafting.voices import Voice, named_voice

_TURN = re.compile(
    r"\s*(?!(?:Corrected|Correction|Update|Updated|Note|Editor)\b)"
    r"([A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,3})\s*(:)\s+(?=[“\"‘A-ZÀ-Þ])"
)

_FIRST_PERSON = small_words("first person")
_FEWEST_OWN, _LEAST_OWN = 3, 0.15  # sentences in the first person: how many, and which share of all
_ASKING = {"Q": "the reporter who asks", "A": "the person who is asked"}  # Q and A of an interview


@dataclass
class Reader:
    """What is kept while an article is read.

    Attributes:
        article: the article.
        people: everybody named so far.
        attributions: what the tagger heard in the article.
        in_first_person: whether it is somebody's opinion, by its “I” and “we” outside quotation marks.
        in_turns: whether its paragraphs begin with names and colons, as in an interview.
        running: whose quotation may go on.
        writer: who answers for all that follows: the writer of a column, of a post, of a paid text.
        turn: whose turn it is in an interview, until the next one's.
    """

    article: Article
    people: People
    attributions: list[Attribution]
    in_turns: bool
    in_first_person: bool
    running: Voice | None = None
    writer: Voice | None = None
    turn: Voice | None = None

    @classmethod
    def of(cls, article: Article) -> "Reader":
        """Before the first word is read."""
        blocks = [each.text for each in article.paragraphs if each.role == "paragraph"]
        turns = sum(bool(_TURN.match(each)) for each in blocks)
        heard = attributions(article.text)
        return cls(article, People.of(article.text), heard, turns > 1, _in_first_person(article))

    def paragraph(self, block: Paragraph) -> list[Suggestion]:
        """The statements of a paragraph, page parts included, in the order of the text."""
        lines = page_lines(self.article, block)
        for line in lines:
            kept = None if block.role == "page part" else self.writer
            self.writer = self._writer(line) or kept
        found = [furniture(line) for line in lines]
        for start, end in _between(block, lines):
            headline = block.role == "headline"
            for part in headline_parts(self.article.text, (start, end)) if headline else [(start, end)]:
                found += self._with_edges(*part)
        return sorted(found, key=lambda each: (each.span[0], -each.span[1]))

    def _writer(self, line: Span) -> Voice | None:
        """Who answers for all that stands below a page part."""
        names = (writer_of(each) for each in self.article.text[slice(*line)].splitlines())
        name = next(filter(None, names), "")
        at = self.article.text.find(name, *line)
        return self._voice_of_name(name, (at, at + len(name)), ()) if name else None

    def _voice_of_name(self, name: str, source: Span, cue: tuple[Span, ...]) -> Voice:
        known = self.people.named(name)
        return Voice((known.name,), (source,), cue, known.speaker, QUOTED)

    def _with_edges(self, start: int, end: int) -> list[Suggestion]:
        """A stretch, a date line in front of it and a credit behind it taken off as page parts."""
        text = self.article.text
        placed = date_line_in(text, (start, end))
        credit = credit_in(text, (start, end))
        edges = [trim(text, each) for each in (placed, credit) if each]
        inner = placed[1] if placed else start, credit[0] if credit else end
        return [*(furniture(each) for each in edges if each), *self._stretch(*inner)]

    def _stretch(self, start: int, end: int) -> list[Suggestion]:
        text = self.article.text
        quoted = quotations(text, start, end)
        turn = _TURN.match(text, start, end) if self.in_turns else None
        if turn:
            self.turn = self._voice_of_name(
                _ASKING.get(turn.group(1), turn.group(1)), turn.span(1), (turn.span(2),)
            )
        writer = self.turn or self.writer
        found: list[Suggestion] = []
        for unit in units(text, start, end, quoted):
            found = self._sentence((unit[0][0], unit[-1][1]), quoted, writer, found)
        return [*found, *asides_of(text, found), *deeds_of(text, found), *labels_of(text, found)]

    def _sentence(
        self, span: Span, quoted: list[Span], writer: Voice | None, found: list[Suggestion]
    ) -> list[Suggestion]:
        """What was found so far, and the statements of one more sentence."""
        text = self.article.text
        lead = leading_phrase(text, span)
        if lead:
            found = [*found, Suggestion(lead, Decision(JUDGEMENT, (lead,), "a phrase that judges", "fair"))]
            span = trim(text, (lead[1], span[1])) or (span[1], span[1])
        pieces = [Piece(span, writer)] if writer else as_one_record(self._cut(span, quoted))
        if is_lone_signpost(pieces) and found:
            found = reach_back(found, pieces[0])
        mine = with_cue_words(text, [one for piece in pieces for one in self._statements(piece, quoted)])
        self._remember(pieces)
        both = [*found, *mine]
        both = figures_go_on(text, both) if len(mine) == 1 and len(both) > 1 else both
        return record_goes_on(text, both)

    def _statements(self, piece: Piece, quoted: list[Span]) -> list[Suggestion]:
        if self.in_first_person and not (piece.act or piece.voice):
            return opinions_of(self.article.text, piece, quoted, self.people)
        return statements_of(self.article.text, piece, quoted, self.people)

    def _cut(self, span: Span, quoted: list[Span]) -> list[Piece]:
        sentence = sentence_of(self.article.text, span, quoted, self.people)
        heard = [each for each in self.attributions if each.cue and span[0] <= each.cue[0][0] < span[1]]
        return cut(sentence, self.running, heard) if sentence else []

    def _remember(self, pieces: list[Piece]) -> None:
        """Whose words may go on in the next sentence: who spoke last, or who acted last without a word."""
        voices = [each.act or each.voice for each in pieces]
        last = next((each for each in reversed(voices) if each), None)
        if last is None and self.people.known and self.people.known[-1].person:
            last = named_voice(self.people.known[-1], QUOTED)
        self.running = last or self.running


def _in_first_person(article: Article) -> bool:
    """Whether “I”, “we” and “our” stand in more than a few of its sentences, quotations aside."""
    said = sentences = 0
    for block in article.paragraphs:
        marks = quotations(article.text, block.start, block.end)
        for unit in units(article.text, block.start, block.end, marks):
            held = tokens(article.text, unit[0][0], unit[-1][1], marks)
            sentences += 1
            said += any(each.low in _FIRST_PERSON and not each.quoted for each in held)
    return said >= _FEWEST_OWN and said >= _LEAST_OWN * sentences


def _between(block: Paragraph, lines: list[Span]) -> list[Span]:
    """The stretches of a block that are no page parts."""
    edges = [block.start, *(at for line in lines for at in line), block.end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
