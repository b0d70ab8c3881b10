"""What a teacher is told in the terminal after collecting and marking, a line each."""

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.base.notebook_files import short_name
from whosays.commands.due_lines import told_of_due
from whosays.commands.terminal import count, some
from whosays.tasks.verdict import points_text
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.grade.run import GradeRun
from whosays.teacher.lms.files import NOT_MATCHED, WrittenFiles
from whosays.teacher.lms.sheet import Replaced
from whosays.teacher.marks.changes import MarkChange
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.saved_tables import each_row


@dataclass(frozen=True)
class _Totals:
    """What the totals of a run come to: texts that wait, who was late or may be, who has marks at all."""

    waiting: int
    late: list[str]
    unknown: list[str]
    learners: set[str]


def _totals(run: GradeRun) -> _Totals:
    waiting, learners = 0, set()
    late: dict[str, list[str]] = {"yes": [], "unknown": []}
    for row in each_row(run.out / "totals.csv", TOTALS):
        waiting += int(row["waiting"])
        learners.add(row["learner"])
        if row["late"] in late:
            late[row["late"]].append(f"{row['learner']} ({short_name(row['exercise'])})")
    return _Totals(waiting, late["yes"], late["unknown"], learners)


def told_of_marks(run: GradeRun, roster: Roster | None = None) -> list[str]:
    """What a teacher is told of a run: what was marked, what waits, who is late or missing, what changed."""
    marked, found = run.files - run.not_marked, _totals(run)
    before = f", {run.resumed} of them before this run was stopped" if run.resumed else ""
    lines = [
        f"{count(marked, 'file')} marked{before}. Points are in {run.out / 'gradebook.csv'} and totals.csv."
    ]
    if run.keys.missing:
        lines.append(f"No key was found for: {', '.join(run.keys.missing)}.")
    problems = [f"{learner} ({short_name(exercise)}): {what}" for learner, exercise, what in run.problems]
    there = _with_held(run, found.learners)
    return [
        *lines,
        *_waiting(found.waiting),
        *told_of_due(run.due, run.filed),
        *some("Late (all in totals.csv)", found.late),
        *some("Late or not is unknown (all in totals.csv)", found.unknown),
        *some("On the class list, and nothing of theirs was marked", _missing(run, there, roster)),
        *some(
            "Excused, and nothing of theirs was marked",
            _excused(run, there, roster),
        ),
        *some("To look at (all in problems.csv)", problems),
        *some("Changed since the last time (all in changed.csv)", [_change(each) for each in run.changed]),
    ]


def _waiting(texts: int) -> list[str]:
    if not texts:
        return []
    wait, them = ("waits", "it") if texts == 1 else ("wait", "them")
    return [
        f"{count(texts, 'written answer')} {wait} to be read at the marking desk (whosays lab --solutions, "
        f"desk.ipynb). The points are without {them}."
    ]


def _with_held(run: GradeRun, learners: set[str]) -> set[str]:
    """Whose files are held back is not missing: the problems say what is to be done."""
    return learners | {filed.learner for filed in run.held}


def _nothing_of(learners: set[str], roster: Roster | None) -> list[Learner]:
    if roster is None:
        return []
    there = {roster.find(learner) for learner in learners}
    return [each for each in roster.learners if each not in there]


def _missing(run: GradeRun, learners: set[str], roster: Roster | None) -> list[str]:
    return [_named(each) for each in _nothing_of(learners, roster) if not _is_excused(run, each)]


def _excused(run: GradeRun, learners: set[str], roster: Roster | None) -> list[str]:
    return [_named(each) for each in _nothing_of(learners, roster) if _is_excused(run, each)]


def _is_excused(run: GradeRun, learner: Learner) -> bool:
    """Whether a learner is excused from all that was handed in, held back or not."""
    return all(learner.is_excused(stem) for stem in {filed.exercise for filed in (*run.filed, *run.held)})


def _named(each: Learner) -> str:
    return f"{each.learner} {each.name}".strip()


def _change(each: MarkChange) -> str:
    before, now = _points(each.before, each.of_before), _points(each.now, each.of_now)
    return f"{each.learner} ({short_name(each.exercise)}): {before} → {now}, {each.why}"


def _points(points: float | None, possible: int | None) -> str:
    return "–" if points is None else f"{points_text(points)} of {possible}"


def told_of_files(written: WrittenFiles) -> list[str]:
    """What a teacher is told of the files for a platform."""
    lines = [f"{path} is ready to be imported." for path in written.paths]
    left_out = [f"{each.learner or each.exercise}: {each.why}" for each in written.unmatched]
    return [
        *lines,
        *filter(None, [written.advice]),
        *some(f"Not in the files for the platform (all in {NOT_MATCHED})", left_out),
        *some("Replaces another grade that stands on the platform", _replaced(written.replaced)),
        *(f"{path} is from an earlier run, with its points." for path in written.old),
    ]


def _replaced(found: Iterable[Replaced]) -> list[str]:
    return [
        f"{each.learner} ({short_name(each.exercise)}, {each.platform}): {each.before} → {each.now}"
        for each in found
    ]
