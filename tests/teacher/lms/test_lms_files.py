"""Files for Canvas and Moodle, read back by the rules of their importers, which are written down here.

No Canvas and no Moodle was at hand: the rules were read in their sources (gradebook_importer.rb;
importgradeslib.php and locallib.php of mod_assign).
"""

import csv
import io
import re

import pytest

from helpers import classroom
from helpers.places import ROOT
from whosays.base.errors import KitError
from whosays.commands.grade_summary import told_of_files
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.lms import canvas, moodle
from whosays.teacher.lms import files as files_module
from whosays.teacher.lms.files import Wanted, write_lms_files
from whosays.teacher.lms.people import People
from whosays.teacher.lms.senders import Sent, read_senders
from whosays.teacher.lms.sheet import Total, fits, without_waiting
from whosays.teacher.lms.worksheet_names import exercise_of_worksheet
from whosays.teacher.marks.gradebook import TOTALS as COLUMNS

STEM, OTHER = "03_fact_claim_or_allegation", "01_what_is_on_the_page"
TITLES = {OTHER: "Exercise: What is on the page?", STEM: "Exercise: Fact, claim or allegation?"}
TOTALS = [
    Total("1", OTHER, 9.5, 12),
    Total("1", STEM, 13.67, 18),
    Total("2", STEM, 7, 18),
    Total("3", STEM, 0, 18),
    Total("9", STEM, 18, 18),
]
EXPORT = [
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Notes", "01 What is on the page? (501)",
     "Fact, claim or allegation (502)", "Essay (503)", "Final Score", "Unposted Final Score"],
    ["", "", "", "", "", "", "", "Manual Posting", "", "", ""],
    ["    Points Possible", "", "", "", "", "", "12", "9", "20", "(read only)", "(read only)"],
    ["Adama, Nia", "7001", "1", "nia@school.example", "B1", "x", "3", "1", "15", "70", "70"],
    ["=HYPERLINK(\"x\"), Bo", "7002", "2", "bo", "B1", "", "4", "2", "", "70", "70"],
    ["Cho, Dee", "7003", "", "3@school.example", "B1", "", "5", "EX", "", "70", "70"],
    ["Student, Test", "7004", "", "", "B1", "", "", "", "", "", ""],
]  # fmt: skip


def people(roster=None, senders=None, totals=TOTALS):
    return People({each.learner for each in totals}, senders or {}, roster)


def written(path, rows, delimiter=",", mark=False, end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.getvalue().encode())
    return path


# --- Canvas ------------------------------------------------------------------------------------


def canvas_import(data, export):
    """The grades Canvas would take, by student and assignment. Fails on what it would make anew."""
    text = data.decode("utf-8-sig")
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert len(header) > 3
    assert "Student" in header[0]
    assert "ID" in header[1]
    about = 3 + (
        2 if header[2:4] == ["SIS User ID", "SIS Login ID"] else 1 if header[2] == "SIS Login ID" else 0
    )
    assert "Section" in header[about - 1]
    assignments = {
        re.fullmatch(r"(.*)\s\((\d+)\)", cell).group(2): i for i, cell in enumerate(header) if i >= about
    }
    known = {re.fullmatch(r".*\s\((\d+)\)", cell).group(1) for cell in export[0] if cell.endswith(")")}
    assert set(assignments) <= known, "a new assignment"
    students = {row[1] for row in export[1:] if row[1]}
    possible = {row[0]: row for row in export}["    Points Possible"]
    found = {}
    for row in rows:
        assert len(row) == len(header)
        if "Points Possible" in row[0]:
            assert [row[i] for i in assignments.values()] == [
                possible[export[0].index(header[i])] for i in assignments.values()
            ]
            continue
        assert row[1] in students, "a new student"
        for assignment, i in assignments.items():
            found[row[1], assignment] = row[i]
    return found


