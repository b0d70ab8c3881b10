"""A lesson page of each key of the kit that has news enough: one frame, whatever the article."""

import pytest

from helpers.comments import told_too_soon
from helpers.frame import RULES
from helpers.lesson_text import Notebook
from helpers.own_voice import verdicts
from helpers.places import ROOT
from helpers.promised import too_long
from helpers.quoted import pieces
from whosays.articles.seed import read_seed
from whosays.author.article_set.composing import asked_about
from whosays.author.article_set.exercise import exercise
from whosays.author.article_set.lesson import FEWEST_WORDS, lesson
from whosays.author.article_set.material import Material
from whosays.tasks.reading import tasks_of

STEM = "50_any"
ALL = [Material(read_seed(path.parent)) for path in sorted((ROOT / "seeds").glob("*/key.csv"))]
ENOUGH = [each for each in ALL if each.news_words >= FEWEST_WORDS]


@pytest.mark.slow  # half a second each; test_frame.py has five of them each time
@pytest.mark.parametrize("material", ENOUGH, ids=lambda each: each.article.name)
def test_its_lesson_page_keeps_the_frame(root, material):
    first, _ = exercise(material, root, STEM)
    _, page = lesson(material, root, STEM, asked_about(first.tasks.values()))
    tasks = tasks_of(page.table, root / "lessons" / f"{STEM}.tasks.toml", "lessons", STEM)
    book = Notebook("lessons", STEM, page.notebook["cells"], tasks, page.notebook["metadata"])
    found = {rule.__name__: rule(book) for rule in RULES if rule.__name__ != "outputs_are_stored"}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert too_long(book) == {}
    assert told_too_soon(book) == {}
    assert [said for piece in pieces(book) for said in verdicts(piece.own)] == []
    print(f"\n{material.article.name}: {page.minutes} minutes, {len(tasks)} tasks")


def test_there_are_enough_of_them():
    print(f"\n{len(ENOUGH)} of {len(ALL)} keys have {FEWEST_WORDS} words of news")
    assert len(ENOUGH) >= 15
