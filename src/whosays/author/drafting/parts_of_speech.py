"""The likeliest part of speech of a word, from a list; the last three letters decide for others.

The names are those of the Penn Treebank ("NN", "VBD"), two joined by a stroke where both are common.
"""

import gzip
import json
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    path = files("whosays.author.drafting") / "weights" / "parts_of_speech.json.gz"
    read = json.loads(gzip.decompress(path.read_bytes()))
    words = {word: part for part, several in read["words"].items() for word in several.split(" ")}
    endings = {end: part for part, several in read["endings"].items() for end in several.split(" ")}
    return words, endings


@lru_cache(maxsize=20_000)
def part_of_speech(word: str) -> str:
    """The part of speech of a word as it stands in the text; a mark is its own."""
    words, endings = _lists()
    low = word.lower()
    if low in words:
        return words[low]
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "CD"
    return "NNP?" if word[0].isupper() else endings.get(low[-3:], "NN?")
