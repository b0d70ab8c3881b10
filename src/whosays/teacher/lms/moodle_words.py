"""Moodle's own words for the columns and cells of a grading worksheet, in the languages that we know.

They are facts of Moodle 4.5's language packs, kept in moodle_words.json. A site may have words of its own:
what is not known here is not guessed from.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("moodle_words.json")
_TAG = re.compile(r"<[^>]*>")  # the Lithuanian pack has some; a worksheet has them or has not
_NEEDED = ("identifier", "grade", "graded")  # the columns without which Moodle refuses a worksheet

Words = dict[str, frozenset[str]]
"""By role (identifier, name, email, grade …), the words for it, as ``plain_word`` gives them."""


def plain_word(cell: str) -> str:
    """What a header shares with Moodle's word for it: its letters, composed, without case and tags."""
    folded = unicodedata.normalize("NFC", _TAG.sub(" ", cell)).casefold()
    return "".join(each for each in folded if unicodedata.category(each)[0] in "LMN")


@cache
def languages() -> dict[str, Words]:
    """The words by language."""
    known = json.loads(FILE.read_text(encoding="utf-8"))["languages"]
    return {language: _plain(words, known["en"]) for language, words in known.items()}


def _plain(words: dict[str, list[str]], english: dict[str, list[str]]) -> Words:
    """The words; what a language pack lacks, Moodle says in English."""
    return {role: frozenset(map(plain_word, each or english[role])) for role, each in words.items()}


def words_of(header: Sequence[str]) -> Words:
    """The words of the languages that a worksheet's header may be in; empty where we know none of them."""
    there = {plain_word(cell) for cell in header}
    merged: Words = {}
    for words in languages().values():
        if plain_word(header[0]) in words["identifier"] and all(words[role] & there for role in _NEEDED):
            merged = {role: merged.get(role, frozenset()) | each for role, each in words.items()}
    return merged
