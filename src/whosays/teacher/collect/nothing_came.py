"""Of whom nothing came: who is missing, who is excused, and who has sat one form of the reading test so far.

Half a class may have an exercise and half its companion: who sent either has done it. Missing are those who
sent neither, once for both.

Two halves of a class sit the first two forms of the test in swapped order. So whoever sat either form was
there: missing are those who sat neither. Who sat one of them while others have sat both is told apart, for
only the teacher knows whether the second sitting has been.
"""

from collections.abc import Iterable, Iterator

from whosays.base.notebook_files import FORMS, short_name
from whosays.base.stems import pair_in, pair_number
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
    pairs = _joined_pairs(sent)
    for exercise in sorted(sent) or [""]:
        absent = [each for each in roster.learners if each not in sent.get(exercise, ())]
        yield from _nothing(exercise, absent, pairs.get(exercise, ()))


def _joined_pairs(sent: dict[str, set[Learner | None]]) -> dict[str, tuple[str, str]]:
    """Make one of an exercise and its companion where both came. Returns their stems by the name of both."""
    pairs, companions = {}, sorted(filter(pair_number, sent))
    for companion in companions:
        if exercise := pair_in(companion, sent):
            name = f"{short_name(exercise)} or {short_name(companion)}"
            pairs[name] = (exercise, companion)
            sent[name] = sent.pop(exercise) | sent.pop(companion)
    return pairs


def _nothing(exercise: str, learners: Iterable[Learner], pair: Iterable[str]) -> Iterator[Collected]:
    for each in learners:
        forms = _FIRST_TWO if exercise == EITHER else (exercise,)
        excused = all(map(each.is_excused, forms)) or any(map(each.is_excused, pair))
        yield Collected(exercise, each.learner, each.name, "excused" if excused else "missing")


def _one_form(sat: list[set[Learner | None]], roster: Roster) -> Iterator[Collected]:
    """The form that a learner has not sat, where others have sat both."""
    before, after = sat
    if not before & after - {None}:
        return
    for each in roster.learners:
        form = _FIRST_TWO[each in before]
        if (each in before) != (each in after) and not each.is_excused(form):
            yield Collected(form, each.learner, each.name, "one form so far")
