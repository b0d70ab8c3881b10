"""Opening a lesson shows its widgets, and opening anything else runs nothing. In a real JupyterLab."""

import json
import py_compile
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.lab import Lab, Lesson
from helpers.thorough import rarely
from helpers.waiting import two_frames
from whosays.learner.lab.working_copy import lay_out

pytestmark = pytest.mark.browser

START = 'from whosays import start\nstart("lessons/00_start_here")'
SHOW = 'from whosays import show\nshow("lessons/00_start_here", "read_it")'
PROOF = "open('PROOF', 'a').write('ran')"
HOSTILE = {
    "a third line": f"{START}\n{PROOF}",
    "a line before": f"{PROOF}\n{START}",
    "a semicolon": f"{START}; {PROOF}",
    "a comment": f"{START}  # {PROOF}",
    "a trailing space": f"{START} ",
    "a blank line at the end": f"{START}\n",
    "a tab": START.replace(" import", "\timport"),
    "a Cyrillic letter": START.replace("import start", "import st\u0430rt"),
    "full-width brackets": START.replace('("', '\uff08"'),
    "another package": START.replace("whosays", "who_says"),
    "another name": START.replace("start", "exec"),
    "renamed": START.replace("import start", "import start as show"),
    "a path that climbs": START.replace("lessons/", "lessons/../../"),
    "an f-string": START.replace('("', '(f"{' + PROOF + "}"),
    "a magic": f"%%capture\n{START}",
    "a shell": "!touch PROOF",
    "a line separator": f"{START}\u2028{PROOF}",
    "plain": PROOF,
}


@pytest.fixture(scope="module")
def start_here(lab, browser):
    """The first lesson, opened once for all tests that only look at it."""
    lesson = Lesson(lab, browser, "lessons/00_start_here.ipynb").wait_for_widgets()
    yield lesson
    lesson.close()
    assert lesson.errors == []


def write_notebook(path: Path, *sources: str, kernel: str = "python3") -> None:
    cells = [new_markdown_cell("# A notebook"), *map(new_code_cell, sources)]
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": spec}), path)


def kit_cells(path: Path) -> int:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return sum(source.startswith("from whosays import s") for source in sources)


def counts(lesson: Lesson) -> dict[str, int]:
    """How often each code cell has been run, by its source."""
    return dict(
        lesson.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.widgets"
            ".filter(cell => cell.model.type === 'code')"
            ".map(cell => [cell.model.sharedModel.getSource(), cell.model.executionCount || 0])"
        )
    )


def notice(lesson: Lesson) -> str:
    line = lesson.page.locator(".ws-kit-notice")
    line.wait_for()
    return line.inner_text()


def test_a_lesson_shows_its_widgets_and_no_code(root, start_here):
    expected = kit_cells(root / "lessons" / "00_start_here.ipynb")  # the copy is being saved just now
    start_here.wait_for_widgets(expected - 1)
    assert expected > 2
    assert start_here.page.locator(".ws-kit-cell").count() == expected
    for part in (".jp-Cell-inputWrapper", ".jp-OutputPrompt", ".jp-OutputArea-promptOverlay"):
        assert start_here.page.locator(f".ws-kit-cell {part} >> visible=true").count() == 0, part
    assert start_here.page.locator(".ws-kit-notice").count() == 0


def test_opening_takes_neither_focus_nor_place(start_here):
    page = start_here.page
    assert page.evaluate("() => document.activeElement.closest('.ws') === null")
    assert page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollTop") == 0


def test_the_kernel_is_the_kits_own_and_does_not_import_from_the_folder(lab, start_here):
    assert start_here.ask("__import__('sys').executable") == sys.executable
    assert start_here.ask("'' in __import__('sys').path") is False
    assert start_here.ask("__import__('os').getcwd()") == str(lab.copy / "lessons")


def test_the_home_of_the_person_is_left_alone(lab, start_here):
    assert not (lab.home / ".jupyter").exists()
    assert not (lab.home / ".local" / "share" / "jupyter" / "kernels").exists()
    assert (lab.copy / ".whosays" / "workspaces").is_dir()


