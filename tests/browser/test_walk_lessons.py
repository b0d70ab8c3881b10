"""Lessons with all kinds of task, walked to their end in a real JupyterLab, first wrong and then right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helpers import axe
from helpers.hands import Hand, Keyboard, Pointer
from helpers.lab import DOOR, PATIENCE, TOKEN, Lab, Lesson
from helpers.reckoned_end import lines_of, numbers
from helpers.shifts import MIDDLE, MOST, SHIFTS, readable, shift_since
from helpers.thorough import with_slow
from helpers.told_reasons import FOUND, Wire
from helpers.waiting import until
from helpers.walking import Walk

pytestmark = pytest.mark.browser

SHARE = "document.querySelector('.jp-Notebook:is(.wsb-page)').clientHeight / innerHeight"
KEPT = "Object.keys(sessionStorage).some((key) => key.startsWith('whosays place'))"
PIECE = "and no words hand it"
OPEN = "() => jupyterapp.shell.currentWidget?.context?.path"


@dataclass(frozen=True)
class Screen:
    """A window, and how it is used."""

    hand: type[Hand]
    width: int
    height: int
    theme: str


LAPTOP = Screen(Keyboard, 1366, 768, "light")
PHONE = Screen(Pointer, 390, 844, "dark")
LESSONS = (
    "00_start_here",
    "01_what_is_on_the_page",
    "02_who_is_speaking",
    "03_fact_claim_or_allegation",
    "04_words_that_lean",
    "07_trace_it_back",
    "09_how_could_they_know",
    "10_todays_news",
)
MATRIX = [(stem, screen) for stem in LESSONS for screen in (LAPTOP, PHONE)]
EACH = [pytest.param(stem, screen, id=f"{stem[:2]}-{screen.hand.__name__}") for stem, screen in MATRIX]


@dataclass
class Desk:
    """A learner's own JupyterLab, and a window that counts what moves and hears what is sent."""

    lab: Lab
    context: BrowserContext
    wire: Wire

    def open(self, stem: str, screen: Screen) -> Lesson:
        """A lesson, opened for the first time, and nothing moves."""
        size = {"width": screen.width, "height": screen.height}
        self.context.on("page", lambda page: page.set_viewport_size(size))
        lesson = Lesson(self.lab, self.context.browser, f"lessons/{stem}.ipynb")
        is_still(lesson.page, "opened")
        lesson.wait_for_widgets(4)
        lesson.page.locator(".wsb-dot").first.wait_for(state="attached")
        if screen.theme == "dark":
            lesson.theme("dark")
        return lesson


def is_still(page: Page, when: str) -> None:
    """From the first task that can be read until the last widget nothing moves; --slow: 5 s longer."""
    moved = shift_since(page, readable(page), *(() if with_slow(True) else (0,)))
    print(f"{when}: shift {moved:.4f}")
    assert moved <= MOST


@pytest.fixture
def desk(tmp_path, browser: Browser) -> Iterator[Desk]:
    lab = Lab(tmp_path / "my-lessons", tmp_path / "home", [*DOOR, str(tmp_path / "my-lessons")])
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(f"({SHIFTS})()")
    lab.window.context = context
    yield Desk(lab, context, Wire(context))
    context.close()
    lab.clear_away()


@pytest.mark.slow  # some minutes each; test_lesson_03, test_still and test_end_card keep its roads short
@pytest.mark.parametrize(("stem", "screen"), EACH)
def test_a_lesson_is_walked_first_wrong_then_right(desk: Desk, stem: str, screen: Screen):
    lesson = desk.open(stem, screen)
    page = lesson.page
    assert page.evaluate(SHARE) >= 0.9
    walk = Walk(lesson, screen.hand(page), desk.wire)
    walk.through()
    print(f"{stem}, {screen.hand.__name__}: {dict(walk.counted)}")
    assert walk.counted["reasons hidden before and seen after"] > 0
    assert walk.counted["comments closed"] == walk.counted["comments open"] > 0
    ends(walk)
    assert axe.violations(page) == []
    assert lesson.errors == []
    assert page.locator(".jp-Dialog").count() == 0
    again = comes_back(desk, goes_on(walk, page))
    for path in with_slow(lesson.path):
        is_still_with_answers(desk, again, path)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>of it, and no words hand it on</p>", True),
        ("<p>of it, and no <b>words</b> hand it on</p>", True),
        ("<p hidden>of it, and no\nwords hand it on</p>", True),
        ('<p title="of it, and no words hand it on"></p>', True),
        ('<div class="jp-Cell ws-gated"><p>of it, and no words hand it on</p></div>', False),
        ("<p>of it, and no words at all</p>", False),
    ],
)
def test_the_search_sees_a_reason_wherever_it_stands(browser: Browser, body: str, found: bool):
    context = browser.new_context()
    page, wire = context.new_page(), Wire(context)
    page.set_content(f"<body>{body}</body>")
    assert bool(page.evaluate(FOUND, [PIECE])) == found
    assert wire.found([PIECE]) == []
    wire.hear(f'{{"why": "“x”, {PIECE} on"}}'.encode())
    assert wire.found([PIECE]) == [PIECE]
    context.close()


