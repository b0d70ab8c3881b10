"""Tables as spreadsheets of many countries write them: the same letters come back, or one sentence."""

import io
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.base.spreadsheets import MARK, number_in, plain_count, read_spreadsheet, spreadsheet_bytes
from whosays.base.table_numbers import spoiled

ROWS = [("1", "José Müller", "“Yes,” he said"), ("2", "Zoë O’Brien", "a; b, c\ttwo\nlines – dash")]
HEADER = ("number", "name", "words")


def put(folder: Path, data: bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def csv_text(separator: str, line_end: str = "\r\n") -> str:
    quoted = [
        [f'"{cell}"' if set(cell) & set(',;\t\n"') else cell for cell in row] for row in (HEADER, *ROWS)
    ]
    return line_end.join(separator.join(row) for row in quoted) + line_end


def workbook(*rows, title: str = "Class", first=()) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in first:
        sheet.append(row)
    if first:
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("said", ["", "sep=%s\r\n", '"sep=%s"\r\n'])
def test_every_encoding_and_separator_gives_the_same_letters(tmp_path, separator, encoding, said):
    text = (said % separator if said else "") + csv_text(separator)
    sheet = read_spreadsheet(put(tmp_path, text.encode(encoding)), "class list")
    assert (sheet.header, list(sheet.rows)) == (HEADER, ROWS)
    assert [sheet.line(index) for index in range(2)] == [2, 3]


def test_a_workbook_is_known_by_what_is_in_it(tmp_path):
    data = workbook(HEADER, *ROWS)
    for name in ("list.xlsx", "list.csv"):
        sheet = read_spreadsheet(put(tmp_path, data, name), "class list")
        assert (sheet.header, list(sheet.rows)) == (HEADER, ROWS)
    assert read_spreadsheet(put(tmp_path, csv_text(";").encode(), "list.xlsx"), "class list").header == HEADER


def test_cells_of_a_workbook_are_read_as_a_person_sees_them(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["a", "b", "c", "d", "e", "f", "g"])
    moments = (datetime(2026, 12, 4), datetime(2026, 12, 4, 14, 30))
    sheet.append([7.0, 2.5, True, *moments, time(9, 5), 0.9])
    sheet.append([7])
    sheet["G2"].number_format, sheet["A3"].number_format = "0%", "000"
    path = tmp_path / "cells.xlsx"
    book.save(path)
    rows = read_spreadsheet(path, "table").rows
    assert rows[0] == ("7", "2.5", "TRUE", "2026-12-04", "2026-12-04 14:30", "09:05", "90%")
    assert rows[1] == ("007", "", "", "", "", "", "")


def test_the_first_sheet_that_shows_anything_is_read(tmp_path):
    data = workbook(HEADER, *ROWS, first=[[None, None]])
    assert read_spreadsheet(put(tmp_path, data), "class list").header == HEADER


def test_rows_keep_the_numbers_that_a_person_sees(tmp_path):
    data = b"number,name,,\n\n7,Ana,,\n,,,\n8\n"
    sheet = read_spreadsheet(put(tmp_path, data), "class list")
    assert (sheet.header, sheet.rows) == (("number", "name"), (("7", "Ana"), ("8", "")))
    assert [sheet.line(0), sheet.line(1)] == [3, 5]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (csv_text(",").encode("mac_roman"), "line 2 cannot be read: its alphabet"),
        ("number,name\n1,José Núñez\n".encode("cp850"), "line 2 cannot be read: its alphabet"),
        (b"number,name\n1,\x81\x8d\n", "line 2 cannot be read: its alphabet"),
        (b'number,name\n"1,Ana\n2,Bo\n', "cannot be read (unexpected end of data)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is an old Excel file, or has a password"),
        (workbook(HEADER, *ROWS)[:3000], "the file is torn"),
        (b"PK\x03\x04" + bytes(40), "the file is torn"),
        (b"a" * 1001, "too large for a key"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path, data, words):
    most = 1000 if data[:3] == b"aaa" else 100_000
    with pytest.raises(KitError) as told:
        read_spreadsheet(put(tmp_path, data), "key", most)
    assert words in str(told.value)
    assert "table.csv" in str(told.value)


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(KitError, match="this key cannot be read"):
            read_spreadsheet(path, "key")


def test_without_openpyxl_a_workbook_is_refused_with_the_way_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr("whosays.base.extras.find_spec", lambda name: None)
    with pytest.raises(KitError, match=r"needs openpyxl: .*\[teacher\]"):
        read_spreadsheet(put(tmp_path, workbook(HEADER, *ROWS), "list.xlsx"), "class list")


@settings(max_examples=examples(150), deadline=None)
@given(
    st.lists(
        st.tuples(st.text("aé“'=\",;\t\r\n -", max_size=6), st.text(max_size=3)), min_size=1, max_size=3
    ),
    st.booleans(),
)
def test_what_is_written_is_read_again_to_the_letter(tmp_path_factory, rows, for_people):
    rows = [["kept", *row] for row in rows]  # a row of blanks says nothing, and is left out
    rows = [[cell.replace("\0", "0") for cell in row] for row in rows]
    data = spreadsheet_bytes(("x", "a", "b"), rows, for_people=for_people)
    assert data.startswith(MARK) == for_people
    sheet = read_spreadsheet(put(tmp_path_factory.getbasetemp(), data), "table")
    assert [list(row) for row in sheet.rows] == rows


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *[("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1'234.5", 1234.5)],
        *[("1\u00a0234,5", 1234.5), ("1\u202f234,5", 1234.5), (" 7 ", 7), ("−3", -3), ("1.234.567", 1234567)],
        *[
            ("", None),
            ("-", None),
            ("nan", None),
            ("inf", None),
            ("1_0", None),
            ("1,2.3,4", None),
            ("a1", None),
        ],
    ],
)
def test_numbers_of_several_countries(cell, number):
    assert number_in(cell) == number


def test_whole_numbers_lose_what_a_spreadsheet_put_behind_them():
    assert [plain_count(cell) for cell in ("1.0", "7,00", "07.0")] == ["1", "7", "07"]
    left = ["1.5", "1.000", "A1", "007", "", "1.0.0"]
    assert [plain_count(cell) for cell in left] == left


def test_what_a_spreadsheet_spoiled_is_seen():
    bad = ["03.04.2026", "2026-04-03", "3-Apr", "03. Mär", "Apr 03", "3/4/26", "1,23457E+11", "1.2E+10"]
    good = ["3-4", "7", "A-1", "anna-7", "group 3", "10b-3", "2026", ""]
    assert [cell for cell in bad if not spoiled(cell)] == []
    assert [cell for cell in good if spoiled(cell)] == []
