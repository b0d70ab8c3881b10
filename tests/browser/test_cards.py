"""Cards in the browser: the fold is closed, opens with keys, moves no other card; words stay words."""

import pytest

from helpers.painted import paint, still_page
from helpers.payloads import PAYLOADS
from helpers.places import ROOT
from whosays.learner.widgets.cards.widget import Cards
from whosays.learner.widgets.voices.widget import Voices
from whosays.tasks.reading import read_tasks

pytestmark = pytest.mark.browser
PLACES = "() => [...document.querySelectorAll('.ws-found')].map((each) => each.getBoundingClientRect().left)"


@pytest.fixture
def page(browser):
    page = still_page(browser)
    yield page
    page.context.close()


def cards(name: str) -> Cards:
    stem = "07_trace_it_back"
    return Cards(read_tasks(ROOT / "lessons" / f"{stem}.tasks.toml", "lessons", stem)[name])


@pytest.mark.parametrize("width", [390, 900])
def test_the_fold_opens_with_a_key_and_has_four_rows_for_each_outlet(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    widget = cards("thursday")
    paint(page, widget)
    page.locator(".ws-btn.main").click()
    before = page.evaluate(PLACES)
    page.keyboard.press("Tab")
    assert page.locator("details[open]").count() == 0
    page.keyboard.press("Enter")
    opened = page.locator("details[open]")
    assert opened.count() == 1
    card = widget.task["cards"][0]
    assert len(card["outlets"]) == 2
    asked = opened.locator("dt").all_inner_texts()
    assert asked == [row["question"] for outlet in card["outlets"] for row in outlet["rows"]]
    assert page.evaluate(PLACES) == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_card_does_not_show_stands_on_it(page):
    widget = cards("thursday")
    paint(page, widget)
    page.locator(".ws-btn.main").click()
    said = [card["shows_not"] for card in widget.task["cards"] if card["shows_not"]]
    assert said
    shown = page.locator(".ws-shows-not").all_inner_texts()
    assert shown == [f"What it does not show: {each}" for each in said]


def test_a_page_without_a_date_says_so(page):
    widget = cards("thursday")
    widget.task = {**widget.task, "cards": [{**widget.task["cards"][0], "date": "no date", "outlets": []}]}
    paint(page, widget)
    page.locator(".ws-btn.main").click()
    assert "· no date ·" in page.locator(".ws-found-by").inner_text()
    assert page.locator("details").count() == 0


def test_who_is_to_count_first_finds_no_numbers_before_the_press(page):
    stem = "05_whose_voice_is_missing"
    widget = Voices(read_tasks(ROOT / "lessons" / f"{stem}.tasks.toml", "lessons", stem)["voices"])
    paint(page, widget)
    shown = page.locator(".ws-card")
    counts = [f"{row['quoted']} own" for row in widget.task["rows"] if row["quoted"]]
    assert counts
    assert not [each for each in [*counts, widget.task["summary"]] if each in shown.inner_text()]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert [each for each in [*counts, widget.task["summary"]] if each not in shown.inner_text()] == []
    widget.task = {**widget.task, "button": ""}
    paint(page, widget)
    assert widget.task["summary"] in shown.inner_text(), "without a button it stands there at once"


def test_hostile_words_stay_words(page):
    widget = cards("thursday")
    card = widget.task["cards"][0]
    bad = [
        {
            **card,
            "shows_not": each,
            "outlets": [
                {
                    "name": each,
                    "label": each,
                    "rows": [
                        {**row, "words": each, "reply": each, "whose": each}
                        for row in card["outlets"][0]["rows"]
                    ],
                }
            ],
        }
        for each in PAYLOADS
    ]
    widget.task = {**widget.task, "cards": bad}
    paint(page, widget)
    page.locator(".ws-btn.main").click()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate("window.ran") is None
    assert page.locator(".ws-outlet dd > span:first-child").all_inner_texts()[::4] == PAYLOADS
    assert page.locator(".ws img, .ws svg, .ws script, .ws iframe").count() == 0


def test_a_card_of_two_lines_keeps_them(page):
    """One sentence in two texts: the second begins a line of its own."""
    widget = cards("second")
    paint(page, widget)
    page.locator(".ws-btn.main").click()
    shown = page.locator(".ws-found-words").first.inner_text()
    assert [line.split(":")[0] for line in shown.splitlines() if line] == ["Sputnik", "The article"]
