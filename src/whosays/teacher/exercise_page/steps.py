"""The steps of a page: what the exercise's notebook says and asks, in its order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markupsafe import Markup

from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import as_read, kit_call, title_of
from whosays.tasks.task import Task

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_HEADING = re.compile(r"#+ (?P<words>.*?)(?: \((?P<minutes>[^()]*min[^()]*)\))?\s*(?:\n|$)")
_SMALL = re.compile(r"</?small>")
_READS, _ENDS = "read", "end"


@dataclass
class Step:
    """A task with the prose before and behind it; ``heading`` and ``minutes`` as the notebook says."""

    task: Task
    heading: str
    minutes: str
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def is_story(self) -> bool:
        """Whether it shows an article, which the page has in its column."""
        return self.task.type == _READS

    @property
    def repeats(self) -> bool:
        """Whether its task is called as the step is."""
        return self.heading == str(self.task.raw["title"])


@dataclass
class Course:
    """All of a page: its title, what is said first, the steps, and what is said last."""

    title: str
    intro: list[str]
    steps: list[Step]
    last: list[str]


def course_of(notebook: JsonObject, tasks: Mapping[str, Task]) -> Course:
    """What a built notebook says and asks, in its order.

    Args:
        notebook: as ``read_notebook`` gives it.
        tasks: its tasks by name.
    """
    cells = [cell["source"] for cell in notebook["cells"]]
    first = _HEADING.match(cells[0])
    title = title_of(notebook).removeprefix("Exercise:").strip()
    course = Course(title, [cells[0][first.end() :] if first else ""], [], [])
    heading, prose = ("", ""), course.intro
    for source in cells[1:]:
        call = kit_call(source)
        found = _HEADING.match(source)
        if call and call["call"] == "show":
            prose = _show(course, tasks[call["task"]], heading, prose)
        elif not call and found:
            heading, prose = (as_read(found["words"]), found["minutes"] or ""), [source[found.end() :]]
        elif not call:
            prose.append(source)
    if prose is not course.intro and not any(prose is each.after for each in course.steps):
        course.last += prose
    return course


def _show(course: Course, task: Task, heading: tuple[str, str], prose: list[str]) -> list[str]:
    """Add a step; returns where prose behind it goes. What stands before the end is the last word."""
    if task.type == _ENDS:
        course.last += prose
        return []
    known = any(step.after is prose for step in course.steps)
    step = Step(task, *heading, before=[] if known or prose is course.intro else prose)
    course.steps.append(step)
    return step.after


def as_html(prose: Iterable[str]) -> Markup:
    """Markdown of the kit's own notebooks as markup; HTML in it is shown as it is typed, and runs nothing."""
    text = "\n\n".join(_SMALL.sub("", each) for each in prose)
    return Markup(_MARKDOWN.render(text))


def asked_steps(course: Course) -> Iterator[Step]:
    """The steps but those that show an article, which stands in its column."""
    return (step for step in course.steps if not step.is_story)
