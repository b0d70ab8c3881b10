"""axe-core over every notebook of a room, answered as far as radio buttons go, light and dark."""

from pathlib import Path

from lab import Lab, Lesson
from playwright.sync_api import Browser

from whosays.notebooks import kit_call, read_notebook

COLORS = ("color-contrast", "link-in-text-block")  # all that a theme can change in what axe sees


def answer_everything(lesson: Lesson) -> None:
    """A hint, an answer and its explanation wherever there are radio buttons, so that axe sees those too."""
    lesson.page.evaluate(
        "() => { for (const card of document.querySelectorAll('section.ws .ws-card')) {"
        " const choice = card.querySelector('input[type=radio]'); if (!choice) continue;"
        " const [main, hint] = card.querySelectorAll('.ws-foot > button');"
        " if (!hint.hidden) hint.click(); choice.click(); main.click(); } }"
    )
    lesson.page.wait_for_function("() => !document.body.innerText.includes('saving…')")


def violations(root: Path, room: str, lab: Lab, browser: Browser) -> tuple[dict[str, list[str]], int, int]:
    """What axe finds by notebook and theme; how many notebooks and widgets were looked at."""
    found: dict[str, list[str]] = {}
    widgets = 0
    paths = sorted(f"{room}/{path.name}" for path in (root / room).glob("*.ipynb"))
    for path in paths:
        shown = sum(bool(kit_call(cell["source"])) for cell in read_notebook(root / path)["cells"])
        lesson = Lesson(lab, browser, path).wait_for_widgets(shown - 1)
        answer_everything(lesson)
        for name, only in (("light", ()), ("dark", COLORS)):
            lesson.theme(name)
            if wrong := lesson.violations(only=only):
                found[f"{path}, {name}"] = wrong
            widgets += lesson.widgets().count()
        lesson.theme("light")
        lesson.close()
    return found, len(paths), widgets
