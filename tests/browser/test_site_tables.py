"""Lesson 06's table on the site: from the distribution that is named, and in words where none answers."""

import pytest
from playwright.sync_api import Locator, Page, expect

from helpers.built_site import LATE, Asked, build, kit_cells, open_notebook, served
from helpers.far_libraries import Distribution

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSON = "lessons/06_do_the_numbers_hold"


def run_table(page: Page) -> Locator:
    """The cell with the table, and what it gave."""
    cell = page.locator(".jp-CodeCell", has_text="import pandas as pd").first
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    return cell.locator(".jp-OutputArea")


def test_the_table_comes_from_the_named_address_or_is_missed_in_words(root, browser, tmp_path):
    far = Distribution(tmp_path / "pyodide")
    site = build(tmp_path / "site", "--pyodide", str(far.core), "--pyodide-url", far.url)
    for home in served(site):
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        asked, page = Asked(context, home), context.new_page()
        count = kit_cells(root, "lessons", "06_do_the_numbers_hold")
        open_notebook(page, home, LESSON, count)
        assert asked.elsewhere == [], "nothing before a cell wants it"
        expect(run_table(page)).to_contain_text("'Falcón': 21.0", timeout=LATE)
        assert asked.elsewhere
        assert all(url.startswith(f"{far.url}/") for url in asked.elsewhere)
        print(f"\n{len(asked.elsewhere)} requests to the named address")
        far.goes()
        page.close()
        again = context.new_page()
        open_notebook(again, home, LESSON, count)
        given = run_table(again)
        expect(given).to_contain_text("pandas is not here: this page takes it from another", timeout=LATE)
        assert "Traceback" not in given.inner_text()
        context.close()
