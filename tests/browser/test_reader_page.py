"""The reader in a real browser: on a page of its own, where every key is tried, and in JupyterLab."""

import json
from pathlib import Path
from typing import Any

import pytest

from helpers import axe
from helpers.thorough import rarely
from whosays.articles.article import Article, Paragraph
from whosays.articles.key import COLUMNS, Key, Statement
from whosays.articles.seed import Seed, read_seed
from whosays.base.places import seed_folder
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.read.widget import VIEWS, Reader

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Reader</title>
<style>%(css)s body { margin: 0; padding: 8px; background: %(back)s; }</style></head>
<body data-jp-theme-light="%(light)s"><main><h1 class="ws-sr">Page</h1><h2 class="ws-sr">Part</h2>
<button id="before">before</button><div id="here"></div><button id="after">after</button></main>
<script type="module">%(js)s
globalThis.leaked = [];
document.addEventListener("keydown", (event) => globalThis.leaked.push(event.key));
const task = %(task)s;
const model = { get: () => task, on() {}, off() {}, send() {} };
globalThis.paint = () => {
  globalThis.clean = reader.render({ model, el: document.getElementById("here") });
};
globalThis.paint();
</script></body></html>"""
TWO_PIECES = "Head\n\nOn Monday, said Anna, the port was closed.\n"


@pytest.fixture(scope="module")
def venezuela() -> Seed:
    return read_seed(seed_folder("venezuela-2018"))


@pytest.fixture
def show(browser):
    """A function that paints a reader and gives the page; errors in the page fail the test."""
    errors: list[str] = []
    context = browser.new_context(reduced_motion="reduce")

    def paint(reader: Reader, dark: bool = False, width: int = 960):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_content(html(reader.task, dark))
        page.wait_for_selector(".rd")
        return page

    yield paint
    context.close()
    assert errors == []


def html(task: dict, dark: bool) -> str:
    module = esm("read/read.js").replace("export default { render };", "const reader = { render };")
    return PAGE % {
        "css": css("read/read.css"),
        "back": "#111" if dark else "#fff",
        "light": "false" if dark else "true",
        "js": module,
        "task": json.dumps(task).replace("<", "\\u003c"),
    }


def reader_of(seed: Seed, view: str, **more: Any) -> Reader:
    return Reader(seed.article, seed.key, seed.glossary, view, **more)


def two_pieces() -> Reader:
    """A statement in two pieces, with a label inside its second piece."""
    source = {"name": "x", "real": False, "serves": "lessons", "layout": {}}
    blocks = (Paragraph("h", "headline", 0, 4, "Head"), Paragraph("p1", "paragraph", 6, 48, TWO_PIECES[6:48]))
    article = Article("made-up", TWO_PIECES, source, blocks, "0" * 64)
    start, label = TWO_PIECES.index("the port"), TWO_PIECES.index("closed")
    spans = {"p1.1": ((6, 15), (start, 47)), "p1.2": ((label, label + 6),), "p1.3": ((17, 26),)}
    rows = {
        "p1.1": {"kind": "allegation", "source": "Anna < the article", "speaker": "official"},
        "p1.2": {"kind": "characterisation", "source": "Anna < the article", "speaker": "official"},
        "p1.3": {"kind": "reported fact", "source": "the article", "speaker": "article"},
    }
    made = [
        Statement(
            name, spans[name], (), (), dict.fromkeys(COLUMNS, "") | rows[name] | {"why": f"Why {name}."}
        )
        for name in ("p1.1", "p1.3", "p1.2")
    ]
    return Reader(article, Key(article, tuple(made)))


def violations(page, only: tuple[str, ...] = axe.WITH_BEST_PRACTICE) -> list[str]:
    return axe.violations(page, ".ws", only)


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(show, venezuela, view, dark):
    look_for_all(show, venezuela, view, dark, axe.WITH_BEST_PRACTICE)


@pytest.mark.parametrize(
    ("view", "dark", "only"),
    [
        pytest.param("clean", False, axe.WITH_BEST_PRACTICE, marks=pytest.mark.slow),
        pytest.param("lines", False, axe.WITH_BEST_PRACTICE, marks=pytest.mark.slow),
        ("xray", False, axe.WITH_BEST_PRACTICE),  # with all that "kinds" has
        ("kinds", True, axe.COLORS),
    ],
)
def test_axe_finds_nothing_once_a_view(show, venezuela, view, dark, only):
    look_for_all(show, venezuela, view, dark, only)


def look_for_all(show, venezuela, view, dark, only):
    page = show(
        reader_of(venezuela, view, title="The article", prompt="Read it.", hide=view == "clean"), dark
    )
    page.locator(".rd-word").first.focus()
    if view in ("kinds", "xray"):
        page.locator("summary").click()
        page.locator("[data-id='p1.2']").first.focus()
    assert violations(page, only) == []
    if view in ("kinds", "xray"):
        page.get_by_role("button", name="Allegation" if view == "kinds" else "Maduro").first.click()
        page.get_by_role("switch", name="Show hard words").click()
        page.locator("[data-id='p1.4']").first.click()
        assert violations(page, only) == []


def test_axe_would_find_something(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    page.evaluate("document.querySelector('.rd-switch').textContent = ''")
    assert any("name" in each for each in violations(page))


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_shows_the_text_unchanged(show, venezuela, view):
    page = show(reader_of(venezuela, view))
    shown = page.locator(".rd-text").evaluate_all(
        """(texts) => texts.map((text) => { const words = text.cloneNode(true);
             words.querySelectorAll(".rd-who").forEach((name) => name.remove());
             return words.textContent; })"""
    )
    assert shown == [each.text for each in venezuela.article.paragraphs]


def shown_id(page) -> str:
    return page.evaluate("document.activeElement.dataset.id || document.activeElement.dataset.term || ''")


def test_the_keyboard_alone(show, venezuela):
    page = show(Reader(venezuela.article, venezuela.key))
    order = page.locator("[data-id]").evaluate_all("(all) => [...new Set(all.map((e) => e.dataset.id))]")
    assert len(order) == len(venezuela.key.statements)
    page.locator("[role=switch]").focus()
    while "rd-chip" in page.evaluate("(document.activeElement.className)") or not shown_id(page):
        page.keyboard.press("Tab")
    walked = [shown_id(page)]
    for _ in order[1:]:
        page.keyboard.press("ArrowRight")
        walked.append(shown_id(page))
    assert walked == order, "the arrows reach every statement, in the order of the page"
    page.keyboard.press("Home")
    assert shown_id(page) == order[0]
    page.keyboard.press("]")
    page.keyboard.press("]")
    assert shown_id(page) == "p1.1"
    page.keyboard.press("ArrowDown")
    assert page.locator(".rd-note .rd-kind").inner_text().startswith(("A\nAllegation", "A Allegation"))
    page.keyboard.press("Enter")
    assert page.locator(".rd-held").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".rd-note").is_hidden()
    page.keyboard.press("Tab")
    assert shown_id(page) == "", "the article is one Tab stop"
    leaked = page.evaluate("leaked")
    assert [key for key in leaked if key not in ("Tab",)] == [], "JupyterLab would act on these keys"


def test_a_statement_and_what_lies_in_it_lead_to_each_other(show):
    page = show(two_pieces())
    pieces = page.locator("[data-id='p1.1']")
    assert pieces.count() == 2
    pieces.nth(1).click(position={"x": 20, "y": 8})
    lit = page.locator(".rd-on").all_inner_texts()
    assert lit == ["On Monday", "the port was closed"], "both pieces light up together"
    assert "Why p1.1." in page.locator(".rd-note").inner_text()
    page.locator(".rd-link").click()
    assert shown_id(page) == "p1.2"
    assert "Why p1.2." in page.locator(".rd-note").inner_text()
    page.locator(".rd-link").click()
    assert shown_id(page) == "p1.1"
    page.locator(".rd-close").click()
    assert page.locator(".rd-note").is_hidden()
    assert shown_id(page) == "p1.1"


def test_both_marks_of_nested_statements_are_seen(show):
    page = show(two_pieces())
    style = """(e) => { const s = getComputedStyle(e);
                        return [s.textDecorationStyle, s.textUnderlineOffset, s.backgroundImage]; }"""
    outer = page.locator("[data-id='p1.1']").nth(1).evaluate(style)
    inner = page.locator("[data-id='p1.2']").evaluate(style)
    assert (outer[0], inner[0]) == ("wavy", "dotted")
    assert float(outer[1].removesuffix("px")) > float(inner[1].removesuffix("px"))
    assert outer[2] != inner[2] != "none"


def test_pointing_shows_the_note_and_the_note_stays(show, venezuela):
    page = show(Reader(venezuela.article, venezuela.key))
    why = venezuela.key.statement("p4.1").row["why"]
    statement, note = page.locator("[data-id='p4.1']").first, page.locator(".rd-note")
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # the pointer rests as long as we say, however slow the machine is
    statement.hover()
    page.clock.run_for(400)
    assert note.get_by_text(why).is_visible()
    box, start = note.bounding_box(), statement.bounding_box()
    page.mouse.move(start["x"], start["y"] + 40)  # on the way to the note the pointer passes over others
    page.mouse.move(box["x"] + 30, start["y"] + 40, steps=6)
    page.clock.run_for(400)
    assert note.get_by_text(why).is_visible()


def test_a_press_counts_more_than_a_pointer_that_came_a_moment_before(show, venezuela):
    page = show(Reader(venezuela.article, venezuela.key))
    statement, note = page.locator("[data-id='p4.1']").first, page.locator(".rd-note")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    statement.click()
    page.clock.run_for(400)
    held = note.evaluate("(e) => e.classList.contains('rd-held')")
    assert held, "a press holds it, though the pointer rests there, too"
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    statement.hover()
    statement.focus()
    page.keyboard.press("Escape")
    page.clock.run_for(400)
    assert note.is_hidden(), "put away is put away"


def lit_ids(page) -> set[str]:
    return set(page.locator(".rd-lit").evaluate_all("(all) => all.map((e) => e.dataset.id)"))


def test_the_kinds_dim_what_is_left_out(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    kept = {s.id for s in venezuela.key.statements if "allegation" in (s.kind, s.also("kind"))}
    chip = page.locator(".rd-chip.kA")
    assert chip.get_attribute("aria-pressed") == "false"
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert lit_ids(page) == kept
    assert page.locator(".rd-dim").count() > 0
    page.get_by_role("button", name="All", exact=True).click()
    assert page.locator(".rd-dim, .rd-lit").count() == 0


@pytest.mark.parametrize("dark", [False, *rarely(True)])
def test_one_voice_stands_in_ink_and_the_rest_can_still_be_read(show, venezuela, dark):
    page = show(reader_of(venezuela, "xray"), dark)
    page.add_script_tag(path=LOWEST)
    chip = page.get_by_role("button", name="the National Electoral Council", exact=True)
    chip.click()
    lit = lit_ids(page)
    assert {"p4.2", "p4.4", "p4.5"} <= lit
    assert not lit & {"p1.2", "p4.6", "p5.4"}
    found = page.evaluate("contrasts(document.querySelector('.rd-sheet'))")
    pale = [(what, ratio) for what, ratio in found if ratio < 4.5]
    print(f"{len(found)} texts, the palest {min(ratio for _, ratio in found):.2f}")
    assert (len(found) > 80, pale) == (True, [])
    ink = page.locator("[data-id='p4.2']").evaluate(CONTRAST)
    rest = page.locator(".rd-text .rd-s:not(.rd-lit)").evaluate_all(f"(all) => all.map({CONTRAST})")
    assert max(rest) < ink * 0.7, "what is not meant steps back"
    chip.click()
    assert lit_ids(page) == set(), "a second press shows everybody"


def test_the_names_stand_beside_their_lines_and_no_line_moves(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    before = page.evaluate(LINES)
    page.get_by_role("switch", name="X-ray").click()
    moved = [
        abs(a - b)
        for one, other in zip(before, page.evaluate(LINES), strict=True)
        for a, b in zip(one, other, strict=True)
    ]
    assert max(moved) < 1.5, "pixels: letters of kinds take no room"
    assert len(before) > 80
    page.wait_for_function("document.querySelector('.rd-who').style.getPropertyValue('--top') !== ''")
    names = page.evaluate(BESIDE)
    print(f"{len(names)} names beside {len(before)} lines of pieces")
    assert len(names) > 15
    for i, (name, top, bottom, left, line) in enumerate(names):
        assert left > max(right for _, _, right in before), f"{name} stands in the margin"
        above = max((b for _, _, b, _, _ in names[:i]), default=0)
        assert top >= above, f"{name} stands on the name above"
        middle = top + 9  # of its first line
        assert abs(middle - line) <= 4 or top <= above + 3, f"{name}: not beside its line, and nothing above"
        assert -4 <= middle - line <= 48, f"{name} is far from its line"
        assert bottom > line
    page.set_viewport_size({"width": 700, "height": 900})
    position = page.locator(".rd-who").nth(1).evaluate("(e) => getComputedStyle(e).position")
    assert position == "relative", "in the line, before its words"


# Where the letters of the article stand, line by line.
LINES = """() => {
  const walker = document.createTreeWalker(document.querySelector(".rd-sheet"), NodeFilter.SHOW_TEXT,
    (node) => (node.parentElement.closest(".rd-text") && !node.parentElement.closest(".rd-who") ? 1 : 2));
  const range = document.createRange();
  const found = [];
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    for (const r of range.getClientRects()) found.push([r.left, r.top + scrollY, r.right]);
  }
  return found; }"""
BESIDE = """() => [...document.querySelectorAll(".rd-who")].map((e) => {
  const box = e.getBoundingClientRect();
  let next = e.nextSibling;
  const range = document.createRange();
  const at = next.textContent.search(/[^ ]/);
  if (next.nodeType !== 3) next = next.firstChild;
  range.setStart(next, at); range.setEnd(next, at + 1);
  const line = range.getBoundingClientRect();
  return [e.textContent, box.top, box.bottom, box.left, (line.top + line.bottom) / 2]; })"""
LOWEST = Path(__file__).parent.parent / "helpers" / "contrast.js"
CONTRAST = """(el) => {
  const draw = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (text) => { draw.fillStyle = text; draw.fillRect(0, 0, 1, 1);
    return [...draw.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => v / 255); };
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const share = [0.2126, 0.7152, 0.0722];
  const light = (text) => parse(text).map(linear).reduce((sum, v, i) => sum + v * share[i], 0);
  const a = light(getComputedStyle(el).color);
  const b = light(getComputedStyle(el.closest(".rd-page")).backgroundColor);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_xray(show, venezuela, dark):
    page = show(reader_of(venezuela, "kinds"), dark)
    switch = page.get_by_role("switch", name="X-ray")
    assert switch.get_attribute("aria-checked") == "false"
    assert page.locator(".rd-who").first.is_hidden()
    switch.focus()
    page.keyboard.press("Space")
    assert switch.get_attribute("aria-checked") == "true"
    names = page.locator(".rd-paragraph").first.locator(".rd-who").all_text_contents()
    assert names == ["Maduro: "], "said once, with a colon for whoever hears it before the words"
    assert page.get_by_text(
        "Marked is not true. Faded is not false. It shows who answers for the words."
    ).is_visible()
    assert "Of 325 words" in page.locator(".rd-summary").inner_text()
    stroke = "(e) => parseFloat(getComputedStyle(e).webkitTextStrokeWidth)"
    bold = page.locator(".rd-text .rd-v-bold").first
    faded = page.locator(".rd-text .rd-v-faded").first
    both = page.locator(".rd-text .rd-v-both").first
    assert bold.evaluate(stroke) > 0 == both.evaluate(stroke) == faded.evaluate(stroke)
    assert both.evaluate("(e) => getComputedStyle(e).textDecorationStyle") == "dotted"
    for kind in ("bold", "wavy", "faded", "both", "page"):
        seen = page.locator(f".rd-text .rd-v-{kind}").evaluate_all(f"(all) => all.map({CONTRAST})")
        assert not seen or min(seen) >= 4.5, kind
    assert page.locator(".rd-text").first.evaluate(CONTRAST) >= 4.5
    assert faded.evaluate(CONTRAST) < bold.evaluate(CONTRAST)
    page.emulate_media(media="print")
    assert page.locator(".rd-caption strong").is_visible()
    assert page.locator(".rd-who").first.is_visible()


def test_put_away_and_read_again(show, venezuela):
    page = show(reader_of(venezuela, "clean", hide=True))
    page.get_by_role("button", name="I have read it: put it away").click()
    assert page.locator(".rd-sheet").is_hidden()
    assert page.get_by_text("Put away. Answer from memory.").is_visible()
    page.evaluate("clean(); paint()")
    assert page.locator(".rd-sheet").is_hidden(), "it stays away when the notebook paints it again"
    page.get_by_role("button", name="Read it again").click()
    assert page.locator(".rd-sheet").is_visible()


def test_a_hard_word_is_explained_on_the_spot(show, venezuela):
    page = show(reader_of(venezuela, "clean"), width=380)
    word = page.locator("[data-term=coup]").first
    word.click()
    assert word.get_attribute("aria-expanded") == "true"
    meaning = next(entry.meaning for entry in venezuela.glossary if entry.term == "coup")
    assert meaning in page.locator(".rd-note").inner_text()
    word.click()
    assert page.locator(".rd-note").is_hidden()


def test_a_word_of_a_statement_is_explained_with_its_kind(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    page.locator("[data-term='political prisoners']").click()
    note = page.locator(".rd-note").inner_text()
    meaning = next(each.meaning for each in venezuela.glossary if each.term == "political prisoners")
    assert meaning in note
    assert venezuela.key.statement("p6.4").row["why"] in note
    assert "Judgement" in note
    page.keyboard.press("Escape")
    assert page.locator(".rd-note").is_hidden()
    page.keyboard.press("ArrowRight")
    assert shown_id(page) == "p7.1", "the keys pass over words nobody asked for"
    page.get_by_role("switch", name="Show hard words").click()
    page.locator("[data-id='p7.1']").focus()
    page.keyboard.press("ArrowRight")
    assert shown_id(page) == "detained"
    assert "Held by the police" in page.locator(".rd-note").inner_text()


def test_hard_words_are_quiet_until_they_are_wanted(show, venezuela):
    page = show(reader_of(venezuela, "clean"))
    line = "(all) => new Set(all.map((e) => getComputedStyle(e).textDecorationLine)).size"
    style = "(e) => getComputedStyle(e).textDecorationLine"
    words = page.locator(".rd-word")
    assert words.count() > 20
    assert (words.evaluate_all(line), words.first.evaluate(style)) == (1, "none")
    words.first.hover()
    assert words.first.evaluate(style) == "underline", "whoever rests on a word sees that it is explained"
    switch = page.get_by_role("switch", name="Show hard words")
    switch.focus()
    page.keyboard.press("Space")
    assert switch.get_attribute("aria-checked") == "true"
    assert (words.evaluate_all(line), words.last.evaluate(style)) == (1, "underline")
    page.evaluate("clean(); paint()")
    assert words.last.evaluate(style) == "underline", "remembered when the notebook paints the page again"


def test_what_cannot_be_ours_is_shown_as_text(show):
    text = "Head\n\n<script>globalThis.ran = 1</script><img src=x onerror='globalThis.ran = 1'> "
    text += "שלום 👩‍👧 e\u0301\n"
    source = {"name": "x", "real": False, "serves": "lessons", "layout": {}}
    blocks = (
        Paragraph("h", "headline", 0, 4, "Head"),
        Paragraph("p1", "paragraph", 6, len(text) - 1, text[6:-1]),
    )
    article = Article("made-up", text, source, blocks, "0" * 64)
    bad = dict.fromkeys(COLUMNS, "<b>bad</b>") | {
        "kind": "allegation", "speaker": "party", "also_facet": "", "also": "", "why_also": ""
    }  # fmt: skip
    page = show(Reader(article, Key(article, (Statement("p1.1", ((6, 20),), (), (), bad),))))
    page.locator("[data-id]").first.click()
    page.locator("summary").click()
    assert page.evaluate("globalThis.ran") is None
    assert page.locator(".ws script, .ws img, .ws b").count() == 0
    assert page.locator(".rd-text").nth(1).evaluate("(e) => e.textContent") == text[6:-1]
    assert page.get_by_text("Invented for practice").first.is_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_a_narrow_page_needs_no_scrolling_sideways(show, venezuela, view):
    page = show(reader_of(venezuela, view))
    page.locator("[data-id], .rd-word").nth(3).focus()
    for width in (320, 380, 480, 700):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_leaves_nothing_behind(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    page.evaluate("clean()")
    assert page.evaluate("document.getElementById('here').childElementCount") == 0


def test_targets_are_big_enough(show, venezuela):
    page = show(reader_of(venezuela, "kinds"))
    page.locator("[data-id='p1.2']").first.click()
    looked_at = 0
    for each in page.locator(".ws button:visible, .ws summary").all():
        box = each.bounding_box()
        looked_at += 1
        assert box["height"] >= 24 <= box["width"], each.evaluate("(e) => e.outerHTML")
    assert looked_at >= 10


@pytest.mark.browser
@pytest.mark.slow
def test_in_jupyterlab_it_keeps_its_keys_and_its_looks(open_lesson):
    lesson = open_lesson("lessons/03_fact_claim_or_allegation.ipynb").wait_for_widgets()
    page = lesson.page
    page.wait_for_selector(".rd-xray", state="attached")
    lesson.show_all()
    cells = page.evaluate("jupyterapp.shell.currentWidget.content.model.cells.length")
    page.locator("[data-id='p4.2']").first.click()
    lesson.press("d", "d", "x", "a", "b", "m", "0", "0", "ArrowDown", "ArrowRight", "Home")
    assert page.evaluate("document.activeElement.closest('.rd') !== null")
    assert page.evaluate("jupyterapp.shell.currentWidget.content.model.cells.length") == cells
    page.locator("[data-id='p4.2']").first.click()
    note = page.locator(".rd-note")
    terms = note.locator("dt, dd").evaluate_all("(all) => all.map((e) => getComputedStyle(e).float)")
    assert terms
    assert set(terms) == {"none"}, "JupyterLab's own lists must not reach in"
    for theme in ("light", "dark"):
        lesson.theme(theme)
        assert lesson.violations(".rd", axe.BY_THEME[theme]) == []
