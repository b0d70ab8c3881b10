"""The routes through the kit: what they name is there, fits its period, and agrees with the lessons."""

import re
from dataclasses import replace

import pytest

from helpers.lesson_text import HEADING, plain
from whosays.author.build.readme import minutes_of
from whosays.author.build.routes import PERIOD, Piece, Route, Routes, read_routes, route_tables
from whosays.base.notebook_files import FORMS, read_notebook, stems
from whosays.base.stems import pair_number
from whosays.learner.order import read_order

PARTS = re.compile(r"^## Part ([A-Z]) \((\d+) min\)$", re.MULTILINE)
TEST = 15  # minutes


@pytest.fixture(scope="module")
def routes(root) -> Routes:
    found = read_routes(root)
    assert [len(each.periods) for each in found.routes] == [4, 8, 12]
    return found


def source_of(root, stem: str) -> str:
    """The words of a lesson, else of an exercise's solution."""
    room = "lessons" if (root / "lessons" / f"{stem}.ipynb").is_file() else "solutions"
    cells = read_notebook(root / room / f"{stem}.ipynb")["cells"]
    return "\n\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")


def all_stems(routes: Routes) -> list[str]:
    named = [*routes.order, *routes.may_be_left_out, *routes.may_replace, *routes.may_replace.values()]
    named += [*routes.one_page, *routes.one_page.values()]
    return [*named, *(stem for route in routes.routes for stem in route.stems)]


def minutes_wrong(root, piece: Piece) -> list[str]:
    """Whether the minutes of a piece are other than those of the lesson, its part, or its headings."""
    if piece.stem in FORMS:
        return [] if piece.minutes == TEST else [f"{piece.stem}: a test takes {TEST} minutes"]
    text = source_of(root, piece.stem)
    if piece.only is not None:
        minutes = {plain(name).strip(): int(found or 0) for _, name, found, _ in HEADING.findall(text)}
        unknown = [name for name in piece.only if name not in minutes]
        total = sum(minutes.get(name, 0) for name in piece.only)
        short = piece.minutes > total or piece.minutes < 0.9 * total
        return [f"{piece.stem}: no heading “{name}”" for name in unknown] + (
            [f"{piece.stem}: {piece.minutes} minutes for headings of {total}"] if short else []
        )
    text_minutes = piece.minutes - piece.more
    whole = dict(PARTS.findall(text)).get(piece.part) if piece.part else minutes_of_text(root, piece.stem)
    return (
        []
        if str(whole) == str(text_minutes)
        else [f"{piece.stem} {piece.part}: {piece.minutes}, not {whole}"]
    )


def minutes_of_text(root, stem: str) -> int:
    room = "lessons" if (root / "lessons" / f"{stem}.ipynb").is_file() else "solutions"
    return minutes_of(read_notebook(root / room / f"{stem}.ipynb"))


def asked_for_twice(route: Route, routes: Routes) -> list[str]:
    """The exercises that a route asks for beside the real news which may replace them, or twice."""
    named = route.stems
    asked = [stem for period in route.periods for stem in period.after]
    pairs = [routes.may_replace[stem] for stem in named if stem in routes.may_replace]
    return [stem for stem in asked if stem in pairs] + [s for s in set(asked) if asked.count(s) > 1]


def test_all_that_is_named_is_there(root, routes):
    there = {*stems(root, "lessons"), *stems(root, "solutions")}
    named = set(all_stems(routes))
    print(f"\n{len(named)} notebooks named")
    assert named <= there
    assert len(named) >= 20


def test_every_lesson_has_one_place_and_learners_count_them_all(root, routes):
    assert len(set(routes.order)) == len(routes.order)
    assert set(stems(root, "lessons")) <= set(routes.order)
    assert set(routes.may_be_left_out) <= set(routes.order)
    found = read_order(root)
    assert list(found.lessons) == [
        stem for stem in routes.order if (root / "lessons" / f"{stem}.ipynb").exists()
    ]
    assert found.may_be_left_out == set(routes.may_be_left_out)
    assert found.named(found.lessons[0]) == f"lesson 1 of {len(found.lessons)}"


def test_no_period_is_longer_than_its_minutes(routes):
    periods = [period for route in routes.routes for period in route.periods]
    for period in periods:
        assert 15 <= sum(piece.minutes for piece in period.pieces) <= PERIOD, period
    print(f"\n{len(periods)} periods")
    assert len(periods) == 24


def test_minutes_are_those_of_the_lessons(root, routes):
    pieces = [piece for route in routes.routes for period in route.periods for piece in period.pieces]
    wrong = [said for piece in pieces for said in minutes_wrong(root, piece)]
    print(f"\n{len(pieces)} pieces")
    assert wrong == []
    lesson = next(piece for piece in pieces if piece.part)
    assert minutes_wrong(root, replace(lesson, minutes=lesson.minutes - 1))
    short = next(piece for piece in pieces if piece.only)
    assert minutes_wrong(root, replace(short, only=("Never there",)))


def test_companions_stand_in_for_the_exercise_of_their_number(routes):
    assert {pair_number(stem): replaced[:2] for stem, replaced in routes.may_replace.items()} == {
        f"0{n}": f"0{n}" for n in range(1, 8)
    }


def test_no_route_asks_for_real_news_and_the_exercise_that_it_replaces(routes):
    assert [asked_for_twice(route, routes) for route in routes.routes] == [[], [], []]
    last = routes.routes[-1]
    companion = next(stem for stem in last.stems if stem in routes.may_replace)
    period = replace(last.periods[0], after=(routes.may_replace[companion],))
    assert asked_for_twice(replace(last, periods=(period, *last.periods[1:])), routes)


def test_lessons_come_in_the_order_in_which_learners_meet_them(routes):
    for route in routes.routes:
        met = [piece.stem for each in route.periods for piece in each.pieces if piece.stem in routes.order]
        places = [routes.order.index(stem) for stem in met if stem[:2] != "09"]
        assert places == sorted(places), route.name


def test_the_guide_and_the_readme_show_them(root, routes):
    guide = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    table = route_tables(root)
    assert table in guide, "type whosays build"
    assert table.count("\n| ") == 24 + 3
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "| period | four periods | eight periods | twelve periods |" in readme


def test_each_lesson_says_under_its_title_which_it_is(root):
    order = read_order(root)
    for stem in order.lessons:
        first = read_notebook(root / "lessons" / f"{stem}.ipynb")["cells"][0]["source"]
        assert f"\n*{order.named(stem).capitalize()} · " in first, stem
    assert len(order.lessons) >= 9
