"""Of the real reports' statements, which ones learners are asked about, by camp and kind.

The reports may be even and the questions not. A question points at a statement by its id or by marked words.
"""

import csv
from collections import Counter

import pytest

from helpers.lesson_text import open_notebook
from helpers.places import ROOT
from whosays.articles.key import Key, Statement
from whosays.base.notebook_files import stems
from whosays.base.stems import pair_number
from whosays.tasks.task import Item, Task

# Of the questions: whoever doubts everything does as badly as whoever believes everything.
LEAST_SUPPORTED = 0.25
# In one report the accused have no voice, and that is the question: more is asked about those who govern.
LEAST_SHARE = 0.3
Asked = list[tuple[str, Statement]]


def pointed_at(key: Key, item: Item) -> Statement | None:
    """The statement that a question is about: by id, or the innermost that holds the first marked words."""
    ids = (item.raw.get("statement", ""), item.id, item.raw.get("passage", ""))
    named = [key.by_id[each] for each in ids if each in key.by_id]
    marked = str(item.raw.get("marked", "")).split(" ‖ ")[0]
    holding = [each for each in key.statements if marked and marked in each.row["quote"]]
    inside = [each for each in key.statements if marked and each.row["quote"] in marked]
    found = named or sorted(holding, key=lambda each: len(each.row["quote"])) or inside
    return found[0] if found else None


def asked_of(tasks: dict[str, Task]) -> Asked:
    found = []
    for task in tasks.values():
        key = task.seed.key
        each = [pointed_at(key, item) for item in task.items] if key else []
        found += [(task.seed.article.name, statement) for statement in each if statement]
    return found


@pytest.fixture(scope="module")
def asked(root) -> dict[str, Asked]:
    names = [stem for stem in stems(root, "solutions") if pair_number(stem)]
    return {stem: asked_of(open_notebook(root, "solutions", stem).tasks) for stem in names}


@pytest.fixture(scope="module")
def camp_of() -> dict[tuple[str, str], str]:
    with (ROOT / "tests" / "course" / "real_camps.csv").open(encoding="utf-8", newline="") as file:
        return {(row["seed"], row["source"]): row["camp"] for row in csv.DictReader(file)}


def test_each_companion_asks_about_statements_of_its_report(asked):
    for stem, found in asked.items():
        print(f"\n{stem}: {', '.join(f'{each.id} {each.kind}' for _, each in found)}", end="")
    assert len(asked) >= 7
    assert min(len(found) for found in asked.values()) >= 2


def test_what_is_well_supported_is_asked_about_as_well(asked):
    kinds = Counter(each.kind for found in asked.values() for _, each in found)
    print(f"\n{dict(kinds)}")
    assert kinds["reported fact"] / kinds.total() >= LEAST_SUPPORTED
    assert kinds["allegation"] >= 3


def test_accusations_of_both_camps_are_asked_about(asked, camp_of):
    every = [(name, each) for found in asked.values() for name, each in found]
    by_camp = Counter(camp_of[name, each.chain[0]] for name, each in every)
    accuse = Counter(camp_of[name, each.chain[0]] for name, each in every if each.kind == "allegation")
    print(f"\nasked about: {dict(by_camp)}; accusations: {dict(accuse)}")
    assert min(accuse["government"], accuse["challenger"]) >= 1
    small, large = sorted((by_camp["government"], by_camp["challenger"]))
    assert small / large >= LEAST_SHARE
