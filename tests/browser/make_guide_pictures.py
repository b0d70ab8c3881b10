"""Take the teacher's guide's two pictures of an own article: run me after the look of the editor changed.

In tests/: python -m browser.make_guide_pictures
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from browser.make_pictures import PICTURES, SHARP
from helpers.article_sets import all_checked
from helpers.chromium import launched
from helpers.lab import DOOR, Lab, Lesson
from helpers.places import ROOT
from whosays.author.article_set.building import plan_set, write_set
from whosays.author.editor.source_form import SourceForm
from whosays.author.new_article.bring import Wishes, bring
from whosays.author.new_article.brought import pasted
from whosays.learner.lab.release_marker import Release
from whosays.learner.lab.working_copy import lay_out
from whosays.teacher.release.files import release_files, write_release

REPORT = ROOT / "seeds" / "puerto-rico-2019" / "article.txt"
NAME = "a-governor-resigns"
FROM = {
    "publisher": "Wikinews",
    "date": "28 July 2019",
    "address": None,
    "license": "CC BY 2.5",
    "author": None,
}
LAPTOP = {"width": 1366, "height": 768}
READ = 9  # statements that the teacher of the picture has read


def main() -> None:
    """Both pictures."""
    for browser in launched():
        with tempfile.TemporaryDirectory() as folder:
            editor(browser, Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            exercise(browser, Path(folder))


def brought(root: Path) -> Path:
    """The report, brought as a teacher brings it, and with its source said."""
    seed = bring(pasted(REPORT.read_text(encoding="utf-8")), Wishes(NAME), root).folder
    SourceForm(seed, "").write(FROM)
    return seed


def editor(browser: Browser, folder: Path) -> None:
    """The key editor in the middle of the work."""
    copy = folder / "my-solutions"
    lay_out(copy, ROOT, solutions=True)
    (copy / "seeds").mkdir()
    brought(copy)
    lesson = opened(browser, Lab(copy, folder / "home", [*DOOR, str(copy)]), "solutions/edit.ipynb")
    page = lesson.page.locator(".ed")
    page.locator(".ed-quote").wait_for()
    page.locator(".ed-quote").click()
    for number in range(READ):
        lesson.press("Enter")
        page.locator(".ed-many", has_text=f"{number + 1} of").wait_for()
    taken(lesson, ".ed", "own-article-editor.png")


def exercise(browser: Browser, folder: Path) -> None:
    """The exercise that becomes of it, as it is handed out."""
    clone = folder / "clone"
    for room in ("lessons", "exercises", "solutions", "seeds"):
        (clone / room).mkdir(parents=True)
    all_checked(brought(clone))
    made = plan_set(clone, NAME)
    write_set(clone, made, run=False)
    copy = folder / "out"
    write_release(release_files(clone, Release(made.stem)), copy, made.stem)
    lesson = opened(browser, Lab(copy, folder / "home", [*DOOR, str(copy)]), f"exercises/{made.stem}.ipynb")
    lesson.wait_for_widgets(3)
    taken(lesson, ".jp-Notebook .ws-card:has(input[type=radio])", "own-article-exercise.png")


def opened(browser: Browser, lab: Lab, notebook: str) -> Lesson:
    """The notebook in a window of its own, sharper."""
    lab.window.context = browser.new_context(
        viewport=LAPTOP, reduced_motion="reduce", device_scale_factor=SHARP
    )
    lesson = Lesson(lab, browser, notebook)
    lesson.wait_until_idle()
    lesson.theme("light")
    lesson.press("Control+b")  # the list of files, closed as "whosays new" closes it
    return lesson


def taken(lesson: Lesson, top: str, name: str) -> None:
    """The window with ``top`` at its upper edge."""
    first = lesson.page.locator(top).first
    first.evaluate("each => { each.style.scrollMarginTop = '28px'; each.scrollIntoView() }")
    lesson.page.mouse.move(2, 400)  # on nothing
    lesson.wait_until_idle()
    lesson.page.wait_for_timeout(800)  # what was scrolled to is painted
    lesson.page.screenshot(path=PICTURES / name)
    print(PICTURES / name)
    lesson.page.context.close()
    lesson.lab.stop()


if __name__ == "__main__":
    main()
