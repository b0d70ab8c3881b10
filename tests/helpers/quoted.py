"""What a notebook quotes: texts as they are read at one go, and quotations that stand nowhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.lesson_text import QUOTED, Notebook, task_texts
from whosays.articles.kinds import KINDS, NOT_YET, SPEAKERS
from whosays.articles.seed import Seed
from whosays.tasks.task import Task
from whosays.tasks.types.sort import ACCUSES

# The kit's own words, which may stand in quotation marks without being the article's.
LABELS = {each.label for each in (*KINDS.values(), NOT_YET)} | set(SPEAKERS.values()) | set(ACCUSES.values())

NOT_OWN = ("text", "row", "full", "part", "none")  # options to choose, and what a rubric finds in a text


@dataclass(frozen=True)
class Piece:
    """A text that a learner or a teacher reads at one go, with where it stands."""

    at: str
    text: str
    own: str  # the same without what learners may say: see NOT_OWN
    printed: tuple[
        str, ...
    ] = ()  # passages and results of the task file's own, which may be quoted beside it


def listed_words(notebook: Notebook) -> tuple[str, ...]:
    """What stands in the lists of results: words as they were found, which may be quoted beside them."""
    listed = [
        each
        for task in notebook.tasks.values()
        for item in task.items
        for each in item.raw.get("results", ())
    ]
    return tuple(each[name] for each in listed for name in ("title", "publisher", "lines", "opened"))


def voted(task: Task) -> tuple[str, ...]:
    """The options of a vote: what speaks for one of them may take up its own words."""
    items = task.items if task.raw.get("together") else ()
    return tuple(option.text for item in items for option in item.options)


def pieces(notebook: Notebook) -> Iterable[Piece]:
    listed = listed_words(notebook)
    for n, cell in enumerate(notebook.cells):
        if cell["cell_type"] == "markdown":
            yield Piece(f"{notebook.stem}, cell {n}", cell["source"], cell["source"], listed)
    for task in notebook.tasks.values():
        headlines = {each["title"] for item in task.items for each in item.raw.get("results", ())}
        by_item: dict[str, list[tuple[str, str]]] = {}
        for at, text in task_texts(task):
            by_item.setdefault(at.split(",")[0], []).append((at, text))
        for at, texts in by_item.items():
            own = [text for place, text in texts if place.rpartition(", ")[2] not in NOT_OWN]
            own = [text for text in own if text not in headlines]
            printed = (*(text for place, text in texts if place.endswith(", passage")), *listed, *voted(task))
            yield Piece(
                f"{notebook.stem}, {at}", "\n".join(text for _, text in texts), "\n".join(own), printed
            )


def seeds_of(notebook: Notebook) -> list[Seed]:
    return list({task.seed.article.name: task.seed for task in notebook.tasks.values()}.values())


def misquoted(text: str, seeds: list[Seed], printed: tuple[str, ...] = ()) -> list[str]:
    """What stands in quotation marks and in no article, on no card or outlet's row, and on no label.

    A chat message or a match report that the task file prints may be quoted beside it, and nowhere else.
    """
    sources = [seed.article.text for seed in seeds] + [_without_marks(passage) for passage in printed]
    sources += [fact.words for seed in seeds for fact in seed.outside.values()]
    sources += [row.words for seed in seeds for each in seed.outlets.values() for row in each.rows]
    wrong = [
        quote
        for quote in QUOTED.findall(text)
        if quote not in LABELS and not any(quote in source for source in sources)
    ]
    if text.count("“") != text.count("”") or re.search("['\"]", text):
        wrong.append("quotation marks left open, or straight ones")
    return wrong


def _without_marks(passage: str) -> str:
    """A passage whose words may be quoted: what it quotes itself, too, but not what its two voices quote.

    In a match report the words between the marks are its own. A voice that argues quotes the article.
    """
    return QUOTED.sub("“”" if "Voice A: " in passage else r"\1", passage)
