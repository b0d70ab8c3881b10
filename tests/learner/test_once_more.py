"""What was tricky in a lesson comes back in the next one's recall: chosen alike each time, and it stays."""

import shutil

import pytest

from whosays.base.errors import KitError
from whosays.learner.answers.store import Answers
from whosays.learner.course import course, places
from whosays.learner.lab.working_copy import lay_out
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.learner.notebook import show, start
from whosays.learner.once_more import MOST, chosen, once_more, waiting
from whosays.learner.order import read_order
from whosays.learner.still.task_form import task_form
from whosays.learner.widgets.end.widget import End, widget_of
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.page_data import ONCE_MORE, task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.skills import SKILLS, skill_of
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

BEFORE, NOW, AFTER = "03_fact_claim_or_allegation", "04_words_that_lean", "05_whose_voice_is_missing"
LATER = "06_do_the_numbers_hold", "07_trace_it_back"


def recall() -> Task:
    return lesson_tasks("lessons", NOW)["recall"]


def store(stem: str) -> Answers:
    return Answers("lessons", stem, "a3d9aa14")


def give(stem: str, task: Task, item: Item, *, held: bool) -> None:
    """An answer to one item, and then its reason."""
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    other = next(each for each in offered if mark(task, item, each).verdict == "wrong")
    store(stem).record(task.name, item.id, best_answer(task, item) if held else other, 0, explained=False)
    store(stem).record(task.name, item.id, None, 0, explained=True)


def miss(*skills: str, stem: str = BEFORE) -> None:
    """Answer a lesson's items, the first of each skill named wrong, one of another skill right."""
    left = list(skills)
    for task in lesson_tasks("lessons", stem).values():
        for item in task.items if asks(task) else ():
            if type_of(task).has_best(task, item) and skill_of(task, item) in left:
                left.remove(skill_of(task, item))
                give(stem, task, item, held=False)
    assert left == []


def asked_more(task: Task) -> list[str]:
    return [skill_of(task, item) for item in once_more(task).items if task.is_once_more(item)]


# --- what is chosen -------------------------------------------------------------------------------


def test_without_earlier_answers_nothing_is_added():
    task = recall()
    assert len(task.pool) >= 6
    assert once_more(task).items == task.items
    give(BEFORE, *first_of("signs"), held=True)
    assert once_more(task).items == task.items, "all held: nothing was tricky"


def test_without_earlier_answers_no_other_lesson_is_read(monkeypatch):
    task, read = recall(), []
    monkeypatch.setattr("whosays.learner.once_more.lesson_tasks", lambda *where: read.append(where) or {})
    once_more(task)
    assert read == []
    give(BEFORE, *first_of("signs"), held=True)
    once_more(task)
    assert read == [("lessons", BEFORE)]


def first_of(skill: str) -> tuple[Task, Item]:
    return next(
        (task, item)
        for task in lesson_tasks("lessons", BEFORE).values()
        for item in (task.items if asks(task) else ())
        if skill_of(task, item) == skill
    )


def test_tricky_skills_come_back_as_new_sentences_behind_the_standing_ones():
    miss("signs", "accuses")
    task = recall()
    found = once_more(task)
    assert found.items[: len(task.items)] == task.items
    assert asked_more(task) == ["signs", "accuses"]
    assert [each.id for each in once_more(recall()).items] == [each.id for each in found.items]


def test_the_next_lesson_is_the_one_that_learners_meet_next():
    """Not the one with the next number: lesson 09 stands between 05 and 06."""
    miss("match", "match", stem=AFTER)
    following = lesson_tasks("lessons", "09_how_could_they_know")["recall"]
    assert asked_more(following) == ["match", "match"]
    assert asked_more(lesson_tasks("lessons", "06_do_the_numbers_hold")["recall"]) == []


def test_what_was_tricky_passes_over_a_lesson_that_was_left_out():
    miss("knows", "knows", stem="09_how_could_they_know")
    numbers, trace = (lesson_tasks("lessons", stem)["recall"] for stem in LATER)
    assert asked_more(trace) == asked_more(numbers) == ["knows", "knows"]
    give(LATER[0], numbers, numbers.items[0], held=True)
    assert asked_more(trace) == [], "it was not left out: what it asked once more is done there"


