"""What the draft doubted or got otherwise than the teacher, and where two teachers differed: good questions.

The draft lies beside the key as ``draft.csv``, what two teachers differed in as ``settled.csv``. Ids may have
changed since, when statements were split: a row belongs to the statement with its words in its paragraph.
"""

from pathlib import Path

from whosays.articles.key import Key
from whosays.articles.seed_tables import seed_table
from whosays.author.two_keys.record import read_record

DRAFT = "draft.csv"
COLUMNS = ("id", "quote", "kind", "source", "also", "because", "rule", "sure", "doubts", "why")
_UNSURE = {"sure": 0.0, "fair": 0.5, "doubtful": 1.0}


def hardness(folder: Path, key: Key) -> dict[str, float]:
    """How hard each statement was found, by id; nothing where there is neither draft nor a second key.

    Half a point where the draft was only fairly sure, one where it doubted; one more where the checked key
    has another kind or another first source; one more where two who keyed it apart differed in either,
    or only one of them had it.

    Raises:
        KitError: ``draft.csv`` or ``settled.csv`` cannot be read as a table of its columns.
    """
    found = _of_draft(folder, key)
    for name in _of_two_keys(folder, key):
        found[name] = found.get(name, 0.0) + 1
    return found


def _of_draft(folder: Path, key: Key) -> dict[str, float]:
    drafts = {
        (_paragraph(row["id"]), row["quote"]): row
        for _, row in seed_table(folder / DRAFT, COLUMNS, ("id", "quote"))
    }
    found = {}
    for each in key.statements:
        if row := drafts.get((_paragraph(each.id), each.row["quote"])):
            kind_changed = row["kind"] != each.kind
            source_changed = row["source"].partition("<")[0].strip() != each.chain[0]
            found[each.id] = _UNSURE.get(row["sure"], 0.0) + (kind_changed or source_changed)
    return found


def _of_two_keys(folder: Path, key: Key) -> set[str]:
    """The statements to which two teachers gave another answer; where edges alone differ, none was hard."""
    words = {
        (row["paragraph"], row[side])
        for row in read_record(folder)
        if row["differs"] != "edges"
        for side in ("quote_one", "quote_other")
    }
    return {each.id for each in key.statements if (_paragraph(each.id), each.row["quote"]) in words}


def _paragraph(statement_id: str) -> str:
    return statement_id.partition(".")[0]
