"""Answers: what is kept, what is refused, what is read back, and what a learner is told."""

import json
import os
import random
import re
import signal
import string
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.base.errors import KitError
from whosays.learner.answers import store as answers_module
from whosays.learner.answers.events import MAX_LINE
from whosays.learner.answers.fast_events import read_all
from whosays.learner.answers.store import Answers, Event, MemoryAnswers, Receipt, State

ROOM, STEM, ARTICLE = "lessons", "03_fact_claim_or_allegation", "c814636c"
PLACE = (ROOM, STEM, ARTICLE)


def event(**changed) -> Event:
    fields = {
        "v": 1,
        "time": "2026-11-23T10:32:05.120Z",
        "kernel": "4f1c09ab",
        "n": 7,
        "room": ROOM,
        "stem": STEM,
        "article": ARTICLE,
        "task": "kinds",
        "item": "p1.2",
        "answer": "allegation",
        "hints": 1,
        "explained": False,
    }
    return Event(**{**fields, **changed})


def line(**changed) -> bytes:
    """A line with any content, also one that no Event would hold."""
    return json.dumps({**json.loads(event().to_line()), **changed}).encode() + b"\n"


def new_kernel() -> None:
    answers_module._pens.clear()


@pytest.fixture
def store(tmp_path):
    return Answers(*PLACE, tmp_path)


@pytest.fixture(params=["on disk", "in memory"])
def either(request, tmp_path):
    return Answers(*PLACE, tmp_path) if request.param == "on disk" else MemoryAnswers(*PLACE)


def plant(store: Answers, *contents: bytes) -> None:
    store.folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(contents):
        (store.folder / f"planted{number}.jsonl").write_bytes(content)


# One event, one line.


def test_the_line_on_the_formats_page_is_what_the_kit_writes():
    page = (Path(answers_module.__file__).parents[2] / "formats.md").read_text("utf-8")
    example = page.split("```json answer\n")[1].split("```")[0]
    assert Event.parse(example.encode()) == event()
    assert event().to_line().decode() == example


def test_an_event_is_one_line_in_readable_letters():
    written = event(answer={"text": "“Así”\nand a second line\r"}).to_line()
    assert written.count(b"\n") == 1
    assert "“Así”" in written.decode()


WRONG = {
    "v": [0, 2, True, 1.0, "1", None],
    "time": [
        "2026-11-23 10:32",
        "2026-11-23T10:32:05.120",
        "2026-02-30T10:32:05.120Z",
        "2026-11-23T10:32:05.120Z\n",
        5,
        None,
        "٢٠٢٦-11-23T10:32:05.120Z",
    ],
    "kernel": ["", 4, None, "../x"],
    "n": [-1, True, 1.0, "7", None, 2**60],
    "room": ["../lessons", "", None, "a/b", "a\x00"],
    "stem": ["..", ".", [], "a" * 101, ".hidden", "a..b"],
    "article": ["", None, 3],
    "task": ["kinds\n", "kínds", "a b", {}, "C:"],
    "item": ["p1.2/../..", "", True],
    "answer": [float("nan"), float("inf"), -float("inf")],
    "hints": [-1, False, "1", None, 0.5],
    "explained": [0, 1, "no", None],
}
WRONG_LINES = [(field, value) for field, values in WRONG.items() for value in values]


@pytest.mark.parametrize(("field", "value"), WRONG_LINES)
def test_a_line_with_a_wrong_value_is_skipped_and_its_neighbours_are_read(store, field, value):
    plant(store, line(n=1) + line(**{field: value}) + line(n=2))
    assert [found.n for found in store.events()] == [1, 2]
    with pytest.raises(KitError):
        event(**{field: value})


