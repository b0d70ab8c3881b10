"""Tells hatchling which lessons, exercises and articles go into the wheel. What and why: see wheel_content.

It runs where nothing but hatchling is installed, so it takes the kit's own modules from ``src``.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelContent(BuildHookInterface[Any]):
    """Adds the kit's files to the wheel; an editable install finds them in the clone."""

    folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lay out the files and name each of them to hatchling."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from whosays.author.learner_kit.wheel_content import wheel_files  # noqa: PLC0415 - found a line above

        self.folder = tempfile.mkdtemp(prefix="whosays-wheel-")
        for name, content in wheel_files(Path(self.root)).items():
            path = Path(self.folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"whosays/kit/{name}"

    def finalize(self, *_: object) -> None:
        """Take the laid-out files away."""
        shutil.rmtree(self.folder, ignore_errors=True)
