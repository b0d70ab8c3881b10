"""A picture: SVG as text, told in words, too; shown as a picture on the page and on paper."""

import re
from base64 import b64decode

import pytest

from helpers.places import ROOT
from whosays.base.errors import KitError
from whosays.learner.widgets.picture.widget import Picture
from whosays.tasks.drawing import as_address, is_drawing
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks
from whosays.teacher.paper.read_aloud import read_aloud
from whosays.teacher.paper.worksheet import worksheet

STEM = "13_a_picture_and_its_words"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
SOUND = f"""
article = "a-post"
mode = "practice"
[task.post]
type = "picture"
title = "The post"
minutes = 1
alt = "Two & a half <steps>."
caption = "Posted today"
drawing = '''{SVG}'''
"""


@pytest.fixture(scope="module")
def post() -> Task:
    return read_tasks(ROOT / "exercises" / f"{STEM}.tasks.toml", "exercises", STEM)["picture"]


def read(folder, text: str) -> Task:
    path = folder / "90_post.tasks.toml"
    path.write_text(text, encoding="utf-8")
    return read_tasks(path, "lessons", "90_post")["post"]


def test_it_asks_nothing_and_keeps_every_byte_of_its_drawing(tmp_path):
    task = read(tmp_path, SOUND)
    shown = Picture(task).task
    assert not asks(task)
    assert b64decode(shown["address"].partition(",")[2]).decode() == SVG
    assert (shown["alt"], shown["caption"]) == ("Two & a half <steps>.", "Posted today")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (f"drawing = '''{SVG}'''", "", "“drawing” is missing"),
        ('alt = "Two & a half <steps>."', "", "“alt” is missing"),
        ('alt = "Two & a half <steps>."', 'alt = " "', "“alt” must be"),
        (' viewBox="0 0 2 1"', "", "SVG with a viewBox"),
        ("</svg>", "", "SVG with a viewBox"),
        ("<svg xmlns", "<!DOCTYPE svg><svg xmlns", "SVG with a viewBox"),
        ('xmlns="http://www.w3.org/2000/svg"', "", "SVG with a viewBox"),
    ],
)
def test_what_no_browser_shows_or_nobody_can_hear_is_refused(tmp_path, old: str, new: str, says: str):
    assert old in SOUND
    with pytest.raises(KitError, match=says):
        read(tmp_path, SOUND.replace(old, new))


def test_an_exercise_brings_its_picture_along(post):
    assert is_drawing(post.raw["drawing"])
    assert len(post.raw["alt"].split()) >= 20, "who cannot see it gets all that the questions ask about"
    for said in ("leaves", "MAY 9", "sun"):
        assert said in post.raw["alt"]


def test_where_nothing_comes_to_life_it_is_told_in_words(tmp_path, post):
    assert post.raw["alt"] in Picture(post).still()
    made = Picture(read(tmp_path, SOUND)).still()
    assert "Two &amp; a half &lt;steps&gt;." in made
    assert "<img" not in made, "a notebook that is not trusted would lose it"


def test_on_paper_it_stands_where_it_is_asked_about(post):
    page = worksheet(ROOT, STEM, "a4")
    (src, alt) = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page)[0]
    assert src == as_address(post.raw["drawing"])
    assert alt == post.raw["alt"]
    assert "img-src data:" in page
    assert page.index("<img") < page.index("Picture or words?")


def test_it_can_be_read_aloud(post):
    assert post.raw["alt"] in read_aloud(ROOT, STEM, "a4")
