"""How long marking takes: 1,000, 10,000 and 100,000 handed-in files of 20 items, on two cores.

In tests/: python -m benchmarks.bench_grading [FILES …]. Goals for 100,000: under 60 s and 600 MB, time in
proportion to the files, and within 3 times of only reading the same files and giving each line to
json.loads. Both are timed with one process and with two, so that like stands beside like. Where nbgrader
is installed, the time it takes to autograde one submission of the same exercise is measured in this run.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from helpers import classroom
from whosays.teacher.grade.feedback_pages import write_feedback
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import GradeRun, grade

ROOT = Path(__file__).parents[2]
STEM = "03_fact_claim_or_allegation"
CORES = 2
TURNS = 2  # of everything, in turn; the better one counts, for the machine may have had other work
ONE_MORE = ('"p6.9"]', '"p6.9", "p1.1"]')  # the exercise asks 19 things; the benchmark promises 20


def exercise(folder: Path) -> Path:
    """Solutions with an exercise of 20 items."""
    folder.mkdir()
    text = (ROOT / "solutions" / f"{STEM}.tasks.toml").read_text(encoding="utf-8")
    if text.count(ONE_MORE[0]) != 1:
        sys.exit("The exercise has changed: see ONE_MORE.")
    (folder / f"{STEM}.tasks.toml").write_text(text.replace(*ONE_MORE), encoding="utf-8")
    return folder


def only_read(paths: list[Path]) -> int:
    """The least that anybody could do: every file read, every line given to json.loads."""
    lines = 0
    for path in paths:
        with open(path, "rb") as file:  # noqa: PTH123
            for line in file.read().splitlines():
                json.loads(line)
                lines += 1
    return lines


class Memory:
    """The most memory this process and its children had together, in MB, looked at four times a second."""

    def __enter__(self) -> "Memory":
        self.most, self._go_on = 0.0, True
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._go_on = False
        self._thread.join()

    def _watch(self) -> None:
        while self._go_on:
            self.most = max(self.most, sum(map(_resident, [os.getpid(), *_children(os.getpid())])))
            time.sleep(0.25)


def _children(process: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            found.append(int(path.parent.name))
    return found


def _resident(process: int) -> float:
    """Its own memory and its share of what several processes have in common."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1]) / 1024


def timed(work, *words, **more) -> tuple[float, object]:
    """Seconds by the clock on the wall, and what came of it."""
    begin = time.perf_counter()
    found = work(*words, **more)
    return time.perf_counter() - begin, found


def effort(work, *words, **more) -> float:
    """Seconds of processor time in this process: what others do on the machine hardly shows in it."""
    begin = time.process_time()
    work(*words, **more)
    return time.process_time() - begin


def read_with(processes: int, paths: list[Path]) -> float:
    """Seconds for only reading, with so many processes, by the clock on the wall."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(only_read, [[]] * processes))  # begun before the clock runs, as a kindness
        pieces = [paths[i : i + 200] for i in range(0, len(paths), 200)]
        return timed(lambda: list(pool.map(only_read, pieces)))[0]


def measure(files: int, folder: Path, solutions: Path) -> float:
    """Print a line for so many files; seconds a file with two processes."""
    tasks = classroom.read_tasks(solutions / f"{STEM}.tasks.toml", "solutions", STEM)
    collected, out = folder / f"collected-{files}", folder / f"out-{files}"
    classroom.fill_many(collected, tasks, range(1, files + 1), patterns=1000)
    paths = sorted((collected / STEM).iterdir())
    size = sum(path.stat().st_size for path in paths) / 1e6
    os.sync()  # the files have come long ago, as far as marking is concerned
    only_read(paths)  # so that both sides find them in the memory of the disk
    turns = [_turn(collected, folder / f"out-{files}-{n}", solutions, paths) for n in range(TURNS)]
    seconds, most, first, reading = (min(column) for column in zip(*turns, strict=True))
    alone, read_alone = _alone(collected, out, solutions, paths)
    print(
        f"{files:>9,} {size:>6.0f} {seconds:>8.2f} {seconds / files * 1e6:>8.0f} {most:>6.0f} "
        f"{first:>9.2f} {reading:>9.2f} {seconds / reading:>6.2f} "
        f"{alone:>9.2f} {read_alone:>9.2f} {alone / read_alone:>6.2f}",
        flush=True,
    )
    _compare([out, *(folder / f"out-{files}-{n}" for n in range(TURNS))])
    if files == 1000:
        _pages(grade(collected, out, solutions))
    shutil.rmtree(collected)
    return seconds / files


def _pages(run: GradeRun) -> None:
    seconds, _ = timed(write_feedback, run, {}, Here())
    print(f"          (a page of feedback: {seconds / run.files * 1000:.2f} ms, one process)", flush=True)


def _turn(collected: Path, out: Path, solutions: Path, paths: list[Path]) -> tuple[float, ...]:
    """Seconds for marking, megabytes, seconds until 100 marks stand, and seconds for only reading."""
    first: list[float] = []
    begin = time.perf_counter()

    def told(done: int, _: int) -> None:
        if done >= 100 and not first:
            first.append(time.perf_counter() - begin)

    with Memory() as memory:
        begin = time.perf_counter()
        seconds, run = timed(grade, collected, out, solutions, progress=told)
    if run.problems or run.files != len(paths):
        sys.exit(f"Not all was marked: {run.problems[:3]}")
    return seconds, memory.most, first[0] if first else seconds, read_with(CORES, paths)


def _alone(collected: Path, out: Path, solutions: Path, paths: list[Path]) -> tuple[float, float]:
    """Processor time of one process for marking, and for only reading: the better of the turns, as above."""
    turns = [
        (effort(grade, collected, out, solutions, executor=Here()), effort(only_read, paths))
        for _ in range(TURNS)
    ]
    return tuple(map(min, zip(*turns, strict=True)))


def _compare(outs: list[Path]) -> None:
    """However many processes there are, the tables are the same."""
    for name in ("marks.jsonl", "gradebook.csv", "totals.csv"):
        if len({(out / name).read_bytes() for out in outs}) != 1:
            sys.exit(f"{name} differs between runs.")
    for out in outs:
        shutil.rmtree(out)


HEADS = """\
            with two processes, by the clock on the wall                    | one process, processor time
    files  MB in  marking  a file     MB first 100   reading  times   marking   reading  times
                        s      µs   most         s  + json s      x         s  + json s      x"""


def main(counts: list[int]) -> None:
    """Print a table, and the ratio to nbgrader where it is installed."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    print(f"Python {platform.python_version()}, {machine}; load at the start: {os.getloadavg()[0]:.1f}")
    print("Files of 20 items. first 100: until the first 100 marks stand on the disk.")
    print(HEADS, flush=True)
    with tempfile.TemporaryDirectory(prefix="whosays-bench-") as place:
        folder = Path(place)
        solutions = exercise(folder / "solutions")
        each = [measure(files, folder, solutions) for files in counts]
        print(f"seconds a file, the most files against the fewest: {each[-1] / each[0]:.2f} times")
        print(beside_nbgrader(folder, each[-1]))


