"""Moodle's grading worksheets in every language that we know, and as spreadsheets leave them behind."""

import csv
import io
import unicodedata

import openpyxl
import pytest

from helpers.moodle_spelling import spelled_words
from helpers.places import ROOT
from whosays.base.errors import KitError
from whosays.commands.grade_summary import told_of_files
from whosays.commands.release import summary
from whosays.learner.answers.file_names import read_sender
from whosays.teacher.collect.collection import Collected, Collection
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.lms import canvas, moodle
from whosays.teacher.lms.files import Wanted, write_lms_files
from whosays.teacher.lms.id_columns import read_column
from whosays.teacher.lms.moodle_words import languages, plain_word
from whosays.teacher.lms.people import People
from whosays.teacher.lms.senders import Sent
from whosays.teacher.lms.sheet import Total
from whosays.teacher.marks.gradebook import TOTALS as COLUMNS

STEM = "03_fact_claim_or_allegation"
TITLES = {STEM: "Exercise: Fact, claim or allegation?"}
KNOWN = spelled_words()
TOTALS = [Total(str(number), STEM, number, 18) for number in (1, 2, 3, 4)]
DATE = "Saturday, 28 November 2026, 9:41 AM"


def sheet_in(words, grades="", graded="-"):
    """Four people; the second is locked, the fourth has no highest grade."""
    header = [
        "identifier",
        "name",
        "department",
        "idnumber",
        "status",
        "grade",
        "maximum",
        "can_change",
        "graded",
    ]
    rows = [
        [
            f"{words['participant']}{310 + n}",
            f"P{n} Bel",
            "4",
            str(n),
            "x",
            grades,
            "18.00",
            words["yes"],
            graded,
        ]
        for n in (1, 2, 3, 4)
    ]
    rows[1][7], rows[3][6] = words["no"], ""
    return [[{"department": "4"}.get(role) or words[role] for role in header], *rows]


def written(path, rows, delimiter=",", encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def filled(path, roster=None, senders=None, totals=TOTALS):
    return moodle.filled_worksheet(
        path, STEM, totals, People({each.learner for each in totals}, senders or {}, roster)
    )


def grades_in(data):
    header, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    assert len(header) == len({len(row) for row in rows} and rows[0])
    return [row[2] for row in rows]


def test_there_are_words_of_many_languages_and_none_means_two_columns():
    assert len(KNOWN) >= 22
    apart = (
        "identifier",
        "name",
        "idnumber",
        "email",
        "username",
        "group",
        "grade",
        "maximum",
        "can_change",
        "graded",
    )
    for language, words in languages().items():
        plain = [word for role in apart for word in words[role]]
        assert all(plain), language
        assert len(plain) == len(set(plain)), language
        assert not words["yes"] & words["no"], language


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_each_language_is_filled_and_what_moodle_will_skip_is_told(tmp_path, language):
    path = written(tmp_path / "s.csv", sheet_in(KNOWN[language]))
    data, unmatched, _ = filled(path)
    assert grades_in(data) == ["1", "2", "3", ""]
    assert [(each.learner, each.why.partition(" (")[0]) for each in unmatched] == [
        ("2", "Moodle has locked this grade and will skip it"),
        ("4", "the row of this number has no highest grade"),
    ]


@pytest.mark.parametrize("language", sorted(KNOWN))
@pytest.mark.parametrize("scale", ["Good, Better", "1, 2, 3", ""])
def test_a_scale_is_refused_in_each_language(tmp_path, language, scale):
    rows = [[*row[:6], scale, *row[7:]] for row in sheet_in(KNOWN[language])]
    rows[0][6] = "Scale"
    with pytest.raises(KitError, match="not with a scale"):
        filled(written(tmp_path / "s.csv", rows))


def test_a_field_of_the_school_that_is_called_like_the_grade_is_not_taken_for_it(tmp_path):
    rows = sheet_in(KNOWN["en"])
    rows = [[*row[:3], rows[0][5] if n == 0 else "10", *row[3:]] for n, row in enumerate(rows)]
    assert grades_in(filled(written(tmp_path / "s.csv", rows)).data) == ["1", "2", "3", ""]


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8")]
)
def test_a_worksheet_that_a_spreadsheet_saved_is_written_as_moodle_takes_it(tmp_path, delimiter, encoding):
    rows = sheet_in(KNOWN["de"], graded="Samstag, 28. November 2026, 09:39")
    rows = [[cell.replace("18.00", "18,00") for cell in row] for row in rows]
    rows[1][3], rows[1][1], rows[3][8] = "1.0", 'Mülle\\"r\\', "28.11.2026 09:39"
    path = written(tmp_path / "s.csv", [*rows, [""] * 9], delimiter, encoding)
    data, unmatched, _ = filled(path)
    assert data.startswith(
        "ID,Vollständiger Name,Bewertung,Bestwertung,Zuletzt geändert (Bewertung)\n".encode()
    )
    assert grades_in(data) == ["1", "2", "3", ""]
    assert '"Mülle""r",' in data.decode()
    assert data.decode().count('"Samstag, 28. November 2026, 09:39"') == 3
    assert ["rewritten 1 of the dates" in each.why for each in unmatched if not each.learner] == [True]


