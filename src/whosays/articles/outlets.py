"""Who an outlet is: the same four questions, asked of every one, with labels given by one rule."""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.seed_tables import is_date, seed_table
from whosays.base.errors import KitError
from whosays.base.fixed_tables import Row
from whosays.base.json_types import JsonObject

OUTLETS = "outlets.csv"
QUESTIONS = {
    "pays": "Who owns it, or pays for it?",
    "line": "What does it say of its own line?",
    "overrule": "Who can overrule the newsroom?",
    "wrong": "What does it do when it is wrong?",
}
"""The rows of every outlet, in this order, and what each of them asks."""
STATES = {
    "found": "",
    "not found": "We looked for this, and did not find it.",
    "not looked up": "We have not looked this up.",
}
"""What a learner reads where nothing was found: two different things, never mixed."""
OFFICE = "an office speaking for itself"
_UNKNOWN = "not known"  # which is a gap of ours, not a finding
OWNERS = ("state-owned", "state-funded", "non-profit", "commercial", "volunteer", _UNKNOWN)
"""What an outlet may be called by who owns it or pays for it; which of them, ``formats.md`` rules."""
_SIDE = "; takes a side"  # what it declares itself, which is another matter than its money
LABELS = (*(owner + side for owner in OWNERS for side in ("", _SIDE)), OFFICE)
"""What the cell of an outlet's label may hold: its owner or payer and, where it says so, its side."""
COLUMNS = ("outlet", "label", "row", "state", "words", "whose_words", "date", "address", "reply")
_FOUND = ("words", "whose_words", "date", "address")
_SERVICE = re.compile(r" \([^()]* service\)$")  # one outlet in several languages


@dataclass(frozen=True)
class OutletRow:
    """One answer. ``words`` and whatever belongs to them are empty where ``state`` is not found."""

    row: str
    state: str
    words: str
    whose_words: str
    date: str
    address: str
    reply: str


@dataclass(frozen=True)
class Outlet:
    """An outlet with its label and its four rows, always in the same order."""

    name: str
    label: str
    rows: tuple[OutletRow, ...]

    @property
    def owner(self) -> str:
        """The half of the label that goes by who owns it or pays for it."""
        return self.label.removesuffix(_SIDE)

    @property
    def takes_a_side(self) -> bool:
        """Whether it says itself that it takes a side."""
        return self.label.endswith(_SIDE)


def outlets_named(publisher: str) -> tuple[str, ...]:
    """The outlets in a publisher's cell: “AFP, in Yahoo News” has two, “Sputnik (English service)” one."""
    return tuple(_SERVICE.sub("", name.strip()) for name in re.split(r"\s*, (?:in|from) ", publisher))


def shown_outlet(outlet: Outlet) -> JsonObject:
    """An outlet as a card or a sheet shows it: its name, its label, and four questions with their answers."""
    return {"name": outlet.name, "label": _both(outlet), "rows": [_shown(row) for row in outlet.rows]}


def _both(outlet: Outlet) -> str:
    """Both halves of a label, for every outlet alike: whose money, and whether it declares a side."""
    if outlet.owner == OFFICE:
        return OFFICE
    owner = "owner not known to us" if outlet.owner == _UNKNOWN else outlet.owner
    if outlet.takes_a_side:
        return f"{owner}; says that it takes a side"
    known = any(row.row == "line" and row.state == "found" for row in outlet.rows)
    return f"{owner}; {'its line: in its own words' if known else 'its line is not known to us'}"


def _shown(row: OutletRow) -> JsonObject:
    """An answer with who gives it; where nothing was found, the words say so and nobody gives them."""
    whose = re.sub(r"^its own\b", "its own words", row.whose_words)
    return {
        "question": QUESTIONS[row.row],
        "words": row.words or STATES[row.state],
        "found": row.state == "found",
        "whose": whose[:1].upper() + whose[1:],
        "date": row.date,
        "address": row.address,
        "reply": row.reply,
    }


def read_outlets(folder: Path) -> dict[str, Outlet]:
    """The outlets of ``outlets.csv`` by name; none where there is no such file.

    Raises:
        KitError: an outlet has not its four rows in their order, or a cell is not what it may be.
    """
    path = folder / OUTLETS
    table = seed_table(path, COLUMNS, needed=COLUMNS[:4])
    # a space that nobody sees, behind a name, would make another outlet of it
    rows = [(number, {name: cell.strip() for name, cell in row.items()}) for number, row in table]
    for number, row in rows:
        _check(f"{path}: row {number} ({row['outlet']})", row)
    found: dict[str, Outlet] = {}
    for start in range(0, len(rows), len(QUESTIONS)):
        outlet = _outlet(path, rows[start : start + len(QUESTIONS)])
        if outlet.name in found:
            raise KitError(f"{path}: row {rows[start][0]}: “{outlet.name}” stands here twice. Take one out.")
        found[outlet.name] = outlet
    return found


def _check(at: str, row: Row) -> None:
    for name, allowed in (("label", LABELS), ("row", tuple(QUESTIONS)), ("state", tuple(STATES))):
        if row[name] not in allowed:
            raise KitError(f"{at}, column {name}: “{row[name]}” is none of {', '.join(allowed)}.")
    for name in _FOUND:
        if bool(row[name]) != (row["state"] == "found"):
            raise KitError(f"{at}, column {name}: filled where the state is “found”, and only there.")
    if row["reply"] and row["state"] != "found":
        raise KitError(f"{at}, column reply: it answers a row that is “found”. Take it out.")
    if row["date"] and not is_date(row["date"]):
        raise KitError(f"{at}, column date: write a day as 2018-05-22, a month as 2018-05, or “no date”.")


def _outlet(path: Path, rows: list[tuple[int, Row]]) -> Outlet:
    number, first = rows[0]
    if [row["row"] for _, row in rows] != list(QUESTIONS):
        raise KitError(f"{path}: row {number}: an outlet has the rows {', '.join(QUESTIONS)}, in that order.")
    if {(row["outlet"], row["label"]) for _, row in rows} != {(first["outlet"], first["label"])}:
        raise KitError(f"{path}: row {number}: the four rows of an outlet have its name, and one label.")
    kept = tuple(OutletRow(**{name: row[name] for name in COLUMNS[2:]}) for _, row in rows)
    return Outlet(first["outlet"], first["label"], kept)