# --- nbgrader ----------------------------------------------------------------------------------

LEARNERS = ("ann", "bo", "cy")


def beside_nbgrader(folder: Path, ours: float) -> str:
    """The ratio to nbgrader's autograde a submission, or why there is none."""
    if not find_spec("nbgrader"):
        return "nbgrader is not installed: no ratio. (pip install nbgrader, then run this again.)"
    course = folder / "course"
    _make_course(course)
    _nbgrader(course, "generate_assignment", "ps1")
    for learner in LEARNERS:
        target = course / "submitted" / learner / "ps1"
        shutil.copytree(course / "release" / "ps1", target)
    one, _ = timed(_nbgrader, course, "autograde", "ps1", "--student", LEARNERS[0])
    more, _ = timed(_nbgrader, course, "autograde", "ps1", "--force")
    marginal = (more - one) / (len(LEARNERS) - 1)
    return (
        f"nbgrader autograde, 20 choices in one test cell: {one:.1f} s for one submission alone, "
        f"{marginal:.2f} s for each one more; whosays grade {ours * 1e6:.0f} µs: "
        f"{marginal / ours:,.0f} times (against each one more)"
    )


def _make_course(course: Path) -> None:
    """The same 20 choices as an nbgrader exercise: a dictionary of answers, and one cell that compares it."""
    import nbformat

    tasks = classroom.tasks_of(ROOT, STEM)
    asked = [(t, i) for t in tasks.values() if t.type == "sort" for i in t.items]
    key = {f"{t.name} {i.id}": classroom.best_answer(t, i) for t, i in asked}
    key |= {f"more {n}": "allegation" for n in range(20 - len(key))}
    answer = nbformat.v4.new_code_cell(f"### BEGIN SOLUTION\nanswers = {key!r}\n### END SOLUTION")
    answer.metadata["nbgrader"] = {**_cell("answers"), "solution": True}
    compared = "float(sum(answers.get(name) == best for name, best in key.items()))"
    test = nbformat.v4.new_code_cell(f"key = {key!r}\n{compared}")
    test.metadata["nbgrader"] = {**_cell("test"), "grade": True, "locked": True, "points": 20}
    notebook = nbformat.v4.new_notebook(cells=[answer, test])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (course / "source" / "ps1").mkdir(parents=True)
    nbformat.write(notebook, course / "source" / "ps1" / "news.ipynb")
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")


def _cell(name: str) -> dict[str, object]:
    plain = dict.fromkeys(("grade", "solution", "locked", "task"), False)
    return {**plain, "schema_version": 3, "grade_id": name}


def _nbgrader(course: Path, *words: str) -> None:
    command = [sys.executable, "-m", "nbgrader", *words]
    # nbgrader calls alembic by its name, which lies beside this Python.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"nbgrader {' '.join(words)} failed:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])
