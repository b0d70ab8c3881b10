"""The walk through the page of exercise 03: from its first sight to the file that is handed in."""

from playwright.sync_api import Page

from accessibility.walk import Walk

STEM = "03_fact_claim_or_allegation"
TITLE = "Exercise 03 as one page (whosays release 03 --page), on a laptop"
SAVED = "document.getElementById('kept-words').textContent.startsWith('saved')"


def walk_exercise(page: Page) -> Walk:
    """Walk through it. The page was opened just now."""
    walk = Walk(page, TITLE)
    _arrive(walk)
    _answer_sentences(walk)
    _go_through_tasks(walk)
    _write(walk)
    _hand_in(walk)
    _look_at_my_work(walk)
    return walk


def _arrive(walk: Walk) -> None:
    walk.note("The page is open. Nothing has focus: a screen reader begins to read at the top.")
    walk.read("body", "the whole page")
    walk.note("To the story")
    walk.tab_to("Read the story")
    walk.press("Enter")
    walk.read("main", "all but the head")
    walk.tab_to("To the questions")
    walk.press("Enter")


def _answer_sentences(walk: Walk) -> None:
    walk.note("The first task. From its heading on, the arrow keys read what it asks.")
    walk.read(".xp-panel:not([hidden])", "the task")
    walk.tab_to("The article itself")
    walk.press("2", until=SAVED)
    walk.press("Enter")
    walk.press("1")
    walk.press("Enter")
    walk.note("One that was answered can be changed")
    walk.tab_to("Question 1")
    walk.press("Enter")
    walk.press("ArrowDown")


def _go_through_tasks(walk: Walk) -> None:
    page = walk.page
    walk.note("On through the other questions of this task, to the next task")
    for _ in range(3):
        page.keyboard.press("Enter")
        page.keyboard.press("1")
    walk.ear.aloud()
    walk.press("Enter")
    walk.press("1")
    walk.press("Enter")
    walk.read(".xp-panel:not([hidden])", "the second task")
    for _ in range(4 + 9):
        page.locator("#next").click()
    walk.ear.aloud()


def _write(walk: Walk) -> None:
    walk.note("The last task: a text of one's own")
    walk.read(".xp-panel:not([hidden])", "the task")
    walk.page.locator(".xp-panel:not([hidden]) textarea").focus()
    walk.act("Tab to the box")
    walk.write("Six weeks, says the register.", until=SAVED)
    walk.press("Tab")
    walk.tab_to("Look over and hand in")
    walk.press("Enter")


def _hand_in(walk: Walk) -> None:
    page = walk.page
    walk.note("The form")
    walk.read(".xp-panel:not([hidden])", "the form")
    walk.note("Handing in without a class number")
    page.locator("#form input").first.focus()
    walk.act("Tab to the box")
    walk.press("Enter", until="document.querySelector('[aria-invalid]')")
    walk.write("17")
    walk.press("Enter", until="document.querySelector('.hi-ask')")
    walk.read(".hi-ask", "what is asked")
    walk.tab_to("Hand in all the same")
    with page.expect_download():
        walk.press("Enter", until="!document.querySelector('.hi-done').hidden")
    walk.read(".hi-done", "the receipt")


def _look_at_my_work(walk: Walk) -> None:
    walk.note("My work")
    walk.page.locator("#mine").focus()
    walk.act("Tab to it")
    walk.press("Enter")
    walk.read(".xp-panel:not([hidden])", "my work")
    walk.tab_to("Delete my answers")
    walk.press("Enter")
    walk.press("Enter")
