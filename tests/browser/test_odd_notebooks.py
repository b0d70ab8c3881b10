"""A notebook may come from anywhere, and so may what a browser keeps: the lesson comes all the same."""

import json

import pytest

from helpers.lab import Lesson
from helpers.waiting import until

pytestmark = pytest.mark.browser

STEM = "00_start_here"
ODD = "lessons/odd.ipynb"
# The browser keeps nothing of ours and gives back what nobody has written; its speech fails at every call.
BROWSER = """
const ours = (key) => String(key).startsWith('whosays');
const { getItem, setItem } = Storage.prototype;
Storage.prototype.getItem = function (key) { return ours(key) ? '5' : getItem.call(this, key); };
Storage.prototype.setItem = function (key, value) {
  if (ours(key)) throw new DOMException('full', 'QuotaExceededError');
  setItem.call(this, key, value);
};
const fail = () => { window.asked = (window.asked ?? 0) + 1; throw new Error('no speech'); };
const voices = () => [null, {}, { name: 'near', lang: 'en-GB', localService: true }];
const synth = { getVoices: voices, speak: fail, cancel: fail, addEventListener: fail };
Object.defineProperty(window, 'speechSynthesis', { value: synth });
"""


def lay(lab, metadata: object, waits: object) -> None:
    """Lesson 00 with something else where the kit has written: in the notebook, and in its first prose."""
    notebook = json.loads((lab.copy / f"lessons/{STEM}.ipynb").read_text(encoding="utf-8"))
    notebook["metadata"]["whosays"] = metadata
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    first["metadata"]["whosays"] = waits
    (lab.copy / ODD).write_text(json.dumps(notebook), encoding="utf-8")


def test_a_lesson_comes_in_an_odd_browser_and_with_odd_words_in_its_file(lab, browser):
    own = {"room": "lessons", "stem": STEM}
    lay(lab, {**own, "opened": 5}, {"opens_after": 7})
    lesson = Lesson(lab, browser, ODD, script=BROWSER).wait_for_widgets(3)
    page = lesson.page
    assert page.locator(".ws-gate").count() == 1  # the lesson's own; 7 is no task to wait for
    page.get_by_role("button", name="Show anyway").click()
    kept = "() => jupyterapp.shell.currentWidget.context.model.getMetadata('whosays').opened.length"
    until(page, lambda: page.evaluate(kept), 1)

    page.get_by_role("button", name="Reading settings").click()
    page.locator("input[name=ws-reading-aloud][value=on]").check()
    lesson.press("Escape")
    button = page.locator(".ws-say >> visible=true").first
    button.click()
    assert page.evaluate("asked") >= 2  # it was asked to speak, and could not
    assert button.get_attribute("aria-pressed") == "false"
    assert lesson.errors == []
    lesson.close()


def test_where_the_notebook_names_no_lesson_nothing_waits(lab, open_lesson):
    lay(lab, {"room": "lessons", "stem": 7}, ["x"])
    lesson = open_lesson(ODD).wait_for_widgets(3)
    assert lesson.page.locator(".ws-gate, .ws-gated").count() == 0
    assert lesson.page.evaluate("document.body.dataset.whosaysShell") == "off"
