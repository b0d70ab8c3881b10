"""Starts JupyterLab with the kit's own settings, on a working copy.

The person's own JupyterLab is left alone: settings, workspaces and configuration of a lesson lie in
the working copy, in ``.whosays/``.
"""

import json
import os
import secrets
import shutil
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipykernel.kernelspec import get_kernel_dict

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject
from whosays.base.places import HIDDEN as OWN
from whosays.learner.answers.draft_key import copy_id
from whosays.learner.course import course
from whosays.learner.lab.writable_places import use_writable_places
from whosays.learner.resume import Resumed

if TYPE_CHECKING:
    from jupyterlab.labapp import LabApp

HERE = Path(__file__).parent
_WORDS = DiskWords("{path} cannot be written ({reason}). Is the disk full?")
LIVE = "application/vnd.jupyter.widget-view+json"

# What a learner has no use for in the list of files, or could only lose something by touching.
# Compiled Python is not hidden: the labextension must see it (see its guard).
HIDDEN = ["answers", "__pycache__", "*~", ".DS_Store"]
# What no lesson needs: a school's nbgrader adds menus (see page_config.json), and a second and a half; the
# language servers ask npm, if there is one, for a folder, and it waits for ever where there is no home.
_LEFT_OUT = [
    "jupyter_lsp",
    *(
        f"nbgrader.server_extensions.{name}"
        for name in ("assignment_list", "course_list", "formgrader", "validate_assignment")
    ),
]

KERNEL_OPTIONS = [
    "--InteractiveShellApp.ignore_cwd=True",  # the notebook's folder is not searched for imports
    "--HistoryManager.enabled=False",  # else what a learner writes in a cell is kept in her home, too
    "--IPKernelApp.log_level=ERROR",  # a learner's terminal is no place for a kernel's notes to itself
]


def options(copy: Path, notebook: str, told: JsonObject | None = None) -> list[str]:
    """JupyterLab's options for a lesson.

    Args:
        copy: the root of the working copy.
        notebook: what is opened, by its path in the copy: ``lessons/00_start_here.ipynb``.
        told: what the page knows before there is a kernel (see ``page_told``).
    """
    own = copy / OWN
    page = {"whosays": json.dumps(told or {})}  # it stands in JupyterLab's own PageConfig
    return [
        f"--ServerApp.root_dir={copy}",
        f"--ServerApp.tornado_settings={ {'page_config_data': page} }",
        f"--FileContentsManager.preferred_dir={copy / Path(notebook).parent}",
        f"--LabApp.default_url=/lab/tree/{notebook}",
        f"--LabApp.app_settings_dir={HERE / 'settings'}",
        f"--LabApp.extra_labextensions_path={HERE / 'labextension'}",
        f"--LabApp.user_settings_dir={own / 'settings'}",
        f"--LabApp.workspaces_dir={own / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--LabApp.collaborative=False",
        f"--ServerApp.jpserver_extensions={dict.fromkeys(_LEFT_OUT, False)}",
        f"--ContentsManager.hide_globs={HIDDEN}",
        "--FileContentsManager.pre_save_hook=whosays.learner.lab.start.without_live_parts",
        "--KernelSpecManager.allowed_kernelspecs={'python3'}",
        "--ServerApp.terminals_enabled=False",
        "--ServerApp.answer_yes=True",  # Ctrl-C ends it, without a question
        "--ServerApp.allow_root=True",  # in a container there is often nobody else
        "--Application.log_level=ERROR",
    ]


def without_live_parts(model: dict[str, Any], **_: object) -> None:
    """Leave out of a saved notebook what only its running kernel can draw.

    Otherwise a learner is greeted the next day by "Error displaying widget" until the lesson has
    opened. The text form of each output stays.

    Args:
        model: what is about to be saved (Jupyter Server's contents model); changed in place.
    """
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    for cell in model["content"].get("cells", ()):
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(LIVE, None)


def prepare(copy: Path, environment: MutableMapping[str, str]) -> None:
    """Write what JupyterLab reads from files, and point ``environment`` to it.

    The kernel is the Python that whosays is installed in, whatever other kernels this person has:
    JUPYTER_PATH goes before every other place. It does not import from the notebook's folder, so a
    file that happens to be called like a library cannot take its place.

    Raises:
        KitError: the working copy cannot be written, or nothing else can.
    """
    own = copy / OWN
    kernel = get_kernel_dict(extra_arguments=KERNEL_OPTIONS)
    kernel["argv"][0] = sys.executable
    kernel["display_name"] = "Python 3"
    spec = own / "jupyter" / "kernels" / "python3" / "kernel.json"
    # A session begins with one lesson, and not with a kernel for each that was open last week.
    shutil.rmtree(own / "workspaces", ignore_errors=True)
    with _WORDS.told(spec):
        write_whole(spec, json.dumps(kernel, indent=1).encode())
    others = environment.get("JUPYTER_PATH")
    environment["JUPYTER_PATH"] = os.pathsep.join([str(own / "jupyter"), *([others] if others else [])])
    # What an administrator has set goes on being read; only the person's own settings are left alone.
    if settings := environment.get("JUPYTER_CONFIG_DIR"):
        more = environment.get("JUPYTER_CONFIG_PATH")
        environment["JUPYTER_CONFIG_PATH"] = os.pathsep.join([*([more] if more else []), settings])
    environment["JUPYTER_CONFIG_DIR"] = str(own / "config")
    use_writable_places(own, environment)


def split_folder(words: list[str]) -> tuple[str | None, list[str]]:
    """Tell the folder from JupyterLab's own options in what follows ``whosays lab``.

    In ``--port 8889 my-lessons`` the number belongs to the option before it; in
    ``--no-browser my-lessons`` the folder does not. JupyterLab itself knows which is which.

    Raises:
        KitError: there is more than one folder.
    """
    folders, rest, takes_value = [], [], False
    for word in words:
        if word.startswith("-") or takes_value:
            takes_value = word.startswith("-") and "=" not in word and not _is_flag(word)
            rest.append(word)
        else:
            folders.append(word)
    if len(folders) > 1:
        raise KitError(f"One folder at a time: {' and '.join(folders)} were given.")
    return (folders[0] if folders else None), rest


def _is_flag(word: str) -> bool:
    return word.lstrip("-") in {*_lab_app().flags, "help", "help-all", "h", "version"}


def _lab_app() -> type["LabApp"]:
    """JupyterLab's own program, loaded only when needed: it takes half a second."""
    from jupyterlab.labapp import LabApp  # noqa: PLC0415

    program: type[LabApp] = LabApp
    return program


def page_told(copy: Path, at: Resumed | None) -> JsonObject:
    """What the page is told by the server that the door started, and no other: the shell acts on it.

    Args:
        copy: the root of the working copy.
        at: where the learner goes on.
    """
    told: JsonObject = {"door": True, "copy": copy_id(copy), "day": secrets.token_hex(4)}
    return told | {"course": course(copy), "welcome": at.told() if at and at.words else None}


def start(copy: Path, notebook: str, more: list[str], at: Resumed | None = None) -> None:
    """Run JupyterLab until it is stopped (Ctrl-C).

    Args:
        copy: the root of the working copy.
        notebook: what is opened, by its path in the copy.
        more: JupyterLab's own options, which go before the kit's.
        at: where the learner goes on, which the page says.

    Raises:
        KitError: the working copy cannot be written.
    """
    prepare(copy, os.environ)
    _lab_app().launch_instance(argv=[*options(copy, notebook, page_told(copy, at)), *more])
