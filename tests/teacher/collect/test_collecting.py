"""Collecting: whatever comes, however wrapped, the latest counts, all is kept, nothing else is touched."""

import csv
import io
import itertools
import os
import random
import stat
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.hand_ins import STEM, event, handed_in
from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.commands.release import collect_answers, summary
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.teacher.collect import pieces, unpacking
from whosays.teacher.collect.collecting import Unreadable, collect, handed_in_files
from whosays.teacher.collect.roster import read_roster

NAME = f"{STEM}.17.answers.jsonl"
ROSTER = "number;name\n1;Ana Bel\n2;Ben Cor\n10;Jane Doe\n"


@pytest.fixture
def inbox(tmp_path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def target(tmp_path) -> Path:
    return tmp_path / "collected"


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=compression)
    return buffer.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def statuses(done) -> list[tuple[str, str]]:
    return [(row.learner, row.status) for row in done.rows]


def origins(path: Path) -> list[str]:
    return [each.origin if isinstance(each, Unreadable) else each[0] for each in handed_in_files([path])]


def only_refusal(path: Path) -> str:
    """Why the one thing that was found is not readable."""
    (found,) = handed_in_files([path])
    assert isinstance(found, Unreadable)
    return found.why


# Any road.


def test_files_folders_zips_and_zips_in_zips_are_read_alike(inbox, target):
    put(inbox, "a.jsonl", handed_in("1"))
    put(inbox, "deep/er/b.jsonl", handed_in("2"))
    put(inbox, "c.zip", zipped(("x/c.jsonl", handed_in("3")), ("d.zip", zipped(("d.jsonl", handed_in("4"))))))
    single = put(inbox.parent, "e.answers.jsonl.txt", handed_in("5"))
    done = collect([inbox, single], target)
    assert statuses(done) == [(number, "latest") for number in "12345"]
    assert sorted(path.name for path in (target / STEM).iterdir()) == [
        f"{number}.answers.jsonl" for number in "12345"
    ]
    assert (target / STEM / "4.answers.jsonl").read_bytes() == handed_in("4")


def test_a_moodle_download_is_understood(inbox, target):
    folder = "Jane Doe_12345_assignsubmission_file_"
    data = zipped((f"{folder}/{NAME}", handed_in("10")), ("Ben Cor_7_assignsubmission_file_/n.ipynb", b"{}"))
    done = collect([put(inbox, "PS-03-777.zip", data)], target)
    (row,), (bad,) = done.having("latest"), done.having("unreadable")
    assert (row.learner, row.sender) == ("10", "Jane Doe")
    assert "Ben Cor_7" in bad.file
    assert "notebook, and the answers are not in it" in bad.note


def test_a_canvas_download_with_its_marks_of_lateness_is_understood(inbox, target):
    put(inbox, f"doejane_LATE_123_456_{STEM}.17.answers-1.jsonl", handed_in("17"))
    (row,) = collect([inbox], target).rows
    assert (row.learner, row.sender, row.marked_late) == ("17", "doejane", True)


def test_a_file_without_a_head_finds_its_learner_by_the_class_list(inbox, target):
    roster = put(inbox, "roster.csv", ROSTER.encode())
    plain = b"".join(event(n).to_line() for n in (1, 2))
    put(inbox, "Doe Jane_12345_assignsubmission_file_/whatever.jsonl", plain)
    put(inbox, "bencor_55_66_whatever-1.jsonl", plain)
    done = collect([inbox], target, roster)
    assert [(row.learner, row.name) for row in done.having("latest")] == [
        ("2", "Ben Cor"),
        ("10", "Jane Doe"),
    ]
    assert [row.learner for row in done.having("missing")] == ["1"]


@pytest.mark.parametrize("lists", [(False, True), (True, False), (False, True, False)])
def test_a_file_without_a_number_is_one_learners_with_the_list_and_without(inbox, target, lists):
    roster = put(inbox.parent, "roster.csv", ROSTER.encode())
    plain = b"".join(event(n).to_line() for n in (1, 2))
    put(inbox, "Doe Jane_12345_assignsubmission_file_/whatever.jsonl", plain)
    for with_list in lists:
        done = collect([inbox], target, roster if with_list else None)
    assert [row.learner for row in done.having("latest")] == ["10"]
    assert [path.name for path in target.glob("*/*.answers.jsonl")] == ["10.answers.jsonl"]
    assert done.groups == ()


