"""axe-core over every notebook of a room, answered as far as radio buttons go, light and dark."""

from pathlib import Path

from playwright.sync_api import Browser

from helpers.axe import BY_THEME
from helpers.lab import Lab, Lesson
from whosays.base.notebook_files import kit_call, read_notebook
from whosays.tasks.reading import read_table


def answer_everything(lesson: Lesson) -> None:
    """A hint, an answer and its explanation wherever there are radio buttons, so that axe sees those too."""
    lesson.page.evaluate(
        "() => { for (const card of document.querySelectorAll('section.ws .ws-card')) {"
        " const choice = card.querySelector('input[type=radio]'); if (!choice) continue;"
        " const [main, hint] = card.querySelectorAll('.ws-foot > button');"
        " if (!hint.hidden) hint.click(); choice.click(); main.click(); } }"
    )
    lesson.page.wait_for_function("() => !document.body.innerText.includes('saving…')")


def fewest_with_all(root: Path, room: str) -> list[str]:
    """As few notebooks of a room as hold every type of task that the room has."""
    types = {
        path.name.removesuffix(".tasks.toml"): {task["type"] for task in read_table(path)["task"].values()}
        for path in sorted((root / room).glob("*.tasks.toml"))
    }
    chosen, missing = [], set().union(*types.values())
    while missing:
        chosen.append(max(types, key=lambda stem: len(types[stem] & missing)))
        missing -= types[chosen[-1]]
    return chosen


def violations(
    root: Path, room: str, lab: Lab, browser: Browser, stems: list[str] | None = None
) -> tuple[dict[str, list[str]], int, int]:
    """What axe finds by notebook and theme; how many notebooks (default: all) and widgets were looked at."""
    found: dict[str, list[str]] = {}
    widgets = 0
    names = stems or [path.stem for path in (root / room).glob("*.ipynb")]
    paths = sorted(f"{room}/{name}.ipynb" for name in names)
    for path in paths:
        shown = sum(bool(kit_call(cell["source"])) for cell in read_notebook(root / path)["cells"])
        lesson = Lesson(lab, browser, path, again=True).wait_for_widgets()
        lesson.show_all().wait_for_widgets(shown - 1)
        answer_everything(lesson)
        for name, only in BY_THEME.items():
            lesson.theme(name)
            if wrong := lesson.violations(only=only):
                found[f"{path}, {name}"] = wrong
            widgets += lesson.widgets().count()
        lesson.theme("light")
        lesson.close()
    return found, len(paths), widgets