def test_a_workbook_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in sheet_in(KNOWN["en"], graded=DATE):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(tmp_path / "s.xlsx")
    data, unmatched, _ = filled(tmp_path / "s.xlsx")
    assert grades_in(data) == ["1", "2", "3", ""]
    assert f'"{DATE}"' in data.decode()
    assert {each.learner for each in unmatched} == {"2", "4"}


def test_a_row_without_an_identifier_is_told_and_a_worksheet_without_dates_is_refused(tmp_path):
    rows = sheet_in(KNOWN["en"])
    rows[2][0] = ""
    data, unmatched, _ = filled(written(tmp_path / "s.csv", rows))
    assert grades_in(data) == ["1", "3", ""]
    assert "row 3 of s.csv names no participant: it was left out" in {each.why for each in unmatched}
    with pytest.raises(KitError, match="Moodle refuses a worksheet without it"):
        filled(written(tmp_path / "t.csv", [row[:8] for row in rows]))


def test_several_worksheets_of_an_exercise_are_filled_and_named_apart(tmp_path):
    header, *rows = sheet_in(KNOWN["en"])
    rows[3][6] = "18.00"
    first = written(tmp_path / "Red.csv", [header, *rows[:2]])
    second = written(tmp_path / "Blue.csv", [header, *rows[1:]])
    lines = [COLUMNS, *((t.learner, "", t.exercise, t.points, t.possible, "", "", "", 0) for t in TOTALS)]
    written(tmp_path / "totals.csv", lines)
    wanted = Wanted(worksheets=(f"03={first}", f"03={second}", f"03={first}"))
    done = write_lms_files(wanted, str(tmp_path), tmp_path, TITLES)
    names = [f"moodle-{STEM}-Red.csv", f"moodle-{STEM}-Blue.csv"]
    assert [path.name for path in done.paths] == names
    assert [grades_in((tmp_path / name).read_bytes()) for name in names] == [["1", "2"], ["2", "3", "4"]]
    assert [(each.learner, each.why) for each in done.unmatched if "several" in each.why] == [
        ("2", "stands in several worksheets, with the same grade in each: Red.csv, Blue.csv")
    ]
    told = told_of_files(done)
    assert sum("tick “Allow updating" in line and "Red.csv, Blue.csv" in line for line in told) == 1


def test_a_team_is_told_and_its_number_is_nobodys(tmp_path):
    header, *rows = sheet_in(KNOWN["en"])
    header = [*header[:5], KNOWN["en"]["group"], *header[5:]]
    rows = [[*row[:3], "", "x", "Green_team & Co", *row[5:]] for row in rows]
    senders = {"312": {Sent("Green team amp; Co", "1")}, "313": {Sent("P3 Bel", "3")}}
    data, unmatched, _ = filled(written(tmp_path / "s.csv", [header, *rows]), senders=senders)
    assert grades_in(data) == ["", "", "3", ""]
    assert [each.learner for each in unmatched if "team submissions are not supported" in each.why] == ["1"]


