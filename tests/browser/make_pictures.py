"""Take README's pictures of the X-ray, light and dark, in a real JupyterLab: run me after its look changed.

In tests/: python -m browser.make_pictures
"""

import tempfile
from pathlib import Path

from helpers.chromium import launched
from helpers.lab import DOOR, Lab, Lesson
from helpers.places import ROOT

PICTURES = ROOT / ".github" / "pictures"
LESSON = "lessons/03_fact_claim_or_allegation.ipynb"
TALL = 1000  # pixels: the headline, four paragraphs and the caption's place


def main() -> None:
    """Open lesson 03, go to the X-ray, and take the two pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "my-lessons"
        lab = Lab(copy, Path(folder) / "home", [*DOOR, str(copy)])
        for browser in launched():
            lesson = Lesson(lab, browser, LESSON).wait_for_widgets(12)
            lesson.page.set_viewport_size({"width": 1320, "height": 2400})
            for theme in ("light", "dark"):
                lesson.theme(theme)
                take(lesson, PICTURES / f"x-ray{'-dark' if theme == 'dark' else ''}.png")
            lesson.theme("light")
        lab.stop()


def take(lesson: Lesson, path: Path) -> None:
    """The whole reader with its caption: without the caption the picture would be unfair."""
    reader = lesson.page.locator(".rd-xray").last
    reader.scroll_into_view_if_needed()
    lesson.page.wait_for_timeout(600)
    reader.screenshot(path=path)
    print(path)


if __name__ == "__main__":
    main()
