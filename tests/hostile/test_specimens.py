"""Answers are data: a kept set of hostile and broken hand-ins, each with the verdict that it must get.

All of them are collected and marked in one run, with a few good files between them. The verdicts stand in
``hostile/verdicts.csv``; how a specimen is added, in ``hostile/make_specimens.py``.
"""

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import classroom
from hostile.make_specimens import SPECIMENS, changed, keep, recipes
from hostile.room import GOOD, STEMS, Room, parts, tree
from hostile.verdicts import Verdict, read_rows, read_verdicts
from whosays.base.errors import KitError
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.tasks.solutions import find_solutions, read_keys
from whosays.teacher.collect.collecting import collect
from whosays.teacher.desk.piles import read_piles
from whosays.teacher.grade.batch import mark_hand_in
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.counting import Marker
from whosays.teacher.marks.gradebook import score

VERDICTS = read_verdicts()
CUTS = Path(__file__).parent / "cuts"
TABLES = ("gradebook.csv", "totals.csv", "marks.jsonl")


@pytest.fixture(scope="module")
def room(root, tmp_path_factory):
    """The room, laid; and what lay in it before anything was run."""
    laid = Room(tmp_path_factory.mktemp("hostile"), root)
    laid.lay()
    laid.before = tree(laid.root)
    laid.outside = {path.name for path in (*laid.root.parent.iterdir(), *Path("/").iterdir())}
    return laid


@pytest.fixture(scope="module")
def outcome(room):
    """What became of everything in one run."""
    return room.run([room.inbox], "all")


@pytest.fixture(scope="module")
def plain(room):
    """The good files alone."""
    room.good(room.root / "alone")
    return room.run([room.root / "alone"], "plain")


# The set itself.


def test_there_are_many_specimens_and_each_has_a_verdict():
    kept = {str(path.relative_to(SPECIMENS)) for path in SPECIMENS.rglob("*") if path.is_file()}
    told = {verdict.specimen for verdict in VERDICTS if verdict.made == "kept"}
    made = Counter(each.specimen.partition("/")[0] for each in {v.specimen: v for v in VERDICTS}.values())
    print(f"\n{made.total()} specimens, {len(VERDICTS)} verdicts: {dict(made)}")
    assert made.total() >= 200
    assert kept == told
    assert {verdict.made for verdict in VERDICTS} == {"kept", "large", "laid"}
    assert not [verdict for verdict in VERDICTS if not verdict.what]


def test_a_kept_specimen_never_changes(tmp_path):
    assert set(recipes()) == {v.specimen for v in VERDICTS if v.made == "kept"}
    assert keep({"a/b": b"1"}, tmp_path) == ["a/b"]
    assert keep({"a/b": b"1"}, tmp_path) == []
    with pytest.raises(SystemExit, match="never change"):
        keep({"a/b": b"2", "c": b"3"}, tmp_path)
    assert changed({"a/b": b"2"}, tmp_path) == ["a/b"]
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(
    "verdict",
    VERDICTS,
    ids=lambda told: f"{told.specimen}!{told.member[:30]}".encode("unicode_escape").decode(),
)
def test_each_specimen_gets_its_verdict(outcome, verdict: Verdict):
    """Whichever Python reads it: see zip_overlaps.py for what newer ones refuse by themselves."""
    assert outcome.faults(verdict) == [], verdict.what


def test_nothing_is_told_of_what_nobody_handed_in(outcome):
    assert [file for file in outcome.strangers(VERDICTS) if not file.startswith("good/")] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("status", "earlier"), ("answers", "4"), ("whole", "no"), ("points", "3"), ("answered", "4 of 19"),
     ("learner", "17"), ("sender", "Ana"), ("phrase", "cut"),
     ("exercise", "01"), ("specimen", "nothing.jsonl")],
)  # fmt: skip
def test_a_wrong_verdict_is_seen(outcome, field, wrong):
    right = next(v for v in VERDICTS if v.specimen == "json/no-blanks.answers.jsonl")
    assert outcome.faults(right) == []
    assert outcome.faults(replace(right, **{field: wrong})) != []


# One bad file never stops the rest, and nothing is written anywhere else.


def test_the_good_files_between_them_get_the_marks_they_get_alone(outcome, plain):
    print(f"\n{len(plain.totals)} good files between the others")
    assert {who for who, _ in plain.totals} == set(GOOD)
    assert {place: outcome.totals[place] for place in plain.totals} == plain.totals


def test_nothing_but_the_output_is_written_and_no_hand_in_is_touched(room, outcome, plain):
    own = ("all-", "plain-", "alone")
    after = {
        name: about
        for name, about in tree(room.root).items()
        if not Path(name).relative_to(room.root).parts[0].startswith(own)
    }
    print(f"\n{len(after)} files and folders looked at")
    assert len(after) > 500
    assert after == {name: about for name, about in room.before.items() if name in after}
    assert set(room.before) - set(after) == set()
    now = {path.name for path in (*room.root.parent.iterdir(), *Path("/").iterdir())}
    assert {name for name in now - room.outside if "evil" in name} == set()


