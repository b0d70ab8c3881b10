"""Written answers are marked without names, twice where wanted, and no mark is lost or made up."""

import errno
import json
import os
import random
import signal
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.desk_class import (
    NAME,
    PLACE,
    ROWS,
    a_class,
    give,
    hand_in,
    keys,
    learner,
    mark_all,
    pile,
    session,
)
from helpers.hand_ins import STEM, at
from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.teacher.desk.ledger import Ledger, is_initials
from whosays.teacher.desk.markbook import MAX_COMMENT, Markbook, beside, final_marks, not_final, with_mark
from whosays.teacher.desk.page_data import LONG, painted
from whosays.teacher.desk.piles import paper_of, read_piles, shuffled, text_of
from whosays.teacher.desk.session import ACTS, Session
from whosays.teacher.desk.widget import Desk
from whosays.teacher.marks.counting import mark_item


@pytest.fixture
def collected(tmp_path):
    return a_class(tmp_path / "collected", 12)


@pytest.fixture
def book(collected):
    return collected.parent / "markbook"


def finals(book):
    return final_marks(book, keys().tasks)


def papers(book):
    return {path: path.read_bytes() for path in book.rglob("*.jsonl")}


# --- the texts -----------------------------------------------------------------------------------


def test_a_pile_holds_what_was_written_and_counts_what_was_not(tmp_path):
    folder = tmp_path / "collected"
    hand_in(folder, "1", {"text": "A text.", "checked": [1, "x", True]})
    for who, nothing in (("2", {"text": " \n", "checked": [0]}), ("3", None)):
        hand_in(folder, who, nothing)
    for who, odd in (("4", ["a"]), ("5", "a text that is no write answer"), ("6", {"text": 7, "more": "x"})):
        hand_in(folder, who, odd)
    (folder / STEM / "7.answers.jsonl").write_bytes(b"\0rubbish")
    hand_in(folder, "8", {"text": "moved"}).rename(folder / STEM / "9.answers.jsonl")  # says it is 8's
    found = read_piles(folder, keys())
    assert found.unreadable == 2
    (only,) = found.piles
    assert [(each.learner, each.text, each.ticked) for each in only.texts] == [("1", "A text.", (1,))]
    assert (only.place, only.left_open, only.odd) == (PLACE, 2, 3)
    assert [row.name for row in only.rubric] == list(ROWS)
    assert all(set(row.words) == {2, 1, 0} for row in only.rubric)


def test_the_last_text_is_the_one_that_counts(tmp_path):
    path = hand_in(tmp_path / "collected", "1", {"text": "first"})
    line = path.read_bytes().splitlines()[1]
    later = line.replace(b'"n": 1', b'"n": 2').replace(b"first", b"second")
    path.write_bytes(path.read_bytes() + later + b"\n")
    assert [each.text for each in pile(tmp_path / "collected").texts] == ["second"]


def test_every_exercise_with_a_rubric_can_be_marked(root):
    stems = sorted(
        path.name.removesuffix(".tasks.toml") for path in (root / "exercises").glob("*.tasks.toml")
    )
    assert len(stems) >= 3
    from whosays.tasks.solutions import read_keys
    from whosays.teacher.desk.rubric import places

    tasks = read_keys(root / "solutions", stems).tasks
    found = [place for stem in stems for place, _, _ in places(stem, tasks[stem])]
    print(f"{len(found)} questions with a rubric in {len(stems)} exercises")
    writing = {stem for stem in stems if any(task.type == "write" for task in tasks[stem].values())}
    assert {place.exercise for place in found} == writing
    assert len(writing) >= 10, "what asks for no text has nothing for the desk"


def test_each_marker_has_an_order_that_stays_and_a_late_text_moves_none(collected):
    texts = pile(collected)
    mine = shuffled(texts, "AB")
    assert mine == shuffled(pile(collected), "AB")
    assert sorted(mine) == sorted(texts.texts)
    assert mine != tuple(texts.texts)
    assert mine != shuffled(texts, "CD")
    hand_in(collected, learner(99), {"text": "late"})
    with_late = [each for each in shuffled(pile(collected), "AB") if each.learner != learner(99)]
    assert tuple(with_late) == mine


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_answer_is_too_odd_to_be_looked_at(answer):
    assert isinstance(text_of(answer), str)
    assert bool(paper_of(answer)) == bool(text_of(answer))


