"""The command for an article's key: key."""

import json
from pathlib import Path
from typing import Annotated

import typer

from whosays.articles.kinds import KINDS, speaker_table
from whosays.articles.seed import read_seed
from whosays.articles.web_annotation import to_web_annotations
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.places import seed_folder


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
        write_whole(export, f"{text}\n".encode(), make_folder=False)
        typer.echo(f"{export} opens in annotation tools.")
