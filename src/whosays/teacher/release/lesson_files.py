"""A lesson page of a teacher's own article, as it goes to learners when the exercise has come back.

It explains, so it holds the key: that is why it is handed out by a word of its own.
"""

from pathlib import Path

from whosays.articles.seed import SEED_FILES
from whosays.base.errors import KitError
from whosays.base.notebook_files import notebook_bytes, read_notebook, title_of
from whosays.base.places import MARKER
from whosays.base.stems import bare_stem, is_own, only_stem
from whosays.learner.lab.release_marker import Release
from whosays.tasks.notebook_cells import check_cells
from whosays.tasks.reading import read_table
from whosays.teacher.release.articles import Files, articles_named, read_part
from whosays.teacher.release.files import WELCOME, welcome
from whosays.teacher.release.unchecked import refuse_unchecked

ROOM = "lessons"
_LAST = (
    "There is nothing to hand in. Each answer is explained, and the whole article stands at the end, with "
    "every statement marked."
)


def find_lesson(kit: Path, which: str) -> str:
    """The stem of the lesson page of an own article that ``which`` means: a number (``50``) or a stem.

    Raises:
        KitError: there is none, or it is a lesson of the kit, which learners have already.
    """
    stems = sorted(path.stem for path in (kit / ROOM).glob("*.ipynb"))
    found = only_stem(bare_stem(which, (ROOM,)), stems)
    if found and not is_own(found):
        raise KitError(
            f"{found} is a lesson of the kit: it is in the learner's kit already (whosays learner-kit)."
        )
    if found:
        return found
    there = ", ".join(filter(is_own, stems)) or "none yet; whosays build ARTICLE makes one"
    raise KitError(f"There is no lesson page “{which}” of your own. There are: {there}.")


def lesson_files(kit: Path, release: Release) -> Files:
    """Everything of a lesson page that goes to the learner, by its path: notebook, tasks, article and key.

    Args:
        kit: the root of a clone, which holds ``lessons/`` and ``seeds/``.
        release: what is handed out; its room is ``lessons``.

    Raises:
        KitError: the page is not complete, or about a statement that may accuse a real person and is
            unchecked.
    """
    stem = release.stem
    tasks = kit / ROOM / f"{stem}.tasks.toml"
    table = read_table(tasks)
    articles = articles_named(table)
    refuse_unchecked(kit, articles)
    path = kit / ROOM / f"{stem}.ipynb"
    notebook = read_notebook(path)
    check_cells(path, notebook, table)
    files = {
        MARKER: release.marker(),
        WELCOME: welcome(title_of(notebook), release.to, _LAST).encode(),
        f"{ROOM}/{stem}.ipynb": notebook_bytes(notebook),
        f"{ROOM}/{stem}.tasks.toml": tasks.read_bytes(),
    }
    for name in sorted(articles):
        files |= _article(kit / "seeds" / name)
    return files


def _article(folder: Path) -> Files:
    """The whole article with its key; nothing of the drafts and second opinions that lie beside it."""
    there = [name for name in SEED_FILES if (folder / name).is_file()]
    return {f"seeds/{folder.name}/{name}": read_part(folder / name) for name in there}