def test_canvas_takes_the_file_and_nothing_is_invented(tmp_path):
    path = written(tmp_path / "export.csv", EXPORT)
    data, unmatched, _ = canvas.import_file(path, TOTALS, TITLES, people(), {})
    assert canvas_import(data, EXPORT) == {
        ("7001", "501"): "9.5",
        ("7001", "502"): "6.84",  # 13.67 of 18, in a column of 9 points
        ("7002", "501"): "4",  # no mark for this one: what Canvas has stays
        ("7002", "502"): "3.5",
        ("7003", "501"): "5",
        ("7003", "502"): "EX",  # the teacher has excused this student
    }
    assert [(each.learner, each.exercise) for each in unmatched] == [("3", STEM), ("9", STEM)]
    header = data.decode().splitlines()[0]
    assert "Notes" not in header
    assert "Final Score" not in header
    assert "Essay" not in header


def test_a_students_name_is_no_formula_in_what_we_write(tmp_path):
    data, _, _ = canvas.import_file(written(tmp_path / "e.csv", EXPORT), TOTALS, TITLES, people(), {})
    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert '\'=HYPERLINK("x"), Bo' in cells
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in cells)


@pytest.mark.parametrize(
    ("delimiter", "mark", "end"), [(",", True, "\r\n"), (";", False, "\n"), (";", True, "\r\n")]
)
def test_the_form_of_the_export_is_kept(tmp_path, delimiter, mark, end):
    rows = [[cell.replace("12", "12,0") if delimiter == ";" else cell for cell in row] for row in EXPORT]
    path = written(tmp_path / "e.csv", rows, delimiter, mark, end)
    data, _, _ = canvas.import_file(path, TOTALS, TITLES, people(), {})
    assert data.startswith(b"Student"), "a byte order mark is part of the first header to Canvas"
    assert (b"\r\n" in data) == (end == "\r\n")
    found = canvas_import(data, rows)
    assert found["7001", "501"] == ("9,5" if delimiter == ";" else "9.5")


def test_an_assignment_that_is_not_there_is_told_and_not_written(tmp_path):
    rows = [[*row[:6], *row[7:]] for row in EXPORT]
    data, unmatched, _ = canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})
    assert {assignment for _, assignment in canvas_import(data, rows)} == {"502"}
    assert (OTHER, "no assignment of the export has its name") in [
        (u.exercise, u.why.partition(".")[0]) for u in unmatched
    ]


def test_two_assignments_of_one_name_are_told_apart_by_the_teacher_only(tmp_path):
    rows = [[*row[:8], *row[7:]] for row in EXPORT]
    rows[0][8] = "Fact, claim or allegation (599)"
    path = written(tmp_path / "e.csv", rows)
    data, unmatched, _ = canvas.import_file(path, TOTALS, TITLES, people(), {})
    assert {assignment for _, assignment in canvas_import(data, rows)} == {"501"}
    assert any("several" in each.why for each in unmatched)
    data, _, _ = canvas.import_file(path, TOTALS, TITLES, people(), {STEM: "Fact, claim or allegation (599)"})
    assert {assignment for _, assignment in canvas_import(data, rows)} == {"501", "599"}


def test_the_teacher_may_name_an_assignment_and_is_told_when_it_is_not_there(tmp_path):
    path = written(tmp_path / "e.csv", EXPORT)
    data, _, _ = canvas.import_file(path, TOTALS, {STEM: TITLES[STEM]}, people(), {STEM: "Essay"})
    assert canvas_import(data, EXPORT)["7002", "503"] == "7.78"
    with pytest.raises(
        KitError, match=r"no assignment “Nothing”. There are: 01 What is on the page\? \(501\)"
    ):
        canvas.import_file(path, TOTALS, TITLES, people(), {STEM: "Nothing"})


