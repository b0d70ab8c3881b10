"""The commands for handing out and gathering: release, collect."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from whosays.author.article_set.made_of import refuse_old_page
from whosays.author.build.freshness import find_fresh_exercise
from whosays.author.build.unchecked_pages import refuse_unchecked_page
from whosays.base.errors import KitError
from whosays.base.notebook_files import short_name
from whosays.base.places import kit_root
from whosays.commands.nbgrader import release_to_nbgrader
from whosays.commands.terminal import bar, count, printable, say, some
from whosays.learner.answers.events import now
from whosays.learner.answers.file_names import is_online_text
from whosays.learner.lab.release_marker import Release
from whosays.teacher.collect.collecting import Each, collect
from whosays.teacher.collect.collection import Collected, Collection, in_short
from whosays.teacher.collect.found import Found
from whosays.teacher.collect.online_texts import online_texts
from whosays.teacher.collect.roster import read_roster
from whosays.teacher.collect.unpacking import count_files
from whosays.teacher.exercise_page.files import PAGES, write_page
from whosays.teacher.release.due import Due, read_due
from whosays.teacher.release.files import release_files, write_release
from whosays.teacher.release.lesson_files import find_lesson, lesson_files

MANY = 50  # files, from which on a bar shows how long it will take
_ALL = ", see the table"
_ONE_FORM = "Others have sat both forms of the reading test, these one; not yet the one named"


def release_exercise(  # noqa: PLR0913, PLR0917 - what a teacher may say, and need not
    exercises: Annotated[
        list[str] | None,
        typer.Argument(metavar="NN", help="The exercise: 03. For nbgrader, any number."),
    ] = None,
    to: Annotated[Path | None, typer.Option(metavar="FOLDER|FILE.zip", help="Where to write it.")] = None,
    for_whom: Annotated[
        str, typer.Option("--for", metavar="NAME", help="A class or a learner; stands on the page.")
    ] = "",
    ask_name: Annotated[
        bool, typer.Option("--ask-name", help="Ask for a name beside the class number.")
    ] = False,
    due: Annotated[
        str, typer.Option(metavar="DATE", help="Until when: 2026-11-30, or 2026-11-30T14:00.")
    ] = "",
    nbgrader: Annotated[
        Path | None, typer.Option(metavar="COURSE", help="Write source/ of an nbgrader course instead.")
    ] = None,
    lesson: Annotated[
        bool, typer.Option("--lesson", help="The lesson page of your own article, with its key.")
    ] = False,
    page: Annotated[
        bool, typer.Option("--page", help="One page for any browser: nothing to install. --to FILE.html")
    ] = False,
) -> None:
    """Write an exercise to hand out: a folder, a zip or a page without key, reasons or solutions."""
    until = read_due(due) if due else None
    when, zone = (until.time, until.zone) if until else (None, "")
    chosen = Release("", ask_name, when, for_whom.strip() or None, zone=zone, released=now())
    if nbgrader and lesson:
        raise KitError("nbgrader marks exercises: leave out --lesson, or write it with --to.")
    if nbgrader and page:
        raise KitError("Say one of them: --page, or --nbgrader COURSE.")
    if nbgrader and to:
        raise KitError("Say one of them: --to FOLDER for learners, or --nbgrader COURSE.")
    if nbgrader:
        release_to_nbgrader(nbgrader, exercises or [], chosen)
        say(_due(until))
        return
    if not exercises or len(exercises) > 1 or to is None:
        raise KitError("Say one exercise and where to write it, as: whosays release 03 --to 03.zip")
    kit = kit_root()
    if lesson:
        if due or ask_name:
            raise KitError("A lesson page is not handed in: leave out --due and --ask-name.")
        _release_lesson(kit, exercises[0], chosen, to)
        return
    stem = find_fresh_exercise(kit, exercises[0])
    if page or to.suffix.lower() in PAGES:
        write_page(kit, replace(chosen, stem=stem), to.expanduser())
        typer.echo(
            f"{to} is ready to hand out: one file for any browser, with nothing to install. It holds no "
            "answers. Send it, put it on a stick or a web server; what comes back, whosays collect reads."
        )
        say(_due(until))
        return
    write_release(release_files(kit, replace(chosen, stem=stem)), to.expanduser(), stem)
    typer.echo(
        f"{to} is ready to hand out. It holds no answers. READ-ME-FIRST.txt in it says how to open it."
    )
    say(_due(until))


def _release_lesson(kit: Path, which: str, chosen: Release, to: Path) -> None:
    stem = find_lesson(kit, which)
    refuse_old_page(kit, stem)
    refuse_unchecked_page(kit, stem, "lessons")
    files = lesson_files(kit, replace(chosen, stem=stem, room="lessons"))
    write_release(files, to.expanduser(), stem)
    say(
        [
            f"{to} is ready to hand out. It explains every answer, so it holds the key of {stem}.",
            "Hand it out when the exercise has come back.",
        ]
    )


def _due(until: Due | None) -> list[str]:
    """Which moment was understood: a hub's clock may stand in another zone than the class."""
    if until is None:
        return []
    passed = ["That moment has passed already."] if until.passed else []
    return [" ".join([f"Due: {until.words()}.", *passed, *until.remarks])]


