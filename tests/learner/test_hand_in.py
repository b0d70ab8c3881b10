"""Handing in: one whole file, read back before anybody is told so; nothing a learner wrote is ever lost."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosays.base.errors import KitError
from whosays.learner.answers import events as events_module
from whosays.learner.answers import hand_in as handing_in
from whosays.learner.answers import store as answers_module
from whosays.learner.answers.hand_in import hand_in, last_receipt, overview
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.answers.store import Answers
from whosays.learner.lab.release_marker import Release
from whosays.learner.notebook import hand_in as hand_in_cell
from whosays.learner.widgets.hand_in.widget import HandIn
from whosays.learner.widgets.notice import Notice
from whosays.tasks.reading import read_tasks
from whosays.teacher.collect.collecting import collect
from whosays.teacher.release.files import release_files, write_release

STEM = "03_fact_claim_or_allegation"
NO_NUMBER = "Your class number is missing. Type it as your teacher gave it to you."
ROWS = [
    ("Who answers for it?", 5),
    ("Does it accuse?", 4),
    ("Fact, claim or allegation?", 9),
    ("One debt, three figures", 1),
]


@pytest.fixture
def copy(root, tmp_path, monkeypatch) -> Path:
    """A released folder, and we stand in it."""
    folder = tmp_path / "copy"
    write_release(release_files(root, Release(STEM)), folder, STEM)
    monkeypatch.chdir(folder / "exercises")
    monkeypatch.delenv("WHOSAYS_ANSWERS")
    return folder


@pytest.fixture
def tasks(copy):
    return list(read_tasks(copy / "exercises" / f"{STEM}.tasks.toml", "exercises", STEM).values())


@pytest.fixture
def answers(copy):
    answers_module._pens.clear()
    return Answers("exercises", STEM, "c814636c", copy / "answers")


def answer(answers: Answers, *given: tuple[str, str, object]) -> None:
    for task, item, what in given:
        assert answers.record(task, item, what, 0, explained=False).saved


@pytest.fixture
def begun(answers):
    """Answers to some, as a learner gives them: one changed, one taken back."""
    answer(
        answers,
        ("answers", "p1.5", "the article"),
        ("answers", "p2.1", "somebody else"),
        ("answers", "p1.5", "somebody else"),
        ("debt", "friend", {"text": "The union says so.", "checked": [0]}),
        ("debt", "friend", {"text": " ", "checked": [0]}),
        ("story", "gone", "of a task that is no longer there"),
    )
    answers.record("kinds", "h.2", None, 1, explained=False)
    return answers


def clock(monkeypatch, *times: str) -> None:
    """The times that the computer shows, one after another."""
    left = list(times)
    monkeypatch.setattr(handing_in, "now", lambda: left.pop(0) if len(left) > 1 else left[0])


# The file.


def test_a_file_that_an_editor_saved_anew_adds_nothing(copy, tasks, begun):
    """The same lines with other spaces: once, handing in said for ever that the disk was broken."""
    lines = [json.dumps(vars(event), separators=(",", ":")) for event in begun.events()]
    before = len(lines)
    (begun.folder / "again.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert len(begun.events()) == 2 * before == 14
    handed = read_handed_in(hand_in(tasks, begun, "17", "", copy).content, "x")
    assert (len(handed.events), handed.whole, handed.problems) == (before, True, ())


def test_the_file_holds_all_answers_and_is_whole(copy, tasks, begun):
    receipt = hand_in(tasks, begun, "17", "", copy)
    assert receipt.path == copy / f"{STEM}.17.answers.jsonl"
    handed = read_handed_in(receipt.path.read_bytes(), str(receipt.path))
    assert (handed.learner, handed.whole, handed.problems) == ("17", True, ())
    assert list(handed.events) == begun.events()
    assert len(handed.events) == 7
    assert receipt.content.partition(b"\n")[2] == b"".join(event.to_line() for event in begun.events())
    assert receipt.content == receipt.path.read_bytes()


def test_nothing_else_is_left_in_the_folder(copy, tasks, begun):
    before = set(copy.iterdir())
    receipt = hand_in(tasks, begun, "17", "", copy)
    assert set(copy.iterdir()) - before == {receipt.path}


def test_a_name_stands_in_the_file_only_if_it_was_given(copy, tasks, begun):
    content = hand_in(tasks, begun, "17", "Zoë \u202eö\n", copy).content
    assert json.loads(content.partition(b"\n")[0])["name"] == "Zoë ö"


def test_what_is_handed_in_can_be_collected(copy, tasks, begun, tmp_path):
    hand_in(tasks, begun, "17", "", copy)
    (row,) = collect([copy], tmp_path / "collected").rows
    assert (row.learner, row.answers, row.whole, row.note) == ("17", 7, True, "")


# What the learner is told.


def test_the_rows_say_what_is_answered_now_and_what_is_open(tasks, begun):
    rows = overview(tasks, begun.events())
    assert [(row.title, row.items) for row in rows] == ROWS
    assert [row.answered for row in rows] == [2, 0, 0, 0]


def test_a_receipt_says_when_by_the_clock_on_the_wall(copy, tasks, begun, monkeypatch):
    clock(monkeypatch, "2999-11-23T10:40:00.000Z")
    here = datetime(2999, 11, 23, 10, 40, tzinfo=UTC).astimezone()
    assert hand_in(tasks, begun, "17", "", copy).when == f"{here:%A} {here.day} {here:%B %Y, %H:%M}"


def test_without_an_answer_there_is_nothing_to_hand_in(copy, tasks, answers):
    answers.record("kinds", "h.2", None, 1, explained=False)
    with pytest.raises(KitError, match="nothing to hand in"):
        hand_in(tasks, answers, "17", "", copy)
    assert list(copy.glob("*.jsonl")) == []


@pytest.mark.parametrize("learner", ["", " ", "../17", "Ana Bel", "é", "a" * 33])
def test_a_number_that_is_none_is_refused_in_words(copy, tasks, begun, learner):
    with pytest.raises(KitError, match="cannot be a class number"):
        hand_in(tasks, begun, learner, "", copy)
    assert list(copy.glob("*.jsonl")) == []


# Again.


def test_handing_in_again_keeps_the_earlier_file_with_its_time(copy, tasks, begun, tmp_path):
    first = hand_in(tasks, begun, "17", "", copy)
    answer(begun, ("kinds", "h.2", "allegation"))
    second = hand_in(tasks, begun, "17", "", copy)
    assert second.path == first.path
    assert second.content != first.content
    when = datetime.fromisoformat(first.time).astimezone()
    assert second.kept == f"{STEM}.17 (earlier, {when:%Y-%m-%d %H.%M.%S.%f}).answers.jsonl"
    assert (copy / second.kept).read_bytes() == first.content
    done = collect([copy], tmp_path / "collected")
    assert [(row.status, row.answers) for row in done.rows] == [("earlier", 7), ("latest", 8)]


def test_a_clock_that_was_put_back_does_not_make_the_newer_file_the_older(copy, tasks, begun, monkeypatch):
    clock(monkeypatch, "2998-01-01T00:00:00.000Z", "2001-01-01T00:00:00.000Z")
    first = hand_in(tasks, begun, "17", "", copy)
    second = hand_in(tasks, begun, "17", "", copy)
    assert first.time < second.time == "2998-01-01T00:00:00.001Z"


def test_two_numbers_in_one_moment_are_handed_in_one_after_the_other(copy, tasks, begun, monkeypatch):
    clock(monkeypatch, *["2025-11-24T09:00:00.000Z"] * 3)
    times = [hand_in(tasks, begun, number, "", copy).time for number in ("17", "18", "17")]
    assert times == sorted(set(times))
    receipt = last_receipt(tasks, begun, copy)
    assert receipt
    assert (receipt.learner, receipt.time) == ("17", times[-1])


def test_a_clock_that_stood_at_the_end_of_time_stops_nothing(copy, tasks, begun, monkeypatch):
    monkeypatch.setattr(answers_module, "now", lambda: "2999-12-31T23:59:59.999Z")
    answer(begun, ("kinds", "h.2", "allegation"))
    receipt = hand_in(tasks, begun, "17", "", copy)
    assert receipt.time < "2999"
    assert read_handed_in(receipt.content, "17").whole


def test_two_numbers_make_two_files(copy, tasks, begun):
    hand_in(tasks, begun, "17", "", copy)
    assert hand_in(tasks, begun, "18", "", copy).kept == ""
    assert len(list(copy.glob("*.answers.jsonl"))) == 2


def test_a_second_number_from_the_same_copy_is_told_of(copy, tasks, begun):
    assert hand_in(tasks, begun, "17", "", copy).others == ()
    assert hand_in(tasks, begun, "17", "", copy).others == (), "an earlier file of one's own is no other"
    assert hand_in(tasks, begun, "18", "", copy).others == ("17",)
    assert last_receipt(tasks, begun, copy).others == ("17",), "on another day, too"
    (copy / f"{STEM}.99.answers.jsonl").write_bytes(b"not one of ours")
    assert hand_in(tasks, begun, "19", "", copy).others == ("17", "18")


def test_the_last_receipt_is_found_again(copy, tasks, begun):
    assert last_receipt(tasks, begun, copy) is None
    hand_in(tasks, begun, "17", "", copy)
    receipt = hand_in(tasks, begun, "18", "Ana", copy)
    (copy / f"{STEM}.99.answers.jsonl").write_bytes(b"not one of ours")
    again = last_receipt(tasks, begun, copy)
    assert (again.learner, again.name, again.time, again.rows, again.content) == (
        "18",
        "Ana",
        receipt.time,
        receipt.rows,
        receipt.content,
    )


# A disk that refuses.


@pytest.mark.parametrize(
    "refusal",
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "may not write"), (errno.EIO, "the computer refused")],
)
def test_a_disk_that_refuses_is_told_of_and_the_earlier_file_stays(copy, tasks, begun, monkeypatch, refusal):
    number, words = refusal
    first = hand_in(tasks, begun, "17", "", copy)

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(KitError) as told:
        hand_in(tasks, begun, "17", "", copy)
    assert str(told.value).startswith("Your answers are safe")
    assert words in str(told.value)
    assert first.path.read_bytes() == first.content
    assert not list(copy.glob(".*.part"))


@pytest.mark.parametrize("spoilt", [lambda whole: whole[:-1], lambda whole: whole.replace(b"17", b"18", 1)])
def test_a_file_that_reads_back_differently_is_not_called_handed_in(copy, tasks, begun, monkeypatch, spoilt):
    write = handing_in.write_durably
    monkeypatch.setattr(handing_in, "write_durably", lambda path, whole: write(path, spoilt(whole)))
    with pytest.raises(KitError, match="was not written whole"):
        hand_in(tasks, begun, "17", "", copy)


# The widget.


class Page:
    """What the page sends and hears, without a browser."""

    def __init__(self, widget: HandIn) -> None:
        self.widget, self.heard = widget, []
        widget.send = lambda content, buffers=None: self.heard.append((content, buffers))

    def send(self, **message: object) -> tuple[dict, list]:
        self.widget._receive(self.widget, message, [])
        return self.heard[-1] if self.heard else ({}, [])


@pytest.fixture
def page(copy, begun):
    return Page(hand_in_cell(f"exercises/{STEM}"))


def test_the_page_hands_in_and_gets_the_files_bytes(copy, page, begun):
    reply, buffers = page.send(do="hand in", learner=" 17 ", name="", n=4)
    assert reply == {"n": 4, "done": True, "why": "", "wrong": {}}
    assert buffers == [(copy / f"{STEM}.17.answers.jsonl").read_bytes()]
    receipt = page.widget.state["receipt"]
    assert (receipt["learner"], receipt["file"], receipt["folder"]) == (
        "17",
        f"{STEM}.17.answers.jsonl",
        str(copy),
    )
    assert [(row["title"], row["items"]) for row in receipt["rows"]] == ROWS
    assert page.widget.state["changed"] is False


def test_the_page_is_told_why_not(page):
    reply, buffers = page.send(do="hand in", learner="a b", n=1)
    assert (reply["done"], buffers) == (False, [])
    assert "cannot be a class number" in reply["wrong"]["learner"]
    assert "Look at the marked box, then" in reply["why"]
    assert page.widget.state["receipt"] is None


@pytest.mark.parametrize("message", [None, "x", {}, {"do": "fly"}, {"do": "file"}, {"do": ["hand in"]}])
def test_a_strange_message_is_passed_over(page, message):
    page.widget._receive(page.widget, message, [])
    assert page.heard == []


@pytest.mark.parametrize("learner", [None, 17, ["17"], {"a": 1}])
def test_a_number_of_another_type_is_none(page, learner):
    assert page.send(do="hand in", learner=learner, n=1)[0]["done"] is False


def test_that_nothing_is_answered_is_told_with_what_is_wrong_in_the_boxes(copy):
    empty = Page(hand_in_cell(f"exercises/{STEM}"))
    reply = empty.send(do="hand in", learner="1 7", n=1)[0]
    assert "Nothing is answered yet" in reply["why"]
    assert "cannot be" in reply["wrong"]["learner"]


def test_answers_changed_after_handing_in_are_told_of(page, begun):
    page.send(do="hand in", learner="17", n=1)
    answer(begun, ("kinds", "h.2", "allegation"))
    page.send(do="refresh")
    assert page.widget.state["changed"] is True
    assert [row["answered"] for row in page.widget.state["rows"]] == [2, 0, 1, 0]
    assert [row["answered"] for row in page.widget.state["receipt"]["rows"]] == [2, 0, 0, 0]


def test_what_was_handed_in_is_shown_again_another_day(page):
    content = page.send(do="hand in", learner="17", n=1)[1][0]
    other = Page(hand_in_cell(f"exercises/{STEM}"))
    assert other.widget.state["receipt"]["learner"] == "17"
    assert other.send(do="file", n=2) == ({"n": 2, "done": True, "why": "", "wrong": {}}, [content])


def test_a_name_is_asked_for_only_if_the_release_says_so(root, tmp_path, monkeypatch):
    folder = tmp_path / "named"
    times = {"due": "2026-11-30T13:00:00.000Z", "zone": "UTC+14:00", "released": "2026-11-20T08:00:00.000Z"}
    release = Release(STEM, ask_name=True, to="10b", **times)
    write_release(release_files(root, release), folder, STEM)
    monkeypatch.chdir(folder)
    answers_module._pens.clear()
    widget = hand_in_cell(f"exercises/{STEM}")
    assert widget.form["ask_name"] is True
    assert widget.form["to"] == "10b"
    assert widget.form["classes"] == ["10b"]
    assert "Tuesday 1 December 2026, 03:00 (UTC+14:00), which is " in widget.form["due"]
    assert widget.form["due"].endswith("on this computer")
    answer(widget._answers, ("answers", "p1.5", "the article"))
    page = Page(widget)
    assert "name is missing" in page.send(do="hand in", learner="17", name=" ", n=1)[0]["wrong"]["name"]
    both = page.send(do="hand in", learner="1 7", name="", n=2)[0]
    assert list(both["wrong"]) == ["learner", "name"], "all at once"
    assert "“1 7” cannot be a class number" in both["wrong"]["learner"]
    assert "marked boxes" in both["why"]
    assert page.send(do="hand in", learner="", name="A", n=2)[0]["wrong"] == {"learner": NO_NUMBER}
    assert page.send(do="hand in", learner="17", name="Ana Bel", n=2)[0]["done"] is True
    assert widget.state["receipt"]["name"] == "Ana Bel"
    handed = (folder / f"{STEM}.17.answers.jsonl").read_bytes()
    assert vars(read_handed_in(handed, "x").release) == times
    assert json.loads(handed.partition(b"\n")[0]).items() >= times.items()


def test_the_text_form_is_one_short_line_that_tells_a_changed_state(page, begun):
    before = repr(page.widget)
    assert before.startswith("Hand in · 2 of 19 answered · not handed in yet · #")
    assert len(before) <= 100
    page.send(do="hand in", learner="17", n=1)
    assert repr(page.widget) != before


@pytest.mark.parametrize("where", ["lessons/03_fact_claim_or_allegation", "exercises/98_nothing"])
def test_what_is_not_handed_in_gets_a_sentence(where):
    assert isinstance(hand_in_cell(where), Notice)


def test_events_are_ordered_as_everywhere(begun):
    times = [event.time for event in begun.events()]
    assert times == sorted(times)
    assert all(events_module.is_time(time) for time in times)
