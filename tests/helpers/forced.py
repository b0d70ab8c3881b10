"""What Windows' contrast themes (``forced-colors: active``) leave of a page.

They take tints, shadows and colours away and leave lines, letters and a few colours of their own. A line that
was transparent is drawn all at once, and a shape without words vanishes.
"""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("forced.js")


class Seen(NamedTuple):
    """What is wrong in a contrast theme, how many lines and shapes were looked at, and the signs by place."""

    wrong: set[str]
    lines: int
    shapes: int
    signs: Counter[str]


def ready(page: Page) -> None:
    """Teach a page what is asked here; evaluated, since pages of the kit let no script in."""
    page.evaluate(SCRIPT.read_text("utf-8"))


def contrast_theme(page: Page, on: bool, scheme: str = "dark") -> None:
    """Switch a contrast theme on or off."""
    page.emulate_media(forced_colors="active" if on else "none", color_scheme=scheme if on else "light")


def compare(page: Page, root: str, scheme: str = "dark") -> Seen:
    """Lines that appear and shapes that vanish under ``root`` when a contrast theme is switched on."""
    ready(page)
    contrast_theme(page, False)
    before = page.evaluate("root => drawn(root)", root)
    contrast_theme(page, True, scheme)
    back, after = page.evaluate("canvas()"), page.evaluate("root => drawn(root)", root)
    contrast_theme(page, False)
    wrong, lines, shapes, signs = set(), 0, 0, Counter[str]()
    for usual, forced in zip(before, after, strict=True):
        pairs = [(a, b) for a, b in zip(usual["lines"], forced["lines"], strict=True) if a and is_clear(a)]
        lines += len(pairs)
        wrong |= {f"line of {usual['name']}" for _, now in pairs if now and now != back}
        if usual["bare"] and not is_clear(usual["painted"]):
            shapes += 1
            if not any(each and each != back for each in (*forced["lines"], _painted(forced, back))):
                wrong.add(f"shape of {usual['name']}")
        if usual["sign"] and _is_drawn(usual["sign"], ""):
            signs[usual["sign"]["place"]] += 1
            if not _is_drawn(forced["sign"], back):
                wrong.add(f"sign of {usual['name']}")
    return Seen(wrong, lines, shapes, signs)


def _is_drawn(sign: dict[str, Any], back: str) -> bool:
    """Whether a sign stands out from what it lies on: from the page, or from the full disc beneath a tick."""
    ground = sign["ground"] or back
    return any(ink != ground and not is_clear(ink) for ink in sign["inks"])


def _painted(forced: dict[str, str], back: str) -> str:
    return "" if is_clear(forced["painted"]) else forced["painted"].replace(back, "")


def is_clear(color: str) -> bool:
    """Whether a colour is transparent."""
    return color.startswith("rgba") and color.endswith(", 0)")
