"""Many collected files -> gradebook.csv, totals.csv and marks.jsonl, as a stream that can be stopped.

Batches are marked by as many processes as there are cores (or by a cluster) and written in order, as they
come. Nothing depends on how many there are: the results are the same to the byte. Running again marks all
again and says whose marks changed.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_changed
from whosays.tasks.solutions import Keys, find_solutions, read_keys
from whosays.teacher.collect.collected_files import Filed, is_address, list_files, list_held
from whosays.teacher.desk.markbook import final_marks, not_final
from whosays.teacher.grade.batch import Batch, QuestionsRead, TextMarks, Work, mark_batch
from whosays.teacher.grade.checkpoint import Checkpoint, Problem
from whosays.teacher.grade.due_dates import DueDates, for_all
from whosays.teacher.grade.due_told import with_told
from whosays.teacher.grade.inherited import with_inherited
from whosays.teacher.grade.parallel import in_order, processes
from whosays.teacher.marks.changes import MarkChange, changed_table, changes
from whosays.teacher.marks.gradebook import digest, header, quoted_row

_WORDS = DiskWords("{path}: cannot be written ({reason}). Make room, or name another --to.")
_FIRST, _BATCH = 25, 200  # the first marks come soon, the many come in larger pieces
PROBLEMS = ("learner", "exercise", "what")

Progress = Callable[[int, int], object]  # (files done, files in all); what it returns is of no use


@dataclass(frozen=True)
class GradeRun:
    """What a run did.

    Attributes:
        out: the folder of the results.
        files: how many files there are, resumed: how many of them an earlier, stopped run had marked.
        keys: what they were marked by.
        problems: learner, exercise and what the teacher should know.
        changed: whose marks are not what they were.
        written: what people gave for texts, by learner and exercise.
        due: which due time counted for whom.
        filed: whose files of which exercises there are.
        held: whose files are held back: perhaps two people used one number, and nothing was marked.
    """

    out: Path
    files: int
    resumed: int
    keys: Keys
    problems: tuple[Problem, ...]
    changed: tuple[MarkChange, ...]
    written: dict[Filed, TextMarks] = field(default_factory=dict, hash=False)
    due: DueDates = field(default_factory=DueDates, hash=False)
    filed: tuple[Filed, ...] = ()
    held: tuple[Filed, ...] = ()

    @property
    def not_marked(self) -> int:
        """How many files could not be marked."""
        return len(self.files_not_marked)

    @property
    def files_not_marked(self) -> list[Filed]:
        """The files that could not be marked."""
        return [Filed(*each[:2]) for each in self.problems if each[2].startswith("Not marked")]


@dataclass(frozen=True)
class _Job:
    """What is to be marked, by what, and where the marks go."""

    work: Work
    keys: Keys
    files: Sequence[Filed]
    out: Path
    markbook: Path | None

    def written(self) -> dict[Filed, TextMarks]:
        """What people gave for the texts."""
        found: dict[Filed, TextMarks] = {}
        marks = final_marks(self.markbook, self.keys.tasks) if self.markbook else {}
        for (learner, exercise, task, item), mark in marks.items():
            found.setdefault(Filed(learner, exercise), {})[task, item] = mark
        return with_inherited(found, self.work.root, self.files)

    def read(self, written: dict[Filed, TextMarks]) -> QuestionsRead:
        """The questions of which people have read a text of somebody who handed in."""
        found: QuestionsRead = {}
        for filed in set(self.files) & written.keys():
            mine = {place: mark.possible for place, mark in written[filed].items()}
            found.setdefault(filed.exercise, {}).update(mine)
        return found

    def identity(self, written: dict[Filed, TextMarks]) -> str:
        """What the marks depend on, besides the files."""
        read = sorted((exercise, sorted(mine.items())) for exercise, mine in self.read(written).items())
        texts = digest(repr((sorted(written.items()), read)).encode("utf-8", "replace"))
        names = digest(repr(sorted(self.work.names.items())).encode("utf-8", "replace"))
        return f"{self.work.fingerprint} {self.work.due.fingerprint()} {texts} {names}"

    def unfinished(self) -> list[Problem]:
        """Texts that somebody began to mark."""
        found = not_final(self.markbook, self.keys.tasks) if self.markbook else []
        files = set(self.files) if found else set()
        told = [(each.learner, each.place.exercise, each.why) for each in found]
        return [each for each in told if Filed(*each[:2]) in files]


def grade(  # noqa: PLR0913 - two things that must be said, and six that may be
    collected: Path | str,
    out: Path,
    solutions: Path | None = None,
    *,
    due: DueDates | str | None = None,
    markbook: Path | None = None,
    names: dict[str, str] | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> GradeRun:
    """Mark everything in ``collected`` and write the tables to ``out``.

    Args:
        collected: the folder that whosays collect wrote, or an fsspec address of it.
        out: the folder for the results; made if it is not there.
        solutions: a folder of keys, if not the clone's own.
        due: which due time counts for whom, or one for all (UTC as in an event). For an exercise of which it
            says nothing, the date counts that its hand-ins tell.
        markbook: what people gave for written answers; without it free text earns nothing.
        names: of the class list, by plain number: totals.csv names people by them.
        executor: what marks; default: one process a core. It is not shut down.
        progress: told after every batch.

    Raises:
        KitError: there is nothing to mark, no key, or no place to write.
    """
    root = str(collected)
    _check_out(root, out)
    files = list_files(root)
    exercises = {filed.exercise for filed in (*files, *list_held(root))}
    keys = read_keys(find_solutions(solutions), exercises)
    dates = with_told(due if isinstance(due, DueDates) else for_all(due), root, files)
    work = Work(root, keys.packed(), keys.fingerprint, dates, names=names or {})
    job = _Job(work, keys, files, out, markbook)
    try:
        with _WORDS.told(out):
            out.mkdir(parents=True, exist_ok=True)
            if executor:
                return _run(job, executor, progress)
            with processes(len(files)) as own:
                return _run(job, own, progress)
    except BrokenProcessPool as error:
        raise KitError(
            "the system ended a marking process. Run this again: it goes on from there."
        ) from error


def _check_out(root: str, out: Path) -> None:
    inside = not is_address(root) and Path(root).resolve() in (out.resolve(), *out.resolve().parents)
    if inside:
        raise KitError(f"{out} lies within what was collected. Name another folder for the marks: --to")


def _run(job: _Job, executor: Executor, progress: Progress | None) -> GradeRun:
    files, out, written = job.files, job.out, job.written()
    work = replace(job.work, read=job.read(written))
    with Checkpoint(out, job.identity(written), job.work.root) as checkpoint:
        resumed = done = checkpoint.open(files)
        for batch in in_order(executor, partial(mark_batch, work), batches(files, done, written)):
            checkpoint.add(batch)
            done += len(batch)
            if progress:
                progress(done, len(files))
        held = list_held(job.work.root)
        problems = (*_told_of_held(held), *checkpoint.problems, *job.unfinished())
        found = tuple(changes(out / "marks.jsonl", checkpoint.folder / "marks.jsonl"))
        if found:  # else the list of the last change stays
            write_changed(out / "changed.csv", changed_table(list(found)))
        _write_problems(out / "problems.csv", problems)
        checkpoint.finish()
    return GradeRun(
        *(out, len(files), resumed, job.keys, problems, found, written),
        due=job.work.due,
        filed=tuple(files),
        held=tuple(held),
    )


def _told_of_held(held: dict[Filed, str]) -> list[Problem]:
    """Whose files collect holds back: nothing of theirs is marked, and that is told first."""
    return [
        (
            *filed,
            f"Held back, not marked: perhaps two people ({why}). Settle it with whosays collect --as, or in "
            "corrections.csv.",
        )
        for filed, why in held.items()
    ]


def batches(files: Sequence[Filed], start: int, written: dict[Filed, TextMarks]) -> Iterator[Batch]:
    """``files`` from ``start`` on in pieces, the first ones small, each with what was given for its texts."""
    size = _FIRST
    while start < len(files):
        piece = files[start : start + size]
        yield Batch(piece, {filed: written[filed] for filed in piece if filed in written} if written else {})
        start, size = start + size, min(2 * size, _BATCH)


def _write_problems(path: Path, problems: Sequence[Problem]) -> None:
    if problems:
        rows = (quoted_row(*problem) for problem in problems)
        write_changed(path, f"{header(PROBLEMS)}{''.join(rows)}".encode())
    else:
        path.unlink(missing_ok=True)
