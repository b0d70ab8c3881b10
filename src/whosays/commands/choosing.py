"""Asks a learner in the terminal what to open, where there is more than the lessons."""

from pathlib import Path

import typer

from whosays.commands.terminal import printable
from whosays.learner.lab.earlier_kits import earlier_lessons, kits_beside
from whosays.learner.lab.handed_out import handed_out, still_packed

_LESSONS = "The lessons"


def choose_folder(here: Path) -> str | None:
    """The folder of the exercise that the learner chose; for the lessons see ``lessons_folder``.

    Nobody is asked where no exercise lies in the folder ``here`` or in an older kit's beside it. Where nobody
    can answer, it is the lessons.
    """
    exercises = [each for kit in (here, *kits_beside(here)) for each in handed_out(kit)]
    for name in still_packed(here):
        typer.echo(f"{printable(name)} is still a zip: unzip it here, then it can be opened.")
    if not exercises:
        return lessons_folder(here)
    names = [_LESSONS, *(each.named_from(here) for each in exercises)]
    for number, name in enumerate(names, 1):
        typer.echo(f"  {number}  {printable(name)}")
    chosen = _ask(len(names))
    return str(exercises[chosen - 2].folder) if chosen > 1 else lessons_folder(here)


def lessons_folder(here: Path) -> str | None:
    """The folder of lessons begun with an older kit, told to the learner; None for those of this kit."""
    begun = earlier_lessons(here)
    if begun is None:
        return None
    typer.echo(
        f"Your answers lie in the folder of an older kit, and go on there. Keep it: {printable(str(begun))}"
    )
    return str(begun)


def _ask(most: int) -> int:
    """A number from 1 to ``most``; 1 if nothing is typed, or nobody is there to type."""
    while True:
        try:
            typed = input(f"What do you want to open? Type 1 to {most}, then press Enter: ").strip()
        except EOFError:
            return 1
        if not typed:
            return 1
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        typer.echo(f"“{printable(typed)}” is none of them.")
