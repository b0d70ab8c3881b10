"""What the exercise that is there asks, and the new one would not: answers to it could not be marked."""

from collections.abc import Iterator
from pathlib import Path

from whosays.author.article_set.building import ArticleSet
from whosays.base.json_types import JsonObject
from whosays.tasks.reading import read_table


def lost_questions(root: Path, made: ArticleSet) -> list[str]:
    """The questions of the exercise as it was built last that the new one does not have, as ``kinds p6.2``.

    Args:
        root: the kit's root.
        made: the set that is to be written.

    Raises:
        KitError: the task file that is there cannot be read.
    """
    before = root / "solutions" / f"{made.stem}.tasks.toml"
    if not before.is_file():
        return []
    stays = set(_questions(made.pages["solutions"].table))
    return [each for each in _questions(read_table(before)) if each not in stays]


def _questions(table: JsonObject) -> Iterator[str]:
    for name, task in table.get("task", {}).items():
        for item in task.get("items", ()):
            yield f"{name} {item if isinstance(item, str) else item.get('id', '')}"
