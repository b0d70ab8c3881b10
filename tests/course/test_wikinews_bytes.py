"""The reports from Wikinews are, to the byte, those of the collection they were taken from.

The collection is not in this repository: a table keeps the SHA-256 of each title and text, and of a piece
in a test where it begins and ends. Nobody may mend a slip, a double space or a date line, or join what
stood apart, without this being seen.
"""

import csv
import hashlib
import re
from itertools import pairwise

import pytest

from helpers.invented_world import SEEDS
from helpers.places import TESTS
from whosays.articles.seed import Seed, read_outside, read_seed

Row = dict[str, str]
CUT = re.compile(r"\s*\[…\]\.?\s*")  # a full stop may follow the mark: that of the sentence that was cut
HOSTS = ("en.wikinews.org",)


def table(name: str) -> list[Row]:
    with (TESTS / "course" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPORTS = {row["seed"]: row for row in table("wikinews.csv")}
PIECES: dict[str, list[Row]] = {}
for _row in table("wikinews_pieces.csv"):
    PIECES.setdefault(_row["seed"], []).append(_row)
WHOLE = sorted(REPORTS.keys() - PIECES.keys())


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def parts(name: str) -> tuple[str, str]:
    """Title and text, as the file has them: no line end is turned into another."""
    title, blank, text = (SEEDS / name / "article.txt").read_bytes().decode("utf-8").partition("\n\n")
    assert blank
    return title, text


def as_taken(text: str, pieces: list[Row]) -> bool:
    """Whether the words between the marks are the report's own, piece by piece."""
    found = [piece for piece in CUT.split(text.strip()) if piece]
    return [digest(piece) for piece in found] == [row["sha256"] for row in pieces]


def gaps(name: str) -> int:
    """How many places of the report are left out: before, between and after the pieces."""
    ends = [
        (0, 0),
        *((int(r["start"]), int(r["end"])) for r in PIECES[name]),
        (int(REPORTS[name]["characters"]), 0),
    ]
    return sum(start > end for (_, end), (start, _) in pairwise(ends))


@pytest.fixture(params=sorted(REPORTS))
def seed(request) -> Seed:
    return read_seed(SEEDS / request.param)


def test_every_article_with_an_attribution_stands_in_the_table():
    sources = {path.parent.name: path.read_text("utf-8") for path in SEEDS.glob("*/source.toml")}
    print(f"\n{len(WHOLE)} reports and {len(PIECES)} pieces")
    assert {name for name, text in sources.items() if "\nattribution = " in text} == REPORTS.keys()
    assert {name for name, text in sources.items() if "Excerpt:" in text} == PIECES.keys()
    assert (len(WHOLE), len(PIECES)) >= (8, 3)


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_report_is_that_of_the_collection(name: str):
    title, text = parts(name)
    assert digest(title) == REPORTS[name]["title_sha256"]
    assert digest(text) == REPORTS[name]["text_sha256"]
    assert digest(text.rstrip()) != REPORTS[name]["text_sha256"]  # a line end less would be seen


@pytest.mark.parametrize("name", sorted(PIECES))
def test_the_words_of_a_piece_are_its_reports_own(name: str):
    title, text = parts(name)
    assert digest(title) == REPORTS[name]["title_sha256"]
    assert as_taken(text, PIECES[name])
    lengths = [len(piece) for piece in CUT.split(text.strip()) if piece]
    assert lengths == [int(row["end"]) - int(row["start"]) for row in PIECES[name]]


@pytest.mark.parametrize("name", sorted(PIECES))
def test_each_cut_is_marked_once_also_at_the_beginning_and_the_end(name: str):
    _, text = parts(name)
    print(f"\n{name}: {len(PIECES[name])} pieces, {gaps(name)} cuts")
    assert gaps(name) >= 1
    assert text.count("[…]") == gaps(name)
    places = [int(row[side]) for row in PIECES[name] for side in ("start", "end")]
    assert places == sorted(set(places))  # in the report's own order


@pytest.mark.parametrize("name", sorted(PIECES))
def test_a_word_that_is_not_the_reports_would_be_seen(name: str):
    _, text = parts(name)
    other, joined = text.replace(" the ", " this ", 1), text.replace(" […] ", " ", 1)
    assert other != text != joined
    assert not as_taken(other, PIECES[name])
    assert not as_taken(joined, PIECES[name])


def test_the_page_names_the_report_its_day_and_its_address(seed: Seed):
    row, source = REPORTS[seed.article.name], seed.article.source
    assert source["written"] == row["day"]
    assert source["known"]["address"] == row["address"]
    title = parts(seed.article.name)[0]
    for part in ("Wikinews", title, row["day"], row["address"], "CC BY 2.5"):
        assert part in seed.article.attribution, part


def test_no_report_of_the_collection_stands_twice():
    for column in ("place", "title_sha256", "text_sha256", "address"):
        assert len({row[column] for row in REPORTS.values()}) == len(REPORTS), column


def test_a_quotation_of_a_report_among_facts_from_outside_is_word_for_word():
    """A lesson that shows one report may quote another."""
    by_address = {row["address"].split("//")[1]: name for name, row in REPORTS.items()}
    looked_at = 0
    for path in sorted(SEEDS.glob("*/outside.csv")):
        for fact in read_outside(path.parent).values():
            if fact.address.startswith(HOSTS):
                _, text = parts(by_address[fact.address])
                assert fact.words.strip('"') in text, (path.parent.name, fact.id)
                looked_at += 1
    print(f"\n{looked_at} quotations")
    assert looked_at >= 3
