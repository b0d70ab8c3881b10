"""A notebook alone in a folder, outputs cleared, a window closed: in a real JupyterLab."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.lab import Lab, Lesson
from helpers.waiting import two_frames, until
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files, write_release

pytestmark = pytest.mark.browser

STEM = "03_fact_claim_or_allegation"
START = "lessons/00_start_here.ipynb"
SETTLED = """async () => {
    const { context } = jupyterapp.shell.currentWidget;
    const disk = await jupyterapp.serviceManager.contents.get(context.path, { content: false });
    return disk.last_modified === context.contentsModel.last_modified;
}"""


def run(page: Page, command: str) -> None:
    page.evaluate("(id) => { jupyterapp.commands.execute(id); }", command)


def is_dirty(page: Page) -> bool:
    return page.evaluate("() => jupyterapp.status.isDirty")


def is_saved(lesson: Lesson) -> bool:
    """Whether the notebook on the disk has been run."""
    text = (lesson.lab.copy / lesson.path).read_text("utf-8")
    return re.search(r'"execution_count": \d', text) is not None  # it may be half written just now


def open_and_saved(lab: Lab, open_lesson) -> Lesson:
    """The first lesson, once the page knows that it is saved: two saves at a time meet in a question."""
    file = lab.copy / START
    before = file.stat().st_mtime_ns  # what lies there may have been run before
    lesson = open_lesson(START).wait_for_widgets(3)
    until(lesson.page, lambda: file.stat().st_mtime_ns != before and lesson.page.evaluate(SETTLED))
    return lesson


def write_into_a_cell(page: Page, number: int = 0, words: str = "mine") -> None:
    page.evaluate(
        "([number, words]) => jupyterapp.shell.currentWidget.content.widgets[number]"
        ".model.sharedModel.setSource(words)",
        [number, words],
    )


def test_cleared_outputs_come_back_and_closing_asks_nothing_but_for_a_learners_own_words(lab, open_lesson):
    lesson = open_lesson(START).wait_for_widgets(3)
    page, shown = lesson.page, lesson.widgets().count()
    until(page, lambda: is_saved(lesson))
    for command in ("editmenu:clear-all", "notebook:clear-all-cell-outputs"):
        run(page, command)
        until(page, lambda: lesson.widgets().count(), 0)
        until(page, lambda: lesson.widgets().count(), shown)
        lesson.wait_until_idle()
        assert not is_dirty(page), "at once, and not only when JupyterLab has saved by itself"
    write_into_a_cell(page)
    until(page, lambda: is_dirty(page))
    run(page, "application:close")
    page.locator(".jp-Dialog", has_text="Save your work").wait_for()
    page.locator(".jp-Dialog .jp-mod-reject").first.click()
    until(page, lambda: page.locator(".jp-Dialog").count(), 0)
    page.evaluate("() => jupyterapp.shell.currentWidget.context.revert()")
    until(page, lambda: is_dirty(page), wanted=False)
    run(page, "application:close")
    until(page, lambda: page.locator(".jp-Notebook").count(), 0)
    assert page.locator(".jp-Dialog").count() == 0


def alone(lab: Lab, root: Path, folder: str, name: str = "my work.ipynb") -> str:
    """The released notebook, and nothing else, in a folder of its own; its path."""
    files = release_files(root, Release(STEM))
    (lab.copy / folder).mkdir(parents=True)
    (lab.copy / folder / name).write_bytes(files[f"exercises/{STEM}.ipynb"])
    return f"{folder}/{name}"


def answer_on(lab: Lab, browser: Browser, path: str, nth: int) -> int:
    """A day: open, see what is answered, answer one more, leave. How many tasks were begun in the morning."""
    lesson = Lesson(lab, browser, path, again=True).wait_for_widgets(6)
    told = lesson.page.get_by_text(re.compile(r"^(\d+) of \d+ tasks begun|^\d+ tasks wait for you"))
    # On another day the page opens where one stopped, and of what is far above only the text is there.
    words = told.text_content() or ""
    answered = int(words.split()[0]) if "begun" in words else 0
    sort = lesson.page.locator(".ws-sort").first
    sort.locator("input[type=radio]").nth(nth).check()
    expect(sort.locator(".ws-saved")).to_contain_text("saved")
    lesson.close()
    assert lesson.errors == []
    return answered


def kept(folder: Path) -> int:
    """The answers of a folder."""
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob(f"exercises/{STEM}/*.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["Übung für 10b", "plain"])
def test_a_notebook_alone_works_every_day(plain_lab: Lab, browser, root, folder):
    path = alone(plain_lab, root, folder)
    here = plain_lab.copy / folder
    days = [answer_on(plain_lab, browser, path, day) for day in range(3)]
    assert days == [0, 1, 1]
    assert kept(here) == 3
    assert {each.name for each in here.iterdir()} - {".ipynb_checkpoints"} == {"my work.ipynb", ".whosays"}
    shutil.move(here / ".whosays" / "answers", here / "answers")  # as older versions kept them
    assert answer_on(plain_lab, browser, path, 0) == 1
    assert kept(here) == 4


@pytest.mark.slow
def test_two_notebooks_in_a_folder_and_answers_that_are_not_the_kits(plain_lab: Lab, browser, root):
    path = alone(plain_lab, root, "shared")
    here = plain_lab.copy / "shared"
    shutil.copy(root / START, here / "00.ipynb")
    (here / "answers").mkdir()
    (here / "answers" / "mathematics.txt").write_text("42")
    assert [answer_on(plain_lab, browser, path, day) for day in range(2)] == [0, 1]
    Lesson(plain_lab, browser, "shared/00.ipynb", again=True).wait_for_widgets(3).close()
    assert [each.name for each in (here / "answers").iterdir()] == ["mathematics.txt"]


@pytest.mark.slow
def test_a_notebook_moved_within_what_was_handed_out_goes_on(plain_lab: Lab, browser, root):
    write_release(release_files(root, Release(STEM)), plain_lab.copy / "handed", STEM)
    assert answer_on(plain_lab, browser, f"handed/exercises/{STEM}.ipynb", 0) == 0
    (plain_lab.copy / "handed" / "exercises" / f"{STEM}.ipynb").rename(plain_lab.copy / "handed" / "up.ipynb")
    assert [answer_on(plain_lab, browser, "handed/up.ipynb", day) for day in range(2)] == [1, 1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["answers/__init__.py", "exercises/whosays.pyc", "answers/a.so"])
def test_python_in_a_folder_called_like_the_kits_stops_all(plain_lab: Lab, browser, root, name):
    folder = name.translate({ord("/"): "-", ord("."): "-"})
    path = alone(plain_lab, root, folder)
    (plain_lab.copy / folder / name).parent.mkdir()
    (plain_lab.copy / folder / name).write_text("")
    lesson = Lesson(plain_lab, browser, path, again=True)
    line = lesson.page.locator(".ws-kit-notice")
    line.wait_for()
    assert ("a Python file" if name.endswith(".pyc") else f"“{name}”") in line.inner_text()
    assert lesson.widgets().count() == 0
    lesson.close()


@pytest.mark.slow
def test_nothing_is_asked_on_a_reload_and_a_learners_own_output_is_kept(plain_lab: Lab, browser, root):
    path = alone(plain_lab, root, "reload")
    file = plain_lab.copy / path
    notebook = json.loads(file.read_text("utf-8"))
    own = {"cell_type": "code", "id": "own", "metadata": {}, "execution_count": None, "outputs": []}
    notebook["cells"].append({**own, "source": "6 * 7"})
    file.write_text(json.dumps(notebook), encoding="utf-8")
    lesson = Lesson(plain_lab, browser, path).wait_for_widgets(6)
    page, asked = lesson.page, []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    until(page, lambda: is_saved(lesson))
    page.locator(".jp-Notebook .jp-Cell").last.click()
    lesson.press("Shift+Enter")  # which adds an empty cell below the last
    until(page, lambda: '"42"' in file.read_text("utf-8"))
    until(page, lambda: is_dirty(page), wanted=False)
    page.reload()
    lesson.wait_for_widgets(6)
    assert asked == []
    write_into_a_cell(page)
    until(page, lambda: is_dirty(page))
    page.locator(".jp-Notebook .jp-Cell").last.click()  # a browser asks nothing where nobody did anything
    page.reload()
    assert asked == ["beforeunload"], "what a learner has written in a cell is asked about"
    lesson.wait_for_widgets(6)
    lesson.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["notebook:clear-cell-output", "notebook:restart-clear-output", "notebook:restart-run-all"]
)
def test_the_tasks_come_back_however_they_were_taken_away(open_lesson, command):
    lesson = open_lesson(START).wait_for_widgets(3)
    page = lesson.show_all().page
    there = lesson.widgets().count()
    shown = lesson.widgets().locator("visible=true").count()  # the strip is out of sight: the bar has it
    page.locator(".ws-kit-cell:has(.ws button)").first.evaluate("cell => cell.focus()")
    page.evaluate("() => { for (const each of document.querySelectorAll('.ws')) each.dataset.old = 'yes'; }")
    run(page, command)
    if "restart" in command:
        lesson.accept()
        until(page, lambda: page.locator(".ws[data-old]").count(), 0)
    else:
        until(page, lambda: page.locator(".ws[data-old]").count(), there - 1)
    until(page, lambda: lesson.widgets().count(), there)
    lesson.wait_for_widgets(shown)
    until(page, lambda: is_dirty(page), wanted=False)


@pytest.mark.slow
def test_what_is_written_while_a_notebook_is_being_saved_is_not_taken_for_saved(lab, open_lesson):
    lesson = open_and_saved(lab, open_lesson)
    page = lesson.page
    until(page, lambda: is_dirty(page), wanted=False)

    page.evaluate("""async () => {
        const contents = jupyterapp.serviceManager.contents;
        const save = contents.save;
        const { content, context } = jupyterapp.shell.currentWidget;
        contents.save = async (...words) => {
            const done = await save.apply(contents, words);
            content.widgets[0].model.sharedModel.setSource("mine");
            return done;
        };
        await context.save();
        contents.save = save;
    }""")
    assert is_dirty(page)
    lesson.save()
    assert not is_dirty(page)
    assert "mine" in (lesson.lab.copy / lesson.path).read_text("utf-8")


@pytest.mark.slow
def test_a_notebook_that_is_closed_while_it_is_saved_goes_without_a_word(lab, open_lesson):
    lesson = open_and_saved(lab, open_lesson)
    page = lesson.page
    how = page.evaluate("""async () => {
        const contents = jupyterapp.serviceManager.contents;
        const { get } = contents;
        const panel = jupyterapp.shell.currentWidget;
        contents.get = (...words) => { panel.dispose(); return get.apply(contents, words); };
        const how = await panel.context.save().then(() => "saved", (error) => error.message);
        contents.get = get;
        return how;
    }""")
    two_frames(page)
    assert how == "Disposed", "it was closed in the middle"
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.slow
def test_a_save_that_meets_another_waits_for_it_and_asks_nothing(lab, open_lesson):
    """Of two at a time JupyterLab takes the first one's file for somebody else's."""
    lesson = open_and_saved(lab, open_lesson)
    page = lesson.page
    page.evaluate("""() => {
        const contents = jupyterapp.serviceManager.contents;
        const { save } = contents;
        window.written = 0;
        contents.save = async (...words) => {
            const done = await save.apply(contents, words);
            window.written += 1;
            await new Promise((go) => setTimeout(go, 300));  // written, and JupyterLab has not heard
            return done;
        };
        const { content, context } = jupyterapp.shell.currentWidget;
        content.widgets[0].model.sharedModel.setSource("mine");
        window.first = context.save();
    }""")
    page.wait_for_function("window.written === 1")
    page.evaluate("""() => {
        const second = jupyterapp.commands.execute("docmanager:save");
        Promise.all([window.first, second]).then(() => { window.isDone = true; });
    }""")
    page.wait_for_function("window.isDone || document.querySelector('.jp-Dialog')")
    assert page.locator(".jp-Dialog").all_inner_texts() == []
    assert page.evaluate("window.written") == 2
