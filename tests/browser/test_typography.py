"""A lesson is set like a page of print: one column, one left edge, a measure that the eye can follow.

And the face says who speaks. In a real JupyterLab.
"""

import re

import pytest

from helpers.lab import Lesson

pytestmark = pytest.mark.browser

COLUMN = 608
# Where the first letter of each piece of prose, and of each text of a card, stands.
EDGES = """() => {
  const left = (el) => { const range = document.createRange(); range.selectNodeContents(el);
    return range.getClientRects()[0]?.left; };
  const seen = (what) =>
    [...document.querySelectorAll(what)].filter(e => e.offsetParent && e.textContent.trim());
  const all = (what) => seen(what).map(left);
  return {
    prose: all('.ws-lesson .jp-MarkdownOutput > :is(p, h1, h2, h3)'),
    cards: all('.ws-lesson .ws-card > :is(.ws-prompt, .ws-place:not([hidden]))'),
    widths: seen('.ws-lesson .ws-card').map(e => { const style = getComputedStyle(e);
      return e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight); }),
    out: seen('.ws-lesson .ws-card').map(e => e.getBoundingClientRect().left),
  };
}"""
# How many letters stand on each line of prose that is full: the last line of a paragraph is not.
LINES = """() => [...document.querySelectorAll('.ws-lesson .jp-MarkdownOutput > p')].flatMap((p) => {
  const lines = new Map();
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let i = 0; i < node.length; i++) {
    const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    const line = Math.round(box.bottom / 12);
    if (box.width) lines.set(line, (lines.get(line) || 0) + 1);
  }
  return [...lines.values()].slice(0, -1);
})"""
FACE = "([what]) => getComputedStyle(document.querySelector(what)).fontFamily"


@pytest.fixture(scope="module")
def lesson(lab, browser):
    """A lesson with all of its widgets, opened once for all that only look at it."""
    opened = Lesson(lab, browser, "lessons/03_fact_claim_or_allegation.ipynb", again=True).wait_for_widgets(5)
    opened.page.set_viewport_size({"width": 1366, "height": 768})
    opened.page.wait_for_function("() => !document.querySelector('.ws-kit-still, .ws-kit-waiting')")
    yield opened
    opened.close()
    assert opened.errors == []


def first_face(lesson: Lesson, what: str) -> str:
    return lesson.page.evaluate(FACE, [what]).split(",")[0].strip('"')


def test_prose_and_cards_stand_on_one_left_edge(lesson):
    seen = lesson.page.evaluate(EDGES)
    assert len(seen["prose"]) >= 20
    assert len(seen["cards"]) >= 5
    edges = seen["prose"] + seen["cards"]
    assert max(edges) - min(edges) <= 0.5, sorted({round(each, 1) for each in edges})
    assert {round(width) for width in seen["widths"]} == {COLUMN}
    assert {round(min(edges) - left) for left in seen["out"]} == {28}  # a card hangs out, its text does not
    lines = lesson.page.evaluate(LINES)
    print(f"{len(edges)} edges and {len(lines)} full lines looked at")
    assert len(lines) >= 20
    assert 60 <= sorted(lines)[len(lines) // 2] <= 75
    assert first_face(lesson, ".ws-lesson .jp-MarkdownOutput p") == "Public Sans"
    assert first_face(lesson, ".ws-lesson .jp-MarkdownOutput h1") == "Public Sans"
    assert first_face(lesson, ".ws-lesson .jp-MarkdownOutput blockquote") == "Source Serif 4"
    assert first_face(lesson, ".ws-lesson .ws-passage") == "Source Serif 4"
    assert first_face(lesson, ".ws-lesson .ws-question") == "Public Sans"
    loaded = lesson.page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert {re.sub('"', "", name) for name in loaded} >= {"Source Serif 4", "Public Sans"}


def test_a_title_that_the_heading_has_said_is_not_painted_again(lesson):
    painted = lesson.page.evaluate(
        "[...document.querySelectorAll('.ws-lesson .ws-title')].map(e => [e.textContent, e.clientWidth > 1])"
    )
    said = dict(painted)
    assert said["First from memory"] is False  # ### First from memory (3 min)
    assert said["A bet"] is False  # ### A bet (2 min)
    assert said["Fill the gap: who signs?"] is True  # ### The signature test (4 min)
    assert lesson.page.get_by_role("region", name="First from memory").count() == 1  # the card has its name
