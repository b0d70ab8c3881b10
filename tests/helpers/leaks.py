"""What a built exercise gives away: texts, fields and kinds that belong to its key."""

import json
import re
import tomllib
from pathlib import Path

from whosays.articles.kinds import KINDS
from whosays.author.build.exercises import BEGIN
from whosays.base.notebook_files import read_notebook
from whosays.tasks.reading import read_table, read_tasks

KEY_FIELDS = {"best", "defensible", "why", "why_also", "hints", "sample", "rubric", "near", "answer", "also",
              "tolerance", "statement", "kind", "speaker", "source"}  # fmt: skip


def strings(value: object) -> list[str]:
    """Every text in a JSON or TOML value, names of fields included."""
    if isinstance(value, dict):
        return [each for pair in value.items() for part in pair for each in strings(part)]
    if isinstance(value, list):
        return [each for part in value for each in strings(part)]
    return [value] if isinstance(value, str) else []


def secrets_of(root: Path, stem: str) -> set[str]:
    """Every text that only the key and the teacher may see: reasons, rubrics, samples, hints, notes.

    Words that stand in the article are no secret, wherever else they stand: learners have it before them.
    """
    path = root / "solutions" / f"{stem}.tasks.toml"
    found = set(strings([list(secret_values(read_table(path)["task"]))]))
    articles = ""
    for task in read_tasks(path, "solutions", stem).values():
        articles += task.seed.article.text
        rows = [each.row for each in task.seed.key.statements]
        found |= {row[name] for row in rows for name in ("why", "why_also", "settles") if row[name]}
    for cell in read_notebook(path.with_name(f"{stem}.ipynb"))["cells"]:
        if BEGIN in cell["source"]:
            found |= {line.strip("#-* ") for line in cell["source"].splitlines() if "TEACHER" not in line}
    return {text for text in found if len(text) >= 12 and text not in articles} - names_of_fields()


def secret_values(value: object):
    """The values of the fields of a key, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from [inner] if name in KEY_FIELDS - {"answer", "also"} else secret_values(inner)
    for inner in value if isinstance(value, list) else ():
        yield from secret_values(inner)


def names_of_fields() -> set[str]:
    return {"row", "full", "part", "none", "answer", "tolerance", "why"}


def leaks(root: Path, stem: str, book: bytes, tasks: bytes) -> list[str]:
    """What an exercise gives away. The texts are looked for in the bytes and in what the bytes spell."""
    notebook, table = json.loads(book), tomllib.loads(tasks.decode("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"]]
    spelled = "\n".join([*cells, *strings(notebook), *strings(table), tasks.decode(), book.decode()])
    found = [f"text: {text}" for text in sorted(secrets_of(root, stem)) if text in spelled]
    found += [f"field: {name}" for name in sorted(names(table) & KEY_FIELDS)]
    found += [f"field: {name}" for name in sorted(names(notebook) & (KEY_FIELDS - {"source"}))]
    found += [f"kind: {way}" for way in kinds_named(table)]
    return found


def names(value: object) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(name for inner in value.values() for name in names(inner))}
    return {name for inner in value for name in names(inner)} if isinstance(value, list) else set()


def kinds_named(value: object, way: str = "") -> list[str]:
    """Where a kind is named but as a choice that is offered."""
    if isinstance(value, dict):
        return [w for name, inner in value.items() for w in kinds_named(inner, f"{way}/{name}")]
    if isinstance(value, list):
        return [w for inner in value for w in kinds_named(inner, way)]
    return [way] if value in KINDS and not re.fullmatch(r"/task/\w+/choices", way) else []
