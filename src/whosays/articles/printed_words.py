"""Printed words as a sentence can quote them: without marks of their own, and never cut in mid-phrase."""

import re

MARKS = "[“”„«»]"
MOST_WORDS = 10  # of a statement that is quoted whole
JOINING = {
    "and",
    "but",
    "or",
    "as",
    "that",
    "which",
    "who",
    "while",
    "when",
    "where",
    "because",
    "if",
    "until",
}
"""Words that join two statements and may lie in neither."""
_PLACING = {"after", "at", "before", "by", "for", "from", "in", "into", "of", "on", "than", "to", "with"}
BEGINNERS = frozenset({"a", "an", "the", "its", "his", "her", "their"} | JOINING | _PLACING)
"""Small words that begin a phrase: a quote that ends after one reads as torn."""
_FEWEST_WORDS = 4  # of a quote that is cut
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«"}  # what ends a quotation, by the sign that opened it


def bare(words: str) -> str:
    """Words as they can stand between quotation marks: their longest part without such marks of its own."""
    return max(re.split(MARKS, words), key=len).strip("‘\"' .,;:")


def first_words(words: str) -> str:
    """All of them if they are few; else those before the last phrase that is begun and not ended."""
    found = list(re.finditer(r"\S+", words))
    if len(found) <= MOST_WORDS:
        return words
    texts = [each.group() for each in found]
    fits = (n for n in range(MOST_WORDS, _FEWEST_WORDS - 1, -1) if _phrase_ends(texts[n - 1], texts[n]))
    return words[: found[next(fits, MOST_WORDS) - 1].end()]


def _phrase_ends(before: str, after: str) -> bool:
    """Whether a phrase ends between two words: at a comma, or where the next is begun by a small word."""
    return before[-1] in ",;:—" or (after.lower() in BEGINNERS and before.lower() not in BEGINNERS)


def quotation_is_open(text: str) -> bool:
    """Whether the last sign of a text stands in a quotation, its own opening or closing mark included."""
    opened = ""
    for sign in text[:-1]:
        if opened:
            opened = "" if sign in _CLOSING[opened] else opened
        elif sign in _CLOSING:
            opened = sign
    return bool(opened) or text[-1:] in _CLOSING
