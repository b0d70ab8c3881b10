"""A wrong number is put right in one place, follows the learner everywhere, and can be taken back."""

import csv
import io
import random
import zipfile

import pytest

from helpers import classroom
from helpers.hand_ins import STEM
from helpers.sent_files import ALL, TEXT, counted, held, put, sent, table, tree, worked
from whosays.base.errors import KitError
from whosays.commands.release import collect_answers, summary
from whosays.learner.answers.events import Event
from whosays.tasks.solutions import find_solutions, read_keys
from whosays.teacher.collect.collecting import collect
from whosays.teacher.collect.corrections import read_said
from whosays.teacher.desk.markbook import Markbook
from whosays.teacher.desk.piles import read_piles
from whosays.teacher.desk.rubric import Place, rubric_of
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.gradebook import read_marks

A, B = worked("aaaaaaaa", ALL, said="a"), worked("bbbbbbbb", ALL, said="b")


@pytest.fixture
def inbox(tmp_path):
    return tmp_path / "inbox"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "collected"


def firsts(target) -> dict[str, str]:
    return {learner: mine.get("q1", "") for learner, mine in counted(target).items()}


# What is typed.


@pytest.mark.parametrize(
    ("words", "told"),
    [("51=15", ("", "", "51", ("15",))), ("03:51=15", ("", "03", "51", ("15",))),
     ("mail/03_x.51.answers.jsonl=15", ("mail/03_x.51.answers.jsonl", "", "", ("15",))),
     ("all.zip!a=b.jsonl=15", ("all.zip!a=b.jsonl", "", "", ("15",))),
     (STEM + ":51=15", ("", STEM, "51", ("15",))), ("7-8=7+8", ("", "", "7-8", ("7", "8")))],
)  # fmt: skip
def test_what_can_be_typed(words, told):
    row = read_said(words)
    assert (row.file, row.exercise, row.number, row.to) == told


@pytest.mark.parametrize("words", ["51", "=15", "51=", "51=Zoë", "5 1=15", "x:51=15", "51=con", "03:=15"])
def test_what_cannot_be_meant_is_refused_before_anything_is_written(inbox, target, words):
    put(inbox, {"a.jsonl": sent("51", A)})
    with pytest.raises(KitError, match=r"--as .*51=15"):
        collect([inbox], target, said=[words])
    assert not target.exists()


# A wrong number.


def test_a_wrong_number_is_put_right_and_stays_so(inbox, target):
    put(inbox, {"a.jsonl": sent("51", A)})
    done = collect([inbox], target, said=["51=15"])
    assert firsts(target) == {"15": "a 1"}
    assert done.rows[0].note == "The file says 51; by corrections.csv it is 15’s."
    assert "Counted for another number, as corrections.csv says: 1" in summary(done)
    once = tree(target)
    collect([inbox], target)
    collect([], target)
    assert {n: d for n, d in tree(target).items() if n != "collection.csv"} == {
        n: d for n, d in once.items() if n != "collection.csv"
    }


def test_taking_the_row_out_brings_back_what_was(inbox, target, tmp_path):
    put(inbox, {"a.jsonl": sent("51", A), "b.jsonl": sent("15", B), "c.jsonl": sent("28", A[:3])})
    collect([inbox], target)
    before = tree(target)
    collect([inbox], target, said=["51=16", "28=29"])
    assert firsts(target) == {"15": "b 1", "16": "a 1", "29": "a 1"}
    (target / "corrections.csv").unlink()
    collect([inbox], target)
    assert tree(target) == before


def test_two_who_changed_numbers_are_changed_back(inbox, target):
    put(inbox, {"a.jsonl": sent("7", A), "b.jsonl": sent("8", B)})
    collect([inbox], target, said=["7=8", "8=7"])
    assert firsts(target) == {"7": "b 1", "8": "a 1"}


def test_a_correction_for_one_exercise_leaves_the_others_alone(inbox, target):
    other = [Event(**{**vars(each), "stem": "04_words_that_lean"}) for each in A]
    put(inbox, {"a.jsonl": sent("51", A), "b.jsonl": sent("51", other, stem="04_words_that_lean")})
    collect([inbox], target, said=["3:51=15"])
    assert [*counted(target)] == ["15"]
    assert [*counted(target, "04_words_that_lean")] == ["51"]


