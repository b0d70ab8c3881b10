"""The lists in ``words/``: read once, found in a text as whole words."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whosays.articles.article import Span

FOLDER = Path(__file__).with_name("words")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a list, in its order; its first line says what it holds."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Finds any entry as whole words, in small or capital letters; ``*`` in it stands for any ending."""
    longest_first = sorted(entries(name), key=len, reverse=True)
    words = (re.escape(each).replace(r"\*", r"[\w’'-]*").replace(r"\ ", r"\s+") for each in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


@cache
def alternatives(name: str) -> str:
    """The entries of a list for a pattern of Python's re, the longest first."""
    return "|".join(re.escape(each) for each in sorted(entries(name), key=len, reverse=True))


def found(name: str, text: str, start: int, end: int) -> list[Span]:
    """Where entries of a list stand in a stretch of a text, in their order."""
    return [match.span() for match in pattern(name).finditer(text, start, end)]


@cache
def whole_line(name: str) -> re.Pattern[str]:
    """Matches a line that is wholly one of a list's patterns."""
    return re.compile(rf"(?:{'|'.join(entries(name))})", re.IGNORECASE)


@cache
def small_words(group: str) -> frozenset[str]:
    """The small words of a group: pronouns, helping verbs, days."""
    groups = dict(line.split(": ", 1) for line in entries("small_words"))
    return frozenset(groups[group].split())


@dataclass(frozen=True)
class Verb:
    """A verb that hands words to somebody: its base and the group of its list."""

    base: str
    group: str


@cache
def verbs() -> dict[str, Verb]:
    """Every form of the reporting verbs; a verb of two words is listed by both (``pointed out``)."""
    forms: dict[str, Verb] = {}
    for line in entries("reporting_verbs"):
        words, group = (part.strip() for part in line.split("|"))
        if " " in words and words.split()[1] == "out":
            first, second = words.split()
            forms |= {f"{form} {second}": Verb(words, group) for form in _forms(first)}
            continue
        base, *others = words.split()
        forms |= {form: Verb(base, group) for form in (*_forms(base, bool(others)), *others)}
    return forms


def _forms(base: str, irregular: bool = False) -> list[str]:
    """Base, third person, participle and, of a regular verb, the past."""
    third = f"{base[:-1]}ies" if re.search("[^aeiou]y$", base) else base + ("es" if _hisses(base) else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    stem = f"{stem}r" if base == "refer" else f"{stem}t" if base in ("commit", "admit") else stem
    past = f"{base[:-1]}ied" if re.search("[^aeiou]y$", base) else f"{stem}ed"
    return [base, third, f"{stem}ing", *([] if irregular else [past])]


def _hisses(base: str) -> bool:
    return base.endswith(("s", "sh", "ch", "x"))
