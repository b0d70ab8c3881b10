"""JupyterLite, built by its own command from what this kit lays out for it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from jupyter_core.paths import jupyter_path

from whosays.author.site.runtime import FILES, LOCK
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.lab.start import HERE as LAB
from whosays.teacher.release.articles import Files

KERNEL = "@jupyterlite/pyodide-kernel-extension"
EXTENSIONS = (KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
OURS = LAB / "labextension" / "whosays-lab"
PRELOADED = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
"""What the kernel would otherwise ask for one after the other."""
_PLUGIN = f"{KERNEL}:kernel"
_LSP = "@jupyterlite/application-extension:lsp-connection-manager"  # it asks for what is switched off
_UNUSED = ("package.json", "lab/package.json", "rspack.config*.js")  # of the making of JupyterLite
_ON_DISK = ["asyncStorage"]  # the browser's IndexedDB, and no fallback: what it refuses to keep is said
_STORAGE = {
    "contentsStorageDrivers": _ON_DISK,
    "settingsStorageDrivers": _ON_DISK,
    # A page begins with one lesson, and not with a Python for each that was open before.
    "workspacesStorageDrivers": ["memoryStorageDriver"],
    "enableMemoryStorage": True,
}


def lay_out_files(folder: Path, files: Files) -> None:
    """Lay out in ``folder`` what a learner finds in the list of files, by path."""
    for name, content in files.items():
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def lay_out(  # noqa: PLR0913, PLR0917 - all that JupyterLite builds from
    folder: Path,
    pyodide: Path,
    lock: JsonObject,
    wheels: Iterable[Path],
    config: JsonObject,
    extensions: Iterable[Path],
) -> None:
    """Lay out in ``folder`` what ``build_lite`` builds from.

    Args:
        folder: where ``lay_out_files`` was before.
        pyodide: the folder of Pyodide's core.
        lock: Pyodide's list of packages.
        wheels: what lies beside it.
        config: what the page is told (see ``page_config``).
        extensions: the folders of JupyterLab's extensions.
    """
    runtime = folder / "static" / "pyodide"
    runtime.mkdir(parents=True)
    for path in (*(pyodide / name for name in FILES), *wheels):
        shutil.copyfile(path, runtime / path.name)
    _write(runtime / LOCK, lock)
    _write(folder / "jupyter-lite.json", config)
    if "whosays" in config["jupyter-config-data"]:
        _write(folder / "overrides.json", _settings())
    _write(folder / "jupyter_lite_config.json", _build_config(extensions))


def _settings() -> JsonObject:
    """JupyterLab's settings of a lesson; on a site it is light or dark as the reader's system is."""
    settings: JsonObject = json.loads((LAB / "settings" / "overrides.json").read_text(encoding="utf-8"))
    return settings | {"@jupyterlab/apputils-extension:themes": {"adaptive-theme": True}}


def _build_config(extensions: Iterable[Path]) -> JsonObject:
    return {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "contents": ["files"],
            "extra_ignore_contents": [r"/\.whosays/"],  # what this machine noted while it looked at them
            "ignore_sys_prefix": True,  # whatever else this machine has
            "federated_extensions": [str(path) for path in extensions],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        },
        "ContentsManager": {"allow_hidden": True},  # the marker of a working copy
    }


def extension_folders() -> list[Path]:
    """Where the extensions lie that the site needs, the kit's own the last.

    Raises:
        KitError: one is not installed.
    """
    return [*map(_installed, EXTENSIONS), OURS]


def _installed(name: str) -> Path:
    found = (Path(folder) / name for folder in jupyter_path("labextensions"))
    path = next((each for each in found if (each / "package.json").is_file()), None)
    if path is None:
        raise KitError(f"JupyterLab's extension {name} is not installed here. Install the kit again.")
    return path


def kernel_wheels() -> list[Path]:
    """The wheels that JupyterLite's kernel brings along."""
    names = ("piplite", "ipykernel", "pyodide_kernel")
    folder = _installed(KERNEL) / "static" / "pypi"
    return [path for name in names for path in sorted(folder.glob(f"{name}-*.whl"))]


def page_config(preloaded: Iterable[str], told: JsonObject | None) -> JsonObject:
    """The page's own settings.

    Args:
        preloaded: the packages that are loaded while Python starts.
        told: what the lesson shell knows before there is a kernel; None for a JupyterLite without it.
    """
    settings = {
        "disablePyPIFallback": True,  # nothing is asked of another host
        "loadPyodideOptions": {"lockFileURL": f"./static/pyodide/{LOCK}", "packages": [*preloaded]},
    }
    data: JsonObject = {"appName": "Who says so?", "litePluginSettings": {_PLUGIN: settings}, **_STORAGE}
    if told is not None:
        disabled = json.loads((LAB / "settings" / "page_config.json").read_text(encoding="utf-8"))
        data |= {"disabledExtensions": [*disabled["disabledExtensions"], _LSP], "whosays": json.dumps(told)}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def build_lite(folder: Path, output: Path) -> None:
    """Build what was laid out in ``folder`` into ``output``.

    Raises:
        KitError: it could not be built; says what JupyterLite said last.
    """
    words = (sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", str(output), "--debug")
    done = subprocess.run(words, capture_output=True, check=False, cwd=folder)
    if done.returncode or not (output / "lab" / "index.html").is_file():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise KitError(f"JupyterLite could not be built: {(said or ['it said nothing'])[-1]}")
    for path in (found for pattern in _UNUSED for found in output.glob(pattern)):
        path.unlink()


def _write(path: Path, content: JsonObject) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
