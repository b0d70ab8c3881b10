"""A library that did not come over the line is said in a sentence; every other error is Python's own."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from whosays.author.site.lock import BY_URL
from whosays.learner import far_library


@pytest.fixture
def shell(monkeypatch):
    made = InteractiveShell()
    monkeypatch.setattr("IPython.core.getipython.get_ipython", lambda: made)
    monkeypatch.setattr(far_library, "is_in_browser", lambda: True)
    yield made
    made.history_manager.end_session()


@pytest.mark.parametrize("name", BY_URL)
def test_a_library_from_another_address_is_said_in_a_sentence(shell, capsys, name):
    far_library.tell_of_far_libraries()
    cell = f"raise ModuleNotFoundError(\"No module named '{name}'\", name='{name}.core')"
    done = shell.run_cell(cell)
    said = capsys.readouterr()
    assert not done.success
    assert said.err.startswith(f"{name} is not here: this page takes it from another address")
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("cell", ["import no_such_library", "1 / 0", "nobody"])
def test_another_error_is_pythons_own(shell, capsys, cell):
    far_library.tell_of_far_libraries()
    assert not shell.run_cell(cell).success
    said = capsys.readouterr()
    assert "Traceback" in said.out + said.err
    assert "another address" not in said.out + said.err


def test_outside_a_browser_nothing_is_changed(shell, monkeypatch, capsys):
    monkeypatch.setattr(far_library, "is_in_browser", lambda: False)
    far_library.tell_of_far_libraries()
    shell.run_cell("raise ModuleNotFoundError('x', name='pandas')")
    assert "Traceback" in capsys.readouterr().out
