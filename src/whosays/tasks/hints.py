"""Hints in three rungs: where to look; which rule; the worked answer, and "now say why".

The last rung works as an example if it is studied; how many are left is not shown, since that invites
grabbing answers (Aleven & Koedinger, learnlab.org "Help abuse"; Guo, Beck & Heffernan).
"""

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, NOT_YET, kind
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types.sort import choices, right_choice

SAY_WHY = "Now say why, in your own words."
RUNGS = 3


def hints(task: Task, item: Item) -> tuple[str, ...]:
    """The rungs for one item, from the vaguest to the worked answer; none in hand-in or for votes."""
    if task.mode != "practice" or task.raw.get("together"):
        return ()
    written = tuple(item.raw.get("hints") or task.raw.get("hints") or ())
    if task.type == "sort":
        statement = task.statement(item)
        written = (*written, *_sort_hints(task, statement)[len(written) :])
    if task.type == "write" or not written:
        return written
    return (*written[: RUNGS - 1], _worked(task, item))


def _sort_hints(task: Task, statement: Statement) -> tuple[str, str]:
    text = task.seed.article.text
    cue = ", ".join(f"“{_bare(text[a:b])}”" for a, b in statement.cue_spans if _bare(text[a:b]))
    source = ", ".join(f"“{_bare(text[a:b])}”" for a, b in statement.source_spans)
    where = f"Look at {cue}." if cue else f"Look at {source}." if source else ""
    where = where or "Look for words that hand it to somebody. Are there any?"
    return where, _rule(task, statement)


def _bare(words: str) -> str:
    return words.strip("“”‘’\"' ")


def _rule(task: Task, statement: Statement) -> str:
    if task.facet == "accuses":
        return KINDS["allegation"].test
    if task.facet == "answers_for":
        return "The signature test: cross out the words that hand it over. Who has to sign what is left?"
    right = right_choice(task, statement)
    return NOT_YET.test if right == NOT_YET.name else kind(right).test


def _worked(task: Task, item: Item) -> str:
    result = mark(task, item, None)
    return " ".join(part for part in (_named(task, item, result.best), *result.why[-1:], SAY_WHY) if part)


def _named(task: Task, item: Item, best: object) -> str:
    """The best answer in words."""
    if task.type == "sort":
        return f"It is “{choices(task)[str(best)]}”."
    if task.type == "choose":
        return next(f"It is “{option.text}”." for option in item.options if option.id == best)
    if task.type == "order":
        return f"The order: {' → '.join(item.steps.values())}."
    if task.type == "chain":
        return ""  # its why names it
    if task.type == "mark":
        return _named_words(task, best)
    return f"It is {best}."


def _named_words(task: Task, best: object) -> str:
    words = task.seed.article.words
    parts = []
    for role, numbers in best.items() if isinstance(best, dict) else ():
        if numbers:
            parts.append(f"{role}: “{' '.join(_bare(words[n].text) for n in numbers)}”")
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}."
