"""A paragraph with what the tagger's features are made from: near cues, clauses, quoted sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from whosays.author.drafting.features import shape
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.word_lists import words_of

NO_CUE = -1


@dataclass
class View:
    """What the groups of a paragraph's tokens are made from; lists by token, dictionaries by sentence."""

    par: Paragraph
    shapes: list[str]
    marks: dict[int, str]  # of each sentence: how much of it is quoted, and how many verbs of saying it has
    before: str  # what the paragraph before was like
    near: list[
        str
    ]  # classes of words outside quotation marks, cues and pronouns, after and before three empty ones
    left: list[int]  # the nearest cue before the token in its sentence, _NO_CUE without
    right: list[int]
    commas: list[int]  # commas up to the token
    thats: list[int]
    path: list[str]  # the kind of word, one letter each
    small: list[str]  # a function word or mark as it is, any other word by how it is written
    clauses: list[int]  # the last opener of a clause before the token, -1 at the start


def _might_be_cue(par: Paragraph, at: int, cue_words: Mapping[str, float]) -> bool:
    """Whether a word may hand words over: outside quotation marks, and no noun ("the report")."""
    if par.quoted[at] or not (par.cues[at] or cue_words.get(par.low[at], 0) > 0.3):
        return False
    return not at or par.parts[at - 1] not in ("DT", "PRP$") or par.low[at - 1] in ("that", "this")


def summary(par: Paragraph) -> str:
    """Whether a paragraph is a quotation for the most part, and whether it has a verb of saying outside."""
    quoted = sum(par.quoted) > len(par.quoted) / 3
    says = any(cue == "S" and not quoted for cue, quoted in zip(par.cues, par.quoted, strict=True))
    return f"{quoted:d}{says:d}"


def view_of(par: Paragraph, before: str, cue_words: Mapping[str, float]) -> View:
    """The view of a paragraph; ``before`` is the summary of the one before it."""
    might = [_might_be_cue(par, at, cue_words) for at in range(len(par.low))]
    left, right = nearest(par.sentences, might)
    return View(
        par=par,
        shapes=[shape(word) for word in par.read],
        marks=_sentence_marks(par),
        before=before,
        near=["", "", "", *map(_class, par.cues, par.low, par.quoted), "", "", ""],
        left=left,
        right=right,
        commas=list(accumulate(low == "," for low in par.low)),
        thats=list(accumulate(low == "that" for low in par.low)),
        path=list(map(_letter, par.parts)),
        small=list(map(_small, par.low, par.read)),
        clauses=_clauses(par.low),
    )


def _clauses(low: list[str]) -> list[int]:
    found, last = [], -1
    for at, word in enumerate(low):
        found.append(last)
        if word in _OPENERS or word == ".":
            last = at
    return found


# Parts of speech for the path between a word and a cue: alike ones get one letter
_LETTERS = {
    "NNP": "P", "NNPS": "P", "NNP?": "P", "NN": "N", "NNS": "N", "NN?": "N", "JJ": "J", "JJR": "J", "JJS":
    "J", "CD": "J", "PRP$": "D", "PRP": "H", "WP": "W", "WDT": "W", "VBD": "V", "VBZ": "V", "VBP": "V",
    "VB": "B", "VBG": "G", "VBN": "E", "MD": "M", "IN": "I", "TO": "T", "RB": "R", "DT": "D", "POS": "S",
    "CC": "C",
}  # fmt: skip


@lru_cache(maxsize=1000)
def _letter(part: str) -> str:
    return _LETTERS.get(part.partition("/")[0], part[0])


def nearest(sentence: list[int], might: list[bool]) -> tuple[list[int], list[int]]:
    """For each token, the nearest one before and after it in its sentence that ``might`` be a cue."""
    count = len(sentence)
    left, right = [NO_CUE] * count, [NO_CUE] * count
    last = NO_CUE
    for at in range(count):
        if at and sentence[at] != sentence[at - 1]:
            last = NO_CUE
        left[at] = last
        last = at if might[at] else last
    last = NO_CUE
    for at in range(count - 1, -1, -1):
        if at < count - 1 and sentence[at] != sentence[at + 1]:
            last = NO_CUE
        right[at] = last
        last = at if might[at] else last
    return left, right


def _sentence_marks(par: Paragraph) -> dict[int, str]:
    words: dict[int, int] = {}
    quoted: dict[int, int] = {}
    verbs: dict[int, int] = {}
    for token, inside, number, cue in zip(par.tokens, par.quoted, par.sentences, par.cues, strict=True):
        is_word = token.text[0].isalnum()
        words[number] = words.get(number, 0) + is_word
        quoted[number] = quoted.get(number, 0) + (is_word and inside)
        verbs[number] = verbs.get(number, 0) + (cue == "S" and not inside)
    return {n: _how_quoted(quoted[n], words[n]) + str(min(verbs[n], 2)) for n in words}


def _how_quoted(quoted: int, words: int) -> str:
    share = quoted / (words or 1)
    return "all" if share > 0.95 else "some" if share > 0 else "none"


_OPENERS = frozenset(
    [
        ",",
        ";",
        ":",
        "—",
        "–",
        "(",
        ")",
        "“",
        "”",
        "that",
        "and",
        "but",
        "who",
        "which",
        "while",
        "when",
        "as",
        "if",
        "because",
        "after",
        "before",
        "although",
    ]
)


@lru_cache(maxsize=20_000)
def _small(low: str, read: str) -> str:
    return low if low in words_of("function_words") or not low[0].isalnum() else shape(read)


_PRONOUN = dict.fromkeys(words_of("pronouns"), "p")


def _class(cue: str, low: str, quoted: int) -> str:
    return "" if quoted else cue or _PRONOUN.get(low, "")
