"""The end card says what the answers show, and nothing by side: opposite camps see the same."""

import copy
import json
from dataclasses import replace
from pathlib import Path

from whosays.base.notebook_files import read_notebook, stems, title_of
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.end_card import end_card
from whosays.learner.evidence import LEAST, LEAST_OF_TRUST
from whosays.learner.looked_at import looked_at
from whosays.learner.next_step import next_step
from whosays.learner.order import read_order
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.reading import read_notebook_tasks, read_tasks
from whosays.tasks.skills import SKILLS, skill_of
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

STEM = "03_fact_claim_or_allegation"
# Whose words or deeds a statement tells, by the origin of its source: who governs, and who is against them.
GOVERN = ("Maduro", "the National Electoral Council", "Russia’s Foreign Ministry", "the governing party")
OPPOSE = ("the opposition", "Tesselow", "Several countries", "The opposition", "opposition candidate")


def lesson(stem: str = STEM, room: str = "lessons") -> list[Task]:
    return [task for task in read_notebook_tasks(room, stem).values() if asks(task)]


def wrong(task: Task, item: Item) -> str:
    """An answer that is neither the best nor can be defended."""
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    return next(each for each in offered if mark(task, item, each).verdict == "wrong")


SIGNS = """article = "venezuela-2018"
mode = "practice"
[task.answers]
type = "sort"
title = "Who answers for it?"
prompt = "Whose signature?"
minutes = 3
facet = "answers_for"
items = ["p1.1", "p1.4", "x2.1", "p4.4", "p4.8", "p5.1"]
"""


def signs(folder: Path) -> Task:
    """Six statements of the article, to be sorted by who signs."""
    path = folder / "lessons" / "99_signs.tasks.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(SIGNS, encoding="utf-8")
    return read_tasks(path, "lessons", "99_signs")["answers"]


def store(tasks: list[Task]) -> MemoryAnswers:
    return MemoryAnswers(tasks[0].room, tasks[0].stem, "c814636c")


def give(answers: MemoryAnswers, task: Task, item: Item, *given: object, explained: bool = True) -> None:
    """Answers in their order, a second look between two of them, and then the reason."""
    for n, each in enumerate(given):
        if n:
            answers.record(task.name, item.id, None, 0, explained=False, looked=True)
        answers.record(task.name, item.id, each, 0, explained=False, looked=n > 0)
    if explained:
        answers.record(task.name, item.id, None, 0, explained=True, looked=len(given) > 1)


def card(tasks: list[Task], missed: set[tuple[str, str]] = frozenset()) -> dict:
    """The card of somebody who gives the best answer everywhere but at the items named."""
    answers = store(tasks)
    for task in tasks:
        for item in task.items:
            bad = (task.name, item.id) in missed
            give(
                answers, task, item, wrong(task, item) if bad else best_answer(task, item) or {"text": "So."}
            )
    return end_card(tasks, answers.states())


def task_named(tasks: list[Task], name: str) -> Task:
    return next(each for each in tasks if each.name == name)


# --- what it says --------------------------------------------------------------------------------


def test_before_anything_is_answered_it_says_so():
    tasks = lesson()
    empty = end_card(tasks, store(tasks).states())
    assert (empty["answered"], empty["looked"], empty["choices"], empty["tricky"]) == (False, 0, [], [])
    assert all(row["done"] == 0 for row in empty["tasks"])


def test_the_numbers_count_the_first_look(tmp_path):
    tasks = [signs(tmp_path)]
    first, second, third, fourth, *rest = tasks[0].items
    answers = store(tasks)
    give(answers, tasks[0], first, best_answer(tasks[0], first))
    give(answers, tasks[0], second, wrong(tasks[0], second), best_answer(tasks[0], second))
    give(answers, tasks[0], third, wrong(tasks[0], third), wrong(tasks[0], third))
    give(answers, tasks[0], fourth, best_answer(tasks[0], fourth), explained=False)  # nothing was told yet
    told = end_card(tasks, answers.states())
    assert {each["words"]: each["n"] for each in told["numbers"]} == {
        "at once": 1,
        "at the second look": 1,
        "defended": 0,
        "explained": 1,
    }
    assert told["looked"] == 3
    assert told["tasks"] == [{"title": tasks[0].raw["title"], "done": 4, "of": 4 + len(rest)}]
    assert [each["number"] for each in told["tricky"]] == [3, 2]  # the one that took the reason goes first


def test_a_skill_is_told_from_four_first_answers_up(tmp_path):
    task = signs(tmp_path)
    for count in (LEAST - 1, LEAST):
        some = [replace(task, items=task.items[:count])]
        told = card(some)["skills"]
        assert [each["words"] for each in told["well"]] == (
            ["who signs, four of four"] if count == LEAST else []
        )
        assert told["few"] == ([] if count == LEAST else ["who signs"])


