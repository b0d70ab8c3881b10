"""Who an outlet is: four rows in one order, and a sentence where a row is not what it may be."""

import csv
import io

import pytest

from whosays.articles.outlets import (
    COLUMNS,
    LABELS,
    QUESTIONS,
    STATES,
    outlets_named,
    read_outlets,
    shown_outlet,
)
from whosays.articles.seed import read_outside
from whosays.base.errors import KitError

FOUND = {
    "state": "found",
    "words": "“ours”",
    "whose_words": "its own",
    "date": "no date",
    "address": "a.org/x",
}
NONE = {"state": "not looked up"}


def table(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def outlet(
    name: str = "The Harbor", label: str = "commercial", **changed: dict[str, str]
) -> list[dict[str, str]]:
    return [{"outlet": name, "label": label, "row": row, **changed.get(row, NONE)} for row in QUESTIONS]


def read(folder, *rows: dict[str, str]):
    (folder / "outlets.csv").write_text(table(*rows), encoding="utf-8")
    return read_outlets(folder)


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("El Siglo", ("El Siglo",)),
        ("AFP, in Yahoo News", ("AFP", "Yahoo News")),
        ("El Luchador, from Globovisión", ("El Luchador", "Globovisión")),
        ("Sputnik (Brazilian service)", ("Sputnik",)),
        ("El País (Uruguay)", ("El País (Uruguay)",)),
        ("Marlquay Now (invented)", ("Marlquay Now (invented)",)),
        (" El Siglo ", ("El Siglo",)),
        ("AFP , in Yahoo News ", ("AFP", "Yahoo News")),
        ("Sputnik (Brazilian service) ", ("Sputnik",)),
    ],
)
def test_a_publisher_may_be_two_outlets(publisher, names):
    assert outlets_named(publisher) == names


def test_an_outlet_is_read_and_shown_in_the_order_of_the_questions(tmp_path):
    found = read(tmp_path, *outlet(pays=FOUND, wrong={"state": "not found"}), *outlet("Second"))
    assert list(found) == ["The Harbor", "Second"]
    shown = shown_outlet(found["The Harbor"])
    assert [row["question"] for row in shown["rows"]] == list(QUESTIONS.values())
    assert [row["words"] for row in shown["rows"]] == [
        "“ours”",
        STATES["not looked up"],
        STATES["not looked up"],
        STATES["not found"],
    ]
    assert shown["rows"][0]["whose"] == "Its own words"
    assert STATES["not found"] != STATES["not looked up"]


@pytest.mark.parametrize(
    ("label", "line", "shown"),
    [
        ("commercial", FOUND, "commercial; its line: in its own words"),
        ("non-profit; takes a side", FOUND, "non-profit; says that it takes a side"),
        ("state-owned", NONE, "state-owned; its line is not known to us"),
        ("not known; takes a side", FOUND, "owner not known to us; says that it takes a side"),
        ("an office speaking for itself", NONE, "an office speaking for itself"),
    ],
)
def test_a_label_has_two_halves_for_all(tmp_path, label, line, shown):
    """Whose money, and whether it declares a side: neither hides the other."""
    found = read(tmp_path, *outlet(label=label, line=line))["The Harbor"]
    assert shown_outlet(found)["label"] == shown
    assert found.takes_a_side == ("takes a side" in label)
    assert found.owner in label


def test_where_no_outlet_is_described_there_is_none(tmp_path):
    assert read_outlets(tmp_path) == {}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (outlet(label="biased"), r"row 2 \(The Harbor\), column label: “biased” is none of state-owned"),
        (outlet(line={"state": "unknown"}), r"row 3 .*column state: “unknown” is none of found, not found"),
        (outlet()[:3], r"row 2: an outlet has the rows pays, line, overrule, wrong, in that order"),
        ([*outlet()[:3], *outlet("Other")], r"row 2: an outlet has the rows|row 2: the four rows"),
        (outlet()[::-1], r"an outlet has the rows pays, line, overrule, wrong, in that order"),
        ([*outlet()[:2], *outlet(label="volunteer")[2:]], r"row 2: the four rows of an outlet have its name"),
        (outlet(pays={**FOUND, "words": ""}), r"row 2 .*column words: filled where the state is “found”"),
        (
            outlet(pays={**FOUND, "state": "not found"}),
            r"row 2 .*column words: filled where the state is “found”",
        ),
        (outlet(pays={**FOUND, "date": "2018"}), r"row 2 .*column date: write a day as 2018-05-22"),
        (outlet(pays={**FOUND, "date": "2018-02-30"}), r"row 2 .*column date"),
        (
            outlet(line={**NONE, "reply": "We are not."}),
            r"row 3 \(The Harbor\), column reply: it answers a row that is “found”",
        ),
        (
            outlet(wrong={"state": "not found", "reply": "We are not."}),
            r"row 5 \(The Harbor\), column reply: it answers a row that is “found”",
        ),
        ([*outlet(), *outlet("The Harbor ")], r"row 6: “The Harbor” stands here twice"),
        ([*outlet(), *outlet()], r"row 6: “The Harbor” stands here twice"),
        ([{**outlet()[0], "outlet": ""}], r"row 2, column outlet: the cell is empty"),
    ],
)
def test_a_slip_in_the_table_is_told(tmp_path, rows, says):
    with pytest.raises(KitError, match=says) as error:
        read(tmp_path, *rows)
    assert str(tmp_path / "outlets.csv") in str(error.value)


def test_a_space_that_nobody_sees_makes_no_other_outlet(tmp_path):
    """Nor do blanks in a cell count as words: neither here nor where a card names its publisher."""
    rows = outlet("The Harbor ", pays={**FOUND, "reply": "No, says it."})
    rows[1]["outlet"], rows[2]["reply"] = " The Harbor", "  "
    found = read(tmp_path, *rows)
    assert list(found) == ["The Harbor"]
    assert [row.reply for row in found["The Harbor"].rows] == ["No, says it.", "", "", ""]
    assert outlets_named("The Harbor ") == tuple(found)


def test_every_label_and_state_can_be_read(tmp_path):
    for label in LABELS:
        assert read(tmp_path, *outlet(label=label))["The Harbor"].label == label


FACT = "id,what,words,publisher,date,address"


def test_a_fact_may_lack_a_date_and_say_what_it_does_not_show(tmp_path):
    path = tmp_path / "outside.csv"
    path.write_text(f"{FACT}\na,b,c,d,no date,e\n", encoding="utf-8")
    assert (read_outside(tmp_path)["a"].date, read_outside(tmp_path)["a"].shows_not) == ("no date", "")
    path.write_text(f"{FACT},shows_not\na,b,c,d,2018-05,e,That it is so.\n", encoding="utf-8")
    assert read_outside(tmp_path)["a"].shows_not == "That it is so."
    path.write_text(f"{FACT},shows_not\na,b,c,d,undated,e,\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"row 2 \(a\), column date: .*or “no date”"):
        read_outside(tmp_path)