def test_of_a_whole_working_copy_only_what_was_handed_in_is_taken(inbox, target):
    copy = {
        ".whosays-copy": b"{}",
        NAME: handed_in("17"),
        f"exercises/{STEM}.ipynb": b"{}",
        f"answers/exercises/{STEM}/20261123T103205120Z-1-0a1b2c3d.jsonl": event().to_line(),
    }
    for name, data in copy.items():
        put(inbox, f"anas copy/{name}", data)
    members = [(f"top/{name}", data.replace(b'"17"', b'"18"')) for name, data in copy.items()]
    put(inbox, "bens.zip", zipped(*members))
    done = collect([inbox], target)
    assert statuses(done) == [("17", "latest"), ("18", "latest")]


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_working_copy_without_a_hand_in_is_told_of_once(inbox, wrapped):
    members = [(".whosays-copy", b"{}"), ("exercises/a.ipynb", b"{}"), ("answers/x.jsonl", event().to_line())]
    if wrapped:
        put(inbox, "c.zip", zipped(*((f"copy/{name}", data) for name, data in members)))
    else:
        for name, data in members:
            put(inbox, f"copy/{name}", data)
    assert "nothing was handed in" in only_refusal(inbox)


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_working_copys_marker_among_other_peoples_files_hides_none_of_them(inbox, target, wrapped):
    members = [(".whosays-copy", b"{}"), (NAME, handed_in("17")), ("ben/x.jsonl", handed_in("18"))]
    members += [("cy.zip", zipped(("x.jsonl", handed_in("19")))), ("exercises/a.ipynb", b"{}")]
    if wrapped:
        put(inbox, "c.zip", zipped(*members))
    else:
        for name, data in members:
            put(inbox, name, data)
    assert statuses(collect([inbox], target)) == [(number, "latest") for number in ("17", "18", "19")]


def test_markers_without_number_take_no_time(inbox):
    many = [(f"{n}/.whosays-copy", b"") for n in range(3000)] + [(f"{n}/a.zip", b"") for n in range(3000)]
    put(inbox, "a.zip", zipped(*many))
    begin = time.perf_counter()
    assert len(origins(inbox)) == 6000
    assert time.perf_counter() - begin < 5


def test_a_zip_with_nothing_in_it_is_told_of(inbox):
    put(inbox, "a.zip", zipped())
    assert "no file in it" in only_refusal(inbox)


def test_a_sender_is_whom_the_platform_names_and_not_whom_the_sender_names(inbox, target):
    inner = zipped((f"Ben Cor_7_assignsubmission_file_/{NAME}", handed_in("17")))
    put(inbox, "all.zip", zipped(("Ana Bel_1_assignsubmission_file_/mine.zip", inner)))
    assert [row.sender for row in collect([inbox], target).rows] == ["Ana Bel"]


def test_a_file_without_a_head_is_known_again_where_it_was_collected(inbox, target):
    plain = b"".join(event(n).to_line() for n in (1, 2))
    put(inbox, f"{STEM}.a_1_2_b.answers.jsonl", plain)
    put(inbox, f"b/{STEM}.a_1_2_b.answers.jsonl", plain + event(3).to_line())
    first = statuses(collect([inbox], target))
    again = statuses(collect([put(inbox.parent, "x.jsonl", handed_in("1"))], target))
    assert first == [("a_1_2_b", "earlier"), ("a_1_2_b", "latest")]
    assert again == [("1", "latest"), *first]


# Twice, in any order, again.


def test_the_latest_counts_and_all_are_kept(inbox, target):
    put(inbox, "first.jsonl", handed_in("17", 100, 2))
    put(inbox, "last.jsonl", handed_in("17", 300, 4))
    put(inbox, "middle.jsonl", handed_in("17", 200, 3))
    done = collect([inbox], target)
    assert [(row.status, row.answers) for row in done.rows] == [("earlier", 2), ("earlier", 3), ("latest", 4)]
    assert (target / STEM / NAME.removeprefix(f"{STEM}.")).read_bytes() == handed_in("17", 300, 4)
    kept = sorted(path.read_bytes() for path in (target / STEM / "earlier").iterdir())
    assert kept == sorted([handed_in("17", 100, 2), handed_in("17", 200, 3)])