def test_two_of_one_skill_bring_two_of_it():
    miss("signs", "signs")
    assert asked_more(recall()) == ["signs", "signs"]


def test_a_skill_without_a_new_sentence_brings_none():
    task = recall()
    assert "numbers" not in {skill_of(task, item) for item in task.pool}
    assert chosen(task, ("numbers", ""), frozenset()) == ()


def test_what_was_begun_stays_whatever_is_answered_since():
    task = recall()
    miss("accuses")
    first = once_more(task).items[-1]
    give(NOW, once_more(task), first, held=True)
    miss("signs", "kind")
    assert asked_more(task)[:1] != [], "it looked at something"
    assert first in once_more(task).items
    assert len(asked_more(task)) == MOST


def test_the_choice_is_in_the_order_of_the_pool_and_never_more_than_two():
    task = recall()
    skills = [skill_of(task, item) for item in task.pool]
    looked = 0
    for one in skills:
        for other in skills:
            found = chosen(task, (one, other), frozenset())
            assert len(found) == (MOST if one != other or skills.count(one) > 1 else 1)
            assert [*found] == [item for item in task.pool if item in found]
            looked += 1
    assert looked >= 36
    assert chosen(task, (), {task.pool[-1].id, "nobody"}) == task.pool[-1:]


def test_what_was_tricky_among_the_new_ones_comes_back_too():
    miss("kind")
    task = once_more(recall())
    following = lesson_tasks("lessons", AFTER)["recall"]
    assert asked_more(following) == []
    give(NOW, task, task.items[-1], held=False)
    assert asked_more(following) == ["kind"]


def test_a_lesson_before_that_cannot_be_read_adds_nothing(root, tmp_path, monkeypatch):
    miss("signs")
    lay_out(tmp_path / "mine", root)
    monkeypatch.chdir(tmp_path / "mine" / "lessons")
    assert asked_more(recall()) == ["signs"]
    shutil.copy(root / "lessons" / f"{BEFORE}.tasks.toml", tmp_path / "mine" / "lessons")
    (tmp_path / "mine" / "lessons" / f"{BEFORE}.tasks.toml").write_text("?", encoding="utf-8")
    assert asked_more(recall()) == []


# --- what is shown --------------------------------------------------------------------------------


def test_each_is_labelled_by_its_skill_and_the_standing_ones_count_on_as_before():
    miss("signs", "accuses")
    page = task_data(once_more(recall()))
    assert (page["minutes"], task_data(recall())["minutes"]) == (4, 3)
    labels = [each["label"] for each in page["items"]]
    count = len(recall().items)
    assert labels[:count] == [f"Question {n} of {count}" for n in range(1, count + 1)]
    assert labels[count:] == [f"{ONCE_MORE}: {SKILLS['signs']}", f"{ONCE_MORE}: {SKILLS['accuses']}"]


def test_card_and_bar_count_what_is_asked():
    count = len(recall().items)
    assert len(show(f"lessons/{NOW}", "recall").state["items"]) == count
    miss("signs", "accuses")
    assert len(show(f"lessons/{NOW}", "recall").state["items"]) == count + MOST
    rows = {row["name"]: row for row in start(f"lessons/{NOW}").state["tasks"]}
    assert len(rows["recall"]["items"]) == count + MOST
    end = show(f"lessons/{NOW}", "end")
    assert next(row for row in end.state["tasks"] if row["title"] == recall().raw["title"])["of"] == (
        count + MOST
    )


def test_the_static_form_and_the_task_of_others_stay_as_they_are():
    form = str(task_form(recall()))
    plain = show(f"lessons/{NOW}", "recall")
    before = str(plain.still())
    miss("signs", "accuses")
    mine = show(f"lessons/{NOW}", "recall")
    assert len(mine.asked.items) > len(plain.asked.items)
    assert str(mine.still()) == before == form
    assert ONCE_MORE not in form


