"""An exercise as it goes to learners: a folder or a zip that works wherever it is unzipped.

It holds the notebook with a last cell to hand in, what is asked, and the article. It never holds a key, a
reason or a solution: everything comes from ``exercises/``, which the build has made without them, and from
the seed only what is named here.
"""

import json
import zipfile
from io import BytesIO
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.moments import moment_here, moment_in, with_zone, zone_of
from whosays.base.notebook_files import cell_id, kit_call, notebook_bytes, read_notebook, title_of
from whosays.base.places import MARKER
from whosays.base.stems import bare_stem, only_stem
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets.static_output import static_output
from whosays.tasks.notebook_cells import check_cells
from whosays.tasks.reading import read_table, read_tasks
from whosays.tasks.task import Task
from whosays.teacher.release.articles import Files, articles_named, articles_without_keys
from whosays.teacher.release.unchecked import refuse_unchecked

ROOMS_OF_EXERCISES = ("exercises", "solutions")
WELCOME = "READ-ME-FIRST.txt"
_FIXED = (1980, 1, 1, 0, 0, 0)  # a zip's oldest date: the same release is the same bytes on any day
_OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_MAX_FOR = 60  # characters of whom it is for
_WORDS = DiskWords("{where}: cannot be written ({reason}). Choose another --to.")
_HAND_IN = """\
## Hand in

This makes one small file with all your answers. Nothing is sent by itself: you send the file. You can hand \
in again later if you change an answer."""


def find_exercise(kit: Path, which: str) -> str:
    """The stem of the exercise that ``which`` means: a number (``03``), a stem, or the path of its file.

    Raises:
        KitError: there is no such exercise, or more than one is meant.
    """
    stems = sorted(path.stem for path in (kit / "exercises").glob("*.ipynb"))
    if found := only_stem(bare_stem(which, ROOMS_OF_EXERCISES), stems):
        return found
    there = ", ".join(stems) or "none"
    raise KitError(f"There is no exercise “{which}”. Give its number, such as 03. There are: {there}.")


def release_files(kit: Path, release: Release) -> Files:
    """Everything that goes to the learner, by its path.

    Args:
        kit: the kit's root, which holds ``exercises/`` and ``seeds/``.
        release: what is handed out.

    Raises:
        KitError: the exercise is not there or not complete, holds what belongs to a key, or is about a
            statement that may accuse a real person and is unchecked.
    """
    notebook, table = check_release(kit, release)
    stem, title = release.stem, title_of(notebook)
    tasks = kit / "exercises" / f"{stem}.tasks.toml"
    return {
        MARKER: release.marker(),
        WELCOME: _welcome(title, release).encode(),
        f"exercises/{stem}.ipynb": _with_hand_in(notebook, read_tasks(tasks, "exercises", stem)),
        f"exercises/{stem}.tasks.toml": tasks.read_bytes(),
        **articles_without_keys(kit, [table]),
    }


def check_release(kit: Path, release: Release) -> tuple[JsonObject, JsonObject]:
    """The notebook and the task table of what is handed out, in whatever form: both may go to learners.

    Raises:
        KitError: as ``release_files``.
    """
    if release.to and (len(release.to) > _MAX_FOR or not release.to.isprintable()):
        raise KitError(f"--for: write a class or a name in at most {_MAX_FOR} characters, on one line.")
    tasks = kit / "exercises" / f"{release.stem}.tasks.toml"
    table = read_table(tasks)
    if table["mode"] != "hand-in":
        raise KitError(f"{tasks}: this file carries its key. Build the exercises anew: whosays build")
    refuse_unchecked(kit, articles_named(table))
    path = kit / "exercises" / f"{release.stem}.ipynb"
    notebook = read_notebook(path)
    check_cells(path, notebook, table)
    return notebook, table