def test_what_is_saved_holds_no_dead_widgets_and_counts_as_unchanged(lab, root, start_here):
    stored = json.dumps(start_here.save())
    assert '"execution_count": 1' in stored
    assert "widget-view" not in stored
    done = lay_out(lab.copy, root)
    assert start_here.path not in (*done.new, *done.kept)


def test_the_page_is_a_learners(lab, start_here):
    """Also where all of JupyterLab was asked for."""
    page = start_here.page
    more = page.locator(".wsb-bar > button").last
    more.click()
    page.locator(".wsb-menu").get_by_role("button", name="All of JupyterLab").click()
    files = page.locator(".jp-DirListing-item").all_inner_texts()
    assert [name for name in files if name] == sorted(
        path.name for path in (lab.copy / "lessons").glob("*.ipynb")
    )
    page.locator(".jp-BreadCrumbs-home").click()
    page.locator(".jp-DirListing-item", has_text="exercises").wait_for()
    assert "answers" not in page.locator(".jp-DirListing-item").all_inner_texts()
    assert page.get_by_text("Would you like to get notified").count() == 0
    assert page.get_by_text("Nbgrader").count() == 0, "what a school's nbgrader adds is for its teachers"
    more.click()


def test_enter_on_a_kit_cell_goes_into_its_widget(start_here):
    start_here.page.locator(".ws-kit-cell:has(.ws-card button)").first.evaluate("cell => cell.focus()")
    start_here.press("Enter")
    assert start_here.page.evaluate("() => document.activeElement.closest('.ws') !== null")


def test_keys_cannot_destroy_a_lesson(start_here):
    before = counts(start_here)
    cells = start_here.page.locator(".jp-Notebook .jp-Cell")
    number = cells.count()
    for index in (0, 1):
        cells.nth(index).evaluate("cell => cell.focus()")
        start_here.press("d", "d", "x", "a", "b", "m", "y", "r", "Shift+M", "v", "0", "0")
    two_frames(start_here.page)
    assert cells.count() == number
    assert counts(start_here).keys() == before.keys()
    assert start_here.page.locator(".jp-Dialog").count() == 0


def test_no_hostile_cell_is_run(lab, open_lesson):
    folder = lab.copy / "hostile"
    write_notebook(folder / "hostile.ipynb", *HOSTILE.values(), START)
    lesson = open_lesson("hostile/hostile.ipynb").wait_for_widgets()
    assert lesson.ask("1") == 1  # whatever was sent to the kernel before this has been run
    ran = counts(lesson)
    assert ran.pop(START) == 1, "the kit's own cell behind them must have run, or this shows nothing"
    assert len(ran) == len(HOSTILE)
    assert {name: ran[source] for name, source in HOSTILE.items()} == dict.fromkeys(HOSTILE, 0)
    assert not (folder / "PROOF").exists()
    assert lesson.page.locator(".ws-kit-cell").count() == 1, "code of somebody else's is never hidden"


def test_an_ordinary_notebook_is_left_alone(lab, open_lesson):
    folder = lab.copy / "ordinary"
    write_notebook(folder / "mine.ipynb", PROOF, "1 + 1")
    lesson = open_lesson("ordinary/mine.ipynb")
    lesson.wait_until_idle()
    before = counts(lesson)
    write_notebook(folder / "kit.ipynb", START)
    open_lesson("ordinary/kit.ipynb").wait_for_widgets()  # opened later, and already shown
    assert set(before.values()) == {0}
    assert not (folder / "PROOF").exists()


@pytest.mark.parametrize("name", ["whosays.py", *rarely("anywidget/__init__.py")])
def test_whatever_could_be_imported_stops_all(lab, open_lesson, name):
    folder = lab.copy / f"beside-{name.replace('/', '-')}"
    write_notebook(folder / "lesson.ipynb", START, SHOW)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(f"import pathlib; pathlib.Path({str(folder / 'PROOF')!r}).touch()")
    lesson = open_lesson(f"{folder.name}/lesson.ipynb")
    assert f"“{name.split('/')[0]}”" in notice(lesson)
    assert set(counts(lesson).values()) == {0}
    assert not (folder / "PROOF").exists()
    assert lesson.widgets().count() == 0


