"""Every widget as it stands after some answers, on a bare page: real values, real style, nobody behind it."""

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import anywidget
from playwright.sync_api import Browser, Page

from helpers.forced import ready
from helpers.small_tasks import BEHIND, RESULTS, TWICE
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.widgets.hand_in.widget import HandIn
from whosays.learner.widgets.mirror.widget import Mirror
from whosays.learner.widgets.progress.widget import Progress
from whosays.learner.widgets.task_widget import widget_class
from whosays.tasks.mirror import pairs_of
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks, type_of

ROOMS = ("lessons", "solutions")
MOST = {"read": 6}  # of one type; the reader has four faces
USUAL = 2
CONTRAST = Path(__file__).with_name("contrast.js")
SHELL = """<!doctype html><html lang="en"><head><title>Widget</title></head>
<body data-jp-theme-light="true"><main id="out"></main></body></html>"""
PAINT = """([source, style, values]) => {
  const sheet = document.createElement("style"); sheet.textContent = style; document.head.append(sheet);
  const model = { get: (name) => values[name], on() {}, off() {}, send() {} };
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const el = document.getElementById("out");
  return import(url).then((module) => { module.default.render({ model, el }); });
}"""


def paint(page: Page, widget: anywidget.AnyWidget, *, dark: bool = False) -> Page:
    """Paint a widget on an empty page."""
    page.set_content(SHELL)
    page.evaluate(
        "dark => { document.body.dataset.jpThemeLight = String(!dark);"
        " document.body.style.background = dark ? '#111' : '#fff'; }",
        dark,
    )
    values = {name: getattr(widget, name) for name in widget.trait_names(sync=True) if name[0] != "_"}
    plain = {name: value for name, value in values.items() if isinstance(value, dict)}
    page.evaluate(PAINT, [str(widget._esm), str(widget._css), plain])
    page.add_script_tag(path=CONTRAST)
    ready(page)
    return page


def still_page(browser: Browser) -> Page:
    """A page on which nothing moves."""
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.set_viewport_size({"width": 900, "height": 900})
    return page


def some_tasks(root: Path) -> list[Task]:
    """A few tasks of every type, with their keys."""
    count: Counter[str] = Counter()
    found = []
    for room in ROOMS:
        for path in sorted((root / room).glob("*.tasks.toml")):
            for task in read_tasks(path, room, path.name.removesuffix(".tasks.toml")).values():
                count[task.type] += 1
                if count[task.type] <= MOST.get(task.type, USUAL):
                    found.append(task)
    return found


def widget_of(task: Task, *, answered: bool = True) -> Any:
    """The widget of a task; where it asks, the first item is right, the second not, both explained."""
    if not asks(task):
        return import_module(f"whosays.learner.widgets.{task.type}.widget").widget_of(task)
    kept = MemoryAnswers(task.room, task.stem, task.seed.article.digest[:8])
    for item, answer in zip(task.items[:2], _answers(task), strict=False) if answered else ():
        kept.record(task.name, item.id, answer, 0, explained=False)
        kept.record(task.name, item.id, None, 0, explained=True)
    return widget_class(task.type)(task, kept)


def _answers(task: Task) -> Iterator[object]:
    """The best answer to the first item, and one to the second that is not."""
    best = [type_of(task).solution(task, item) for item in task.items[:2]]
    yield best[0]
    if len(best) > 1:
        yield _other(task, best[1])


def _other(task: Task, best: Any) -> object:
    if task.type == "mark":  # the roles shifted round: what was said is taken for the source
        return {"source": best["content"], "cue": best["source"], "content": []}
    options = [each["label"] if isinstance(each, dict) else each for each in task.raw.get("options", ())]
    return next((each for each in options if each != best), best)


LEAVING = (RESULTS, BEHIND, TWICE)
MIRROR = """
article = "venezuela-2018"
mode = "practice"
[task.kinds]
type = "sort"
title = "One side"
prompt = "Which kind?"
minutes = 1
items = ["p5.2", "p5.5", "p6.4"]
[task.swapped]
type = "sort"
article = "swapped-2018"
title = "The other side"
prompt = "Which kind?"
minutes = 1
items = ["p5.1", "p5.4", "p6.4", "p3.3"]
[task.mirror]
type = "mirror"
title = "The mirror"
prompt = "Your names for both sides."
minutes = 2
of = ["kinds", "swapped"]
pairs = ["p5.2 = p5.1", "p5.5 = p5.4", "p6.4 = p6.4"]
"""


def leaving_tasks(folder: Path) -> list[Task]:
    """A list of results, the cards of outlets, and sentences that are judged twice."""
    found: list[Task] = []
    for text in LEAVING:
        path = folder / "lessons" / "91_leaving.tasks.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'article = "venezuela-2018"\nmode = "practice"\n{text}', encoding="utf-8")
        found += read_tasks(path, "lessons", "91_leaving").values()
    return found


def mirror_tasks(folder: Path, text: str = MIRROR) -> dict[str, Task]:
    """Two sort tasks and their mirror, in a room of their own."""
    path = folder / "lessons" / "90_mirror.tasks.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_tasks(path, "lessons", "90_mirror")


def mirror_of(folder: Path, answers: MemoryAnswers | None = None) -> Mirror:
    """The mirror of these tasks, closed; nothing is answered unless answers are given."""
    tasks = mirror_tasks(folder)
    kept = answers or MemoryAnswers("lessons", "90_mirror", tasks["mirror"].seed.article.digest[:8])
    return Mirror(tasks["mirror"], pairs_of(tasks["mirror"], tasks), kept)


def every_widget(root: Path, folder: Path) -> Iterator[tuple[str, Any]]:
    """A widget of every folder that has one, by the name of the folder; some stand there more than once."""
    tasks = some_tasks(root)
    for task in tasks:
        yield task.type, widget_of(task)
    asked = [task for task in tasks if asks(task)][:4]
    first = asked[0]
    kept = MemoryAnswers(first.room, first.stem, first.seed.article.digest[:8])
    best = type_of(first).solution(first, first.items[0])
    kept.record(first.name, first.items[0].id, best, 0, explained=False)
    for task in leaving_tasks(folder):
        yield task.type, widget_of(task)
    yield "mirror", mirror_of(folder)
    yield "progress", Progress(asked, kept)
    yield "hand_in", HandIn(asked, Answers("exercises", "03_x", "a" * 8), folder, None)
