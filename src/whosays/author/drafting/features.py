"""What the tagger asks of a token: features, as short names, in groups.

A group is a tuple: its name and the few things that it depends on. ``names_of`` makes the features of a group
out of it. Groups repeat (the same word, the same neighbours), so that whoever adds up weights does so once a
group, not once a feature: see ``model.Model``.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from whosays.author.drafting.word_lists import words_of

Group = tuple[Hashable, ...]
NOTHING: Group = ("nothing",)  # a group without features
EDGE = "<>"  # stands for the word before the first and after the last


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """How a word is written: "9", "XX", "X", "Xx", "xx", "mix"; a mark is itself after a p."""
    if word == EDGE:
        return word
    if word.isdigit():
        return "9"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    if word[0].isupper():
        return "Xx"
    if word.islower():
        return "xx"
    return "mix" if word[0].isalnum() else "p" + word


def distance(words: int) -> str:
    """A distance in words, in six steps."""
    if words < 4:
        return str(words)
    return "4-6" if words < 7 else "7-12" if words < 13 else "13+"


@lru_cache(maxsize=20_000)
def lists_of(low: str) -> tuple[str, ...]:
    """The short names of the lists that a word stands on."""
    names = [("titles", "ti"), ("organisations", "org"), ("times", "day"), ("pronouns", "pro")]
    return tuple(short for name, short in names if low in words_of(name))


def _written(offset: str, shaped: str, part: str, lists: tuple[str, ...]) -> list[str]:
    names = [f"s{offset}={shaped}", *(f"l{offset}={name}" for name in lists)]
    return names if shaped == EDGE else [*names, f"p{offset}={part}"]


def _quote(quoted: int, edge: str, before: int, after: int, sentence: str) -> list[str]:
    state = f"q{quoted}{edge}"
    return [state, state + sentence, "sent=" + sentence, f"qq{before}{quoted}{after}"]


def _cue(cue: str, quoted: int, before: str, after: str, word_after: str) -> list[str]:
    return [f"c={cue}", f"c={cue}{quoted}", f"c={cue}|{before}|{after}", f"c={cue}|{word_after}"]


def _around(*near: str) -> list[str]:
    return [f"c{offset}={cue}" for offset, cue in zip((-3, -2, -1, 1, 2, 3), near, strict=True) if cue]


def _side(side: str, cue: str, words: str, facts: str) -> list[str]:
    return [f"{side}d={cue}{words}", f"{side}f={cue}{facts}", f"{side}fd={cue}{words}{facts}"]


def _begins(first: str, last: bool, shaped: str, before: str, sentence: str) -> list[str]:
    names = ["SE"] if last else []
    if first:
        names += [first, first + shaped, first + before + sentence]
    return names


_NAMES: dict[str, Callable[..., list[str]]] = {
    "always": lambda: ["b"],
    "written": _written,
    "quote": _quote,
    "cue": _cue,
    "around": _around,
    "side": _side,
    "begins": _begins,
    "nothing": list,
}


def names_of(group: Group) -> list[str]:
    """The features of a group, by name."""
    return _NAMES[str(group[0])](*group[1:])
