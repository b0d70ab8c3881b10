"""The whole site, made in a folder of its own and put in place when it is whole."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from whosays.author.site.contents import site_files, site_told
from whosays.author.site.jupyterlite import (
    PRELOADED,
    build_lite,
    extension_folders,
    kernel_wheels,
    lay_out,
    lay_out_files,
    page_config,
)
from whosays.author.site.landing import write_landing
from whosays.author.site.learner_wheel import write_learner_wheel
from whosays.author.site.lesson_page import mend_lesson_page
from whosays.author.site.lock import BY_URL, site_lock
from whosays.author.site.pages import write_pages
from whosays.author.site.runtime import LOCK, runtime_folder
from whosays.author.site.wheels import library_wheels
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError

LITE = "jupyter"
"""Where JupyterLite lies in the site: its root is the landing page's."""
_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another --to.")


@dataclass(frozen=True)
class Wanted:
    """What whoever builds the site has said.

    ``pyodide``: a folder that holds Pyodide's core, or None; ``distribution``: the address of a whole
    distribution of Pyodide, or "".
    """

    pyodide: Path | None = None
    distribution: str = ""


def check_place(to: Path) -> None:
    """Refuse a folder that holds something else, before anything long begins.

    Raises:
        KitError: it is there and not empty, or its own folder is not there.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise KitError(
            f"{to} is there already, and a site is made anew: move it away, or choose another --to."
        )
    if not to.absolute().parent.is_dir():
        raise KitError(
            f"{to}: there is no folder {to.absolute().parent}; make it first, or choose another --to."
        )


def build_site(root: Path, to: Path, wanted: Wanted, done: Callable[[int, int], object]) -> None:
    """Build the site.

    Args:
        root: the clone's root.
        to: where it goes (see ``check_place``).
        wanted: where Pyodide comes from.
        done: is told how many steps are done, and of how many.

    Raises:
        KitError: something is missing, could not be fetched or written.
    """
    with tempfile.TemporaryDirectory(prefix="whosays-site-") as folder:
        site = Path(folder) / "site"
        _write_lite(root, Path(folder), site / LITE, wanted, done)
        write_landing(root, site)
        write_pages(root, site)
        with _WORDS.told(to):
            shutil.copytree(site, to, dirs_exist_ok=True)
    done(4, 4)


def _write_lite(
    root: Path, work: Path, output: Path, wanted: Wanted, done: Callable[[int, int], object]
) -> None:
    for name in ("npm", "pip", "kit", "lite"):
        (work / name).mkdir()
    pyodide = runtime_folder(wanted.pyodide, work / "npm")
    done(1, 4)
    libraries = library_wheels(pyodide, work / "pip")
    done(2, 4)
    wheels = [*libraries, *kernel_wheels(), write_learner_wheel(root, work / "kit")]
    lock = site_lock(json.loads((pyodide / LOCK).read_text(encoding="utf-8")), wheels, wanted.distribution)
    lite = work / "lite"
    lay_out_files(lite, site_files(root, () if wanted.distribution else BY_URL))
    config = page_config([*PRELOADED, "whosays"], site_told(lite / "files"))
    lay_out(lite, pyodide, lock, wheels, config, extension_folders())
    build_lite(lite, output)
    mend_lesson_page(root, output, wanted.distribution)
    done(3, 4)
