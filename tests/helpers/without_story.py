"""A form read without its story: the sheet for such readers, and how many best options they found.

A learner who has not read the story sees the questions and the options, and no marked words. In tests/:
``python -m helpers.without_story before`` prints that sheet. Items go by number: their names would tell.
"""

import csv
import hashlib
import sys
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from helpers.places import ROOT, TESTS
from helpers.three_forms import open_forms
from whosays.tasks.task import Item, Task
from whosays.tasks.types.choose import is_vote

READ = TESTS / "course" / "without_story.csv"
COLUMNS = ("form", "item", "reader", "option", "sheet")
TOO_MANY = Fraction(45, 100)
"""From this share on, a form asks common sense and not its story. Chance alone finds a quarter."""


@dataclass(frozen=True)
class Guess:
    """What one reader chose in one item, the item by its number in the form, and which sheet was read."""

    form: str
    item: int
    reader: str
    option: str
    sheet: str = ""


class GoneError(Exception):
    """An option, or an item, that no longer stands in its form: the guesses are of another form."""


def guesses(path: Path) -> list[Guess]:
    """The rows of a file of guesses, which may be none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        assert tuple(rows.fieldnames or ()) == COLUMNS, rows.fieldnames
        return [
            Guess(row["form"], int(row["item"]), row["reader"], row["option"], row["sheet"]) for row in rows
        ]


def chosen_from(tasks: dict[str, Task]) -> list[Item]:
    """The items of a form that have options, in their order: the first is number 1."""
    return [
        item
        for task in tasks.values()
        for item in task.items
        if task.type == "choose" and task.scored and not is_vote(item)
    ]


def points(guess: Guess, items: list[Item]) -> Fraction:
    """What a guess earns by the present key: 1 for the best option, a half for one that can be defended.

    Raises:
        GoneError: its option does not stand in its item.
    """
    options = items[guess.item - 1].options if 0 < guess.item <= len(items) else ()
    found = next((option for option in options if option.text == guess.option), None)
    if found is None:
        raise GoneError(f"{guess.form}, item {guess.item}: no option “{guess.option}”. Let it be read again.")
    return Fraction(1) if found.best else Fraction(int(found.defensible), 2)


def shares(read: list[Guess], forms: dict[str, dict[str, Task]]) -> dict[tuple[str, str], Fraction]:
    """The share of its points that each reader found, by form and reader. An item left out earns nothing.

    Raises:
        GoneError: an option does not stand in its item, or a reader answered an item twice.
    """
    earned: dict[tuple[str, str], dict[int, Fraction]] = defaultdict(dict)
    for guess in read:
        by_item = earned[guess.form, guess.reader]
        if guess.item in by_item:
            raise GoneError(f"{guess.form}, item {guess.item}: {guess.reader} answered twice.")
        by_item[guess.item] = points(guess, chosen_from(forms[guess.form]))
    return {
        (form, reader): sum(by_item.values(), Fraction(0)) / len(chosen_from(forms[form]))
        for (form, reader), by_item in earned.items()
    }


def sheet(form: str, tasks: dict[str, Task]) -> str:
    """Questions and options, as a learner sees them who has not read the story."""
    lines = [f"Form: {form}", ""]
    number = 0
    for task in tasks.values():
        asked = [item for item in chosen_from(tasks) if item in task.items]
        lines += [task.raw["title"], task.raw["prompt"], ""] if asked else []
        for item in asked:
            number += 1
            lines += [f"Item {number}. {item.question}", *(f"- {each.text}" for each in item.options), ""]
    return "\n".join(lines)


def named(text: str) -> str:
    """Eight hex digits that stand for a sheet: with any other word on it, readers have to read it anew."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def together(found: dict[tuple[str, str], Fraction]) -> dict[str, Fraction]:
    """Of each form, the share that its readers found, all together."""
    by_form: dict[str, list[Fraction]] = defaultdict(list)
    for (form, _), share in found.items():
        by_form[form].append(share)
    return {form: sum(shares, Fraction(0)) / len(shares) for form, shares in by_form.items()}


if __name__ == "__main__":
    wanted = sys.argv[1]
    printed = sheet(wanted, open_forms(ROOT)[wanted])
    print(f"{printed}\nsheet {named(printed)}")
