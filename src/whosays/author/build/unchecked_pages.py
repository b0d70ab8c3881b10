"""Nothing goes to learners while a statement that accuses a real person is unchecked.

What is a draft elsewhere may go out, if the page itself says so at its top.
"""

from pathlib import Path

from whosays.articles.key import Key
from whosays.articles.seed import KEY, read_seed
from whosays.articles.unchecked import accusing, drafted, says_draft
from whosays.base.errors import KitError
from whosays.base.notebook_files import read_notebook
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import articles_named


def refuse_unchecked_page(kit: Path, stem: str, room: str = "exercises") -> None:
    """Refuse a page whose key has drafts that the page does not tell, or that accuse a real person.

    An installed kit has no keys to look at, and nothing of a teacher's own.

    Raises:
        KitError: names the article and the rows, and says what to do.
    """
    for name in sorted(articles_named(read_table(kit / room / f"{stem}.tasks.toml"))):
        if (kit / "seeds" / name / KEY).is_file():
            key = read_seed(kit / "seeds" / name).key
            if key is not None:
                _refuse(kit / room / f"{stem}.ipynb", key)


def _refuse(page: Path, key: Key) -> None:
    draft = drafted(key)
    accuses = [] if key.article.invented else accusing(draft)
    if accuses:
        ids = ", ".join(each.id for each in accuses)
        raise KitError(
            f"seeds/{key.article.name}: nobody has checked {ids} yet, and it may accuse a real person, so "
            "nothing goes out. Check these rows (status checked), build again, then this again."
        )
    if draft and not says_draft(read_notebook(page)):
        raise KitError(
            f"seeds/{key.article.name}: {len(draft)} statements are a draft, and the page of {page.stem} "
            "does not say so. Check them; or build the article again with --unchecked, then this again."
        )
