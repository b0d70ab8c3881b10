"""Take README's two pictures in a real JupyterLab: run me after the look of a lesson changed.

In tests/: python -m browser.make_pictures
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator

from helpers.chromium import launched
from helpers.lab import DOOR, Lab, Lesson
from helpers.places import ROOT
from whosays.learner.answers.store import Answers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

PICTURES = ROOT / ".github" / "pictures"
STEM = "03_fact_claim_or_allegation"
LESSON = f"lessons/{STEM}.ipynb"
LAPTOP = {"width": 1180, "height": 768}
PHONE = {"width": 390, "height": 844}
WRITTEN = {"text": "Venezuela's president says that US officials plan a coup.", "checked": []}
SHARP = 2  # pixels of the picture for one of the page: what is shown small stays readable
LOOKED = ("kinds", "p5.5")  # two words decide it, and they stand near
# What was not found at once by the learner of the pictures.
SECOND = {("kinds", "p1.1"), ("answers", "x2.1"), ("ten", "list"), ("kinds", "h.2"), ("kinds", "p3.2")}
EXPLAINED = {("kinds", "p4.8"), ("swapped", "p5.2")}
DEFENDED = {("kinds", "p5.1"), ("swapped", "p3.3")}
GUESS = "Fact, claim or allegation?"
WRITTEN = {"text": "Venezuela's president says that US officials plan a coup.", "checked": []}
SHARP = 2  # pixels of the picture for one of the page: what is shown small stays readable
LOOKED = ("kinds", "p5.5")  # two words decide it, and they stand near
# What the learner of the end card found at the second look.
HARD = {("kinds", "p5.5"), ("kinds", "p3.2"), ("swapped", "p4.1"), ("answers", "p5.1")}


def main() -> None:
    """Both pictures, each in a working copy of its own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for browser in launched():
        with tempfile.TemporaryDirectory() as folder:
            second_look(browser, Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            end_card(browser, Path(folder))


def started(folder: Path) -> Lab:
    copy = folder / "my-lessons"
    return Lab(copy, folder / "home", [*DOOR, str(copy)])


def opened(browser: Browser, lab: Lab, size: dict[str, int], theme: str) -> Lesson:
    """The lesson as a learner has it, sharper."""
    lab.window.context = browser.new_context(
        viewport=size, reduced_motion="reduce", device_scale_factor=SHARP
    )
    lesson = Lesson(lab, browser, LESSON).wait_for_widgets(6)
    lesson.page.locator(".wsb-dot").first.wait_for(state="attached")
    lesson.theme(theme)
    return lesson


def closed(lesson: Lesson) -> None:
    lesson.page.context.close()
    lesson.lab.stop()


def card(lesson: Lesson, title: str) -> Locator:
    named = lesson.page.locator(".ws-title", has_text=title)
    return lesson.page.locator(".jp-Notebook .ws-card", has=named).first


def shot(lesson: Lesson, top: Locator, path: Path, air: int = 0) -> None:
    """The window, with ``top`` under the bar, and so many pixels between."""
    top.evaluate(f"each => {{ each.style.scrollMarginTop = '{air}px'; each.scrollIntoView() }}")
    lesson.page.mouse.move(2, 400)  # on nothing
    lesson.wait_until_idle()
    lesson.page.wait_for_timeout(800)  # what was scrolled to is painted
    lesson.page.screenshot(path=path)
    print(path)


def answer_with(task: Task, item: Item, verdict: str) -> str:
    offered = [each["id"] for each in type_of(task).offered(task, item)]
    return next(each for each in offered if mark(task, item, each).verdict == verdict)


def second_look(browser: Browser, folder: Path) -> None:
    """A first answer that does not hold: the words that decide are underlined, and no name is given away."""
    lab = started(folder)
    answers(lab.copy / "answers", before=LOOKED)
    lesson = opened(browser, lab, LAPTOP, "light")
    task = lesson_tasks("lessons", STEM)[LOOKED[0]]
    number, item = next((n, each) for n, each in enumerate(task.items) if each.id == LOOKED[1])
    asked = card(lesson, task.raw["title"])
    asked.scroll_into_view_if_needed()
    asked.locator(".ws-step").nth(number).click()
    asked.locator(f"input[value='{answer_with(task, item, 'wrong')}']").check()
    asked.get_by_role("button", name="Check").click()
    asked.locator(".ws-why.look").wait_for()
    shot(lesson, asked, PICTURES / "second-look.png", air=28)
    closed(lesson)


def end_card(browser: Browser, folder: Path) -> None:
    """What somebody is told who has answered all, some of it not at once."""
    lab = started(folder)
    answers(lab.copy / "answers")
    lesson = opened(browser, lab, PHONE, "dark")
    end = lesson.page.locator(".jp-Notebook section.ws-end")
    end.scroll_into_view_if_needed()
    end.locator(".ws-end-guess").get_by_role("button", name=GUESS).click()
    end.locator(".ws-end-results").wait_for()
    shot(lesson, end, PICTURES / "end-card-dark.png")
    closed(lesson)


def answers(folder: Path, before: tuple[str, str] = ("", "")) -> None:
    """The lesson answered as far as ``before``: at once, or at the second look, half right, or not."""
    tasks = [task for task in lesson_tasks("lessons", STEM).values() if task.items]
    store = Answers("lessons", STEM, tasks[0].seed.article.digest[:8], root=folder)
    asked = [(task, item) for task in tasks for item in task.items]
    for task, item in asked:
        if (task.name, item.id) == before:
            return
        best = WRITTEN if task.type == "write" else best_answer(task, item)
        name = (task.name, item.id)
        if looked := name in SECOND | EXPLAINED:
            store.record(*name, answer_with(task, item, "wrong"), 0, explained=False)
            store.record(*name, None, 0, explained=False, looked=True)
        best = answer_with(task, item, "defensible") if name in DEFENDED else best
        if name not in EXPLAINED:
            store.record(*name, best, 0, explained=False, looked=looked)
        store.record(*name, None, 0, explained=True, looked=looked)


if __name__ == "__main__":
    main()
