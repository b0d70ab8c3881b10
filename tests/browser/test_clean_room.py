"""Nothing but the wheel, far from any clone: lesson 03, another day, and an exercise up to its marks.

What it needs is fetched, so it is slow. An empty home, a bare path, a folder with spaces and accents.
"""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers.lab import Lab, Lesson
from whosays.author.learner_kit.wheel import build_wheel
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.earlier_kits import LESSONS
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"
FILE = f"{STEM}.17.answers.jsonl"
CARD = 'section.ws-sort:has(h3:text-is("Who answers for it?"))'
RADIO = f"{CARD} input[type=radio]"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="a path of Linux and macOS"),
]


def bare(home: Path) -> dict[str, str]:
    """The environment of somebody who has a Python and nothing else."""
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


class BareLab(Lab):
    """JupyterLab, started with nothing of ours around it."""

    def _environment(self) -> dict[str, str]:
        return {**bare(self.home), "JUPYTER_RUNTIME_DIR": str(self.runtime)}


def run(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    words = [str(each) for each in words]
    return subprocess.run(words, cwd=home, env=bare(home), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("room") / "Zoë's 100% & more"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def whosays(root, home) -> Path:
    """The command, installed from the wheel alone."""
    wheel = build_wheel(root, home)
    began = time.monotonic()
    made = run(home, sys.executable, "-m", "venv", home / "venv")
    assert made.returncode == 0, made.stderr
    done = run(home, home / "venv" / "bin" / "python", "-m", "pip", "install", "-q", wheel)
    if "No matching distribution" in done.stderr or "Failed to establish" in done.stderr:
        pytest.skip(f"NO INTERNET: the wheel was not installed. {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr[-2000:]
    print(f"{wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB, installed in {time.monotonic() - began:.0f} s")
    return home / "venv" / "bin" / "whosays"


def tab_to(page: Page, what: str) -> None:
    """Press Tab until focus is on ``what``."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator(f"{what}:focus").count():
            return
    raise AssertionError(f"Tab never reached {what}.")


def open_at_the_card(lab: Lab, browser, notebook: str, asked: list[str]) -> Lesson:
    lesson = Lesson(lab, browser, notebook).wait_for_widgets(7)
    lesson.page.context.on("request", lambda request: asked.append(request.url))
    lesson.page.locator(CARD).scroll_into_view_if_needed()
    return lesson


def test_lesson_03_is_answered_by_keyboard_and_the_answers_are_there_another_day(home, whosays, browser):
    asked: list[str] = []
    copy = home / LESSONS
    lab = BareLab(copy, home, [str(whosays), "lab", str(copy)])
    try:
        lesson = open_at_the_card(lab, browser, f"lessons/{STEM}.ipynb", asked)
        assert "venv" in lesson.ask("__import__('whosays').__file__"), "no clone is imported"
        card = lesson.page.locator(CARD)
        tab_to(lesson.page, RADIO)
        lesson.press("2")
        expect(card.locator(".ws-saved")).to_contain_text("saved")
        chosen = card.locator("input:checked").input_value()
        lesson.close()
        assert lab.stop(signal.SIGINT) == 0
        lab.start_again()
        lesson = open_at_the_card(lab, browser, f"lessons/{STEM}.ipynb", asked)
        tab_to(
            lesson.page, f"{CARD} .ws-step"
        )  # the card shows the first open question: back to the answered one
        lesson.press("Enter")
        expect(lesson.page.locator(CARD).locator("input:checked")).to_have_value(chosen)
        end = lesson.page.locator(".ws-end .ws-where")
        expect(end).to_have_text(
            "Your answers and their times are kept on this computer only, "
            f"in {copy / 'answers'}. Nothing is sent."
        )
        lesson.close()
        assert lesson.errors == []
    finally:
        lab.clear_away()
    foreign = [url for url in asked if f"localhost:{lab.port}" not in url and not url.startswith("blob:")]
    assert [url for url in foreign if not url.startswith("data:")] == []
    print(f"{len(asked)} requests, all to this computer; chosen: {chosen}")
    assert asked


def test_an_exercise_is_answered_by_keyboard_handed_in_and_graded(root, home, whosays, browser):
    copy = home / "03-class"
    write_release(release_files(root, Release(STEM, to="Class 10b")), copy, STEM)
    lab = BareLab(copy, home, [str(whosays), "lab", str(copy)])
    try:
        lesson = open_at_the_card(lab, browser, f"exercises/{STEM}.ipynb", [])
        page, card = lesson.page, lesson.page.locator(CARD)
        for key in ("2", "3", "1", "1", "2"):
            tab_to(page, RADIO)
            lesson.press(key)
            expect(card.locator(".ws-saved")).to_contain_text("saved")
            lesson.press("Enter")  # on to the next
        page.locator(".hi input").first.focus()
        page.keyboard.type("17")
        lesson.press("Enter")
        expect(page.locator(".hi").get_by_role("heading", name="tasks are not finished")).to_be_focused()
        lesson.press("Tab", "Tab", "Enter")
        expect(page.locator(".hi-done")).to_contain_text(FILE)
        lesson.close()
    finally:
        lab.clear_away()
    handed = read_handed_in((copy / FILE).read_bytes(), FILE)
    assert (handed.learner, handed.whole, handed.problems) == ("17", True, ())
    assert len({event.item for event in handed.events}) == 5

    alone = run(home, whosays, "collect", copy / FILE, "--to", home / "collected")
    assert alone.returncode == 0, alone.stderr
    refused = run(home, whosays, "grade", home / "collected", "--to", home / "no marks")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert refused.stderr.startswith("whosays: "), "the wheel has no key, and says so in one sentence"

    clone = [sys.executable, "-m", "whosays", "grade", str(home / "collected"), "--to", str(home / "marks")]
    done = subprocess.run(clone, capture_output=True, text=True, check=False, cwd=home)
    assert done.returncode == 0, done.stderr
    with (home / "marks" / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["learner"], row["exercise"]) == ("17", STEM)
    assert 0 < float(row["points"]) < float(row["possible"])
    print(f"{row['answered']} answered, {row['points']} of {row['possible']} points")
    print(f"the wheel alone: {refused.stderr.strip()}")
