"""A small lesson whose boxes are written in while all goes wrong, and somebody who never stops typing."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, Page

from helpers.lab import STANDS_THERE, Lab, Lesson
from helpers.waiting import PATIENCE
from whosays.learner.answers.store import Answers

STEM = "91_typing_on"
PATH = f"lessons/{STEM}.ipynb"
SAVED = "box => box.closest('.ws').querySelector('.ws-saved').textContent"


@contextmanager
def small_lesson(copy: Path, tasks: dict[str, str]) -> Iterator[None]:
    """Lay a lesson with these tasks into a working copy, and take it away again for others."""
    text = 'article = "venezuela-2018"\nmode = "practice"\n'
    cells = [new_markdown_cell("# Typing on")]
    for name, toml in tasks.items():
        cells.append(new_code_cell(f'from whosays import show\nshow("lessons/{STEM}", "{name}")'))
        text += toml.replace("task.t]", f"task.{name}]").replace("task.t.items", f"task.{name}.items")
    described = copy / "lessons" / f"{STEM}.tasks.toml"
    described.write_text(text, encoding="utf-8")
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": spec}), copy / PATH)
    yield
    described.unlink()
    (copy / PATH).unlink()
    shutil.rmtree(copy / "answers" / "lessons" / STEM, ignore_errors=True)


class Typist:
    """Somebody who writes in a box and does not look at what else happens."""

    def __init__(self, page: Page, box: Locator) -> None:
        self.page, self.box, self.words = page, box, 0
        box.scroll_into_view_if_needed()
        box.focus()

    def type(self, words: int = 1) -> None:
        """Write some more words, each another one."""
        for _ in range(words):
            self.page.keyboard.type(f"w{self.words} ")
            self.words += 1

    def until(self, what: Callable[[], bool]) -> None:
        """Write on until something is so."""
        most = PATIENCE * 20
        while not what():
            assert self.words < most, f"it never came: {self.page.evaluate(STANDS_THERE)}"
            self.type()
            self.page.wait_for_timeout(50)

    @property
    def text(self) -> str:
        """All that was typed."""
        return "".join(f"w{n} " for n in range(self.words))

    def has_focus(self) -> bool:
        """Whether the next key goes into the box."""
        return self.box.evaluate("box => box === document.activeElement")

    def status(self) -> str:
        """What stands beside the buttons."""
        return self.box.evaluate(SAVED)

    def wait_until_saved(self) -> None:
        """Wait until the page says so."""
        self.page.wait_for_function(
            f"box => ({SAVED})(box).startsWith('saved')", arg=self.box.element_handle()
        )


_WATCH = """() => {
  window.wsSetAside = false;
  const look = () => { window.wsSetAside ||= !!document.querySelector('.ws-kit-aside'); };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""
_BACK = "() => window.wsSetAside && !document.querySelector('.ws-kit-aside')"


def watch_aside(page: Page) -> None:
    """From now on note whether a card was set aside, be it between two looks of ours."""
    page.evaluate(_WATCH)


def came_back(writer: Typist) -> None:
    """Write on until the box was set aside and is back."""
    writer.until(lambda: writer.page.evaluate(_BACK))


def on_disk(lab: Lab, task: str, item: str) -> object:
    """The answer that counts."""
    kept = Answers("lessons", STEM, "x", root=lab.copy / "answers").latest(task).get(item)
    return kept and kept.answer


def look_now(lesson: Lesson) -> None:
    """JupyterLab asks its server which kernels there are: now, and not in ten seconds."""
    lesson.page.evaluate("() => jupyterapp.serviceManager.sessions.refreshRunning().catch(() => undefined)")


def drafts_stored(page: Page) -> list[dict]:
    """What the browser's storage holds of this lesson: a form of another may keep a name there."""
    found = page.evaluate(
        "stem => Object.entries(localStorage)"
        ".filter(([key]) => key.startsWith('whosays/draft/') && key.includes(stem))",
        STEM,
    )
    return [json.loads(text) for _, text in found]
