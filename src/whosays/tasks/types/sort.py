"""Marking a sort: a statement's kind, who answers for it, or whether it accuses."""

from whosays.articles.key import Key, Statement
from whosays.articles.kinds import KINDS, NOT_YET, SPEAKERS, answers_for, kind
from whosays.tasks.task import Item, Task
from whosays.tasks.verdict import HALF, Mark

ACCUSES = {"yes": "It accuses somebody", "no": "It accuses nobody"}


def choices(task: Task) -> dict[str, str]:
    """The choices of a sort task by id, with the words a learner sees."""
    if task.facet == "accuses":
        return dict(ACCUSES)
    if task.facet == "answers_for":
        named = dict.fromkeys(SPEAKERS.values())
        page = SPEAKERS["page"]
        return {label: label for label in named if label != page or _asks_about_page(task)}
    return {name: kind(name).label for name in task.raw.get("choices", [*KINDS])}


def _asks_about_page(task: Task) -> bool:
    return any(item.id.startswith("x") for item in task.items)


def right_choice(task: Task, statement: Statement) -> str:
    """The best choice for a statement in this task."""
    if task.facet == "accuses":
        return "yes" if statement.kind == "allegation" else "no"
    if task.facet == "answers_for":
        return answers_for(statement.speaker)
    return _offered(task, statement.kind)


def _offered(task: Task, kind_name: str) -> str:
    """A kind as this task offers it: one that a lesson has not taught yet lies in the bin."""
    return kind_name if not kind_name or kind_name in choices(task) else NOT_YET.name


def second_choice(task: Task, statement: Statement) -> str:
    """The defensible second choice for a statement in this task, or an empty text."""
    also = statement.also("kind")
    if task.facet == "accuses":
        # A claim as second answer speaks of who says it, not of whether it accuses.
        second = {"allegation": "yes", "characterisation": "no"}.get(also, "")
    elif task.facet == "answers_for":
        second = _second_speaker(task.seed.key, statement)
    else:
        second = _offered(task, also)
    return "" if second == right_choice(task, statement) else second


def _second_speaker(key: Key | None, statement: Statement) -> str:
    by_kind = {"reported fact": "article", "official claim": "official", "attributed claim": "unnamed"}
    if statement.also("kind") in by_kind:
        return answers_for(by_kind[statement.also("kind")])
    origin = statement.also("source").split("<")[0].strip()
    if origin == "the article":
        return answers_for("article")
    for other in key.statements if key and origin else ():
        if other.chain[0] == origin:
            return answers_for(other.speaker)
    return ""


def mark_sort(task: Task, item: Item, answer: object) -> Mark:
    """Best 1, defensible ½, else 0; an office's accusation called the office's claim is half right."""
    statement = task.statement(item)
    best = right_choice(task, statement)
    why = (*_source_sentence(task, statement), statement.row["why"])
    if answer == best:
        also = (statement.row["why_also"],) if second_choice(task, statement) else ()
        return Mark("best", 1, "Yes, and here is what decides.", (*why, *_can_be_defended(also)), best)
    if isinstance(answer, str) and answer and answer == second_choice(task, statement):
        lead = f"Half right: “{choices(task)[answer]}” can be defended."
        return Mark("defensible", HALF, lead, (statement.row["why_also"], _best_is(task, best), *why), best)
    if task.facet == "kind" and _right_about_the_speaker(task, statement, answer):
        lead = "Half right: right about who speaks. That it accuses decides."
        return Mark("defensible", HALF, lead, why, best)
    return Mark(
        "wrong", 0, "Not this one. Here is what decides.", (*_instead(task, answer, best), *why), best
    )


def _right_about_the_speaker(task: Task, statement: Statement, answer: object) -> bool:
    """Calling somebody's accusation that somebody's claim sees one of two things: half right.

    Where a lesson has not taught claims by people without an office, "not yet" is the name for them.
    """
    claims = {name: KINDS[name].speakers for name in ("official claim", "attributed claim")}
    if "attributed claim" not in choices(task):
        claims[NOT_YET.name] = claims.pop("attributed claim")
    return (
        statement.kind == "allegation"
        and isinstance(answer, str)
        and answer in claims
        and statement.speaker in claims[answer]
    )


def _source_sentence(task: Task, statement: Statement) -> tuple[str, ...]:
    if task.facet != "answers_for":
        return ()
    if len(statement.chain) < 2:
        return ("No words hand it to anybody else: the article itself has to sign it.",)
    return (f"Follow the words back: {' < '.join(statement.chain)}.",)


def _can_be_defended(also: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"Another answer can be defended too: {text}" for text in also)


def _best_is(task: Task, best: str) -> str:
    return f"The best answer is “{choices(task)[best]}”."


def _instead(task: Task, answer: object, best: str) -> tuple[str, ...]:
    if not isinstance(answer, str) or answer not in choices(task) or task.facet != "kind":
        return (_best_is(task, best),)
    chosen = f"“{choices(task)[answer]}” would need {kind(answer).needs}."
    return (f"{chosen} {_best_is(task, best)}", *_two_errors(answer, best))


def _two_errors(answer: str, best: str) -> tuple[str, ...]:
    """Trusting too much and doubting too much are both errors, and are told apart."""
    if best == "reported fact" and answer in ("official claim", "attributed claim", "allegation"):
        return ("Doubting what the article itself stands for is an error too.",)
    if answer == "reported fact" and best in ("official claim", "attributed claim", "allegation"):
        return ("That somebody says it is reported. What they say is still theirs.",)
    return ()