def collect_answers(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Files, folders and zips, as they came.")
    ],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to gather them.")] = Path("collected"),
    roster: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="The class list: tells who is missing.")
    ] = None,
    right: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            metavar="WRONG=RIGHT",
            help="A wrong number: 51=15, 03:51=15, FILE=15. All files are one learner's: 7=7.",
        ),
    ] = None,
) -> None:
    """Gather what learners handed in, from files, folders, zips and a platform's download."""
    skip = [to, *([roster] if roster else [])]
    done = collect(paths, to, roster, _bar(count_files(paths, skip)), right or ())
    say(summary(done))
    if roster and (remark := read_roster(roster).remark):
        say([printable(remark)])
    if not done.having("latest") and not done.held:
        raise KitError(f"No answers were found. {done.table} says of every file why.")


def _bar(total: int) -> Each:
    """Shows a bar with an estimate where there is something to wait for."""

    def shown(found: Iterable[Found]) -> Iterable[Found]:
        with bar("Collecting") as told:
            for number, each in enumerate(found, 1):
                yield each
                told(number, total)

    return shown if total > MANY else lambda found: found


def summary(done: Collection) -> list[str]:
    """What a teacher is told, a line each: what came, who came twice or not, what was unreadable."""
    latest, earlier = done.having("latest"), done.having("earlier")
    lines = [f"{count(len(latest), 'file')} from {count(len({r.learner for r in latest}), 'learner')}."]
    lines += some("Handed in more than once, the latest counts, all are kept", _by_learner(earlier), _ALL)
    lines += _held(done)
    lines += some("Counted for another number, as corrections.csv says", [*done.corrected])
    lines += some("Corrections that cannot be used", [*done.problems])
    lines += some(
        "A number that may be several learners’: with --roster, or --as 7-8=7+8, each has the marks",
        [*done.several],
    )
    lines += some("To look at", [f"{_who(r)}: {r.note}" for r in latest if r.note], _ALL)
    lines += some("The same answers under several numbers, from one computer", _same(done), _ALL)
    late = [_who(row) for row in latest if row.marked_late]
    lines += some("Marked late by Canvas (its clock; the points are not touched)", late, _ALL)
    lines += some("Missing", [_who(r) for r in done.having("missing")], _ALL)
    lines += some("Excused by the class list", [_who(r) for r in done.having("excused")], _ALL)
    lines += some(_ONE_FORM, [_who(r) for r in done.having("one form so far")], _ALL)
    unread = [r for r in done.having("unreadable") if not is_online_text(r.file)]
    lines += some("Not readable", [f"{r.file}: {r.note}" for r in unread], _ALL)
    lines += map(printable, online_texts(done.rows))
    return [*lines, f"Every file stands in {done.table}."]


def _held(done: Collection) -> list[str]:
    """Who is held back, with the files, and how to settle it."""
    lines = some(
        "Held back, perhaps two people; not marked until you settle it",
        [f"{_who(rows[0])}: {why}. {_files(rows)}" for rows, why in done.held],
        _ALL,
    )
    if not lines:
        return []
    number = done.held[0][0][0].learner
    how = f"collect again with --as {number}={number}; if a file is another learner's, with --as FILE=15"
    return [*lines, f"If all of them are one learner's, {how} (their number, and the file's name as above)."]


def _files(rows: tuple[Collected, ...]) -> str:
    return "; ".join(row.file for row in rows)


def _same(done: Collection) -> list[str]:
    """Who shares answers with whom. Two may have worked together, or one mistyped a number: ask."""
    return [
        f"{in_short(group)} ({short_name(stem)}). Ask before you think of copying."
        for stem, group in done.groups
    ]


def _by_learner(rows: tuple[Collected, ...]) -> list[str]:
    times: dict[str, int] = {}
    for row in rows:
        times[_who(row)] = times.get(_who(row), 1) + 1
    return [f"{who} ({count} times)" for who, count in times.items()]


def _who(row: Collected) -> str:
    named = f"{row.learner} {row.name}".strip()
    return f"{named} ({short_name(row.exercise)})" if row.exercise else named
