"""A text as the tagger reads it: its lines, their words and marks, and what can be seen of each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from whosays.articles.article import Span
from whosays.author.drafting.parts_of_speech import part_of_speech
from whosays.author.drafting.quotation_marks import quotations
from whosays.author.drafting.sentences import sentences
from whosays.author.drafting.tokens import Token, lines, tokens
from whosays.author.drafting.word_lists import words_of


@dataclass(slots=True)
class Paragraph:
    """One line of the text; each list has an entry for each token.

    Attributes:
        tokens: its words and marks.
        read: the same as the tagger reads them: quotation marks of every style as “ and ”, and the words of a
            line in capitals as they are written elsewhere.
        low: the words in small letters.
        parts: likeliest parts of speech.
        quoted: 1 within quotation marks, else 0.
        edges: "B" the mark that opens a quotation, "E" the one that closes it, else "".
        sentences: the number of the token's sentence in the text.
        cues: "S" a verb of saying, "A" one of thinking or wanting, "acc" according, else "".
    """

    tokens: list[Token]
    read: list[str]
    low: list[str]
    parts: list[str]
    quoted: list[int]
    edges: list[str]
    sentences: list[int]
    cues: list[str]


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text that hold something, in order."""
    marks, ends = quotations(text), sentences(text)
    starts = [start for start, _ in ends]
    found = []
    for start, end in lines(text):
        words = tokens(text, start, end)
        if words:
            found.append(_paragraph(words, marks, starts))
    return found


def _paragraph(words: list[Token], marks: list[Span], starts: list[int]) -> Paragraph:
    quoted, edges = _quoted(words, marks)
    read = as_read([word.text for word in words], edges)
    low = [word.lower() for word in read]
    return Paragraph(
        tokens=words,
        read=read,
        low=low,
        parts=[part_of_speech(word) for word in read],
        quoted=quoted,
        edges=edges,
        sentences=[bisect_right(starts, word.start) - 1 for word in words],
        cues=[cue_class(word) for word in low],
    )


def as_read(words: list[str], edges: list[str]) -> list[str]:
    """Words and marks as they would stand in the text of an American newspaper, whose style was learned."""
    if is_headline(words):
        words = [_out_of_headline(word) for word in words]
    marks = {"B": "“", "E": "”"}
    return [
        word if word[0].isalnum() else marks.get(edge, word) for word, edge in zip(words, edges, strict=True)
    ]


def is_headline(words: list[str]) -> bool:
    """Whether all words are in capitals, or all long ones begin with one and no full stop ends the line."""
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) < 3:
        return False
    if all(word.isupper() for word in letters):
        return True
    long = [word for word in letters if len(word) > 3]
    return len(long) > 3 and all(word[0].isupper() for word in long) and words[-1] not in '.”"’:'


def _out_of_headline(word: str) -> str:
    """A common word in small letters, any other with a capital; "said" for "SAID" and for "Said"."""
    part = part_of_speech(word.lower())
    if part.startswith(("NNP", "NN?")) or word.lower() == "i":
        return word.capitalize() if word.isupper() else word
    return word.lower()


def _quoted(words: Sequence[Token], marks: list[Span]) -> tuple[list[int], list[str]]:
    quoted, edges = [0] * len(words), [""] * len(words)
    at = max(0, bisect_right(marks, (words[0].start, words[0].start)) - 1)
    for number, word in enumerate(words):
        while at < len(marks) and marks[at][1] <= word.start:
            at += 1
        if at < len(marks) and marks[at][0] <= word.start:
            quoted[number] = 1
            edges[number] = "B" if word.start == marks[at][0] else "E" if word.end == marks[at][1] else ""
    return quoted, edges


@lru_cache(maxsize=20_000)
def cue_class(low: str) -> str:
    """The class of a word that may hand words over; "" for any other."""
    if low in words_of("speech_verbs"):
        return "S"
    if low in words_of("attitude_verbs"):
        return "A"
    return "acc" if low == "according" else ""
