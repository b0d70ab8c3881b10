"""A plan, done in the editor's page by keys, buttons, boxes and the ring; each step is found on the disk."""

from pathlib import Path

from playwright.sync_api import Page, expect

from helpers.scripted.planning import Plan, Step
from helpers.scripted.ringing import press_word, pull_edges, ring_words
from helpers.waiting import until
from whosays.articles.kinds import KINDS
from whosays.base.json_types import JsonObject

_LABELS = {
    "publisher": "Publisher",
    "author": "Author",
    "date": "Date",
    "address": "Address",
    "license": "Licence",
}
_PICKS = {"source_words": "s", "cue": "c"}


class Playing:
    """A teacher's hands at the page.

    Args:
        page: with the editor on it.
        key: the ``key.csv`` that the editor keeps.
    """

    def __init__(self, page: Page, key: Path) -> None:
        self.page, self.key = page, key

    def tell_source(self, answers: dict[str, str]) -> None:
        """Fill in the form that stands there at first sight; what has no answer is not known."""
        for name, label in _LABELS.items():
            if name in answers:
                self.page.get_by_label(label, exact=True).fill(answers[name])
            else:
                self.page.get_by_label(f"{label} not known").check()
        self.page.locator("[data-key=begin]").click()
        expect(self.page.locator(".ed-quote")).to_be_visible()

    def play(self, plan: Plan) -> int:
        """Do every step; how many there were.

        Raises:
            AssertionError: the disk does not hold what the plan has there.
        """
        for step in plan.steps:
            self.do(step)
        return len(plan.steps)

    def do(self, step: Step) -> None:
        """One step, until it is on the disk."""
        at = step.act.get("at")
        if at is not None:
            self.bring(at)
        getattr(self, f"_{step.act['do']}")(step.act)
        until(self.page, self.key.read_bytes, step.key)
        expect(self.page.locator(".ws-saved")).to_contain_text("saved ")  # and the page shows what came of it

    def bring(self, number: int) -> None:
        """Bring a statement to hand: by its words, or with the arrows where none is its own."""
        wanted = self.page.locator(f'.ed-s.on[data-n="{number}"]').first
        if wanted.count() == 0:
            own = self.page.locator(f'.ed-s[data-n="{number}"] > .ed-w')
            if own.count():
                own.first.click()
            else:
                self._walk_to(number)
        expect(wanted).to_be_visible()

    def _walk_to(self, number: int) -> None:
        numbers = self.page.eval_on_selector_all(
            ".ed-text [data-n]", "els => [...new Set(els.map((el) => Number(el.dataset.n)))]"
        )
        at = int(self.page.locator(".ed-s.on").first.get_attribute("data-n") or 0)
        by = numbers.index(number) - numbers.index(at)
        for i in range(abs(by)):
            self.page.keyboard.press("ArrowDown" if by > 0 else "ArrowUp")
            passed = numbers[numbers.index(at) + (i + 1) * (1 if by > 0 else -1)]
            expect(self.page.locator(f'.ed-s.on[data-n="{passed}"]').first).to_be_visible()

    # -- one act each: what a teacher presses for it

    def _press(self, name: str) -> None:
        self.page.locator(f"[data-key={name}]").click()

    def _keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def _kind(self, act: JsonObject) -> None:
        self._keys(str([*KINDS].index(act["kind"]) + 1))

    def _speaker(self, act: JsonObject) -> None:
        self.page.locator("[data-key=speaker]").select_option(act["speaker"])

    def _chain(self, act: JsonObject) -> None:
        self._name("mouth", act["box"], [*act["names"], ""][act["box"]], ("mouth-write", "mouth-add"))

    def _name(self, key: str, place: int, name: str, makes_one: tuple[str, ...]) -> None:
        box = self.page.locator(f"[data-key={key}-{place}]")
        if box.count() == 0:
            self._press(next(each for each in makes_one if self.page.locator(f"[data-key={each}]").count()))
        box.fill(name)
        self._keys("Escape")

    def _words(self, act: JsonObject) -> None:
        if not act["ranges"]:
            self._press(f"clear-{act['role']}")
            return
        self._keys(_PICKS[act["role"]])
        ring_words(self.page, act["ranges"])
        self._keys("Enter")

    def _before(self, _: JsonObject) -> None:
        self._keys("a")

    def _marks(self, _: JsonObject) -> None:
        self._keys("q")

    def _also(self, act: JsonObject) -> None:
        if "names" in act:
            self._second_source(act["names"])
        elif act["kind"] == "likely":
            self._keys("b")
            expect(self.page.locator("[data-key=also]")).to_be_focused()
        elif act["kind"]:
            self.page.locator("[data-key=also]").select_option(act["kind"])
        else:
            self._press("no-second")

    def _second_source(self, names: list[str]) -> None:
        if not names:
            self._press("second-source")
        for place, name in enumerate(names[:-1]):
            self._name("also-mouth", place, name, ("also-add",))

    def _answer(self, act: JsonObject) -> None:
        column = act["item"].partition("/")[2]
        self.page.locator(f"[data-key={column}]").fill(act["answer"])
        self._keys("Escape")

    def _accept(self, _: JsonObject) -> None:
        self.page.locator(".ed-sheet").focus()
        self._keys("Enter")

    def _split(self, act: JsonObject) -> None:
        self._keys("/")
        press_word(self.page, act["word"])
        self._keys("Enter")

    def _edges(self, act: JsonObject) -> None:
        self._keys("e")
        pull_edges(self.page, act["ranges"])
        self._keys("Enter")

    def _add(self, act: JsonObject) -> None:
        self._keys("+")
        ring_words(self.page, act["ranges"])
        self._keys("Enter")

    def _join(self, _: JsonObject) -> None:
        self._keys("j")

    def _delete(self, _: JsonObject) -> None:
        self._keys("Delete")
