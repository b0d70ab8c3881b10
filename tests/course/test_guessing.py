"""Nobody finds the best option by its length, its place or its tone: only by reading the text."""

import pytest

from helpers.guessing import WAYS, WITHIN, Asked, asked_in, guessed


@pytest.fixture(scope="module")
def items(root) -> list[Asked]:
    files = sorted((root / "solutions").glob("*.tasks.toml"))
    return [each for path in files for each in asked_in(path, "solutions", path.name.split(".")[0])]


def test_there_is_something_to_guess(items):
    print(f"\n{len(items)} items, {sum(len(each.options) for each in items)} options")
    assert len(items) > 80


@pytest.mark.parametrize("way", WAYS)
def test_guessing_finds_no_more_than_chance(items, way):
    got = guessed(items, WAYS[way])
    by_chance = f"{got.chance:.1f} ± {got.error:.1f}"
    print(f"\n{way}: {got.found:.1f} of {got.items}, by chance {by_chance}: {got.away:+.2f}")
    assert got.items > 10
    assert abs(got.away) <= WITHIN


@pytest.mark.parametrize("way", WAYS)
def test_items_that_can_be_guessed_are_seen(way):
    """The best option is always the shortest, stands first, and claims least: or the other way round."""
    options = ("Who says so", "Nobody: all of it is a trick", "Nothing: they cannot ever prove such a trick")
    given_away = [Asked(f"specimen {n}", options, 0) for n in range(20)]
    assert abs(guessed(given_away, WAYS[way]).away) > WITHIN
