"""The commands for a teacher and a maintainer: print, key, build. Registered in cli.py."""

import json
from pathlib import Path
from typing import Annotated

import typer

from whosays.articles.kinds import KINDS, speaker_table
from whosays.articles.seed import read_seed
from whosays.articles.web_annotation import to_web_annotations
from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.base.places import kit_root, seed_folder
from whosays.building import build_exercises, build_readme
from whosays.teacher.paper.worksheet import find_stem, worksheet

ALONE = "-exercise"  # in the name of a page without the lesson's article


def print_lesson(lesson: str, paper: str, to: Path | None, *, exercise_only: bool = False) -> Path:
    """Make a page to print: the article with numbered lines, and the exercise as a worksheet.

    Returns:
        Where it was written.
    """
    root = kit_root()
    stem = find_stem(root, lesson)
    page = worksheet(root, stem, paper, exercise_only=exercise_only)
    path = to or Path(f"{stem}{ALONE if exercise_only else ''}.html")
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise KitError(f"{path}: cannot be written ({error.strerror}). Choose another --to.") from error
    typer.echo(f"{path} is ready. Open it in a browser and print it ({paper.lower()}).")
    return path


def check_key(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A folder of seeds/.")] = "venezuela-2018",
    table: Annotated[bool, typer.Option("--table", help="Print which kind may have which speaker.")] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write W3C Web Annotations (JSON-LD).")
    ] = None,
) -> None:
    """Check an article's key against the codebook, and count what is in it."""
    if table:
        typer.echo(speaker_table())
        return
    folder = Path(article) if Path(article).is_dir() else seed_folder(article)
    key = read_seed(folder).key
    if key is None:
        raise KitError(f"{folder}: there is no key.csv.")
    counts = {name: sum(each.kind == name for each in key.statements) for name in KINDS}
    typer.echo(f"{key.article.name}: {len(key.statements)} statements in order.")
    typer.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
    if export:
        text = json.dumps(to_web_annotations(key), ensure_ascii=False, indent=1)
        export.write_text(text + "\n", encoding="utf-8")
        typer.echo(f"{export} opens in annotation tools.")


def build(run: bool, commands: str) -> None:
    """Build exercises/ and README's tables; with ``run``, store the notebooks' outputs first.

    Args:
        run: whether lessons and solutions are run.
        commands: README's table of commands.

    Raises:
        KitError: this is no clone, or something cannot be built.
    """
    root = kit_root()
    if not (root / "solutions").is_dir():
        raise KitError("Building needs a clone of the repository: the solutions are not in the wheel.")
    if run:
        _run_all(root)
    written = build_exercises(root, root / "exercises")
    typer.echo(f"{len(written)} files built in exercises/.")
    (root / "README.md").write_text(build_readme(root, {"commands": commands}), encoding="utf-8")
    typer.echo("README.md: tables built.")


def _run_all(root: Path) -> None:
    from whosays.running import run_notebook  # noqa: PLC0415  three seconds that only the maintainer waits for

    paths = [root / room / f"{stem}.ipynb" for room in ("lessons", "solutions") for stem in stems(root, room)]
    with typer.progressbar(paths, label="Running notebooks") as bar:
        for path in bar:
            path.write_bytes(run_notebook(path))


def commands_table(app: typer.Typer) -> str:
    """README's table of commands, from what the commands say of themselves."""
    lines = ["| command | what it does |", "|---|---|"]
    for command in app.registered_commands:
        text = (command.callback.__doc__ or "").strip().splitlines()[0] if command.callback else ""
        lines.append(f"| `whosays {command.name}` | {text} |")
    return "\n".join(lines)
