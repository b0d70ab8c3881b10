"""Answers on paper: letters in a table become the answers that the screen would have sent, or a sentence."""

import csv
import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import classroom
from whosays.base.notebook_files import stems
from whosays.learner.answers.hand_in_file import has_no_time, read_handed_in
from whosays.tasks.answer_given import is_given
from whosays.tasks.marking import mark
from whosays.teacher.collect.collecting import collect
from whosays.teacher.collect.paper_columns import paper_exercise, printed_number
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.marks.lateness import lateness
from whosays.teacher.paper.answers_table import answers_table

STEM = "01_what_is_on_the_page"  # choices, an order, a text


@pytest.fixture(scope="module")
def exercise(root):
    return paper_exercise(root, STEM)


def table_of(root, stem: str = STEM, learners: int = 3) -> list[list[str]]:
    data = answers_table(root, stem, None, learners)
    return [*csv.reader(io.StringIO(data.decode("utf-8-sig")))]


def written(path, rows, delimiter: str = ",", encoding: str = "utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding=encoding)
    return path


def typed(column, answer) -> str:
    """What a teacher types for an answer: a letter of the worksheet, several, a number, the text."""
    signs = {each: letter for letter, each in column.letters.items()}
    if isinstance(answer, dict) and "opened" in answer:
        return signs[answer["opened"][0]]  # what was underlined stays on the paper
    if isinstance(answer, dict):
        return answer.get("text", "")
    if isinstance(answer, list):
        return " ".join(signs[each] for each in answer)
    return signs.get(answer, answer)


def handed(done, folder, learner: str, stem: str = STEM):
    assert learner in {row.learner for row in done.having("latest")}, done.rows
    path = folder / stem / f"{learner}.answers.jsonl"
    return read_handed_in(path.read_bytes(), str(path))


def last(handed_in) -> dict:
    standing = {(e.task, e.item): e.answer for e in handed_in.events}
    return {place: answer for place, answer in standing.items() if is_given(answer)}


def told(done) -> str:
    return " | ".join(row.note for row in done.having("unreadable"))


def test_the_same_answers_on_paper_and_on_the_screen_give_the_same_points(root, tmp_path):
    """Every exercise and form: drawn answers, typed as letters, collected, marked."""
    looked = 0
    for stem in stems(root, "exercises"):
        keys, columns = classroom.tasks_of(root, stem), paper_exercise(root, stem).columns
        dice, rows = random.Random(stem), table_of(root, stem, 4)
        screen = [classroom.draw_answers(keys, dice) for _ in rows[1:]]
        for row, answers in zip(rows[1:], screen, strict=True):
            for place, column in enumerate(columns, 4):
                answer = answers.get((column.task.name, column.item.id))
                row[place] = typed(column, answer) if column.typed_as and is_given(answer) else ""
        folder = tmp_path / stem
        done = collect([written(tmp_path / f"{stem}.csv", rows)], folder)
        assert not told(done)
        for row, answers in zip(rows[1:], screen, strict=True):
            on_paper = last(handed(done, folder, row[1], stem))
            for column in columns if on_paper else ():
                place, task = (column.task.name, column.item.id), keys[column.task.name]
                if not column.typed_as:
                    assert place not in on_paper
                    continue
                assert is_given(on_paper.get(place)) == is_given(answers.get(place))
                item = task.item(column.item.id)
                marks = [mark(task, item, each.get(place)) for each in (answers, on_paper)]
                assert marks[0].credit == marks[1].credit
                if not isinstance(answers.get(place), dict):
                    assert answers.get(place) == on_paper.get(place)
                looked += 1
    assert looked > 500
    print(f"{looked} answers on paper and on the screen")


@settings(max_examples=25)
@given(text=st.text(min_size=1, max_size=40), data=st.data())
def test_letters_may_be_small_and_stand_close(exercise, text, data):
    order = next(each for each in exercise.columns if each.typed_as.startswith("letters in order"))
    letters = data.draw(st.permutations([*order.letters]))
    between = data.draw(st.sampled_from(["", " ", ", ", " < ", " - ", ";"]))
    cell = between.join(map(str.lower, letters))
    from_paper = classroom_type(order).from_paper(order.task, order.item, cell, order.letters)
    assert from_paper == [order.letters[each] for each in letters]
    writing = exercise.columns[-1]
    kept = classroom_type(writing).from_paper(writing.task, writing.item, text, writing.letters)
    assert kept["text"] == text  # nothing of a text is folded


def classroom_type(column):
    from whosays.tasks.types import type_of

    return type_of(column.task)


def filled(
    root, cells: dict[int, str], learner: str = "1", learners: int = 1, **more: str
) -> list[list[str]]:
    rows = table_of(root, learners=learners)
    row = next(each for each in rows if each[1] == learner)
    for number, cell in cells.items():
        row[3 + number] = cell
    row[3] = more.get("date", "")
    row[2] = more.get("name", "")
    return rows


def test_collecting_again_gives_the_same_bytes(root, tmp_path):
    path = written(
        tmp_path / "paper.csv", filled(root, {1: "a", 10: "c a b"}, date="2025-11-28"), ";", "cp1252"
    )
    for folder in ("one", "two", "one"):
        collect([path], tmp_path / folder)
    kept = [(tmp_path / each / STEM / "1.answers.jsonl").read_bytes() for each in ("one", "two")]
    assert kept[0] == kept[1]
    assert not (tmp_path / "one" / STEM / "earlier").exists()
    assert read_handed_in(kept[0], "").handed_in == "2025-11-28T00:00:00.001Z"


def test_a_cell_that_was_mended_counts_and_the_old_one_is_kept(root, tmp_path):
    """A right, then wrong, then emptied letter; the row's own date may come later."""
    folder, path = tmp_path / "collected", tmp_path / "paper.csv"
    seen = []
    for cells, more in (
        ({1: "A", 7: "C"}, {}),
        ({1: "B", 7: "C"}, {}),
        ({7: "C"}, {}),
        ({7: "C"}, {"date": "28.11.2025"}),
    ):
        done = collect([written(path, filled(root, cells, **more))], folder)
        seen.append(handed(done, folder, "1"))
    assert [len(last(each)) for each in seen] == [2, 2, 1, 1]
    assert [has_no_time(each.handed_in) for each in seen] == [True, True, True, False]
    times = [each.handed_in for each in seen]
    assert times == sorted(set(times))
    again = collect([path], folder)
    assert handed(again, folder, "1") == seen[-1]
    assert len([*(folder / STEM / "earlier").iterdir()]) == 3


def test_without_a_date_nobody_is_late_or_in_time(root, tmp_path):
    done = collect([written(tmp_path / "paper.csv", filled(root, {1: "A"}))], tmp_path / "to")
    time = handed(done, tmp_path / "to", "1").handed_in
    assert has_no_time(time)
    assert lateness(time, ("2025-11-28T12:00:00.000Z",)) == "unknown"
    assert lateness(time, ()) is None
    assert lateness("2025-11-28T00:00:00.001Z", ("2025-11-28T08:00:00.000Z",)) is False


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({7: "E"}, "row 2 (learner 1): column 7: “E” is none of the letters A B C D."),
        ({7: "A B"}, "column 7: “A B” is not one letter."),
        ({10: "A A B"}, "column 10: “A A B” has a letter twice."),
        ({7: "?", 8: "?"}, "These stand as “?” and count as open (learner: question): 1: 7; 1: 8."),
    ],
)
def test_a_wrong_cell_is_told_with_row_and_column_and_no_row_is_taken_in_half(
    root, tmp_path, cells, sentence
):
    rows = filled(root, {1: "A", **cells}, learners=2)
    rows[2][4] = "b"
    done = collect([written(tmp_path / "paper.csv", rows)], tmp_path / "to")
    assert sentence in told(done)
    assert "1" in {row.learner for row in done.having("latest")} or "?" not in sentence
    assert len(done.having("latest")) == (2 if "?" in cells.values() else 1)
    assert last(handed(done, tmp_path / "to", "2"))


