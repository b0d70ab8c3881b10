"""An exercise whose every text is a payload: title, story, names, questions, options, prose."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import tomli_w

from helpers.payloads import PAYLOADS

STEM = "50_hostile"
_CALL = 'from whosays import {name}\n{name}("exercises/{stem}"{task})'


def hostile_kit(folder: Path, story: Iterable[str] = PAYLOADS) -> Path:
    """A kit with one exercise and its article, whose paragraphs are given."""
    seed = folder / "seeds" / "hostile"
    seed.mkdir(parents=True)
    (folder / "exercises").mkdir()
    text = "\n\n".join(story) + "\n"
    (seed / "article.txt").write_bytes(text.encode())
    source = {
        "name": PAYLOADS[0],
        "real": False,
        "language": 'en" onclick="window.ran=1',
        "serves": "exercises",
    }
    (seed / "source.toml").write_text(
        tomli_w.dumps({**source, "layout": {"headline": [1], "page_parts": [2]}, "known": {}}), "utf-8"
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    tasks = {"article": "hostile", "mode": "hand-in", "articles": {"hostile": digest}, "task": _tasks()}
    (folder / "exercises" / f"{STEM}.tasks.toml").write_text(tomli_w.dumps(tasks), encoding="utf-8")
    book = {"cells": [*_cells(tasks["task"])], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "exercises" / f"{STEM}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    return folder


def _tasks() -> dict[str, object]:
    base = {"prompt": PAYLOADS[3], "minutes": 1}
    options = [{"text": text} for text in PAYLOADS[:8]]
    choose = [{"id": f"c{n}", "question": text, "options": options} for n, text in enumerate(PAYLOADS)]
    write = [{"id": "w", "question": PAYLOADS[9], "checklist": PAYLOADS[:6]}]
    order = [{"id": "o", "question": PAYLOADS[10], "steps": PAYLOADS[:5]}]
    chain = [{"id": "n", "question": PAYLOADS[11], "bank": PAYLOADS[:5]}]
    return {
        "story": {"type": "read", "title": PAYLOADS[1], "view": "lines", "minutes": 1},
        "choose": {"type": "choose", "title": PAYLOADS[2], **base, "items": choose},
        "write": {"type": "write", "title": PAYLOADS[4], **base, "items": write},
        "order": {"type": "order", "title": PAYLOADS[5], **base, "items": order},
        "chain": {"type": "chain", "title": PAYLOADS[6], **base, "items": chain},
    }


def _cells(tasks: dict[str, object]) -> list[dict[str, object]]:
    said = [f"# {PAYLOADS[7]}\n\n{PAYLOADS[8]}\n\n[link](javascript:window.ran=1)"]
    said += [_CALL.format(name="start", stem=STEM, task="")]
    for number, name in enumerate(tasks):
        said += [f"## {PAYLOADS[number]} (3 min)\n\n{PAYLOADS[number + 1]} ![x](x onerror=window.ran=1)"]
        said += [_CALL.format(name="show", stem=STEM, task=f', "{name}"')]
    kinds = ("code" if source.startswith("from") else "markdown" for source in said)
    cells = [{"cell_type": kind, "id": f"c{n}", "metadata": {}} for n, kind in enumerate(kinds)]
    for cell, source in zip(cells, said, strict=True):
        cell["source"] = source
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return cells