def test_the_order_of_files_does_not_matter(inbox, tmp_path):
    paths = [
        put(inbox, f"{number}.jsonl", data)
        for number, data in enumerate(
            [
                handed_in("17", 100),
                handed_in("17", 200),
                handed_in("17", 200)[:-20],  # the same, cut on its way
                handed_in("17", 200, 4),
                handed_in("18"),
                b"rubbish",
            ]
        )
    ]
    results = set()
    for number, order in enumerate(itertools.permutations(paths)):
        if number % 37 == 0:
            target = tmp_path / f"to{number}"
            collect(order, target)
            results.add(tuple(tree(target).items()))
    assert len(results) == 1
    assert handed_in("17", 200) in dict(results.pop()).values()


def test_what_is_met_twice_is_read_once(inbox, target, monkeypatch):
    read = []

    def noted(data, *more):
        read.append(data)
        return read_handed_in(data, *more)

    monkeypatch.setattr(pieces, "read_handed_in", noted)
    for learner in range(20):
        put(inbox, f"{learner}.jsonl", handed_in(str(learner)))
    put(inbox, "again/3.jsonl", handed_in("3"))
    headless = handed_in("1").partition(b"\n")[2]
    for learner in ("98", "99"):  # the same bytes, and two learners: only the files' names tell
        put(inbox, f"{STEM}.{learner}.answers.jsonl", headless)
    first = collect([inbox], target)
    assert len(read) == 22
    assert {"98", "99"} <= {row.learner for row in first.having("latest")}
    read.clear()
    collect([inbox], target)
    print(f"\n{len(first.rows)} files, {len(read)} read when they were collected again")
    assert len(read) == 20 + 2 * 2, "each once, and those without a head wherever they lie"


def test_collecting_twice_and_in_two_goes_changes_nothing(inbox, target, tmp_path):
    put(inbox, "a/1.jsonl", handed_in("1", 100))
    put(inbox, "b/1.jsonl", handed_in("1", 200))
    put(inbox, "b/2.zip", zipped(("2.jsonl", handed_in("2"))))
    collect([inbox], target)
    once = tree(target)
    collect([inbox], target)
    assert tree(target) == once
    for part in ("b", "a"):
        collect([inbox / part], tmp_path / "parts")
    both = tree(tmp_path / "parts")
    assert {name: data for name, data in both.items() if name != "collection.csv"} == {
        name: data for name, data in once.items() if name != "collection.csv"
    }


def test_the_same_file_twice_is_one_hand_in(inbox, target):
    put(inbox, "a.jsonl", handed_in("1"))
    put(inbox, "copy of a.jsonl", handed_in("1"))
    assert statuses(collect([inbox], target)) == [("1", "latest"), ("1", "same file again")]
    assert not (target / STEM / "earlier").exists()


def test_a_cut_copy_never_takes_the_place_of_the_whole_file(inbox, target):
    put(inbox, "a.jsonl", handed_in("1"))
    put(inbox, "b.jsonl", handed_in("1")[:-40])
    done = collect([inbox], target)
    assert {(row.status, row.whole) for row in done.rows} == {("latest", True), ("earlier", False)}
    assert (target / STEM / "1.answers.jsonl").read_bytes() == handed_in("1")


def test_capitals_make_no_other_learner(inbox, target):
    put(inbox, "a.jsonl", handed_in("ab", 100))
    put(inbox, "b.jsonl", handed_in("AB", 200))
    collect([inbox], target)
    assert [path.name for path in (target / STEM).glob("*.jsonl")] == ["AB.answers.jsonl"]


def test_what_was_collected_into_lies_inside_what_is_collected(inbox):
    put(inbox, "a.jsonl", handed_in("1"))
    collect([inbox], inbox / "collected")
    once = tree(inbox)
    done = collect([inbox], inbox / "collected")
    assert statuses(done) == [("1", "latest")]
    assert tree(inbox) == once


def test_a_number_used_by_two_people_is_told_of(inbox, target):
    put(inbox, f"Ana Bel_1_assignsubmission_file_/{NAME}", handed_in("17", 100))
    put(inbox, f"Ben Cor_2_assignsubmission_file_/{NAME}", handed_in("17", 200))
    for row in collect([inbox], target).rows:
        assert "under several names: Ana Bel, Ben Cor." in row.note


