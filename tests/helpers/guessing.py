"""Ways to guess a choose item without reading its text, and how often each of them finds the best option."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Item, Task
from whosays.tasks.types.choose import is_vote

WITHIN = 1.5
"""How many standard errors from chance a way of guessing may end up, above it or below."""

EXTREME = re.compile(
    r"\b(?:all|always|never|ever|every\w*|any\w*|none|nothing|nobody|no one|only|wholly|whole|entirely|"
    r"completely|certain(?:ly)?|sure(?:ly)?|must|cannot|can’t|impossible|exactly|proof|proves?|proven|"
    r"at all|worthless|no more|no longer|made up)\b",
    re.IGNORECASE,
)
"""Words that claim too much. A test-wise reader strikes out each option that holds one."""

TONE = re.compile(
    r"\b(?:trick\w*|lies?|lying|liars?|fakes?|faked|false|wrong|worthless|useless|hid\w*|invent\w*|made up|"
    r"means? nothing|bad|silly|foolish|afraid|fear\w*|blame\w*|whatever|anyway|of course|clearly|obvious\w*|"
    r"simply|just|merely|who could|who knows|so many|generous|greed\w*|trust\w*|believ\w*|enemy|enemies|"
    r"cheat\w*|secret\w*|guilty|honest\w*|fair|unfair|really)\b",
    re.IGNORECASE,
)
"""Words by whose tone an option too trusting or too doubting is known before the text is read."""

HEDGE = re.compile(
    r"\b(?:may|might|could|can|perhaps|possibl[ey]|probably|likely|seems?|some\w*|about|nearly|almost|"
    r"partly|mostly|often|usually|so far|yet|not|open|as they stand|said)\b",
    re.IGNORECASE,
)
"""Words that promise little. A test-wise reader takes the option that is hardest to prove wrong."""

WORD = re.compile(r"[^\W\d_]{4,}")
"""Words long enough to carry a meaning."""

ANY_WORD = re.compile(r"[^\W_]+")

NOBODY = re.compile(r"(?:nobody|nothing|none|no one|neither)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A choose item with one best option: where it stands, its options in order, the place of the best."""

    place: str
    options: tuple[str, ...]
    best: int
    question: str = ""


@dataclass(frozen=True)
class Guess:
    """What came of a way of guessing.

    Attributes:
        items: how many items it can be used on.
        found: how many best options it finds, a tie counted by shares.
        chance: how many blind chance would find in the same items.
        error: the standard error of that chance, in items.
    """

    items: int
    found: float
    chance: float
    error: float

    @property
    def away(self) -> float:
        """How many standard errors it ends up from chance."""
        return (self.found - self.chance) / self.error if self.error else 0.0


Way = Callable[[Asked], list[int]]
"""The options a guesser is left with, by place. All or none of them: the way cannot be used here."""


def _highest(score: Callable[[Asked, str], float]) -> Way:
    def left(asked: Asked) -> list[int]:
        scores = [score(asked, text) for text in asked.options]
        return [n for n, found in enumerate(scores) if found == max(scores)]

    return left


def _without(pattern: re.Pattern[str]) -> Way:
    return lambda asked: [n for n, text in enumerate(asked.options) if not pattern.search(text)]


def _nobody(asked: Asked) -> list[int]:
    return [n for n, text in enumerate(asked.options) if NOBODY.match(text)]


def _shared_words(asked: Asked, text: str) -> int:
    return len(set(WORD.findall(asked.question.lower())) & set(WORD.findall(text.lower())))


def _alike(asked: Asked, text: str) -> float:
    """How much of its words an option has in common with each other one (Jaccard), added up.

    Whoever writes an item often writes the best option first, and spoils it in one place for each wrong one.
    """
    own = _words(text)
    others = (_words(other) for other in asked.options if other != text)
    return round(sum(len(own & other) / len(own | other) for other in others), 9)


def _words(text: str) -> set[str]:
    return set(ANY_WORD.findall(text.lower()))


WAYS: dict[str, Way] = {
    "the shortest": _highest(lambda _, text: -len(text)),
    "the longest": _highest(lambda _, text: len(text)),
    "no extreme word": _without(EXTREME),
    "Nobody or Nothing": _nobody,
    "the first": lambda _: [0],
    "no word of tone": _without(TONE),
}

PRINTED: dict[str, Way] = {
    "the last": lambda asked: [len(asked.options) - 1],
    "the most careful": _highest(lambda _, text: len(HEDGE.findall(text))),
    "most words of the question": _highest(_shared_words),
    "most like the others": _highest(_alike),
    "the odd one out": _highest(lambda asked, text: -_alike(asked, text)),
}
"""Ways that are looked at but held to no line: so many of them go by chance that one will go astray."""


def guessed(asked: Iterable[Asked], way: Way) -> Guess:
    """What a way of guessing finds over some items."""
    items, found, chance, spread = 0, 0.0, 0.0, 0.0
    for each in asked:
        left, every = way(each), len(each.options)
        if 0 < len(left) < every:
            items += 1
            found += (each.best in left) / len(left)
            chance += 1 / every
            spread += (1 / every) * (1 - 1 / every)
    return Guess(items, found, chance, sqrt(spread))


def asked_in(path: Path, room: str, stem: str) -> list[Asked]:
    """The scored choose items of a task file that have one best option."""
    tasks = read_tasks(path, room, stem)
    return [
        _asked(task, item)
        for task in tasks.values()
        if task.type == "choose" and task.scored
        for item in task.items
        if not is_vote(item)
    ]


def _asked(task: Task, item: Item) -> Asked:
    texts = tuple(option.text for option in item.options)
    best = next(n for n, option in enumerate(item.options) if option.best)
    return Asked(f"{task.stem}:{task.name}/{item.id}", texts, best, item.question)