def test_half_a_character_makes_a_text_like_any_other():
    assert len(paper_of({"text": "\ud800 half"})) == 12
    assert paper_of({"text": "\ud800 half"}) != paper_of({"text": "\ud801 half"})


# --- what is kept --------------------------------------------------------------------------------


def test_what_is_noted_is_there_for_the_next_kernel(collected):
    mine = session(collected, "AB")
    give(mine, 0, 2, 1, 0, 2)
    assert mine.comment({"view": "mark", "at": 0, "text": "Whose figure?"}).saved
    assert mine.phrase({"text": "Whose figure?", "keep": True}).saved
    again = session(collected, "AB")
    sheet = again.notes_on(again.texts[0])
    assert sheet.levels == {"AB": dict(zip(ROWS, (2, 1, 0, 2), strict=True))}
    assert (sheet.comments, again.phrases()) == ({"AB": "Whose figure?"}, ["Whose figure?"])
    assert again.at == 1, "the first text without marks lies on top"
    assert again.texts == mine.texts


def test_each_mark_is_one_whole_line_of_an_answers_file(collected, book):
    give(session(collected, "AB"), 0, 2, 1)
    (path,) = papers(book)
    assert path.parent == book / STEM
    lines = path.read_bytes().splitlines(keepends=True)
    assert all(line.endswith(b"\n") for line in lines)
    events = [json.loads(line) for line in lines]
    assert [event["answer"]["level"] for event in events] == [2, 1]
    assert {(event["room"], event["stem"], event["task"], event["item"]) for event in events} == {
        ("markbook", *PLACE)
    }


def test_two_peoples_files_are_one_markbook(collected, book, tmp_path):
    mark_all(session(collected, "AB"), lambda who: (2, 2, 1, 0))
    mark_all(session(collected, "CD", tmp_path / "elsewhere"), lambda who: (2, 2, 1, 0))
    for path, content in papers(tmp_path / "elsewhere").items():
        (book / STEM / path.name).write_bytes(content)
    assert {mark.markers for mark in finals(book).values()} == {("AB", "CD")}


def test_a_cut_file_loses_its_cut_line_and_nothing_else(collected, book):
    give(session(collected, "AB"), 0, 2, 1, 0, 2)
    ((path, whole),) = papers(book).items()
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        noted = Markbook(book, STEM).noted.notes.get(PLACE, {})
        kept = sum(len(levels) for sheet in noted.values() for levels in sheet.levels.values())
        assert kept - sum(end <= length for end in ends) in (0, 1)  # a line may lack its newline alone


def test_a_disk_that_refuses_is_told_and_the_mark_does_not_count(collected, monkeypatch):
    mine = session(collected, "AB")
    give(mine, 0, 2)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        receipt = mine.level({"view": "mark", "at": 0, "row": ROWS[1], "level": 2})
        undo = mine.undo({})
    assert not receipt.saved
    assert receipt.why == "NOT saved, because the disk is full. Make room, then mark again."
    assert not undo.saved
    assert mine.notes_on(mine.texts[0]).levels["AB"] == {ROWS[0]: 2}
    assert painted(mine)["rows"][1]["level"] is None
    assert mine.undo({}).saved
    assert mine.notes_on(mine.texts[0]).levels["AB"] == {}, "what was never kept is not there to be undone"


def test_something_in_the_way_is_told_with_its_place(collected, book):
    book.write_text("a file")
    receipt = session(collected, "AB").level({"view": "mark", "at": 0, "row": ROWS[0], "level": 2})
    assert not receipt.saved
    assert str(book / STEM) in receipt.why


