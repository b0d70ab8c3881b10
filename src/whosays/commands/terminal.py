"""How the commands talk in a terminal: lines, lists cut short, bars with an estimate; on paper, nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

SHOWN = 12  # lines of each sort that are told; all stand in a table


def some(title: str, lines: list[str], where: str = "") -> list[str]:
    """A title with how many there are, and the first of them; nothing where there is none.

    Args:
        title: what they are.
        lines: one each.
        where: where all of them stand, as " see the table".
    """
    if not lines:
        return []
    more = [f"  … and {len(lines) - SHOWN} more{where}"] if len(lines) > SHOWN else []
    return [f"{title}: {len(lines)}", *(f"  {printable(line)}" for line in lines[:SHOWN]), *more]


def printable(line: str) -> str:
    """A line that cannot move the cursor or colour the terminal, whatever a learner wrote."""
    return "".join(letter if letter.isprintable() else "�" for letter in line)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say(lines: list[str]) -> None:
    """Print lines, one after another."""
    for line in lines:
        typer.echo(line)


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], object]]:
    """A bar with an estimate of the time left, where somebody is looking; on the error stream.

    Yields:
        What is to be told how many are done, and of how many.
    """
    from rich import progress as parts  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415  only where a bar is drawn

    columns = (parts.TextColumn("{task.description}"), parts.BarColumn(), parts.TimeRemainingColumn())
    console = Console(stderr=True)
    with parts.Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as drawn:
        task = drawn.add_task(what, total=None)
        yield lambda done, total: drawn.update(task, completed=done, total=total)
