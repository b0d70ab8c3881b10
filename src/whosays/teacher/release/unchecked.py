"""What holds an exercise back: a statement that may accuse a real person, and that nobody has checked."""

from collections.abc import Iterable
from pathlib import Path

from whosays.articles.article import read_source
from whosays.articles.key import COLUMNS, OPTIONAL
from whosays.articles.seed import KEY
from whosays.base.errors import KitError
from whosays.base.fixed_tables import checked_table

_ACCUSES = "allegation"
_NAMED = 6


def refuse_unchecked(kit: Path, articles: Iterable[str]) -> None:
    """Let nothing go to learners while a statement that accuses a real person is unchecked.

    Args:
        kit: the kit's root, which holds ``seeds/``.
        articles: the folders there that an exercise uses.

    Raises:
        KitError: names the statements, and what to do.
    """
    for name in sorted(articles):
        found = unchecked_accusations(kit / "seeds" / name)
        if found:
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            raise KitError(
                f"Nothing is handed out yet: in seeds/{name} nobody has checked "
                f"{', '.join(found[:_NAMED])}{more}, which "
                "may accuse a real person. Read each in the editor, and ask: may anybody in your room be "
                "hurt?"
            )


def unchecked_accusations(folder: Path) -> list[str]:
    """The ids of the statements of a real article that are an allegation, or may be one, and are unchecked.

    None where the key is not at hand, as in an installed kit.

    Raises:
        KitError: the key cannot be read as one.
    """
    if not (folder / KEY).is_file() or not read_source(folder)["real"]:
        return []
    rows = (row for _, row in checked_table(folder / KEY, "key", COLUMNS, OPTIONAL).rows)
    return [
        row["id"] for row in rows if _ACCUSES in (row["kind"], row["also"]) and row["status"] != "checked"
    ]