def test_with_a_class_list_nobody_is_told_to_give_one(tmp_path):
    path = written(tmp_path / "s.csv", [[*row[:3], "", *row[4:]] for row in sheet_in(KNOWN["en"])])
    roster = Roster([Learner("1", "P1 Bel"), Learner("2", "Somebody"), Learner("3", "")])
    data, unmatched, _ = filled(path, roster)
    assert grades_in(data) == ["1", "", "", ""]
    whys = {each.learner: each.why for each in unmatched}
    assert set(whys) == {"2", "3", "4"}
    assert not any("--roster" in why for why in whys.values())


def test_the_class_lists_other_numbers_count_and_a_number_of_somebody_else_does_not(tmp_path):
    rows = sheet_in(KNOWN["en"])
    for row, number in zip(rows[1:], ("2", "901", "3", "x"), strict=True):
        row[3] = number  # the school's own numbers: some look like class numbers
    path = written(tmp_path / "s.csv", rows)
    others = [("1", "P1 Bel", "2"), ("2", "P2 Bel", "901"), ("3", "Cy Dee", "77")]
    roster = Roster([Learner(number, name, others=(other,)) for number, name, other in others])
    assert grades_in(filled(path, roster).data) == ["1", "2", "", ""]
    names_only = Roster([Learner(number, name) for number, name, _ in others])
    assert grades_in(filled(path, names_only).data) == ["1", "2", "", ""]


def test_two_of_one_name_get_nothing_by_their_name(tmp_path):
    rows = sheet_in(KNOWN["en"])
    for row in rows[1:3]:
        row[1], row[3] = unicodedata.normalize("NFD", "José Bel"), ""
    path = written(tmp_path / "s.csv", rows)
    assert grades_in(filled(path, Roster([Learner("1", "José Bel")])).data) == ["", "", "3", ""]
    rows[1][3] = "1"  # an id tells them apart
    path = written(tmp_path / "s.csv", rows)
    assert grades_in(filled(path, Roster([Learner("1", "José Bel")])).data) == ["1", "", "3", ""]
    rows[1][3], rows[2][1] = "", "Other"
    path = written(tmp_path / "s.csv", rows)
    assert grades_in(filled(path, Roster([Learner("1", "José Bel")])).data) == ["1", "", "3", ""]


def test_an_id_that_contradicts_the_class_lists_name_gives_nobody_anything(tmp_path):
    rows = sheet_in(KNOWN["en"])
    rows[4][6] = "18.00"
    path = written(tmp_path / "s.csv", rows)
    listed = {"1": "P2 Bel", "3": "P3 Bel", "4": "P4 Bel"}  # two ids agree with the list, and 2 is called 1
    data, unmatched, _ = filled(path, Roster([Learner(number, name) for number, name in listed.items()]))
    assert grades_in(data) == ["", "", "3", "4"]
    whys = {each.learner: each.why for each in unmatched}
    assert "of P2 Bel the id, the name and the file handed in speak of different numbers (1, 2)" in whys["2"]


@pytest.mark.parametrize(
    ("listed", "grade"),
    [("Cy Dee", ""), ("Bel, P3 Maria", "3"), ("P. Bel", "3"), ("P3", "3"), ("Бел Пе", "3")],
)
def test_a_name_that_cannot_be_the_same_persons_is_believed_against_an_id(tmp_path, listed, grade):
    path = written(tmp_path / "s.csv", sheet_in(KNOWN["en"]))
    data, unmatched, _ = filled(path, Roster([Learner("3", listed)]))
    assert grades_in(data) == ["1", "2", grade, ""]
    told = [each.why for each in unmatched if each.learner == "3"]
    assert ["knows this number as Cy Dee, and the file as P3 Bel" in why for why in told] == [True] * (
        grade == ""
    )


def test_a_column_whose_values_repeat_tells_nobody_apart():
    known = {"1": {"1"}, "3": {"3"}}
    assert read_column({"a": "3", "b": "03", "c": "1"}, [known], {}) == {}
    assert read_column({"a": "3.0", "b": "", "c": "1@x.org"}, [known], {}) == {"a": {"3"}, "c": {"1"}}