def test_an_exercise_and_its_companion_may_have_one_assignment(tmp_path):
    """Half a class has the one and half the other; who has both gets none, for nobody said which counts."""
    real = "21_a_governor_resigns"
    titles = {OTHER: TITLES[OTHER], real: "Exercise: A governor resigns"}
    totals = [
        Total("1", OTHER, 9, 12),
        Total("2", real, 6, 8),
        Total("3", OTHER, 1, 12),
        Total("3", real, 8, 8),
    ]
    path, one = written(tmp_path / "export.csv", EXPORT), "01 What is on the page? (501)"
    data, problems, _ = canvas.import_file(
        path, totals, titles, people(totals=totals), {OTHER: one, real: one}
    )
    assert canvas_import(data, EXPORT) == {("7001", "501"): "9", ("7002", "501"): "9"}
    both = [each for each in problems if "which of them counts" in each.why]
    assert [(each.learner, each.exercise) for each in both] == [("3", OTHER), ("3", real)]
    _, problems, _ = canvas.import_file(path, totals, TITLES, people(totals=totals), {STEM: one, OTHER: one})
    assert [each.exercise for each in problems if "several" in each.why] == [STEM], "no pair"


@pytest.mark.parametrize("title", ["Final Score (77)", "Current Points (78)", "Fact, claim or allegation"])
def test_columns_that_canvas_ignores_or_would_make_anew_are_not_filled(tmp_path, title):
    rows = [list(row) for row in EXPORT]
    rows[0][7] = title
    data, unmatched, _ = canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})
    assert title not in data.decode()
    assert STEM in {each.exercise for each in unmatched}


def test_a_column_that_nobody_may_change_is_told(tmp_path):
    rows = [list(row) for row in EXPORT]
    rows[2][7] = "(read only)"
    _, unmatched, _ = canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})
    assert ("", STEM, "Canvas lets nobody change this column") in [
        (u.learner, u.exercise, u.why) for u in unmatched
    ]


def test_two_students_that_fit_one_number_get_nothing(tmp_path):
    rows = [list(row) for row in EXPORT]
    rows[6][3] = "2@other.example"
    data, unmatched, _ = canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})
    assert {student for student, _ in canvas_import(data, rows)} == {"7001", "7003"}
    assert ("2", "several students of the file fit this number") in [
        (u.learner, u.why.partition(" (")[0]) for u in unmatched
    ]


def test_last_name_and_first_name_in_two_columns(tmp_path):
    rows = [[*row[0].partition(", ")[::2], *row[1:]] for row in EXPORT]
    rows[0][:2] = ["LastName", "FirstName"]
    data, _, _ = canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})
    found = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert found[0][:3] == ["LastName", "FirstName", "ID"]
    assert found[2][2] == "7001"
    assert found[2][-2:] == ["9.5", "6.84"]


NOT_CANVAS = [
    [["a", "b"], ["1", "2"]],
    [["Student", "ID", "x", "y"], ["1", "2", "3", "4"]],
    [EXPORT[0], ["x"]],
]


@pytest.mark.parametrize("rows", NOT_CANVAS)
def test_another_table_is_refused(tmp_path, rows):
    with pytest.raises(KitError, match=r"(?i)export"):
        canvas.import_file(written(tmp_path / "e.csv", rows), TOTALS, TITLES, people(), {})


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\n\n"])
def test_a_file_that_is_no_table_is_refused(tmp_path, data):
    (tmp_path / "e.csv").write_bytes(data)
    with pytest.raises(KitError, match=re.escape(str(tmp_path / "e.csv"))):
        canvas.import_file(tmp_path / "e.csv", TOTALS, TITLES, people(), {})


# --- Moodle ------------------------------------------------------------------------------------

