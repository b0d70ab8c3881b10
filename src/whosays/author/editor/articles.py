"""Which articles there are to key: those with a draft first, and the finished ones behind them."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.key import COLUMNS, OPTIONAL
from whosays.articles.seed import KEY
from whosays.author.drafting.files import DRAFT_FILE
from whosays.base.errors import KitError
from whosays.base.fixed_tables import checked_table
from whosays.base.places import kit_root, working_copy


@dataclass(frozen=True)
class Found:
    """One article that may be opened.

    Attributes:
        folder: where it lies.
        title: its name in ``source.toml``, or that of its folder.
        statements: how many there are.
        checked: how many of them a person has read.
    """

    folder: Path
    title: str
    statements: int
    checked: int

    @property
    def is_finished(self) -> bool:
        """Whether a person has read every statement."""
        return self.statements > 0 and self.checked == self.statements


def seed_folders() -> tuple[Path, ...]:
    """Where articles lie: in the working copy, and in the clone."""
    copy = working_copy()
    roots = [*([copy] if copy else []), kit_root()]
    return tuple(root / "seeds" for root in roots if (root / "seeds").is_dir())


def find_articles(folders: tuple[Path, ...]) -> tuple[Found, ...]:
    """The articles that have a key, or a draft of one: the unfinished first, each group by name.

    Args:
        folders: where to look; of two with the same name the first counts.
    """
    by_name: dict[str, Path] = {}
    for folder in folders:
        for each in sorted(folder.iterdir()):
            if (each / "article.txt").is_file() and ((each / KEY).is_file() or (each / DRAFT_FILE).is_file()):
                by_name.setdefault(each.name, each)
    found = [_found(each) for each in by_name.values()]
    return tuple(sorted(found, key=lambda each: (each.is_finished, each.folder.name)))


def _found(folder: Path) -> Found:
    statuses = _statuses(folder / KEY)
    return Found(folder, _title(folder), len(statuses), statuses.count("checked"))


def _statuses(path: Path) -> list[str]:
    """The status of each row; none where the key cannot be read: opening it says why."""
    try:
        table = checked_table(path, "key", COLUMNS, OPTIONAL) if path.is_file() else None
    except KitError:
        return []
    return [row["status"] for _, row in table.rows] if table else []


def _title(folder: Path) -> str:
    try:
        said = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # ValueError: no UTF-8, or no TOML; opening it says so
        return folder.name
    return str(said.get("name", folder.name))


def page_key(folder: Path) -> str:
    """The name under which the page keeps what is typed and not saved yet: the same for the same folder."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
