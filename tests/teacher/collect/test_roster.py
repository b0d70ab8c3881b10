"""Class lists: whatever columns one has, each learner's number, name and wishes are read, or it is told."""

import unicodedata
from pathlib import Path

import pytest

from whosays.base.errors import KitError
from whosays.teacher.collect.roster import Learner, Roster, read_roster
from whosays.teacher.collect.roster_wishes import ALL


def listed(folder: Path, text: str, encoding: str = "utf-8") -> Roster:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


def first(folder: Path, text: str, encoding: str = "utf-8") -> Learner:
    return listed(folder, text, encoding).learners[0]


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Nr;Vorname;Nachname", "7,0;Ana;López", "Ana López"),
        ("Nummer;Name;Vorname", "7;López;Ana", "Ana López"),
        ("number;Name;First name;Last name", "7;Ana L.;Ana;López", "Ana L."),
        ("number;First_Name;Last-Name:", "7;Ana;López", "Ana López"),
        ("Nº;Apellidos;Nombre", "7.0;López;Ana", "Ana López"),
        ("numéro;Nom;Prénom", "7;López;Ana", "Ana López"),
        ("number;name", "7;López, Ana", "López, Ana"),
        ("number", "7", ""),
    ],
)
def test_one_column_of_names_or_two(tmp_path, header, row, name):
    learner = first(tmp_path, f"{header}\n{row}\n", "cp1252")
    assert (learner.learner, learner.name) == ("7", name)


def test_names_are_found_however_their_letters_are_composed(tmp_path):
    roster = listed(
        tmp_path, f"number,name\n7,{unicodedata.normalize('NFD', 'José Núñez')}\n8,Finn O’Brien\n"
    )
    assert roster.named("NÚÑEZ, José") is roster.find("07")
    assert roster.named("Finn O'Brien") is roster.find("8")
    assert roster.find("7").name == unicodedata.normalize("NFD", "José Núñez")  # stored as it stands


def test_the_other_numbers_of_a_person_are_those_nobody_shares(tmp_path):
    roster = listed(
        tmp_path,
        "number,name,ID number,E-mail,Department,Username\n"
        "1,Ana,4711.0,home@x,10,ana\n2,Ben,4712,home@x,10,ben\n3,Cy,1.2E+11,cy@x,10,\n",
    )
    assert [each.others for each in roster.learners] == [("4711", "ana"), ("4712", "ben"), ("cy@x",)]
    assert [each.email for each in roster.learners] == ["home@x", "home@x", "cy@x"]


@pytest.mark.parametrize(
    ("cell", "excused"),
    [
        *[("yes", ALL), ("X", ALL), ("TRUE", ALL), ("WAHR", ALL), ("all", ALL), ("ja", ALL)],
        *[("", set()), ("no", set()), ("FALSCH", set()), ("–", set())],
        *[("03 05", {"03", "05"}), ("3,5", {"03", "05"}), ("3; 12", {"03", "12"}), ("3.0", {"03"})],
        *[
            ("exercise 01", {"01"}),
            ("01", {"01"}),
            ("03_fact_claim_or_allegation", {"03"}),
            ("before", {"before"}),
        ],
    ],
)
def test_what_a_learner_is_excused_from(tmp_path, cell, excused):
    learner = first(tmp_path, f'number,excused\n7,"{cell}"\n')
    assert learner.excused == excused
    assert learner.is_excused("03_fact_claim_or_allegation") == (excused == ALL or "03" in excused)


@pytest.mark.parametrize("cell", ["1", "0", "ill", "03.05.2026", "3. Mai", "3-"])
def test_an_excuse_that_may_mean_two_things_is_refused_with_its_place(tmp_path, cell):
    with pytest.raises(KitError, match=r"list\.csv: row 3, column Excused: “"):
        listed(tmp_path, f"number;Excused\n6;\n7;{cell}\n")


def test_an_own_due_time_for_all_exercises_or_for_some(tmp_path):
    cells = ["2026-12-04", "03=2026-12-04; 5=2026-12-11 14:00", "", "2026-12-01, 03=2026-12-04"]
    rows = "".join(f'{number};"{cell}"\n' for number, cell in enumerate(cells, 1))
    text = f"number;extended time\n{rows}"
    learners = listed(tmp_path, text).learners
    wanted = [
        {"": "2026-12-04"},
        {"03": "2026-12-04", "05": "2026-12-11 14:00"},
        {},
        {"": "2026-12-01", "03": "2026-12-04"},
    ]
    assert [each.due for each in learners] == wanted
    assert [each.due_words("03_a_b") for each in learners] == ["2026-12-04", "2026-12-04", "", "2026-12-04"]
    assert [each.due_words("05_c") for each in learners] == [
        "2026-12-04",
        "2026-12-11 14:00",
        "",
        "2026-12-01",
    ]


@pytest.mark.parametrize("cell", ["03.04.2026", "3. Apr", "1,2E+10"])
def test_a_number_that_the_spreadsheet_spoiled_is_refused_with_its_place(tmp_path, cell):
    with pytest.raises(KitError, match=r"row 2, column Number: “.*Format the column as text"):
        listed(tmp_path, f"Number;name\n{cell};Ana\n")


def test_a_row_that_its_separator_tears_is_refused_with_its_number(tmp_path):
    with pytest.raises(KitError, match=r"row 3 has 3 cells, and row 1 has 2"):
        listed(tmp_path, "number;due\n1;\n2;03=2026-12-04; 5=2026-12-11\n")


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ("No;Adı Soyadı", ""),
        ("Lfd. Nr.;Vorname;Nachname", ""),
        ("出席番号;氏名", ""),
        ("number;e-mail;excused;due", ""),
        ("number;Who is it?;Form", "“Who is it?”, “Form”"),
    ],
)
def test_a_list_whose_names_are_not_understood_says_so(tmp_path, titles, told):
    path = tmp_path / "list.csv"
    path.write_text(f"{titles}\n1;Ada Lund;;\n", encoding="utf-8")
    found = read_roster(path)
    assert told in found.remark
    assert bool(told) == bool(found.remark)
    assert len(found.learners) == 1