ENGLISH = [
    "Identifier", "Full name", "ID number", "Email address", "Status", "Grade", "Maximum Grade",
    "Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments",
]  # fmt: skip
GERMAN = [
    "ID", "Vollständiger Name", "ID-Nummer", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung",
    "Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)",
    "Feedback als Kommentar",
]  # fmt: skip
# Made up in the manner of a translated site: no code may know these words.
OTHER_LANGUAGE = [
    "Kennung", "Voller Name", "Nummer", "Adresse", "Stand", "Note", "Höchste Note", "Note änderbar",
    "Zuletzt (Abgabe)", "Zuletzt (Note)", "Rückmeldung",
]  # fmt: skip
NOW, THEN = "Monday, 23 November 2026, 10:40 AM", "Sunday, 22 November 2026, 9:00 AM"
SHEET = [
    ["Participant 311", "Nia Adama", "1", "nia@school.example", "Sent", "", "100.00", "Yes", NOW, "-", ""],
    [
        "Participant 312",
        "=cmd()",
        "2",
        "bo@school.example",
        "Sent",
        "40.00",
        "100.00",
        "Yes",
        "-",
        THEN,
        "-- ask",
    ],
    ["Participant 313", "Dee Cho", "", "3@school.example", "Sent", "", "100.00", "No", "-", "-", ""],
    ["Participant 314", "Test, “T”", "", "t@school.example", "None", "", "100.00", "Yes", "-", "-", ""],
]


def moodle_import(data, header, sheet):
    """What Moodle would take: grade by participant. Fails where it would refuse the file."""
    found, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    assert {header[0], header[5], header[9]} <= set(found), "Moodle refuses the file"
    assert set(found) <= {*header[:2], header[5], header[6], header[8], header[9]}, (
        "read for nothing, or worse"
    )
    where = [header.index(cell) for cell in found]
    grade = found.index(header[5])
    for row, was in zip(rows, sheet, strict=True):
        assert len(row) == len(found)
        kept = [(i, cell) for i, cell in zip(where, row, strict=True) if i not in (1, 5)]
        assert [cell for _, cell in kept] == [was[i] for i, _ in kept], "only the grade may change"
        points = row[grade].replace(",", ".")
        assert not points or 0 <= float(points) <= float(was[6].replace(",", "."))
    return {row[0].split()[-1]: row[grade] for row in rows}


def test_moodle_takes_the_filled_worksheet(tmp_path):
    path = written(tmp_path / "sheet.csv", [ENGLISH, *SHEET], mark=True)
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, TOTALS, people())
    assert moodle_import(data, ENGLISH, SHEET) == {"311": "75.94", "312": "38.89", "313": "0", "314": ""}
    assert [(each.learner, each.why.partition(" (")[0]) for each in unmatched] == [
        ("3", "Moodle has locked this grade and will skip it"),
        ("9", "no row of the file has this number; a class list would tell: --roster"),
    ]


def test_in_a_language_that_nobody_knows_only_names_numbers_and_mails_are_believed(tmp_path):
    path = written(tmp_path / "sheet.csv", [OTHER_LANGUAGE, *SHEET])
    senders = {"312": {Sent("cmd", "2")}, "313": {Sent("Red team", "9")}}
    roster = Roster([Learner("1", "Nia Adama"), Learner("9", "")])
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, TOTALS, people(roster, senders))
    found = moodle_import(data, OTHER_LANGUAGE, SHEET)
    assert found == {"311": "75.94", "312": "38.89", "313": "0", "314": ""}
    assert ["no words" in each.why for each in unmatched if not each.learner] == [True]
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, TOTALS, people())
    assert moodle_import(data, OTHER_LANGUAGE, SHEET) == {"311": "", "312": "40.00", "313": "0", "314": ""}


def test_a_comma_stays_a_comma(tmp_path):
    sheet = [[cell.replace("100.00", "100,00").replace("40.00", "40,00") for cell in row] for row in SHEET]
    path = written(tmp_path / "sheet.csv", [GERMAN, *sheet])
    data, _, _ = moodle.filled_worksheet(path, STEM, TOTALS, people())
    assert moodle_import(data, GERMAN, sheet)["311"] == "75,94"


