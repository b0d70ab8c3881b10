"""What ``whosays build ARTICLE`` says and asks before it makes a set of a teacher's own article."""

from collections.abc import Iterable
from pathlib import Path

import typer

from whosays.articles.unchecked import DRAFT_LINE, drafted
from whosays.author.article_set.accusations import accusations
from whosays.author.article_set.building import ArticleSet, key_of, plan_set, write_set
from whosays.author.article_set.earlier import lost_questions
from whosays.base.errors import KitError
from whosays.base.stems import bare_stem
from whosays.commands.terminal import printable, say, some

_ASKED = "May anybody in your room be hurt by this article?"
_PAGES = {"solutions": "an exercise with its solution and its worksheet", "lessons": "a lesson page"}


def build_article_set(root: Path, named: str, *, unchecked: bool, again: bool, yes: bool) -> None:
    """Make the exercise, its solution and the lesson page of one article, after a question or two.

    Raises:
        KitError: see ``plan_set`` and ``write_set``; or somebody may be hurt, or loses answers.
    """
    slug = bare_stem(named.rstrip("/"), ("seeds",))
    made = plan_set(root, slug, unchecked=unchecked)
    _ask(root, slug, yes=yes)
    _ask_about_answers(made, lost_questions(root, made), yes=yes)
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
    if _answered(_ASKED):
        raise KitError("Then take another article for this room. Nothing was written.")


def _ask_about_answers(made: ArticleSet, lost: list[str], *, yes: bool) -> None:
    """A question that goes takes with it what learners have answered to it."""
    if not lost:
        return
    say(some("Questions that the exercise asks now, and would not ask any more", lost))
    if not yes and _answered(f"Do learners have {made.stem} already?"):
        raise KitError(
            "Then keep it until their answers are marked: nothing was written. What you change in the key "
            "counts when you grade, without building, as long as each statement that is asked about is there."
        )


def _answered(question: str) -> bool:
    try:
        return typer.confirm(question, default=False)
    except typer.Abort as error:
        raise KitError("Nobody answered, so nothing was written. In a script, say --yes.") from error


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
