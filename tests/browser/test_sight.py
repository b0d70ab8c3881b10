"""Contrast that axe cannot see, and Windows' contrast themes, which take tints, shadows and colours away.

A contrast theme (``forced-colors: active``) leaves lines, letters and its own few colours. What means
something must be said by one of these, and a line that was transparent must not appear.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helpers.forced import Seen, compare, contrast_theme
from helpers.painted import CONTRAST, every_widget, paint, still_page
from helpers.thorough import rarely
from whosays.learner.widgets.assets import HERE, css

pytestmark = pytest.mark.browser

LEAST = 4.5  # WCAG 2.2, 1.4.3
KINDS = "FOCAJPX"
VOUCHES = ("bold", "wavy", "faded", "both", "page")
HELD = ("", "rd-on", "rd-lit", "rd-dim", "rd-lit rd-on", "rd-dim rd-on")
NO_WIDGET = {"common"}  # folders that paint nothing by themselves
# By folder: elements, and what makes one of them mean something else: classes, or an attribute's value.
STATES = {
    "choose": [(".ws-btn", "aria-disabled=true")],
    "sort": [
        (".ws-step:not([aria-current])", "aria-current=step"),
        (".ws-option:not(.best)", "best"),
        (".ws-passage mark:not(.ws-clue)", "ws-clue"),
    ],
    "mark": [
        (".mk-sheet .mk-u", state)
        for state in ("r-source on", "r-cue on", "r-cue missed", "extra", "r-cue extra missed", "picked")
    ],
    "chain": [(".ch-name", "aria-disabled=true")],
    "order": [],
    "number": [],
    "write": [],  # what it says of saving, it says in words
    "results": [(".rs-word", "aria-selected=true"), (".rs-open[aria-disabled=false]", "aria-disabled=true")],
    "who_is_behind": [],  # what is open is there to be read
    "twice": [],  # its choices are those of a sort
    "read": [
        (".rd-kinds .rd-text .rd-s", "rd-on"),
        (".rd-kinds .rd-text .rd-s", "rd-dim"),
        (".rd-text .rd-word", "rd-on"),
        (".rd-chip", "aria-pressed=true"),
        (".rd-switch", "aria-checked=true"),
        *[
            (".rd-xray .rd-text .rd-s.rd-v-faded", f"rd-v-faded rd-v-{each}")
            for each in ("bold", "wavy", "both")
        ],
        (".rd-xray .rd-text .rd-s", "rd-lit"),
    ],
    "voices": [(".ws-bar i.own", "retold")],
    "cards": [],
    "picture": [],  # what it shows stands below it in words
    "mirror": [],  # closed; what differs in it is said in words, and by a broken line
    "end": [],  # what it says of the work, it says in words
    "progress": [(".ws-bit", "optional")],
    "hand_in": [(".hi-box", "aria-invalid=true")],
}


@pytest.fixture(scope="module")
def page(browser: Browser):
    opened = still_page(browser)
    yield opened
    opened.context.close()


@pytest.fixture(scope="module")
def widgets(root: Path, tmp_path_factory) -> list[tuple[str, Any]]:
    return list(every_widget(root, tmp_path_factory.mktemp("work")))


def test_every_folder_of_a_widget_is_looked_at(widgets):
    folders = {each.name for each in HERE.iterdir() if each.is_dir() and list(each.glob("*.js"))} - NO_WIDGET
    assert {name for name, _ in widgets} == folders == set(STATES)


@pytest.mark.parametrize("dark", [True, *rarely(False)])
def test_no_text_of_a_widget_is_too_pale(page: Page, widgets, dark):
    """What axe leaves out as well: letters in front of words, and words on more than one tint."""
    pale, seen = {}, 0
    for name, widget in widgets:
        paint(page, widget, dark=dark)
        found = page.evaluate("contrasts(document.getElementById('out'))")
        seen += len(found)
        pale |= {f"{name} {what}": round(ratio, 2) for what, ratio in found if ratio < LEAST}
    print(f"{seen} texts and letters in {len(widgets)} widgets, {dark=}")
    assert pale == {}
    assert seen > 800


@pytest.mark.parametrize("dark", [True, *rarely(False)])
@pytest.mark.parametrize("seconds", ["FP", *rarely("OCAJX")])
def test_a_statement_within_a_statement_can_be_read_however_they_are_shown(
    page: Page, seconds: str, dark: bool
):
    outer = [f"k{kind} {held}" for kind in KINDS for held in HELD]
    inner = [
        (f"k{kind} {held}", k2) for kind in KINDS for held in HELD for k2 in ("", *seconds) if k2 != kind
    ]
    pale = lowest(page, dark, "rd-kinds", outer, inner)
    outer = [f"kF rd-v-{vouch} {held}" for vouch in VOUCHES for held in HELD]
    inner = [(f"k{kind} rd-v-{vouch} {held}", "") for kind in KINDS for vouch in VOUCHES for held in HELD]
    assert pale + lowest(page, dark, "rd-xray", outer, inner) == []


def lowest(page: Page, dark: bool, view: str, outer: list[str], inner: list[tuple[str, str]]) -> list[str]:
    """The texts that are too pale among all statements of ``inner`` within all of ``outer``."""
    shell = f'<body data-jp-theme-light="{str(not dark).lower()}"><main id="out"></main></body>'
    page.set_content(f"<style>{css('read/read.css')}</style>{shell}")
    page.add_script_tag(path=CONTRAST)
    found = page.evaluate("all => nested(...all)", [view, outer, inner])
    print(f"{len(found)} texts and letters, {view}, the palest {min(found, key=lambda each: each[1])}")
    assert len(found) > 2000
    return sorted({f"{view} {what}: {ratio:.2f}" for what, ratio in found if ratio < LEAST})


@pytest.mark.parametrize("scheme", ["dark", *rarely("light")])
def test_a_contrast_theme_hides_no_shape_and_draws_no_line_of_its_own(page: Page, widgets, scheme):
    wrong, lines, shapes, signs = set(), 0, 0, Counter()
    for name, widget in widgets:
        for seen in compared(paint(page, widget), scheme):
            wrong |= {f"{name}: {each}" for each in seen.wrong}
            lines, shapes, signs = lines + seen.lines, shapes + seen.shapes, signs + seen.signs
    print(f"{lines} transparent lines, {shapes} shapes without words, {signs} in {len(widgets)} widgets")
    assert wrong == set()
    assert lines > 20
    assert shapes > 0  # the bits of the strip, as far as they are filled
    assert signs["ws-step"] > 40
    assert signs["ws-option"] > 1  # the tick of the best one
    assert signs["ws-sign"] > 30  # before a reason, and in the numbers at a task's end


def compared(page: Page, scheme: str) -> Iterator[Seen]:
    """A widget as it opens, and a card at its first question too: there its answers are explained."""
    yield compare(page, "#out", scheme)
    if step := page.query_selector(".ws-step"):
        step.click()
        yield compare(page, "#out", scheme)


def test_what_means_something_looks_different_in_a_contrast_theme(page: Page, widgets):
    contrast_theme(page, True)
    tried, same = Counter(), set()
    for name, widget in widgets:
        paint(page, widget)
        for selector, state in STATES[name]:
            if element := page.query_selector(selector):
                before = element.evaluate("looks")
                element.evaluate("toggle", state)
                tried[name, selector, state] += 1
                if element.evaluate("looks") == before:
                    same.add((name, selector, state))
    contrast_theme(page, False)
    print(f"{sum(tried.values())} states of {len(tried)} sorts")
    assert same == set()
    missed = {(name, *each) for name, found in STATES.items() for each in found} - set(tried)
    assert missed == set(), "not seen in any widget"
