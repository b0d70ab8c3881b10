"""Moodle's words as a site spells them: one for each role, by language."""

import json
from functools import cache

from whosays.teacher.lms import moodle_words


@cache
def spelled_words() -> dict[str, dict[str, str]]:
    """The words of the languages that we know; what a pack lacks, Moodle says in English."""
    known = json.loads(moodle_words.FILE.read_text(encoding="utf-8"))["languages"]
    return {
        language: {role: (each or known["en"][role])[0] for role, each in words.items()}
        for language, words in known.items()
    }
