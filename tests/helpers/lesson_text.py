"""The notebooks as text: their cells, headings, quotations and how hard they are to read."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.base.notebook_files import read_notebook
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.waiting_cells import bare

Json = dict[str, Any]
QUOTED = re.compile(r"“([^”]*)”")
HEADING = re.compile(r"^(#+) +(.+?)(?: \((\d+) min(, optional)?\))?$", re.MULTILINE)
PLACE = re.compile(r"Lesson \d+ of \d+ · ")
"""What the build writes before a lesson's minutes. The bar says it, too: nobody reads it word by word."""
_TEXT_FIELDS = ("title", "prompt", "question", "why", "why_also", "hints", "text", "checklist", "sample",
                "row", "full", "part", "none", "alt", "caption")  # fmt: skip


@dataclass(frozen=True)
class Notebook:
    """A notebook beside its tasks."""

    room: str
    stem: str
    cells: list[Json]
    tasks: dict[str, Task]
    metadata: Json

    @property
    def prose(self) -> list[str]:
        return [cell["source"] for cell in self.cells if cell["cell_type"] == "markdown"]

    @property
    def code(self) -> list[Json]:
        """The kit's own cells."""
        return [cell for cell in self.all_code if not is_own_code(cell)]

    @property
    def own_code(self) -> list[Json]:
        """Code that learners see and run themselves (lesson 06, part B)."""
        return [cell for cell in self.all_code if is_own_code(cell)]

    @property
    def all_code(self) -> list[Json]:
        return [cell for cell in self.cells if cell["cell_type"] == "code"]


def is_own_code(cell: Json) -> bool:
    return "own-code" in cell["metadata"].get("tags", [])


def of_the_kit(cell: Json) -> Json:
    """What a cell says to the kit in its metadata: ``opens_after`` a task, or for whoever works ``alone``."""
    found: Json = cell["metadata"].get("whosays", {})
    return found


def is_folded(cell: Json) -> bool:
    """Whether only a learner who works alone opens it; it takes none of a class's time."""
    return bool(of_the_kit(cell).get("alone"))


def open_notebook(root: Path, room: str, stem: str) -> Notebook:
    raw = read_notebook(root / room / f"{stem}.ipynb")
    tasks = read_tasks(root / room / f"{stem}.tasks.toml", room, stem)
    return Notebook(room, stem, raw["cells"], tasks, raw["metadata"])


def words_of(source: str) -> list[str]:
    """The words a learner reads in a Markdown cell."""
    return re.findall(r"\w[\w’'.,-]*", plain(source))


def plain(source: str) -> str:
    """Markdown without its marks. Minutes of headings, a lesson's place and rules of tables are left out."""
    source = PLACE.sub("", bare(source))
    source = re.sub(r" \(\d+ min(, optional)?\)$", "", source, flags=re.MULTILINE)
    source = re.sub(r"^\|[-| ]+\|$", "", source, flags=re.MULTILINE)
    source = re.sub(r"^(#+|>|-|\d+\.) +", "", source, flags=re.MULTILINE)
    return re.sub(r"[*`|\\]", " ", source)


def task_texts(task: Task) -> list[tuple[str, str]]:
    """Every text of a task that an author wrote for a reader, with the place it stands in."""
    return list(_texts(task.raw, task.name))


def _texts(value: Any, at: str, field: str = ""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{at}/{value.get('id', '')}".rstrip("/"), name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, at, field)
    elif field in _TEXT_FIELDS or (field == "passage" and value.startswith("text:")):
        yield f"{at}, {field}", value


# --- how hard a text is to read --------------------------------------------------------------------


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end. A count for English prose, right nine times in ten."""
    word = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    word = re.sub(r"(?<=[^laeiouytd])ed$|(?<=[^aeiouy])es$(?<![scxzg]es)(?<!shes)(?<!ches)", "", word)
    word = re.sub(r"(?<=[^aeiouy])(?<![^aeiouy]l)e$", "", word)
    return max(1, len(re.findall(r"[aeiouyà-ÿ]+", re.sub(r"(?<![tscgx])i(?=[ao])", "i-", word))))


def sentences(text: str) -> list[list[str]]:
    """The author's own sentences as lists of words. What is quoted counts as one short word."""
    text = re.sub(r"^(?:>|\|).*$", "", text, flags=re.MULTILINE)  # quoted lines and tables
    text = re.sub(r"“[^”]*”", "it", text)
    text = re.sub(r"^#+ .*$", "", text, flags=re.MULTILINE)  # headings are no sentences
    parts = re.split(r"[.!?]+(?:\s|$)|\n", plain(text))
    found = (re.findall(r"[A-Za-zÀ-ÿ’'-]+", part) for part in parts)
    return [words for words in found if words]


def grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    found = [words for text in texts for words in sentences(text)]
    words = [word for each in found for word in each]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
