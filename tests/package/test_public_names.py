"""What other people's notebooks and configurations name: written down once, and compared with the code."""

import inspect
import re
from importlib import import_module
from types import ModuleType

import pytest

import whosays
from whosays.base.version import __version__
from whosays.old_names import MOVED

PUBLIC = {
    "whosays.numbers": "more_than rounded Range",
    "whosays.number_pictures": "bars ranges BarPicture BarRow",
    "whosays.nbgrader_cells": "points texts key_folder found_in MarkedAnswers",
    "whosays.nbgrader_steps": "nothing_answered take_released",
    "whosays.responses": "read_responses asked_items leaning shortened Responses Asked",
    "whosays.itemstats": "item_table answer_counts credit_table discrimination hardness judged most_given "
    "reach Discrimination ItemRow",
    "whosays.classstats": "confusion class_leaning learner_leanings agreement among_learners against_key "
    "drawn_anew Leaning Share SortAgreement",
    "whosays.formstats": "form_changes latest_sitting mean_change sat_when answers_at sitting_orders "
    "sittings steps first_sitting FormChange Step",
    "whosays.writtenstats": "written_items reply_changes pooled WrittenItem ReplyChange RowCount",
    "whosays.report_pictures": "rubric_picture confusion_picture leaning_picture change_picture",
    "whosays.cli": "main make_app load_jupyterlab",
}
"""Each module by the name that others know, and the functions and classes that it hands out."""
FACE = {
    "start": "(notebook",
    "show": "(notebook",
    "hand_in": "(notebook",
    "desk": "(collected",
    "edit": "()",
    "new": "()",
}
NAMED = re.compile(r"^ *['\"]?from (whosays[.\w]*) import ([\w, ]+)", re.MULTILINE)


def handed_out(module: ModuleType) -> set[str]:
    """The functions and classes that a module defines for others."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and callable(value)
        and getattr(value, "__module__", "") == module.__name__
    }


def test_every_moved_module_is_written_down():
    assert set(PUBLIC) == set(MOVED)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_module_hands_out_what_is_written_down(name):
    module = import_module(name)
    assert module is import_module(MOVED[name]), "one module under two names, not two"
    assert handed_out(module) == set(PUBLIC[name].split())


def test_the_face_hands_out_six_functions():
    assert set(whosays.__all__) == {*FACE, "__version__"}
    assert whosays.__version__ == __version__
    for name, begins in FACE.items():
        assert str(inspect.signature(getattr(whosays, name))).startswith(begins), name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        whosays.nothing  # noqa: B018  to ask for it is the test


def test_what_notebooks_and_courses_name_is_handed_out(root):
    """The kit's own notebooks, and the cells that it writes into report notebooks and nbgrader courses."""
    writers = ("teacher/report/notebook.py", "teacher/nbgrader/course.py")
    pages = [root / "src" / "whosays" / name for name in writers]
    pages += [path for room in ("lessons", "solutions") for path in sorted((root / room).glob("*.ipynb"))]
    named = {
        (module, name.strip())
        for page in pages
        for module, names in NAMED.findall(page.read_text("utf-8").replace('\\n"', '"\n'))
        for name in names.split(",")
        if module in PUBLIC
    }
    print(f"\n{len(named)} names of moved modules stand in notebooks and in what is written for them")
    assert len(named) >= 10
    assert {(module, name) for module, name in named if name not in PUBLIC[module].split()} == set()


def test_an_unknown_module_is_still_unknown():
    with pytest.raises(ModuleNotFoundError):
        import_module("whosays.nothing")
