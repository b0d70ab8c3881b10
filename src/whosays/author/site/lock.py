"""Pyodide's list of packages, written anew: what lies beside it, and nothing from anywhere else."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from whosays.author.site.wheels import needed, wheel_facts
from whosays.base.json_types import JsonObject

BY_URL = ("pandas",)
"""What a lesson needs that cannot lie beside the core: machine code, from a whole distribution of Pyodide."""


def site_lock(lock: JsonObject, wheels: Iterable[Path], distribution: str = "") -> JsonObject:
    """The list for the site.

    Args:
        lock: the one of the npm package.
        wheels: what lies beside it.
        distribution: the address of a whole distribution, from which the rest is taken; "" for none.
    """
    own = {str(each["name"]): each for each in map(_entry, wheels)}
    known = {name for name in lock["packages"] if distribution} | set(own)
    for entry in own.values():
        entry["depends"] = [name for name in entry["depends"] if name in known]
    return {"info": lock["info"], "packages": dict(sorted((_far(lock, distribution) | own).items()))}


def _far(lock: JsonObject, distribution: str) -> dict[str, JsonObject]:
    """What comes from the whole distribution, each with its whole address."""
    if not distribution:
        return {}
    packages = lock["packages"]
    base = distribution.rstrip("/")
    names = needed(packages, BY_URL)
    return {name: {**packages[name], "file_name": f"{base}/{packages[name]['file_name']}"} for name in names}


def _entry(wheel: Path) -> JsonObject:
    return {
        **wheel_facts(wheel),
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "unvendored_tests": False,
    }
