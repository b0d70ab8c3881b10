"""What the kit says in its own voice: its figures, and words with which it would take a side."""

import re

from helpers.lesson_text import QUOTED

NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
# Words with which the kit would take a side, or give a verdict, in its own voice.
VERDICT = re.compile(
    r"\b(?:(?:is|are|was|were) (?:lying|a liar|liars)|(?:has|have) lied|it is (?:true|false) that|regime"
    r"|dictators?|dictatorship|propaganda|so-called|fake|debunk\w*|falsely|(?<!Yes, and )rightly"
    r"|wrongly|baseless|unfounded|of course|obviously|puppets?|the truth is|in truth"
    r"|stolen (?:vote|election)|admit(?:s|ted))\b",
    re.IGNORECASE,
)


def exact(words: str) -> list[str]:
    """The figures of a fact that nobody hits by chance: four digits or more, or decimals."""
    return [n for n in NUMBER.findall(words) if len(re.findall(r"\d", n)) >= 3]


def verdicts(text: str) -> list[str]:
    """Words with which the kit takes a side; what it quotes is not its own."""
    text = re.sub(r"^>.*$", "", QUOTED.sub(" ", text), flags=re.MULTILINE)
    return VERDICT.findall(text)
