"""Whether a text can be drafted at all: the rules know English prose and nothing else."""

import re

from whosays.author.drafting.lists import entries

_LEAST_SHARE = 0.22  # of common words; English news has about 0.45, other languages under 0.15
_FEWEST_WORDS = 12


def why_no_draft(text: str) -> str | None:
    """A sentence for the teacher, where no draft can be made of a text; None where one can."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEWEST_WORDS:
        return "The text is too short for a draft. Mark its statements yourself: the editor is ready."
    common = frozenset(" ".join(entries("common_words")).split())
    if sum(word in common for word in words) < _LEAST_SHARE * len(words):
        return (
            "The text does not read like English news, so nothing is drafted. Mark its statements yourself: "
            "the editor is ready."
        )
    return None
