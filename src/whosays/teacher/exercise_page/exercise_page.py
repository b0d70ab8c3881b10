"""The page: one HTML file with the exercise, its widgets, its styles and its worksheet.

It asks nobody for anything. It is made from what a release is made of (``teacher/release``), which carries no
key. Opened without a script, or printed, it is the worksheet.
"""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from whosays.articles.unchecked import DRAFT_LINE, says_draft
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import read_notebook
from whosays.learner.answers.where_kept import IN_BROWSER
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets import assets
from whosays.tasks.reading import read_tasks
from whosays.teacher.exercise_page.look import HERE, style_of
from whosays.teacher.exercise_page.packer import packed
from whosays.teacher.exercise_page.page_data import Exercise, page_data, types_on
from whosays.teacher.exercise_page.policy import data_in_html, policy
from whosays.teacher.exercise_page.seal import seal
from whosays.teacher.exercise_page.steps import Step, as_html, asked_steps, course_of
from whosays.teacher.exercise_page.story import stories
from whosays.teacher.page_templates import template
from whosays.teacher.paper.printed_tasks import printed_tasks
from whosays.teacher.release.files import check_release

FORM = "hand_in"
_WIDGETS = Path(assets.__file__).parent


def exercise_page(kit: Path, release: Release, home: str = "") -> str:
    """An exercise as one page, as HTML.

    Args:
        kit: the kit's root, which holds ``exercises/`` and ``seeds/``.
        release: what is handed out.
        home: the address of the list that it stands in, on a website; "" where there is none.

    Raises:
        KitError: as ``release_files``; or a task cannot be shown on a page by itself.
    """
    check_release(kit, release)
    exercise = _exercise(kit, release)
    types = types_on(exercise.tasks.values())
    data, style, script = page_data(exercise), style_of(types), _script(types)
    spelled = data_in_html(data)
    doorman = (HERE / "script" / "doorman.js").read_text(encoding="utf-8")
    page = template("exercise_page/page.html.j2")
    made = page.render(
        title=exercise.course.title,
        seal="",
        policy=policy([doorman, script], [style]),
        style=Markup(style),
        script=Markup(script),
        doorman=Markup(doorman),
        kept=IN_BROWSER,
        home=home,
        whose=_whose(data["form"]),
        data=Markup(spelled),
        **_written(kit, exercise),
    )
    return made.replace('data-seal=""', f'data-seal="{seal(made, spelled)}"', 1)


def _exercise(kit: Path, release: Release) -> Exercise:
    path = kit / "exercises" / f"{release.stem}.tasks.toml"
    tasks = read_tasks(path, "exercises", release.stem)
    course = course_of(read_notebook(path.with_name(f"{release.stem}.ipynb")), tasks)
    told = stories(step.task for step in course.steps if step.is_story)
    return Exercise(tasks, course, told, release)


def _written(kit: Path, exercise: Exercise) -> JsonObject:
    """What stands on the page in words."""
    course = exercise.course
    reads = [step for step in course.steps if step.is_story]
    notebook = read_notebook(kit / "exercises" / f"{exercise.release.stem}.ipynb")
    return {
        "stories": exercise.stories,
        "intro": as_html(course.intro),
        "reading": reads[0].minutes if reads else "",
        "about_story": as_html(text for step in reads for text in step.before),
        "steps": [_step(step) for step in asked_steps(course)],
        "last": as_html(course.last),
        "tasks": printed_tasks(exercise.tasks.values()),
        "draft_line": DRAFT_LINE if says_draft(notebook) else "",
    }


def _whose(form: JsonObject) -> str:
    """For whom and until when, as the form for handing in says it."""
    said = (f"For {form['to']}" if form["to"] else "", f"until {form['due']}" if form["due"] else "")
    words = " · ".join(filter(None, said))
    return f"{words[:1].upper()}{words[1:]}"


def _step(step: Step) -> JsonObject:
    texts = {"before": as_html(step.before), "after": as_html(step.after)}
    return {"heading": step.heading, "minutes": step.minutes, "repeats": step.repeats, **texts}


def _script(types: Iterable[str]) -> str:
    widgets = {name: _WIDGETS / name / f"{name}.js" for name in (*types, FORM)}
    keeps = {name: _WIDGETS / name / "kept.js" for name in types}
    keeps = {name: path for name, path in keeps.items() if path.is_file()}
    return packed(HERE / "script" / "main.js", {"widgets": widgets, "keeps": keeps})
