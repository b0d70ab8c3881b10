"""The box for a teacher's own article in a browser: pasted, refused, laid, told; for everybody."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers import axe
from helpers.brought_texts import NEWS, a_clone, by_hand, everything
from helpers.lab import Lesson
from helpers.places import ROOT
from helpers.stage import Stage
from whosays.author.new_article.widget import NewArticle
from whosays.learner.lab.working_copy import lay_out

pytestmark = pytest.mark.browser
TARGETS = "button, summary, input, textarea"
BOX, NAME, GO = "The article’s words", "Name of its folder", "Lay it and draft its key"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_clone(tmp_path / "kit")


@pytest.fixture
def at_box(open_stage: Stage, root: Path) -> Iterator[Callable[..., Stage]]:
    """Opens the box; at the end the page had no errors."""

    def opened(**how: object) -> Stage:
        return open_stage.put(NewArticle(root, by_hand), **how)

    yield opened
    assert open_stage.errors == []


def test_an_article_is_pasted_laid_and_told(at_box, root):
    stage = at_box()
    text = NEWS + "Ein “Café” <b>&amp;</b>\u00a0\U0001f600 at the quay.\n"
    stage.page.get_by_label(BOX).fill(text)
    stage.page.get_by_label(NAME).fill("harbor-strike")
    stage.press("Enter")
    expect(stage.page.get_by_role("heading")).to_be_focused()
    said = stage.page.locator(".na")
    expect(said).to_contain_text("seeds/harbor-strike holds your article")
    expect(said).to_contain_text("may anybody in your room be hurt?")
    expect(said).to_contain_text("Copyright: what you may do")
    assert (root / "seeds" / "harbor-strike" / "article.txt").read_text("utf-8") == text
    stage.button("Bring another").click()
    expect(stage.page.get_by_label(BOX)).to_be_focused()
    expect(stage.page.get_by_label(BOX)).to_have_value("")
    stage.page.get_by_label(BOX).fill(text)
    stage.button(GO).click()
    expect(stage.page.get_by_role("alert")).to_contain_text("nobody has worked on its draft")


def test_what_is_refused_stays_in_the_box(at_box, root):
    stage = at_box()
    alert = stage.page.get_by_role("alert")
    stage.button(GO).click()
    expect(alert).to_contain_text("The box is empty")
    stage.page.get_by_label(BOX).fill("https://news.example/harbor")
    stage.button(GO).click()
    expect(alert).to_contain_text("nothing is fetched")
    stage.page.get_by_label(BOX).fill(NEWS)
    stage.page.get_by_label(NAME).fill("../seeds")
    stage.button(GO).click()
    expect(alert).to_contain_text("Try --name seeds.")
    expect(stage.button(GO)).to_be_enabled()
    assert stage.page.get_by_label(BOX).input_value() == NEWS
    assert everything(root / "seeds") == {}
    stage.page.get_by_label(BOX).evaluate("(box) => { box.value = 'word '.repeat(90000); }")
    stage.button(GO).click()
    expect(alert).to_contain_text("far longer than an article")


def test_who_knows_better_ticks_it(at_box, root):
    stage = at_box()
    stage.page.get_by_label(BOX).fill("Play video\n0:00 / 2:31\nThe harbor in pictures, by our reporter\n")
    stage.button(GO).click()
    expect(stage.page.get_by_role("alert")).to_contain_text("the page of a video")
    stage.page.get_by_text("I know better").click()
    stage.page.get_by_label("It is an article").check()
    stage.button(GO).click()
    expect(stage.page.get_by_role("heading")).to_have_text("Your article is there")
    assert len(list((root / "seeds").iterdir())) == 1


def test_nothing_is_sent_twice_and_a_slow_kernel_is_told(at_box, root):
    stage = at_box()
    stage.page.get_by_label(BOX).fill(NEWS)
    stage.hold()
    stage.button(GO).click()
    stage.held(1)
    expect(stage.button(GO)).to_be_disabled()
    stage.page.get_by_label(NAME).focus()
    stage.press("Enter")
    expect(stage.page.get_by_role("status")).to_contain_text("Still working", timeout=10_000)
    assert stage.page.evaluate("window.held.length") == 1
    stage.let_all_go()
    expect(stage.page.get_by_role("heading")).to_have_text("Your article is there")
    assert len(list((root / "seeds").iterdir())) == 1


def test_markup_in_a_text_is_words(at_box):
    stage = at_box()
    stage.page.get_by_label(BOX).fill(
        NEWS.replace("“We", "<img src=x onerror=alert(1)> “We").replace("”", "", 1)
    )
    stage.button(GO).click()
    expect(stage.page.locator(".na")).to_contain_text("<img src=x")
    assert stage.page.locator(".na img").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_targets_are_large_and_it_fits_a_phone(at_box, theme):
    stage = at_box(theme=theme)
    stage.page.locator("summary").click()
    stage.button(GO).click()
    for width in (1200, 320):
        stage.page.set_viewport_size({"width": width, "height": 700})
        assert stage.violations(axe.BY_THEME[theme]) == []
        assert stage.small_targets(TARGETS) == []
        assert stage.overflow() == 0
    stage.page.get_by_label(BOX).fill(NEWS)
    stage.button(GO).click()
    stage.page.get_by_role("heading").wait_for()
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.small_targets(TARGETS) == []
    assert stage.overflow() == 0


def test_leaving_takes_everything_along(at_box):
    stage = at_box()
    stage.page.evaluate("() => window.leave()")
    assert stage.page.locator(".na").count() == 0
    assert stage.page.evaluate("window.model.listeners()") == 0


def test_the_notebook_opens_it_in_jupyterlab(tmp_path_factory, browser, lab):
    """And keys stay in it: an address is refused there, and nothing is laid in the clone."""
    copy = tmp_path_factory.mktemp("teacher") / "my-solutions"
    lay_out(copy, ROOT, solutions=True)
    lesson = Lesson(lab.inside(copy), browser, "solutions/your_own_article.ipynb", again=True)
    page = lesson.page
    box = page.get_by_label(BOX)
    cells = page.locator(".jp-Notebook .jp-Cell")
    box.fill("https://news.example/dd")
    before = cells.count()
    box.press("End")
    page.keyboard.type("dda")
    page.get_by_role("button", name=GO).click()
    expect(page.locator(".na-said")).to_contain_text("https://news.example/dddda is an address")
    assert cells.count() == before > 0
