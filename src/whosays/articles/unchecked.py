"""What of a key nobody has checked yet, what accuses somebody, and the line that learners get to read."""

from collections.abc import Iterable

from whosays.articles.key import Key, Statement
from whosays.base.json_types import JsonObject

DRAFT_LINE = "Part of this key is a draft that no teacher has checked."
"""Stands on every page whose key has rows that are not checked."""


def says_draft(notebook: JsonObject) -> bool:
    """Whether a notebook says so in its first cell, which everybody reads."""
    return DRAFT_LINE in notebook["cells"][0]["source"]


def drafted(key: Key) -> list[Statement]:
    """The statements whose row is still a draft."""
    return [each for each in key.statements if each.row["status"] == "draft"]


def accusing(statements: Iterable[Statement]) -> list[Statement]:
    """Those that accuse somebody, or can be read so: their kind, or the second answer to it."""
    return [each for each in statements if "allegation" in (each.kind, each.also("kind"))]
