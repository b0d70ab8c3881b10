"""What the swap mirror shows: two answers to each pair, side by side. Made when opened, kept nowhere."""

from collections.abc import Mapping, Sequence

from whosays.base.json_types import JsonObject
from whosays.learner.answers.events import State
from whosays.tasks.answer_given import is_given
from whosays.tasks.mirror import Pair
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of

States = Mapping[str, Mapping[str, State]]


def mirrored(pairs: Sequence[Pair], states: States) -> JsonObject:
    """The pairs of which both were answered, as their answers stand that count.

    Args:
        pairs: those of the mirror.
        states: task -> item id -> state.

    Returns:
        ``summary``, a sentence, and ``pairs``, each with ``one`` and ``other`` (``text`` and ``answer``),
        ``same`` and ``words``, which decide both.
    """
    rows = [_row(pair, states) for pair in pairs]
    seen = [row for row in rows if row]
    return {"summary": _summary([row["same"] for row in seen], len(pairs)), "pairs": seen}


def _row(pair: Pair, states: States) -> JsonObject | None:
    one, other = (_answer(*side, states) for side in (pair.one, pair.other))
    if not one or not other:
        return None
    sides = {"one": _side(*pair.one, one), "other": _side(*pair.other, other)}
    return {**sides, "same": one == other, "words": " … ".join(pair.words)}


def _answer(task: Task, item: Item, states: States) -> str:
    """The answer that counts, in words; "" for none."""
    state = states.get(task.name, {}).get(item.id, State())
    return type_of(task).in_words(task, item, state.first)[0] if is_given(state.first) else ""


def _side(task: Task, item: Item, answer: str) -> JsonObject:
    return {"text": task.statement(item).row["quote"].replace(" ‖ ", " … "), "answer": answer}


def _summary(same: list[bool], count: int) -> str:
    if not same:
        return "Nothing to compare yet. Answer the same pieces on both sides, then open the mirror again."
    left = count - len(same)
    more = f" {left} more can be compared once both sides are answered." if left else ""
    return f"{_same_names(sum(same), len(same))}{more}"


def _same_names(same: int, pairs: int) -> str:
    if pairs == 1:
        return f"One pair. Its two names are {'the same' if same else 'not the same'}."
    if same == pairs:
        return f"{pairs} pairs. Each has the same name on both sides."
    breaks = "Where the line breaks, your two names differ."
    return (
        f"{same or 'None'} of {pairs} pairs {'has' if same == 1 else 'have'} one name on both sides. {breaks}"
    )
