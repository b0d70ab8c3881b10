"""The second defensible answer to a question, where the key gives it for another one.

A key names a second kind or a second source; what that makes of the two other questions follows from it.
"""

from whosays.articles.key import Key, Statement
from whosays.articles.kinds import KINDS, answers_for

_SPEAKER_OF = {"reported fact": "article", "official claim": "official", "attributed claim": "unnamed"}
"""Kinds that follow from who speaks. An accusation, a judgement and a call stay what they are."""


def second_speaker(key: Key | None, statement: Statement) -> str:
    """A learner's second defensible answer to "Who answers for it?", or an empty text."""
    speaker = _SPEAKER_OF.get(statement.also("kind")) or _speaker_of(key, statement.also("source"))
    return answers_for(speaker) if speaker else ""


def second_kind(key: Key | None, statement: Statement) -> str:
    """The second defensible kind, or an empty text.

    What can be heard as the words of somebody else around it is that somebody's claim; what can be heard as
    the article's own is its report.
    """
    if statement.also("kind") or statement.kind not in _SPEAKER_OF:
        return statement.also("kind")
    speaker = _speaker_of(key, statement.also("source"))
    return next((kind for kind in _SPEAKER_OF if speaker in KINDS[kind].speakers), "")


def _speaker_of(key: Key | None, chain: str) -> str:
    """Who speaks first in a chain of sources, as the key has it elsewhere."""
    origin = chain.split("<", maxsplit=1)[0].strip()
    if origin == "the article":
        return "article"
    found = (each.speaker for each in key.statements if each.chain[0] == origin) if key and origin else ()
    return next(iter(found), "")
