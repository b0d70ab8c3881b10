"""The file that is handed in: what is written is read back, and what was lost on the way is told of."""

import io
import json
import sys
import time
from unittest import mock

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.hand_ins import STEM, at, event, events, handed_in
from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.learner.answers import fast_events
from whosays.learner.answers.class_numbers import check_learner
from whosays.learner.answers.events import read_lines
from whosays.learner.answers.fast_events import read_all
from whosays.learner.answers.file_names import learner_from_name, read_sender
from whosays.learner.answers.hand_in_file import (
    MAX_FILE,
    HandedIn,
    plain_name,
    read_handed_in,
    write_handed_in,
)
from whosays.tasks.answer_given import is_given

NAME = f"class/{STEM}.17.answers.jsonl"
FINE = handed_in()


def read(data: bytes, origin: str = NAME) -> HandedIn:
    return read_handed_in(data, origin)


def body(data: bytes = FINE) -> bytes:
    return data.partition(b"\n")[2]


def with_head(**changed) -> bytes:
    head = {**json.loads(FINE.partition(b"\n")[0]), **changed}
    return (
        json.dumps({name: value for name, value in head.items() if value != "gone"}).encode() + b"\n" + body()
    )


# What is written is read back.


def test_what_was_handed_in_is_read_back():
    handed = read(handed_in("17", 600, 5, name="Ana"))
    assert handed == HandedIn("17", "Ana", "exercises", STEM, at(600), tuple(events(5)), NAME, True, ())


def test_the_head_is_as_the_contract_says():
    head = json.loads(FINE.partition(b"\n")[0])
    assert list(head) == ["v", "handed_in", "room", "stem", "learner", "name", "events", "digest"]
    assert head["events"] == 5
    assert len(head["digest"]) == 64


def test_the_head_says_whose_it_is_and_the_files_name_does_not():
    assert read(handed_in("17"), f"{STEM}.99.answers.jsonl").learner == "17"


@pytest.mark.parametrize(
    "learner", ["", "a b", "../17", "ä", "1" * 33, "17\n", "17.2", "٣", "con", "LPT1", None]
)
def test_a_class_number_is_plain(learner):
    with pytest.raises(KitError, match="cannot be a class number"):
        check_learner(learner)


def test_an_invisible_mark_in_a_name_is_left_out():
    assert plain_name("A\u202ena\x00\n =B\ud800") == "A na =B"
    assert len(plain_name("n" * 900)) == 100


# What happens to a file on its way.


def test_every_cut_is_told_of_and_nothing_else_is_raised():
    whole = read(FINE)
    for length in range(len(FINE)):
        try:
            handed = read(FINE[:length])
        except KitError:
            continue
        assert not handed.whole
        assert handed.events == whole.events[: len(handed.events)]
        assert any("cut or changed" in problem for problem in handed.problems)


def test_windows_line_ends_and_a_mark_at_the_start_lose_nothing():
    handed = read(b"\xef\xbb\xbf" + FINE.replace(b"\n", b"\r\n"))
    assert handed == read(FINE)


def test_a_changed_answer_is_told_of():
    handed = read(FINE.replace(b'"answer": "allegation"', b'"answer": "official claim"', 1))
    assert not handed.whole
    assert len(handed.events) == 5


def test_lines_that_cannot_be_read_are_counted_and_the_rest_is_kept():
    lines = FINE.splitlines(keepends=True)
    handed = read(b"".join([*lines[:2], b"{broken\n", b"null\n", *lines[2:]]))
    assert handed.events == tuple(events(5))
    assert "2 lines could not be read and were left out, the first is line 3." in handed.problems


def test_another_exercises_answers_are_left_out():
    stray = event(9, stem="01_what_is_on_the_page")
    handed = read(write_handed_in([*events(3), stray], json.loads(FINE.partition(b"\n")[0]) | {"name": ""}))
    assert handed.events == tuple(events(3))
    assert handed.problems == ("1 lines belong to another exercise and were left out.",)


def test_answers_are_ordered_and_none_counts_twice():
    shuffled = b"".join(event(n).to_line() for n in (3, 1, 2, 1, 3))
    assert read(shuffled).events == tuple(events(3))


def test_answers_after_the_handing_in_are_told_of():
    assert "a clock was changed" in read(handed_in("17", seconds=2, count=5)).problems[0]


def test_events_whose_line_ends_were_lost_are_all_read_and_a_torn_one_is_told():
    lines = body().splitlines(keepends=True)
    assert read_all(b" ".join(line.strip() for line in lines)) == (events(5), [])
    assert read_all(lines[0][:90] + lines[1]) == ([event(2)], [1])
    assert read_all(b"\xef\xbb\xbf" + lines[0]) == ([event(1)], [])


@pytest.mark.parametrize("end", [b"\r", b"\r\n", b"\r\r\n"])
def test_no_kind_of_line_end_loses_anything(end):
    assert read(FINE.replace(b"\n", end)) == read(FINE)


