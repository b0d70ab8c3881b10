"""The site in a real browser, from a plain file server: what a class with nothing installed meets."""

import csv
import json
import subprocess
import sys

import pytest
from playwright.sync_api import Locator, Page, expect

from helpers import axe, exercise_pages
from helpers.browser_storage import kept_in, unlisted, used
from helpers.built_site import LATE, Asked, kit_cells, open_notebook, wait_for_widgets
from helpers.wheel_search import found_in, secrets
from whosays.learner.answers.hand_in_file import read_handed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STEM = "03_fact_claim_or_allegation"
FILE = f"{STEM}.17.answers.jsonl"
FORM = """() => [...document.querySelectorAll('.ws-still-holder')].some((each) => each.offsetHeight > 40)
  && { alive: document.querySelectorAll('.jp-OutputArea-output .ws').length }"""
LANDING = 300_000  # bytes, before JupyterLite starts


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    made.set_default_timeout(LATE)
    yield made
    made.close()


def card(page: Page, title: str) -> Locator:
    return page.locator("section.ws", has=page.get_by_role("heading", name=title, exact=True))


def first_answer(page: Page) -> None:
    """The first question has its answer again; a card opens at the first that waits."""
    box = card(page, "Fact, claim or allegation?")
    box.get_by_role("button", name="Question 1,").click()
    expect(box.locator("input:checked")).to_have_value("official claim", timeout=LATE)


def test_lesson_03_by_keyboard_over_a_reload_and_a_new_tab(root, context, home):
    asked, page = Asked(context, home), context.new_page()
    path = f"lessons/{STEM}"
    page.goto(f"{home}jupyter/lab/index.html?path={path}.ipynb")
    expect(page.locator(".wsb-loading")).to_contain_text("You can read already", timeout=LATE)
    form = page.wait_for_function(FORM, timeout=LATE).json_value()
    assert form["alive"] == 0, "the form stands there before Python does"
    count = kit_cells(root, "lessons", STEM)
    wait_for_widgets(page, count)
    assert page.locator(".wsb-loading").count() == 0
    expect(page.locator(".ws:not(.ws-still) .ws-memory-box")).to_have_count(1)  # asked from memory first
    box = card(page, "Fact, claim or allegation?")
    box.locator("input[type=radio]").first.focus()
    page.keyboard.press("1")
    expect(box.locator(".ws-saved")).to_contain_text("saved ", timeout=LATE)
    page.keyboard.press("ArrowDown")
    expect(box.locator("input:checked")).to_have_value("official claim", timeout=LATE)
    expect(box.locator(".ws-saved")).to_contain_text("saved ", timeout=LATE)

    page.reload()
    wait_for_widgets(page, count)
    first_answer(page)
    page.close()
    second = context.new_page()
    open_notebook(second, home, path, count)
    first_answer(second)
    second.goto(home)
    expect(second.locator("#begin a")).to_have_text("Go on with lesson 4", timeout=LATE)
    print(f"\n{count} widgets, {len(asked.urls)} requests")
    assert len(asked.urls) > 100
    assert asked.elsewhere == []
    assert asked.forbidden == []


def test_an_exercise_is_handed_in_and_graded(root, context, home, tmp_path):
    asked, page = Asked(context, home), context.new_page()
    open_notebook(page, home, f"lessons/{STEM}", kit_cells(root, "lessons", STEM))
    page.get_by_role("link", name="On to the exercise").last.click()
    expect(page).to_have_url(f"{home}exercises/{STEM}.html")
    exercise_pages.begin(page)
    count = exercise_pages.answer_all(page)
    sent = tmp_path / "sent"
    sent.mkdir()
    assert exercise_pages.hand_in(page, "17", sent).name == FILE
    handed = read_handed_in((sent / FILE).read_bytes(), FILE)
    assert (handed.learner, handed.whole, handed.problems) == ("17", True, ())
    assert len(handed.events) == count > 5
    whosays(tmp_path, "collect", "sent")
    whosays(tmp_path, "grade", "collected", "--to", "marks")
    rows = [
        row for path in (tmp_path / "marks").rglob("*.csv") for row in csv.reader(path.open(encoding="utf-8"))
    ]
    assert any("17" in row for row in rows)
    assert asked.elsewhere == []
    assert asked.forbidden == []


def whosays(folder, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "whosays", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-1000:]


def test_a_request_to_another_host_would_be_seen(context, home):
    asked, page = Asked(context, home), context.new_page()
    page.goto(home)
    assert asked.elsewhere == []
    page.route("http://elsewhere.test/**", lambda route: route.abort())
    page.goto(f"{home}jupyter/jupyter-lite.json")
    page.evaluate("fetch('http://elsewhere.test/x').catch(() => null)")
    assert asked.elsewhere == ["http://elsewhere.test/x"]


@pytest.mark.parametrize("width", [320, 390, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_landing_page(browser, home, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 768}, color_scheme=scheme)
    loaded = []
    page.on("response", lambda response: loaded.append(len(response.body())))
    page.goto(home, wait_until="networkidle")
    print(f"\n{sum(loaded)} bytes in {len(loaded)} files")
    assert 20_000 < sum(loaded) < LANDING
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = page.locator("[data-statement='p4.7']").first
    words.focus()
    expect(page.locator("#note .who")).to_have_text(["Whose word is it?", "The article"])
    assert page.locator("#note").inner_text().count("alleging") > 0
    before = words.bounding_box()
    page.locator("[data-view=printed]").click()
    assert words.bounding_box() == before, "the ink goes, no line moves"
    assert axe.violations(page) == []
    page.close()


def test_no_key_in_any_file(root, site):
    words = secrets(root)
    assert len(words) > 500
    seen, told = 0, []
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        if path.suffix in {".wasm", ".woff2"} or path.name == "python_stdlib.zip":
            continue
        found, count = found_in(str(path.relative_to(site)), path.read_bytes(), words)
        told, seen = told + found, seen + count
    print(f"\n{seen} files searched for {len(words)} texts")
    assert seen > 500
    assert told == []
    planted = json.dumps({"why": sorted(words)[0]}).encode()
    assert found_in("planted.json", planted, words)[0]


def test_the_browser_holds_what_is_listed_and_asks_nobody_else(root, home, context):
    """See PRIVACY.md, and “What a browser keeps” in formats.md."""
    asked, page = Asked(context, home), context.new_page()
    open_notebook(page, home, f"lessons/{STEM}", 10)
    page.locator(".ws-sort input[type=radio]").first.check()
    expect(page.locator(".ws-sort .ws-saved").first).to_contain_text("saved")
    page.locator("textarea:visible").first.press_sequentially("I still write")
    page.wait_for_function(
        "Object.keys(localStorage).some((key) => key.startsWith('whosays-been'))", timeout=LATE
    )
    kept = kept_in(page)
    assert unlisted(root, kept) == []
    assert kept["cookies"] == ""
    assert len(kept["databases"]) == 1
    assert kept["databases"][0].startswith("JupyterLite Storage")
    rows = used(root, kept)
    assert "whosays-been FOLDER" in rows
    assert asked.elsewhere == []
    assert asked.forbidden == []
    script = "Object.assign(document.createElement('script'), {src: 'http://elsewhere.test/x.js'})"
    page.evaluate(f"document.head.append({script})")
    assert page.evaluate("fetch('http://elsewhere.test/x').then(() => 'sent', () => 'refused')") == "refused"
    assert len(asked.forbidden) >= 2, "the page's policy lets nothing from elsewhere in, and nothing out"
    print(f"\n{len(rows)} rows of the list, 1 database, {len(asked.urls)} requests to this host alone")
    page.close()
