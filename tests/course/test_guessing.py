"""Nobody finds the best option by its length, its place or its tone: only by reading the text."""

from collections import Counter
from fractions import Fraction

import pytest

from helpers.guessing import PRINTED, WAYS, WITHIN, Asked, Guess, asked_in, guessed
from helpers.three_forms import open_forms
from helpers.without_story import (
    READ,
    TOO_MANY,
    GoneError,
    chosen_from,
    guesses,
    named,
    shares,
    sheet,
    together,
)
from helpers.without_story import Guess as Chosen
from whosays.tasks.task import Task
from whosays.teacher.stats.reading_test import FORMS

OF_THE_FORMS = 39  # three forms of thirteen
READERS = 3  # of each form, without its story


@pytest.fixture(scope="module")
def items(root) -> list[Asked]:
    files = sorted((root / "solutions").glob("*.tasks.toml"))
    return [each for path in files for each in asked_in(path, "solutions", path.name.split(".")[0])]


@pytest.fixture(scope="module")
def of_the_forms(items) -> list[Asked]:
    return [each for each in items if each.place.split(":")[0] in FORMS]


@pytest.fixture(scope="module")
def forms(root) -> dict[str, dict[str, Task]]:
    return open_forms(root)


def told(way: str, got: Guess) -> str:
    by_chance = f"{got.chance:.1f} ± {got.error:.1f}"
    return f"{way}: {got.found:.1f} of {got.items}, by chance {by_chance}: {got.away:+.2f}"


# --- by the look of the options --------------------------------------------------------------------


def test_there_is_something_to_guess(items, of_the_forms):
    print(f"\n{len(items)} items, {sum(len(each.options) for each in items)} options")
    assert len(items) > 80
    assert len(of_the_forms) == OF_THE_FORMS


@pytest.mark.parametrize("way", WAYS)
def test_guessing_finds_no_more_than_chance(items, way):
    got = guessed(items, WAYS[way])
    print(f"\n{told(way, got)}")
    assert abs(got.away) <= WITHIN


@pytest.mark.parametrize("way", WAYS)
def test_guessing_finds_no_more_than_chance_in_the_reading_test(of_the_forms, way):
    """By itself: what the other items give away must not be made up for here, nor the other way round.

    A way may be of no use at all here, and that is as it should be; see the specimens for each way's worth.
    """
    got = guessed(of_the_forms, WAYS[way])
    print(f"\n{told(way, got)}")
    assert abs(got.away) <= WITHIN


def test_other_ways_of_guessing_are_shown(items, of_the_forms):
    for way, left in PRINTED.items():
        got = guessed(items, left)
        print(f"\n{told(way, got)}; the reading test alone, {told(way, guessed(of_the_forms, left))}", end="")
        assert got.items


def given_away(options: tuple[str, ...], question: str = "") -> list[Asked]:
    return [Asked(f"specimen {n}", options, 0, question) for n in range(20)]


@pytest.mark.parametrize("way", WAYS)
def test_items_that_can_be_guessed_are_seen(way):
    """The best option is always the shortest, stands first, and claims least: or the other way round."""
    options = ("Who says so", "Nobody: all of it is a trick", "Nothing: they cannot ever prove such a trick")
    assert abs(guessed(given_away(options), WAYS[way]).away) > WITHIN


@pytest.mark.parametrize("way", PRINTED)
def test_the_ways_shown_would_see_them_too(way):
    options = ("That the wall may perhaps leak", "That dams leak", "That it will rain")
    items = given_away(options, "What does it say? Does the wall perhaps leak?")
    assert abs(guessed(items, PRINTED[way]).away) > WITHIN


def test_likeness_goes_by_the_share_of_common_words():
    asked = Asked("specimen", ("A wet day", "A wet week", "The dry week", "Snow"), 0)
    assert PRINTED["most like the others"](asked) == [1], "½ of its words with one, a fifth with another"
    assert PRINTED["the odd one out"](asked) == [3]
    told_apart_by_nothing = Asked("specimen", ("Yes", "No", "Never"), 0)
    assert PRINTED["most like the others"](told_apart_by_nothing) == [0, 1, 2]


# --- by everything but the story --------------------------------------------------------------------


def test_without_its_story_a_form_is_not_found_out(forms):
    """Readers saw questions and options, and neither the story nor the words marked in it."""
    read = guesses(READ)
    found = shares(read, forms)
    for (form, reader), share in sorted(found.items()):
        print(f"\n{form}, {reader}: {float(share):.0%}", end="")
    assert found, f"nobody has read a form without its story: {READ.name} is empty"
    assert Counter(form for form, _ in found) == dict.fromkeys(FORMS, READERS)
    of_forms = together(found)
    for form, share in of_forms.items():
        print(f"\n{form}: {float(share):.0%} by {sum(form == read for read, _ in found)} readers", end="")
    assert {form: share for form, share in of_forms.items() if share >= TOO_MANY} == {}


def test_the_readers_had_the_sheet_as_it_is_now(forms):
    """A question that was changed gives away more, or less: then others have to read it."""
    read = guesses(READ)
    stale = [each for each in read if each.sheet != named(sheet(each.form, forms[each.form]))]
    print(f"\n{len(read)} answers, {len(stale)} of another sheet")
    assert read
    assert stale == []
    assert named(sheet("before", forms["before"])) != named(sheet("after", forms["after"]))


def test_one_form_that_is_found_out_is_not_hidden_by_two_that_are_not():
    found = {
        ("before", "1"): Fraction(9, 13),
        ("after", "1"): Fraction(1, 13),
        ("later", "1"): Fraction(1, 13),
    }
    assert [form for form, share in together(found).items() if share >= TOO_MANY] == ["before"]


def who_knows(forms: dict[str, dict[str, Task]], form: str = "before") -> list[Chosen]:
    items = enumerate(chosen_from(forms[form]), 1)
    return [
        Chosen(form, number, "who knows", option.text)
        for number, item in items
        for option in item.options
        if option.best
    ]


def test_a_reader_who_finds_all_would_be_seen(forms):
    read = who_knows(forms)
    assert shares(read, forms) == {("before", "who knows"): 1}
    assert TOO_MANY <= 1
    assert shares(read[:5], forms) == {("before", "who knows"): Fraction(5, 13)}, "left out earns nothing"
    assert Fraction(5, 13) < TOO_MANY <= Fraction(6, 13), "the line lies between five items and six"


def test_an_option_that_is_gone_or_answered_twice_is_seen(forms):
    sound = who_knows(forms)
    for bad in (
        Chosen("before", 1, "who knows", "The Tooth Fairy"),
        Chosen("before", 14, "who knows", sound[0].option),
        Chosen("before", 0, "who knows", sound[-1].option),
    ):
        with pytest.raises(GoneError, match=f"item {bad.item}"):
            shares([bad], forms)
    with pytest.raises(GoneError, match="twice"):
        shares([*sound, sound[0]], forms)


@pytest.mark.parametrize("form", FORMS)
def test_the_sheet_shows_questions_and_options_and_nothing_of_the_story(forms, form):
    tasks = forms[form]
    printed = sheet(form, tasks)
    items = chosen_from(tasks)
    assert len(items) == 13
    for number, item in enumerate(items, 1):
        assert f"Item {number}. {item.question}" in printed
        assert all(f"- {each.text}\n" in printed for each in item.options)
        assert all(each.why not in printed for each in item.options)
    paragraphs = [block for block in tasks["story"].seed.article.text.split("\n") if len(block.split()) > 4]
    assert len(paragraphs) > 5
    assert not any(paragraph in printed for paragraph in paragraphs)
