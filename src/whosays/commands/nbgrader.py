"""What ``whosays release --nbgrader COURSE [NN …]`` does. Called by the command in release.py."""

from dataclasses import replace
from pathlib import Path

from whosays.author.build.freshness import find_fresh_exercise
from whosays.base.notebook_files import stems
from whosays.base.places import kit_root
from whosays.commands.terminal import say
from whosays.learner.lab.release_marker import Release
from whosays.tasks.solutions import find_solutions
from whosays.teacher.nbgrader.cells import KEY
from whosays.teacher.nbgrader.course import write_course


def release_to_nbgrader(
    course: Path, exercises: list[str], chosen: Release | None = None, solutions: Path | None = None
) -> None:
    """Write exercises into an nbgrader course, and say what is next.

    Args:
        course: its folder; made if it is not there.
        exercises: numbers or stems; none means all that have a number.
        chosen: what the teacher chose for all of them (name asked, due time, whom for); its stem is not read.
        solutions: the folder of the keys, if not the clone's own.

    Raises:
        KitError: there is no such exercise, no key, or no place to write.
    """
    kit, course = kit_root(), course.expanduser()
    keys = find_solutions(solutions)
    found = [find_fresh_exercise(kit, each) for each in exercises or stems(kit, "exercises")]
    template = chosen or Release("")
    releases = [replace(template, stem=stem) for stem in dict.fromkeys(found)]
    written = write_course(kit, course, releases, keys)
    say(_next(course, [release.stem for release in releases], keys, bool(written)))


def _next(course: Path, written: list[str], keys: Path, changed: bool) -> list[str]:
    what = f"{len(written)} exercise{'' if len(written) == 1 else 's'} in {course / 'source'}"
    return [
        f"{what}. They hold no answers." if changed else f"{what}: nothing has changed.",
        f"Next, in {course}: nbgrader generate_assignment {written[0]}",
        f"The key stays with you. Before you autograde: export {KEY}={keys.resolve()}",
    ]
