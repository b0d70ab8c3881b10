"""Marker and small tasks in a real JupyterLab: its keys stay away, and a restart loses nothing."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.small_tasks import CHAIN, NUMBER, ORDER, POMPEO, WRITE
from helpers.waiting import until

pytestmark = pytest.mark.browser

STEM = "90_all_tasks"
PATH = f"lessons/{STEM}.ipynb"
TASKS = {"mark": POMPEO, "chain": CHAIN, "order": ORDER, "number": NUMBER, "write": WRITE}
# The keys that delete, cut, paste, run, turn or restart in a notebook.
HOSTILE = ["d", "d", "x", "v", "a", "b", "m", "y", "r", "0", "0", "ArrowDown", "ArrowUp", "Shift+M"]


@pytest.fixture
def all_tasks(lab, open_lesson):
    """A lesson with one task of each of these types, open."""
    cells = [new_markdown_cell("# All tasks")]
    text = 'article = "venezuela-2018"\nmode = "practice"\n'
    for name, toml in TASKS.items():
        cells.append(new_code_cell(f'from whosays import show\nshow("lessons/{STEM}", "{name}")'))
        text += toml.replace("task.t]", f"task.{name}]").replace("task.t.items", f"task.{name}.items")
    described = lab.copy / "lessons" / f"{STEM}.tasks.toml"
    described.write_text(text, encoding="utf-8")
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": spec}), lab.copy / PATH)
    yield open_lesson(PATH).wait_for_widgets(len(TASKS))
    described.unlink()  # other tests look at the same working copy
    (lab.copy / PATH).unlink()


def sources(lesson):
    return lesson.page.evaluate(
        "() => jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.sharedModel.getSource())"
    )


def kept(lesson, task):
    """What is on the disk for a task's first item."""
    store = "__import__('whosays.learner.answers.store', fromlist=['x'])"
    states = f'{store}.Answers("lessons", "{STEM}", "c814636c").latest("{task}")'
    return lesson.ask(f"next((s.answer for s in {states}.values()), None)")


def until_kept(lesson, task, wanted):
    until(lesson.page, lambda: kept(lesson, task), wanted)


def test_answered_by_keyboard_kept_on_the_disk_and_shown_after_a_restart(all_tasks):
    page, before = all_tasks.page, sources(all_tasks)
    page.get_by_role("listbox").focus()
    all_tasks.press("Shift+ArrowRight", "c", "Control+z", "Shift+ArrowRight", "c")
    all_tasks.press("d", "d", "x", "v", "a", "b", "0", "0")
    page.get_by_role("button", name="Add Maduro", exact=True).focus()
    all_tasks.press(*HOSTILE, "Enter")
    until_kept(all_tasks, "chain", ["Maduro"])
    page.get_by_role("button", name="This order", exact=True).focus()
    all_tasks.press(*HOSTILE, "Enter")
    page.get_by_role("textbox", name="How many of 100").focus()
    all_tasks.press("4", "6")
    until_kept(all_tasks, "number", "46")
    page.get_by_role("textbox", name="One sentence").focus()
    page.keyboard.type("dd xx 00 says Maduro")
    until_kept(all_tasks, "write", {"text": "dd xx 00 says Maduro", "checked": []})
    until(page, lambda: bool(kept(all_tasks, "mark")["spans"]["cue"]))
    mark = kept(all_tasks, "mark")
    assert len(kept(all_tasks, "order")) == 4
    assert sources(all_tasks) == before, "a key reached the notebook"

    all_tasks.restart()
    all_tasks.wait_for_widgets(len(TASKS))
    assert page.locator(".ch-who").all_text_contents() == ["Maduro"]
    assert page.get_by_role("textbox", name="How many of 100").input_value() == "46"
    assert page.get_by_role("textbox", name="One sentence").input_value() == "dd xx 00 says Maduro"
    page.get_by_role("button", name="Question 1", exact=False).first.click()
    assert page.locator(".mk-u.r-cue.on").count() == len(mark["cue"])


@pytest.mark.slow
def test_axe_finds_nothing_in_the_outputs(all_tasks):
    for theme in ("light", "dark"):
        all_tasks.theme(theme)
        assert all_tasks.violations() == []
