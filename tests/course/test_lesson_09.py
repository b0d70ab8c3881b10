"""How could they know? can be taught without the accusation, and asks nobody whether there was a plan."""

import re
from dataclasses import replace

import pytest

from helpers.lesson_text import Notebook, open_notebook, task_texts
from whosays.articles.seed import OutsideFact
from whosays.base.notebook_files import kit_call

STEM = "09_how_could_they_know"
MOST_SCORED = 9
MOST_CARDS = 8
LATEST = "2018-05-25"  # a day behind the speech; what came later is no card
ACCUSATION = re.compile(r"\b(coup|Pompeo|Pence|Cruz|Rubio|Tillerson|soldiers?|embassy|SOUTHCOM)\b")
# These stay with the teacher: each looks like an answer to the accusation, and is one to something else.
DECOY = re.compile(r"military option|sanction|secret plan|Masterstroke|Trump", re.IGNORECASE)
LEAVABLE = "You may leave it out, and nobody asks why."
FIRST = "calls"


@pytest.fixture(scope="module")
def lesson(root) -> Notebook:
    return open_notebook(root, "lessons", STEM)


def said(lesson: Notebook, cells: list[dict]) -> str:
    """All words of some cells: of the prose, and of the tasks that they show."""
    texts = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    for cell in cells:
        call = kit_call(cell["source"]) if cell["cell_type"] == "code" else None
        task = lesson.tasks.get(call["task"]) if call else None
        texts += [text for _, text in task_texts(task)] if task else []
        texts += [_card(task.seed.outside[name]) for name in task.raw.get("cards", ())] if task else []
    return "\n".join(texts)


def _card(fact: OutsideFact) -> str:
    return f"{fact.what} {fact.words} {fact.shows_not}"


def before(lesson: Notebook, heading: str) -> list[dict]:
    (at,) = [n for n, cell in enumerate(lesson.cells) if cell["source"].startswith(heading)]
    return lesson.cells[:at]


def test_part_a_stands_alone(lesson):
    """Whoever stops, or leaves the case out, has met no word of it."""
    core = said(lesson, before(lesson, "## Stop here"))
    print(f"\n{len(core.split())} words before the stop")
    assert len(core.split()) >= 800
    assert ACCUSATION.findall(core) == []
    assert ACCUSATION.findall(said(lesson, lesson.cells)), "the accusation would be seen"


def test_the_case_can_be_left_before_its_first_card(lesson):
    calls = [kit_call(cell["source"]) for cell in lesson.cells]
    first = next(n for n, call in enumerate(calls) if call and call["task"] == FIRST)
    told = [n for n, cell in enumerate(lesson.cells) if LEAVABLE in cell["source"]]
    assert len(told) == 1
    assert told[0] < first
    extras = [cell for cell in lesson.cells[first:] if cell["source"].startswith("### Extra: ")]
    assert len(extras) == 2, "what is done instead"


def cards(lesson: Notebook) -> list[OutsideFact]:
    task = lesson.tasks[FIRST]
    return [task.seed.outside[name] for name in task.raw["cards"]]


def test_eight_cards_in_the_order_of_their_days(lesson):
    days = [fact.date for fact in cards(lesson)]
    print(f"\n{len(days)} cards, {days[0]} to {days[-1]}")
    assert 6 <= len(days) <= MOST_CARDS
    assert days == sorted(days)
    assert days[-1] <= LATEST


def test_decoys_stay_with_the_teacher(lesson):
    every = said(lesson, lesson.cells)
    assert DECOY.findall(every) == []
    assert DECOY.search("He would not rule out a military option.")


def scored(lesson: Notebook) -> list[str]:
    tasks = [task for task in lesson.tasks.values() if task.scored and not task.raw.get("optional")]
    return [f"{task.name}/{item.id}" for task in tasks for item in task.items]


def test_nine_are_scored_at_most(lesson):
    print(f"\n{len(scored(lesson))} scored: {', '.join(scored(lesson))}")
    assert 6 <= len(scored(lesson)) <= MOST_SCORED
    talk = lesson.tasks["talk_calls"]
    more = replace(talk, raw={**talk.raw, "scored": True})
    assert len(scored(replace(lesson, tasks={**lesson.tasks, talk.name: more}))) > len(scored(lesson))


def test_nothing_scored_asks_whether_there_is_a_plan(lesson):
    """The third sentence stands in the prose alone: what public words can settle, and what they cannot."""
    asked = [
        item.question
        for task in lesson.tasks.values()
        for item in task.items
        if "plan" in re.findall(r"\w+", item.question.lower())
    ]
    assert asked == []
    assert "Nobody will ask you whether there was a plan." in said(lesson, lesson.cells)
