"""The command build: a set of one article, or all that is built of the kit."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.checks import check_lessons, check_stems
from whosays.author.build.exercises import build_exercises
from whosays.author.build.folds import fold_comments
from whosays.author.build.names import name_notebooks
from whosays.author.build.readme import build_guide, build_readme, report_list
from whosays.author.build.route_checks import check_routes
from whosays.author.build.routes import route_tables, routes_in_short, write_order
from whosays.author.build.still_look import build_extension
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.notebook_files import stems
from whosays.base.places import kit_root
from whosays.commands.article_set import build_article_set
from whosays.commands.terminal import count


def build(
    article: Annotated[
        str, typer.Argument(help="A folder of seeds/: make its exercise and lesson page.")
    ] = "",
    run: Annotated[bool, typer.Option("--run", help="Run lessons and solutions; store outputs.")] = False,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Of an article: though part of its key is a draft.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Of an article: overwrite what was changed by hand.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Of an article: nobody is hurt; do not ask.")] = False,
) -> None:
    """Make a set of your own article; without a name, for the maintainer: exercises/ and README's tables."""
    root = kit_root()
    if not (root / "solutions").is_dir():
        raise KitError("Building needs a clone of the repository: the solutions are not in the wheel.")
    if article:
        build_article_set(root, article, unchecked=unchecked, again=again, yes=yes)
        return
    if unchecked or again or yes:
        raise KitError("--unchecked, --again and --yes go with an article: whosays build ARTICLE --yes")
    _build_all(root, run=run)


def _build_all(root: Path, *, run: bool) -> None:
    from whosays.commands.door import make_app  # noqa: PLC0415  the door opens this room, too

    check_stems(root)
    check_routes(root)
    fold_comments(root)
    lessons = check_lessons(root)
    for stem in write_order(root):
        typer.echo(f"solutions/routes.toml names {stem}, which is not in lessons/: it has no place yet.")
    name_notebooks(root)
    build_extension(root)
    if run:
        _run_all(root)
    written = build_exercises(root, root / "exercises")
    typer.echo(f"{count(lessons, 'lesson')} checked: every cell finds its task.")
    typer.echo(f"{len(written)} files built in exercises/.")
    for stem in sorted(set(stems(root, "exercises")) - set(stems(root, "solutions"))):
        typer.echo(f"exercises/{stem} has no solution any more, and was left as it is: take it away.")
    _build_tables(root, commands_table(make_app()))
    typer.echo("README.md and TEACHING.md: tables built.")


def _build_tables(root: Path, commands: str) -> None:
    readme = build_readme(
        root, {"commands": commands, "routes": routes_in_short(root), "reports": report_list(root)}
    )
    guide = build_guide(root, {"routes": route_tables(root)})
    write_whole(root / "README.md", readme.encode())
    write_whole(root / "solutions" / "TEACHING.md", guide.encode())


def _run_all(root: Path) -> None:
    from whosays.author.build.outputs import run_notebook  # noqa: PLC0415  three seconds that only the maintainer waits for

    paths = [root / room / f"{stem}.ipynb" for room in ("lessons", "solutions") for stem in stems(root, room)]
    with typer.progressbar(paths, label="Running notebooks") as bar:
        for path in bar:
            write_whole(path, run_notebook(path))


def commands_table(app: typer.Typer) -> str:
    """README's table of commands, from what the commands say of themselves."""
    lines = ["| command | what it does |", "|---|---|"]
    for command in app.registered_commands:
        text = (command.callback.__doc__ or "").strip().splitlines()[0] if command.callback else ""
        lines.append(f"| `whosays {command.name}` | {text} |")
    return "\n".join(lines)