def test_what_is_worth_another_look_comes_with_its_sentences(tmp_path):
    task = signs(tmp_path)
    missed = [item for item in task.items if item.id in ("p4.4", "p4.8", "p1.4")]
    told = card([task], {(task.name, item.id) for item in missed})
    assert [each["words"] for each in told["skills"]["again"]] == ["who signs, three of six"]
    sentences = told["skills"]["again"][0]["sentences"]
    assert [each["held"] for each in sentences].count(False) == 3
    assert "irregularities in the electoral process" in [each["text"] for each in sentences]
    assert all(each["news"] and len(each["text"].split()) <= 17 for each in sentences)


def test_the_hardest_is_named_only_if_one_or_two_stand_out():
    tasks = lesson()
    assert card(tasks)["hardest"] == []  # all held
    task = next(each for each in tasks if each.type == "sort" and len(each.items) > 2)
    assert card(tasks, {(task.name, task.items[0].id)})["hardest"] == [task.raw["title"]]
    several = [each for each in tasks if each.type == "sort"][:3]
    pairs = [replace(each, items=each.items[:2]) for each in several]
    assert card(pairs, {(each.name, each.items[0].id) for each in pairs})["hardest"] == []


def test_of_what_is_handed_in_it_says_only_what_was_done():
    tasks = lesson(room="exercises")
    answers = store(tasks)
    answers.record(tasks[0].name, tasks[0].items[0].id, "anything", 0, explained=False)
    told = end_card(tasks, answers.states())
    assert set(told) == {"answered", "tasks", "looked"}
    assert (told["answered"], told["looked"], told["tasks"][0]["done"]) == (True, 0, 1)


# --- nothing by side, nothing by direction -------------------------------------------------------


def side(task: Task, item: Item) -> str:
    """Whom it would please to take a statement for weak: those who oppose the other camp."""
    if task.type != "sort":
        return ""
    row = task.statement(item).row
    origin = row["source"].split(" < ")[0]
    told = row["quote"] if origin == "the article" else origin
    return next(
        (name for name, names in (("govern", GOVERN), ("oppose", OPPOSE)) if told.startswith(names)), ""
    )


