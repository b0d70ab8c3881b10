"""The command for a site: site."""

from pathlib import Path
from typing import Annotated

import typer

from whosays.author.build.checks import check_lessons
from whosays.author.build.freshness import refuse_stale
from whosays.author.site.contents import site_stems
from whosays.author.site.distribution import check_address, far_list
from whosays.author.site.placing import check_place
from whosays.base.errors import KitError
from whosays.base.extras import need
from whosays.base.json_types import JsonObject
from whosays.base.places import kit_root
from whosays.commands.terminal import bar, printable

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
    check_address(pyodide_url)
    need("The site", _EXTRA, "site")
    from whosays.author.site.build import Wanted, build_site  # noqa: PLC0415  an extra

    root, to = kit_root(), to.expanduser()
    if not (root / "solutions").is_dir():
        raise KitError("The site is made from a clone of the repository, and this is an installed kit.")
    check_place(to)
    check_lessons(root)
    for stem in site_stems(root, "exercises"):
        refuse_stale(root, stem)
    far = _far(pyodide_url)
    with bar("Building the site") as done:
        build_site(root, to, Wanted(pyodide, pyodide_url, far), done)
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    typer.echo(f"{to} is ready ({size / 1e6:.0f} MB). It holds no key of an exercise or a test.")
    typer.echo(
        "Put it on any web server with https. To look at it here: python3 -m http.server -d " + str(to)
    )


def _far(address: str) -> JsonObject | None:
    """The list of packages at an address, or None, with a word, if it does not answer."""
    answer = far_list(address) if address else None
    if not isinstance(answer, str):
        return answer
    typer.echo(
        f"{address} did not answer ({printable(answer)}), so nobody knows if it has what lesson 06 needs. "
        "Before a class does, open lesson 06 on the site and run its tables.",
        err=True,
    )
    return None
