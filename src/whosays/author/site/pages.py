"""The exercises as single pages: each works without JupyterLite."""

from pathlib import Path

from whosays.author.site.contents import site_stems
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page

FOLDER = "exercises"


def write_pages(root: Path, site: Path) -> None:
    """Write the page of each exercise into the site.

    Raises:
        KitError: an exercise is not complete, or holds what belongs to a key.
    """
    (site / FOLDER).mkdir(exist_ok=True)
    for stem in site_stems(root, "exercises"):
        page = exercise_page(root, Release(stem), home="../index.html")
        (site / FOLDER / f"{stem}.html").write_bytes(page.encode())


def exercise_address(stem: str) -> str:
    """Where an exercise is opened, seen from the site's root."""
    return f"{FOLDER}/{stem}.html"
