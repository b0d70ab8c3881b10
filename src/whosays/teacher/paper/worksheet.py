"""Paper: a lesson's article with numbered lines, and its exercise as a worksheet, as one HTML page.

The page carries everything it needs (no font, script or picture is fetched), on A4 or Letter. Each article
and each list of words stands on it once; what a lesson shows beside its article (cards, statements of
another story) follows the article.
"""

from pathlib import Path
from typing import Any

from whosays.articles.kinds import CAPTION
from whosays.articles.seed import Seed, read_seed
from whosays.articles.unchecked import DRAFT_LINE, says_draft
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.notebook_files import ROOMS, read_notebook, short_name, stems, title_of
from whosays.base.stems import bare_stem, is_own, only_stem
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import asks, type_of
from whosays.teacher.page_templates import template
from whosays.teacher.paper.printed_article import printed_article
from whosays.teacher.paper.printed_tasks import card_letters, printed_cards, printed_outlets, printed_tasks

PAPERS = {"a4": "A4", "letter": "letter"}


def worksheet(root: Path, stem: str, paper: str, *, exercise_only: bool = False) -> str:
    """The page for one lesson and its exercise, or for a form of the reading test, as HTML.

    Args:
        root: where ``lessons/`` and ``exercises/`` lie.
        stem: the lesson's stem, such as ``01_what_is_on_the_page``, or a form's.
        paper: ``a4`` or ``letter``.
        exercise_only: leave the lesson's real article out: whoever prefers the invented story gets it alone.

    Raises:
        KitError: the paper is unknown, or there is no such lesson or exercise.
    """
    exercise = _exercise(root, stem)
    if exercise_only and exercise is None:
        raise KitError(f"There is no exercise to {stem}.")
    same_article = is_own(stem) and exercise is not None  # it stands on the exercise's sheet already
    lesson = None if exercise_only or same_article else _lesson(root, stem)
    return _page(paper, title=(lesson or exercise or {})["title"], lesson=lesson, exercise=exercise)


def article_page(root: Path, named: str, paper: str, *, exercise_only: bool = False) -> str:
    """An article alone with numbered lines and its words, as HTML.

    Args:
        root: where ``lessons/``, ``exercises/`` and ``seeds/`` lie.
        named: the folder of an article, else the stem of a lesson or a form.
        paper: ``a4`` or ``letter``.
        exercise_only: the story of the exercise, not the article of the lesson.

    Raises:
        KitError: the paper is unknown, or there is no such article.
    """
    folder = root / "seeds" / named
    seeds = [read_seed(folder, with_key=False)] if folder.is_dir() else _seeds(root, named, exercise_only)
    articles = [printed_article(seed) for seed in seeds]
    return _page(paper, title=articles[0]["name"], lesson=None, exercise=None, articles=articles)


def _seeds(root: Path, stem: str, exercise_only: bool) -> list[Seed]:
    lesson = root / "lessons" / f"{stem}.tasks.toml"
    room = "exercises" if exercise_only or not lesson.is_file() else "lessons"
    path = root / room / f"{stem}.tasks.toml"
    if not path.is_file():
        raise KitError(f"There is no exercise to {stem}, hence no story of it.")
    tasks = [*read_tasks(path, room, stem).values()]
    return [tasks[0].seed] if room == "lessons" else _once(tasks)


def paper_size(paper: str) -> str:
    """The size as a printer knows it; ``a4`` and ``letter`` in any capitals.

    Raises:
        KitError: it is another.
    """
    if paper.lower() not in PAPERS:
        raise KitError(f"There is no paper “{paper}”. Choose one of: {', '.join(PAPERS)}.")
    return PAPERS[paper.lower()]


def find_stem(root: Path, which: str) -> str:
    """The stem of what is printed: a lesson, an exercise without one, or a test form.

    Args:
        root: where ``lessons/`` and ``exercises/`` lie.
        which: a number (``01`` or ``1``), a stem or its beginning, or the path of a notebook or its tasks.

    Raises:
        KitError: there is none, or more than one is meant; says which there are.
    """
    lessons, exercises = stems(root, "lessons"), stems(root, "exercises")
    known = [*lessons, *(stem for stem in exercises if stem not in lessons)]
    if found := only_stem(bare_stem(which, ROOMS), known):
        return found
    there = ", ".join(map(short_name, known))
    raise KitError(f"There is no lesson or exercise “{which}”. There are: {there}.")


def _page(paper: str, *, articles: list[JsonObject] | None = None, **more: Any) -> str:  # noqa: ANN401 - a template's names
    page = template("paper/worksheet.html.j2")
    return page.render(paper=paper_size(paper), caption=CAPTION, articles=articles or [], **more)


def _lesson(root: Path, stem: str) -> JsonObject | None:
    """The lesson's title, its article and what stands beside it; None for a form, which has no lesson."""
    path = root / "lessons" / f"{stem}.tasks.toml"
    if not path.exists():
        return None
    tasks = [*read_tasks(path, "lessons", stem).values()]
    article = tasks[0].seed.article.name
    letters, known = card_letters(), set[str]()
    shown = [task for task in tasks if not asks(task)]
    cards = [(task, printed_cards(task, letters, known)) for task in shown]
    others = [task for task in tasks if task.seed.article.name != article]
    return {
        "title": title_of(read_notebook(root / "lessons" / f"{stem}.ipynb")),
        "article": printed_article(tasks[0].seed),
        # An extra's cards, a sealed name among them, stand on the sheet that is read aloud, for whoever asks.
        "cards": [each for task, each in cards if each and not task.raw.get("optional")],
        "outlets": printed_outlets(task for task in shown if not task.raw.get("optional")),
        "looked_at": [each for task in tasks for each in _looked_at(task)],
        "others": [_beside(seed, others) for seed in _once([task for task in others if asks(task)])],
    }


def _looked_at(task: Task) -> list[JsonObject]:
    """A task that nobody can read aloud, with its questions numbered from 1 as on the teacher's sheet."""
    return printed_tasks([task]) if asks(task) and type_of(task).is_looked_at else []


def _beside(seed: Seed, tasks: list[Task]) -> JsonObject:
    """What is asked in a lesson about another article, which is printed where the lesson shows it whole."""
    mine = [task for task in tasks if task.seed.article.name == seed.article.name]
    shown = any(not asks(task) for task in mine)
    article = printed_article(seed) if shown else None
    return {"article": article, "invented": seed.article.invented, "tasks": printed_tasks(mine)}


def _exercise(root: Path, stem: str) -> JsonObject | None:
    path = root / "exercises" / f"{stem}.tasks.toml"
    if not path.exists():
        return None
    tasks = [*read_tasks(path, "exercises", stem).values()]
    notebook = read_notebook(root / "exercises" / f"{stem}.ipynb")
    return {
        "title": title_of(notebook),
        "draft_line": DRAFT_LINE if says_draft(notebook) else "",
        "articles": [printed_article(seed) for seed in _once(tasks)],
        "tasks": printed_tasks(tasks),
        "outlets": printed_outlets(tasks),
    }


def _once(tasks: list[Task]) -> list[Seed]:
    """The articles that the tasks work on, each once."""
    return [*{task.seed.article.name: task.seed for task in tasks}.values()]
