"""Which due time counts for whom, who said it, and that no hand-in can help itself to another."""

import json
from itertools import permutations
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from helpers.hand_ins import at, event, handed_in
from whosays.base.errors import KitError
from whosays.commands.due_lines import told_of_due
from whosays.commands.grade import grade_answers
from whosays.learner.answers.hand_in_file import ReleaseTimes, read_handed_in, write_handed_in
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.collect.roster import read_roster
from whosays.teacher.grade.due_dates import DueDates
from whosays.teacher.grade.due_said import due_dates
from whosays.teacher.grade.due_told import with_told
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.lateness import late_text, lateness
from whosays.teacher.marks.saved_tables import read_table

STEM, OTHER = "03_fact_claim_or_allegation", "01_what_is_on_the_page"
MONDAY, FRIDAY, NEVER = "2026-11-23T22:59:59.999Z", "2026-11-27T22:59:59.999Z", "2099-01-01T00:00:00.000Z"
TUESDAY = 86_400.0  # seconds after the lesson, of Monday


def put(folder: Path, learner: str, seconds: float = 600, stem: str = STEM, **said: str) -> None:
    """Lay a hand-in where whosays collect lays it, its head saying this of the release."""
    path = folder / stem / f"{learner}.answers.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"handed_in": at(seconds), "room": "exercises", "stem": stem, "learner": learner, "name": ""}
    path.write_bytes(write_handed_in([event(stem=stem)], {**head, **said}))


def late_by_number(dates: DueDates, folder: Path, stem: str = STEM) -> dict[str, str]:
    """The ``late`` of each hand-in of an exercise."""
    paths = sorted((folder / stem).iterdir())
    files = [Filed(path.name.partition(".")[0], stem) for path in paths]
    dates = with_told(dates, str(folder), files)
    handed = [read_handed_in(path.read_bytes(), str(path)) for path in paths]
    pairs = zip(files, handed, strict=True)
    return {one.learner: late_text(dates.late(one, each.handed_in, each.release.due)) for one, each in pairs}


def said(*, due=(), due_for=(), roster=None) -> DueDates:
    """What a teacher said, with a class list if there is one."""
    return due_dates(due, due_for, read_roster(roster) if roster else None, "class.csv")


@pytest.fixture
def class_list(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text(
        "number;name;due;excused\n7;Ana;2026-11-26;\n8;Bo;03=26.11.2026;\n9;Cy;;03\n10;Dee;;x\n11;Eli;;\n",
        encoding="utf-8",
    )
    return path


def test_late_is_yes_no_unknown_or_not_asked():
    dues = ([], [FRIDAY], [MONDAY], [FRIDAY, MONDAY])
    assert [late_text(lateness(at(TUESDAY), each)) for each in dues] == ["", "no", "yes", "unknown"]


def test_what_is_said_for_one_goes_before_what_is_said_for_all(class_list):
    day = {"for both": 26, "all": 24, "one exercise": 25, "one learner": 28, "one of one": 29}
    dates = {name: f"2026-11-{number}T12:00Z" for name, number in day.items()}
    all_said = {
        "due": [dates["all"], f"3={dates['one exercise']}"],
        "due_for": [f"07={dates['one learner']}", f"03:7={dates['one of one']}"],
    }

    def day_of(learner: str, stem: str, **more) -> str:
        found, filed = said(**more), Filed(learner, stem)
        due = found.own_of(filed) or found.said_of(stem)
        return due.time[8:10] if due else ""

    both = {**all_said, "roster": class_list}
    assert [day_of("7", STEM, **both), day_of("7", OTHER, **both)] == ["29", "28"]
    assert [day_of("8", STEM, **both), day_of("8", OTHER, **both)] == ["26", "24"]
    assert [day_of("11", STEM, **both), day_of("11", OTHER, **both)] == ["25", "24"]
    assert [day_of("7", STEM, roster=class_list), day_of("11", STEM, roster=class_list)] == ["26", ""]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"due": ["2026-11-24", "2026-11-25"]}, "for all exercises already"),
        ({"due": ["3=2026-11-24", "03_fact_claim_or_allegation=2026-11-25"]}, "for exercise 03 already"),
        ({"due": ["03="]}, "--due 03=: write a date"),
        ({"due": ["soon"]}, "--due soon: write a date"),
        ({"due": ["=2026-11-24"]}, "is no exercise"),
        ({"due": ["2026-11-24=03"]}, "is no exercise"),
        ({"due_for": ["2026-11-24"]}, "write the class number and the date"),
        ({"due_for": ["7=soon"]}, "--due-for 7=soon: write a date"),
        ({"due_for": ["a b=2026-11-24"]}, "is no class number"),
        ({"due_for": [":7=2026-11-24"]}, "is no exercise"),
        ({"due_for": ["7,=2026-11-24"]}, "is no class number"),
        ({"due_for": ["7=2026-11-24", "007=2026-11-25"]}, "already"),
    ],
)
def test_what_cannot_be_understood_is_told_in_one_sentence(words, told):
    with pytest.raises(KitError) as error:
        said(**words)
    assert told in str(error.value)


