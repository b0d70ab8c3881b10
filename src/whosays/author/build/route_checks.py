"""What must hold of the routes before anything is built from them: a table must not send a class astray."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from whosays.author.build.routes import PERIOD, ROUTES, Period, Piece, Route, Routes, read_routes
from whosays.base.errors import KitError
from whosays.base.notebook_files import read_notebook, stems
from whosays.base.stems import pair_number

_HEADING = re.compile(r"^##* +(.+?)(?: \(\d+ min(?:, optional)?\))?$", re.MULTILINE)
_MARKS = re.compile(r"[*`\\]")
_ABSENT = "which is not there. Mend the name."


def check_routes(root: Path) -> int:
    """Check what the routes name, and the minutes of each period; how many periods there are.

    Raises:
        KitError: names the route and the period, or the line.
    """
    routes = read_routes(root)
    for fault in _faults(root, routes):
        raise KitError(f"{root / 'solutions' / ROUTES}: {fault}")
    return sum(len(route.periods) for route in routes.routes)


def _faults(root: Path, routes: Routes) -> Iterator[str]:
    yield from _order_faults(routes)
    yield from _stand_in_faults(root, routes)
    for route in routes.routes:
        for number, period in enumerate(route.periods, 1):
            at = f"“{route.name}”, period {number}"
            yield from (f"{at}: {fault}" for fault in _period_faults(root, period))
        yield from (f"“{route.name}”: {fault}" for fault in _asked_twice(root, route, routes))


def _order_faults(routes: Routes) -> Iterator[str]:
    """A lesson of the order that is not there is no fault: it may be in the making, and ``build`` says so."""
    for stem, times in Counter(routes.order).items():
        if times > 1:
            yield f"“order” names {stem} twice. Take one out."
    for stem in routes.may_be_left_out:
        if stem not in routes.order:
            yield f"“may_be_left_out” names {stem}, which is not in the order. Mend it, or take it out."


def _stand_in_faults(root: Path, routes: Routes) -> Iterator[str]:
    exercises, lessons = stems(root, "solutions"), stems(root, "lessons")
    for companion, exercise in routes.may_replace.items():
        yield from (
            f"[may_replace] names {each}, {_ABSENT}"
            for each in (companion, exercise)
            if each not in exercises
        )
        if pair_number(companion) != exercise[:2]:
            yield f"[may_replace]: {companion} is no companion of {exercise}: by its number it is of another."
    for page, lesson in routes.one_page.items():
        if page not in exercises or lesson not in lessons:
            yield f"[one_page] names {page if page not in exercises else lesson}, {_ABSENT}"


def _period_faults(root: Path, period: Period) -> Iterator[str]:
    exercises = stems(root, "solutions")
    there = {*exercises, *stems(root, "lessons")}
    yield from (f"it names {each.stem}, {_ABSENT}" for each in period.pieces if each.stem not in there)
    yield from (f"“after” names {each}, {_ABSENT}" for each in period.after if each not in exercises)
    minutes = sum(each.minutes for each in period.pieces)
    if minutes > PERIOD:
        yield f"{minutes} minutes of work, and a period has {PERIOD}. Take something out."
    for piece in period.pieces:
        yield from _piece_faults(_headings(root, piece.stem), piece)


def _piece_faults(headings: list[str], piece: Piece) -> Iterator[str]:
    if piece.part and f"Part {piece.part}" not in headings:
        yield f"{piece.stem} has no Part {piece.part}. Mend it, or take it out."
    for name in piece.only or ():
        if name not in headings:
            yield f"{piece.stem} has no heading “{name}”. Write it as it stands there."


def _headings(root: Path, stem: str) -> list[str]:
    """All headings of a notebook as they are read, without minutes; those of a lesson, if there is one."""
    room = "lessons" if stem in stems(root, "lessons") else "solutions"
    cells = read_notebook(root / room / f"{stem}.ipynb")["cells"]
    text = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    return [_MARKS.sub("", found).strip() for found in _HEADING.findall(text)]


def _asked_twice(root: Path, route: Route, routes: Routes) -> Iterator[str]:
    """An exercise that is asked for twice, or beside the real news in its place."""
    lessons = stems(root, "lessons")
    pieces = [piece.stem for period in route.periods for piece in period.pieces]
    after = [stem for period in route.periods for stem in period.after]
    asked = Counter([*after, *(stem for stem in pieces if stem not in lessons)])
    for stem, times in asked.items():
        if times > 1:
            yield f"it asks for exercise {stem} twice. Take one out."
        if (pair := routes.may_replace.get(stem)) in asked:
            yield f"it asks for {stem} and for {pair}, and the one stands in for the other. Take one out."
