"""What is made of an article passes the checks that hand-made lessons and exercises pass."""

import re
from dataclasses import replace

import pytest

from course import test_comments, test_lesson_frame, test_lesson_names, test_minutes, test_quotations
from course.test_reader_profiles import credit, has_both_sides
from helpers.guessing import WAYS, WITHIN, asked_in, guessed
from helpers.lesson_text import grade as reading_grade
from helpers.lesson_text import task_texts, words_of
from helpers.own_voice import verdicts
from helpers.reckoned import parts
from whosays.tasks.marking import mark
from whosays.tasks.types.sort import choices

NOT_RUN = ("outputs_are_stored",)  # test_runs.py has those
LESSON_RULES = [rule for rule in test_lesson_frame.RULES if rule.__name__ not in NOT_RUN]


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
        assert test_lesson_frame.cells_are_kept_safe(each) == []
        assert [
            source for source in each.prose if len(words_of(source)) > test_lesson_frame.WORDS_A_CELL
        ] == []
    test_lesson_frame.test_exercises_take_the_minutes_and_tasks_of_their_kind(solutions)
    test_lesson_frame.test_rubrics_have_four_rows_at_most(solutions)


def test_nothing_takes_longer_than_it_promises(lessons, solutions):
    for each in (*lessons, *solutions):
        for part in parts(each):
            print(
                f"\n{each.room}/{each.stem}: promised {part.promised}, reckoned {part.reckoned:.1f}", end=""
            )
            assert part.promised / 2 < part.reckoned <= part.promised
        assert test_minutes.too_long(each) == {}


def test_no_answer_is_told_behind_its_task(lessons):
    assert [told for lesson in lessons if (told := test_comments.told_too_soon(lesson))] == []


def test_lessons_are_not_numbered(lessons, solutions):
    assert [said for each in (*lessons, *solutions) if (said := test_lesson_names.by_number(each))] == []


def test_every_quotation_stands_in_the_article(lessons, solutions):
    looked, wrong = 0, []
    for each in (*lessons, *solutions):
        seeds = test_quotations.seeds_of(each)
        for piece in test_quotations.pieces(each):
            looked += len(test_quotations.QUOTED.findall(piece.text))
            text = as_printed(piece.text, seeds)
            wrong += [(piece.at, q) for q in test_quotations.misquoted(text, seeds, piece.printed)]
            wrong += [(piece.at, word) for word in verdicts(piece.own)]
    print(f"\n{looked} quotations")
    assert looked >= 200
    assert wrong == []


def as_printed(text, seeds):
    """A text without the article's own straight marks: the rule on them is for our words."""
    printed = " ".join(seed.article.text for seed in seeds)
    quoted = {quote for quote in test_quotations.QUOTED.findall(text) if quote in printed}
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
    assert test_minutes.too_long(longer)
    title = lesson.cells[0]["source"]
    wrong = re.sub(r"\*\d+ minutes", "*12 minutes", title)
    assert wrong != title
    cells = [{**lesson.cells[0], "source": wrong}, *lesson.cells[1:]]
    assert test_lesson_frame.honest_about_minutes(replace(lesson, cells=cells))
