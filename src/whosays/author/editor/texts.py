"""The boxes that a teacher writes in, named by where a statement stands: so a box outlives the kernel."""

from whosays.author.editor.rows import Row, block_of
from whosays.author.editor.session import Session
from whosays.base.errors import KitError

BOXES = {
    "why": "the reason",
    "why_also": "the second reason",
    "settles": "what would settle it",
    "also": "second source",
}
"""The columns that are written in a box, and what a step is called that changes one."""


def item_of(session: Session, row: Row, column: str) -> str:
    """The name of a box: paragraph, words by number, column. Ids change; where words stand does not."""
    first = session.article.words_in(row.start, row.end)[0].number
    last = session.article.words_in(row.start, row.end)[-1].number
    return f"{block_of(session.article, row).id}-{first}-{last}-{row.start}-{row.end}/{column}"


def box_of(session: Session, item: object) -> tuple[Row, str]:
    """The statement and the column of a box.

    Raises:
        KitError: there is no such box any more.
    """
    for row in session.rows:
        for column in BOXES:
            if item == item_of(session, row, column):
                return row, column
    raise KitError(
        "NOT saved: the statement of this box has other words now. Copy your text, and put it in again."
    )


def with_text(row: Row, column: str, text: str) -> Row:
    """The row with another text in a box; a reason that was just written speaks of the kind that stands."""
    said = " ".join(text.split())  # a cell is one line
    changed = row.saying(**{column: said})
    if column != "why" or said == row.cells["why"]:
        return changed
    return Row(changed.number, changed.words, changed.cells, changed.kind)
