"""Of whom nothing came: who is missing, who is excused, and who has sat one form of the reading test so far.

Two halves of a class sit the first two forms of the test in swapped order. So whoever sat either form was
there: missing are those who sat neither. Who sat one of them while others have sat both is told apart, for
only the teacher knows whether the second sitting has been.
"""

from collections.abc import Iterable, Iterator

from whosays.base.notebook_files import FORMS
from whosays.teacher.collect.collection import Collected
from whosays.teacher.collect.roster import Learner, Roster

_FIRST_TWO = FORMS[:2]  # in whatever order a learner sits them
EITHER = "before or after"


def without_file(there: Iterable[tuple[str, str]], roster: Roster) -> Iterator[Collected]:
    """A row for each learner of the class list and exercise of whom there is no file.

    Args:
        there: exercise and class number of each file; of nothing at all, all learners are missing.
        roster: the class list.
    """
    sent: dict[str, set[Learner | None]] = {}
    for exercise, learner in there:
        sent.setdefault(exercise, set()).add(roster.find(learner))
    both = [sent.get(form, set()) for form in _FIRST_TWO]
    if all(both):
        yield from _one_form(both, roster)
        sent[EITHER] = set().union(*both)
        for form in _FIRST_TWO:
            del sent[form]
    for exercise in sorted(sent) or [""]:
        yield from _nothing(
            exercise, [each for each in roster.learners if each not in sent.get(exercise, ())]
        )


def _nothing(exercise: str, learners: Iterable[Learner]) -> Iterator[Collected]:
    for each in learners:
        forms = _FIRST_TWO if exercise == EITHER else (exercise,)
        status = "excused" if all(map(each.is_excused, forms)) else "missing"
        yield Collected(exercise, each.learner, each.name, status)


def _one_form(sat: list[set[Learner | None]], roster: Roster) -> Iterator[Collected]:
    """The form that a learner has not sat, where others have sat both."""
    before, after = sat
    if not before & after - {None}:
        return
    for each in roster.learners:
        form = _FIRST_TWO[each in before]
        if (each in before) != (each in after) and not each.is_excused(form):
            yield Collected(form, each.learner, each.name, "one form so far")