def test_what_is_written_lies_flat_in_its_folders(room, outcome):
    collected, marks = room.root / "all-collected", room.root / "all-marks"
    names = [path.relative_to(collected).as_posix() for path in collected.rglob("*") if path.is_file()]
    assert {len(name.split("/")) for name in names} == {1, 2, 3}
    assert {name.split("/")[1] for name in names if name.count("/") == 2} == {"earlier", "held-back"}
    assert {path.name for path in marks.iterdir()} == {*TABLES, "problems.csv", "feedback"}
    assert all(path.is_file() and not path.is_symlink() for path in (marks / "feedback").iterdir())


def test_no_cell_of_any_table_is_a_formula(room, outcome):
    cells = 0
    for path in (*room.root.glob("all-*/*.csv"),):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            cells += len(row)
            assert [cell for cell in row if cell.startswith(tuple("=+-@\t\r\n"))] == []
    print(f"\n{cells} cells looked at")
    assert cells > 5000


def test_no_page_has_a_part_that_plain_pages_have_not(room, outcome, plain):
    pages = len(list((room.root / "all-marks" / "feedback").iterdir()))
    print(f"\n{pages} pages looked at")
    assert pages > 200
    assert parts(room.root / "all-marks" / "feedback") <= parts(room.root / "plain-marks" / "feedback")


@pytest.fixture(scope="module")
def orders(room):
    """The small specimens, collected and marked in several orders."""
    for name, paths in room.orders().items():
        room.run(paths, f"all-{name}", pages=False)
    return [*room.orders()]


def test_the_order_of_files_changes_no_byte(room, orders):
    folders = [room.root / f"all-{name}-marks" for name in orders]
    seen = {tuple((folder / table).read_bytes() for table in TABLES) for folder in folders}
    assert (len(folders), len(seen)) == (3, 1)


def test_collecting_the_same_again_changes_no_byte(room, orders):
    collected = room.root / "all-straight-collected"
    before = tree(collected)
    collect(room.small(), collected)
    after = tree(collected)
    assert {name: about[2] for name, about in after.items()} == {name: b[2] for name, b in before.items()}


def test_the_desk_reads_what_was_collected(room, orders):
    collected = room.root / "all-straight-collected"
    piles = read_piles(collected, read_keys(find_solutions(None), set(STEMS)))
    texts = {script.learner for pile in piles.piles for script in pile.texts}
    assert {"markup-script", "encodings-half-a-character", "answers-write-with-points"} <= texts


# Cut at every byte.


@pytest.fixture(scope="module")
def marker(root):
    return Marker(classroom.tasks_of(root, STEMS[2]))


def read(data, marker) -> dict[str, str]:
    """What a row of cuts.csv says, of these bytes."""
    try:
        handed = read_handed_in(data, "cuts.answers.jsonl")
    except KitError as error:
        return {"verdict": "unreadable", "phrase": str(error)}
    marks, problems = mark_hand_in(handed, marker, {}, {})
    total = score(list(marks))
    told = {"verdict": "read", "answers": str(len(handed.events)), "whole": ["no", "yes"][handed.whole]}
    return {
        **told,
        "points": f"{total.points:g}",
        "answered": total.answered_text,
        "phrase": " ".join(problems),
    }


def test_cut_at_every_byte_it_says_what_it_should(marker):
    data, cuts = (CUTS / "cuts.answers.jsonl").read_bytes(), read_rows(CUTS / "cuts.csv")
    reached = -1
    for row in cuts:
        assert int(row["first"]) == reached + 1
        for reached in range(int(row["first"]), int(row["last"]) + 1):
            got = read(data[:reached], marker)
            assert row["phrase"] in got["phrase"], reached
            assert bool(row["phrase"]) == bool(got["phrase"]), reached
            assert {**got, "phrase": ""} == {name: row[name] for name in got} | {"phrase": ""}, reached
    print(f"\ncut at {reached + 1} places")
    assert reached == len(data)


def test_a_dozen_cuts_go_the_whole_way(room, tmp_path):
    data, cuts = (CUTS / "cuts.answers.jsonl").read_bytes(), read_rows(CUTS / "cuts.csv")
    wanted = {}
    for row in cuts:
        for at in {int(row["first"]), int(row["last"])}:
            renamed = data[:at].replace(b'"cuts"', b'"cut-%d"' % at)
            (tmp_path / f"cut-{at}.answers.jsonl").write_bytes(renamed)
            wanted |= {f"cut-{at}": row["points"]} if row["verdict"] == "read" else {}
    done = collect([tmp_path], tmp_path / "in")
    grade(tmp_path / "in", tmp_path / "out", executor=Here())
    totals = {row["learner"]: row["points"] for row in read_rows(tmp_path / "out" / "totals.csv")}
    assert totals == wanted
    assert len(done.having("unreadable")) == 5