def test_a_marker_whose_kernel_is_killed_loses_no_mark_that_was_called_saved(collected, book):
    said = []
    for life in range(12):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            mine = session(collected, "AB")
            while True:
                where, level = random.randrange(12), random.randrange(3)
                row = random.choice(ROWS)
                if mine.level({"view": mine.view, "at": where, "row": row, "level": level}).saved:
                    os.write(writing, json.dumps([mine.texts[where].learner, row, level]).encode() + b"\n")
        os.close(writing)
        with os.fdopen(reading, "rb") as heard:
            first = heard.readline()  # it has begun; then it lives for a few milliseconds more
            time.sleep(0.002 * life)
            os.kill(child, signal.SIGKILL)
            said += [json.loads(line) for line in [first, *heard] if line.endswith(b"\n")]
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
    assert len(said) >= 12
    noted = Markbook(book, STEM).noted.notes[PLACE]
    kept = {
        (who, row): level for (who, _), sheet in noted.items() for row, level in sheet.levels["AB"].items()
    }
    last = {(who, row): level for who, row, level in said}
    # One mark after the last that was acknowledged may be on the disk as well, in each life.
    wrong = [place for place, level in last.items() if place not in kept]
    assert wrong == []
    assert sum(kept[place] != level for place, level in last.items()) <= 12
    print(f"{len(said)} marks acknowledged in 12 lives that were cut short, none lost")


_ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats()
    | st.sampled_from(["AB", "17", "a" * 12, "level", "final", "done"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
_ENTRY = st.fixed_dictionaries(
    {"what": st.sampled_from(["level", "final", "comment", "remark", "phrase", "done", "named", "x"]) | _ANY},
    optional=dict.fromkeys(("marker", "learner", "paper", "row", "level", "text", "keep", "done"), _ANY),
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(_ENTRY | _ANY, max_size=6))
def test_whatever_stands_in_a_markbook_is_a_mark_or_nothing(entries):
    ledger = Ledger()
    for entry in entries:
        ledger.take(PLACE, entry, at(1))
    for sheet in ledger.notes.get(PLACE, {}).values():
        given_levels = [level for levels in sheet.levels.values() for level in levels.values()]
        assert set(given_levels) | set(sheet.final.values()) <= {0, 1, 2}
        assert all(type(level) is int for level in given_levels)
        assert all(isinstance(text, str) for text in sheet.comments.values())


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("AB", True), ("ÄÖ", True), ("A1", True), ("ab", False), ("", False), ("A B", False),
        ("ABCDEF", False), ("../A", False), (None, False), (["A"], False),
    ],
)  # fmt: skip
def test_initials_are_short_and_plain(value, good):
    assert is_initials(value) is good


# --- one marker ----------------------------------------------------------------------------------


def test_the_page_knows_no_learner_until_the_marker_is_done_and_asks(collected):
    hand_in(collected, learner(1), {"text": "mine"})
    mine = session(collected, "AB")
    told = []
    for where in range(len(mine.texts)):
        mine.go({"to": where})
        told.append(painted(mine))
        give(mine, where, 2, 2, 2, 2)
        told.append(painted(mine))
    assert not mine.names({}).saved, "the marker is not done yet"
    mine.go({"to": 12})
    told.append(painted(mine))
    mine.done({"done": True})
    told.append(painted(mine))
    everything = json.dumps(told)
    assert len(told) == 26
    assert "K7X" not in everything
    assert NAME not in everything
    assert mine.names({}).saved
    shown = painted(mine)["names"]
    assert [each["learner"] for each in shown] == [learner(number) for number in range(1, 13)]
    assert {(each["name"], each["points"], each["possible"]) for each in shown} == {(NAME, "8", 8)}


def test_nothing_is_marked_beforehand(collected, book):
    mine = session(collected, "AB")
    assert [row["level"] for row in painted(mine)["rows"]] == [None] * 4
    assert (painted(mine)["at"], painted(mine)["count"], painted(mine)["marked"]) == (0, 12, 0)
    assert finals(book) == {}
    assert not book.exists(), "looking at texts writes nothing"


