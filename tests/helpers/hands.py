"""Answering a card as a learner does: by keyboard alone, or by pointer (typing is typing in both)."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from playwright.sync_api import Locator, Page

from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

FAR = 80  # presses of Tab until something is out of reach
# -1: it stands before what has focus; 1: after it; 0: it has focus.
WHERE = """(wanted) => { const at = document.activeElement;
  if (at === wanted) return 0;
  return at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1; }"""
LETTERS = {"source": "s", "cue": "c", "content": "t"}


class Keyboard:
    """Tab, Enter, number keys, arrows and letters: nothing is clicked, nothing focused from outside."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Tab until a control has focus, in the direction where it is."""
        handle = target.element_handle()
        assert handle
        for _ in range(FAR):
            where = self.page.evaluate(WHERE, handle)
            if where == 0:
                return
            self.page.keyboard.press("Tab" if where > 0 else "Shift+Tab")
        raise AssertionError(f"Tab never reached {handle.evaluate('e => e.outerHTML')[:160]}")

    def press(self, button: Locator) -> None:
        """Press a button or a link."""
        self.reach(button)
        self.page.keyboard.press("Enter")

    def choose(self, card: Locator, place: int) -> None:
        """Number keys choose from anywhere in the group."""
        if not card.locator(".ws-options :focus").count():
            self.reach(card.locator(".ws-options input:checked, .ws-options :is(input, button)").first)
        self.page.keyboard.press(str(place + 1))

    def write(self, box: Locator, text: str) -> None:
        """Write into a box, over what stands there."""
        self.reach(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def mark(self, sheet: Locator, units: list[dict[str, Any]], answer: dict[str, list[int]]) -> None:
        """Clear all, then walk to each stretch, pick it with Shift and press its letter."""
        self.reach(sheet)
        self._keys("Home", "Shift+End", "Backspace", "Escape")
        for role, first, last in stretches(units, answer):
            self._keys("Home", *["ArrowRight"] * first, *["Shift+ArrowRight"] * (last - first))
            self._keys(LETTERS[role])

    def pick(self, words: Locator, places: list[int]) -> None:
        """Walk to each word and pick it with the space bar."""
        self.reach(words)
        for place in places:
            self._keys("Home", *["ArrowRight"] * place, "Space")

    def check(self, card: Locator) -> None:
        """Enter, from where the answer was given; where that writes a line or adds a name, the button."""
        if card.locator(":is(.ch, textarea) :focus, textarea:focus, .ws-foot :focus").count():
            self.press(card.locator(".ws-btn.main"))
        else:
            self.page.keyboard.press("Enter")

    def _keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


class Pointer:
    """Clicks and taps."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Scroll to it."""
        target.scroll_into_view_if_needed()

    def press(self, button: Locator) -> None:
        """Click it."""
        button.click()

    def choose(self, card: Locator, place: int) -> None:
        """Click an option where its words stand."""
        card.locator(".ws-option").nth(place).click()

    def write(self, box: Locator, text: str) -> None:
        """Click into the box and write."""
        box.click(click_count=3)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def mark(self, sheet: Locator, units: list[dict[str, Any]], answer: dict[str, list[int]]) -> None:
        """Clear what is marked; then click the words one by one, and a button a stretch."""
        words = sheet.get_by_role("option")
        marked = [i for i in range(words.count()) if " on" in (words.nth(i).get_attribute("class") or "")]
        tools = sheet.locator("xpath=..").locator(".mk-tools button")
        for i in marked:
            words.nth(i).click()
        if marked:
            tools.filter(has_text="Clear").click()
        for role, first, last in stretches(units, answer):
            for i in range(first, last + 1):
                words.nth(i).click()
            tools.and_(self.page.locator(f".r-{role}")).click()

    def pick(self, words: Locator, places: list[int]) -> None:
        """Click each word."""
        for place in places:
            words.get_by_role("option").nth(place).click()

    def check(self, card: Locator) -> None:
        """The button."""
        card.locator(".ws-btn.main").click()


Hand = Keyboard | Pointer


def give(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    """Give an answer, without checking it."""
    WAYS[task.type](hand, card, task, item, answer)


def stretches(units: list[dict[str, Any]], answer: dict[str, list[int]]) -> list[tuple[str, int, int]]:
    """The runs of pieces that have one role: role, first, last."""
    roles = {word: role for role in LETTERS for word in answer[role]}
    found = enumerate(roles.get(unit["words"][0], "") for unit in units)
    runs = [(role, [i for i, _ in run]) for role, run in groupby(found, key=lambda each: each[1])]
    return [(role, places[0], places[-1]) for role, places in runs if role]


def _choose(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    box = card.locator(".ws-memory-box")
    if box.count():  # asked from memory first
        hand.write(box, "What I remember")
        hand.press(card.get_by_role("button", name="Now compare"))
    hand.choose(card, [each["id"] for each in type_of(task).offered(task, item)].index(answer))


def _number(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    hand.write(card.locator(".nu-box"), answer)


def _write(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    hand.write(card.locator("textarea"), answer["text"])


def _mark(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    hand.mark(card.get_by_role("listbox"), type_of(task).page_data(task, item)["units"], answer)


def _chain(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    while card.locator("[data-button=drop]").count():
        hand.press(card.locator("[data-button=drop]").first)
    for name in answer:
        hand.press(card.locator(f'.ch-bank [data-name="{name}"]'))


def _results(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    """The first two words of the list, and the one that is opened."""
    words = card.locator(".rs-words").first
    hand.pick(words, answer["words"])
    results = [each["id"] for each in item.raw["results"]]
    hand.press(card.locator(".rs-open").nth(results.index(answer["opened"][0])))


def _who_is_behind(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    for name in answer:
        hand.press(card.locator(".wb-open").nth(item.raw["outlets"].index(name)))


def _twice(hand: Hand, card: Locator, task: Task, item: Item, answer: Any) -> None:
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    if "of" not in task.raw:
        hand.choose(card, offered.index(answer))
        return
    late = card.locator(".tw-late")
    if late.is_visible():
        hand.choose(late, offered.index(answer["before"]))
    hand.choose(card.locator(".tw-now"), offered.index(answer["now"]))


WAYS: dict[str, Callable[[Hand, Locator, Task, Item, Any], None]] = {
    "choose": _choose,
    "sort": _choose,
    "number": _number,
    "write": _write,
    "mark": _mark,
    "chain": _chain,
    "results": _results,
    "who_is_behind": _who_is_behind,
    "twice": _twice,
}
