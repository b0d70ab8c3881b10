"""What an item practises: a short, fixed list. The end card tells its evidence by these names."""

from whosays.tasks.task import Item, Task

SKILLS = {
    "page": "the story and the page around it",
    "silence": "what a page does not say",
    "match": "what a match shows",
    "speaker": "who speaks, in which words",
    "quotation": "whose words stand between the marks",
    "row": "the row behind a sentence",
    "signs": "who signs",
    "accuses": "does it accuse",
    "kind": "which kind it is",
    "verbs": "words that lean",
    "voices": "whose voice is missing",
    "numbers": "of what, and do the figures fit",
    "trace": "back to the origin",
    "click": "what to open first",
    "publisher": "what a publisher changes",
    "settles": "what would settle it",
    "knows": "how they could know",
    "wording": "a fair wording",
    "points": "pointing at words",
    "holds": "what you could repeat, prove or check",
}
"""Each skill with the words that a learner reads."""

HOLDS = "holds"
"""The one skill whose slips have a direction: trusted too much, doubted too much."""
_OF_FACET = {"kind": "kind", "answers_for": "signs", "accuses": "accuses"}


def skill_of(task: Task, item: Item) -> str:
    """The skill of an item: its own, its task's, or that of a sort task's facet; "" if none is named."""
    named: str = item.raw.get("skill") or task.raw.get("skill") or ""
    return named or (_OF_FACET[task.facet] if task.type == "sort" else "")