def ends(walk: Walk) -> None:
    """The end card says what the lines on the disk say."""
    page, lesson = walk.page, walk.lesson
    card = page.locator(".jp-Notebook section.ws-end")
    lines = lines_of(lesson.lab.copy / "answers" / lesson.path.removesuffix(".ipynb"))
    wanted = numbers(walk.asked, lines)
    guess = card.locator(".ws-end-guess")
    walk.hand.reach(card.locator("a, button").last)
    card.locator(".ws-end-guess, .ws-end-results").wait_for()  # it asks anew when it is looked at
    if guess.count():
        walk.look("end guess", card)
        walk.hand.press(guess.get_by_role("button", name="Hard to say"))
    card.locator(".ws-end-results").wait_for()
    walk.look("end", card)
    told = card.locator(".ws-end-numbers > div")
    found = {each.locator("dt").inner_text(): int(each.locator("dd").inner_text()) for each in told.all()}
    print(f"end card: {found}, from {len(lines)} lines")
    assert found == wanted
    required = [task for task in walk.asked if not task.raw.get("optional")]
    assert f"{len(required)} of {len(required)} tasks done. Nothing is open." in card.inner_text()


def goes_on(walk: Walk, page: Page) -> str:
    """The button opens what comes next; there something is answered, and then the window is closed."""
    link = page.locator("section.ws-end .ws-end-next")
    wanted = (link.get_attribute("href") or "").removeprefix("../")
    assert re.fullmatch(r"(lessons|exercises)/\w+\.ipynb", wanted)
    walk.hand.press(link)
    page.wait_for_function(f"(wanted) => ({OPEN})() === wanted", arg=wanted)
    compare = page.locator(".jp-Notebook").get_by_role("button", name="Now compare").locator("visible=true")
    page.locator(".jp-Notebook :is(.ws-options input, section.ws textarea) >> visible=true").first.wait_for()
    if compare.count():  # the first question of a recall is asked from memory
        walk.hand.press(compare.first)
    first = page.locator(".jp-Notebook :is(.ws-options input, section.ws textarea) >> visible=true").first
    walk.hand.reach(first)
    first.press("A" if first.evaluate("(box) => box.matches('textarea')") else "Space")
    card = first.locator("xpath=ancestor::section[contains(@class, 'ws')]")
    card.locator(".ws-saved", has_text=re.compile("^saved")).wait_for()
    page.close()
    return wanted


def comes_back(desk: Desk, wanted: str) -> Page:
    """The door, started again, opens where the learner stopped, and says so."""
    desk.lab.clear_away()
    desk.lab.start_again()
    page = desk.context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"http://localhost:{desk.lab.port}/?token={TOKEN}")  # where the door sends the browser
    page.wait_for_function(f"(wanted) => window.jupyterapp && ({OPEN})() === wanted", arg=wanted)
    line = page.locator(".wsb-welcome")
    line.wait_for()
    assert re.match(r"Welcome back: \w+ tasks? left in (lesson|exercise) \d+\.", line.inner_text())
    return page


def is_still_with_answers(desk: Desk, page: Page, path: str) -> None:
    """The lesson that was walked, opened again and loaded anew in its middle."""
    page.goto(desk.lab.url(path))
    is_still(page, "opened again, with answers")
    page.evaluate(MIDDLE)
    until(page, lambda: page.evaluate(KEPT))
    page.reload()
    is_still(page, "loaded anew in the middle")