def test_undo_takes_marks_back_one_after_another_and_shows_their_text(collected, book):
    mine = session(collected, "AB")
    give(mine, 0, 2, 2, 2, 2)
    mine.go({"to": 1})
    give(mine, 1, 1)
    give(mine, 1, 0)
    mine.go({"to": 5})
    levels = lambda: mine.notes_on(mine.texts[1]).levels["AB"]  # noqa: E731
    assert mine.undo({}).saved
    assert (mine.at, levels()) == (1, {ROWS[0]: 1})
    mine.undo({})
    assert levels() == {}
    mine.undo({})
    assert mine.at == 0
    assert finals(book) == {}
    assert [mine.undo({}).saved for _ in range(5)] == [True] * 5, "with nothing left it does nothing"
    assert session(collected, "AB").notes_on(mine.texts[0]).levels == {"AB": {}}


def test_a_marker_who_saw_the_names_changes_marks_only_beside_the_old_ones(collected, book):
    mine = session(collected, "AB")
    mark_all(mine, lambda who: (1, 1, 1, 1))
    assert mine.done({"done": False}).saved, "before the names are seen one may go back"
    mine.go({"to": 12})
    mine.done({"done": True})
    mine.names({})
    assert not mine.done({"done": False}).saved
    mine.view = "mark"
    refused = mine.level({"view": "mark", "at": 3, "row": ROWS[0], "level": 2})
    assert not refused.saved
    assert "seen whose texts" in refused.why
    mine.view = "summary"
    mine.settle({"to": 3})
    assert [row["given"] for row in painted(mine)["rows"]] == [[{"by": "AB", "level": 1}]] * 4
    give(mine, 0, 2)
    mine.comment({"view": "settle", "at": 0, "text": "You were right."})
    whose = mine.texts[3]
    mark = finals(book)[(whose.learner, *PLACE)]
    assert (mark.points, mark.settled_by, mark.comment) == (5, "AB", "You were right.")
    assert mine.notes_on(whose).levels["AB"][ROWS[0]] == 1, "the mark that was given first is kept"


def test_a_text_that_was_changed_since_comes_back_without_marks(collected, book):
    mark_all(session(collected, "AB"), lambda who: (2, 2, 2, 2))
    hand_in(collected, learner(3), {"text": "Quite another text."})
    hand_in(collected, learner(4), {"text": "Text number 4: six weeks.", "checked": []})  # the same words
    again = session(collected, "AB")
    assert [each.learner for each in again.texts if not again.complete(each)] == [learner(3)]
    again.go({"to": 0})
    assert painted(again)["changed"]
    assert [row["level"] for row in painted(again)["rows"]] == [None] * 4
    give(again, again.at, 0, 0, 0, 0)
    assert finals(book)[(learner(3), *PLACE)].points == 0
    assert finals(book)[(learner(4), *PLACE)].points == 8


def test_messages_from_another_page_or_nonsense_mark_nothing(collected, book):
    mine = session(collected, "AB")
    fine = {"view": "mark", "at": 0, "row": ROWS[0], "level": 2}
    for spoilt in (
        {"at": 12}, {"at": -1}, {"at": True}, {"at": "0"}, {"view": "settle"}, {"row": "no such row"},
        {"row": None}, {"row": [1]}, {"level": 3}, {"level": -1}, {"level": True}, {"level": 1.5},
        {"level": "2"}, {"level": None}, {"level": []},
    ):  # fmt: skip
        assert not mine.level({**fine, **spoilt}).saved, spoilt
    assert not mine.comment({"view": "mark", "at": 0, "text": 5}).saved
    assert not mine.comment({"view": "mark", "at": 0, "text": "x" * (MAX_COMMENT + 1)}).saved
    assert not mine.phrase({"text": " ", "keep": True}).saved
    assert not book.exists()
    assert mine.level(fine).saved


def test_a_giant_text_is_shortened_on_the_page_alone(tmp_path):
    giant = "word " * 190_000
    hand_in(tmp_path / "collected", learner(1), {"text": giant, "checked": [0]})
    mine = session(tmp_path / "collected", "AB")
    text = painted(mine)["text"]
    assert len(text["shown"]) == LONG
    assert (text["left_out"], text["words"]) == (len(giant) - LONG, 190_000)
    assert mine.texts[0].text == giant


