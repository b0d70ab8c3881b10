"""Modules by the names that other people's disks know them by: lesson 06, report notebooks, nbgrader courses.

Whatever was written with an earlier version goes on working: ``import whosays.numbers`` gives the very
module that is called ``whosays.articles.rounding`` today. Nothing inside the package uses these names.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MOVED = {
    "whosays.numbers": "whosays.articles.rounding",
    "whosays.number_pictures": "whosays.learner.number_pictures",
    "whosays.nbgrader_cells": "whosays.teacher.nbgrader.cells",
    "whosays.nbgrader_steps": "whosays.teacher.nbgrader.steps",
    "whosays.responses": "whosays.teacher.stats.responses",
    "whosays.itemstats": "whosays.teacher.stats.items",
    "whosays.classstats": "whosays.teacher.stats.whole_class",
    "whosays.formstats": "whosays.teacher.stats.test_changes",
    "whosays.writtenstats": "whosays.teacher.stats.written",
    "whosays.report_pictures": "whosays.teacher.report.pictures",
    "whosays.cli": "whosays.commands.door",  # in the command's own script, where a clone was installed
}
"""Old name -> today's name."""


class OldNames(MetaPathFinder, Loader):
    """Finds a module by its old name, and loads nothing until somebody asks for it."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None,  # noqa: ARG002  Python hands it to every finder
        target: ModuleType | None = None,  # noqa: ARG002  the same
    ) -> ModuleSpec | None:
        """Python's question to every finder: do you know this module?"""
        return ModuleSpec(name, self) if name in MOVED else None

    def exec_module(self, module: ModuleType) -> None:
        """Put today's module in the place of the old name: one module, not two."""
        sys.modules[module.__name__] = import_module(MOVED[module.__name__])


def keep_old_names() -> None:
    """Let Python find the old names; asked twice, it is done once."""
    if not any(isinstance(finder, OldNames) for finder in sys.meta_path):
        sys.meta_path.append(OldNames())
