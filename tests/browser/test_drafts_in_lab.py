"""What is typed while a kernel or a server goes stands in the box, and then on the disk. In JupyterLab."""

import os
import signal

import pytest

from helpers.chromium import find_chromium
from helpers.lab import DOOR, Lab, Lesson
from helpers.small_tasks import NUMBER, WRITE
from helpers.typing_on import (
    PATH,
    Typist,
    came_back,
    drafts_stored,
    look_now,
    on_disk,
    small_lesson,
    watch_aside,
)

pytestmark = pytest.mark.browser

TASKS = {"write": WRITE, "number": NUMBER}
KEPT = "not saved yet, kept on this page"


@pytest.fixture
def lesson(lab, open_lesson):
    with small_lesson(lab.copy, TASKS):
        yield open_lesson(PATH).wait_for_widgets(len(TASKS))


def typist(lesson: Lesson) -> Typist:
    return Typist(lesson.page, lesson.page.get_by_role("textbox", name="One sentence"))


def all_is_there(lesson: Lesson, writer: Typist) -> None:
    """In the box, where focus still is, and on the disk; and nothing is left that waits."""
    assert writer.box.input_value() == writer.text
    assert writer.has_focus()
    writer.wait_until_saved()
    assert on_disk(lesson.lab, "write", "sentence") == {"text": writer.text, "checked": []}
    assert drafts_stored(lesson.page) == []
    assert lesson.page.locator(".ws-kit-aside").count() == 0
    assert lesson.page.get_by_role("textbox", name="One sentence").count() == 1


def kernel_id(lesson: Lesson) -> str:
    return lesson.page.evaluate(
        "() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.id ?? ''"
    )


def restarted(lesson: Lesson, writer: Typist) -> None:
    watch_aside(lesson.page)
    lesson.page.evaluate("() => { jupyterapp.commands.execute('kernelmenu:restart'); }")
    lesson.accept()
    lesson.page.wait_for_function("() => document.activeElement.matches('textarea')")
    came_back(writer)


def killed(lesson: Lesson, writer: Typist) -> None:
    watch_aside(lesson.page)
    os.kill(lesson.pid(), signal.SIGKILL)
    came_back(writer)


def culled(lesson: Lesson, writer: Typist) -> None:
    """As the server ends a kernel that was idle for long."""
    before = kernel_id(lesson)
    watch_aside(lesson.page)
    lesson.lab.end_session(lesson.path)
    look_now(lesson)
    writer.until(lambda: kernel_id(lesson) not in ("", before))
    came_back(writer)


@pytest.mark.parametrize("roads", [(restarted, killed), (culled,)])
def test_whoever_types_on_loses_no_letter(lesson, roads):
    writer = typist(lesson)
    for road in roads:
        writer.type(3)
        assert writer.status() == KEPT
        road(lesson, writer)
        writer.type(2)
        all_is_there(lesson, writer)


def test_what_was_just_typed_is_there_after_the_page_was_loaded_anew_or_its_cells_run(lesson):
    writer, page = typist(lesson), lesson.page
    writer.type(3)
    assert [each["value"]["text"] for each in drafts_stored(page)] == [writer.text]
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function("() => !document.querySelector('.ws-write[data-unsaved]')")
    writer.wait_until_saved()
    assert writer.box.input_value() == writer.text

    writer = Typist(page, writer.box)
    writer.box.fill("")
    writer.type(4)
    page.reload()  # within the second in which nothing is sent
    lesson.wait_for_widgets(len(TASKS))
    writer.box.focus()
    all_is_there(lesson, writer)
    writer.type(2)
    writer.box.press("Control+z")  # JupyterLab leaves a box in an output without it
    assert len(writer.box.input_value()) < len(writer.text)
    writer.box.press("Control+Shift+z")
    assert writer.box.input_value() == writer.text


@pytest.fixture
def own_lab(tmp_path):
    """A JupyterLab that a test may kill."""
    find_chromium()
    copy = tmp_path / "my-lessons"
    running = Lab(copy, tmp_path / "home", [*DOOR, str(copy)])
    yield running
    running.clear_away()


@pytest.mark.slow
def test_a_server_that_goes_and_comes_back_loses_no_letter(own_lab, browser):
    with small_lesson(own_lab.copy, TASKS):
        lesson = Lesson(own_lab, browser, PATH).wait_for_widgets(len(TASKS))
        writer = typist(lesson)
        writer.type(3)
        before, process = kernel_id(lesson), lesson.pid()
        own_lab.process.kill()
        own_lab.process.wait()
        os.kill(process, signal.SIGKILL)
        writer.until(lambda: "NOT saved" in writer.status())
        own_lab.start_again()
        look_now(lesson)
        writer.until(lambda: kernel_id(lesson) not in ("", before))
        writer.until(lambda: lesson.page.locator(".ws-kit-aside").count() == 0)
        all_is_there(lesson, writer)
        assert lesson.errors == []
        lesson.page.close()
