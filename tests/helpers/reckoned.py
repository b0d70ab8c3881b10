"""How long a lesson takes, reckoned from what a learner reads, judges, talks about and writes.

150 words a minute, half a minute a judgement (its reply is read in it), 4 minutes a Talk, 5 a written line.
What is written from memory before its choices are shown, for oneself alone, is half a minute more.
What may be asked once more counts as two judgements, read and answered.
Each text counts once in a task; of a story that the notebook shows whole, a passage counts by its marked
words. What is folded away or optional takes no time: nobody has to open it.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from helpers.lesson_text import HEADING, Json, Notebook, is_folded, is_own_code, words_of
from whosays.articles.outlets import QUESTIONS
from whosays.base.notebook_files import kit_call
from whosays.learner.once_more import MOST
from whosays.tasks.passages import WRITTEN
from whosays.tasks.task import Item, Task
from whosays.tasks.types import asks, type_of

WORDS = 150  # a minute
JUDGEMENT = 0.5
REMEMBERED = 0.5  # a few words from memory before the choices are shown, on top of the judgement
TALK = 4.0
LINE = 5.0
END = "end"  # the card after the lesson: whoever looks at it has done the lesson
TEXT = 40  # so many words asked for make a short text, and no line: it takes as long as two
OF_THE_LESSONS = "venezuela-2018"
BEGUN = ("00_start_here",)  # where the article of the lessons is read; later lessons look at it again


@dataclass
class Stretch:
    """A heading with what stands under it.

    Attributes:
        title: the heading.
        promised: the minutes it promises; 0 for none.
        words: how many words a learner reads.
        minutes: what the work takes without the reading.
    """

    title: str
    level: int
    promised: int
    optional: bool
    words: int = 0
    minutes: float = 0.0
    work: list[str] = field(default_factory=list)

    @property
    def reckoned(self) -> float:
        """Reading and work together, in minutes."""
        return 0.0 if self.optional else self.words / WORDS + self.minutes


@dataclass(frozen=True)
class Part:
    """A part of a lesson, or an exercise: what it promises and what it takes."""

    name: str
    stretches: tuple[Stretch, ...]
    claim: int

    @property
    def promised(self) -> int:
        """What the part's own heading says, else what its stretches add up to."""
        return self.claim or sum(each.promised for each in self.stretches if not each.optional)

    @property
    def reckoned(self) -> float:
        """What its stretches take."""
        return sum(each.reckoned for each in self.stretches)


def for_learners(notebook: Notebook) -> list[Json]:
    """The cells that learners get; a solution's notes for the teacher, and what is folded, left out."""
    return [c for c in notebook.cells if "<!-- BEGIN TEACHER" not in c["source"] and not is_folded(c)]


def stretches(notebook: Notebook) -> list[Stretch]:
    """A notebook cut at its headings, each with what it holds."""
    found = [Stretch("", 1, 0, optional=False)]
    for cell in for_learners(notebook):
        if cell["cell_type"] == "markdown":
            found += _headings(cell["source"], found[-1])
            found[-1].words += len(words_of(cell["source"]))
        elif is_own_code(cell):
            found[-1].words += len(words_of(cell["source"]))
            _work(found[-1], "code", JUDGEMENT)
        elif (call := kit_call(cell["source"])) and call["task"]:
            _add(found[-1], notebook, notebook.tasks[call["task"]])
    return found


def parts(notebook: Notebook) -> list[Part]:
    """The parts of a notebook; the whole of it where it has none. What stands before Part A belongs to it."""
    cut: list[tuple[str, int, list[Stretch]]] = [("", 0, [])]
    for each in stretches(notebook):
        if each.level == 2 and each.title.startswith("Part "):
            before = cut.pop()[2] if cut[0][0] == "" else []
            cut.append((each.title, each.promised, before))
            each.promised = 0
        cut[-1][2].append(each)
    return [Part(name, tuple(found), claim) for name, claim, found in cut]


