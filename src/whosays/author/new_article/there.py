"""Which article is meant by somebody who brought it already: by its name, its folder, or its file."""

from pathlib import Path

from whosays.author.new_article.bring import Wishes, text_bytes
from whosays.author.new_article.brought import read_file
from whosays.author.new_article.laying import same_text
from whosays.base.errors import KitError


def article_there(typed: str, wishes: Wishes, root: Path) -> Path | None:
    """The folder of an article that is there already; None if it is a file that nobody has brought yet.

    Args:
        typed: a folder's name in ``seeds/``, its path, or a file with the article.
        wishes: of the file, its encoding; and the name of the folder, if one was given.
        root: the clone.

    Raises:
        KitError: it is none of these, or another article has the name that was given.
    """
    if named := _named(typed, root / "seeds"):
        return named
    try:
        brought = read_file(typed)
    except KitError as error:
        if "/" not in typed and "\\" not in typed and not Path(typed).suffix and not Path(typed).exists():
            raise KitError(_neither(typed, root / "seeds")) from error
        raise
    return same_text(root / "seeds", text_bytes(brought, wishes))


def _named(typed: str, seeds: Path) -> Path | None:
    try:
        found = [
            each for each in (seeds / typed, Path(typed).expanduser()) if (each / "article.txt").is_file()
        ]
        return next((each for each in found if each.resolve().parent == seeds.resolve()), None)
    except (OSError, ValueError):  # ValueError: a NUL, which no path has
        return None


def _neither(typed: str, seeds: Path) -> str:
    names = sorted(path.parent.name for path in seeds.glob("*/draft.csv"))
    there = f"Articles of your own: {', '.join(names[:8])}." if names else "There is no article of yours yet."
    return f"“{typed:.60}” is no article in seeds/, and no file here. {there} Or give the file with its text."
