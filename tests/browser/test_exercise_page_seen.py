"""How a page of an exercise is seen, heard and printed: every part of it, light and dark, small and large."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from helpers import axe
from helpers.exercise_pages import (
    REFUSED,
    Reader,
    begin,
    hand_in,
    panel,
    question,
    reading,
    work_of,
    write_page,
)
from whosays.base.notebook_files import stems
from whosays.teacher.exercise_page.line_width import WIDTHS, width_of

STEM = "03_fact_claim_or_allegation"
SIGHTS = (
    *(((320, 640), "light"), ((390, 844), "light"), ((390, 844), "dark")),
    *(((768, 1024), "light"), ((1366, 768), "dark")),
)
SMALL = """els => els.filter((e) => e.offsetParent).filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && (box.width < 24 || box.height < 24);
}).map((e) => e.outerHTML.slice(0, 120))"""
HIGH = """rows => rows.map((row) => [row.textContent,
  row.offsetHeight / parseFloat(getComputedStyle(row).lineHeight)])"""
MEASURED = """letters => document.fonts.load('400 20px "Source Serif 4"').then(() => {
  const ink = document.createElement("canvas").getContext("2d");
  ink.font = '400 1000px "Source Serif 4"';
  return letters.map((each) => Math.floor(ink.measureText(each).width));
})"""
COLOURS = "bars => bars.slice(0, 3).map((bar) => getComputedStyle(bar).backgroundColor)"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(root, tmp_path_factory) -> Path:
    return write_page(root, STEM, tmp_path_factory.mktemp("page"), to="Class 10b", ask_name=True)


def faults(page: Page) -> list[str]:
    """What axe finds, what scrolls sideways, and targets that are too small."""
    # What the bar at the thumb lies over is scrolled out from under it; axe cannot scroll.
    page.evaluate(
        "for (const bar of document.querySelectorAll('.bar, .xp-head')) bar.style.position = 'static'"
    )
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = page.eval_on_selector_all("button, a, summary, input:not([type=file]), textarea", SMALL)
    small = [each for each in small if 'type="radio"' not in each and 'type="checkbox"' not in each]
    return [*axe.violations(page), *([f"{wide} pixels too wide"] if wide > 0 else []), *small]


class Seen:
    """What was found in the parts of a page: of each task one question is looked at."""

    def __init__(self) -> None:
        self.parts: set[str] = set()
        self.found: list[str] = []

    def look(self, page: Page) -> None:
        """Look at a part that was not looked at yet."""
        if panel(page) not in self.parts:
            self.parts.add(panel(page))
            self.found += faults(page)


def walk(page: Page, look, folder: Path) -> int:
    """Look at every part: first sight, story, each question, work, form, questions left open, receipt."""
    count = 0

    def see() -> None:
        nonlocal count
        count += 1
        look(page)

    see()
    page.click("#read")
    see()
    page.click("#next")
    for _ in range(60):
        if panel(page) == "hand":
            break
        if question(page).locator("input[type=radio]").count():
            question(page).locator("input[type=radio]").first.check()
        elif question(page).locator("textarea").count():
            question(page).locator("textarea").fill("The article says so, and the union says otherwise.")
        see()
        page.click("#next")
    see()
    page.click("#mine")
    see()
    page.click("#work-delete")
    see()
    page.click("#work-keep")
    page.click("#work-back")
    names = page.locator("#form input")
    if names.count() > 1:
        names.nth(1).fill("Ana")
    names.first.fill("17")
    page.locator("#form button[type=submit]").click()
    see()
    hand_in(page, "17", folder)
    page.click("#copy summary")
    see()
    return count


def test_a_question_has_no_findings(browser, file: Path):
    with reading(browser, width=390, height=844) as reader:
        page = reader.open(file)
        begin(page)
        assert faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scheme"), SIGHTS, ids=str)
def test_every_part_of_a_page_has_no_findings(browser, file: Path, tmp_path, size, scheme):
    found: dict[str, list[str]] = {}
    with reading(browser, *size, color_scheme=scheme) as reader:
        page = reader.open(file)
        count = walk(page, lambda page: found.setdefault(panel(page), []).extend(faults(page)), tmp_path)
        page.close()
        page = reader.open(file)
        assert panel(page) == "who"
        found["who"] = faults(page)
    with reading(browser, *size, color_scheme=scheme) as reader:
        found["refused"] = faults(reader.open(file, REFUSED))
    assert {name: each for name, each in found.items() if each} == {}
    print(f"{count + 2} sights at {size[0]}, {scheme}")


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scheme"), [((320, 640), "dark"), ((1366, 768), "light")], ids=str)
def test_what_is_said_of_faults_has_no_findings(browser, file: Path, tmp_path, size, scheme):
    changed = tmp_path / "changed.html"
    changed.write_text(file.read_text("utf-8").replace("Lowdrith", "Lowdrich"), encoding="utf-8")
    found = {}
    with reading(browser, *size, color_scheme=scheme) as reader:
        page = reader.open(file, "delete Object.hasOwn;")
        expect(page.locator("#refusal")).to_be_visible()
        found["old"] = faults(page)
        page = reader.open(changed)
        begin(page)
        expect(page.locator("#changed")).to_be_visible()
        found["changed"] = faults(page)
        question(page).locator("input").first.check()
        page.evaluate("() => { localStorage.clear(); window.dispatchEvent(new Event('focus')); }")
        expect(page.locator("#notice")).to_be_visible()
        found["emptied"] = faults(page)
    assert {name: each for name, each in found.items() if each} == {}
    print(f"{len(found)} sights at {size[0]}, {scheme}")


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scheme"), [((320, 640), "dark"), ((1366, 768), "light")], ids=str)
def test_what_is_asked_about_numbers_and_brought_work_has_no_findings(browser, file: Path, size, scheme):
    found = {}
    with reading(browser, *size, color_scheme=scheme) as reader:
        page = reader.open(file)
        begin(page)
        question(page).locator("input").first.check()
        work = work_of(page)
        for number in ("22", "22", "no number"):
            page.click("#mine") if panel(page) != "work" else None
            page.click("#work-else")
            page.fill("#who-number", number)
            page.click("#who-begin")
            found[f"{number} {len(found)}"] = faults(page)
            if page.locator("#who-same").is_visible():
                page.click("#who-same-me")
            elif panel(page) == "start":
                begin(page)
                question(page).locator("input").nth(1).check()
        page.get_by_role("button", name="That is me: go on").first.click()
        page.click("#mine")
        file_of = {"name": "x.jsonl", "mimeType": "text/plain", "buffer": work.replace(b'"n": 1', b'"n": 9')}
        page.set_input_files("#work-file", file_of)
        expect(page.locator("#work-whose")).to_be_visible()
        found["whose"] = faults(page)
        page.click("#work-same")
        expect(page.locator("#work-go")).to_be_focused()
        found["taken over"] = faults(page)
    assert {name: each for name, each in found.items() if each} == {}
    print(f"{len(found)} sights at {size[0]}, {scheme}")


@pytest.mark.slow
def test_every_exercise_has_no_findings(browser, root, tmp_path):
    sights = 0
    for stem in stems(root, "exercises"):
        path = write_page(root, stem, tmp_path)
        seen = Seen()
        with reading(browser, width=390, height=844) as reader:
            walk(reader.open(path), seen.look, tmp_path)
            assert reader.foreign(path.as_uri()) == []
        assert seen.found == [], stem
        sights += len(seen.parts)
    print(f"{sights} sights")
    assert sights > 150


@pytest.mark.slow
def test_every_story_fits_and_every_worksheet_is_short(browser, root, tmp_path):
    sides, count = {}, 0
    for stem in stems(root, "exercises"):
        path = write_page(root, stem, tmp_path)
        for width in (320, 390, 1366):
            with reading(browser, width=width, height=800) as reader:
                page = reader.open(path)
                page.click("#read")
                page.evaluate("document.fonts.ready")
                rows = page.eval_on_selector_all(
                    "#story .ln",
                    HIGH,
                )
                wrapped = [text for text, lines in rows if lines > 1.5]
                assert wrapped == [], (stem, width)
                count += len(rows)
        with reading(browser) as reader:
            pdf = reader.open(path).pdf(prefer_css_page_size=True)
        sides[stem] = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    print(f"{count} lines; {len(sides)} worksheets of {min(sides.values())} to {max(sides.values())} sides")
    assert max(sides.values()) <= 4
    assert sides[STEM] == 2


@pytest.mark.slow
def test_letters_are_as_wide_as_the_lines_were_reckoned_with(browser, file: Path):
    with reading(browser) as reader:
        page = reader.open(file)
        letters = "".join(WIDTHS.values())
        wide = dict(zip(letters, page.evaluate(MEASURED, [*letters]), strict=True))
    wrong = {each: wide[each] for each in letters if not wide[each] <= width_of(each) <= wide[each] + 31}
    assert wrong == {}
    print(f"{len(wide)} letters")
    assert len(wide) > 90


@pytest.mark.slow
def test_enlarged_to_twice_its_size_nothing_is_lost(browser, file: Path):
    with reading(browser, width=683, height=384, device_scale_factor=2) as reader:
        page = reader.open(file)
        begin(page)
        expect(page.locator("#next")).to_be_in_viewport()
        assert faults(page) == []


@pytest.mark.slow
def test_in_forced_colours_what_is_answered_is_still_told(browser, file: Path):
    reader = Reader(browser, forced_colors="active")
    page = reader.open(file)
    begin(page)
    question(page).locator("input").first.check()
    page.click("#next")
    colours = page.eval_on_selector_all("#far i", COLOURS)
    assert len({*colours}) > 1
    assert (
        page.locator("#story mark").first.evaluate("m => getComputedStyle(m).borderBottomStyle") == "double"
    )
    reader.close()