def test_names_are_guarded_and_comments_stay_in_moodle(tmp_path):
    path = written(tmp_path / "sheet.csv", [ENGLISH, *SHEET])
    data, _, _ = moodle.filled_worksheet(path, STEM, TOTALS, people())
    row = list(csv.reader(io.StringIO(data.decode(), newline="")))[2]
    assert row == ["Participant 312", "'=cmd()", "38.89", "100.00", THEN]
    assert b"-- ask" not in data


@pytest.mark.parametrize(
    ("folder", "grade"),
    [
        *(("Test T", "100"), ("10b-Test T", "100"), ("Participant", "100")),
        *(("Red team", ""), ("T", ""), ("", ""), ("10b-Participants", "")),
    ],
)
def test_a_number_of_moodle_counts_with_the_name_beside_it_only(tmp_path, folder, grade):
    path = written(tmp_path / "sheet.csv", [ENGLISH, *SHEET])
    found = people(senders={"314": {Sent(folder, "9")}})
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, TOTALS, found)
    assert moodle_import(data, ENGLISH, SHEET)["314"] == grade
    assert ("9" in {each.learner for each in unmatched}) == (grade == "")


def test_a_class_list_tells_who_a_number_is(tmp_path):
    blind = [[row[0], row[1], "", "", *row[4:]] for row in SHEET]  # nothing but names
    path = written(tmp_path / "sheet.csv", [ENGLISH, *blind])
    roster = Roster([Learner("01", "Adama, Nia"), Learner("3", "Dee Cho"), Learner("9", "Nobody Here")])
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, TOTALS, people(roster))
    found = moodle_import(data, ENGLISH, blind)
    assert found == {"311": "75.94", "312": "40.00", "313": "0", "314": ""}
    assert {each.learner for each in unmatched} == {"2", "3", "9"}  # 3 is locked


def test_a_worksheet_that_cannot_hold_points_is_refused(tmp_path):
    scale = [[*row[:6], "Good, Better", *row[7:]] for row in SHEET]
    header = [*ENGLISH[:6], "Scale", *ENGLISH[7:]]
    with pytest.raises(KitError, match="not with a scale"):
        moodle.filled_worksheet(written(tmp_path / "s.csv", [header, *scale]), STEM, TOTALS, people())


def test_the_teacher_is_asked_where_two_columns_may_hold_the_grade(tmp_path):
    header = [*OTHER_LANGUAGE[:5], "A", "B", *OTHER_LANGUAGE[5:]]
    rows = [[*row[:5], "", "10", *row[5:]] for row in SHEET]
    path = written(tmp_path / "s.csv", [header, *rows])
    with pytest.raises(KitError, match="which column holds the grade"):
        moodle.filled_worksheet(path, STEM, TOTALS, people())
    data, _, _ = moodle.filled_worksheet(path, STEM, TOTALS, people(), "Note")
    assert list(csv.reader(io.StringIO(data.decode())))[3] == [
        "Participant 313",
        "Dee Cho",
        "0",
        "100.00",
        "-",
        "-",
    ]


@pytest.mark.parametrize(
    "rows", [[ENGLISH], [["a", "b", "c", "d"], ["x", "1", "2", "3"]], [ENGLISH, SHEET[0][:5]]]
)
def test_no_worksheet_is_refused(tmp_path, rows):
    with pytest.raises(KitError, match=r"no grading worksheet|no highest grade"):
        moodle.filled_worksheet(written(tmp_path / "s.csv", rows), STEM, TOTALS, people())


# --- what both share ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("03_fact_claim_or_allegation", True),
        ("Fact, claim or allegation?", True),
        ("Exercise: Fact, claim or allegation?", True),
        ("Exercise 03", True),
        ("03: at home", True),
        ("030 something", False),
        ("3 things", False),
        ("Fact or claim", False),
        ("", False),
    ],
)
def test_which_titles_mean_an_exercise(title, meant):
    assert fits(title, STEM, TITLES[STEM]) == meant


