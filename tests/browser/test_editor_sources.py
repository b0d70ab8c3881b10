"""Sources in the editor's page: marks as a cue, a written name, a second source, the one who spoke before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers import axe
from helpers.editor_seed import lay
from helpers.stage import Stage
from helpers.waiting import until
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.author.editor.widget import Editor

pytestmark = pytest.mark.browser
OWNED, QUOTED = "The airline is privately owned.", "contributed"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


@pytest.fixture
def stage(browser: Browser, folder: Path) -> Iterator[Stage]:
    found = Stage(browser)
    found.put(Editor((folder.parent,)))
    found.page.set_viewport_size({"width": 1366, "height": 768})
    yield found
    found.close()
    assert found.errors == []


def at(stage: Stage, words: str) -> None:
    stage.page.locator(".ed-w", has_text=words).first.click()
    expect(stage.page.locator(".ed-quote")).to_contain_text(words)


def row(folder: Path, words: str) -> dict[str, str]:
    article = read_article(folder)
    return next(
        each.row for each in read_key(article, folder / "key.csv").statements if words in each.row["quote"]
    )


def test_marks_are_left_out_by_key_and_taken_by_button(stage, folder):
    at(stage, QUOTED)
    assert '"' in row(folder, QUOTED)["cue"]
    stage.press("q")
    until(stage.page, lambda: '"' in row(folder, QUOTED)["cue"], False)
    stage.page.get_by_role("button", name="Take the quotation marks as a cue").click()
    until(stage.page, lambda: '"' in row(folder, QUOTED)["cue"], True)


def test_a_written_name_stands_behind_a_fact_as_a_record(stage, folder):
    at(stage, "privately")
    stage.button("Write a name").click()
    stage.page.keyboard.type("the register of companies")
    stage.press("Tab")
    expect(stage.page.locator("[data-key=speaker]")).to_have_value("record")
    stage.saved()
    assert row(folder, OWNED)["source"] == "the register of companies < the article"


def test_a_second_source_with_its_reason(stage, folder):
    at(stage, "privately")
    stage.button("Another source").click()
    expect(stage.page.locator(".ed-faults")).to_contain_text("The second answer is missing")
    stage.button("Write a name").last.click()
    stage.page.keyboard.type("Rudaw")
    stage.press("Tab")
    expect(stage.page.locator(".ed-faults")).to_contain_text("The second answer has no reason")
    stage.page.locator("[data-key=why_also]").fill("“Rudaw reports” stands before it.")
    stage.press("Escape")
    expect(stage.page.locator(".ed-faults")).to_be_empty()
    assert axe.violations(stage.page, "#out") == []
    stage.press("Enter")
    expect(stage.page.locator(".ed-many")).to_contain_text("1 of")
    said = row(folder, OWNED)
    assert (said["also_facet"], said["also"], said["status"]) == ("source", "Rudaw < the article", "checked")


def test_whoever_spoke_before_speaks_on_by_one_key(stage, folder):
    at(stage, "privately")
    stage.press("3")
    expect(stage.page.locator("[data-key=before]")).to_contain_text("As before:")
    stage.press("a")
    expect(stage.page.locator("[data-key=before]")).to_have_count(0)
    stage.saved()
    assert row(folder, OWNED)["source"] != "the article"


def test_a_further_piece_of_one_word_is_followed_by_another_stretch(stage, folder):
    """With a pointer: one word, then with Ctrl a further piece of two."""
    at(stage, "privately")
    stage.press("c")
    words = stage.page.locator(".ed-s.on .ed-w")
    words.nth(0).click()
    words.nth(2).click(modifiers=["Control"])
    words.nth(3).click()
    stage.press("Enter")
    until(stage.page, lambda: row(folder, OWNED)["cue"].count("‖"), 1)
    assert row(folder, OWNED)["cue"].endswith("is privately")
