"""A lesson walked from its first card to its last, first wrong and then right, by keyboard or by pointer.

``Walk`` does what a learner does and looks about on the way: no word of a reason before its answer, comments
closed before and open after, dots and “saved” in the bar, nothing that moves under the reader's eyes.
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator

from helpers.answers_by_key import answer_of, is_marked
from helpers.hands import Hand, give
from helpers.lab import Lesson
from helpers.told_reasons import Reasons, Wire
from helpers.waiting import until
from whosays.base.notebook_files import read_notebook
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

# How an item goes, by what is answered before and after its second look; and the bar's word for it.
AT_ONCE, HALF, AT_THE_SECOND, TOLD = ("best",), ("defensible",), ("wrong", "best"), ("wrong",)
WORDS: dict[tuple[str, ...], str] = {
    AT_ONCE: "right",
    HALF: "half right",
    AT_THE_SECOND: "right at the second look",
    TOLD: "explained",
}
# The comments on a task: how many there are, and how many of them can be read.
COMMENTS = """(name) => { const cells = jupyterapp.shell.currentWidget.content.widgets
    .filter((each) => each.model.getMetadata("whosays")?.opens_after === name);
  const words = ".jp-RenderedHTMLCommon, .ws";
  const seen = cells.filter((each) => each.node.querySelector(words)?.checkVisibility());
  return [cells.length, seen.length]; }"""
PLACE = """(card) => [...card.querySelectorAll(".ws-question, .mk-sheet, .ch, .rs, .wb")]
    .find((each) => each.checkVisibility()).getBoundingClientRect().top
  + card.closest(".jp-WindowedPanel-outer").scrollTop"""
SAVED = re.compile(r"saved \d\d:\d\d$")
READ = ".ws-replies > [role=status]:not([data-came])"
Look = Callable[[str, Locator], None]
Went = tuple[str, ...]


class Walk:
    """One way through a lesson.

    Attributes:
        counted: how many things were looked at, by name.
        went: by task, how each item went, in the bar's words.
        look: called with the name of what is on the screen, and with its card: for pictures.
    """

    def __init__(self, lesson: Lesson, hand: Hand, wire: Wire, look: Look = lambda name, card: None) -> None:
        self.lesson, self.page, self.hand, self.look = lesson, lesson.page, hand, look
        self.tasks = list(lesson_tasks("lessons", Path(lesson.path).stem).values())
        self.asked = [task for task in self.tasks if asks(task)]
        # A reason may say once more what stands on a card: whoever has laid the cards out has read it.
        laid = [task for task in self.tasks if task.type == "cards"]
        self.reasons = Reasons([*self.asked, *laid], self.page, wire)
        cells = read_notebook(Path("lessons") / Path(lesson.path).name)[
            "cells"
        ]  # the copy may just be written
        self.sources = ["".join(cell["source"]) for cell in cells]
        self.counted: Counter[str] = Counter()
        self.went: dict[str, list[str]] = {}

    def through(self) -> None:
        """All tasks of the lesson, in order."""
        for task in self.tasks:
            self._comments(task, open_now=False)
            if asks(task):
                self._answer(task)
            elif task.type == "cards" or task.raw.get("hide"):
                self._look_at(task)
            self._comments(task, open_now=True)

    def card(self, task: Task) -> Locator:
        """The card of a task, in the cell that shows it."""
        shown = f'"{task.name}")'
        place = next(at for at, source in enumerate(self.sources) if source.endswith(shown))
        return self.page.locator(".jp-Notebook .jp-Cell").nth(place).locator("section.ws")

    # ---- what is only looked at

    def _look_at(self, task: Task) -> None:
        """Cards are opened; an article that is to be remembered is put away."""
        card = self._shown(task)
        self.look(task.name, card)
        self.hand.press(card.locator(".rd-away button.main, .ws-card > button.main"))
        self.look(f"{task.name} after", card)
        self.counted["pages put away and cards opened"] += 1

    def _shown(self, task: Task) -> Locator:
        """The card, in sight: what is for those who work alone is opened first."""
        card = self.card(task)
        card.wait_for(state="attached")
        if not card.is_visible():
            cell = card.locator("xpath=ancestor::*[contains(@class, 'jp-Notebook-cell')]")
            self.look(f"{task.name} closed", cell)
            self.hand.press(cell.get_by_role("button", name="Working alone?"))
            self.counted["places for those who work alone"] += 1
            card.wait_for()
        return card

    def _comments(self, task: Task, *, open_now: bool) -> None:
        """Closed before, open after."""
        there, _ = self.page.evaluate(COMMENTS, task.name)
        until(self.page, lambda: self.page.evaluate(COMMENTS, task.name)[1], there if open_now else 0)
        self.counted[f"comments {'open' if open_now else 'closed'}"] += there

    # ---- what is asked

    def _answer(self, task: Task) -> None:
        card = self._shown(task)
        self.look(f"{task.name} open", card)
        self.went[task.name] = [self._item(task, item, card) for item in task.items]
        self._bar(task)

    def _item(self, task: Task, item: Item, card: Locator) -> str:
        """One question, until its reason is told. Returns how it went, in the bar's word."""
        pieces = self.reasons.pieces(task, item)
        self._untold(task, item, pieces)
        went = self._plan(task, item)
        at = self._give(task, item, card, went[0])
        if type_of(task).explains(task, item):
            self._check(task, item, card, at)
            if card.locator(".ws-why.look").count():
                self._untold(task, item, pieces)
                went = self._second_look(task, item, card, went)
            else:
                went = went[:1]  # one press is all there is
            self._told(task, item, card, pieces, went[-1])
        self._on(card)
        return WORDS[went] if is_marked(task, item) else "answered"

    def _plan(self, task: Task, item: Item) -> Went:
        """First wrong, then right; in between at once, half right, and not at all, so that all is seen."""
        if not is_marked(task, item):
            return AT_ONCE
        place = self.counted["answers that are marked"]
        self.counted["answers that are marked"] += 1
        if place % 4 == 2 and answer_of(task, item, "defensible") is not None:
            return HALF
        return AT_ONCE if place % 4 == 3 else TOLD if place % 8 == 5 else AT_THE_SECOND

    def _give(self, task: Task, item: Item, card: Locator, verdict: str) -> float:
        """Give an answer. Returns where the question stands on the page."""
        answer = answer_of(task, item, verdict)
        assert answer is not None, f"{task.name}, {item.id}: no answer is {verdict}"
        at = card.evaluate(PLACE) if is_pressed(task, item) else 0.0
        give(self.hand, card, task, item, answer)
        self.look(f"{task.name} given", card)
        return at or card.evaluate(PLACE)

    def _check(self, task: Task, item: Item, card: Locator, at: float) -> None:
        """Press Check, where the answer itself has not done so, and wait for what comes back."""
        if not is_pressed(task, item):
            self.hand.check(card)
        card.locator(".ws-why").wait_for()
        moved = card.evaluate(PLACE) - at
        assert abs(moved) <= 1, f"{task.name}: the question has moved by {moved:.1f} px"
        self.counted["replies that moved no question"] += 1

    def _second_look(self, task: Task, item: Item, card: Locator, went: Went) -> Went:
        """Another answer, where one is asked for and planned; else only the reason. Returns how it went."""
        self.look(f"{task.name} looked", card)
        self.counted["second looks"] += 1
        card.locator(READ).wait_for(state="attached")  # a press at once would be taken for the one before
        if card.locator(".ws-options [aria-disabled=true]").count():
            went = went[:1]  # two to choose from: the other one would be a guess
        for verdict in went[1:]:
            self._give(task, item, card, verdict)
            self.counted["second tries"] += 1
        self.hand.check(card)
        return went

    def _told(self, task: Task, item: Item, card: Locator, pieces: list[str], verdict: str) -> None:
        """The reason is there: the search that found none of it before finds it now."""
        card.locator(".ws-why:not(.look)").wait_for()
        self.look(f"{task.name} told", card)
        assert card.locator(".ws-saved").inner_text().startswith("saved")
        if is_marked(task, item):
            assert card.locator(f".ws-why.{verdict}").count() == 1, f"{task.name}, {item.id}: not {verdict}"
        if pieces:
            assert self.reasons.found(pieces), f"{task.name}, {item.id}: its reason is not told"
            self.counted["reasons hidden before and seen after"] += 1
        else:
            self.counted["reasons without a word of their own"] += 1
        self.reasons.tell(task, item)

    def _untold(self, task: Task, item: Item, pieces: list[str]) -> None:
        """No word of the reason is anywhere yet."""
        found = self.reasons.found(pieces)
        assert not found, f"{task.name}, {item.id}: before the reason one can read {found}"

    def _on(self, card: Locator) -> None:
        """To what comes next, by the button that says so."""
        button = card.locator(".ws-btn.main")
        if button.is_visible():
            self.hand.check(card)

    # ---- what the bar says

    def _bar(self, task: Task) -> None:
        """The dot of a task says how it went; beside it stands when the answers were saved."""
        optional = "optional, " if task.raw.get("optional") else ""
        wanted = f"{task.raw['title']}: {optional}{together(self.went[task.name])}"
        dot = self.page.locator(f".wsb-dot[data-task={task.name}]")
        until(self.page, dot.text_content, wanted)
        until(self.page, lambda: bool(SAVED.match(self.page.locator(".wsb-saved").text_content() or "")))
        self.counted["dots that followed"] += 1


def is_pressed(task: Task, item: Item) -> bool:
    """Whether a press on what there is answers, and brings the reason: there is no button for it."""
    return bool(type_of(task).page_data(task, item).get("one_press"))


def together(words: list[str]) -> str:
    """One word for a task, from those of its items."""
    found = set(words)
    if len(found) == 1:
        return words[0]
    if "answered" in found:
        return "answered"
    return WORDS[AT_THE_SECOND] if found == {WORDS[AT_ONCE], WORDS[AT_THE_SECOND]} else WORDS[HALF]