def test_a_class_list_that_says_no_date_is_told_with_the_learner(tmp_path):
    (tmp_path / "class.csv").write_text("number,due\n7,next week\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"class\.csv: the due time of learner 7, next week: write a date"):
        said(roster=tmp_path / "class.csv")


# --- what the release said ---------------------------------------------------------------------


def test_without_a_word_of_the_teacher_the_date_of_the_release_counts(tmp_path):
    put(tmp_path, "7", due=MONDAY, zone="UTC+01:00")
    put(tmp_path, "8", TUESDAY, due=MONDAY, zone="UTC+01:00")
    put(tmp_path, "9", TUESDAY, OTHER)
    assert late_by_number(said(), tmp_path) == {"7": "no", "8": "yes"}
    assert late_by_number(said(), tmp_path, OTHER) == {"9": ""}
    assert late_by_number(said(due=["2026-11-25T00:00Z"]), tmp_path) == {"7": "no", "8": "no"}


@pytest.mark.parametrize("forged", [NEVER, "", "1000-01-01T00:00:00.000Z", "soon", "2026-11-30"])
def test_a_forged_date_in_a_hand_in_helps_nobody_and_harms_nobody_else(tmp_path, forged):
    for learner in ("1", "2", "3"):
        put(tmp_path, learner, due=MONDAY)
    put(tmp_path, "4", TUESDAY, due=MONDAY)
    put(tmp_path, "5", TUESDAY, due=forged)
    found = late_by_number(said(), tmp_path)
    assert found["5"] != "no"
    assert {learner: found[learner] for learner in "1234"} == {"1": "no", "2": "no", "3": "no", "4": "yes"}
    files = [Filed(learner, STEM) for learner in "12345"]
    (line,) = told_of_due(with_told(said(), str(tmp_path), files), files)
    assert "as 4 of 5 hand-ins tell it" in line
    assert "5 tells" in line
    assert "--due 03=DATE" in line
    assert late_by_number(said(due=["2026-11-23T23:59Z"]), tmp_path)["5"] == "yes", "the teacher's word wins"


def test_who_was_given_another_release_is_not_called_late_by_that_of_the_others(tmp_path):
    for learner in ("1", "2", "3"):
        put(tmp_path, learner, due=MONDAY)
    put(tmp_path, "4", TUESDAY, due=FRIDAY)
    put(tmp_path, "5", 600, due=FRIDAY)
    put(tmp_path, "6", 10 * TUESDAY, due=FRIDAY)
    found = late_by_number(said(), tmp_path)
    assert (found["4"], found["5"], found["6"]) == ("unknown", "no", "yes")
    settled = late_by_number(said(due_for=["4,5,6=2026-11-27T23:59Z"]), tmp_path)
    assert (settled["4"], settled["5"], settled["6"]) == ("no", "no", "yes")


def test_a_date_that_one_of_many_tells_makes_nobody_late(tmp_path):
    for learner in ("1", "2", "3"):
        put(tmp_path, learner, TUESDAY)
    put(tmp_path, "4", TUESDAY, due=MONDAY)
    assert set(late_by_number(said(), tmp_path).values()) == {""}


def test_which_date_most_tell_does_not_hang_on_the_order_of_the_files(tmp_path):
    for learner, due in {"1": FRIDAY, "2": MONDAY, "3": "", "4": FRIDAY, "5": MONDAY}.items():
        put(tmp_path, learner, due=due)
    orders = list(permutations([Filed(learner, STEM) for learner in "12345"]))
    assert len(orders) == 120
    dues = {with_told(said(), str(tmp_path), files).told[STEM].due.time for files in orders}
    assert dues == {MONDAY}, "of as many the earlier"


def test_what_a_head_says_of_the_release_never_keeps_answers_from_being_read():
    for due in (None, 1, [], {"a": 1}, "x" * 5000, "2026-13-01T00:00:00.000Z"):
        head, _, body = handed_in().partition(b"\n")
        changed = json.dumps({**json.loads(head), "due": due, "zone": due, "released": due}).encode()
        found = read_handed_in(changed + b"\n" + body, "x")
        assert found.release == ReleaseTimes(), due
        assert found.whole


# --- pairs, and who is excused -----------------------------------------------------------------


def test_a_pair_has_the_time_of_whoever_of_the_two_has_more(class_list):
    own = {number: said(due_for=["7=2026-11-28", "8=2026-11-29"]).own_of(Filed(number, STEM)) for number in
           ("7-8", "8-9", "1-2", "7", "7-x")}  # fmt: skip
    days = {number: due and due.time[8:10] for number, due in own.items()}
    assert (days["1-2"], days["7-x"]) == (None, None)
    assert days["7-8"] == days["8-9"] > days["7"]
    dates = said(roster=class_list, due_for=["7-8=2026-11-30T12:00Z"])
    assert dates.own_of(Filed("7-8", STEM)).time.startswith("2026-11-30T12")
    assert dates.people("9-10") == ("9", "10")
    assert dates.people("9-99") == ("9-99",), "99 is nobody"


def test_who_is_excused_is_never_late(class_list, tmp_path):
    for learner in ("9", "10", "11", "9-10", "10-11"):
        put(tmp_path / "in", learner, TUESDAY)
        put(tmp_path / "in", learner, TUESDAY, OTHER)
    dates = said(due=["2026-11-23T23:00Z"], roster=class_list)
    assert late_by_number(dates, tmp_path / "in") == {
        "9": "",
        "10": "",
        "9-10": "",
        "11": "yes",
        "10-11": "yes",
    }
    assert late_by_number(dates, tmp_path / "in", OTHER)["9"] == "yes"


# --- the command -------------------------------------------------------------------------------


def test_the_command_says_for_each_exercise_which_moment_counted_and_who_said_so(class_list, tmp_path):
    for learner in ("7", "8", "9", "11"):
        put(tmp_path / "in", learner, TUESDAY, due=MONDAY, zone="UTC+01:00")
        put(tmp_path / "in", learner, TUESDAY, OTHER, due=MONDAY, zone="UTC+01:00")
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("grade")(grade_answers)
    words = "--due 03=2026-11-23T23:59-08:00 --due-for 01:8=2026-11-30 --due-for 70=2026-11-30 --no-feedback"
    words = [
        *words.split(),
        "--due",
        "05=2026-11-30",
        "--roster",
        str(class_list),
        "--to",
        str(tmp_path / "m"),
    ]
    done = CliRunner().invoke(app, [str(tmp_path / "in"), *words])
    assert done.exit_code == 0, done.output
    of_01, of_03 = (line for line in done.output.splitlines() if line.startswith("Due 0"))
    assert "Due 01: Monday 23 November 2026, 23:59 (UTC+01:00), which is 22:59 UTC, by the release" in of_01
    assert "as 4 of 4 hand-ins tell it" in of_01
    assert "8 until Monday 30 November 2026, 23:59 (--due-for)" in of_01
    assert "7 until Thursday 26 November 2026, 23:59 (class list)" in of_01
    assert "Due 03: Monday 23 November 2026, 23:59 (UTC-08:00), which is Tuesday 24 November" in of_03
    assert ", by --due 03=." in of_03
    assert "Excused by the class list: 9." in of_03
    assert "for exercise 05, of which nothing was handed in" in done.output
    assert "--due-for names nobody who handed in or is on the class list: 70." in done.output
    assert "Excused, and nothing of theirs was marked: 1\n  10 Dee" in done.output
    rows = read_table(tmp_path / "m" / "totals.csv", TOTALS)
    late = {(row["learner"], row["exercise"][:2]): row["late"] for row in rows}
    assert late == {
        ("7", "01"): "no", ("8", "01"): "no", ("9", "01"): "yes", ("11", "01"): "yes",
        ("7", "03"): "no", ("8", "03"): "no", ("9", "03"): "", ("11", "03"): "yes",
    }  # fmt: skip
