"""A teacher's set beside the kit: it breaks nothing, and its key leaves the house in no wheel."""

from pathlib import Path

import pytest

from whosays.author.article_set.building import plan_set, write_set
from whosays.author.build.names import name_notebooks
from whosays.author.build.readme import lesson_table, report_list
from whosays.author.learner_kit.wheel_content import wheel_files
from whosays.learner.course import places
from whosays.learner.next_step import next_step
from whosays.learner.order import read_order

from .conftest import clone_with

STEM = "50_my_harbor_company"


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    root, slug = clone_with(tmp_path_factory.mktemp("guards") / "clone", "harbor-company")
    write_set(root, plan_set(root, slug), run=False)
    assert (root / "lessons" / f"{STEM}.ipynb").is_file()
    return root


def test_the_wheel_takes_nothing_of_it(clone):
    (clone / "lessons" / "course.toml").write_text("order = []\nmay_be_left_out = []\n", "utf-8")
    names = list(wheel_files(clone))
    (clone / "lessons" / "course.toml").unlink()
    assert names == ["lessons/course.toml"]


def test_the_order_and_the_table_of_lessons_do_not_name_it(clone):
    assert read_order(clone).lessons == ()
    table = lesson_table(clone)
    assert table.startswith("| | lesson |")
    assert "50" not in table


def test_the_readme_names_the_reports_of_the_kit_alone(root, tmp_path):
    clone, slug = clone_with(tmp_path / "clone", "serbia-2020")
    write_set(clone, plan_set(clone, slug), run=False)
    assert report_list(clone) == ""
    assert "Wikinews" in report_list(root)


def test_the_build_leaves_its_notebooks_as_they_are(clone):
    assert name_notebooks(clone) == []


def test_the_course_lists_both_as_the_teachers_own(clone):
    found = {(place.room, place.kind): place for place in places(clone)}
    assert set(found) == {("lessons", "own"), ("exercises", "own")}
    assert found["lessons", "own"].title == "Who says what? The idle cranes"
    assert 25 <= found["lessons", "own"].minutes <= 35
    assert found["exercises", "own"].title == "The idle cranes"
    assert 15 <= found["exercises", "own"].minutes <= 20


def test_no_next_step_leads_astray(clone):
    assert next_step(clone, "lessons", STEM) is None
    assert next_step(clone, "exercises", STEM) is None
