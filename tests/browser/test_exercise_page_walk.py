"""Whole ways through a page: the forms of the test, and an exercise built from a teacher's own article."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers.classroom import tasks_of
from helpers.clone_commands import empty_clone, run_in
from helpers.exercise_pages import Reader, reading, write_page
from helpers.hands import Hand, Keyboard
from helpers.page_walk import Finger, walk_through
from helpers.thorough import rarely
from whosays.base.notebook_files import FORMS
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.run import grade

WAYS = ("by keyboard", "by finger")

pytestmark = pytest.mark.browser


@contextmanager
def learner(browser: Browser, path: Path, way: str) -> Iterator[tuple[Reader, Hand]]:
    """Somebody with the page open: at a laptop with its keys alone, or with a finger on a phone."""
    is_phone = way == "by finger"
    about = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True} if is_phone else {}
    with reading(browser, **about) as reader:
        page = reader.open(path)
        yield reader, Finger(page) if is_phone else Keyboard(page)
        assert reader.foreign(path.as_uri()) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def totals(marks: Path) -> dict[str, str]:
    with (marks / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return row


@pytest.mark.parametrize("form", [FORMS[0], *rarely(*FORMS[1:])])
@pytest.mark.parametrize("way", WAYS)
def test_a_form_of_the_test_from_the_story_to_the_marks(browser, root, tmp_path, form, way):
    path = write_page(root, form, tmp_path)
    with learner(browser, path, way) as (reader, hand):
        (page,) = reader.context.pages
        file, count = walk_through(page, hand, tasks_of(root, form), tmp_path)
    done = collect([file], tmp_path / "in")
    assert [(row.learner, row.whole, row.answers) for row in done.having("latest")] == [("17", True, count)]
    grade(tmp_path / "in", tmp_path / "marks")
    row = totals(tmp_path / "marks")
    print(f"{form} {way}: {count} answers, {row['points']} of {row['possible']} points")
    assert float(row["points"]) == float(row["possible"]) > 0


@pytest.fixture(scope="module")
def own(root, tmp_path_factory) -> tuple[Path, str, Path]:
    """A clone with a teacher's own article, built and released as a page by the commands."""
    clone = empty_clone(tmp_path_factory.mktemp("own") / "clone")
    shutil.copytree(root / "seeds" / "serbia-2020", clone / "seeds" / "my-report")
    built = run_in(clone, "whosays", "build", "my-report", answer="n\n")
    assert built.returncode == 0, built.stdout + built.stderr
    (stem,) = [path.name.removesuffix(".ipynb") for path in (clone / "exercises").glob("*.ipynb")]
    path = clone.parent / "50.html"
    released = run_in(clone, "whosays", "release", "50", "--page", "--to", str(path))
    assert released.returncode == 0, released.stderr
    return clone, stem, path


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_an_exercise_of_a_teachers_own_article_from_the_story_to_the_marks(browser, own, tmp_path, way):
    clone, stem, path = own
    with learner(browser, path, way) as (reader, hand):
        (page,) = reader.context.pages
        file, count = walk_through(page, hand, tasks_of(clone, stem), tmp_path)
    collected = run_in(clone, "whosays", "collect", str(file), "--to", str(tmp_path / "in"))
    assert collected.returncode == 0, collected.stderr
    graded = run_in(clone, "whosays", "grade", str(tmp_path / "in"), "--to", str(tmp_path / "marks"))
    assert graded.returncode == 0, graded.stderr
    row = totals(tmp_path / "marks")
    print(f"{stem} {way}: {count} answers, {row['points']} of {row['possible']} points")
    assert float(row["points"]) == float(row["possible"]) > 0