def test_half_a_character_reaches_no_page_and_hurts_no_mark(tmp_path):
    hand_in(
        tmp_path / "collected", learner(1), {"text": "half \ud800 <script>", "checked": []}, name="N\ud800"
    )
    mine = session(tmp_path / "collected", "AB")
    assert painted(mine)["text"]["shown"] == "half \N{REPLACEMENT CHARACTER} <script>"
    give(mine, 0, 2, 2, 2, 2)
    assert mine.comment({"view": "mark", "at": 0, "text": "your \udfff sign"}).saved
    assert mine.phrase({"text": "your \udfff sign", "keep": True}).saved
    mine.done({"done": True})
    mine.names({})
    mine.go({"to": 1})
    json.dumps(painted(mine), ensure_ascii=False).encode()
    (mark,) = finals(tmp_path / "markbook").values()
    assert (mark.points, mark.comment) == (8, "your \udfff sign")


# --- two markers ---------------------------------------------------------------------------------


def one_level_apart(who):
    return (1, 2, 0, 2) if who in (learner(2), learner(5)) else (2, 2, 0, 2)


def same(who):
    return (2, 2, 0, 2)


def test_the_second_marker_sees_nothing_of_the_first_before_both_are_done(collected):
    first = session(collected, "AB")
    for where in range(12):
        give(first, where, 2, 1, 0, 2)
        first.comment({"view": "mark", "at": where, "text": "Marvellous reading"})
    first.phrase({"text": "Marvellous reading", "keep": True})
    first.done({"done": True})
    second = session(collected, "CD")
    told = [painted(second)]
    for where in range(12):
        second.go({"to": where})
        told.append(painted(second))
        assert [row["level"] for row in told[-1]["rows"]] == [None] * 4
        assert not any(row["given"] for row in told[-1]["rows"])
        give(second, where, 2, 2, 2, 2)
    second.settle({})
    assert second.view == "mark"
    second.go({"to": 12})
    told.append(painted(second))
    assert told[-1]["compare"] is None
    assert told[-1]["others"] == [{"by": "AB", "marked": 12, "done": True}]
    assert "Marvellous" not in json.dumps(told)
    second.done({"done": True})
    assert painted(second)["compare"]["differences"] == 12


def test_both_are_closed_once_both_are_done(collected):
    mark_all(session(collected, "AB"), same)
    mark_all(session(collected, "CD"), one_level_apart)
    for marker in ("AB", "CD"):
        mine = session(collected, marker)
        assert not mine.done({"done": False}).saved
        mine.view = "mark"
        assert not mine.level({"view": "mark", "at": 0, "row": ROWS[0], "level": 0}).saved


def test_only_rows_that_differ_are_settled_and_a_third_mark_is_kept(collected, book):
    mark_all(session(collected, "AB"), same)
    mark_all(session(collected, "CD"), one_level_apart)
    assert len(finals(book)) == 10
    assert {each.learner for each in not_final(book, keys().tasks)} == {learner(2), learner(5)}
    assert "AB and CD differ on “Every figure has its owner”" in not_final(book, keys().tasks)[0].why
    third = session(collected, "EF")
    assert (third.role, third.view) == ("settler", "summary")
    third.settle({})
    state = painted(third)
    assert (state["view"], state["count"], state["marked"]) == ("settle", 2, 0)
    (row,) = state["rows"]
    assert (row["name"], row["level"]) == (ROWS[0], None)
    assert row["given"] == [{"by": "AB", "level": 2}, {"by": "CD", "level": 1}]
    give(third, 0, 1)
    assert painted(third)["marked"] == 1
    settled = third.stack()[0].learner
    mark = finals(book)[(settled, *PLACE)]
    assert (mark.points, mark.settled_by, mark.markers) == (5, "EF", ("AB", "CD"))
    sheet = third.notes_on(third.stack()[0])
    assert sheet.given(ROWS[0]) == {"AB": 2, "CD": 1}, "both first marks are kept"
    assert third.undo({}).saved
    assert len(finals(book)) == 10


