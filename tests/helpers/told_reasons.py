"""Whether words of a reason can be found: on the page, in sight or not, and in what the kernel has sent.

Comments that wait for their task are no part of the search: they stand in the notebook, the learner's own
file. That nobody sees them before is tried apart (see ``walking.py``).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict

from playwright.sync_api import BrowserContext, Page, WebSocket

from whosays.tasks.marking import explained
from whosays.tasks.page_data import task_data
from whosays.tasks.task import Item, Task

SHORT, LONG = 5, 8  # words that stand together in one reason and nowhere else: a lesson has its own phrases
FOUND = """(pieces) => {
  const page = document.documentElement;
  const waits = [...document.querySelectorAll(".jp-Cell.ws-gated")];
  const texts = ["outerHTML", "textContent"].map((what) =>
    waits.reduce((text, cell) => text.replace(cell[what], ""), page[what]).replace(/\\s+/g, " "));
  return pieces.filter((piece) => texts.some((text) => text.includes(piece)));
}"""
QUOTED = re.compile("“[^”]*”|‘[^’]*’")


class Wire:
    """All that kernels and server send to the pages of a window, from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self.heard: list[str] = []
        context.on("page", lambda page: page.on("websocket", self._listen))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self.hear)

    def hear(self, payload: bytes | str) -> None:
        """Note a message."""
        text = payload if isinstance(payload, str) else payload.decode("utf-8", "ignore")
        self.heard.append(text.replace("\\n", " "))

    def found(self, pieces: list[str]) -> list[str]:
        """Which of the pieces have been sent, written out or as JSON escapes them."""
        sent = "\n".join(self.heard)
        return [each for each in pieces if each in sent or json.dumps(each)[1:-1] in sent]


class Reasons:
    """The reasons of a lesson, in pieces that stand in one of them alone."""

    def __init__(self, tasks: list[Task], page: Page, wire: Wire) -> None:
        self.page, self.wire = page, wire
        self.asked = " ".join(_plain(json.dumps(_open(task), ensure_ascii=False)) for task in tasks)
        # An X-ray has the reasons of its statements with it, and waits behind a gate of its own.
        self.shown = " ".join(_plain(str(row)) for task in tasks for row in _rows(task))
        self.told = ""  # reasons that were shown already: other questions may have the same

    def pieces(self, task: Task, item: Item) -> list[str]:
        """Words of the best answer's reason that nobody can have read yet. They stand in no question."""
        known = f"{self.asked} {self.told}"
        return [each for each in _windows(_why(task, item)) if each not in known]

    def found(self, pieces: list[str]) -> list[str]:
        """Which of them are anywhere: on the page, or sent to it."""
        unshown = [each for each in pieces if each not in self.shown]
        return [*self.page.evaluate(FOUND, pieces), *self.wire.found(unshown)]

    def tell(self, task: Task, item: Item) -> None:
        """From now on the reason of this item is known, whichever answer's it was."""
        others = [str(option.get("why", "")) for option in item.raw.get("options", [])]
        self.told += " ".join(["", *map(_plain, (_why(task, item), *others))])


def _why(task: Task, item: Item) -> str:
    return " ¦ ".join(explained(task, item).why)


def _open(task: Task) -> object:
    """What everybody may read: the task as the page has it, or the cards that are laid out in it."""
    cards = [asdict(task.seed.outside[name]) for name in task.raw.get("cards", [])]
    return [task_data(task), cards]


def _rows(task: Task) -> list[str]:
    key = task.seed.key
    return [text for statement in key.statements for text in statement.row.values()] if key else []


def _plain(text: str) -> str:
    return " ".join(text.replace("\\n", " ").split())


def _windows(why: str) -> Iterator[str]:
    """Each few words of a reason that are its own, and no quotation."""
    for part in re.split('[¦&<>"]', QUOTED.sub("¦", why)):
        words = part.split()
        size = min(LONG, max(SHORT, len(words)))
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