def test_the_senders_are_read_from_what_was_collected(tmp_path):
    from whosays.teacher.collect.collecting import collect

    tasks = classroom.tasks_of(ROOT, STEM)
    downloads = tmp_path / "downloads"
    folder = downloads / "Nia Adama_311_assignsubmission_file_"
    folder.mkdir(parents=True)
    (folder / f"{STEM}.1.answers.jsonl").write_bytes(
        classroom.handed_in(tasks, "1", {("answers", "p1.5"): "x"})
    )
    (downloads / f"chodee_7003_55_{STEM}.3.answers.jsonl").write_bytes(
        classroom.handed_in(tasks, "3", {("answers", "p1.5"): "y"})
    )
    collect([downloads], tmp_path / "collected")
    table = tmp_path / "collected" / "collection.csv"
    assert read_senders(table, "Moodle") == {"311": {Sent("Nia Adama", "1")}}
    assert read_senders(table, "Moodle", STEM) == {"311": {Sent("Nia Adama", "1")}}
    assert read_senders(table, "Moodle", OTHER) == {}
    assert read_senders(table, "Canvas") == {"7003": {Sent("chodee", "3")}}
    assert read_senders(tmp_path / "none.csv", "Canvas") == {}


def test_what_a_teacher_typed_is_told_before_it_is_replaced(tmp_path):
    filled = canvas.import_file(written(tmp_path / "e.csv", EXPORT), TOTALS, TITLES, people(), {})
    assert [(each.learner, each.exercise, each.before, each.now) for each in filled.replaced] == [
        ("1", OTHER, "3", "9.5"),
        ("1", STEM, "1", "6.84"),
        ("2", STEM, "2", "3.5"),
    ]
    again = [list(row) for row in EXPORT]
    again[3][6], again[3][7], again[4][7] = "9.50", "6.84", "3,5"
    same = canvas.import_file(written(tmp_path / "f.csv", again), TOTALS, TITLES, people(), {})
    assert same.replaced == []
    sheet = moodle.filled_worksheet(written(tmp_path / "s.csv", [ENGLISH, *SHEET]), STEM, TOTALS, people())
    assert all(each.before not in ("", "-") for each in sheet.replaced)
    assert {each.learner for each in sheet.replaced} == {
        learner for learner, row in zip("123", SHEET, strict=False) if row[5] not in ("", "-")
    }


def test_whose_text_waits_gets_no_total_beside_those_that_were_read(tmp_path):
    totals = [
        Total("1", STEM, 13, 26),
        Total("2", STEM, 7, 18, 1),
        Total("3", STEM, 0, 26),
        Total("9", OTHER, 1, 12, 1),
    ]
    ready, waiting = without_waiting(totals)
    assert [each.learner for each in waiting] == ["2"]
    assert [each.learner for each in ready] == ["1", "3", "9"]  # of the other exercise nobody's was read
    lines = [
        COLUMNS,
        *((t.learner, "", t.exercise, t.points, t.possible, "", "", "", t.waiting) for t in totals),
    ]
    written(tmp_path / "totals.csv", lines)
    wanted = Wanted(export=written(tmp_path / "e.csv", EXPORT))
    done = write_lms_files(wanted, str(tmp_path), tmp_path, TITLES)
    found = canvas_import((tmp_path / "canvas.csv").read_bytes(), EXPORT)
    assert found["7001", "502"] == "4.5"
    assert ("7002", "502") not in found  # in Canvas it stays what it is
    assert next(each.why for each in done.unmatched if each.learner == "2").startswith(
        "a text of theirs waits"
    )


