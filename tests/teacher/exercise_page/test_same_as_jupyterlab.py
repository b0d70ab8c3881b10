"""A page keeps and hands in what JupyterLab would: the same states, lines and points, to the last digit."""

import csv
import hashlib
import json
import random
from dataclasses import replace

import pytest

from helpers.classroom import draw_answers, drawn, tasks_of
from helpers.page_in_node import data_of, exercise_of, in_node
from helpers.thorough import with_slow
from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.learner.answers.class_numbers import check_learner
from whosays.learner.answers.hand_in import hand_in, overview
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.answers.open_questions import open_questions
from whosays.learner.answers.store import Answers
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import all_types, asks
from whosays.teacher.collect.collecting import collect
from whosays.teacher.exercise_page.page_data import asked_step
from whosays.teacher.grade.run import grade

WHERE = ("room", "stem", "article", "task", "item", "answer", "hints", "explained", "draft", "looked")
ALL = bool(with_slow(True))
ODD = "“Zu spät”, said the manager.\u2028 \u00a0\x1f No\t“break”\n\U0001f6a2 <b>&amp;</b> \\u0041 \ud800"


def messages(answers):
    """What a learner's widgets send: each answer, an earlier one before some, and a text in pieces."""
    for (task, item), answer in answers.items():
        if isinstance(answer, dict) and "text" in answer:
            yield {
                "task": task,
                "do": "answer",
                "item": item,
                "answer": {"text": "The", "checked": []},
                "draft": True,
            }
        yield {"task": task, "do": "answer", "item": item, "answer": answer, "n": 1}


def in_python(tasks, acts, folder):
    """The states of the widgets of JupyterLab after the same messages, and the store with the answers."""
    stores = {n: Answers(t.room, t.stem, t.seed.article.digest[:8], folder) for n, t in tasks.items()}
    widgets = {name: widget_class(task.type)(task, stores[name]) for name, task in tasks.items()}
    for act in acts:
        message = {name: value for name, value in act.items() if name != "task"}
        widgets[act["task"]].send = lambda *_: None
        widgets[act["task"]]._receive(None, message, [])
    return {name: widget.state for name, widget in widgets.items()}, next(iter(stores.values()))


def without_clock(states):
    """States without what a clock says."""
    gone = ("saved", "time")
    return {
        task: {
            item: {n: v for n, v in told.items() if n not in gone} for item, told in state["items"].items()
        }
        for task, state in states.items()
    }


def exercises(root):
    """Every exercise, with ``--slow``; else as many as hold every type of task that exercises have."""
    types, found = set(), []
    for stem in stems(root, "exercises"):
        mine = {task.type for task in tasks_of(root, stem).values()}
        found += [stem] if ALL or mine - types else []
        types |= mine
    return found


@pytest.fixture(scope="module")
def class_of_pages(root, tmp_path_factory):
    """Exercises, answered once by a page and once by JupyterLab, with the same messages."""
    jobs, kept = [], []
    for number, stem in enumerate(exercises(root)):
        dice = random.Random(stem)
        acts = [*messages(draw_answers(tasks_of(root, stem), dice))]
        data = data_of(root, stem)
        jobs.append({"data": data, "acts": acts, "learner": "17", "name": ""})
        tasks = {n: t for n, t in exercise_of(root, stem).tasks.items() if asks(t)}
        folder = tmp_path_factory.mktemp(f"lab-{number}")
        kept.append((stem, tasks, *in_python(tasks, acts, folder), data["times"], folder))
    return [*zip(kept, in_node(jobs), strict=True)]


def test_states_are_those_of_jupyterlab(class_of_pages):
    for (stem, _, states, *_), page in class_of_pages:
        assert without_clock(page["states"]) == without_clock(states), stem
    print(f"{len(class_of_pages)} exercises")
    assert len(class_of_pages) > (20 if ALL else 4)


def test_the_file_has_the_same_head_and_the_same_lines(class_of_pages):
    lines = 0
    for (stem, tasks, _, answers, times, folder), page in class_of_pages:
        assert page["why"] == "", stem
        mine = read_handed_in(page["file"].encode(), f"{stem}.17.answers.jsonl")
        lab = hand_in([*tasks.values()], answers, "17", "", folder, times)
        theirs = read_handed_in(lab.content, "lab")
        assert mine.whole
        assert mine.problems == ()
        assert replace(mine, events=(), origin="", handed_in="") == replace(
            theirs, events=(), origin="", handed_in="", sender=mine.sender
        )
        said = [[getattr(event, name) for name in WHERE] for event in mine.events]
        assert said == [[getattr(event, name) for name in WHERE] for event in theirs.events], stem
        assert [event.n for event in mine.events] == sorted(event.n for event in mine.events)
        heads = [json.loads(each.partition(b"\n")[0]) for each in (page["file"].encode(), lab.content)]
        assert [*heads[0]] == [*heads[1]], "the same fields in the same order"
        assert b"".join(event.to_line() for event in mine.events) == page["file"].encode().partition(b"\n")[2]
        lines += len(said)
    print(f"{len(class_of_pages)} files, {lines} lines")
    assert lines > (150 if ALL else 40)


