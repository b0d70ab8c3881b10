"""Whether an answer says anything. Asked in one place, so that page, hand-in, marks and desk agree."""

from whosays.base.json_types import JSON

_BESIDE_THE_ANSWER = ("checked", "spans", "words", "before")
# ticks of a checklist; words said again as positions; words that made somebody choose; an earlier answer


def is_given(answer: JSON) -> bool:
    """Whether an answer says anything: an emptied box, blanks alone and marks all taken back do not."""
    if isinstance(answer, str):
        return bool(answer.strip())
    if isinstance(answer, dict):
        return any(is_given(part) for name, part in answer.items() if name not in _BESIDE_THE_ANSWER)
    if isinstance(answer, list | tuple):
        return any(is_given(part) for part in answer)
    return answer is not None
