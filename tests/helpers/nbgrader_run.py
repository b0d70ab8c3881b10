"""nbgrader's own commands, one after another in one process: each would take four seconds to start.

As a program: reads STEPS from standard input, a JSON list of [folder, [word, …]], and prints a JSON line for
each: how long it took, and how it ended ("" if well). A step that fails does not stop the next ones.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path

THERE = find_spec("nbgrader") is not None


def run_all(steps: list[tuple[Path, list[str]]], home: Path, **environment: str) -> tuple[list[dict], str]:
    """Run the commands in a process of their own, with ``home`` as somebody's empty home.

    Returns what is told of each (``took``, seconds; ``why``), and nbgrader's log.
    """
    home.mkdir(exist_ok=True)
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "WHOSAYS", "IPYTHON"))}
    words = json.dumps([[str(folder), command] for folder, command in steps])
    done = subprocess.run(
        [sys.executable, __file__],
        input=words,
        env={**mine, "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"took"')], done.stderr


def marks_in(course: Path) -> dict[tuple[str, str], tuple[float | None, float, bool]]:
    """What nbgrader's gradebook holds: (student, cell) -> automatic points, most points, left to a person."""
    query = """
        SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score,
               coalesce(grade_cells.max_score, task_cells.max_score), grade.needs_manual_grade
        FROM grade
        JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
        JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
        JOIN base_cell ON base_cell.id = grade.cell_id
        LEFT JOIN grade_cells ON grade_cells.id = base_cell.id
        LEFT JOIN task_cells ON task_cells.id = base_cell.id
    """
    with closing(sqlite3.connect(course / "gradebook.db")) as book:
        return {(who, cell): (auto, most, bool(left)) for who, cell, auto, most, left in book.execute(query)}


def _run(folder: str, words: list[str]) -> str:
    """One command, as if typed in ``folder``. Returns why it ended badly, or ""."""
    from jupyter_core.application import NoStart
    from nbgrader.apps import NbGraderApp

    os.chdir(folder)
    app = NbGraderApp.instance()
    try:
        app.initialize(words)
        with suppress(NoStart):  # how Jupyter's programs end when one of their words has done the work
            app.start()
    except SystemExit as error:
        return "" if not error.code else f"ended with {error.code}"
    finally:
        if app.subapp:
            type(app.subapp).clear_instance()
        NbGraderApp.clear_instance()
    return ""


def main() -> None:
    """Run what standard input says."""
    # nbgrader starts alembic by its name, wherever its own Python lies.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    for place, command in json.load(sys.stdin):
        begin = time.perf_counter()
        why = _run(place, command)
        print(json.dumps({"took": time.perf_counter() - begin, "why": why}), flush=True)


if __name__ == "__main__":
    main()
