"""How a reader likes to read: at once on the whole page, remembered for the copy, and never in an answer.

In a real JupyterLab, with a voice that notes down what it is given to say.
"""

import json

import pytest
from playwright.sync_api import Locator

from helpers.lab import Lesson
from whosays.base.places import MARKER

pytestmark = pytest.mark.browser

LESSON = "lessons/00_start_here.ipynb"
TASK = "Two numbers under the headline"
KNOW = "copy => document.dispatchEvent(new CustomEvent('whosays-progress', { detail: { copy } }))"
KEPT = "() => Object.entries(localStorage).filter(([key]) => key.startsWith('whosays/reading/'))"
LOOK = """() => Object.fromEntries(
  [['prose', '.jp-MarkdownOutput p'], ['news', '.ws-passage'], ['kit', '.ws-question']].map(
  ([name, what]) => {
    const style = getComputedStyle(document.querySelector('.ws-lesson ' + what));
    return [name, [style.fontFamily.split(',')[0].replaceAll('"', ''), parseFloat(style.fontSize),
      parseFloat(style.letterSpacing) || 0, parseFloat(style.lineHeight)]]; }))"""
VOICE = """
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
window.said = []; window.waiting = [];
const synth = Object.assign(new EventTarget(), {
  getVoices: () => [{ name: 'far', lang: 'en-US', localService: false, default: true },
                    { name: 'near', lang: 'en-GB', localService: true, default: false }],
  speak: (each) => { window.said.push([each.text, each.voice.name, each.rate]); window.waiting.push(each); },
  cancel: () => { window.said.push('stop'); window.waiting = []; },
});
window.nextWord = (charIndex, charLength) => window.waiting[0].dispatchEvent(
  Object.assign(new Event('boundary'), { name: 'word', charIndex, charLength }));
window.sayToTheEnd = () => {
  while (window.waiting.length) window.waiting.shift().dispatchEvent(new Event('end')); };
window.SpeechSynthesisUtterance = Utterance;
Object.defineProperty(window, 'speechSynthesis', { value: synth });
"""
TINTED = "() => [...(CSS.highlights.get('ws-saying') ?? [])].map((range) => range.toString())"


@pytest.fixture(scope="module")
def with_voice(lab, browser):
    """A lesson in a window whose browser has a voice; opened once."""
    lesson = Lesson(lab, browser, LESSON, script=VOICE).wait_for_widgets(3)
    yield lesson
    lesson.close()
    assert lesson.errors == []


def open_panel(lesson: Lesson) -> Locator:
    lesson.page.get_by_role("button", name="Reading settings").click()
    return lesson.page.get_by_role("dialog", name="Reading settings")


def choose(lesson: Lesson, **choices: str) -> None:
    panel = open_panel(lesson)
    for name, value in choices.items():
        panel.locator(f"input[name=ws-reading-{name}][value={value}]").check()
    lesson.press("Escape")
    panel.wait_for(state="detached")


def test_what_a_reader_chooses_holds_on_the_whole_page_and_is_remembered(with_voice):
    lesson, page = with_voice, with_voice.page
    as_made = page.evaluate(LOOK)
    assert as_made["news"][0] == "Source Serif 4"
    choose(lesson, face="clear", size="larger", letters="wide", lines="wide", aloud="slowly")
    assert page.evaluate("document.activeElement.textContent") == "AaReading settings"  # focus is back
    chosen = page.evaluate(LOOK)
    for what, (face, size, letters, line) in chosen.items():
        assert face == "Atkinson Hyperlegible Next", what
        assert size == pytest.approx(1.15 * as_made[what][1]), what
        assert letters == pytest.approx(0.035 * size, abs=0.2), what
        assert line > 1.3 * as_made[what][3], what  # the size and the room between lines
    (kept,) = page.evaluate(KEPT)
    copy = json.loads((lesson.lab.copy / MARKER).read_text())["copy"]
    assert kept[0] == f"whosays/reading/{copy}"
    assert json.loads(kept[1])["face"] == "clear"
    written = [path.read_text() for path in lesson.lab.copy.rglob("*.jsonl")]
    assert not [text for text in written if "clear" in text]  # nothing in the answers

    page.reload(wait_until="domcontentloaded")
    page.locator(".ws-lesson .jp-MarkdownOutput p").first.wait_for()
    assert (
        page.evaluate("document.documentElement.style.getPropertyValue('--ws-size')") == "1.15"
    )  # with the page
    lesson.wait_for_widgets(3)
    assert page.evaluate(LOOK) == chosen
    page.evaluate(KNOW, "another copy")
    assert page.evaluate(LOOK) == as_made  # another learner's copy in the same browser
    page.evaluate(KNOW, copy)
    assert page.evaluate(LOOK) == chosen
    panel = open_panel(lesson)
    panel.get_by_role("button", name="As it was").click()
    panel.get_by_role("button", name="Done").click()
    assert page.evaluate(LOOK) == as_made
    assert page.evaluate(KEPT) == []


