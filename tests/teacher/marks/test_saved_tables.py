"""gradebook.csv and totals.csv, read again after a spreadsheet had them open."""

import pytest

from whosays.base.errors import KitError
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.saved_tables import read_table

ROW = ["7", "Zoë", "03_a_b", "4.5", "10", "9 of 11", "no", "2026-11-23T09:40:00.000Z", "1"]
WANTED = [dict(zip(TOTALS, ROW, strict=True))]
GERMAN = [
    "7,0" if cell == "7" else "4,5" if cell == "4.5" else "10,0" if cell == "10" else cell for cell in ROW
]


def lines(separator, row, end="\n"):
    return end.join([separator.join(TOTALS), separator.join(row), ""])


@pytest.mark.parametrize(
    "data",
    [
        lines(",", ROW).encode("utf-8"),
        lines(",", ROW).encode("utf-8-sig"),
        lines(",", ROW, "\r\n").encode("utf-8-sig"),
        lines(";", GERMAN, "\r\n").encode("cp1252"),
        lines("\t", GERMAN).encode("utf-16"),
    ],
)
def test_the_same_rows_however_they_were_saved(tmp_path, data):
    (tmp_path / "totals.csv").write_bytes(data)
    assert read_table(tmp_path / "totals.csv", TOTALS) == WANTED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lines(",", ROW[:-1]).encode(), r"totals\.csv: row 2 has 8 cells, not 9"),
        (
            lines(";", [*ROW[:3], "4. Mai", *ROW[4:]]).encode(),
            r"row 2, column points: “4\. Mai” is no number",
        ),
        (lines(",", [*ROW[:3], "many", *ROW[4:]]).encode(), r"row 2, column points: “many” is no number"),
        (b"learner,points\n7,1\n", r"row 1 must name the columns"),
        (b"", r"row 1 must name the columns"),
        (lines(",", ROW).encode() + b'7,"', r"cannot be read|row 3"),
    ],
)
def test_a_table_that_was_spoilt_is_refused_with_its_place(tmp_path, data, words):
    (tmp_path / "totals.csv").write_bytes(data)
    with pytest.raises(KitError, match=words):
        read_table(tmp_path / "totals.csv", TOTALS)


def test_a_table_that_is_not_there_says_what_to_type(tmp_path):
    with pytest.raises(KitError, match="Run whosays grade first"):
        read_table(tmp_path / "totals.csv", TOTALS)