def test_numbers_are_compared_as_lists_write_them(inbox, target):
    put(inbox, {"a.jsonl": sent("051", A), "b.jsonl": sent("015", B[:3])})
    collect([inbox], target, said=["51=15"])
    assert [*held(target)] == ["015"], "the number that is there already, in its spelling"


def test_a_correction_never_melts_two_learners(inbox, target):
    put(inbox, {"a.jsonl": sent("51", A), "b.jsonl": sent("15", B)})
    done = collect([inbox], target, said=["51=15"])
    assert (counted(target), [*held(target)]) == ({}, ["15"])
    assert "Held back, perhaps two people; not marked until you settle it: 1" in summary(done)


# Two people under one number.


@pytest.mark.parametrize("named", ["from mail/x.28.answers.jsonl", "{inbox}/from mail/x.28.answers.jsonl"])
def test_one_of_two_files_is_another_learners(inbox, target, named):
    put(inbox, {"x.28.answers.jsonl": sent("28", A, 20), "from mail/x.28.answers.jsonl": sent("28", B, 22)})
    collect([inbox], target, said=[f"{named.format(inbox=inbox)}=15"])
    assert firsts(target) == {"15": "b 1", "28": "a 1"}
    inbox.rename(inbox.with_name("moved"))
    collect([inbox.with_name("moved")], target)
    assert firsts(target) == {"15": "b 1", "28": "a 1"}, "the row names the file by what is in it"


def test_a_name_that_fits_two_files_is_told_and_changes_nothing(inbox, target):
    put(inbox, {"x.28.answers.jsonl": sent("28", A, 20), "mail/x.28.answers.jsonl": sent("28", B, 22)})
    done = collect([inbox], target, said=["x.28.answers.jsonl=15"])
    assert [*held(target)] == ["28"]
    assert "2 files fit that: write more of the place" in done.problems[0]


def test_the_teacher_says_that_it_is_one_person_and_a_third_file_is_looked_at_again(inbox, target):
    put(inbox, {"a.jsonl": sent("7", A, 20), "b.jsonl": sent("7", B, 22)})
    collect([inbox], target, said=["7=7"])
    assert firsts(target) == {"7": "b 1"}
    put(inbox, {"c.jsonl": sent("7", worked("cccccccc", ALL, said="c"), 90)})
    collect([inbox], target)
    assert [*held(target)] == ["7"]


def test_a_row_that_says_so_for_a_number_counts_for_every_file_of_it(inbox, target):
    put(
        inbox,
        {"a.jsonl": sent("7", A, 20), "b.jsonl": sent("7", B, 22), "corrections.csv": b"from,to\n7,7\n"},
    )
    collect([inbox], target)
    assert firsts(target) == {"7": "b 1"}


# The table.


@pytest.mark.parametrize("place", ["inbox/corrections.csv", "corrections.csv", "collected/corrections.csv"])
@pytest.mark.parametrize(
    "data",
    [
        b"from,to\n51,15\n",
        "\ufefffrom;to\n51,0;15.0\n".encode(),
        "sep=;\nfrom;to\n51;15\n".encode("utf-16"),
    ],
)
def test_a_table_in_the_inbox_beside_it_and_in_the_target_counts(tmp_path, inbox, target, place, data):
    put(tmp_path, {place: data, "inbox/a.jsonl": sent("51", A)})
    done = collect([inbox], target)
    assert firsts(target) == {"15": "a 1"}
    assert (done.problems, done.having("unreadable")) == ((), ())


def test_a_row_taken_out_of_the_inboxs_table_counts_no_more(inbox, target):
    put(inbox, {"a.jsonl": sent("51", A), "corrections.csv": b"from,to\n51,15\n"})
    collect([inbox], target)
    collect([inbox / "a.jsonl"], target)  # another go, without the inbox: the row still counts
    assert [*counted(target)] == ["15"]
    (inbox / "corrections.csv").unlink()
    collect([inbox], target)
    assert [*counted(target)] == ["51"]


