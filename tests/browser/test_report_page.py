"""The report and the recall page in a real browser: nothing runs, axe is content, paper shows the rest."""

import json
from pathlib import Path

import pytest

from helpers import axe, classroom
from helpers.desk_class import PLACE, ROWS
from helpers.forced import compare
from helpers.hand_ins import STEM
from helpers.marked_class import all_best, hand_in, mark_all
from helpers.payloads import PAYLOADS
from helpers.thorough import rarely
from helpers.waiting import two_frames
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.report import recall
from whosays.teacher.report.pages import ALONE, PAGE, write_report
from whosays.teacher.stats.responses import read_responses

pytestmark = pytest.mark.browser
NUMBERS = "06_do_the_numbers_hold"
SHOWN = 3  # wrong answers to an item that the report shows


@pytest.fixture(scope="module")
def pages(root, tmp_path_factory) -> dict[str, Path]:
    """A report on exercise 03 and a recall page, of 24 learners."""
    folder = tmp_path_factory.mktemp("class")
    classroom.fill(folder / "collected", classroom.tasks_of(root, "03_fact_claim_or_allegation"), range(24))
    marks = mark_all(folder)
    some_texts(marks, folder / "markbook")
    write_report(marks, folder / "report", alone=folder / "alone")
    assert "Grounds:" in (folder / "report" / PAGE).read_text("utf-8")
    recall.write_recall(marks, folder / "recall")
    return {
        "report": folder / "report" / PAGE,
        "alone": folder / "alone" / ALONE,
        "recall": folder / "recall" / recall.PAGE,
    }


def some_texts(marks: Path, markbook: Path) -> None:
    """Marks what some learners wrote, as two people would."""
    written = read_responses(marks).table.query("task == 'debt' and paper != ''")
    book = Markbook(markbook, STEM)
    for number, each in enumerate(written.itertuples()):
        for marker in ("DD", "EE")[: 1 + (number < 4)]:
            for row, level in zip(ROWS, (2, 1, 0, number % 3), strict=True):
                noted = {"learner": each.learner, "paper": each.paper, "row": row, "level": level}
                assert book.note(PLACE, "level", marker, **noted).saved