def _with_hand_in(notebook: JsonObject, tasks: dict[str, Task]) -> bytes:
    """The built notebook with a last part: how to hand in."""
    stem = next(iter(tasks.values())).stem
    fixed = {"deletable": False, "editable": False}
    source = f'from whosays import hand_in\nhand_in("exercises/{stem}")'
    if not kit_call(source):
        raise KitError(f"{stem}: a notebook of this name cannot be handed in. Call it NN_some_words.")
    words = {"cell_type": "markdown", "id": cell_id(stem, "hand in"), "metadata": fixed, "source": _HAND_IN}
    cell: JsonObject = {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id(stem, "hand_in"),
        "metadata": {**fixed, "tags": ["whosays"]},
        "outputs": [static_output("hand_in", tasks)],
        "source": source,
    }
    return notebook_bytes({**notebook, "cells": [*notebook["cells"], words, cell]})


def _welcome(title: str, release: Release) -> str:
    what = "your class number and your name" if release.ask_name else "your class number"
    due = f" by {_due(release.due, release.zone)}" if release.due else ""
    last = (
        f"When you are done, type {what} at the end of the page, press “Hand in”, and send the file that "
        f"appears to your teacher{due}."
    )
    return welcome(title.removeprefix("Exercise:").strip(), release.to, last)


def welcome(name: str, to: str | None, last: str) -> str:
    """What a learner reads first in an unzipped folder.

    Args:
        name: of the page.
        to: whom it is for, if somebody said so.
        last: the third step.
    """
    whom = f"For: {to}\n" if to else ""
    return f"""\
{name}
{"=" * len(name)}
{whom}
1. To begin, put this folder into the folder of your learner's kit and double-click the start file there \
(or, where a terminal knows the kit, open one in this folder and type: whosays lab)

2. Take your time: each answer is saved the moment you give it, so you can close the page and come back.

3. {last}
"""


def _due(due: str, zone: str) -> str:
    """Until when, by the clock that the teacher meant; with the zone's name, where this computer knows it."""
    said, here = moment_in(due, zone), moment_here(due)
    return with_zone(here if not zone or zone_of(said) == zone_of(here) else said)


def write_release(files: Files, target: Path, top: str) -> None:
    """Write a release: a zip if ``target`` ends in ``.zip`` (in it a folder ``top``), else a folder.

    Raises:
        KitError: something else lies there, or it cannot be written.
    """
    if target.suffix.lower() in _OTHER_ARCHIVES:
        raise KitError(
            f"{target}: the kit writes a .zip or a folder. Name one of those: --to {target.stem}.zip"
        )
    with _WORDS.told(target):
        if target.suffix.lower() == ".zip":
            _write_zip(files, target, top)
        else:
            _write_folder(files, target)


def _write_folder(files: Files, folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KitError(f"{folder} is there already and not empty. Give the name of a new folder, or a .zip")
    for name, content in files.items():
        write_whole(folder / name, content)


def _write_zip(files: Files, path: Path, top: str) -> None:
    if path.exists():
        if path.is_file() and _is_same_zip(path, {f"{top}/{name}": files[name] for name in files}):
            return  # released again, and nothing has changed
        raise KitError(f"{path} is there already, and is another one. Give another name, or move it away.")
    write_whole(path, zip_bytes(files, top))


def _is_same_zip(path: Path, files: Files) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(archive.namelist()) != sorted(files):
                return False
            return all(is_same(name, archive.read(name), content) for name, content in files.items())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # none of ours, whatever it is
        return False


def is_same(name: str, there: bytes, content: bytes) -> bool:
    """Whether a released file is the one that lies there, whenever the two releases were made."""
    if there == content or not name.endswith(MARKER):
        return there == content
    return _without_when(there) == _without_when(content)


def _without_when(marker: bytes) -> JsonObject:
    """What a marker says, but for when the release was made; {} where it says nothing."""
    try:
        said: JsonObject = json.loads(marker)
        return {**said, "release": {**said["release"], "released": ""}}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def zip_bytes(files: Files, top: str) -> bytes:
    """A zip of ``files`` under the folder ``top``: the same bytes from the same files, anywhere."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:  # compressors differ between systems
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(f"{top}/{name}", date_time=_FIXED)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()