def test_a_team_that_is_called_like_a_person_is_no_person(tmp_path):
    header, *rows = sheet_in(KNOWN["en"])
    header = [*header[:5], KNOWN["en"]["group"], *header[5:]]
    rows = [[*row[:3], "", "x", group, *row[5:]] for row, group in zip(rows, "ABCD", strict=True)]
    rows[0][1] = rows[1][1] = rows[1][5] = "Anna Bel"
    data, unmatched, _ = filled(
        written(tmp_path / "s.csv", [header, *rows]), senders={"311": {Sent("Anna Bel", "2")}}
    )
    assert grades_in(data) == ["", "", "", ""]
    assert {each.learner for each in unmatched} == {"1", "2", "3", "4"}


def test_texts_typed_into_moodle_are_one_line(tmp_path):
    def row(name, kind, file, **more):
        return Collected(
            more.get("stem", ""),
            more.get("learner", ""),
            "",
            more["status"],
            file=f"{name}_1_assignsubmission_{kind}/{file}",
        )

    rows = [row(f"P{n}", "onlinetext", "onlinetext.html", status="unreadable") for n in range(30)]
    rows += [row(f"P{n}", "file", "a.jsonl", status="latest", learner=str(n), stem=STEM) for n in range(29)]
    rows.append(row("P29", "file", "a.png", status="unreadable"))
    told = summary(Collection(tuple(rows), tmp_path / "collection.csv"))
    assert [line for line in told if "onlinetext" in line] == [
        "30 texts were typed into Moodle itself (onlinetext.html) and not read: answers come as files. "
        "No answers came from: P29."
    ]
    assert "Not readable: 1" in told


FORGED = [
    ("all.zip!Ana_81_assignsubmission_file/h.zip!Cy_82_assignsubmission_file/x.jsonl", ("Moodle", "81")),
    ("in/chodee_7003_55_h.zip!belana_7001_66_x.jsonl", ("", "")),
    ("in/chodee_7003_55_h.zip!Cy_82_assignsubmission_file/x.jsonl", ("", "")),
    ("in/chodee_7003_55_h.zip!x.jsonl", ("Canvas", "7003")),
    ("submissions.zip!chodee_LATE_7003_55_x.jsonl", ("Canvas", "7003")),
    ("10b_2026_11_28.zip!chodee_7003_55_x.jsonl", ("", "")),
    ("10b_2026_11_28/x.jsonl", ("", "")),
]


@pytest.mark.parametrize(("origin", "sender"), FORGED)
def test_a_sender_is_read_from_the_outermost_name_only(origin, sender):
    found = read_sender(origin)
    assert (found.platform, found.number) == sender


@pytest.mark.parametrize("cell", ["N/A", "n/a", "EX"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_canvas_keeps_what_it_does_not_give_or_has_excused(tmp_path, cell, delimiter):
    rows = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "03 (881)"],
        ["    Points Possible", "", "", "", "", "18"],
        ["Bel, Ana", "501", "1", "ana", "10b", ""],
        ["Dee, Cy", "502", "2", "cy", "10b", cell],
    ]
    path = written(tmp_path / "c.csv", rows, delimiter, "utf-8-sig")
    done = canvas.import_file(path, TOTALS[:2], TITLES, People({"1", "2"}, {}, None), {})
    assert done.data.startswith(b"Student")
    assert [line.rpartition(delimiter)[2] for line in done.data.decode().splitlines()[2:]] == ["1", cell]
    assert [(each.learner, "(2 of 18 points)" in each.why) for each in done.unmatched] == [("2", True)]
    assert done.replaced == []


def test_the_column_names_of_moodle_are_compared_without_its_tags():
    lithuanian = KNOWN["lt"]["graded"]
    assert "<p>" in lithuanian
    assert plain_word(lithuanian) == plain_word("Paskutinį kartą keista (įvertinimas)")
    assert (ROOT / "src/whosays/teacher/lms/moodle_words.json").stat().st_size < 20_000
