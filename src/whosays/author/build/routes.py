"""``solutions/routes.toml``: the order of the lessons, and three routes through them as tables.

Whoever plans a unit reads the tables in README and TEACHING; whoever sits it gets ``lessons/course.toml``.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from whosays.author.build.readme import minutes_of
from whosays.author.build.routes_form import form_fault
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.notebook_files import FORMS, read_notebook, short_name, stems, title_of
from whosays.base.stems import pair_number
from whosays.learner.order import FILE

ROUTES = "routes.toml"
PERIOD = 35
"""Minutes of work in a period of 45."""


@dataclass(frozen=True)
class Piece:
    """What is done in one go: a notebook or a part of it.

    ``only``: the headings that a short one takes. ``more``: minutes of the class together, besides.
    """

    stem: str
    minutes: int
    more: int = 0
    part: str = ""
    words: str = ""
    only: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Period:
    """The pieces of one period, and the stems of what is done after it."""

    pieces: tuple[Piece, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """A way through the kit, from the first period on."""

    name: str
    words: str
    periods: tuple[Period, ...]

    @property
    def stems(self) -> list[str]:
        """All that it asks for, in class and after it."""
        return [
            stem for each in self.periods for stem in (*(piece.stem for piece in each.pieces), *each.after)
        ]


@dataclass(frozen=True)
class Routes:
    """All that the file says.

    Attributes:
        order: the lessons, as learners meet them.
        may_be_left_out: those that a class may pass over.
        may_replace: companion -> the exercise whose place it may take.
        one_page: a task of one page -> the lesson that comes before it.
        routes: ways through all of it.
    """

    order: tuple[str, ...]
    may_be_left_out: tuple[str, ...]
    may_replace: dict[str, str]
    one_page: dict[str, str]
    routes: tuple[Route, ...]


def read_routes(root: Path) -> Routes:
    """The routes of a kit.

    Raises:
        KitError: the file cannot be read, or says something that it may not.
    """
    path = root / "solutions" / ROUTES
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KitError(f"{path}: cannot be read ({error}). Mend the file.") from error
    if fault := form_fault(said):
        raise KitError(f"{path}: {fault}")
    return Routes(
        tuple(said["order"]),
        tuple(said["may_be_left_out"]),
        dict(said["may_replace"]),
        dict(said["one_page"]),
        tuple(_route(each) for each in said["route"]),
    )


def _route(said: dict[str, Any]) -> Route:
    return Route(said["name"], said["words"], tuple(_period(each) for each in said["period"]))


def _period(said: dict[str, Any]) -> Period:
    return Period(tuple(_piece(each) for each in said["pieces"]), tuple(said.get("after", ())))


def _piece(said: dict[str, Any]) -> Piece:
    only = tuple(said["only"]) if "only" in said else None
    return Piece(**{**said, "only": only})


def write_order(root: Path) -> list[str]:
    """Write ``lessons/course.toml``. Returns lessons of the order that are not there, and are left out.

    A lesson that the order does not name, as a teacher's own, stands in no place and has no number.
    """
    routes = read_routes(root)
    there = set(stems(root, "lessons"))
    order = [stem for stem in routes.order if stem in there]
    optional = [stem for stem in routes.may_be_left_out if stem in there]
    head = f"# Built from solutions/{ROUTES} by “whosays build”. Change it there.\n"
    table = {"order": order, "may_be_left_out": optional}
    write_whole(root / "lessons" / FILE, (head + tomli_w.dumps(table)).encode())
    return [stem for stem in routes.order if stem not in there]


def route_tables(root: Path) -> str:
    """The routes for the teacher's guide: a table each, a row a period."""
    routes = read_routes(root)
    return "\n\n".join(_table(root, route) for route in routes.routes)


def _table(root: Path, route: Route) -> str:
    lines = [
        f"**{route.name}**: {route.words}.",
        "",
        "| period | in class | minutes | after it |",
        "|---|---|---|---|",
    ]
    for number, period in enumerate(route.periods, 1):
        pieces = "; ".join(_told(root, piece) for piece in period.pieces)
        minutes = " + ".join(str(piece.minutes) for piece in period.pieces)
        after = "; ".join(_at_home(stem) for stem in period.after)
        lines.append(f"| {number} | {pieces} | {minutes} | {after} |")
    return "\n".join(lines)


def _at_home(stem: str) -> str:
    return f"{'real news' if pair_number(stem) else 'exercise'} {short_name(stem)}"


def _told(root: Path, piece: Piece) -> str:
    """A piece in words: its number and title, the part, what of it, and by which headings."""
    part = f", Part {piece.part}" if piece.part else ""
    words = f": {piece.words}" if piece.words else ""
    only = f" (*{' · '.join(piece.only)}*)" if piece.only else ""
    return f"{_name(root, piece.stem)}{part}{words}{only}"


def _name(root: Path, stem: str) -> str:
    """Number and title, or what a form of the test is called."""
    if stem in FORMS:
        return f"`{stem}`"
    for room in ("lessons", "solutions"):
        path = root / room / f"{stem}.ipynb"
        if path.is_file():
            return f"{stem[:2]} {title_of(read_notebook(path)).removeprefix('Exercise: ')}"
    return stem.replace("_", " ")


def routes_in_short(root: Path) -> str:
    """The routes side by side for the README: numbers and minutes only."""
    routes = read_routes(root).routes
    heads = [route.name.lower() for route in routes]
    lines = [f"| period | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for number in range(max(len(route.periods) for route in routes)):
        cells = [_in_short(route.periods[number]) if number < len(route.periods) else "" for route in routes]
        lines.append(f"| {number + 1} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _in_short(period: Period) -> str:
    return " · ".join(
        f"{short_name(each.stem)}{f' {each.part}' if each.part else ''} ({each.minutes})"
        for each in period.pieces
    )


def lesson_minutes(root: Path, piece: Piece) -> int:
    """The minutes of the notebook that a piece is taken from, in the room that a class sits in."""
    room = "lessons" if (root / "lessons" / f"{piece.stem}.ipynb").is_file() else "solutions"
    return minutes_of(read_notebook(root / room / f"{piece.stem}.ipynb"))
