"""What every test shares: no test and no notebook ever touches a learner's answers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers.chromium import launched
from helpers.places import ROOT, TESTS
from helpers.thorough import SLOW


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="run the long ones too")
    parser.addoption("--write-walks", action="store_true", help="keep the walks by ear as they are heard now")


def pytest_configure(config):
    if config.getoption("--slow"):
        os.environ[SLOW] = "1"  # before the test files are read, in each worker


# The files that take longest, the longest first: what is handed out last should be short, so that no worker
# waits for the other. See the durations that a run prints at its end. test_drafts_in_lab culls kernels, after
# which a killed kernel of the same JupyterLab is not always started again: test_hand_in comes before it.
LONGEST = (
    "browser/test_walk_lessons.py",  # with --slow: a quarter of an hour
    *("teacher/nbgrader/test_nbgrader_course.py", "recorded/test_recorded.py", "browser/test_lesson_03.py"),
    *("browser/test_gates.py", "browser/test_hand_in.py", "browser/test_still.py"),
    *("browser/test_reading_settings.py", "browser/test_opening.py", "browser/test_drafts_in_lab.py"),
    *("browser/test_odd_notebooks.py", "browser/test_shell.py"),
    *("browser/test_reader_page.py", "browser/test_desk.py", "browser/test_exercise_page.py"),
    "teacher/exercise_page/test_same_as_jupyterlab.py",
    *("browser/test_report_page.py", "browser/test_small_tasks.py"),
    *("package/test_types.py", "teacher/desk/test_markbook.py", "teacher/grade/test_feedback_pages.py"),
    *("teacher/report/test_report_pages.py", "hostile/test_specimens.py", "hostile/test_properties.py"),
    *("browser/test_tasks_in_lab.py", "browser/test_nbgrader_page.py", "commands/test_grade.py"),
    *("course/test_lesson_frame.py", "commands/test_door.py", "teacher/grade/test_cluster.py"),
    *("browser/test_axe_lessons.py", "browser/test_server.py", "browser/test_marker.py"),
    *("teacher/report/test_written_answers.py",),
)


def pytest_collection_modifyitems(config, items):
    place = {TESTS / name: number for number, name in enumerate(LONGEST)}
    assert all(path.is_file() for path in place), "a file of LONGEST has another name now"
    items.sort(key=lambda item: place.get(item.path, len(place)))
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="a long run: add --slow"))


@pytest.fixture(autouse=True)
def _answers_of_its_own(tmp_path, monkeypatch):
    """Each test keeps answers in a folder of its own."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once a worker."""
    yield from launched()
