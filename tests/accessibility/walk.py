"""A walk through a page by keyboard, written down as it is heard: a block a step, kept in ``walks/``."""

import re
import textwrap

from playwright.sync_api import Page

from helpers.heard import Listener
from helpers.waiting import until as wait

WIDTH = 108
# Of a saved answer or a receipt, not of a story.
CLOCK = re.compile(r"((?:saved|saved on this device|\d{4},) )\d\d:\d\d\b")
DAY = re.compile(r"\w+day \d{1,2} \w+ \d{4}")
FOLDER = re.compile(
    r"(on this computer only, in ).+?(?=\. Nothing is sent)"
)  # where answers are kept: anywhere
HOW_TO_READ = """\
What somebody hears who does not see the page, step by step, taken from the browser's accessibility tree.

  >       the key that is pressed, or what is done
  focus   where focus is then: first the groups it came into, then what has it: “name”, role, state,
          (description)
  aloud   what a live region says by itself; “at once” interrupts
  read    what is found in this part with the arrow keys of a screen reader, from its beginning
"""


class Walk:
    """Somebody who walks through a page, and what is heard on the way."""

    def __init__(self, page: Page, title: str) -> None:
        self.page = page
        self.ear = Listener(page)
        self.lines = [title, "=" * len(title), HOW_TO_READ]
        self.steps = 0
        self.is_saved = False  # said once a minute, and a minute may end at any step: told once

    def note(self, words: str) -> None:
        """What the walker is about to do, for the reader of the text."""
        self.lines += ["", f"## {words}"]

    def press(self, *keys: str, until: str = "") -> None:
        """Press keys where focus is; then tell of focus and of what was said.

        Args:
            keys: pressed one after the other, told as one step.
            until: an expression that becomes true in the page, where its answer takes a moment.
        """
        for key in keys:
            self.page.keyboard.press(key)
        self._step(" ".join(_named(key) for key in keys), until)

    def write(self, words: str, until: str = "") -> None:
        """Type words into the box that has focus."""
        self.page.keyboard.type(words)
        self._step(f"writes “{words}”", until)

    def act(self, words: str, until: str = "") -> None:
        """Tell of what was just done otherwise."""
        self._step(words, until)

    def read(self, selector: str, name: str) -> None:
        """What is found in a part of the page."""
        self.lines += ["", f"  read    {name}:"]
        self.lines += [f"          {each}" for line in self.ear.read(selector) for each in _wrapped(line)]

    def tab_to(self, name: str, most: int = 30) -> None:
        """Press Tab until focus is at a name; the way there is told in short."""
        met = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            said = self.ear.focus()
            if f"“{name}" in said[-1]:
                between = f", past {', '.join(met)}" if met else ""
                self._tell(f"Tab{f' {len(met) + 1} times' if met else ''}{between}", said)
                return
            met.append(said[-1].split(", ")[0])
        raise AssertionError(f"Tab never came to “{name}”, only to {met}.")

    def _step(self, words: str, until: str) -> None:
        if until:
            wait(self.page, lambda: bool(self.page.evaluate(until)))
        self.page.evaluate(SETTLED)
        self._tell(words, self.ear.focus())

    def _tell(self, words: str, focus: list[str]) -> None:
        self.steps += 1
        self.lines += ["", f"> {words}"]
        told = [("focus", each) for each in focus] + [("aloud", each) for each in self._aloud()]
        for label, each in told:
            first, *more = _wrapped(each)
            self.lines += [f"  {label}   {first}", *(f"          {line}" for line in more)]

    def _aloud(self) -> list[str]:
        said = self.ear.aloud()
        saved = [each for each in said if each.startswith("saved ")]
        told = [each for each in said if each not in saved or not (self.is_saved or each in saved[1:])]
        self.is_saved = self.is_saved or bool(saved)
        return told

    def text(self) -> str:
        """The walk, with every clock and folder the same."""
        return DAY.sub("DAY", CLOCK.sub(r"\1HH:MM", "\n".join(self.lines))) + "\n"


SETTLED = """() => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }))"""


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(
        FOLDER.sub(r"\1FOLDER", line),
        WIDTH,
        subsequent_indent=indent,
        drop_whitespace=True,
        break_on_hyphens=False,
    ) or [""]


def _named(key: str) -> str:
    return {" ": "Space"}.get(key, key)
