"""The exercises as single pages, where the kit can make them: each works without JupyterLite."""

from collections.abc import Callable
from pathlib import Path

from whosays.author.site.contents import site_stems

FOLDER = "exercises"
Maker = Callable[[Path, str], bytes]
"""Given the kit's root and an exercise's stem, its page."""
page_of: Maker | None = None
"""What makes the page of an exercise; None as long as the kit has nothing that does."""


def write_pages(root: Path, site: Path) -> None:
    """Write the page of each exercise into the site.

    Raises:
        KitError: an exercise is not complete, or holds what belongs to a key.
    """
    if page_of is None:
        return
    (site / FOLDER).mkdir(exist_ok=True)
    for stem in site_stems(root, "exercises"):
        (site / FOLDER / f"{stem}.html").write_bytes(page_of(root, stem))


def exercise_address(stem: str, notebook: str) -> str:
    """Where an exercise is opened, seen from the site's root: its page, else its notebook at ``notebook``."""
    return f"{FOLDER}/{stem}.html" if page_of else notebook