@pytest.mark.slow
def test_a_plain_jupyterlab_shows_the_widgets_too(plain_lab: Lab, browser):
    write_notebook(plain_lab.copy / "plain" / "lesson.ipynb", START)
    lesson = Lesson(plain_lab, browser, "plain/lesson.ipynb", again=True).wait_for_widgets()
    assert counts(lesson) == {START: 1}
    lesson.close()


@pytest.mark.slow
def test_compiled_python_that_the_server_hides_is_seen_by_the_kernel(plain_lab: Lab, browser):
    folder = plain_lab.copy / "compiled"
    write_notebook(folder / "lesson.ipynb", START)
    source = plain_lab.home / "whosays.py"
    source.write_text(f"import pathlib; pathlib.Path({str(folder / 'PROOF')!r}).touch()")
    py_compile.compile(str(source), cfile=str(folder / "whosays.pyc"), doraise=True)
    listed = [entry["name"] for entry in plain_lab.get("/api/contents/compiled")["content"]]
    assert listed == ["lesson.ipynb"], "the server must hide it, or this shows nothing"
    lesson = Lesson(plain_lab, browser, "compiled/lesson.ipynb", again=True)
    assert "a Python file" in notice(lesson)
    assert counts(lesson) == {START: 0}
    assert not (folder / "PROOF").exists()
    lesson.close()


@pytest.mark.slow
def test_widgets_come_back_after_a_restart_and_after_a_crash(open_lesson):
    lesson = open_lesson("lessons/00_start_here.ipynb").wait_for_widgets(3)
    shown = lesson.widgets().locator("visible=true").count()  # what waits behind a task is none of them
    first = lesson.pid()
    lesson.restart()
    second = lesson.pid()
    lesson.wait_for_widgets(shown)
    lesson.kill()
    lesson.wait_for_widgets(shown)
    assert len({first, second, lesson.pid()}) == 3


@pytest.mark.slow
def test_without_a_kernel_one_line_says_what_to_do(lab, browser):
    page = browser.new_page()
    page.route("**/api/sessions*", lambda route: route.fulfill(status=500, json={"message": "no"}))
    page.goto(lab.url("lessons/00_start_here.ipynb"))
    line = page.locator(".ws-kit-notice")
    line.wait_for(timeout=60_000)
    assert line.inner_text().startswith(
        "Python did not start. Load this page again."
    )  # the menu is not in sight
    page.close()


@pytest.mark.slow
def test_a_cell_that_fails_says_so_without_a_traceback(lab, open_lesson):
    unknown = START.replace("00_start_here", "99_no_such_lesson")
    write_notebook(lab.copy / "broken" / "lesson.ipynb", unknown)
    lesson = open_lesson("broken/lesson.ipynb")
    lesson.page.wait_for_function(
        "() => document.querySelector('.ws-kit-notice, .jp-OutputArea-output')?.offsetParent"
    )
    assert lesson.page.get_by_text("Traceback").locator("visible=true").count() == 0


@pytest.mark.slow
def test_a_python_without_the_kit_is_told_without_a_traceback(plain_lab: Lab, browser):
    """A school's Jupyter offers many kernels; this stands in for one that has no whosays."""
    (plain_lab.home / "whosays.py").write_text("""raise ModuleNotFoundError("No module named 'whosays'")""")
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    environment = {"PYTHONPATH": str(plain_lab.home)}
    spec = {"argv": command, "display_name": "Other", "language": "python", "env": environment}
    kernels = plain_lab.home / ".local" / "share" / "jupyter" / "kernels" / "other"
    kernels.mkdir(parents=True)
    (kernels / "kernel.json").write_text(json.dumps(spec))
    write_notebook(plain_lab.copy / "foreign" / "lesson.ipynb", START, kernel="other")
    lesson = Lesson(plain_lab, browser, "foreign/lesson.ipynb")  # a window that knows of the new kernel
    assert "whosays lab" in notice(lesson)
    assert lesson.page.locator(".jp-OutputArea-output >> visible=true").count() == 0
    lesson.close()