def test_a_third_person_waits_until_both_are_done(collected):
    mark_all(session(collected, "AB"), same)
    give(session(collected, "CD"), 0, 2)
    with pytest.raises(KitError, match="AB and CD mark these texts and are not both done"):
        session(collected, "EF")


def test_comments_of_both_reach_the_learner_unless_a_final_one_was_written(collected, book):
    for marker in ("CD", "AB"):
        mine = session(collected, marker)
        where = next(i for i, each in enumerate(mine.texts) if each.learner == learner(1))
        mine.comment({"view": "mark", "at": where, "text": f"{marker} says so."})
        mark_all(mine, same)
    key = (learner(1), *PLACE)
    assert finals(book)[key].comment == "AB says so.\n\nCD says so."
    mine = session(collected, "AB")
    mine.names({})
    mine.settle({"to": next(i for i, each in enumerate(mine.texts) if each.learner == learner(1))})
    mine.comment({"view": "settle", "at": 0, "text": "Both say so."})
    assert finals(book)[key].comment == "Both say so."


# --- what the marks come to ----------------------------------------------------------------------


def test_a_mark_says_its_rows_in_the_rubrics_words(collected, book):
    mine = session(collected, "AB")
    give(mine, 0, 2, 1, 0)
    assert finals(book) == {}
    assert "Not all rows are marked: “Even hand”" in not_final(book, keys().tasks)[0].why
    give(mine, 0, 2, 1, 0, 2)
    ((key, mark),) = finals(book).items()
    assert key == (mine.texts[0].learner, *PLACE)
    assert (mark.points, mark.possible, mark.paper) == (5, 8, mine.texts[0].paper)
    assert [(row.row, row.level) for row in mark.rows] == list(zip(ROWS, (2, 1, 0, 2), strict=True))
    assert mark.rows[2].words == "Says nothing about how anybody could know."
    assert final_marks(book) == finals(book), "without tasks, the clone's own are taken"


def test_points_go_to_the_text_they_were_given_for(collected, book):
    give(session(collected, "AB"), 0, 2, 2, 1, 2)
    ((who, *_),) = finals(book)
    mark = finals(book)[(who, *PLACE)]
    texts = pile(collected)
    from whosays.teacher.marks.counting import Counted

    answer = {"text": next(each.text for each in texts.texts if each.learner == who)}
    item = mark_item(texts.task, texts.item, Counted(answer=answer))
    marked = with_mark(item, mark)
    assert (item.possible, marked.possible) == (0, 8)
    assert marked.credit * marked.possible == 7
    other = mark_item(texts.task, texts.item, Counted(answer={"text": "another text"}))
    assert with_mark(other, mark) is other


def test_no_markbook_is_no_marks_and_strange_folders_are_left_alone(tmp_path, book, collected):
    assert final_marks(tmp_path / "nothing here") == {}
    give(session(collected, "AB"), 0, 2, 2, 2, 2)
    (book / "no exercise of ours").mkdir()
    (book / ".hidden").mkdir()
    (book / "notes.txt").write_text("mine")
    assert len(finals(book)) == 1


def test_collecting_takes_no_markbook_for_a_learners_answers(collected, book, tmp_path):
    from whosays.teacher.collect.collecting import collect

    give(session(collected, "AB"), 0, 2)
    rows = collect([book], tmp_path / "again").rows
    assert [row.status for row in rows] == ["unreadable"]


def test_the_markbook_lies_beside_what_was_collected(tmp_path, monkeypatch):
    (tmp_path / "collected").mkdir()
    assert beside(tmp_path / "collected") == tmp_path.resolve() / "markbook"


# --- the widget ----------------------------------------------------------------------------------


def desk_on(collected):
    desk = Desk(str(collected))
    sent = []
    desk.send = lambda content, buffers=None: sent.append(content)
    return desk, sent