def test_a_passage_is_read_aloud_by_a_voice_of_this_computer(with_voice):
    lesson, page = with_voice, with_voice.page
    choose(lesson, aloud="off")
    assert page.locator(".ws-say").count() == 0  # nobody has asked for it
    choose(lesson, aloud="slowly")
    card = page.get_by_role("region", name=TASK)
    button = card.locator(".ws-passage .ws-say")
    button.click()
    passage = card.locator(".ws-passage").inner_text()
    assert page.evaluate("said") == [[passage, "near", 0.75]]
    first = passage.split()[1]
    page.evaluate("([at, length]) => nextWord(at, length)", [passage.index(first), len(first)])
    assert page.evaluate(TINTED) == [first]
    assert button.get_attribute("aria-pressed") == "true"
    page.evaluate("sayToTheEnd()")
    assert page.evaluate(TINTED) == []
    assert button.get_attribute("aria-pressed") == "false"

    page.evaluate("said.length = 0")
    card.locator("legend .ws-say").focus()
    lesson.press("Enter")
    said = [each[0] for each in page.evaluate("said") if each != "stop"]
    question = card.locator("legend").inner_text()
    assert said == [question, *card.locator(".ws-option span[dir]").all_inner_texts()]  # and no number key
    assert len(said) == 4
    lesson.press("Escape")
    assert page.evaluate("said").pop() == "stop"
    choose(lesson, aloud="off")
    assert page.locator(".ws-say").count() == 0


@pytest.mark.slow
def test_results_and_outlets_are_read_aloud_line_by_line(lab, browser):
    lesson = Lesson(lab, browser, "lessons/07_trace_it_back.ipynb", script=VOICE).wait_for_widgets(8)
    page = lesson.page
    choose(lesson, aloud="slowly")
    result = page.locator(".rs-list > li").first
    lines = result.locator(".rs-words > span").all_inner_texts()
    result.locator(".ws-say").click()
    assert [each[0] for each in page.evaluate("said")] == lines
    assert len(lines) == 4
    assert page.locator(".wb-in .ws-say").count() == 0, "what is closed is not read"
    page.locator(".wb-open").first.click()
    outlet = page.locator(".wb-in").first
    page.evaluate("said.length = 0")
    outlet.locator(".ws-say").click()
    told = [each[0] for each in page.evaluate("said") if each != "stop"]
    assert told[0] == outlet.locator(".wb-label").inner_text()
    assert [each for each in told if each.endswith("?")] == outlet.locator("dt").all_inner_texts()
    assert lesson.violations(".wb, .rs") == []
    lesson.close()
    assert lesson.errors == []


def test_without_a_voice_nothing_is_offered(open_lesson):
    """The Chromium of the tests has none."""
    lesson = open_lesson("lessons/00_start_here.ipynb").wait_for_widgets(3)
    page = lesson.page
    page.wait_for_function("() => !document.querySelector('.ws-kit-still, .ws-kit-waiting')")
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    panel = open_panel(lesson)
    assert panel.get_by_role("radio").count() == 12
    assert panel.locator("input[name=ws-reading-aloud]").count() == 0
    assert lesson.violations(".ws-reading") == []
    lesson.press("Escape")
    panel.wait_for(state="detached")
