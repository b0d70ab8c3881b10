"""Choosing words in the page with the ring: by arrows where they are near, else by pressing them."""

from playwright.sync_api import Page, expect

_NEAR = 8  # presses of an arrow; what is farther is pressed with the pointer
Pieces = list[list[int]]
"""First and last word of each piece."""


def ring_words(page: Page, pieces: Pieces) -> None:
    """Choose words from where the ring stands: the source, the cue, or a new statement's."""
    start, (first, last) = _ring(page)[0], pieces[0]
    if len(pieces) == 1 and abs(first - start) + last - first <= _NEAR:
        _times(page, "ArrowRight" if first > start else "ArrowLeft", abs(first - start))
        _times(page, "Shift+ArrowRight", last - first)
    else:
        for number, (a, b) in enumerate(pieces):
            press_word(page, a, also=number > 0)
            if a != b:
                press_word(page, b)
    expect_ring(page, pieces[-1])


def pull_edges(page: Page, pieces: Pieces) -> None:
    """Give the stretch that stands these edges, by arrows and Space; ``P`` begins a further piece."""
    edge = "right"
    for number, wanted in enumerate(pieces):
        if number:
            page.keyboard.press("p")
        edge = _pull(page, _ring(page), wanted, edge)
        expect_ring(page, wanted)


def _pull(page: Page, now: list[int], wanted: list[int], edge: str) -> str:
    """One stretch; the edge that does not have to pass the other goes first. The edge pulled last."""
    order = ("right", "left") if wanted[1] >= now[0] else ("left", "right")
    for name in order:
        place = 0 if name == "left" else 1
        by = wanted[place] - now[place]
        if by and edge != name:
            page.keyboard.press("Space")
            edge = name
        _times(page, "ArrowRight" if by > 0 else "ArrowLeft", abs(by))
    return edge


def press_word(page: Page, word: int, *, also: bool = False) -> None:
    """Press a word with the pointer; ``also``: with Ctrl, for a further piece."""
    page.locator(f'.ed-w[data-w="{word}"]').first.click(modifiers=["Control"] if also else [])


def expect_ring(page: Page, piece: list[int]) -> None:
    """The ring stands around these words, and no others."""
    expect(page.locator(".ed-ringed")).to_be_visible()
    found = _ring(page)
    assert found == piece, f"the ring is around {found}, not {piece}"


def _ring(page: Page) -> list[int]:
    numbers = page.eval_on_selector_all(".ed-w.ring[data-w]", "els => els.map((el) => Number(el.dataset.w))")
    return [min(numbers), max(numbers)]


def _times(page: Page, key: str, count: int) -> None:
    for _ in range(count):
        page.keyboard.press(key)
