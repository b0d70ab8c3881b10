"""An exercise's page gone through as a learner does: every question answered, loaded anew, handed in."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from helpers.exercise_pages import panel, question
from helpers.hands import Hand, Pointer, give
from whosays.tasks.marking import best_answer
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks


class Finger(Pointer):
    """Taps, and the keys of a screen."""

    def press(self, button: Locator) -> None:
        """Tap it."""
        button.tap()

    def choose(self, card: Locator, place: int) -> None:
        """Tap an option where its words stand."""
        card.locator(".ws-option").nth(place).tap()

    def write(self, box: Locator, text: str) -> None:
        """Tap into the box and write."""
        box.tap()
        self.page.keyboard.insert_text(text)


def best(task: Task, item: Item) -> Any:
    """What earns most; of a text, the sample."""
    return best_answer(task, item) if task.by_machine else {"text": item.raw["sample"], "checked": []}


def walk_through(page: Page, hand: Hand, tasks: dict[str, Task], folder: Path) -> tuple[Path, int]:
    """From the first sight to the file that the browser saves; on the way the page is loaded anew.

    Returns:
        The file, and how many questions were answered.
    """
    hand.press(page.locator("#read"))
    expect(page.locator("#story .ln").first).to_be_visible()
    count = 0
    for number, task in enumerate(each for each in tasks.values() if asks(each)):
        _go_to(page, hand, task)
        for item in task.items:
            give(hand, question(page).locator(".ws"), task, item, best(task, item))
            count += 1
            if item is not task.items[-1]:
                hand.press(page.locator("#next"))
        expect(page.locator("#kept-words")).to_contain_text("saved on this device")
        if number % 2:
            continue
        page.reload()
        expect(page.locator("#far i.done, #far i.now")).to_have_count(count + (not _is_last(page, task)))
    hand.press(page.locator("#next"))
    assert panel(page) == "hand"
    return _handed_in(page, hand, folder), count


def _is_last(page: Page, task: Task) -> bool:
    return page.locator(".xp-panel:not([hidden]) .ws-title").first.text_content() == task.raw["title"]


def _go_to(page: Page, hand: Hand, task: Task) -> None:
    for _ in range(8):
        title = question(page).locator(".ws-title")
        if (
            panel(page).startswith("step")
            and title.count()
            and title.first.text_content() == task.raw["title"]
        ):
            return
        hand.press(page.locator("#next"))
    raise AssertionError(f"{task.name} never came; it stays at {panel(page)}.")


def _handed_in(page: Page, hand: Hand, folder: Path) -> Path:
    hand.write(page.locator("#form input").first, "17")
    with page.expect_download() as saved:
        hand.press(page.locator("#form button[type=submit]"))
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path
