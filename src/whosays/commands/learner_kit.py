"""The command for learners' machines: learner-kit."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.checks import check_lessons
from whosays.author.build.freshness import refuse_stale
from whosays.author.learner_kit.packing import check_target, kit_members, write_kit
from whosays.author.learner_kit.wheel import build_wheel, download_libraries
from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.base.places import kit_root
from whosays.commands.terminal import bar


def make_learner_kit(
    to: Annotated[Path, typer.Option(metavar="FILE.zip", help="Where to write it.")] = Path(
        "whosays-learner-kit.zip"
    ),
    with_libraries: Annotated[
        bool,
        typer.Option(
            "--with-libraries",
            help="Pack the libraries too (about 90 MB): for machines like this one, without internet.",
        ),
    ] = False,
) -> None:
    """Write what learners' machines get: a zip that starts by double-click, without keys and solutions."""
    root, to = kit_root(), to.expanduser()
    if not (root / "solutions").is_dir():
        raise KitError(
            "The learner's kit is made from a clone of the repository, and this is an installed kit."
        )
    check_target(to)
    with tempfile.TemporaryDirectory() as folder, bar("Packing") as done:
        steps = 4 if with_libraries else 3
        check_lessons(root)
        for stem in stems(root, "exercises"):
            refuse_stale(root, stem)
        done(1, steps)
        wheel = build_wheel(root, Path(folder) / "wheel")
        done(2, steps)
        libraries = download_libraries(wheel, Path(folder) / "libraries") if with_libraries else []
        done(steps - 1, steps)
        write_kit(to, kit_members(wheel, libraries))
    typer.echo(f"{to} is ready ({to.stat().st_size / 1e6:.1f} MB). It holds no key of an exercise or a test.")
    typer.echo("Learners unzip it and double-click the start file for their computer.")