def test_whom_the_class_list_excuses_keeps_the_cell_as_it_is(tmp_path):
    lines = [COLUMNS, *((t.learner, "", t.exercise, t.points, t.possible, "", "", "", 0) for t in TOTALS)]
    written(tmp_path / "totals.csv", lines)
    roster = written(tmp_path / "class.csv", [["number", "excused"], ["1", "03"], ["2", "yes"], ["3", ""]])
    wanted = Wanted(export=written(tmp_path / "e.csv", EXPORT), roster=roster)
    done = write_lms_files(wanted, str(tmp_path), tmp_path, TITLES)
    found = canvas_import((tmp_path / "canvas.csv").read_bytes(), EXPORT)
    assert (found["7001", "501"], found["7001", "502"]) == ("9.5", "1")
    assert found.get(("7002", "502"), "2") == "2"
    assert {(each.learner, each.exercise) for each in done.unmatched if "excuses" in each.why} == {
        ("1", STEM),
        ("2", STEM),
    }


def test_a_file_of_an_earlier_run_is_told(tmp_path):
    written(tmp_path / "totals.csv", [COLUMNS])
    (tmp_path / "canvas.csv").write_text("old")
    done = write_lms_files(Wanted(), str(tmp_path), tmp_path, TITLES)
    assert told_of_files(done) == [f"{tmp_path / 'canvas.csv'} is from an earlier run, with its points."]


def test_what_is_not_matched_stands_in_a_table(tmp_path):
    lines = [COLUMNS, *((t.learner, "", t.exercise, t.points, t.possible, "", "", "", 0) for t in TOTALS)]
    written(tmp_path / "totals.csv", lines)
    wanted = Wanted(
        export=written(tmp_path / "e.csv", EXPORT),
        worksheets=(f"3={written(tmp_path / 'any.csv', [ENGLISH, *SHEET])}",),
    )
    done = write_lms_files(wanted, str(tmp_path), tmp_path, TITLES)
    assert [path.name for path in done.paths] == ["canvas.csv", f"moodle-{STEM}.csv"]
    rows = list(csv.DictReader((tmp_path / "not-matched.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {(row["platform"], row["learner"]) for row in rows} == {
        ("Canvas", "3"),
        ("Canvas", "9"),
        ("Moodle", "3"),
        ("Moodle", "9"),
    }


def test_a_worksheets_name_tells_the_exercise_or_the_teacher_does(tmp_path):
    meant = exercise_of_worksheet
    assert meant("Grades-News 7b-03 Facts-4711.csv", TITLES)[0] == STEM
    assert meant("Grades-B-What is on the page-12.csv", TITLES)[0] == OTHER
    assert meant("01=sheet.csv", TITLES) == (OTHER, classroom.Path("sheet.csv"))
    assert meant("03=Grades-News-Homework-4711.csv", TITLES)[0] == STEM
    assert meant("sheet.csv", {STEM: TITLES[STEM]})[0] == STEM
    with pytest.raises(KitError, match="which exercise is it for"):
        meant("sheet.csv", TITLES)
    with pytest.raises(KitError, match="nothing was marked of such an exercise"):
        meant("77=sheet.csv", TITLES)


def test_one_worksheet_is_not_filled_for_two_exercises(tmp_path):
    """Imported one after the other, each copy would come without the grades of the other half."""
    sheet = tmp_path / "homework.csv"
    sheet.write_text("x", "utf-8")
    wanted = Wanted(worksheets=(f"01={sheet}", f"03={sheet}"))
    with pytest.raises(KitError, match=r"is named for 01 and 03\. A worksheet belongs to one assignment"):
        files_module._moodle(wanted, [], TITLES, lambda _: people())


@pytest.mark.parametrize(
    "said",
    [
        *("03=Grades-B-What is on the page-12.csv", "3=Grades-B-01 At home-12.csv"),
        *("03=Grades-B-Exercise 05-10b-77.csv", "03=Grades-B-05_whose_voice-77 (1).csv"),
    ],
)
def test_a_worksheet_that_belongs_to_another_exercise_by_its_name_is_refused(said):
    with pytest.raises(KitError, match=r"by its name this worksheet belongs to exercise 0[15], not to 03"):
        exercise_of_worksheet(said, TITLES)