def spoil(rows, how):
    """The table after ``how`` happened to it; what it is called in the test."""
    head, row = rows[0], rows[1]
    if how == "number":
        head[4] = "40: A B"
    elif how == "twice":
        head[4] = head[5]
    elif how == "gone":
        for each in rows:
            del each[5]
    elif how == "shifted":
        head[2], row[2] = "", "A"
    elif how == "learner twice":
        rows.append([*row])
        rows[-1][1] = "01"
    elif how == "nobody":
        row[1] = ""
    elif how == "other":
        row[0] = row[0].replace(row[0][-6:], "abcdef")
    elif how == "two":
        rows.append([*row])
        rows[-1][0], rows[-1][1] = "02_who_is_speaking", "2"
    elif how == "date":
        row[3] = "11/12/25"
    return rows


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("number", "there is no question 40"),
        ("twice", "question 1 has no columns"),
        ("gone", "question 2 has no columns"),
        ("shifted", "“A” stands under no heading"),
        ("learner twice", "this learner stands in several rows"),
        ("nobody", "there are answers, and nobody's number"),
        ("other", "were changed after this table was made"),
        ("two", "must name one exercise"),
        ("date", "the date “11/12/25” is not understood"),
    ],
)
def test_a_spoilt_table_is_told_in_one_sentence(root, tmp_path, how, sentence):
    rows = spoil(filled(root, {1: "A", 2: "B"}), how)
    done = collect([written(tmp_path / "paper.csv", rows)], tmp_path / "to")
    assert sentence in told(done)
    assert not done.having("latest")
    assert not [*(tmp_path / "to").rglob("*.jsonl")]


