"""What is made of an article passes the checks that hand-made lessons and exercises pass."""

import re
from dataclasses import replace

import pytest

from helpers.comments import told_too_soon
from helpers.frame import (
    RULES,
    WORDS_A_CELL,
    cells_are_kept_safe,
    headings,
    honest_about_minutes,
    minutes_line,
    size_of,
    tasks_that_do_not_fit,
)
from helpers.guessing import WAYS, WITHIN, asked_in, guessed
from helpers.lesson_text import QUOTED, task_texts, words_of
from helpers.lesson_text import grade as reading_grade
from helpers.numbered import by_number
from helpers.own_voice import verdicts
from helpers.promised import too_long
from helpers.quoted import misquoted, pieces, seeds_of
from helpers.reckoned import parts
from helpers.sort_readers import credit, has_both_sides
from whosays.tasks.marking import mark
from whosays.tasks.types.sort import choices

NOT_RUN = ("outputs_are_stored",)  # test_runs.py has those
LESSON_RULES = [rule for rule in RULES if rule.__name__ not in NOT_RUN]


@pytest.fixture(scope="module")
def lessons(clones):
    found = [book for clone in clones.values() for book in clone.notebooks("lessons")]
    print(f"\n{len(found)} lesson pages")
    assert len(found) >= 4
    return found


@pytest.fixture(scope="module")
def solutions(clones):
    found = [book for clone in clones.values() for book in clone.notebooks("solutions")]
    assert len(found) == len(clones) >= 7
    return found


@pytest.mark.parametrize("rule", LESSON_RULES, ids=lambda rule: rule.__name__)
def test_a_lesson_page_keeps_the_frame(lessons, rule):
    assert {lesson.stem: found for lesson in lessons if (found := rule(lesson))} == {}


def test_cells_are_short_on_the_whole(lessons):
    for lesson in lessons:
        counts = [len(words_of(source)) for source in lesson.prose]
        print(
            f"\n{lesson.stem}: {len(lesson.cells)} cells, {sum(counts) / len(counts):.0f} words a cell",
            end="",
        )
        assert sum(counts) / len(counts) <= 50


def test_a_solution_is_safe_and_of_its_size(solutions):
    for each in solutions:
        assert cells_are_kept_safe(each) == []
        assert [source for source in each.prose if len(words_of(source)) > WORDS_A_CELL] == []
        learners = replace(each, cells=[c for c in each.cells if "<!-- BEGIN TEACHER" not in c["source"]])
        minutes = sum(m for _, _, _, m, optional in headings(learners) if not optional)
        tasks = sum(task.raw["minutes"] for task in each.tasks.values())
        print(f"\n{each.stem}: {minutes} minutes, tasks {tasks}", end="")
        assert minutes in size_of(each.stem).minutes
        assert tasks <= minutes
        assert str(minutes) in minutes_line(each)
        assert tasks_that_do_not_fit(each) == []
        assert len([cell for cell in each.cells if "<!-- BEGIN TEACHER" in cell["source"]]) >= 3


def test_a_solution_asks_for_one_text_with_three_or_four_rows(solutions):
    for each in solutions:
        texts = [task for task in each.tasks.values() if task.type == "write"]
        assert len(texts) in size_of(each.stem).texts
        assert len([task for task in each.tasks.values() if task.items]) in size_of(each.stem).asking
        assert 3 <= len(texts[0].items[0].raw["rubric"]) <= 4


def test_nothing_takes_longer_than_it_promises(lessons, solutions):
    for each in (*lessons, *solutions):
        for part in parts(each):
            print(
                f"\n{each.room}/{each.stem}: promised {part.promised}, reckoned {part.reckoned:.1f}", end=""
            )
            assert part.promised / 2 < part.reckoned <= part.promised
        assert too_long(each) == {}


def test_no_answer_is_told_behind_its_task(lessons):
    assert [told for lesson in lessons if (told := told_too_soon(lesson))] == []


def test_lessons_are_not_numbered(lessons, solutions):
    assert [said for each in (*lessons, *solutions) if (said := by_number(each))] == []


def test_every_quotation_stands_in_the_article(lessons, solutions):
    looked, wrong = 0, []
    for each in (*lessons, *solutions):
        seeds = seeds_of(each)
        for piece in pieces(each):
            looked += len(QUOTED.findall(piece.text))
            text = as_printed(piece.text, seeds)
            wrong += [(piece.at, q) for q in misquoted(text, seeds, piece.printed)]
            wrong += [(piece.at, word) for word in verdicts(piece.own)]
    print(f"\n{looked} quotations")
    assert looked >= 200
    assert wrong == []


def as_printed(text, seeds):
    """A text without the article's own straight marks: the rule on them is for our words."""
    printed = " ".join(seed.article.text for seed in seeds)
    quoted = {quote for quote in QUOTED.findall(text) if quote in printed}
    for each in (quote for quote in quoted if re.search("['\"]", quote)):
        text = text.replace(f"“{each}”", "“a”")
    return text


def test_it_reads_like_grade_eight(lessons, solutions):
    for each in (*lessons, *solutions):
        texts = [text for task in each.tasks.values() for _, text in task_texts(task)]
        grades = reading_grade(each.prose), reading_grade(texts)
        print(f"\n{each.room}/{each.stem}: {grades[0]:.1f}, tasks {grades[1]:.1f}", end="")
        assert max(grades) <= 9


def test_no_single_answer_wins_a_sort_task(lessons, solutions):
    looked = 0
    for task in (task for each in (*lessons, *solutions) for task in each.tasks.values()):
        if task.type != "sort":
            continue
        looked += 1
        assert has_both_sides(task), (task.stem, task.name)
        assert credit(task, "perfect") == 1
        assert 0 < credit(task, "trusting") < 1
        for choice in choices(task):
            earned = sum(mark(task, item, choice).credit for item in task.items) / len(task.items)
            assert earned <= 0.67, (task.stem, task.name, choice)
    print(f"\n{looked} sort tasks")
    assert looked >= 20


@pytest.mark.parametrize("way", WAYS)
def test_guessing_finds_no_more_than_chance(clones, way):
    items = []
    for clone in clones.values():
        mine = asked_in(clone.root / "solutions" / f"{clone.stem}.tasks.toml", "solutions", clone.stem)
        assert abs(guessed(mine, WAYS[way]).away) <= WITHIN, (clone.slug, way)
        items += mine
    got = guessed(items, WAYS[way])
    print(f"\n{way}: {got.found:.1f} of {got.items}, by chance {got.chance:.1f}: {got.away:+.2f}")
    assert len(items) >= 8
    assert abs(got.away) <= WITHIN


def test_a_spoiled_page_would_be_seen(lessons):
    lesson = lessons[0]
    longer = replace(
        lesson, cells=[*lesson.cells, {"cell_type": "markdown", "source": "word " * 2000, "metadata": {}}]
    )
    assert too_long(longer)
    title = lesson.cells[0]["source"]
    wrong = re.sub(r"\*\d+ minutes", "*12 minutes", title)
    assert wrong != title
    cells = [{**lesson.cells[0], "source": wrong}, *lesson.cells[1:]]
    assert honest_about_minutes(replace(lesson, cells=cells))
