"""One line on every learner's page says where answers are kept, and the words come from one place."""

from pathlib import Path

import pytest

from whosays.learner.answers import where_kept as module
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.answers.where_kept import IN_BROWSER, where_kept
from whosays.learner.lab.release_marker import Release
from whosays.learner.notebook import start
from whosays.learner.widgets.end.widget import widget_of
from whosays.learner.widgets.hand_in.widget import HandIn
from whosays.tasks.reading import read_notebook_tasks
from whosays.teacher.exercise_page.exercise_page import exercise_page
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"


@pytest.fixture
def answers(tmp_path) -> Answers:
    return Answers("exercises", STEM, "c814636c", root=tmp_path / "answers")


def test_a_computer_a_hub_a_browser_and_nowhere(answers, tmp_path, monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    folder = tmp_path / "answers"
    assert where_kept(answers) == (
        f"Your answers and their times are kept on this computer only, in {folder}. Nothing is sent."
    )
    monkeypatch.setenv("JUPYTERHUB_USER", "zoë")
    on_hub = where_kept(answers)
    assert on_hub.endswith(f"are kept on the server that you are logged in to, in {folder}.")
    assert "Nothing is sent" not in on_hub, "to a hub every answer is sent"
    monkeypatch.setattr(module, "is_in_browser", lambda: True)
    assert where_kept(answers) == IN_BROWSER
    assert where_kept(MemoryAnswers("solutions", STEM, "c814636c")) == ""


def released_end_card(root: Path, folder: Path, monkeypatch) -> str:
    write_release(release_files(root, Release(STEM)), folder / "03", STEM)
    monkeypatch.chdir(folder / "03")
    tasks = read_notebook_tasks("exercises", STEM)
    return widget_of(next(task for task in tasks.values() if task.type == "end")).kept


def test_strip_end_card_form_and_page_say_the_same_line(root, answers, tmp_path, monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    tasks = read_notebook_tasks("lessons", STEM)
    said = {
        "strip": start(f"lessons/{STEM}").state["kept"],
        "end card": widget_of(next(task for task in tasks.values() if task.type == "end")).kept,
        "form": HandIn([*read_notebook_tasks("exercises", STEM).values()], answers, tmp_path, None).kept,
    }
    assert set(said.values()) == {where_kept(answers)}, said
    assert released_end_card(root, tmp_path, monkeypatch) == "", "the form below it says it"
    page = exercise_page(root, Release(STEM))
    assert page.count(f'id="kept-line">{IN_BROWSER}</p>') == 1
    print(f"{len(said) + 1} kinds of pages say it")