def test_what_is_open_is_the_same(class_of_pages):
    for (stem, tasks, _, answers, _, _), page in class_of_pages:
        assert page["open"] == open_questions(tasks.values(), answers), stem
        assert page["rows"] == [vars(row) for row in overview(tasks.values(), answers.events())], stem


def test_points_are_the_same_to_the_last_digit(class_of_pages, tmp_path):
    for (stem, tasks, _, answers, times, folder), page in class_of_pages:
        for name in ("page", "lab"):
            (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / "page" / f"{stem}.17.answers.jsonl").write_text(page["file"], encoding="utf-8")
        lab = hand_in([*tasks.values()], answers, "17", "", folder, times)
        (tmp_path / "lab" / f"{stem}.17.answers.jsonl").write_bytes(lab.content)
    tables = [points(tmp_path, name) for name in ("page", "lab")]
    assert tables[0] == tables[1]
    some = sum(float(row["points"] or 0) > 0 for row in tables[0])
    print(f"{len(tables[0])} rows of gradebook.csv, {some} with points")
    assert some > (40 if ALL else 10)


def points(folder, name):
    collect([folder / name], folder / f"{name}-collected")
    grade(folder / f"{name}-collected", folder / f"{name}-marks")
    with (folder / f"{name}-marks" / "gradebook.csv").open(encoding="utf-8-sig") as file:
        return [*csv.DictReader(file)]


def test_every_type_of_task_keeps_answers_alike(root, tmp_path):
    """Also what only a broken page would send. Types that no exercise has are taken from lessons."""
    jobs, labs, types = [], [], set()
    notebooks = [(each, stem) for each in ("exercises", "lessons") for stem in stems(root, each)]
    for room, stem in notebooks:
        tasks = hand_in_tasks(root, room, stem)
        if not {task.type for task in tasks.values()} - types:
            continue  # nothing new
        types |= {task.type for task in tasks.values()}
        pairs = [(task, item) for task in tasks.values() for item in task.items[: None if ALL else 4]]
        acts = [*messages(answers_to(root, stem, pairs)), *broken(pairs)]
        about = {"asks": True, "title": "A task"}
        steps = [{"type": t.type, "name": n, **about, **asked_step(t, [])} for n, t in tasks.items()]
        data = {**data_of(root, "before"), "room": room, "stem": stem, "steps": steps}
        jobs.append({"data": data, "acts": acts})
        labs.append(in_python(tasks, acts, tmp_path / room / stem)[0])
    for lab, page in zip(labs, in_node(jobs), strict=True):
        assert without_clock(page["states"]) == without_clock(lab)
    print(f"{len(types)} types: {', '.join(sorted(types))}")
    assert types == {*all_types()}


def hand_in_tasks(root, room, stem):
    path = root / room / f"{stem}.tasks.toml"
    tasks = read_tasks(path, room, stem) if path.is_file() else {}
    return {name: replace(task, mode="hand-in") for name, task in tasks.items() if asks(task)}


def answers_to(root, stem, pairs):
    dice = random.Random(stem)
    if pairs[0][0].room == "exercises":
        return draw_answers(tasks_of(root, stem), dice)
    return {(task.name, item.id): drawn(task, item, dice) for task, item in pairs}


def broken(pairs):
    """What only a broken page would send: it is kept, or left out, as Python does it."""
    odd = [
        None,
        3,
        "",
        ODD,
        [],
        {},
        {"text": " \u00a0", "checked": [1]},
        {"source": [True, -1, 10**9], "spans": 1},
    ]
    odd += [{"words": [0, 0, 1, 2, 10**6], "opened": ["nobody", 3]}, ["nobody"], {"before": "x", "now": None}]
    found = []
    for number, (task, item) in enumerate(pairs):
        answer = odd[number % len(odd)]
        if answer is not None:
            found.append({"task": task.name, "do": "answer", "item": item.id, "answer": answer})
    found += [{"task": task.name, "do": "refresh", "item": item.id} for task, item in pairs[:40]]
    return found


def test_the_digest_is_pythons_for_every_length(root):
    texts = ["é" * length + "x" * (length % 3) for length in (*range(130), 1000, 70_000)]
    [page] = in_node([{"data": data_of(root, "before"), "acts": [], "texts": texts}])
    assert page["digests"] == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    print(f"{len(texts)} texts")


def test_a_class_number_is_one_where_python_says_so(root):
    numbers = [
        "17",
        "0A1",
        "",
        "con",
        "CON",
        "lpt1",
        "com10",
        "a" * 32,
        "a" * 33,
        "ä",
        "1 2",
        "x_y-z",
        "{}",
        "1\n",
    ]
    [page] = in_node([{"data": data_of(root, "before"), "acts": [], "numbers": numbers}])
    for number, said in zip(numbers, page["wrong"], strict=True):
        try:
            check_learner(number)
            why = ""
        except KitError as error:
            why = str(error)
        assert (said == why) if number and why else bool(said) == bool(why), (number, said, why)
    print(f"{len(numbers)} numbers")
