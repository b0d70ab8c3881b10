"""The swap mirror in a real browser: closed, opened, asked one thing, closed again."""

import pytest

from helpers import axe
from helpers.painted import mirror_of
from helpers.thorough import rarely
from whosays.learner.answers.store import MemoryAnswers

pytestmark = pytest.mark.browser
ANSWERS = [
    ("kinds", "p5.2", "reported fact"),
    ("swapped", "p5.1", "reported fact"),
    ("kinds", "p5.5", "allegation"),
    ("swapped", "p5.4", "official claim"),
]


@pytest.mark.parametrize("theme", ["light", *rarely("dark")])
def test_it_opens_asks_one_thing_and_closes(open_stage, tmp_path, theme):
    stage, store = open_stage, MemoryAnswers("lessons", "90_mirror", "a" * 8)
    for task, item, answer in ANSWERS:
        store.record(task, item, answer, 0, explained=False)
    stage.put(mirror_of(tmp_path, store), theme)
    text = stage.page.locator(".ws-mirror")
    assert "Allegation" not in text.inner_text(), "closed until it is opened"
    stage.page.keyboard.press("Tab")
    stage.press("Enter")
    stage.page.locator(".mi-pair").nth(1).wait_for()
    ties = stage.page.locator(".mi-tie").evaluate_all(
        "all => all.map(e => getComputedStyle(e).borderTopStyle)"
    )
    assert ties == ["solid", "dashed"]
    assert stage.page.locator(".mi-tie").all_text_contents() == ["the same name", "another name"]
    assert stage.violations(axe.BY_THEME[theme]) == []
    assert stage.small_targets("button") == []
    stage.button("I pass").click()
    assert "the same on both sides: “has warned that”" in stage.page.locator(".mi-after").inner_text()
    for width in (900, 380):
        stage.page.set_viewport_size({"width": width, "height": 900})
        assert stage.overflow() == 0
    stage.page.emulate_media(media="print")
    assert text.is_hidden(), "it is no part of what is printed"
    stage.page.emulate_media(media="screen")
    stage.button("Close the mirror").click()
    assert "Allegation" not in text.inner_text()
    assert stage.errors == []
