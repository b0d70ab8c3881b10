"""What to answer so that it is wrong, half right or best: by the key, for each type of task.

| type | wrong | best |
|---|---|---|
| choose, sort | the first of what is offered that the key marks wrong | the option that it marks best |
| number | 987 654 321 | the key's number |
| chain | the last of the key's names alone | the key's line |
| order | the key's order turned round | the key's order |
| mark | the first word of what was said, marked as who speaks | the key's words |
| results | a list whose first result is no good first click | the key's first click, and two words |
| who_is_behind, twice | has none | the key's own |
| write, vote | has none | a sentence; the first option |
"""

from whosays.base.json_types import JSON
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

SENTENCE = "The article reports what Venezuela’s president says about the US, and who passed it on."
FAR_OFF = "987654321"


def answer_of(task: Task, item: Item, verdict: str) -> JSON:
    """An answer with this verdict, by the key.

    Args:
        task: any task of a lesson that asks something.
        item: one of its items.
        verdict: best, defensible or wrong; what has none of them gets an answer anyway.

    Returns:
        None where no answer has it.
    """
    if task.type == "write":
        return {"text": SENTENCE, "checked": []}
    if task.type in ("who_is_behind", "twice"):
        return type_of(task).solution(task, item)
    if task.type == "results":
        opened = [each["id"] for each in item.raw["results"]]
        tried: list[JSON] = [{"words": [0, 1], "opened": [each]} for each in opened]
        return next((each for each in tried if mark(task, item, each).verdict == verdict), None)
    if type_of(task).one_of_some:
        offered = [each["id"] for each in type_of(task).offered(task, item)]
        return next((each for each in offered if mark(task, item, each).verdict == verdict), None)
    found = _best(task, item) if verdict == "best" else _wrong(task, item)
    return found if mark(task, item, found).verdict == verdict else None


def is_marked(task: Task, item: Item) -> bool:
    """Whether one answer is the best, so that another can be wrong."""
    return task.mode == "practice" and type_of(task).has_best(task, item)


def _best(task: Task, item: Item) -> JSON:
    best = best_answer(task, item)
    return str(item.raw["answer"]) if task.type == "number" else best


def _wrong(task: Task, item: Item) -> JSON:
    best = best_answer(task, item)
    if task.type == "number":
        return FAR_OFF
    if isinstance(best, dict):
        return {"source": best["content"][:1], "cue": [], "content": []}
    assert isinstance(best, list), f"{task.type} is not in the table"
    return best[-1:] if task.type == "chain" else best[::-1]
