"""A lesson is read before its kernel runs, and nothing moves when its widgets come. In a real JupyterLab."""

import re
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from helpers.lab import PATIENCE, Lesson
from helpers.places import ROOT
from helpers.shifts import ALIVE, MIDDLE, MOST, SHIFTS, readable, shift_since, wait
from helpers.waiting import until
from whosays.base.notebook_files import notebook_bytes, read_notebook
from whosays.learner.answers.store import Answers
from whosays.learner.lesson_tasks import lesson_tasks
from whosays.tasks.types import asks, type_of

pytestmark = pytest.mark.browser

STEM = "04_words_that_lean"  # half as long as 03, which is walked whole with --slow
PATH = f"lessons/{STEM}.ipynb"
VIEW = "application/vnd.jupyter.widget-view+json"
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
HEIGHTS = """(what) => [...document.querySelectorAll('.jp-Notebook .ws-kit-cell')].map((cell) => ({
  id: cell.querySelector('.ws-still')?.className ?? '',
  height: cell.querySelector(what)?.getBoundingClientRect().height ?? 0 }))"""
MARKED = re.compile(
    "ws-still-rd-(kinds|xray)"
)  # its margin and its bars come with the key, from the kernel alone
HOSTILE = (
    '<section class="ws-still"><header><h3>Trap</h3></header><p>text</p>'
    '<img src="x" onerror="window.ran = 1"><script>window.ran = 1</script>'
    '<p id="PROOF" onclick="window.ran = 1">press</p></section>'
)


def hold_kernels(page: Page) -> Callable[[], None]:
    """No kernel starts until what is given back is called."""
    held: list[Route] = []
    free: list[bool] = []

    def on_request(route: Route) -> None:
        if route.request.method == "POST" and not free:
            held.append(route)
        else:
            route.continue_()

    def let_go() -> None:
        free.append(True)
        while held:
            held.pop().continue_()

    page.route("**/api/sessions*", on_request)
    return let_go


@pytest.fixture
def page(browser):
    """A window of its own, which counts what moves and can hold the kernel back."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.add_init_script(f"({SHIFTS})()")
    yield context.new_page()
    context.close()


def answer_half() -> int:
    """Half of the tasks answered and explained, as on another day."""
    tasks = [task for task in lesson_tasks("lessons", STEM).values() if asks(task)]
    digest = tasks[0].seed.article.digest[:8]
    answers = Answers("lessons", STEM, digest)
    for task in tasks[: len(tasks) // 2]:
        for item in task.items:
            best = type_of(task).solution(task, item)
            assert answers.record(task.name, item.id, best, 0, explained=True).saved
    return len(tasks) // 2


def test_a_lesson_is_read_before_its_kernel_and_nothing_moves(lab, page, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(lab.copy / "answers"))
    assert answer_half() >= 5
    let_go = hold_kernels(page)
    page.goto(lab.url(PATH))
    began = readable(page)
    forms = page.locator(".ws-still >> visible=true")
    words = " ".join(forms.all_inner_texts())
    print(f"\n{forms.count()} forms to be read, {len(words)} characters, no kernel")
    assert forms.count() > 10
    assert page.locator(".jp-Notebook .ws").count() == 0
    folded = page.locator(".ws-gated .ws-still-holder")
    assert folded.count() > 0
    assert page.locator(".ws-gated .ws-still-holder >> visible=true").count() == 0, "what is folded stays so"
    assert "Opening" not in words
    let_go()
    first = shift_since(page, began)
    assert page.evaluate("jupyterapp.status.isDirty") is False, "closing asks nothing: only outputs are new"
    page.evaluate(MIDDLE)
    until(
        page,
        lambda: page.evaluate("Object.keys(sessionStorage).some(key => key.startsWith('whosays place'))"),
        True,
    )
    page.wait_for_timeout(400)  # the place is kept when nobody has scrolled for a moment
    before = page.evaluate(SCROLLED)
    page.reload()
    began = readable(page)
    again = shift_since(page, began)
    print(f"\nshift at the first opening {first:.4f}, after a reload in the middle {again:.4f}; most {MOST}")
    assert first <= MOST
    assert again <= MOST
    assert abs(page.evaluate(SCROLLED) - before) <= 2, "a reload keeps the place"
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("screen", [(1366, 768), (390, 844)])
@pytest.mark.parametrize("path", ["lessons/03_fact_claim_or_allegation", "lessons/05_whose_voice_is_missing"])
def test_a_form_is_as_high_as_its_card(lab, page, path, screen):
    shutil.rmtree(lab.copy / "answers" / path, ignore_errors=True)  # an answered card is higher than its form
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    let_go = hold_kernels(page)
    page.goto(lab.url(f"{path}.ipynb"))
    readable(page)
    forms = page.evaluate(HEIGHTS, ".ws-still-holder")
    let_go()
    wait(page, ALIVE)
    until(page, lambda: page.locator(".ws-still-holder").count(), 0)
    cards = page.evaluate(HEIGHTS, ".ws")
    pairs = [(each["id"], each["height"], cards[n]["height"]) for n, each in enumerate(forms)]
    seen = [pair for pair in pairs if pair[1] and pair[2]]
    far = [(name, form, card) for name, form, card in seen if abs(form - card) > 0.05 * card]
    print(f"\n{len(seen)} cells of {path} at {screen}; not as high as their card: {far}")
    assert len(seen) > 10
    assert [each for each in far if not MARKED.search(each[0])] == []
    lab.end_session(f"{path}.ipynb")


@pytest.mark.slow
def test_without_the_door_old_views_give_way_to_forms_and_are_not_saved(plain_lab, browser):
    """As after a day on a hub: views are in the file, and nobody takes them out but the extension."""
    folder = plain_lab.copy / "hub"
    folder.mkdir()
    notebook = read_notebook(ROOT / "lessons" / "00_start_here.ipynb")
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            output["data"][VIEW] = {"model_id": "gone", "version_major": 2, "version_minor": 0}
    (folder / "lesson.ipynb").write_bytes(notebook_bytes(notebook))
    lesson = Lesson(plain_lab, browser, "hub/lesson.ipynb", again=True)
    assert lesson.page.get_by_text("Error displaying widget").count() == 0
    lesson.wait_for_widgets(3)
    stored = lesson.save()
    data = [output["data"] for cell in stored["cells"] for output in cell.get("outputs", ())]
    assert len(data) >= 4
    assert not [each for each in data if VIEW in each]
    assert all("ws-still" in "".join(each["text/html"]) for each in data)
    lesson.close()


@pytest.mark.slow
@pytest.mark.parametrize("trusted", [False, True])
def test_a_form_that_somebody_else_wrote_does_nothing(lab, page, trusted):
    notebook = read_notebook(lab.copy / "lessons" / "00_start_here.ipynb")
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    code[0]["outputs"][0]["data"]["text/html"] = HOSTILE
    path = lab.copy / "lessons" / f"trap_{trusted}.ipynb"
    path.write_bytes(notebook_bytes(notebook))
    if trusted:
        lab.get(f"/api/contents/lessons/{path.name}/trust", "POST")
    hold_kernels(page)
    page.goto(lab.url(f"lessons/{path.name}"))
    trap = page.locator(".ws-still-holder", has_text="Trap")
    trap.wait_for(timeout=PATIENCE * 1000)
    assert trap.locator("script, img[onerror], [onclick], [id]").count() == 0
    trap.get_by_text("press").click()
    if not trusted:
        assert page.evaluate("window.ran") is None
    path.unlink()
