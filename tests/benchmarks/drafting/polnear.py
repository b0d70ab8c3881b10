"""Reads PolNeAR (Newell et al. 2018), the corpus that the attribution engine is trained and measured on.

The folder holds ``train`` and ``dev``, each with ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann`` in
brat's form. Where several people annotated an article, the first by their sign counts. No text of it may
enter the project: its articles belong to their publishers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
Attribution = dict[str, list[Span]]  # by role: source, cue, content
ROLES = ("source", "cue", "content")
_FILE = re.compile(r"(.*)_[0-9a-f]{4}\.ann")


@dataclass(frozen=True)
class Document:
    """One article with its attributions; spans are code points of its text, the end excluded."""

    name: str
    text: str
    attributions: list[Attribution]


def documents(folder: Path, part: str) -> Iterator[Document]:
    """The articles of "train" or "dev", by name."""
    first: dict[str, Path] = {}
    for path in sorted((folder / part / "attributions").glob("*.ann")):
        if found := _FILE.fullmatch(path.name):
            first.setdefault(found.group(1), path)
    for name, path in sorted(first.items()):
        text = (folder / part / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield Document(name, text, attributions(path.read_text(encoding="utf-8")))


def attributions(brat: str) -> list[Attribution]:
    """The attributions of one .ann file; notes of the annotators ("Discuss", "Discard") are left out."""
    stretches: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in brat.splitlines():
        sign, _, rest = line.partition("\t")
        if sign.startswith("T"):
            stretches[sign] = _spans(rest.partition("\t")[0].partition(" ")[2])
        elif sign.startswith("E"):
            events.append(rest.split())
    return [_attribution(event[1:], stretches) for event in events]


def _spans(places: str) -> list[Span]:
    found = []
    for place in places.split(";"):
        start, _, end = place.strip().partition(" ")
        if start.isdigit() and end.isdigit():
            found.append((int(start), int(end)))
    return found


def _attribution(arguments: list[str], stretches: dict[str, list[Span]]) -> Attribution:
    found: Attribution = {role: [] for role in ROLES}
    for argument in arguments:
        name, _, sign = argument.partition(":")
        role = name.rstrip("0123456789").lower()  # a second stretch is called Content2
        if role in found:
            found[role] += stretches.get(sign, [])
    return {role: sorted(spans) for role, spans in found.items()}
