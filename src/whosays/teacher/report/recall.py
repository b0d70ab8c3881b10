"""Three items that a class missed most, with their explanations: an opening for the next lesson.

A page to project and a small notebook. Both ask first and explain second: a guess, even a wrong one, makes
the explanation stick. What single learners answered is on neither.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.articles.kinds import CAPTION
from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.base.json_types import JsonObject
from whosays.base.places import kit_root
from whosays.tasks.lettered import lettered
from whosays.tasks.marking import explained
from whosays.tasks.page_data import task_data
from whosays.tasks.solutions import find_solutions
from whosays.tasks.task_type import NOT_OFFERED
from whosays.tasks.types import type_of
from whosays.tasks.types.choose import in_a_sentence, is_vote
from whosays.teacher.desk.rubric import Place
from whosays.teacher.page_templates import template
from whosays.teacher.report.advice import most_missed
from whosays.teacher.report.lesson_places import TaughtAt, Teaching
from whosays.teacher.report.notebook import Cells, in_markdown, made
from whosays.teacher.report.words import quoted
from whosays.teacher.stats.items import item_table
from whosays.teacher.stats.responses import Asked, read_responses

if TYPE_CHECKING:
    from pandas import DataFrame

PAGE, NOTEBOOK = "recall.html", "recall.ipynb"
NUMBER = 3
_HIDDEN, _SHARE = 3, 0.2  # so many learners hide each other, and are worth a word
_TOP = """\
# Do you remember?

Decide first, alone. Then tell a neighbor which words made you decide. Then open *What decides* below it.
"""
_END = """\
## To carry away

Who says so? How could they know? Who would answer back?

"""


def write_recall(marks: Path, to: Path, solutions: Path | None = None, exercise: str = "") -> list[Path]:
    """Write the opening for the next lesson, from what whosays grade wrote.

    Args:
        marks: the folder of the marks, or ``marks.jsonl``.
        to: the folder for the page and the notebook; made if it is not there.
        solutions: a folder of keys, if not the clone's own.
        exercise: only items of this one.

    Raises:
        KitError: there are no marks, or nobody answered anything that may be asked again.
    """
    responses = read_responses(marks, solutions, exercise)
    items = item_table(responses)
    places = most_missed(items, NUMBER)
    if not places:
        raise KitError(
            "There is nothing to recall: nobody answered a scored item of an exercise. (The forms of the "
            "reading test are left out: what is shown cannot be asked again.)"
        )
    teaching = Teaching(kit_root(), find_solutions(solutions))
    views = [_view(responses.asked[place], _row(items, place), teaching.place(*place)) for place in places]
    pages = {PAGE: recall_page(views).encode("utf-8"), NOTEBOOK: recall_notebook(views)}
    for name, content in pages.items():
        write_changed(to / name, content)
    return [to / name for name in pages]


def _row(items: "DataFrame", place: Place) -> JsonObject:
    row: JsonObject = items.set_index(["exercise", "task", "item"]).loc[place].to_dict()
    return row


def _view(asked: Asked, row: JsonObject, taught: TaughtAt | None) -> JsonObject:
    """One item as the page and the notebook show it."""
    task, item = asked.task, asked.item
    shown = next(each for each in task_data(task)["items"] if each["id"] == item.id)
    judged = explained(task, item)
    return {
        "article": task.seed.article.source["name"],
        "invented": task.seed.article.invented,
        "whose": task.seed.article.attribution,
        "language": task.seed.article.source.get("language", "en"),
        "passage": type_of(task).printed_passage(task, item, shown),
        "question": item.question or task.prompt,
        "options": lettered(task, item),
        "best": type_of(task).best_in_words(task, item, judged.best),
        "why": [*filter(None, judged.why), *_half_right(asked)],
        "instead": _instead(asked, row),
        "taught": taught.in_words() if taught else "",
    }


def _half_right(asked: Asked) -> list[str]:
    """What speaks for an option that can be defended; of a sort the reason of the best answer says it."""
    told = asked.task.type != "choose" or is_vote(asked.item)  # of a vote the explanation says it
    options = () if told else asked.item.options
    return [f"{in_a_sentence(each.text)} can be defended: {each.why}" for each in options if each.defensible]


def _instead(asked: Asked, row: JsonObject) -> str:
    """How many made which wrong choice; "" where they were few, who could be guessed."""
    enough = row["times"] >= max(_HIDDEN, _SHARE * row["answered"])
    chosen = type_of(asked.task).one_of_some and row["instead"] != NOT_OFFERED
    if not (enough and chosen):
        return ""
    return f"{row['times']} of {row['answered']} answered {quoted(row['instead'])}."


def recall_page(views: list[JsonObject]) -> str:
    """The page to project, as HTML."""
    return template("report/recall.html.j2").render(items=views, caption=CAPTION)


def recall_notebook(views: list[JsonObject]) -> bytes:
    """The same as a notebook of text cells; each explanation is folded away under its heading."""
    cells: Cells = [("markdown", _TOP)]
    for number, view in enumerate(views, 1):
        cells += [("markdown", _question(number, view)), ("folded", "### What decides")]
        cells.append(("markdown", _explanation(view)))
    return made([*cells, ("markdown", f"{_END}*{CAPTION}*")], "recall")


def _question(number: int, view: JsonObject) -> str:
    marked = "".join(
        f"**{in_markdown(piece['text'])}**" if piece["mark"] else _spaced(piece["text"])
        for piece in view["passage"]
    )
    lines = [f"## {number}", f"> {marked}" if marked else "", f"**{in_markdown(view['question'])}**"]
    options = "\n".join(map(_option, view["options"]))
    origin = (
        f"{view['article']}{', invented for practice' if view['invented'] else ''}. {view['whose']}".rstrip(
            ". "
        )
    )
    return "\n\n".join(filter(None, [*lines, options, f"*From: {in_markdown(origin)}*"]))


def _option(offered: JsonObject) -> str:
    """An option with its letter; of a result, the lines below its title: whoever chooses, chooses by them."""
    lines = [f"- {offered['letter']} · {in_markdown(offered['label'])}"]
    return "<br>\n  ".join([*lines, *(in_markdown(each["text"]) for each in offered["under"])])


def _spaced(text: str) -> str:
    """A piece between marked ones keeps the white space at its ends."""
    before = " " if text[:1].isspace() else ""
    return f"{before}{in_markdown(text)}{' ' if text[-1:].isspace() else ''}"


def _explanation(view: JsonObject) -> str:
    best = "; ".join(view["best"])
    told = [f"The best answer: **{in_markdown(best)}**"] if best else []
    told += [in_markdown(each) for each in view["why"]]
    if view["instead"]:
        told.append(f"{in_markdown(view['instead'])} What speaks for it, and what against?")
    return "\n\n".join(told)
