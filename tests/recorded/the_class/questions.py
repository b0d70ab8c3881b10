"""What the exercises ask, and answers to it: read from their task files, with nothing of the package.

So the class stays as it is wherever the package keeps its modules.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).parents[3]
CHOICES = {
    "accuses": ("yes", "no"),
    "answers_for": ("The article itself", "Somebody in office", "Somebody else"),
    "kind": ("reported fact", "official claim", "allegation", "appeal", "characterisation"),
}
SORTED = {  # the best answers that stand in a key.csv, and not in the task file
    "answers": {
        **dict.fromkeys(("p1.5", "p6.9"), "Somebody else"),
        **dict.fromkeys(("p2.1", "p6.3"), "The article itself"),
        "p3.3": "Somebody in office",
    },
    "accuses": {"p1.8": "no", "p1.10": "yes", "p4.4": "yes", "p4.7": "no"},
    "03 kinds": {
        **dict.fromkeys(("h.2", "p2.3", "p5.7"), "reported fact"),
        **dict.fromkeys(("p4.2", "p6.6"), "official claim"),
        **dict.fromkeys(("p3.2", "p5.4"), "allegation"),
        **dict.fromkeys(("p5.6", "p6.2"), "not yet"),
    },
    "08 kinds": {
        "p1.3": "reported fact",
        "p3.2": "allegation",
        "p3.4": "official claim",
        "p2.5": "appeal",
        "p5.2": "characterisation",
    },
}
MARKED = {  # first and last word number of source, cue and content
    "observers": ((140, 144), (150, 151), (152, 158)),
    "boats": ((78, 79), (76, 77), (80, 96)),
    "recount": ((270, 270), (271, 273), (274, 282)),
}
Answer = Any
One = TypeVar("One")


@dataclass(frozen=True)
class Question:
    """One item of a task, and how it can be answered."""

    stem: str
    task: str
    item: str
    type: str
    article: str
    best: Answer
    others: tuple[Answer, ...]
    rubric: tuple[str, ...]

    def drawn(self, learner: str) -> Answer:
        """An answer of one learner: always the same, and not everybody's."""
        if self.type == "write":
            return written(f"{learner} thinks: the board says so, and a register lists {len(self.task)}.")
        return picked((self.best, *self.others), learner, self.stem, self.task, self.item)


def picked(some: Sequence[One], *words: str) -> One:
    """One of some, always the same for the same words: a dice that no version of Python changes."""
    return some[int(short_hash(*words), 16) % len(some)]


def short_hash(*words: str) -> str:
    """Six hex digits that stand for words."""
    return hashlib.sha256("/".join(words).encode()).hexdigest()[:6]


def written(text: str) -> Answer:
    """An answer to a free text."""
    return {"text": text, "checked": [0]}


def questions_of(stem: str) -> list[Question]:
    """What an exercise asks, in its order."""
    told = tomllib.loads((ROOT / "solutions" / f"{stem}.tasks.toml").read_text(encoding="utf-8"))
    text = (ROOT / "seeds" / told["article"] / "article.txt").read_bytes()
    about = stem, hashlib.sha256(text).hexdigest()[:8]
    tasks = told["task"].items()
    return [_question(about, name, task, item) for name, task in tasks for item in task.get("items", ())]


def _question(about: tuple[str, str], name: str, task: dict[str, Any], item: Any) -> Question:
    (stem, article), raw = about, item if isinstance(item, dict) else {"id": item}
    best, others = _ANSWERS[task["type"]](stem, name, task, raw)
    rubric = tuple(row["row"] for row in raw.get("rubric", ()))
    return Question(stem, name, raw["id"], task["type"], article, best, tuple(others), rubric)


def _sort(stem: str, name: str, task: dict[str, Any], raw: dict[str, Any]) -> tuple[Answer, Sequence[Answer]]:
    best = (SORTED.get(name) or SORTED[f"{stem[:2]} {name}"])[raw["id"]]
    return best, task.get("choices") or CHOICES[task["facet"]]


def _choose(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    options = given[-1]["options"]
    best = next(option for option in options if option.get("best"))
    return short_hash(best["text"]), [short_hash(option["text"]) for option in options]


def _number(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    right, unit = given[-1]["answer"], given[-1].get("unit", "")
    return f"{right} {unit}", [f"about {right}", f"{right + 1000}", "many"]


def _order(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    steps = [short_hash(text) for text in given[-1]["steps"]]
    return steps, [steps[::-1], [*steps[1:], steps[0]]]


def _chain(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    right, bank = given[-1]["answer"], given[-1]["bank"]
    return right, [right[::-1], right[1:], bank[:2]]


def _mark(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    source, cue, content = ([*range(a, b + 1)] for a, b in MARKED[given[-1]["id"]])
    right = {"source": source, "cue": cue, "content": content}
    return right, [{**right, "cue": []}, {"source": cue, "cue": source, "content": content[1:]}]


def _write(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    return written(f"The board says that “{given[1]}” is so. A register shows it. Nobody else was asked."), ()


def _results(*given: Any) -> tuple[Answer, Sequence[Answer]]:
    listed = given[-1]["results"]
    opened = [{"words": [0, 1], "opened": [each["id"]]} for each in listed]
    return opened[[bool(each.get("best")) for each in listed].index(True)], opened


_ANSWERS = {
    "results": _results,
    "sort": _sort,
    "choose": _choose,
    "number": _number,
    "order": _order,
    "chain": _chain,
    "mark": _mark,
    "write": _write,
}