def test_very_many_bad_lines_take_no_time():
    begin = time.perf_counter()
    handed = read(FINE + b'{"v": 1, "time": "\n' * 190_000)
    assert handed.events == tuple(events(5))
    with pytest.raises(KitError, match="the file has 1000006 lines"):
        read(FINE + b"x\n" * 1_000_000)
    assert time.perf_counter() - begin < 10  # it was minutes, and grew with the square


# A file without a head.


def test_a_plain_file_of_events_is_read_and_its_learner_taken_from_its_name():
    handed = read(body())
    assert (handed.learner, handed.stem, handed.whole, handed.handed_in) == ("17", STEM, False, at(5))
    assert "taken from the name of the file" in handed.problems[0]


def test_a_damaged_first_line_loses_the_head_alone():
    assert read(b"\xff" + FINE).events == tuple(events(5))


@pytest.mark.parametrize(
    "name", ["answers (old).jsonl", "20261123T103205120Z-4242-0a1b2c3d.jsonl", "ä.jsonl"]
)
def test_a_file_that_names_nobody_is_refused(name):
    with pytest.raises(KitError, match="whose answers these are"):
        read(body(), name)


# What is refused, and in which words.


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"\0" * 100, "no answers in it"),
        (FINE.decode().encode("utf-16"), "UTF-16"),
        (FINE.decode().encode("utf-16-le"), "UTF-16"),
        (b"PK\x03\x04 rubbish", "no answers in it"),
        (b"{}", "no answers in it"),
        (b"[" * 100_000, "no answers in it"),
        (FINE.partition(b"\n")[0], "none of the answers"),
        (b"x" * (MAX_FILE + 1), "megabytes"),
        (with_head(v=2), "another version"),
        (with_head(v=True), "another version"),
        (with_head(learner="../../etc"), "“learner”"),
        (with_head(learner=17), "“learner”"),
        (with_head(learner="gone"), "“learner”"),
        (with_head(name=None), "“name”"),
        (with_head(stem="../03"), "“stem”"),
        (with_head(room=[]), "“room”"),
        (with_head(handed_in="yesterday"), "“handed_in”"),
        (with_head(handed_in="2026-02-30T10:00:00.000Z"), "“handed_in”"),
        (with_head(events=-1), "“events”"),
        (with_head(events=1.5), "“events”"),
        (with_head(digest=5), "“digest”"),
    ],
    ids=range(23),
)
def test_a_file_that_cannot_be_used_is_refused_in_words(data, words):
    with pytest.raises(KitError) as told:
        read(data)
    assert str(told.value).startswith(f"{NAME}: ")
    assert words in str(told.value)


# What the name tells.


@pytest.mark.parametrize(
    ("origin", "person", "late", "learner"),
    [
        ("d/Jane Doe_12345_assignsubmission_file_/x.jsonl", "Jane Doe", False, "moodle-12345"),
        ("d/Jane Doe_12345_assignsubmission_file/x.jsonl", "Jane Doe", False, "moodle-12345"),
        (f"d/Jane Doe_12345_assignsubmission_file_{STEM}.17.answers.jsonl", "Jane Doe", False, "17"),
        ("all.zip!doejane_12345_678910_file-1.jsonl", "doejane", False, "canvas-12345"),
        ("all.zip!doejane_LATE_12345_678910_file.jsonl", "doejane", True, "canvas-12345"),
        (f"all.zip!doejane_12345_678910_{STEM}.17.answers-2.jsonl", "doejane", False, "17"),
        (f"{STEM}.a_B-9.answers.jsonl", "", False, "a_B-9"),
        (f"{STEM}.17.answers (1).jsonl", "", False, "17"),
        ("17.jsonl", "", False, "17"),
        ("class\\17.answers.jsonl", "", False, "17"),
        (f"{STEM}.jsonl", "", False, STEM),
        ("Ana Maria.jsonl", "", False, ""),
    ],
)
def test_what_the_name_of_a_file_tells(origin, person, late, learner):
    sender = read_sender(origin)
    assert (sender.person, sender.late, learner_from_name(origin)) == (person, late, learner)


# The fast reader has the verdicts of the careful one.

_VALUES = [1, True, 0, -1, 2.0, 2**53, 10**400, "", "a", "..", "a..b", "ä", None, [], {}, "x" * 101]
_VALUES += [
    float("nan"),
    float("inf"),
    "2026-02-30T00:00:00.000Z",
    "\ud800",
    [[[]]],
    {"text": "\u2028"},
    "a\n",
]
_CHANGED = st.builds(
    lambda name, value: json.dumps({**vars(event()), name: value}).encode() + b"\n",
    st.sampled_from([*vars(event())]),
    st.sampled_from(_VALUES),
)
_PLAIN = st.sampled_from(
    [event(n, answer).to_line() for n, answer in enumerate(["a", None, {"text": "ä"}], 1)]
)
_ODD = st.sampled_from(
    [b"\n", b" \n", b"\x1c\n", b"{}\n", b"null\n", b"\xff\n", b'{"v": 1, "time": "\n', b"\r\n"]
)
_LINES = st.lists(st.one_of(_PLAIN, _CHANGED, _ODD), max_size=6)


