"""What is missing is told with a command that works on the machine that says it."""

import sys

import pytest

from whosays.base import extras
from whosays.base.errors import KitError


@pytest.mark.parametrize(
    ("system", "prefix", "python", "typed"),
    [
        ("linux", "/home/me/kit/.venv", "/home/me/kit/.venv/bin/python", ".venv/bin/pip install"),
        ("win32", r"C:/kit/.venv", r"C:\kit\.venv\Scripts\python.exe", r".venv\Scripts\pip install"),
        ("linux", "/opt/conda", "/opt/conda/bin/python", "/opt/conda/bin/python -m pip install"),
        ("linux", "/my py", "/my py/bin/python", '"/my py/bin/python" -m pip install'),
        ("win32", "C:/py", r"C:\py\python.exe", r"C:\py\python.exe -m pip install"),
    ],
)
def test_the_advice_is_for_the_system_it_is_given_on(monkeypatch, system, prefix, python, typed):
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sys, "platform", system)
    said = extras.install("nbgrader")
    assert said == f'in the kit’s folder, type {typed} -e ".[nbgrader]"'


def test_an_installed_kit_names_a_clone(monkeypatch, tmp_path):
    monkeypatch.setattr(extras, "installed_kit", lambda: tmp_path)
    with pytest.raises(KitError, match=r"^The page needs no_such_thing: in a clone of the repository, type"):
        extras.need("The page", ["no_such_thing"])
