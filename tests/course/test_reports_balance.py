"""The real reports by count: who accuses, who is accused, who is well supported.

The tables of seeds/README.md say so. They must be complete, so that nothing is balanced by leaving it out.
Real news is not even; how far from even it may be is said here, and the figures are printed.
"""

from collections import Counter

import pytest

from helpers.invented_world import SEEDS, key_of, readme_table
from helpers.places import ROOT
from whosays.articles.key import Statement
from whosays.articles.seed import read_seed

NAMES = sorted(path.stem for path in (ROOT / "tests" / "two_readers" / "first").glob("*.csv"))
SECTION = "The real reports: who accuses, who is accused, who is well supported"
CAMPS = ("in power", "against", "abroad")
LEAST, MOST = 4, 0.6  # each camp accuses so often; none is accused in a larger share
ONE_REPORT = 0.5  # so much of all accusations may stand in one report, at most


@pytest.fixture(scope="module")
def statements() -> dict[tuple[str, str], Statement]:
    return {(n, each.id): each for n in NAMES for each in key_of(read_seed(SEEDS / n)).statements}


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """All rows of both tables: six cells an accusation, four a statement that is well supported."""
    return [row for row in readme_table(SECTION) if row[0] in NAMES]


def accusations(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if len(row) == 6]


def supported(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if len(row) == 4]


def test_every_accusation_stands_in_the_table_once(rows, statements):
    there = [(row[0], row[1]) for row in accusations(rows)]
    wanted = [place for place, each in statements.items() if each.kind == "allegation"]
    print(f"\n{len(wanted)} accusations in {len(NAMES)} reports")
    assert sorted(there) == sorted(wanted)
    assert len(wanted) >= 12


def test_a_camp_without_a_name_is_one_whose_source_has_none(rows, statements):
    for name, place, _, camp, *_ in accusations(rows):
        unnamed = statements[name, place].chain[0] == "unnamed accusers"
        assert (camp == "nobody named") == unnamed, (name, place)


def test_each_camp_accuses_and_none_is_accused_alone(rows):
    accuse = Counter(row[3] for row in accusations(rows))
    accused = Counter(row[5] for row in accusations(rows))
    by_report = Counter(row[0] for row in accusations(rows))
    print(f"\naccuse: {dict(accuse)}; are accused: {dict(accused)}; by report: {dict(by_report)}")
    assert set(accuse) <= {*CAMPS, "nobody named"}
    assert set(accused) <= set(CAMPS)
    assert min(accuse[camp] for camp in CAMPS) >= LEAST
    assert all(accused[camp] >= 1 for camp in CAMPS)
    assert max(accused.values()) <= MOST * accused.total()
    assert max(by_report.values()) <= ONE_REPORT * by_report.total()


def test_both_sides_of_each_report_are_well_supported_in_something(rows, statements):
    nearer = Counter(row[2] for row in supported(rows))
    print(f"\nwell supported: {dict(nearer)}")
    assert set(nearer) <= set(CAMPS)
    assert abs(nearer["in power"] - nearer["against"]) <= 2
    for name in NAMES:
        of_it = [row for row in supported(rows) if row[0] == name]
        assert len({row[2] for row in of_it}) >= 2, name
        for _, place, *_ in of_it:
            assert statements[name, place].kind == "reported fact", (name, place)


def test_a_row_left_out_would_be_seen(rows, statements):
    wanted = {place for place, each in statements.items() if each.kind == "allegation"}
    assert {(row[0], row[1]) for row in accusations(rows)[1:]} != wanted