def odd_answer(text: bytes) -> bytes:
    return event(1, "ANSWER").to_line().replace(b'"ANSWER"', text)


_ODD_ANSWERS = (
    *(b"18446744073709551616", b"-9223372036854775809", b"9223372036854775808", b"[9223372036854775808]"),
    *(b"1e400", b"-1e400", b"NaN", b"[NaN]", b"Infinity", b"-0", b"1.0", b"0.1e-400", b"1E5", b"[1e5, 2]"),
    *(
        b'"\\ud800"',
        b'"\\ud83d\\ude00"',
        b'"\\u0000"',
        b'"\x7f"',
        b'"\x01"',
        b'{"a": 1, "a": 2}',
        b"01",
        b"1_0",
    ),
    *(b"[" * 49 + b"]" * 49, b"[" * 51 + b"]" * 51, b"[" * 2000 + b"]" * 2000, b"9" * 3000, b"9" * 5000),
)


@pytest.mark.parametrize("loads", [orjson.loads, fast_events._plain_loads], ids=["orjson", "plain Python"])
def test_odd_answers_are_read_alike_whoever_reads_the_json(loads, monkeypatch):
    monkeypatch.setattr(fast_events, "_loads", loads)
    for text in _ODD_ANSWERS:
        data = odd_answer(text)
        careful = [kept for _, kept in read_lines(io.BytesIO(data))]
        found, strange = read_all(data)
        assert found == careful, text
        assert [repr(each.answer) for each in found] == [repr(each.answer) for each in careful]
        assert strange == ([] if careful else [1])
    print(f"{len(_ODD_ANSWERS)} odd answers, {sum(map(len, _ODD_ANSWERS))} bytes")


def test_where_orjson_is_not_installed_pythons_own_reader_serves(monkeypatch):
    assert fast_events._fastest() is orjson.loads
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert fast_events._fastest() is fast_events._plain_loads


@pytest.mark.parametrize("loads", [orjson.loads, fast_events._plain_loads], ids=["orjson", "plain Python"])
@settings(max_examples=examples(400), deadline=None)
@given(_LINES, st.floats(0, 1))
@example([event(1).to_line()[:-1] + b" \n"], 1)
@example([b" " + event(1).to_line()], 1)
@example([event(1).to_line()[:100] + event(2).to_line()], 1)
@example([event(1).to_line().replace(b", ", b",\n", 1)], 1)
@example([event(1).to_line()[:-1] + event(2).to_line()], 1)
@example([event(1).to_line().replace(b'"n": 1', b'"n": 1, "n": 2')], 1)
@example([event(1, "x" * 999_000).to_line()], 1)
@example([event(1, "é" * 490_000).to_line(), event(2, "é" * 490_000).to_line() + b"x"], 1)
@example([json.dumps(vars(event()) | {"answer": "y" * 1_000_000}).encode() + b"\n"], 1)
@example([json.dumps(dict(reversed(vars(event()).items())) | {"more": 1}).encode() + b"\n"], 1)
@example([event(1).to_line(), b"\xff\n", event(2).to_line()], 1)
def test_reading_fast_and_reading_carefully_agree(loads, lines, part):
    data = b"".join(lines)
    data = data[: round(len(data) * part)]
    with mock.patch.object(fast_events, "_loads", loads):
        found, strange = read_all(data)
    careful = [kept for _, kept in read_lines(io.BytesIO(data))]
    assert found == careful
    assert [each.to_line() for each in found] == [each.to_line() for each in careful]
    for number, line in enumerate(io.BytesIO(data), 1):
        alone, lost = read_all(line)
        assert bool(alone or lost) == bool(line.strip())
        assert bool(lost) == (number in strange)


def spoilt(at: int, junk: bytes) -> bytes:
    return FINE[:at] + junk + FINE[at + len(junk) :]


_SPOILT = st.builds(spoilt, st.integers(0, len(FINE) - 1), st.binary(max_size=6))


@settings(max_examples=examples(300), deadline=None)
@given(st.one_of(st.binary(max_size=300), _SPOILT))
def test_nothing_but_the_kits_own_error_is_ever_raised(data):
    try:
        handed = read(data)
    except KitError:
        return
    check_learner(handed.learner)
    if handed.whole:  # only the head can be spoilt then, and that it is not is no matter of the digest
        assert handed.events == tuple(events(5))


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        (None, False), ("", False), ("  ", False), ("a", True), ([], False), (["a"], True), (0, True),
        ({"text": " ", "checked": [0]}, False), ({"text": "x", "checked": []}, True),
        ({"source": [], "cue": [], "content": [], "spans": {}}, False), ({"source": [3], "cue": []}, True),
    ],
)  # fmt: skip
def test_an_emptied_answer_says_nothing(answer, given):
    assert is_given(answer) is given
