"""The lists of words that the engine knows: a file each in ``word_lists/``, one word a line."""

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list, for example ``words_of("speech_verbs")``."""
    path = files("whosays.author.drafting") / "word_lists" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
