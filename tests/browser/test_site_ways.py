"""Ways about the site: Back, an address by hand, another tab, and from a lesson to its exercise and home."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.built_site import LAB, LATE, wait_for_widgets

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST, SECOND = "00_start_here", "01_what_is_on_the_page"
LESSONS = f"{LAB}lessons/"
BEEN = """([name, kept]) => localStorage.setItem(`${name} ${location.pathname}`, JSON.stringify(kept))"""


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1366, "height": 768})
    made.set_default_timeout(LATE)
    yield made
    made.close()


def in_lesson(page: Page, home: str, stem: str) -> None:
    """The lesson is alive, and the address names it."""
    wait_for_widgets(page, 3)
    expect(page).to_have_url(re.compile(rf"^{re.escape(home)}jupyter/lab/.*path=lessons(/|%2F){stem}\.ipynb"))


def test_a_lesson_is_one_step_of_back(context, home):
    page, errors = context.new_page(), []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("response", lambda got: errors.append(got.url) if got.status >= 400 else None)
    page.goto(home)
    page.get_by_role("link", name="Start lesson 1").click()
    in_lesson(page, home, FIRST)
    page.go_back()
    expect(page).to_have_url(home)
    page.go_forward()
    in_lesson(page, home, FIRST)
    page.reload()
    in_lesson(page, home, FIRST)
    page.locator(".ws-end-next").last.click()
    page.wait_for_url(re.compile(SECOND))
    in_lesson(page, home, SECOND)
    page.go_back()
    page.wait_for_url(re.compile(FIRST))
    in_lesson(page, home, FIRST)
    page.go_back()
    expect(page).to_have_url(home)
    assert errors == []


def test_from_a_lesson_to_its_exercise_to_the_list(context, home):
    page, target = context.new_page(), f"{home}exercises/{SECOND}.html"
    page.goto(f"{home}{LESSONS}{SECOND}.ipynb")
    in_lesson(page, home, SECOND)
    link = page.locator(".ws-end-next").last
    with context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(target)
    opened.value.get_by_role("link", name="All lessons").click()
    expect(opened.value).to_have_url(f"{home}index.html")
    page.locator("#whosays-bar").get_by_role("button", name="Course").click()
    expect(page.get_by_role("link", name="whosays: all lessons")).to_have_attribute("href", re.compile("/$"))
    row = page.locator(f"#whosays-course [data-path='exercises/{SECOND}.ipynb']")
    expect(row).to_contain_text("not begun")
    row.click()
    expect(page).to_have_url(target)


def test_the_next_lesson_opens_in_a_tab_of_its_own(context, home):
    page = context.new_page()
    page.goto(f"{home}{LESSONS}{FIRST}.ipynb")
    in_lesson(page, home, FIRST)
    with context.expect_page() as opened:
        page.locator(".ws-end-next").last.click(modifiers=["ControlOrMeta"])
    in_lesson(opened.value, home, SECOND)
    in_lesson(page, home, FIRST)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("jupyter/", r"(index\.html)?"),
        ("jupyter/lab/index.html", ""),
        ("jupyter/lab/tree/index.html", ""),
        (f"{LESSONS}99_nowhere.ipynb", ""),
        (f"{LAB}{FIRST}.ipynb", ""),
        (f"{LAB}exercises/03_fact_claim_or_allegation.ipynb", r"exercises/03_fact_claim_or_allegation\.html"),
    ],
)
def test_what_names_no_lesson_leads_home_and_an_old_exercise_to_its_page(context, home, address, leads):
    page = context.new_page()
    page.goto(f"{home}index.html")
    page.goto(f"{home}{address}", wait_until="commit")
    expect(page).to_have_url(re.compile(rf"^{re.escape(home)}{leads}$"))
    page.go_back()
    expect(page).to_have_url(f"{home}index.html")


def test_without_javascript_a_lesson_says_so_in_the_kits_words(browser, home):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}{LESSONS}{FIRST}.ipynb")
    expect(page.locator("noscript p")).to_contain_text("its JavaScript is off")
    page.get_by_role("link", name="All lessons").click()
    expect(page).to_have_url(f"{home}index.html")
    context.close()


def test_what_lies_in_the_browser_may_be_anything(context, home):
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(home)
    last = {"room": "exercises", "stem": "03_fact_claim_or_allegation", "title": "T", "lesson": 4}
    places = {
        "lessons/00_start_here": {"of": 0, "done": 0},
        "lessons/01_what_is_on_the_page": None,
        "lessons/02_who_is_speaking": {"of": 5, "done": 2},
    }
    page.evaluate(BEEN, ["whosays-been", {"last": last, "places": places}])
    page.evaluate("localStorage.setItem('whosays/page/02_who_is_speaking/abc/work/1/e/5', '{}')")
    page.evaluate("localStorage.setItem('whosays/page/04_words_that_lean/abc/work/1/handed', '{}')")
    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.reload()
    expect(page.locator("[data-kept=refused]")).to_be_visible()
    expect(page.locator("[data-place='lessons/02_who_is_speaking'] .m")).to_have_text("2 of 5 done")
    expect(page.locator("[data-place='lessons/00_start_here'] .m")).to_contain_text("minutes")
    expect(page.locator("[data-exercise='02_who_is_speaking']")).to_contain_text("begun")
    expect(page.locator("[data-exercise='04_words_that_lean']")).to_contain_text("handed in")
    page.get_by_role("link", name="Go on with the exercise").click()
    expect(page).to_have_url(f"{home}exercises/03_fact_claim_or_allegation.html")
    assert errors == []


def test_nothing_of_the_making_of_jupyterlite_is_served(site):
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert len(names) > 500
    assert not [name for name in names if "rspack" in name]
    assert not {"jupyter/package.json", "jupyter/lab/package.json"} & {*names}
