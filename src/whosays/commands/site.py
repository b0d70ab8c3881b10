"""The command for a site: site."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.checks import check_lessons
from whosays.author.build.freshness import refuse_stale
from whosays.author.site.contents import site_stems
from whosays.base.errors import KitError
from whosays.base.extras import need
from whosays.base.places import kit_root
from whosays.commands.terminal import bar

_EXTRA = ("jupyterlite_core", "jupyterlite_pyodide_kernel")


def make_site(
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to write it: a new folder.")] = Path(
        "site"
    ),
    pyodide: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The files of the npm package pyodide; else npm fetches them."),
    ] = None,
    pyodide_url: Annotated[
        str,
        typer.Option(
            "--pyodide-url",
            metavar="ADDRESS",
            help="A whole distribution of Pyodide, for lesson 06's tables; else no other host is asked.",
        ),
    ] = "",
) -> None:
    """Write the lessons as a website: whoever has the link works in the browser, and nothing is installed."""
    need("The site", _EXTRA, "site")
    from whosays.author.site.build import Wanted, build_site, check_place  # noqa: PLC0415  an extra

    root, to = kit_root(), to.expanduser()
    if not (root / "solutions").is_dir():
        raise KitError("The site is made from a clone of the repository, and this is an installed kit.")
    check_place(to)
    check_lessons(root)
    for stem in site_stems(root, "exercises"):
        refuse_stale(root, stem)
    with bar("Building the site") as done:
        build_site(root, to, Wanted(pyodide, pyodide_url), done)
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    typer.echo(f"{to} is ready ({size / 1e6:.0f} MB). It holds no key of an exercise or a test.")
    typer.echo(
        "Put it on any web server with https. To look at it here: python3 -m http.server -d " + str(to)
    )
