"""Comments wait for their task, and what is for those who work alone for a press. In a real JupyterLab."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers import axe
from helpers.lab import Lesson
from helpers.waiting import two_frames, until
from whosays.tasks.waiting_cells import FOLD, FOLD_ENDS

pytestmark = pytest.mark.browser

STEM = "00_start_here"
TALL = "\n\n".join(["Somebody has written a lot here."] * 40)
COMMENT = {"one": "The first comment.", "two": "It goes on.", "other": "The other comment."}
NOTEBOOK = "lessons/gates.ipynb"


def waiting(name: str, task: str):
    source = f"{FOLD}{COMMENT[name]}{FOLD_ENDS}"
    return new_markdown_cell(source, id=name, metadata={"whosays": {"opens_after": task}})


def lay(path: Path, room: str = "lessons") -> None:
    """A notebook with a task of lesson 00, comments on it, and words for those who are alone."""
    alone = {"metadata": {"whosays": {"alone": True}}}
    cells = [
        new_markdown_cell("# Gates", id="title"),
        new_code_cell(f'from whosays import show\nshow("lessons/{STEM}", "bet_counter")', id="task"),
        waiting("one", "bet_counter"),
        waiting("two", "bet_counter"),
        new_markdown_cell("Find a neighbor.", id="open"),
        new_markdown_cell("Two voices.", id="alone", **alone),
        new_code_cell(f'from whosays import show\nshow("lessons/{STEM}", "meaning")', id="kit", **alone),
        waiting("other", "meaning"),
        new_markdown_cell(TALL, id="tall"),
        new_markdown_cell("The end.", id="end"),
    ]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    about = {"kernelspec": spec, "whosays": {"room": room, "stem": STEM}}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata=about), path)


def tell(lesson: Lesson, name: str, *reasons: bool, stem: str = STEM) -> None:
    """Say what a card says: for which of its items the reason was shown."""
    items = [{"id": str(n), "sign": "open", "reason": reason} for n, reason in enumerate(reasons)]
    detail = {"room": "lessons", "stem": stem, "name": name, "title": f"About {name}", "items": items}
    lesson.page.evaluate(
        "(detail) => document.dispatchEvent(new CustomEvent('whosays-task', { detail }))", detail
    )


def seen(lesson: Lesson) -> list[str]:
    """The comments that are in sight."""
    words = lesson.page.evaluate("() => jupyterapp.shell.currentWidget.content.node.innerText")
    return [name for name, comment in COMMENT.items() if comment in words]


def kept(lesson: Lesson) -> list[str]:
    """What the file on the disk says is open."""
    try:
        notebook = json.loads((lesson.lab.copy / lesson.path).read_text(encoding="utf-8"))
    except ValueError:  # it is just being written
        return []
    return sorted(notebook["metadata"]["whosays"].get("opened", []))


@pytest.fixture
def gates(lab, open_lesson):
    lay(lab.copy / NOTEBOOK)
    lesson = open_lesson(NOTEBOOK).wait_for_widgets()
    lesson.page.locator(".ws-gate").first.wait_for()
    return lesson


def test_a_comment_waits_for_its_reason_and_stays_open(lab, gates, open_lesson):
    page = gates.page
    assert seen(gates) == []
    assert page.locator(".ws-gate:has-text('Opens')").count() == 2  # one before the two that belong together
    tell(gates, "bet_counter", True, False)
    tell(gates, "bet_counter", True, True, stem="01_what_is_on_the_page")  # of another lesson
    assert seen(gates) == []
    assert "“About bet_counter”" in page.locator(".ws-gate").first.inner_text()
    assert axe.violations(page, ".ws-gate") == []

    end = page.locator(".jp-Cell").last
    end.scroll_into_view_if_needed()
    two_frames(page)
    before = end.bounding_box()["y"]
    tell(gates, "bet_counter", True, True)
    two_frames(page)
    assert end.bounding_box()["y"] == pytest.approx(before, abs=1)  # it opened above, and nothing moved
    assert seen(gates) == ["one", "two"]
    page.emulate_media(media="print")  # on paper all stands, with words before it
    assert page.locator(".jp-Cell.ws-comment p", has_text=COMMENT["other"]).is_visible()
    page.emulate_media(media="screen")
    assert seen(gates) == ["one", "two"]

    page.evaluate(
        "(on) => document.dispatchEvent(new CustomEvent('whosays-show-all', { detail: { on } }))", True
    )
    assert seen(gates) == ["one", "two", "other"]
    page.evaluate(
        "(on) => document.dispatchEvent(new CustomEvent('whosays-show-all', { detail: { on } }))", False
    )
    assert seen(gates) == ["one", "two"]
    until(page, lambda: kept(gates), ["one", "two"])  # saved without a word
    assert not page.evaluate("() => jupyterapp.shell.currentWidget.context.model.dirty")
    assert page.locator(".jp-Dialog").count() == 0

    gates.close()
    again = open_lesson(NOTEBOOK).wait_for_widgets()
    assert seen(again) == ["one", "two"]


def test_whoever_wants_to_look_may_by_keys_alone(gates):
    page = gates.page
    for name in ("Show anyway", "Working alone?"):
        page.get_by_role("button", name=name).first.focus()
        gates.press("Enter")
    assert seen(gates) == ["one", "two"]
    button = page.get_by_role("button", name="Working alone?")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator("p", has_text="Two voices.").is_visible()
    until(page, lambda: kept(gates), ["alone", "kit", "one", "two"])
    gates.press("Space")  # focus is still on it
    assert not page.locator("p", has_text="Two voices.").is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    gates.press("d", "d")  # JupyterLab would take that for: delete the cell
    assert page.locator("p", has_text="Find a neighbor.").is_visible()
    until(page, lambda: kept(gates), ["one", "two"])


def test_solutions_and_foreign_notebooks_show_all(lab, open_lesson):
    for room, path in (("solutions", "solutions/gates.ipynb"), ("", "lessons/mine.ipynb")):
        lay(lab.copy / path, room)
        if not room:
            raw = json.loads((lab.copy / path).read_text(encoding="utf-8"))
            del raw["metadata"]["whosays"]
            (lab.copy / path).write_text(json.dumps(raw), encoding="utf-8")
        lesson = open_lesson(path).wait_for_widgets()
        lesson.page.locator(".jp-MarkdownCell").last.wait_for()
        assert lesson.page.locator(".ws-gate, .ws-gated").count() == 0


def test_the_comment_opens_when_the_card_has_shown_its_reason(gates):
    """As a learner does it: look, look again if asked to, and read why. The last test: its answer is kept."""
    page = gates.page
    card = page.locator(".jp-Cell .ws-card").first
    assert seen(gates) == []
    card.locator("input[type=radio]").first.check()
    card.get_by_role("button", name="Check", exact=True).click()
    card.locator(".ws-why").wait_for()
    if card.locator(".ws-why.look").count():
        assert seen(gates) == []  # the second look is no reason yet
        card.locator("input[type=radio]").last.check()
        card.get_by_role("button", name="Check", exact=True).click()
    until(page, lambda: seen(gates), ["one", "two"])
