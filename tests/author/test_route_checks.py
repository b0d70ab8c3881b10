"""A slip in routes.toml is told in one sentence, before a table, an order or an exercise is built from it."""

import shutil

import pytest

from whosays.author.build.route_checks import check_routes
from whosays.base.errors import KitError
from whosays.commands import build as command

A_PERIOD = (
    'pieces = [{ stem = "07_trace_it_back", part = "A", minutes = 35, words = "four of the six sentences" }]'
)
FOUR = 'minutes = 35, words = "four'
SLIPS = [
    (
        'stem = "00_start_here", minutes = 6',
        'stem = "00_start", minutes = 6',
        "period 1: it names 00_start, ",
    ),
    ('["21_a_governor_resigns"]', '["21_a_governor"]', "“after” names 21_a_governor, which is not there"),
    ('["03_fact_claim_or_allegation"]', '["01_x"]', "“after” names 01_x"),
    (FOUR, FOUR.replace("35", "36"), "“Four periods”, period 3: 36 minutes of work, and a period has 35"),
    (FOUR, FOUR.replace("35", '"35"'), "piece 1: “minutes” must be a whole number"),
    (FOUR, FOUR.replace("35", "true"), "piece 1: “minutes” must be a whole number"),
    ("more = 8", "more = -8", "piece 2: “more” must be a whole number"),
    ('part = "A", minutes = 35, words = "four', 'part = "C", minutes = 35, words = "four', "has no Part C"),
    (
        '"23_four_nights_in_belgrade", minutes',
        '"23_four_nights_in_belgrade", part = "A", minutes',
        "no Part A",
    ),
    (
        'only = ["The article", "How',
        'only = ["The artcle", "How',
        "00_start_here has no heading “The artcle”",
    ),
    (
        'only = ["The article", "In one sentence",',
        'only = "The article", words2 = ["x",',
        "words2” is not a field",
    ),
    ('["21_a_governor_resigns"]', '["21_a_governor_resigns", "01_what_is_on_the_page"]', "the one stands in"),
    (
        '["03_fact_claim_or_allegation"]',
        '["02_who_is_speaking"]',
        "asks for 22_a_princess_as_candidate and for 02",
    ),
    ('["03_fact_claim_or_allegation"]', '["22_a_princess_as_candidate"]', "22_a_princess_as_candidate twice"),
    ('resigns = "01_what_is_on_the_page"', 'resigns = "02_who_is_speaking"', "is no companion of 02"),
    ('11_headline_and_body = "04', '11_headline = "04', "[one_page] names 11_headline, which"),
    ('body = "04_words_that_lean"', 'body = "04_words"', "[one_page] names 04_words, which"),
    ('  "09_how_could_they_know",\n', '  "09_how_could_they_know",\n' * 2, "09_how_could_they_know twice"),
    ('out = ["06_do_the_numbers_hold"]', 'out = ["06_do"]', "names 06_do, which is not in the order"),
    ('out = ["06_do_the_numbers_hold"]', 'out = "06_do_the_numbers_hold"', "must be a list of stems"),
    ("may_be_left_out =", "may_left_out =", "“may_be_left_out” is missing"),
    ("[may_replace]", "[replaces]\n[may_replace]", "“replaces” is not a field here"),
    (A_PERIOD, "pieces = []", "period 3: “pieces” must be a list of one or more"),
    (A_PERIOD, 'pieces = ["07_trace_it_back"]', "period 3: “pieces” must be a list of one or more"),
    ('words = "the shortest way', 'word = "the shortest way', "route 1: “words” is missing"),
    ("order = [", "order == [", "cannot be read"),
]


@pytest.fixture
def kit(root, tmp_path):
    """The notebooks and the routes, to be spoiled."""
    for room in ("lessons", "solutions"):
        (tmp_path / room).mkdir()
        for path in (root / room).glob("*.ipynb"):
            shutil.copy(path, tmp_path / room)
    shutil.copy(root / "solutions" / "routes.toml", tmp_path / "solutions")
    return tmp_path


def test_the_kits_own_routes_hold(kit):
    assert check_routes(kit) == 24


@pytest.mark.parametrize(("before", "after", "says"), SLIPS)
def test_a_slip_is_told_in_one_sentence_and_nothing_is_built(kit, monkeypatch, before, after, says):
    path = kit / "solutions" / "routes.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text, "the slip is none"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    monkeypatch.setattr(command, "kit_root", lambda: kit)
    with pytest.raises(KitError) as error:
        command.build()
    assert says in str(error.value)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)
    assert not (kit / "lessons" / "course.toml").exists()


def test_a_lesson_in_the_making_may_stand_in_the_order(kit):
    path = kit / "solutions" / "routes.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("order = [", 'order = ["14_soon",', 1), encoding="utf-8"
    )
    assert check_routes(kit) == 24
