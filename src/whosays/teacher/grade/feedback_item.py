"""What a learner's page says of one item: the answer, the best one, the reason, the words that decide.

Plain data for the template. Nothing is said twice: where the best answer has a line of its own, no reason
repeats it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.answer_words import in_words
from whosays.tasks.marking import explained, mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.verdict import Mark, points_text
from whosays.teacher.desk.markbook import WrittenMark
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.desk.rubric import LEVELS
from whosays.teacher.marks.counting import OPEN, ItemMark

SIGNS = {"best": "✓", "defensible": "½", "wrong": "→", "noted": "✎", OPEN: "○"}
NOT_READ = "Not read yet by your teacher."
_BEST_SAID = (" The best answer is “{}”.", " The best chain is {}.", " Best: {}.", " It is {}.")
_QUOTED = re.compile("“([^“”]{2,200})”")


def view(task: Task, item: Item, found: ItemMark, shown: JsonObject) -> JsonObject:
    """What the template needs of one item.

    Args:
        task: with its key.
        item: of the task.
        found: the learner's mark.
        shown: the item as its page showed it (``tasks.page_data.task_data``).
    """
    best = mark(task, item, None).best
    given = found.answer if found.answered else None
    judged = explained(task, item) if given is None else mark(task, item, given)
    words = _best_words(task, item, found, best)
    why = without_best(judged.why, words)
    pieces = type_of(task).printed_passage(task, item, shown)
    return {
        "number": task.items.index(item) + 1 if len(task.items) > 1 else 0,
        "label": shown["label"],
        "question": shown["question"],
        "same_question": bool(same_question(task)),
        "verdict": found.verdict,
        "language": task.seed.article.source.get("language", "en"),
        "asked": [{**piece, "decides": False} for piece in pieces],
        "passage": deciding(pieces, " ".join(why)),
        "sign": SIGNS[found.verdict],
        "lead": "".join(without_best([_lead(judged, found)], words)),
        "points": "" if found.verdict == "noted" else _points(found),
        "yours": in_words(task, item, given),
        "second": in_words(task, item, found.second) if found.second is not None else [],
        "best": words,
        "why": _reasons(why),
        "checks": _checks(item, given),
    }


def same_question(task: Task) -> str:
    """The question that a task asks of each of its items, "" if they have their own: paper prints it once."""
    questions = {item.question for item in task.items}
    return questions.pop() if len(questions) == 1 and len(task.items) > 1 else ""


def read_by_people(said: JsonObject, found: ItemMark, given: WrittenMark | None) -> JsonObject:
    """What is said of a text once a teacher has marked it: a line a row of the rubric, then the comment.

    A text that was changed since is another, and has not been read.
    """
    if not given or not found.possible or paper_of(found.answer) != given.paper:
        return said
    rows = [f"{row.row}: {row.words} ({row.level} of {max(LEVELS)})" for row in given.rows]
    comment = [f"Comment: {given.comment}"] if given.comment else []
    why = [*_reasons([*rows, *comment]), *said["why"]]
    return {**said, "lead": "Your teacher has read it.", "points": _points(found), "why": why}


def without_best(texts: Iterable[str], best: list[str]) -> list[str]:
    """Texts without the sentence that names the best answer, where a line of its own does; none is empty."""
    said = [form.format(words) for form in _BEST_SAID for words in best]
    kept = []
    for text in texts:
        cut = f" {text}"
        for sentence in said:
            cut = cut.replace(sentence, "", 1)
        kept.append(cut.strip())
    return [text for text in kept if text]


def _reasons(why: list[str]) -> list[JsonObject]:
    """Reasons, and which point at words: paper has room for those alone where the answer was right."""
    pointing = [bool(_QUOTED.search(text)) for text in why]
    return [
        {"text": text, "points_at_words": yes or not any(pointing)}
        for text, yes in zip(why, pointing, strict=True)
    ]


def _lead(judged: Mark, found: ItemMark) -> str:
    """The first words. A right answer is named behind them: "Yes: the article itself"."""
    if found.verdict == OPEN:
        return ""
    if found.verdict == "noted" and judged.lead.startswith("Kept."):
        return NOT_READ
    return re.split("[,.]", judged.lead)[0] if found.verdict == "best" else judged.lead


def _points(found: ItemMark) -> str:
    points = "point" if found.possible == 1 else "points"
    earned = points_text(round(found.credit * found.possible, 2))
    return f"{earned} of {found.possible} {points}" if found.possible else ""


def _best_words(task: Task, item: Item, found: ItemMark, best: JSON) -> list[str]:
    return [] if found.verdict == "best" else type_of(task).best_in_words(task, item, best)


def _checks(item: Item, answer: object) -> list[JsonObject]:
    ticked = answer.get("checked") if isinstance(answer, dict) else None
    mine = ticked if isinstance(ticked, list) else []
    checks = enumerate(item.raw.get("checklist", []))
    return [{"text": text, "ticked": number in mine} for number, text in checks] if answer else []


def deciding(pieces: list[JsonObject], reasons: str) -> list[JsonObject]:
    """The pieces of a passage, cut further so that the words a reason quotes can be shown.

    Returns:
        Pieces with ``text``, ``mark`` and ``decides``; their texts together are what they were.
    """
    text = "".join(piece["text"] for piece in pieces)
    quotes = {quote.strip(" .,;:!?") for quote in _QUOTED.findall(reasons)}
    decides = [False] * len(text)
    for quote in filter(None, quotes):
        for found in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text, re.IGNORECASE):
            decides[found.start() : found.end()] = [True] * (found.end() - found.start())
    return list(_cut(pieces, decides))


def _cut(pieces: list[JsonObject], decides: list[bool]) -> Iterator[JsonObject]:
    at = 0
    for piece in pieces:
        for flag, letters in groupby(
            zip(piece["text"], decides[at:], strict=False), key=lambda pair: pair[1]
        ):
            yield {
                "text": "".join(letter for letter, _ in letters),
                "mark": piece["mark"],
                "decides": flag,
            }
        at += len(piece["text"])