def test_the_same_answers_under_two_numbers_are_told_and_both_kept(inbox, target):
    put(inbox, "a.jsonl", handed_in("17"))
    put(inbox, "b.jsonl", handed_in("18", 900, 7))  # the same computer, and two answers more
    put(inbox, "c.jsonl", other_computer("19"))
    done = collect([inbox], target)
    assert {row.learner: row.same_as for row in done.having("latest")} == {"17": "18", "18": "17", "19": ""}
    assert "The same answers under several numbers, from one computer: 1" in summary(done)
    assert "  17, 18 (03). Ask before you think of copying." in summary(done)
    assert (
        collect([inbox / "c.jsonl"], target).having("latest")[0].same_as == "18"
    )  # those collected before count


def test_a_whole_school_with_the_same_answers_is_one_line(inbox, target):
    for number in range(1, 41):
        put(inbox, f"{number}.jsonl", handed_in(str(number)))
    done = collect([inbox], target)
    assert [(stem, len(group)) for stem, group in done.groups] == [(STEM, 40)]
    assert "  1, 10, 11, 12, 13 and 35 more (03). Ask before you think of copying." in summary(done)
    told = {row.learner: row.same_as for row in done.rows}
    assert told["1"] == "10, 11, 12, 13, 14 and 34 more"
    assert told["9"] == "1, 10, 11, 12, 13 and 34 more"


def other_computer(learner: str) -> bytes:
    return handed_in(learner).replace(b"4f1c09ab", b"00000001")


def test_a_number_of_a_platform_in_a_head_is_the_learners_own(inbox, target):
    roster = put(inbox, "roster.csv", ROSTER.encode())
    put(inbox, f"Ana Bel_77_assignsubmission_file_/{NAME}", handed_in("moodle-77"))
    assert [row.learner for row in collect([inbox], target, roster).having("latest")] == ["moodle-77"]


def test_canvas_own_mark_of_lateness_is_told(inbox, target):
    put(inbox, f"doejane_LATE_123_456_{STEM}.17.answers-1.jsonl", handed_in("17"))
    told = summary(collect([inbox], target))
    assert (
        told[told.index("Marked late by Canvas (its clock; the points are not touched): 1") + 1]
        == "  17 (03)"
    )


def test_two_learners_of_one_name_stay_two(inbox, target):
    put(inbox, "a.jsonl", handed_in("1", name="Ana Bel"))
    put(inbox, "b.jsonl", handed_in("2", name="Ana Bel"))
    assert statuses(collect([inbox], target)) == [("1", "latest"), ("2", "latest")]


def test_a_time_that_has_not_come_yet_is_told_of(inbox, target):
    put(inbox, "a.jsonl", handed_in("1", handed_in="2999-01-01T00:00:00.000Z"))
    assert "has not come yet" in collect([inbox], target).rows[0].note


@pytest.mark.parametrize("head", [{"room": "lessons"}, {"stem": "collection.csv"}, {"stem": "earlier"}])
def test_what_is_no_exercise_is_not_collected(inbox, target, head):
    put(inbox, "a.jsonl", handed_in("1", count=0, **head))
    (row,) = collect([inbox], target).rows
    assert "which is no exercise" in row.note
    assert list(tree(target)) == ["collection.csv"]


# The class list.


def test_who_is_missing_and_who_is_not_on_the_list(inbox, target):
    roster = put(inbox, "list.csv", ROSTER.encode())
    put(inbox, "a.jsonl", handed_in("02"))
    put(inbox, "b.jsonl", handed_in("99"))
    done = collect([inbox], target, roster)
    assert [(row.learner, row.name) for row in done.having("missing")] == [
        ("1", "Ana Bel"),
        ("10", "Jane Doe"),
    ]
    notes = {row.learner: row.note for row in done.having("latest")}
    assert notes == {
        "02": "The class list writes this number 2.",
        "99": "This number is not on the class list.",
    }