def _headings(source: str, last: Stretch) -> Iterator[Stretch]:
    for level, text, minutes, optional in HEADING.findall(source):
        # A heading without minutes under an optional one of a higher level is optional with it.
        inside = last.optional and len(level) > last.level
        yield Stretch(text, len(level), int(minutes or 0), bool(optional) or inside)


def _add(to: Stretch, notebook: Notebook, task: Task) -> None:
    if task.raw.get("optional") or task.type == END:
        return
    # A title that repeats its heading is no news.
    texts = [text for text in read_in(task, whole(notebook)) if text != to.title]
    shown = "" if asks(task) else _shown(notebook, task)
    to.words += sum(len(words_of(text)) for text in [*texts, shown])
    _work(to, task.name, _of_work(task, shown))


def _of_work(task: Task, shown: str) -> float:
    if not asks(task):
        return 0 if shown else JUDGEMENT  # a picture of what was read before: a look
    if task.raw.get("together"):
        return TALK
    return sum(written(task, item) for item in task.items) + (MOST * JUDGEMENT if task.pool else 0)


def _work(to: Stretch, name: str, minutes: float) -> None:
    to.minutes += minutes
    to.work.append(f"{name} {minutes:g}")


def written(task: Task, item: Item) -> float:
    """The minutes of one item: a judgement, perhaps from memory first, a line, or a short text anew."""
    if task.type != "write":
        return JUDGEMENT + REMEMBERED * item.raw.get("remember", False)
    return LINE * (2 if item.raw["min_words"] >= TEXT and "earlier" not in task.raw else 1)


def whole(notebook: Notebook) -> set[str]:
    """The names of the articles that this very notebook lets a learner read from top to bottom."""
    read = (task for task in notebook.tasks.values() if not asks(task) and not task.raw.get("optional"))
    return {task.seed.article.name for task in read if _shown(notebook, task) and "cards" not in task.raw}


def read_in(task: Task, known: Container[str] = ()) -> Iterable[str]:
    """Every text of a task that is in sight before it is answered, each once.

    Where the article is ``known``, its passages are only looked at again: the words marked in them are read.
    """
    texts = [task.raw["title"], task.prompt, task.raw.get("button", "")]
    for item in task.items:
        texts += [_passage(task, item, known), item.question]
        data = type_of(task).page_data(task, item)
        for name in ("options", "steps", "bank", "checklist"):
            texts += [_label(each) for each in data.get(name) or ()]
        texts += [*_listed(item), *_laid_out(task, item)]
    return dict.fromkeys(texts)


def _passage(task: Task, item: Item, known: Container[str]) -> str:
    again = task.seed.article.name in known and not item.raw.get("passage", "").startswith(WRITTEN)
    return "".join(str(p["text"]) for p in type_of(task).passage(task, item) if p["mark"] or not again)


def _listed(item: Item) -> Iterator[str]:
    """A list of results is read whole before a click; then what stands behind one of them, the longest."""
    found = item.raw.get("results", ())
    for each in found:
        yield " ".join(each[name] for name in ("title", "publisher", "date", "lines"))
    yield max((each.get("opened", "") for each in found), key=lambda text: len(text.split()), default="")


def _laid_out(task: Task, item: Item) -> Iterator[str]:
    """The cards of outlets: all that have to be opened, with their four questions."""
    for name in item.raw.get("outlets", ()):
        for row in task.seed.outlets[name].rows:
            yield f"{name} {QUESTIONS[row.row]} {row.words or row.state} {row.whose_words} {row.reply}"


def _label(each: object) -> str:
    return str(each.get("label", each.get("text")) if isinstance(each, dict) else each)


def _shown(notebook: Notebook, task: Task) -> str:
    """The words of what only shows: cards, and an article that no lesson before has shown."""
    facts = [task.seed.outside[name] for name in task.raw.get("cards", ())]
    if facts:
        return " ".join(f"{f.what} {f.words} {f.publisher} {f.date} {f.shows_not}" for f in facts)
    article = task.seed.article
    known = notebook.stem not in BEGUN and article.name == OF_THE_LESSONS
    return "" if known or task.raw.get("view") not in ("clean", "lines") else article.text
