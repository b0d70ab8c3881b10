"""What the draft was in doubt about, or got otherwise than the teacher: that makes the better questions.

The draft lies beside the key as ``draft.csv``. Its ids may have changed since, when statements were split: a
row belongs to the statement with its words in its paragraph.
"""

from pathlib import Path

from whosays.articles.key import Key
from whosays.articles.seed_tables import seed_table

DRAFT = "draft.csv"
COLUMNS = ("id", "quote", "kind", "source", "also", "because", "rule", "sure", "doubts", "why")
_UNSURE = {"sure": 0.0, "fair": 0.5, "doubtful": 1.0}


def hardness(folder: Path, key: Key) -> dict[str, float]:
    """How hard each statement was found, by id; nothing where there is no draft.

    Half a point where the draft was only fairly sure, one where it doubted; one more where the checked key
    has another kind or another first source.

    Raises:
        KitError: ``draft.csv`` cannot be read as a table of these columns.
    """
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


def _paragraph(statement_id: str) -> str:
    return statement_id.partition(".")[0]