def test_a_name_that_is_not_the_listed_one_is_told_of(inbox, target):
    roster = put(inbox, "list.csv", ROSTER.encode())
    put(inbox, "a.jsonl", handed_in("1", name="BEL, Ana"))
    put(inbox, "b.jsonl", handed_in("2", name="Ana Bel"))
    put(inbox, "c.jsonl", handed_in("10", name="Zoe"))
    done = collect([inbox], target, roster)
    assert [(row.name, row.note) for row in done.having("latest")] == [
        ("Ana Bel", ""),
        ("Jane Doe", "The class list knows this number as Jane Doe, not as Zoe."),
    ]
    (row,) = done.having("held back")  # a name that the list gives to another learner
    assert row.note.startswith("The class list knows this number as Ben Cor, not as Ana Bel. Held back")


def test_with_nothing_collected_all_are_missing(inbox, target):
    done = collect([inbox], target, put(inbox, "list.csv", ROSTER.encode()))
    assert len(done.having("missing")) == 3


@pytest.mark.parametrize(
    ("data", "first"),
    [
        ("Name,Student ID,Mail\nÄnne Öst,7,x\n".encode("cp1252"), ("7", "Änne Öst")),
        ("\ufeffLearner\tFirst name\tLast name\r\n7\tAna\tBel\r\n".encode(), ("7", "Ana Bel")),
        ("id,name\n\n'=7,'=Ana\n".encode("utf-16"), ("=7", "=Ana")),
        (b'number\n"7"\n', ("7", "")),
        (b"Student,ID,SIS User ID,SIS Login ID,Section\nAna,5,7,a,b\n", ("7", "Ana")),
    ],
)
def test_class_lists_as_spreadsheets_write_them(inbox, data, first):
    learner = read_roster(put(inbox, "list.csv", data)).learners[0]
    assert (learner.learner, learner.name) == first


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column of class numbers"),
        (b"mail,name\nx,y\n", "There are: “mail”, “name”"),
        (b"number\n", "nobody in this list"),
        (b"number\n7\n07\n", "row 3: the number 07 is there twice"),
        (b"number\n\x81\x8d\n", "cannot be read"),
        (b"number\n" + b"x" * 6_000_000, "too large"),
    ],
)
def test_a_class_list_that_cannot_be_used_is_refused_in_words(inbox, data, words):
    with pytest.raises(KitError) as told:
        read_roster(put(inbox, "list.csv", data))
    assert words in str(told.value)


def test_a_name_that_two_have_tells_nothing(inbox):
    roster = read_roster(put(inbox, "l.csv", b"number,name\n1,Ana Bel\n2,Bel Ana\n3,Cy Dee\n"))
    assert roster.named("ana bel") is None
    assert roster.named("DEE, Cy").learner == "3"


# Meant badly, or broken.


@pytest.mark.parametrize(
    "name", ["../x.jsonl", "a/../../x.jsonl", "/etc/x.jsonl", "C:/x.jsonl", "..\\x.jsonl", "\\x.jsonl"]
)
def test_a_name_that_leads_out_of_a_zip_is_refused(inbox, name):
    assert "leads out of the zip" in only_refusal(put(inbox, "a.zip", zipped((name, handed_in()))))


def test_a_name_with_a_nought_in_it_is_refused(inbox):
    data = zipped(("aXb.jsonl", handed_in())).replace(b"aXb.jsonl", b"a\0b.jsonl")
    assert "leads out of the zip" in only_refusal(put(inbox, "a.zip", data))


def test_a_link_is_not_followed(inbox, tmp_path):
    secret = put(tmp_path, "elsewhere/secret.jsonl", handed_in("9"))
    (inbox / "file.jsonl").symlink_to(secret)
    (inbox / "folder").symlink_to(secret.parent)
    info = zipfile.ZipInfo("link.jsonl")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(inbox / "z.zip", "w") as archive:
        archive.writestr(info, str(secret))
    found = list(handed_in_files([inbox]))
    assert [each.why for each in found] == ["This is a link to somewhere else. Links are not followed."] * 3


def test_a_pipe_does_not_hang(inbox):
    os.mkfifo(inbox / "a.jsonl")
    assert "no file" in only_refusal(inbox)


def test_a_bomb_is_not_unpacked(inbox):
    bomb = zipped(("a.jsonl", b"\n" * 20_000_000))
    assert "zip bomb" in only_refusal(put(inbox, "a.zip", bomb))
    inner = zipped(("bomb.zip", zipped(("b.jsonl", b"\n" * 20_000_000))))
    assert "zip bomb" in only_refusal(put(inbox, "a.zip", inner))