def two_camps(tasks: list[Task]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What two learners miss who favour opposite camps, as many of each task."""
    first, second = set(), set()
    for task in tasks:
        mine = [(task.name, item.id) for item in task.items if side(task, item) == "govern"]
        theirs = [(task.name, item.id) for item in task.items if side(task, item) == "oppose"]
        count = min(len(mine), len(theirs))
        first |= set(mine[:count])
        second |= set(theirs[:count])
    return first, second


def without_sentences(told: dict) -> dict:
    """A card without the very sentences that were missed: those are the learner's own work."""
    found = copy.deepcopy(told)
    for each in found["tricky"]:
        each["text"] = each["number"] = None
    for row in [*found["skills"]["well"], *found["skills"]["again"]]:
        for each in row["sentences"]:
            del each["held"]
    return found


def test_two_learners_of_opposite_camps_see_the_same_card(root):
    differing = 0
    for stem in stems(root, "lessons"):
        tasks = lesson(stem)
        first, second = two_camps(tasks)
        one, other = card(tasks, first), card(tasks, second)
        assert without_sentences(one) == without_sentences(other), stem
        assert len(first) == len(second)
        differing += len(first)
    print(f"{differing} statements of each camp missed, in {len(stems(root, 'lessons'))} lessons")
    assert differing >= 4


def test_a_card_that_told_a_side_would_be_seen():
    """The same comparison on a card that counts by side: it must come out different."""
    tasks = lesson()
    found = []
    for missed in two_camps(tasks):
        named = [side(task_named(tasks, task), task_named(tasks, task).item(item)) for task, item in missed]
        found.append(without_sentences(card(tasks, missed)) | {"missed": sorted(named)})
    assert found[0] != found[1]


def test_no_word_of_the_course_names_a_side_in_a_card(root):
    """What a card says besides titles and sentences is fixed: the skills and their counts."""
    for stem in stems(root, "lessons"):
        told = card(lesson(stem))
        assert set(told) == {
            "answered",
            "tasks",
            "looked",
            "choices",
            "hardest",
            "numbers",
            "skills",
            "tricky",
            "trust",
        }
        rows = [*told["skills"]["well"], *told["skills"]["again"]]
        assert {row["words"].rsplit(", ", 1)[0] for row in rows} <= set(SKILLS.values())


# --- trust and doubt -----------------------------------------------------------------------------

ITEM = """
[[task.t.items]]
id = "i{n}"
question = "Which could you repeat as it stands?"
options = [
  {{ text = "The first {n}", best = true, why = "It is told." }},
  {{ text = "The second {n}", slip = "trust", why = "Somebody says it." }},
  {{ text = "The third {n}", slip = "doubt", why = "It was seen." }},
]
"""


def trusting(folder, article: str, skill: str, count: int) -> list[Task]:
    head = f'article = "{article}"\nmode = "practice"\n[task.t]\ntype = "choose"\ntitle = "T"\nprompt = "P"\n'
    path = folder / "lessons" / "99_trust.tasks.toml"
    path.parent.mkdir(exist_ok=True)
    items = "".join(ITEM.format(n=n) for n in range(count))
    path.write_text(f'{head}minutes = 1\nskill = "{skill}"\n{items}', encoding="utf-8")
    return [*read_tasks(path, "lessons", "99_trust").values()]


def trust(tasks: list[Task]) -> object:
    answers = store(tasks)
    for task in tasks:
        for n, item in enumerate(task.items):
            by_slip = {option.slip: option.id for option in item.options}
            give(answers, task, item, by_slip["trust" if n == 0 else "doubt" if n == 1 else ""])
    return end_card(tasks, answers.states())["trust"]


def test_trust_and_doubt_are_told_of_invented_stories_from_eight_up_alone(tmp_path):
    told = {"of": LEAST_OF_TRUST, "trusted": 1, "doubted": 1}
    assert trust(trusting(tmp_path, "ferry-strike", "holds", LEAST_OF_TRUST)) == told
    assert trust(trusting(tmp_path, "ferry-strike", "holds", LEAST_OF_TRUST - 1)) is None  # too few
    assert trust(trusting(tmp_path, "venezuela-2018", "holds", LEAST_OF_TRUST)) is None  # real
    assert trust(trusting(tmp_path, "ferry-strike", "kind", LEAST_OF_TRUST)) is None  # the name of a kind


def test_a_wrong_name_of_a_kind_is_never_taken_for_trust_or_doubt():
    tasks = [task for task in lesson() if task.seed.article.invented]
    assert sum(len(task.items) for task in tasks) >= 6
    assert all(
        skill_of(task, item) != "holds" for task in tasks for item in task.items if task.type == "sort"
    )
    assert card(tasks)["trust"] is None


# --- what comes next -----------------------------------------------------------------------------


def test_after_a_lesson_comes_its_exercise_and_then_the_next_lesson(root):
    lessons, exercises = list(read_order(root).lessons), stems(root, "exercises")
    walk, at = [], ("lessons", lessons[0])
    while at:
        walk.append(at)
        step = next_step(root, *at)
        at = tuple(step["path"].removesuffix(".ipynb").split("/")) if step else None
    assert walk == [
        (room, stem)
        for stem in lessons
        for room in ("lessons", "exercises")
        if room == "lessons" or stem in exercises
    ]
    assert sorted(lessons) == stems(root, "lessons")
    title = title_of(read_notebook(root / "lessons" / f"{lessons[1]}.ipynb"))
    assert next_step(root, "lessons", lessons[0])["words"] == f"Next, lesson 2 of {len(lessons)}: {title}"
    before_the_numbers = next(each for n, each in enumerate(lessons) if lessons[n + 1][:2] == "06")
    said = next_step(root, "exercises", before_the_numbers)["words"]
    assert ", which may be left out: Do the numbers hold?" in said
    assert next_step(root, "exercises", "before") is None  # a test leads nowhere
    assert next_step(root, "exercises", "11_headline_and_body") is None  # nor does a page that has no lesson
    assert next_step(root / "nowhere", "lessons", lessons[0]) is None


def test_after_real_news_comes_what_comes_after_the_exercise_it_replaces(root):
    for stem in (each for each in stems(root, "exercises") if each[:2] in {f"0{n}" for n in range(1, 8)}):
        companion = f"2{stem[1]}_real_news"
        assert next_step(root, "exercises", companion) == next_step(root, "exercises", stem)


def test_an_answer_to_what_an_earlier_version_asked_does_nothing_for_what_is_open():
    tasks = lesson("07_trace_it_back", "exercises")
    late = next(task for task in tasks if task.name == "late")
    answers = store(tasks)
    for name in (late.items[0].id, "beaches"):
        answers.record(late.name, name, "an answer", 0, explained=False)
    row = next(row for row in end_card(tasks, answers.states())["tasks"] if row["title"] == late.raw["title"])
    assert (row["done"], row["of"]) == (1, 2)


def test_what_is_looked_at_is_json(root):
    tasks = lesson()
    assert json.loads(json.dumps(card(tasks))) == card(tasks)
    assert looked_at(tasks, {}) == []
