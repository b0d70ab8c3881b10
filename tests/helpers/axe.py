"""axe-core on a page: put in once, told which rules, asked for what it found wrong and nothing else."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ALL = ()  # whatever axe looks for when nobody says what
WITH_BEST_PRACTICE = (*WCAG, "best-practice")
COLORS = ("color-contrast", "link-in-text-block")  # all that a theme can change in what axe sees
BY_THEME = {"light": WCAG, "dark": COLORS}
# A page of results holds each element that passed, too: only what is wrong is worked out and sent over.
RUN = """([inside, only]) => axe.run(inside || document, {
    ...(only.length ? { runOnly: only } : {}),
    resultTypes: ["violations"],
    ...(only.includes("wcag22aa") ? { rules: { "target-size": { enabled: true } } } : {}),
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((each) => `${id}: ${each.html.slice(0, 160)} ${(each.failureSummary || "").slice(0, 200)}`)))"""
_axe = Axe()


def violations(page: Page, inside: str = "", only: tuple[str, ...] = WCAG) -> list[str]:
    """What axe finds wrong in all elements that match a selector.

    Args:
        page: the page, as it is shown now.
        inside: a CSS selector (default: the whole page). Where nothing matches it, axe raises an error.
        only: names of rules, or tags of rules.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe.axe_script)
    return page.evaluate(RUN, [inside, list(only)])
