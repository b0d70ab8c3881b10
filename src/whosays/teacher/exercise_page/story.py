"""The story as one newspaper column: lines of about 40 letters at most, broken and numbered once.

Line 21 is line 21 on a phone, on a large screen and on paper. Where letters are enlarged a line may wrap; it
keeps its number. Positions are code points.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.articles.article import Article, Paragraph, Span
from whosays.base.json_types import JsonObject
from whosays.tasks.page_data import task_data
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.teacher.exercise_page.line_width import width_of

WIDTH = 19_700
"""A line's most, in thousandths of the letters' size: what 320 pixels have room for, some 40 letters."""
_OTHER = {"headline": 0.86, "page part": 0.85}  # how much of it these have, whose letters are wider
_PIECE = re.compile("(?:[\u00a0\u202f]|\\S)+")  # at a no-break space no line ends
_ROW = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class StoryLine:
    """One line: ``number`` through all stories of the page, its place in the article, and how it is set.

    ``look``: ``h`` of the headline, ``page`` of a page part, else ""; ``gap``: a paragraph begins here.
    """

    number: int
    start: int
    end: int
    text: str
    look: str
    gap: bool


@dataclass(frozen=True)
class Story:
    """An article in lines."""

    article: Article
    lines: tuple[StoryLine, ...]
    glossary: tuple[JsonObject, ...]

    def blocks(self) -> list[list[StoryLine]]:
        """The lines, paragraph by paragraph: who hears the story hears no line ends."""
        found: list[list[StoryLine]] = []
        for line in self.lines:
            if line.gap or not found:
                found.append([])
            found[-1].append(line)
        return found


def stories(tasks: Iterable[Task]) -> list[Story]:
    """The articles that tasks work on, each once, their lines numbered through all of them."""
    seeds = {task.seed.article.name: task.seed for task in tasks}
    found: list[Story] = []
    for seed in seeds.values():
        before = sum(len(story.lines) for story in found)
        words = tuple({"term": each.term, "meaning": each.meaning} for each in seed.glossary)
        found.append(Story(seed.article, tuple(_lines(seed.article, before)), words))
    return found


def _lines(article: Article, before: int) -> Iterator[StoryLine]:
    number = before
    for block in article.paragraphs:
        for i, (start, end) in enumerate(_broken(article.text, block)):
            number += 1
            look = {"headline": "h", "page part": "page"}.get(block.role, "")
            yield StoryLine(number, start, end, article.text[start:end], look, i == 0 and number > before + 1)


def _broken(text: str, block: Paragraph) -> Iterator[Span]:
    """Where the lines of a block begin and end: at white space, and where the page itself has a line end."""
    most = WIDTH * _OTHER.get(block.role, 1)
    for row in _ROW.finditer(text, block.start, block.end):
        start = end = -1
        for piece in _PIECE.finditer(text, row.start(), row.end()):
            if start >= 0 and width_of(text[start : piece.end()]) > most:
                yield start, end
                start = -1
            start, end = (piece.start() if start < 0 else start), piece.end()
        if start >= 0:
            yield start, end


def place_of(task: Task, item: Item, told: Sequence[Story]) -> JsonObject | None:
    """Where in the story an item's passage stands; None where it stands in none.

    Returns:
        ``words`` (“lines 21 to 23”) and ``marks``: line number, and from where to where in the line.
    """
    story = next((each for each in told if each.article.name == task.seed.article.name), None)
    spans = _spans(task, item) if story else []
    if story is None or not spans:
        return None
    marks = [mark for span in spans for mark in _marks(story, span)]
    numbers = sorted({number for number, _, _ in marks})
    words = f"line {numbers[0]}" if len(numbers) == 1 else f"lines {numbers[0]} to {numbers[-1]}"
    return {"words": words, "marks": [[*mark] for mark in marks]}


def _spans(task: Task, item: Item) -> list[Span]:
    """The marked words of the passage in the article, or all of it where none are marked."""
    asked = type_of(task)
    shown = next(each for each in task_data(task)["items"] if each["id"] == item.id)
    pieces = asked.passage(task, item) or asked.printed_passage(task, item, shown)
    at = _found(task.seed.article, item, "".join(piece["text"] for piece in pieces))
    if at is None:
        return []
    spans, whole = [], (at, at + sum(len(piece["text"]) for piece in pieces))
    for piece in pieces:
        spans += [(at, at + len(piece["text"]))] if piece["mark"] else []
        at += len(piece["text"])
    return spans or [whole]


def _found(article: Article, item: Item, passage: str) -> int | None:
    """Where a passage begins; of one that stands there twice, the one in the paragraph that the id names."""
    if not passage.strip() or passage not in article.text:
        return None
    if article.text.count(passage) == 1:
        return article.text.index(passage)
    named = item.id.split(".", maxsplit=1)[0]
    block = next((each for each in article.paragraphs if each.id == named), None)
    at = article.text.find(passage, block.start, block.end) if block else -1
    return at if at >= 0 else None


def _marks(story: Story, span: Span) -> Iterator[tuple[int, int, int]]:
    first = max(0, bisect_right(story.lines, span[0], key=lambda line: line.start) - 1)
    for line in story.lines[first:]:
        if line.start >= span[1]:
            return
        start, end = max(span[0], line.start), min(span[1], line.end)
        if start < end:
            yield line.number, start - line.start, end - line.start