def test_the_door_tells_what_there_is_to_mark_and_of_nobody(collected):
    hand_in(collected, learner(40), {"text": " "})
    desk, _ = desk_on(collected)
    (only,) = desk.state["piles"]
    assert (only["texts"], only["left_open"], only["markers"]) == (12, 1, [])
    assert "K7X" not in json.dumps(desk.state)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"do": "open", "pile": 0, "marker": ""}, "initials are missing"),
        ({"do": "open", "pile": 0, "marker": "a b"}, "initials are missing"),
        ({"do": "open", "pile": 0}, "initials are missing"),
        ({"do": "open", "pile": 5, "marker": "AB"}, "Choose first"),
        ({"do": "open", "pile": True, "marker": "AB"}, "Choose first"),
        ({"do": "level"}, "Run the cell again"),
        ({"do": "rm -rf"}, "Run the cell again"),
        ({}, "Run the cell again"),
    ],
)
def test_the_door_asks_for_what_is_missing(collected, message, words):
    desk, sent = desk_on(collected)
    desk._receive(desk, {**message, "n": 1}, [])
    (reply,) = sent
    assert reply["n"] == 1
    assert words in reply["ask"]
    assert desk.state["view"] == "door"


def test_a_place_without_answers_is_told_in_words(tmp_path, collected):
    desk, _ = desk_on(tmp_path / "nowhere")
    assert "cannot be opened" in desk.state["why"]
    desk._receive(desk, {"do": "look", "folder": "", "n": 1}, [])
    assert "Type the folder" in desk.state["why"]
    desk._receive(desk, {"do": "look", "folder": str(tmp_path), "n": 1}, [])
    assert "Run whosays collect first" in desk.state["why"]
    desk._receive(desk, {"do": "look", "folder": f" {collected} ", "n": 1}, [])
    assert (desk.state["why"], len(desk.state["piles"])) == ("", 1)


def test_no_message_stops_the_desk(collected):
    desk, sent = desk_on(collected)
    odd = [None, 5, "x", [], {"do": None}, {"do": ["open"]}, {"do": {"a": 1}}, *({"do": act} for act in ACTS)]
    odd += [{"do": act, "at": [], "to": {}, "row": [], "level": [], "text": [], "view": []} for act in ACTS]
    odd += [{"do": "look", "folder": folder} for folder in ("\0", "\ud800", 5, None, "/")]
    odd.append({"do": "look", "folder": str(collected)})
    for state in ("door", "desk"):
        if state == "desk":
            desk._receive(desk, {"do": "open", "pile": 0, "marker": "ab", "n": 1}, [])
            assert desk.state["marker"] == "AB"
        for message in odd:
            desk._receive(desk, message, [])
    assert len(sent) > 30


def test_the_desk_says_in_one_line_where_it_stands(collected):
    desk, _ = desk_on(collected)
    door = repr(desk)
    desk._receive(desk, {"do": "open", "pile": 0, "marker": "AB", "n": 1}, [])
    for line in (door, repr(desk)):
        assert len(line) <= 100
        assert "\n" not in line
        assert str(collected) not in line
    assert door.startswith("Marking desk · 1 question with texts to mark · #")
    assert repr(desk).startswith("Marking desk · One debt, three figures · text 1 of 12 · #")


def test_a_desk_without_texts_says_where_it_opens_and_not_that_there_is_nothing(tmp_path):
    line = repr(Desk(str(tmp_path / "nowhere")))
    assert line.startswith("Marking desk · opens here in JupyterLab · #")


def test_a_thousand_texts_open_and_turn_quickly(tmp_path):
    collected = a_class(tmp_path / "collected", 1000)
    mine = session(collected, "AB")
    mark_in_memory(mine)
    started = time.process_time()
    mine.go({"to": 500})
    painted(mine)
    turned = time.process_time() - started
    mine.done({"done": True})
    mine.names({})
    mine.view = "summary"
    painted(mine)
    print(
        f"a text turned in {turned * 1000:.0f} ms, the summary made in {time.process_time() - started:.2f} s"
    )
    assert turned < 0.5


def mark_in_memory(mine: Session) -> None:
    """Marks without their thousand files' worth of fsync."""
    for script in mine.texts:
        whose = {"marker": "AB", "learner": script.learner, "paper": script.paper}
        for row in ROWS:
            mine.book.noted.take(PLACE, {"what": "level", **whose, "row": row, "level": 2}, at(1))