BROKEN = {
    "nothing": b"\n",
    "no object": b'["v", 1]\n',
    "a number": b"1\n",
    "null": b"null\n",
    "a field missing": json.dumps({"v": 1, "time": "2026-11-23T10:32:05.120Z"}).encode() + b"\n",
    "no UTF-8": line().replace(b"kinds", b"k\xffnds"),
    "UTF-16": line().decode().encode("utf-16"),
    "deep": line().replace(b'"allegation"', b"[" * 100_000 + b"]" * 100_000),
    "rather deep": line().replace(b'"allegation"', b"[" * 60 + b"]" * 60),
    "a number of 5000 digits": line().replace(b'"allegation"', b"9" * 5000),
    "a number over all bounds": line().replace(b'"allegation"', b"1e999"),
    "over a megabyte": line(answer="x" * MAX_LINE),
    "over a megabyte, of blanks": line().strip() + b" " * MAX_LINE + b"\n",
    "over two megabytes": line(answer="x" * (2 * MAX_LINE + 17)),
    "zeros, as a power cut leaves them": b"\x00" * 4096 + b"\n",
    "two events on a line": line().strip() + b"," + line(),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_skipped_and_its_neighbours_are_read(store, broken):
    plant(store, line(n=1) + broken + line(n=2))
    numbers = [found.n for found in store.events()]
    # Of two events run together the last is still whole; every other line holds none.
    assert numbers == ([1, 2, 7] if broken.count(b'"v"') == 2 else [1, 2])


def test_the_longest_line_that_is_written_is_read(store):
    room = MAX_LINE - len(store_line(store, "")) - 50
    assert store.record("kinds", "p1.2", "x" * room, 0, False).saved
    assert [len(found.answer) for found in store.events()] == [room]
    assert not store.record("kinds", "p1.2", "x" * MAX_LINE, 0, False).saved


def lines_of(store) -> bytes:
    """All that is kept, as one file."""
    return b"".join(found.to_line() for found in store.events())


def store_line(store: Answers, answer: str) -> bytes:
    return event(room=store.room, stem=store.stem, answer=answer).to_line()


@settings(deadline=None)
@given(st.lists(st.binary(max_size=300), max_size=4))
def test_garbage_in_files_never_raises(contents):
    with tempfile.TemporaryDirectory() as root:
        store = Answers(*PLACE, Path(root))
        plant(store, *contents, line())
        assert event() in store.events()
        assert store.latest("kinds")["p1.2"].answer == "allegation"
        assert Event.parse(lines_of(store).splitlines()[-1])


@settings(deadline=None)
@given(st.data())
def test_a_line_with_any_bytes_changed_never_raises(data):
    spoilt = bytearray(line(answer="Así"))
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as root:
        store = Answers(*PLACE, Path(root))
        plant(store, bytes(spoilt) + line(n=8))
        assert event(n=8) in store.events()
        assert line(n=8) in lines_of(store)


# What is recorded is read back.


def joined(value):
    """The value with the halves of a character put together, as any JSON reader does."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if isinstance(value, list):
        return [joined(part) for part in value]
    if isinstance(value, dict):
        return {key: joined(part) for key, part in value.items()}
    return value


any_text = st.text(st.characters())  # also control characters and half characters
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(any_json, st.integers(0, 5), st.booleans())
def test_any_answer_comes_back_as_it_was_given(answer, hints, explained):
    with tempfile.TemporaryDirectory() as root:
        for store in (Answers(*PLACE, Path(root)), MemoryAnswers(*PLACE)):
            assert store.record("kinds", "p1.2", answer, hints, explained).saved
            (found,) = store.events()
            # repr, because 1 == True == 1.0 and 0.0 == -0.0
            assert repr(found.answer) == repr(joined(answer))
            assert (found.hints, found.explained) == (hints, explained)


def test_half_a_character_is_kept(either):
    assert either.record("t", "i", {"text": "a\ud83db “é”"}, 0, False).saved
    assert either.latest("t")["i"].answer == {"text": "a\ud83db “é”"}
    assert lines_of(either).decode()  # and what is handed in is UTF-8


nest: list = []
for _ in range(60):
    nest = [nest]
NOT_JSON = {
    "not a number": float("nan"),
    "infinity": [1, float("inf")],
    "5000 digits": 10**5000,
    "number as a key": {"spans": {1: 2}},
    "bytes": b"allegation",
    "a set": {"a"},
    "an object": object(),
    "60 lists in lists": nest,
}


@pytest.mark.parametrize("answer", NOT_JSON.values(), ids=NOT_JSON)
def test_what_cannot_be_written_down_is_refused_with_a_reason(either, answer):
    receipt = either.record("t", "i", answer, 0, False)
    assert not receipt.saved
    assert receipt.time == ""
    assert receipt.why.startswith("NOT saved, because the answer holds something")
    assert either.events() == []
    assert either.record("t", "i", "fine", 0, False).saved
    assert either.latest("t")["i"].answer == "fine"


@pytest.mark.parametrize("name", ["../x", "..", "", "a/b", "a\\b", "a b", "x" * 101, None, 3])
def test_a_task_or_item_with_no_plain_name_is_refused(either, name):
    for where in ((name, "i"), ("t", name)):
        receipt = either.record(*where, "an answer", 0, False)
        assert not receipt.saved
        assert "cannot be the name of" in receipt.why
    assert either.events() == []


@pytest.mark.parametrize(("hints", "explained"), [(-1, False), ("1", False), (0, None), (True, 1)])
def test_wrong_types_beside_the_answer_are_refused(either, hints, explained):
    assert "NOT saved, because" in either.record("t", "i", "x", hints, explained).why
    assert either.events() == []


@pytest.mark.parametrize("name", ["../x", "..", ".", "", "a/b", "a\\b", "C:x", "a\n", "é", None])
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    for place in ((name, STEM), (ROOM, name)):
        with pytest.raises(KitError, match="cannot be the name of a"):
            Answers(*place, ARTICLE, tmp_path)
        with pytest.raises(KitError, match="cannot be the name of a"):
            MemoryAnswers(*place, ARTICLE)
    assert list(tmp_path.iterdir()) == []


# Where and how.


def test_making_a_store_and_reading_it_creates_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "mine"))
    store = Answers(*PLACE)
    assert (store.events(), store.latest("t"), store.last_saved()) == ([], {}, None)
    assert list(tmp_path.iterdir()) == []
    assert store.record("t", "i", "x", 0, False).saved
    assert [path.parent for path in tmp_path.rglob("*.jsonl")] == [tmp_path / "mine" / ROOM / STEM]


@pytest.fixture
def alone(tmp_path, monkeypatch) -> Path:
    """A folder that holds a notebook and no working copy."""
    monkeypatch.delenv("WHOSAYS_ANSWERS")
    (tmp_path / "alone").mkdir()
    monkeypatch.chdir(tmp_path / "alone")
    return tmp_path / "alone"


def test_a_notebook_alone_keeps_answers_where_no_import_finds_them(alone):
    assert Answers(*PLACE).record("t", "i", 1, 0, False).saved
    assert [path.name for path in alone.iterdir()] == [".whosays"]
    assert [found.answer for found in Answers(*PLACE).events()] == [1]


def test_older_answers_beside_a_notebook_alone_are_found_and_none_is_hidden(alone):
    assert Answers(*PLACE).record("t", "i", 1, 0, False).saved
    (alone / ".whosays" / "answers").rename(alone / "answers")
    (alone / "answers" / ".DS_Store").touch()
    before = {path: path.read_bytes() for path in (alone / "answers").rglob("*.jsonl")}
    assert Answers(*PLACE).record("t", "i", 2, 0, False).saved
    assert [found.answer for found in Answers(*PLACE).events()] == [1, 2]
    assert {path: path.read_bytes() for path in (alone / "answers").rglob("*.jsonl")} == before != {}


@pytest.mark.parametrize("theirs", ["mathematics.txt", "lessons/../notes/1.txt", ""])
def test_somebody_elses_folder_of_that_name_is_left_alone(alone, theirs):
    path = alone / "answers" / theirs
    path.resolve().parent.mkdir(parents=True, exist_ok=True)
    if theirs:
        (alone / "answers" / "lessons").mkdir(exist_ok=True)
        path.resolve().write_text("42")
    before = {each: each.is_file() for each in (alone / "answers").rglob("*")}
    assert Answers(*PLACE).record("t", "i", 1, 0, False).saved
    assert {each: each.is_file() for each in (alone / "answers").rglob("*")} == before
    assert len(list((alone / ".whosays").rglob("*.jsonl"))) == 1


def test_a_file_called_answers_is_in_nobodys_way(alone):
    (alone / "answers").write_text("a file")
    assert Answers(*PLACE).record("t", "i", 1, 0, False).saved
    assert (alone / "answers").read_text() == "a file"


def test_memory_touches_no_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path))
    memory = MemoryAnswers(*PLACE)
    assert memory.record("t", "i", "x", 0, False).saved
    assert memory.latest("t")["i"].answer == "x"
    assert list(tmp_path.iterdir()) == []


def test_a_kernel_that_changes_its_folder_goes_on_where_it_began(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    store = Answers(*PLACE, Path("mine"))
    assert store.record("t", "i", 1, 0, False).saved
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert store.record("t", "i", 2, 0, False).saved
    assert [found.answer for found in store.events()] == [1, 2]


def test_the_receipt_tells_the_time_on_the_wall(either):
    before = datetime.now()
    receipt = either.record("t", "i", "x", 0, False)
    at = either.events()[0].time
    assert receipt in [Receipt(True, moment.strftime("%H:%M"), "", at) for moment in (before, datetime.now())]
    saved = either.latest("t")["i"].saved
    assert re.fullmatch(r"\d\d:\d\d", saved)
    assert State().saved == ""


def test_times_are_utc_with_milliseconds(store):
    before = datetime.now(UTC)
    store.record("t", "i", "x", 0, False)
    (found,) = store.events()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", found.time)
    assert abs((store.last_saved() - before).total_seconds()) < 60
    assert store.last_saved().utcoffset().total_seconds() == 0


def test_a_kernel_writes_one_file_and_the_next_kernel_another(store, tmp_path):
    for _ in range(3):
        assert Answers(*PLACE, tmp_path).record("t", "i", "x", 0, False).saved
    assert len(list(store.folder.iterdir())) == 1
    first = next(store.folder.iterdir())
    assert re.fullmatch(rf"\d{{8}}T\d{{9}}Z-{os.getpid()}-[0-9a-f]{{8}}\.jsonl", first.name)
    before = first.read_bytes()
    new_kernel()
    assert store.record("t", "i", "y", 0, False).saved
    assert len(list(store.folder.iterdir())) == 2
    assert first.read_bytes() == before
    assert [found.n for found in store.events()] == [1, 2, 3, 1]
    assert store.latest("t")["i"].answer == "y"


def test_threads_of_one_kernel_lose_nothing(store):
    def work(name):
        for number in range(40):
            assert store.record(name, f"i{number}", name, 0, False).saved

    threads = [threading.Thread(target=work, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found.n for found in store.events()) == list(range(1, 161))


def test_a_clock_put_back_does_not_hide_the_newer_answer(store, monkeypatch):
    assert store.record("t", "i", "first", 0, False).saved
    for time in ("1980-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"):
        new_kernel()
        monkeypatch.setattr(answers_module, "now", lambda time=time: time)
        assert store.record("t", "i", time, 0, False).saved
        assert store.record("t", "i", time + "!", 0, False).saved
        assert store.latest("t")["i"].answer == time + "!"


def test_a_clock_at_the_end_of_time_does_not_stop_the_saving(store):
    plant(store, line(time="2999-12-31T23:59:59.999Z"))
    assert store.record("kinds", "p1.2", "x", 0, False).saved
    assert len(store.events()) == 2


# Reading them together.


@settings(deadline=None)
@given(st.data())
def test_the_order_does_not_depend_on_files(data):
    times = st.sampled_from(["2026-11-23T10:32:05.120Z", "2026-11-23T10:32:05.121Z"])
    made = st.builds(
        event,
        time=times,
        kernel=st.sampled_from(["aa", "bb"]),
        n=st.integers(0, 9),
        answer=st.text(string.ascii_letters, max_size=2),
    )
    lines = [found.to_line() for found in data.draw(st.lists(made, min_size=1, max_size=12))]
    orders = []
    for _ in range(2):
        chance = data.draw(st.randoms())
        with tempfile.TemporaryDirectory() as root:
            store = Answers(*PLACE, Path(root))
            plant(store, *scattered(lines, chance))
            orders.append(store.events())
    assert orders[0] == orders[1]
    assert {found.to_line() for found in orders[0]} == set(lines)
    keys = [(found.time, found.kernel, found.n) for found in orders[0]]
    assert keys == sorted(keys)


def scattered(lines: list[bytes], chance: random.Random) -> list[bytes]:
    files = [b"", b"", b""]
    for one in chance.sample(lines, len(lines)):
        number = chance.randrange(3)
        files[number] += one
    return files


def test_only_answers_files_of_this_notebook_are_read(store, tmp_path):
    plant(store, line(n=1), line(n=2, stem="02_who_is_speaking"), line(n=3, room="exercises"))
    (store.folder / "notes.txt").write_bytes(line(n=4))
    (store.folder / "folder.jsonl").mkdir()
    (tmp_path / "elsewhere").write_bytes(line(n=5))
    (store.folder / "link.jsonl").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(store.folder / "pipe.jsonl")
    with at_most(5):  # a pipe that is opened never ends
        assert [found.n for found in store.events()] == [1]


@contextmanager
def at_most(seconds: int):
    def stop(*_):
        pytest.fail(f"still reading after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_copy_of_a_file_changes_nothing(store):
    whole = line(n=1) + line(n=2)
    plant(store, whole, whole, whole.replace(b"\n", b"\r\n"), whole.rstrip(), b"\xef\xbb\xbf" + whole)
    assert [found.n for found in store.events()] == [1, 2]


def test_a_folder_that_is_a_file_reads_as_no_answers(store):
    store.folder.parent.mkdir(parents=True)
    store.folder.write_text("a file")
    assert store.events() == []


def test_all_files_together_make_one_that_says_the_same(store, tmp_path):
    for number in range(5):
        new_kernel()
        assert store.record("t", f"i{number % 2}", {"text": f"{number} “é”"}, number, False).saved
    merged = lines_of(store)
    assert merged.count(b"\n") == 5
    copy = Answers(*PLACE, tmp_path / "handed in")
    plant(copy, merged)
    assert copy.events() == store.events()
    assert lines_of(copy) == merged
    plant(store, merged)  # and put back into its own folder it adds nothing
    assert lines_of(store) == merged


# What all events of an item together say.

A, B, C, HELP = "a", "b", "c", None
TOLD, LOOKED = {"explained": True}, {"looked": True}
STORIES = {
    "one answer": ([A], State(A, first=A)),
    "the last one counts": ([A, (B, {"hints": 1})], State(B, 1, first=B)),
    "two hints do no harm": ([(HELP, {"hints": 2}), (A, {"hints": 2})], State(A, 2, first=A)),
    "the third hint ends it": ([A, (HELP, {"hints": 3}), (B, {"hints": 3})], State(B, 3, first=A)),
    "so does the explanation": ([A, (HELP, TOLD), (B, TOLD)], State(B, explained=True, first=A, told=A)),
    "also in another tab, which had not shown it": (
        [A, (HELP, TOLD), B],
        State(B, explained=True, first=A, told=A),
    ),
    "help before any answer": ([(HELP, {"hints": 3}), (A, {"hints": 3})], State(A, 3)),
    "help only": ([(HELP, {"hints": 1})], State(hints=1)),
    "asking for help keeps the answer": ([A, (HELP, {"hints": 1})], State(A, 1, first=A)),
    "hints never go down": ([(HELP, {"hints": 2}), A], State(A, 2, first=A)),
    "an answer may be false or empty": ([A, False], State(False, first=False)),
    "a second look, and nothing yet": ([A, (HELP, LOOKED)], State(A, looked=True, first=A)),
    "a second try": ([A, (HELP, LOOKED), (B, LOOKED)], State(B, looked=True, first=A, second=B)),
    "a second try in another tab": ([A, (HELP, LOOKED), B], State(B, looked=True, first=A, second=B)),
    "after the reason nothing is a try": (
        [A, (HELP, LOOKED), (B, LOOKED), (HELP, LOOKED | TOLD), (C, LOOKED | TOLD)],
        State(C, explained=True, looked=True, first=A, second=B, told=B),
    ),
}


@pytest.mark.parametrize(("story", "expected"), STORIES.values(), ids=STORIES)
def test_where_a_learner_stands(either, story, expected):
    either.record("t", "other", "z", 3, True)
    for each in story:
        answer, more = each if isinstance(each, tuple) else (each, {})
        help_shown = {"hints": 0, "explained": False, "looked": False, **more}
        assert either.record("t", "i", answer, **help_shown).saved
    state = either.states()["t"]["i"]
    last = [found.time for found in either.events() if found.item == "i" and found.answer is not None]
    answered = last[-1] if last else ""
    article = ARTICLE if last else ""
    assert state == replace(expected, time=answered, article=article)
    assert repr(state.answer) == repr(expected.answer)
    assert either.latest("t")["i"] == state
    assert set(either.states()["t"]) == {"i", "other"}


def test_only_a_line_after_the_second_look_says_so():
    assert b"looked" not in event().to_line()
    assert b'"looked": true' in event(looked=True).to_line()
    assert Event.parse(event(looked=True).to_line()) == event(looked=True)
    assert Event.parse(line(looked=False)) == event()
    assert Event.parse(line(looked="yes")) is None
    both = event(looked=True).to_line() + event().to_line()
    assert read_all(both) == ([event(looked=True), event()], [])


def test_which_tasks_are_answered(either):
    either.record("kinds", "p1.1", "allegation", 0, False)
    either.record("kinds", "p1.2", None, 1, False)
    either.record("signs", "x", {"source": [1]}, 0, False)
    assert either.tasks_answered() == {"kinds": {"p1.1"}, "signs": {"x"}}
    assert either.latest("nothing") == {}
    assert set(either.latest("kinds")) == {"p1.1", "p1.2"}


def test_memory_orders_as_a_disk_does(monkeypatch):
    memory = MemoryAnswers(*PLACE)
    for number in range(20):
        memory.record("t", "i", number, 0, False)
    assert all(one.time <= two.time and one.n < two.n for one, two in pairwise(memory.events()))
    assert memory.latest("t")["i"].answer == 19
