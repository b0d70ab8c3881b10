"""The same answers marked by nbgrader's autograde and by whosays grade: seconds a submission, in one run.

In tests/: python -m benchmarks.bench_nbgrader [LEARNERS [FILES]]. nbgrader autogrades a class of LEARNERS
(default 10) in one process, started beforehand, which is its quickest way. whosays grade marks the same
files, and, since so few say little of speed, FILES (default 20,000) like them on as many cores as there are.
Both ratios are printed. Gathering the files and writing pages of feedback are left out on both sides.
"""

import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from helpers.classroom import draw_answers, fill_many, handed_in, tasks_of
from helpers.nbgrader_run import THERE, marks_in, run_all
from whosays.learner.lab.release_marker import Release
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.gradebook import GRADEBOOK
from whosays.teacher.marks.saved_tables import read_table
from whosays.teacher.nbgrader.cells import KEY
from whosays.teacher.nbgrader.course import write_course

ROOT = Path(__file__).parents[2]
STEM = "03_fact_claim_or_allegation"
ROUNDS = 3


def submit(course: Path, learners: int) -> None:
    """Lay the submissions of a class where nbgrader collects them."""
    tasks = tasks_of(ROOT, STEM)
    for number in range(1, learners + 1):
        folder = course / "submitted" / f"learner{number}" / STEM
        shutil.copytree(course / "release" / STEM, folder)
        answers = draw_answers(tasks, random.Random(number))
        (folder / f"{STEM}.{number}.answers.jsonl").write_bytes(handed_in(tasks, str(number), answers))


def autograde(course: Path, home: Path) -> float:
    """Seconds that nbgrader takes for the class."""
    words = ["autograde", STEM, "--force"]
    steps, log = run_all([(course, words)], home, **{KEY: str(ROOT / "solutions")})
    if steps[0]["why"]:
        sys.exit(f"nbgrader: {steps[0]['why']}\n{log[-3000:]}")
    return steps[0]["took"]


def marked(collected: Path, out: Path) -> float:
    """Seconds that whosays takes for what was collected."""
    begin = time.perf_counter()
    grade(collected, out, ROOT / "solutions")
    return time.perf_counter() - begin


def compare(course: Path, out: Path) -> int:
    """How many tasks have the same points in both gradebooks; stops where one has not."""
    theirs, same = marks_in(course), 0
    for row in read_table(out / "gradebook.csv", GRADEBOOK):
        if row["possible"] != "0":
            points = theirs[f"learner{row['learner']}", f"points_{row['task']}"][0]
            if points != float(row["points"]):
                sys.exit(f"{row}: nbgrader has {points}")
            same += 1
    return same


def main(learners: int, files: int) -> None:
    """Print seconds a submission, and their ratio."""
    if not THERE:
        sys.exit("nbgrader is not installed: nothing was measured.")
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        course = base / "course"
        write_course(ROOT, course, [Release(STEM)], ROOT / "solutions")
        run_all([(course, ["generate_assignment", STEM])], base / "home")
        submit(course, learners)
        theirs = [autograde(course, base / "home") / learners for _ in range(ROUNDS)]
        collect([course / "submitted"], base / "collected")
        same = [marked(base / "collected", base / f"same{n}") / learners for n in range(ROUNDS)]
        tasks = compare(course, base / "same0")
        fill_many(base / "many", tasks_of(ROOT, STEM), range(files), patterns=500)
        many = [marked(base / "many", base / f"many{n}") / files for n in range(ROUNDS)]
    system = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    print(f"{system}; Python {platform.python_version()}, nbgrader {version('nbgrader')}; best of {ROUNDS}")
    print(f"{learners} submissions of {STEM}: the same points in all {tasks} tasks")
    slow = min(theirs)
    print(f"nbgrader autograde             {slow * 1000:10.2f} ms each (all: {told(theirs)})")
    for name, found in ((f"whosays grade, those {learners}", same), (f"whosays grade, {files} such", many)):
        ratio = slow / min(found)
        print(f"{name:30} {min(found) * 1000:10.2f} ms each (all: {told(found)}): {ratio:,.0f} times as fast")


def told(seconds: list[float]) -> str:
    """Each round, in milliseconds, and their median."""
    each = ", ".join(f"{1000 * value:.2f}" for value in seconds)
    return f"{each}; median {1000 * statistics.median(seconds):.2f}"


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*[*given, *(10, 20_000)[len(given) :]])
