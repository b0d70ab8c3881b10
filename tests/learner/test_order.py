"""An order that cannot be read: the maintainer is told, and a learner's page goes by the numbers."""

import shutil

import pytest

from whosays.base.errors import KitError
from whosays.learner import order as order_module
from whosays.learner.next_step import next_step
from whosays.learner.once_more import beside
from whosays.learner.order import FILE, order_for_learners, read_order

BROKEN = [
    b"",
    b"\xff\xfe\x00",
    b'order = "00_start_here"\nmay_be_left_out = []\n',
    b"order = 3\nmay_be_left_out = []\n",
    b"order = [1, 2]\nmay_be_left_out = []\n",
    b'order = ["00_start_here"]\n',
    b'order = ["00_start_here"]\nmay_be_left_out = "06_do_the_numbers_hold"\n',
]


@pytest.fixture
def kit(root, tmp_path, monkeypatch):
    """A kit whose order is spoiled; the page asks it."""
    shutil.copytree(root / "lessons", tmp_path / "lessons")
    shutil.copytree(root / "exercises", tmp_path / "exercises")
    monkeypatch.setattr(order_module, "kit_root", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("data", BROKEN)
def test_the_maintainer_is_told_and_a_page_goes_by_the_numbers(kit, data):
    (kit / "lessons" / FILE).write_bytes(data)
    with pytest.raises(KitError, match=r"course\.toml: .+ Type whosays build, or install again\."):
        read_order(kit)
    assert order_for_learners().named("09_how_could_they_know") == "lesson 10 of 11"
    step = next_step(kit, "exercises", "05_whose_voice_is_missing")
    assert step
    assert step["path"] == "lessons/06_do_the_numbers_hold.ipynb"
    assert beside("06_do_the_numbers_hold", -1) == "05_whose_voice_is_missing"


def test_a_lesson_that_stands_there_twice_is_counted_once(kit):
    path = kit / "lessons" / FILE
    text = path.read_text(encoding="utf-8").replace('"00_start_here",', '"00_start_here", "00_start_here",')
    path.write_text(text, encoding="utf-8")
    assert read_order(kit).named("09_how_could_they_know") == "lesson 7 of 11"