def test_none_of_the_payloads_runs(root, browser, tmp_path):
    """Each stands in a name, and each in a typed number that the report shows among the wrong answers."""
    tasks = classroom.tasks_of(root, NUMBERS)
    places = [(t.name, i.id) for t in tasks.values() if t.type == "number" for i in t.items]
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    seen = 0
    for start in range(0, len(PAYLOADS), SHOWN * len(places)):
        some = PAYLOADS[start : start + SHOWN * len(places)]
        folder = tmp_path / str(start)
        for number, payload in enumerate(some):
            answers = {**all_best(tasks), places[number // SHOWN]: payload}
            hand_in(folder, tasks, str(number), answers, name=payload[:100])
        write_report(mark_all(folder), folder / "report", alone=folder / "alone")
        for path in (folder / "report" / PAGE, folder / "alone" / ALONE):
            page.goto(path.as_uri())
            two_frames(page)
            assert page.evaluate("window.ran") is None
        page.goto((folder / "report" / PAGE).as_uri())
        seen += page.locator("td bdi").filter(has_text="ran").count()
    assert seen >= 45, "a payload that is not shown proves nothing"
    assert {url.split(":")[0] for url in asked} == {"file"}
    print(f"{len(PAYLOADS)} payloads, {seen} of them shown as answers, all as names")
    page.close()


@pytest.mark.parametrize("scheme", ["light", *rarely("dark")])
@pytest.mark.parametrize("name", ["report", *rarely("alone", "recall")])
def test_axe_finds_nothing(pages, browser, name, scheme):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe itself is a script
    page = context.new_page()
    page.goto(pages[name].as_uri())
    for each in page.locator("summary").all():
        each.click()
    assert axe.violations(page, only=axe.COLORS if scheme == "dark" else axe.ALL) == []
    assert page.evaluate("document.querySelectorAll('h1').length") == 1
    context.close()


def test_a_picture_follows_the_readers_colors(pages, browser):
    inks = set()
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(pages["report"].as_uri())
        inks.add(page.locator("svg text").last.evaluate("each => getComputedStyle(each).fill"))
        page.close()
    assert inks == {"rgb(29, 28, 26)", "rgb(236, 231, 220)"}


@pytest.mark.parametrize("name", ["report", "alone", "recall"])
def test_a_narrow_page_does_not_scroll_sideways(pages, browser, name):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def printed(browser, path: Path) -> list[str]:
    """What is on the paper: the texts that are laid out when the page is printed."""
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(path.as_uri())
    text = page.evaluate("document.body.innerText")
    page.close()
    return text.splitlines()


def test_the_page_for_the_teacher_alone_does_not_print(pages, browser):
    assert printed(browser, pages["alone"]) == ["This page is for the teacher’s eyes and does not print."]
    assert any("Tomorrow" in line for line in printed(browser, pages["report"]))


def pixels(page, selector: str) -> float:
    """The type size of the first such element, as the eye gets it."""
    return page.locator(selector).first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")


@pytest.mark.parametrize("name", ["report", "recall"])
def test_on_paper_notes_are_set_smaller_than_text(pages, browser, name):
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(pages[name].as_uri())
    assert 9 < pixels(page, "p.ui") < pixels(page, "main p:not(.ui)")
    page.close()


def test_tables_that_repeat_a_picture_are_folded_and_stay_off_paper(pages, browser):
    page = browser.new_page()
    page.goto(pages["report"].as_uri())
    tables = page.locator(".figures table").all()
    assert len(tables) >= 5
    assert not any(each.is_visible() for each in tables)
    page.locator(".figures summary").first.press("Enter")
    assert tables[0].is_visible()
    page.emulate_media(media="print")
    assert not any(each.is_visible() for each in tables)
    assert page.locator(".more table").first.evaluate("each => each.getBoundingClientRect().height") > 0
    page.close()


def test_a_phone_shows_pictures_in_letters_that_can_be_read(pages, browser):
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(pages["report"].as_uri())
    heights = page.evaluate(
        "[...document.querySelectorAll('svg text')].map(each => parseFloat(getComputedStyle(each).fontSize)"
        " * each.getScreenCTM().a)"
    )
    assert len(heights) > 30
    assert min(heights) > 7.5, "the letters of the kinds, in their badges"
    assert sorted(heights)[len(heights) // 2] > 9.5
    assert page.locator(".ranking .statement").first.bounding_box()["width"] > 300
    page.close()


def test_the_recall_asks_first_and_explains_when_opened_or_printed(pages, browser):
    page = browser.new_page()
    page.goto(pages["recall"].as_uri())
    folded = page.locator("details > p").all()
    assert len(folded) >= 6
    assert not any(each.is_visible() for each in folded)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert folded[0].is_visible()
    page.emulate_media(media="print")
    heights = [each.evaluate("each => each.getBoundingClientRect().height") for each in folded]
    assert min(heights) > 0
    page.close()


def test_the_notebook_of_the_recall_says_the_same(pages):
    notebook = json.loads((pages["recall"].parent / recall.NOTEBOOK).read_text(encoding="utf-8"))
    folded = [cell for cell in notebook["cells"] if cell["metadata"].get("jp-MarkdownHeadingCollapsed")]
    assert len(folded) == 3


def test_a_contrast_theme_leaves_the_bars_of_the_report(pages, browser):
    page = browser.new_page()
    page.goto(pages["report"].as_uri())
    seen = compare(page, "body")
    page.close()
    print(f"{seen.shapes} shapes without words in the report")
    assert seen.wrong == set()
    assert seen.shapes > 10
