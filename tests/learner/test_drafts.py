"""Drafts on Python's side: they bring a text back, and nobody takes them for an answer."""

import json
from pathlib import Path

import pytest

from helpers.classroom import event, tasks_of
from helpers.small_tasks import WRITE
from helpers.stage import make, memory
from whosays.base.errors import KitError
from whosays.base.places import MARKER
from whosays.learner.answers.draft_key import copy_id, draft_key
from whosays.learner.answers.events import Event
from whosays.learner.answers.fast_events import read_all
from whosays.learner.answers.hand_in import hand_in
from whosays.learner.answers.hand_in_file import read_handed_in, write_handed_in
from whosays.learner.answers.open_questions import open_questions
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.lab.release_marker import Release, read_release
from whosays.learner.lab.working_copy import lay_out
from whosays.learner.notebook import hand_in as hand_in_cell
from whosays.learner.widgets.task_widget import TaskWidget, widget_class
from whosays.teacher.marks.counting import count

STEM = "03_fact_claim_or_allegation"
TEXT = {"text": "The minister says so.", "checked": []}
LATER = {"text": "The minister says so, and nobody", "checked": []}


class Page:
    """What a task's page sends and hears, without a browser."""

    def __init__(self, widget: TaskWidget) -> None:
        self.widget, self.heard = widget, []
        widget.send = lambda content, buffers=None: self.heard.append(content)

    def type(self, value: object, *, draft: bool = False) -> dict:
        message = {"do": "answer", "item": "sentence", "answer": value, "n": 1}
        self.widget._receive(self.widget, {**message, "draft": True} if draft else message, [])
        return self.heard[-1]

    @property
    def item(self) -> dict:
        return self.widget.state["items"]["sentence"]


def page(folder: Path, answers: MemoryAnswers) -> Page:
    return Page(make(widget_class("write"), WRITE, folder, answers))


# ---------------------------------------------------------------- the widget


def test_a_draft_is_kept_and_is_no_answer(tmp_path):
    answers = memory()
    shown = page(tmp_path, answers)
    assert shown.type(TEXT)["saved"]
    before = shown.item
    reply = shown.type(LATER, draft=True)
    assert reply["saved"]
    assert shown.item == before, "nothing changes on the page"
    assert [each.draft for each in answers.everything()] == [False, True]
    assert [each.answer for each in answers.events()] == [TEXT]


def test_the_next_kernel_brings_a_draft_back(tmp_path):
    answers = memory()
    shown = page(tmp_path, answers)
    shown.type(TEXT)
    shown.type(LATER, draft=True)
    again = page(tmp_path, answers)
    assert (again.item["answer"], again.item["draft"]) == (TEXT, LATER)
    again.type(LATER)
    assert (again.item["answer"], again.item["draft"]) == (LATER, None)
    assert page(tmp_path, answers).item["draft"] is None, "an answer stands after it"


def test_the_receipt_tells_the_time_that_the_state_tells(tmp_path):
    answers = memory()
    shown = page(tmp_path, answers)
    reply = shown.type(TEXT)
    assert reply["at"] == shown.item["time"] == answers.everything()[0].time
    assert page(tmp_path, answers).item["time"] == reply["at"]


@pytest.mark.parametrize("draft", [False, True])
def test_what_another_window_saved_is_told_once_and_not_overwritten(tmp_path, draft):
    answers = memory()
    first, second = page(tmp_path, answers), page(tmp_path, answers)
    second.type(TEXT)
    reply = first.type(LATER, draft=draft)
    assert (reply["saved"], reply["elsewhere"]) == (False, True)
    assert first.item["answer"] == TEXT, "so that the page can show it"
    assert [each.answer for each in answers.everything()] == [TEXT]
    assert first.type(LATER)["saved"], "whoever has seen it may"
    assert [each.answer for each in answers.events()] == [TEXT, LATER]


def test_the_same_words_from_another_window_are_no_question(tmp_path):
    answers = memory()
    first, second = page(tmp_path, answers), page(tmp_path, answers)
    second.type(TEXT)
    assert first.type(TEXT)["saved"]


def test_neither_key_nor_draft_is_seen_in_the_line_that_notebooks_store(tmp_path):
    answers = memory()
    plain = repr(make(widget_class("write"), WRITE, tmp_path, answers))
    task = make(widget_class("write"), WRITE, tmp_path).asked
    answers.record_draft("t", "sentence", LATER)
    assert repr(widget_class("write")(task, answers, None, "0123456789abcdef")) == plain


# ---------------------------------------------------------------- the file


def drawn(root: Path, **more: object) -> Event:
    tasks = tasks_of(root, STEM)
    task = next(task for task in tasks.values() if task.type == "write" or task.items)
    return event(task, task.items[0].id, "x", 1, **more)


def test_the_line_of_an_answer_says_nothing_of_drafts(root):
    assert b"draft" not in drawn(root).to_line()
    line = drawn(root, draft=True).to_line()
    assert line.endswith(b'"explained": false, "draft": true}\n')
    assert Event.parse(line) == drawn(root, draft=True)
    assert Event.parse(line.replace(b'"draft": true', b'"draft": 1')) is None


