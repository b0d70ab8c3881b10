"""What ``whosays build ARTICLE`` says and asks before it makes a set of a teacher's own article."""

from collections.abc import Iterable
from pathlib import Path

import typer

from whosays.articles.unchecked import DRAFT_LINE, drafted
from whosays.author.article_set.accusations import accusations
from whosays.author.article_set.building import ArticleSet, key_of, plan_set, write_set
from whosays.base.errors import KitError
from whosays.base.stems import bare_stem
from whosays.commands.terminal import printable, say, some

_ASKED = "May anybody in your room be hurt by this article?"
_PAGES = {"solutions": "an exercise with its solution and its worksheet", "lessons": "a lesson page"}


def build_article_set(root: Path, named: str, *, unchecked: bool, again: bool, yes: bool) -> None:
    """Make the exercise, its solution and the lesson page of one article, after one question.

    Raises:
        KitError: see ``plan_set`` and ``write_set``; or somebody may be hurt.
    """
    slug = bare_stem(named.rstrip("/"), ("seeds",))
    made = plan_set(root, slug, unchecked=unchecked)
    _ask(root, slug, yes=yes)
    typer.echo("Making the pages: about ten seconds …")
    written = write_set(root, made, again=again)
    say(_told(made, written))
    if "lessons" not in made.pages and (root / "lessons" / f"{made.stem}.ipynb").is_file():
        typer.echo(f"lessons/{made.stem} is of an earlier build, and was left as it is: take it away.")
    if drafted(key_of(root, slug)):
        typer.echo(f"Each page says at its top: {DRAFT_LINE}")


def _ask(root: Path, slug: str, *, yes: bool) -> None:
    found = accusations(key_of(root, slug))
    say(some("Who accuses, and of what", [each.line() for each in found], f", see seeds/{slug}/key.csv"))
    if not found:
        typer.echo("Nobody is accused in this article, by its key.")
    if yes:
        return
    try:
        hurt = typer.confirm(_ASKED, default=False)
    except typer.Abort as error:
        raise KitError("Nobody answered, so nothing was written. In a script, say --yes.") from error
    if hurt:
        raise KitError("Then take another article for this room. Nothing was written.")


def _told(made: ArticleSet, written: Iterable[str]) -> list[str]:
    lines = [f"{made.stem}: {'; '.join(_PAGES[room] for room in made.pages)}."]
    lines += [f"  {name}" for name in written]
    for room, sentences in made.left_out.items():
        lines += [f"{'Exercise' if room == 'solutions' else 'Lesson page'}: {each}" for each in sentences]
    lines.append(f"Hand the exercise out first: whosays release {made.stem[:2]} --to {made.stem[:2]}.zip")
    if "lessons" in made.pages:
        lines.append(
            "The lesson page explains, so it carries the key. When the exercise has come back: whosays "
            f"release {made.stem[:2]} --lesson --to lesson-{made.stem[:2]}.zip"
        )
    return [printable(line) for line in lines]
