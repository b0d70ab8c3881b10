"""What an assistant might send back for an article: its key's statements in the form that was asked for."""

import json

from whosays.articles.key import Key, Statement
from whosays.base.json_types import JsonObject

KINDS = ("characterisation", "allegation")
WHY = "The words take a side, and no record could settle them."


def said(each: Statement) -> JsonObject:
    """A statement as a reply has it."""
    words = " … ".join(_printed(each, each.row["quote"]))
    return {
        "p": each.id.partition(".")[0],
        "words": words,
        "kind": each.kind,
        "who": list(each.chain),
        "who_words": "",
        "cue": "",
        "speaker": each.speaker,
        "why": each.row["why"],
        "settles": each.row["settles"],
    }


def _printed(each: Statement, cell: str) -> list[str]:
    return [part.rpartition("#")[0] or part for part in cell.split(" ‖ ")]


def reply_of(key: Key, changes: dict[str, JsonObject | None] | None = None) -> list[JsonObject]:
    """A reply that agrees with a key but for what is changed, by id; None leaves a statement out."""
    changed = changes or {}
    assert set(changed) <= set(key.by_id), "an id that the key does not have"
    listed = [(each, changed.get(each.id, {})) for each in key.statements]
    return [{**said(each), **change} for each, change in listed if change is not None]


def as_lines(objects: list[JsonObject]) -> str:
    """A reply as it was asked for: a line each."""
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