@pytest.mark.parametrize(
    ("row", "words"),
    [("51,Zoë", "row 2: “Zoë” is no class number"), ("51,", "row 2: it does not say whose the file is"),
     (",15", "row 2: it names neither a file nor a number"), ("5 1,15", "row 2: “5 1” is no class number"),
     ("99,15", "row 2: nothing that was collected stands under the number 99")],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_and_left_where_it_is(inbox, target, row, words):
    put(target, {"corrections.csv": f"from,to\n{row}\n".encode()})
    put(inbox, {"a.jsonl": sent("51", A)})
    done = collect([inbox], target)
    assert words in done.problems[0]
    assert (target / "corrections.csv").read_bytes() == f"from,to\n{row}\n".encode()
    collect([inbox], target, said=["51=16"])
    kept = [[each["from"], each["to"]] for each in table(target / "corrections.csv")]
    assert sorted(kept) == sorted([["51", "16"], row.split(",")])


def test_a_table_of_something_else_is_told_and_never_written_over(inbox, target, capsys):
    put(target, {"corrections.csv": b"a,b\n1,2\n"})
    put(inbox, {"a.jsonl": sent("51", A)})
    collect_answers([inbox], target)
    assert "row 1 must name the columns: file,exercise,from,to,note" in capsys.readouterr().out
    with pytest.raises(KitError, match="cannot be kept"):
        collect([inbox], target, said=["51=15"])
    assert (target / "corrections.csv").read_bytes() == b"a,b\n1,2\n"


def test_a_table_that_a_learner_sends_in_a_zip_is_not_read(inbox, target):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("corrections.csv", "from,to\n51,15\n")
        archive.writestr("a.jsonl", sent("51", A))
    put(inbox, {"a.zip": buffer.getvalue(), "mine/corrections.csv": b"from,to\n51,16\n"})
    collect([inbox], target)
    assert [*counted(target)] == ["51"]


# To the end: marks, desk, class.


@pytest.fixture
def exercise(root):
    tasks = classroom.tasks_of(root, STEM)
    return tasks, classroom.draw_answers(tasks, random.Random(3), 0.0)


def marks_of(target, out, markbook=None):
    run = grade(target, out, markbook=markbook, executor=Here())
    return run, {each.learner: each for each in read_marks(out / "marks.jsonl")}


def mark_text(target, markbook, marker="AB") -> int:
    """Give every text that lies on the desk full points; how many there were."""
    keys = read_keys(find_solutions(None), {STEM})
    book, texts = Markbook(markbook, STEM), 0
    for pile in read_piles(target, keys).piles:
        for text in pile.texts:
            texts += 1
            for row in rubric_of(pile.item):
                told = {"learner": text.learner, "paper": text.paper, "row": row.name, "level": 2}
                assert book.note(Place(*pile.place), "level", marker, **told).saved
    return texts


def test_a_mark_of_the_desk_goes_with_the_text_to_the_right_number(inbox, target, tmp_path, exercise):
    tasks, answers = exercise
    put(inbox, {"a.jsonl": classroom.handed_in(tasks, "51", answers)})
    collect([inbox], target)
    assert mark_text(target, tmp_path / "book") == 1
    _, before = marks_of(target, tmp_path / "marks", tmp_path / "book")
    collect([inbox], target, said=["51=15"])
    run, after = marks_of(target, tmp_path / "marks", tmp_path / "book")
    assert before["51"].total() == after["15"].total()
    assert not [item for item in after["15"].items if item.waits]
    assert ("15", STEM, "Handed in as 51; by corrections.csv it is 15’s.") in run.problems


def test_a_pair_is_read_once_marked_for_both_and_counted_once(inbox, target, tmp_path, exercise):
    tasks, answers = exercise
    put(inbox, {"a.jsonl": classroom.handed_in(tasks, "7-8", answers)})
    collect([inbox], target, said=["7-8=7+8"])
    assert mark_text(target, tmp_path / "book") == 1
    _, found = marks_of(target, tmp_path / "marks", tmp_path / "book")
    assert found["7"].total() == found["8"].total()
    assert found["7"].together == found["8"].together == ("7", "8")
    assert [learner for learner, each in found.items() if each.counts_in_class] == ["7"]
    assert [row["learner"] for row in table(tmp_path / "marks" / "totals.csv")] == ["7", "8"]


def test_who_is_held_back_is_a_problem_and_has_no_marks(inbox, target, tmp_path, exercise):
    tasks, answers = exercise
    put(inbox, {"a.jsonl": classroom.handed_in(tasks, "7", answers), "c.jsonl": sent("8", A, 20)})
    put(inbox, {"d.jsonl": sent("8", B, 22)})
    collect([inbox], target)
    run, found = marks_of(target, tmp_path / "marks")
    assert [*found] == ["7"]
    assert [(learner, "perhaps two people" in what) for learner, _, what in run.problems] == [("8", True)]
    assert run.held == (("8", STEM),)
    with (tmp_path / "marks" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["learner", "8"]


def test_where_all_are_held_back_the_problems_are_written_all_the_same(inbox, target, tmp_path):
    put(inbox, {"c.jsonl": sent("8", A, 20), "d.jsonl": sent("8", B, 22)})
    collect([inbox], target)
    run, found = marks_of(target, tmp_path / "marks")
    assert (run.files, found) == (0, {})
    assert "perhaps two people" in (tmp_path / "marks" / "problems.csv").read_text("utf-8")


def test_a_text_on_two_numbers_is_no_reason_to_join_them(inbox, target):
    files = {f"{n}.jsonl": sent(n, worked(f"{n}0000000", ALL, text=TEXT), 20) for n in ("1", "2")}
    put(inbox, files)
    collect([inbox], target)
    assert [*counted(target)] == ["1", "2"]


# A word of the teacher's settles what it speaks of, and a later word goes before an earlier one.


def test_a_word_for_all_of_a_number_speaks_of_the_files_that_a_correction_brought_there(inbox, target):
    put(inbox, {"a.jsonl": sent("15", A), "b.jsonl": sent("51", B)})
    done = collect([inbox], target, said=["51=15"])
    assert [rows[0].learner for rows, _ in done.held] == ["15"]
    done = collect([inbox], target, said=["15=15"])
    assert (held(target), [*firsts(target)]) == ({}, ["15"])
    assert done.corrected == ("15 ← 51",)


def test_a_pairs_file_and_an_own_one_of_one_of_them_are_told_together_and_settled_by_a_word(
    inbox, target, tmp_path
):
    roster = tmp_path / "class.csv"
    roster.write_text("number,name\n7,Ana\n8,Ben\n")
    put(inbox, {"a.jsonl": sent("7", A), "b.jsonl": sent("7-8", B)})
    done = collect([inbox], target, roster)
    assert [[row.file.rpartition("/")[2] for row in rows] for rows, _ in done.held] == [
        ["a.jsonl", "b.jsonl"]
    ]
    assert done.groups == (), "who handed in one file copied from nobody"
    collect([inbox], target, roster, said=["7=7"])
    assert (held(target), {*firsts(target)}) == ({}, {"7", "8"})


def test_a_later_word_goes_before_an_earlier_one(inbox, target):
    put(inbox, {"a.jsonl": sent("28", A), "x/b.jsonl": sent("28", B)})
    collect([inbox], target, said=["28=28"])
    assert [*firsts(target)] == ["28"]
    collect([inbox], target, said=["28=30"])
    assert ([*firsts(target)], [*held(target)]) == ([], ["30"]), "still two people's, under another number"
    done = collect([inbox], target, said=["28=28", "x/b.jsonl=31"])
    assert ([*firsts(target)], [*held(target)]) == (["28", "31"], [])
    assert [each.partition(" ")[0] for each in done.corrected] == ["31"], "nothing of 28 is 30's any more"


def test_one_name_in_two_spellings_of_its_accents_is_one_name(inbox, target):
    names = ("Zo\u00e9", "Zoe\u0301", "ZO\u00c9")
    files = {
        f"{n}.jsonl": sent("4", worked(f"{n}{n}", [n]), minutes=60 + n, name=name)
        for n, name in enumerate(names, 1)
    }
    put(inbox, files)
    notes = [row.note for row in collect([inbox], target).rows]
    assert len(notes) == 3
    assert not any("names" in note for note in notes)