def test_the_course_counts_it_once_it_is_answered(root, tmp_path, monkeypatch):
    copy = tmp_path / "mine"
    lay_out(copy, root)
    monkeypatch.chdir(copy / "lessons")

    def told() -> tuple[int, int]:
        entry = next(each for each in course(copy) if each["path"] == f"lessons/{NOW}.ipynb")
        return entry["items"], entry["done"]

    items, done = told()
    miss("signs", "accuses")
    assert told() == (items, done), "what waits only there waits for nobody"
    give(NOW, once_more(recall()), once_more(recall()).items[-1], held=True)
    assert told() == (items + 1, done + 1)
    widget = start(f"lessons/{NOW}")
    widget.refresh()
    here = next(each for each in widget.state["course"] if each["path"] == f"lessons/{NOW}.ipynb")
    assert (here["items"], here["done"]) == (items + MOST, done + 1), "here it is asked, so it counts"


def test_what_an_older_kit_kept_of_the_course_is_read_anew(root, tmp_path):
    lay_out(tmp_path / "mine", root)
    count = len(places(tmp_path / "mine"))
    cache = next((tmp_path / "mine").rglob("course.json"))
    text = cache.read_text(encoding="utf-8")
    assert '"from": [2, ' in text
    cache.write_text(text.replace('"from": [2, ', '"from": ['), encoding="utf-8")
    assert len(places(tmp_path / "mine")) == count > 15


# --- the end card says it truthfully --------------------------------------------------------------


def end_of(stem: str) -> End:
    return widget_of(lesson_tasks("lessons", stem)["end"])


def test_the_end_card_tells_how_many_wait_and_no_more_than_wait():
    assert end_of(BEFORE).state.get("once_more") is None
    miss("signs")
    assert end_of(BEFORE).state["once_more"] == 1
    miss("accuses")
    assert end_of(BEFORE).state["once_more"] == 2 == len(asked_more(recall()))
    give(NOW, once_more(recall()), once_more(recall()).items[-1], held=True)
    assert end_of(BEFORE).state["once_more"] == 1, "what was asked already waits no more"


def test_it_promises_nothing_where_nothing_waits():
    miss("signs")
    task = once_more(recall())
    give(NOW, task, task.items[-1], held=False)
    assert end_of(NOW).state["tricky"]
    assert end_of(NOW).state.get("once_more") is None, "lesson 05 has no new one of this skill"
    last = read_order().lessons[-1]
    miss("speaker", "speaker", stem=last)
    assert end_of(last).state["tricky"]
    assert end_of(last).state.get("once_more") is None, "no lesson follows"
    assert waiting([], {}) == 0


# --- the task file --------------------------------------------------------------------------------

TABLE = """article = "venezuela-2018"
mode = "{mode}"
[task.recall]
type = "choose"
title = "T"
minutes = 1
[[task.recall.items]]
{item}
[[task.recall.pool]]
{pool}
"""
ITEM = """id = "{id}"
question = "Which?"
options = [
  {{ text = "One", best = true, why = "W" }}, {{ text = "Two", why = "W" }}, {{ text = "Three", why = "W" }},
]
"""
BARE = 'id = "a"\nquestion = "Which?"\noptions = [{ text = "One" }, { text = "Two" }, { text = "Three" }]\n'
SKILL = 'skill = "kind"\n'


GOOD = ("lessons", "practice", ITEM.format(id="a"), ITEM.format(id="b") + SKILL)


def pool_of(folder, room: str, *filled: str) -> list[str]:
    """The ids of the pool of a task file that says this."""
    mode, item, pool = filled
    path = folder / room / "99_test.tasks.toml"
    path.parent.mkdir()
    path.write_text(TABLE.format(mode=mode, item=item, pool=pool), encoding="utf-8")
    return [each.id for each in read_tasks(path, room, "99_test")["recall"].pool]


def test_a_sound_pool_is_read(tmp_path):
    assert pool_of(tmp_path, *GOOD) == ["b"]


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        ((*GOOD[:3], ITEM.format(id="b")), "needs a “skill”"),
        ((*GOOD[:3], ITEM.format(id="a") + SKILL), "an “id” of its own"),
        ((*GOOD[:3], GOOD[3] + 'passage = "p99"'), "item b: .*p99"),
        (("solutions", *GOOD[1:]), "“pool” is for lessons"),
        (("exercises", "hand-in", BARE, BARE.replace('"a"', '"b"') + SKILL), "“pool” is for practice"),
    ],
)
def test_a_pool_is_checked_as_items_are(tmp_path, spoiled, says):
    with pytest.raises(KitError, match=says):
        pool_of(tmp_path, *spoiled)
