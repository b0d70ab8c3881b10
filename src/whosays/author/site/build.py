"""The whole site, made in a folder of its own and put in place when it is whole."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from whosays.author.site.contents import site_files, site_told
from whosays.author.site.distribution import check_same
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
from whosays.author.site.placing import put_in_place
from whosays.author.site.runtime import LOCK, runtime_folder
from whosays.author.site.wheels import library_wheels
from whosays.base.json_types import JsonObject

LITE = "jupyter"
"""Where JupyterLite lies in the site: its root is the landing page's."""


@dataclass(frozen=True)
class Wanted:
    """What whoever builds the site has said.

    ``pyodide``: a folder that holds Pyodide's core, or None; ``distribution``: the address of a whole
    distribution of Pyodide, or ""; ``far``: the list of packages there, or None if it did not answer.
    """

    pyodide: Path | None = None
    distribution: str = ""
    far: JsonObject | None = None


def build_site(root: Path, to: Path, wanted: Wanted, done: Callable[[int, int], object]) -> None:
    """Build the site.

    Args:
        root: the clone's root.
        to: where it goes (see ``placing.check_place``).
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
        put_in_place(site, to)
    done(4, 4)


def _write_lite(
    root: Path, work: Path, output: Path, wanted: Wanted, done: Callable[[int, int], object]
) -> None:
    for name in ("npm", "pip", "kit", "lite"):
        (work / name).mkdir()
    pyodide = runtime_folder(wanted.pyodide, work / "npm")
    core = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    if wanted.far:
        check_same(wanted.far, core, wanted.distribution)
    done(1, 4)
    libraries = library_wheels(pyodide, work / "pip")
    done(2, 4)
    wheels = [*libraries, *kernel_wheels(), write_learner_wheel(root, work / "kit")]
    lock = site_lock(core, wheels, wanted.distribution)
    lite = work / "lite"
    lay_out_files(lite, site_files(root, () if wanted.distribution else BY_URL))
    config = page_config([*PRELOADED, "whosays"], site_told(lite / "files"))
    lay_out(lite, pyodide, lock, wheels, config, extension_folders())
    build_lite(lite, output)
    mend_lesson_page(root, output, wanted.distribution)
    done(3, 4)