def test_what_a_zip_says_of_itself_is_not_believed(inbox, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_FILE", 1_000_000)
    honest = zipped(("a.jsonl", random.Random(1).randbytes(1_500_000)))
    size = (1_500_000).to_bytes(4, "little")
    assert honest.count(size) == 2  # once before the data, once in the list at the end
    lying = honest.replace(size, (1000).to_bytes(4, "little"))
    assert "cannot be unpacked" in only_refusal(put(inbox, "a.zip", lying))


def test_a_zip_in_a_zip_that_is_too_large_to_hold_is_not_unpacked(inbox, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_INNER", 1_000_000)
    inner = zipped(("a.jsonl", random.Random(2).randbytes(1_500_000)))
    assert "over 1 megabytes" in only_refusal(put(inbox, "a.zip", zipped(("b.zip", inner))))


def test_the_whole_of_a_zip_has_a_limit(inbox, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_TOTAL", 3 * len(handed_in()))
    inner = zipped(*((f"{n}.jsonl", handed_in(str(n))) for n in range(3)))
    put(inbox, "a.zip", zipped(("a.zip", inner), ("z.jsonl", handed_in("9"))))
    *_, last = handed_in_files([inbox])
    assert "The rest was not opened" in last.why


def test_the_number_of_files_in_a_zip_has_a_limit(inbox, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_COUNT", 3)
    put(inbox, "a.zip", zipped(*((f"{n}.jsonl", b"x") for n in range(4))))
    assert "over 3 files" in only_refusal(inbox)


def test_a_list_of_entries_that_would_fill_the_memory_is_not_read(inbox):
    entry = struct.pack("<4s24xH16x", b"PK\x01\x02", 1) + b"a"
    listed = entry * 300_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, len(listed), 0, 0)
    path = put(inbox, "a.zip", listed + end)
    begin = time.perf_counter()
    assert unpacking.count_files([path]) == 1
    assert "over 250000 files" in only_refusal(path)
    assert time.perf_counter() - begin < 2


def test_zips_in_zips_end_somewhere(inbox):
    data = handed_in()
    for depth in range(5):
        data = zipped((f"{depth}.zip" if depth else "a.jsonl", data))
    assert "more than 3 deep" in only_refusal(put(inbox, "a.zip", data))


def test_a_zip_that_holds_itself_over_and_over_ends(inbox, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_DEPTH", 50)
    data = handed_in()
    for depth in range(20):
        data = zipped((f"{depth}.zip" if depth else "a.jsonl", data))
    ((_, found),) = handed_in_files([put(inbox, "a.zip", data)])
    assert found == handed_in()


def test_a_locked_zip_and_an_unusual_one_are_told_of(inbox):
    data = bytearray(zipped(("a.jsonl", handed_in())))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in only_refusal(put(inbox, "a.zip", bytes(data)))
    assert "unusual way" in only_refusal(
        put(inbox, "a.zip", zipped(("a.jsonl", b"x"), compression=zipfile.ZIP_LZMA))
    )


def test_litter_is_passed_over_in_silence(inbox):
    for name in (".DS_Store", "Thumbs.db", "__MACOSX/._a.jsonl", "~$a.jsonl"):
        put(inbox, name, b"x")
    put(inbox, "a.zip", zipped(("__MACOSX/._a.jsonl", b"x"), ("a/.DS_Store", b"x"), ("b.jsonl", handed_in())))
    assert origins(inbox) == [f"{inbox}/a.zip!b.jsonl"]


def test_what_is_not_there_and_what_may_not_be_read_is_told_of(inbox):
    assert "no such file" in only_refusal(inbox / "nothing")
    put(inbox, "a.jsonl", b"x" * 100).chmod(0)
    if os.geteuid():  # root may read everything
        assert "cannot be read" in only_refusal(inbox)


def test_one_bad_file_never_stops_the_rest(inbox, target):
    for name, data in {
        "0.jsonl": b"",
        "1.zip": b"PK\x03\x04broken",
        "2.jsonl": b"\xff\xfe\0\0",
        "3.zip": zipped(("x.jsonl", handed_in("3")))[:-30],
        "4.docx": zipped(("word/document.xml", b"<x/>")),
        "5.pdf": b"%PDF",
        "6.json": b"[" * 100_000,
    }.items():
        put(inbox, name, data)
    put(inbox, "9.jsonl", handed_in("9"))
    done = collect([inbox], target)
    assert [row.learner for row in done.having("latest")] == ["9"]
    assert len(done.having("unreadable")) == 7
    assert all(row.note.endswith((".", "jsonl")) for row in done.having("unreadable"))


@settings(max_examples=examples(200), deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=4),
    st.floats(0, 1),
)
def test_a_spoilt_zip_raises_nothing(tmp_path_factory, spots, cut):
    data = bytearray(zipped(("a/1.jsonl", handed_in("1")), ("b.zip", zipped(("2.jsonl", handed_in("2"))))))
    for part, junk in spots:
        at = round(part * (len(data) - 1))
        data[at : at + len(junk)] = junk
    path = tmp_path_factory.mktemp("spoilt") / "a.zip"
    path.write_bytes(data if cut > 0.3 else data[: round(len(data) * cut * 3)])
    for found in handed_in_files([path]):
        assert found.why if isinstance(found, Unreadable) else isinstance(found[1], bytes)


def test_nothing_outside_the_target_is_written(inbox, target, tmp_path):
    put(inbox, "a.zip", zipped(("../../evil.jsonl", handed_in("1")), ("/evil.jsonl", handed_in("2"))))
    put(inbox, "b.jsonl", handed_in("..--_"[2:]))
    put(inbox, "c.jsonl", handed_in("1").replace(b'"learner": "1"', b'"learner": "../../evil"'))
    before = tree(tmp_path)
    collect([inbox], target)
    after = tree(tmp_path)
    assert {name for name in set(after) - set(before) if not name.startswith("collected/")} == set()
    assert before == {name: after[name] for name in before}


# What the teacher is told.


def test_the_table_is_plain_csv_and_no_cell_is_a_formula(inbox, target):
    put(inbox, "=cmd A0_1_assignsubmission_file_/a.jsonl", handed_in("1", name="=1+1"))
    put(inbox, '"quoted", and\nbroken.jsonl', b"\xff")
    done = collect([inbox], target)
    rows = list(csv.DictReader(io.StringIO(done.table.read_text("utf-8"), newline="")))
    assert [row["status"] for row in rows] == ["latest", "unreadable"]
    assert rows[0]["name"] == "'=1+1"
    assert rows[0]["sender"].startswith("'=cmd")
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@\t\r" and cell]


def test_the_summary_says_who_is_missing_who_came_twice_and_what_was_unreadable(inbox, target, capsys):
    roster = put(inbox, "list.csv", ROSTER.encode())
    put(inbox, "a.jsonl", handed_in("1", 100))
    put(inbox, "b.jsonl", handed_in("1", 200))
    put(inbox, "c\x1b[31m.jsonl", b"\xff")
    collect_answers([inbox], target, roster)
    told = capsys.readouterr().out
    assert told.splitlines()[:4] == [
        "1 file from 1 learner.",
        "Handed in more than once, the latest counts, all are kept: 1",
        "  1 Ana Bel (03) (2 times)",
        "Missing: 2",
    ]
    assert "Not readable: 1" in told
    assert "\x1b" not in told


def test_long_lists_are_cut_on_the_screen_and_whole_in_the_table(inbox, target):
    for number in range(30):
        put(inbox, f"{number}.jsonl", b"\xff")
    done = collect([inbox], target)
    assert "  … and 18 more, see the table" in summary(done)
    assert len(done.table.read_text("utf-8").splitlines()) == 31


def test_many_files_show_a_bar_to_whoever_looks(inbox, target, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")  # the terminal is one
    for number in range(60):
        put(inbox, f"{number}.jsonl", handed_in(str(number)))
    collect_answers([inbox], target)
    told = capsys.readouterr()
    assert "Collecting" in told.err
    assert "60 files from 60 learners." in told.out
    assert "Collecting" not in told.out


def test_nothing_found_is_an_error_that_says_where_to_look(inbox, target):
    with pytest.raises(KitError, match=r"No answers were found. .*collection.csv says"):
        collect_answers([inbox], target)


def test_a_target_that_cannot_be_written_is_told_of(inbox, tmp_path):
    put(inbox, "a.jsonl", handed_in("1"))
    with pytest.raises(KitError, match="cannot be written"):
        collect([inbox], put(tmp_path, "file", b""))
