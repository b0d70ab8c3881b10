"""A task of one page is one page: its text, its picture and its questions, on either paper."""

import pytest
from playwright.sync_api import Browser

from whosays.base.notebook_files import stems
from whosays.teacher.paper.worksheet import worksheet


def one_pagers(root) -> list[str]:
    return [stem for stem in stems(root, "exercises") if stem[:2].isdecimal() and 11 <= int(stem[:2]) <= 13]


def sheets(browser: Browser, page: str) -> int:
    """How many sheets a printer would need."""
    tab = browser.new_page()
    tab.set_content(page)
    printed = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return printed.count(b"/Type /Page\n")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_takes_one_sheet(root, browser, paper):
    found = one_pagers(root)
    print(f"\n{paper}: {', '.join(found)}")
    assert len(found) >= 3
    assert {stem: sheets(browser, worksheet(root, stem, paper)) for stem in found} == dict.fromkeys(found, 1)
    assert sheets(browser, worksheet(root, "03_fact_claim_or_allegation", paper)) > 1, "more would be seen"