def test_drafts_are_read_alike_fast_and_slowly(root):
    lines = [drawn(root, draft=draft).to_line() for draft in (False, True, False)]
    events, lost = read_all(b"".join(lines))
    assert ([each.draft for each in events], lost) == ([False, True, False], [])


def test_a_file_with_drafts_counts_as_if_they_were_not_there(root):
    answer, draft = drawn(root), drawn(root, draft=True, hints=3)
    head = {"handed_in": "2026-11-23T10:40:00.000Z", "room": "exercises", "stem": STEM, "learner": "17"}
    with_it = read_handed_in(write_handed_in([answer, draft], {**head, "name": ""}), "17.jsonl")
    assert with_it.events == (answer,)
    assert (with_it.whole, with_it.problems) == (True, ())
    headless = read_handed_in(answer.to_line() + draft.to_line(), f"{STEM}.17.answers.jsonl")
    assert headless.events == (answer,)
    assert count(with_it.events) == count([answer])
    with pytest.raises(KitError, match="no answers in it"):
        read_handed_in(draft.to_line(), f"{STEM}.17.answers.jsonl")


def test_handing_in_drops_drafts_and_names_what_was_only_written(root, tmp_path):
    tasks = list(tasks_of(root, STEM).values())
    first, second = tasks[1], next(task for task in tasks if task.type == "write")
    answers = Answers("exercises", STEM, "c214caa1", tmp_path / "answers")
    assert answers.record(first.name, first.items[0].id, "the article", 0, explained=False).saved
    assert answers.record_draft(second.name, second.items[0].id, LATER).saved
    left = {each["task"]: each for each in open_questions(tasks, answers)}
    assert left[second.name]["written"] is True
    assert left[first.name] == {
        "task": first.name,
        "title": first.raw["title"],
        "answered": 1,
        "items": len(first.items),
        "written": False,
    }
    receipt = hand_in(tasks, answers, "17", "", tmp_path)
    assert b"draft" not in receipt.content
    assert len(read_handed_in(receipt.content, "x").events) == 1


def test_open_questions_are_asked_about_once(root, tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
    task = list(tasks_of(root, STEM).values())[1]
    assert (
        Answers("exercises", STEM, "c214caa1")
        .record(task.name, task.items[0].id, "x", 0, explained=False)
        .saved
    )
    widget, heard = hand_in_cell(f"exercises/{STEM}"), []
    widget.send = lambda content, buffers=None: heard.append(content)
    message = {"do": "hand in", "learner": "17", "name": "", "ask": True}
    widget._receive(widget, {**message, "n": 1}, [])
    assert heard[-1]["done"] is False
    assert next(each["task"] for each in heard[-1]["ask"]) == task.name
    assert not list(tmp_path.glob("*.answers.jsonl"))
    left = heard[-1]["ask"]
    widget._receive(widget, {**message, "n": 2, "told": None}, [])
    assert heard[-1]["ask"] == left, "asked, but not seen: a slow kernel's question comes too late"
    widget._receive(widget, {**message, "n": 3, "told": left}, [])
    assert heard[-1]["done"] is True
    assert len(list(tmp_path.glob("*.answers.jsonl"))) == 1


# ---------------------------------------------------------------- whose drafts


@pytest.fixture
def copy(tmp_path, root) -> Path:
    lay_out(tmp_path / "copy", root)
    return tmp_path / "copy"


def test_a_copy_keeps_its_id_for_good(copy, root):
    first = copy_id(copy)
    lay_out(copy, root)
    assert copy_id(copy) == first
    assert json.loads((copy / MARKER).read_bytes())["copy"] == first


def test_a_release_gets_an_id_of_its_own_where_it_is_opened(tmp_path):
    release = Release("03_x", ask_name=True)
    for name in ("a", "b"):
        (tmp_path / name / "exercises").mkdir(parents=True)
        (tmp_path / name / release.notebook).touch()
        (tmp_path / name / MARKER).write_bytes(release.marker())
    assert copy_id(tmp_path / "a") == copy_id(tmp_path / "a") != copy_id(tmp_path / "b")
    assert read_release(tmp_path / "a") == release, "the rest of the marker stays"


def test_a_key_is_that_of_one_copy_one_folder_and_one_person(copy, tmp_path, monkeypatch):
    answers = copy / "answers"
    monkeypatch.setenv("JUPYTERHUB_USER", "ana")
    ana = draft_key(copy, answers)
    assert draft_key(copy, answers) == ana
    keys = {ana, draft_key(copy, tmp_path / "elsewhere")}
    monkeypatch.setenv("JUPYTERHUB_USER", "ben")
    keys.add(draft_key(copy, answers))
    assert len(keys) == 3
    assert not any(key.startswith("-") for key in keys)


@pytest.mark.parametrize("marker", [b"", b"[]", b"{", None])
def test_without_an_id_no_draft_may_outlive_the_page(tmp_path, marker):
    if marker is not None:
        (tmp_path / MARKER).write_bytes(marker)
    first, second = draft_key(tmp_path, tmp_path / "a"), draft_key(tmp_path, tmp_path / "b")
    assert first.startswith("-")
    assert first != second, "and two folders are never mixed on one page"
    assert draft_key(None, tmp_path).startswith("-")