def test_two_tables_that_differ_are_not_mixed(root, tmp_path):
    one = written(tmp_path / "a.csv", filled(root, {1: "A"}))
    two = written(tmp_path / "b.csv", filled(root, {1: "B"}))
    done = collect([one, two], tmp_path / "to")
    assert told(done).count("stands in another table, too, and differs") == 2
    assert not done.having("latest")
    two = written(tmp_path / "b.csv", filled(root, {1: "A"}))
    assert len(collect([one, two], tmp_path / "to").having("latest")) == 1


def test_it_comes_as_a_workbook_too_and_other_tables_stay_what_they_were(root, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in filled(root, {1: "A", 12: "A text.\nIn two lines."}):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(tmp_path / "paper.xlsx")
    other = written(tmp_path / "list.csv", [["learner", "name"], ["1", "Ada"]])
    done = collect([tmp_path / "paper.xlsx", other], tmp_path / "to")
    found = handed(done, tmp_path / "to", "1")
    assert last(found)["origin", found.events[-1].item]["text"] == "A text.\nIn two lines."
    assert told(done).startswith("This is no file of answers.")


def test_what_is_collected_is_an_ordinary_file(root, tmp_path):
    rows = filled(root, {1: "A"}, name="Ada  Lee", learners=2)
    rows[2][4] = "B"
    done = collect([written(tmp_path / "paper.csv", rows)], tmp_path / "to")
    lines = (tmp_path / "to" / STEM / "1.answers.jsonl").read_text("utf-8").splitlines()
    head, event = map(json.loads, lines)
    assert (head["learner"], head["name"], head["events"]) == ("1", "Ada Lee", 1)
    assert event["kernel"].startswith("paper-")
    assert not done.groups, "two on paper are not two from one computer"


def test_the_empty_table_has_the_class_and_the_printed_numbers(root):
    roster = Roster([Learner("7", "Ada"), Learner("9", "=Ben")])
    rows = [
        *csv.reader(io.StringIO(answers_table(root, "02_who_is_speaking", roster, 30).decode("utf-8-sig")))
    ]
    assert [row[1:3] for row in rows[1:]] == [["7", "Ada"], ["9", "'=Ben"]]
    numbers = [printed_number(heading) for heading in rows[0][4:]]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert rows[0][4] == "1: on the worksheet, not in this table"
    assert "letters, origin first, of A B C D" in rows[0][4 + 6]


def test_half_on_paper_and_half_on_the_screen_are_one_learners(root, tmp_path):
    """No question on both: joined. The same question on both: nobody guesses, and it is told."""
    tasks = classroom.tasks_of(root, STEM)
    on_screen = classroom.draw_answers({"missing": tasks["missing"]}, random.Random(1), left_out=0)
    file = tmp_path / "in" / f"{STEM}.1.answers.jsonl"
    file.parent.mkdir()
    file.write_bytes(classroom.handed_in(tasks, "1", on_screen))
    written(tmp_path / "in" / "paper.csv", filled(root, {1: "A", 2: "B"}))
    done = collect([tmp_path / "in"], tmp_path / "joined")
    found = last(handed(done, tmp_path / "joined", "1"))
    assert len(found) == 2 + len(on_screen) == 5
    assert {place: found[place] for place in on_screen} == on_screen
    written(tmp_path / "in" / "paper.csv", filled(root, {7: "A", 8: "B", 9: "A"}))
    held = collect([tmp_path / "in"], tmp_path / "held")
    assert not held.having("latest")
    assert len(held.having("held back")) == 2


def test_whoever_stands_in_no_table_any_more_is_told_of(root, tmp_path):
    """A number that was mistyped: what stands under the wrong one neither vanishes nor stays silent."""
    path, rows = tmp_path / "paper.csv", filled(root, {1: "A"})
    rows[1][1] = "12"
    collect([written(path, rows)], tmp_path / "to")
    rows[1][1] = "21"
    done = collect([written(path, rows)], tmp_path / "to")
    assert "Learner 12 stood in a table before, and stands in none now." in told(done)
    assert {row.learner for row in done.having("latest")} == {"12", "21"}
    done = collect([path], tmp_path / "anew")
    assert not told(done)
    assert {row.learner for row in done.having("latest")} == {"21"}
