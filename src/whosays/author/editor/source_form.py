"""Where an article is from: five plain questions ("not known" is an answer), kept in ``source.toml``."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whosays.articles.article import read_source
from whosays.author.editor.keeper import Keeper
from whosays.base.errors import KitError

FIELDS = ("publisher", "author", "date", "address", "license")
_LONGEST = 1000  # characters of one answer
_TABLE = re.compile(r"^\s*\[([A-Za-z_]+)\]\s*(?:#.*)?$")
_NOT_KNOWN = {
    "publisher": "Who published the text is not known.",
    "author": "The text names no author.",
    "date": "The text has no date.",
    "address": "No address of the text is known.",
    "license": "Under which licence it may be shared is not known.",
}
"""What stands under [unknown] for what nobody knows."""


class SourceForm:
    """The answers about one article's origin.

    Args:
        folder: of the article.
        title: its headline, as it is named under the text.
    """

    def __init__(self, folder: Path, title: str) -> None:
        self.folder, self.title = folder, title
        self.keeper = Keeper(folder / "source.toml")
        self.read()

    def read(self) -> None:
        """What ``source.toml`` says now."""
        self.source: dict[str, Any] = read_source(self.folder)

    @property
    def asks(self) -> bool:
        """Whether there is anything to ask: an article written for practice comes from nowhere else."""
        return bool(self.source["real"])

    @property
    def is_told(self) -> bool:
        """Whether each question has an answer."""
        told = {*self.source["known"], *self.source["unknown"]}
        return all(name in told for name in FIELDS)

    def answers(self) -> dict[str, dict[str, Any]]:
        """For each question what is known, and whether it is said to be unknown."""
        known, unknown = self.source["known"], self.source["unknown"]
        return {
            name: {"text": str(known.get(name, "")), "unknown": name in unknown and name not in known}
            for name in FIELDS
        }

    def write(self, fields: dict[str, object]) -> None:
        """Keep the answers; whatever else stands in the file stays.

        Args:
            fields: by question the answer, or None where it is not known.

        Raises:
            KitError: a question is left open, or the file cannot be written or was changed outside.
        """
        if self.keeper.changed_outside():
            self.keeper.accept()
            self.read()
        answers = {name: _answer(name, fields.get(name)) for name in FIELDS}
        text = (self.keeper.known or b"").decode("utf-8")
        content = _rewritten(text, answers, _attribution(self.title, answers)).encode()
        _check(content)
        self.keeper.write(content)
        self.read()


def _answer(name: str, said: object) -> str:
    """An answer as one line; "" where it is not known."""
    if said is None:
        return ""
    if not isinstance(said, str) or not said.strip():
        raise KitError(f"The {_in_words(name)} is missing. Write it, or say that it is not known.")
    if len(said) > _LONGEST:
        raise KitError(f"The {_in_words(name)} is too long. Write at most {_LONGEST} letters.")
    return " ".join(said.split())


def _in_words(name: str) -> str:
    return {"license": "licence"}.get(name, name)


def _attribution(title: str, answers: dict[str, str]) -> str:
    """Whose words these are, as it stands under them on every page."""
    who = answers["publisher"] or "Publisher not known"
    written = f"{answers['author']}, {who}" if answers["author"] else who
    dated = f"{written}, {answers['date']}" if answers["date"] else written
    at = f", {answers['address']}" if answers["address"] else ""
    licence = f"Licensed: {answers['license']}." if answers["license"] else "The licence is not known."
    return f"{dated}: “{title}”{at}. {licence} Words unchanged."


def _check(content: bytes) -> None:
    try:
        tomllib.loads(content.decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KitError(
            f"source.toml has a form that cannot be added to ({error}). Mend it in an editor."
        ) from error


def _rewritten(text: str, answers: dict[str, str], attribution: str) -> str:
    """The file with the answers in it, line by line: everything else, comments too, stays as it is."""
    unknown = {name: _NOT_KNOWN[name] for name, said in answers.items() if not said}
    known = {name: said for name, said in answers.items() if said}
    kept = _lines(text, lambda table, name: (table in ("known", "unknown") and name in FIELDS)
                  or (table == "" and name == "attribution"))  # fmt: skip
    kept = _put(kept, "", {"attribution": attribution})
    kept = _put(kept, "known", known)
    kept = _put(kept, "unknown", unknown)
    return "\n".join(kept).rstrip("\n") + "\n"


def _lines(text: str, drop: Callable[[str, str], bool]) -> list[str]:
    """The lines of a file without those that say what is to be said anew."""
    table, kept = "", []
    for line in text.splitlines():
        if heading := _TABLE.match(line):
            table = heading.group(1)
        name = line.partition("=")[0].strip().strip('"')
        if heading or not drop(table, name):
            kept.append(line)
    return kept


def _put(lines: list[str], table: str, said: dict[str, str]) -> list[str]:
    """The lines with more of a table, at its end; a table that is not there is begun."""
    new = [f"{name} = {_quoted(words)}" for name, words in said.items()]
    headings = [(i, match.group(1)) for i, line in enumerate(lines) if (match := _TABLE.match(line))]
    begin = next((i for i, name in headings if name == table), -1 if table == "" else None)
    if begin is None:
        return [*lines, "", f"[{table}]", *new] if new else lines
    end = next((i for i, _ in headings if i > begin), len(lines))
    while end > begin + 1 and not lines[end - 1].strip():
        end -= 1
    return [*lines[:end], *new, *lines[end:]]


def _quoted(words: str) -> str:
    """A text as TOML; JSON's form of it is the same but for one control character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
