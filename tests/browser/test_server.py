"""The program that ``whosays lab`` is: Ctrl-C stops it at once, and its kernels with it. In a terminal."""

import os
import pty
import signal

import pytest

from helpers.chromium import find_chromium
from helpers.lab import DOOR, Lab

pytestmark = pytest.mark.browser


@pytest.fixture
def own_lab(tmp_path):
    """A JupyterLab that a test may do with as it likes, started in a terminal."""
    ours, theirs = pty.openpty()
    command = [*DOOR, str(tmp_path / "my-lessons")]
    running = Lab(tmp_path / "my-lessons", tmp_path / "home", command, terminal=theirs)
    yield running
    running.process.kill()
    os.close(ours)
    os.close(theirs)


def test_ctrl_c_ends_it_and_its_kernels_without_a_question(own_lab):
    find_chromium()
    kernel = own_lab.get("/api/kernels", "POST")
    file = own_lab.runtime / f"kernel-{kernel['id']}.json"
    assert file.is_file()
    assert own_lab.stop(signal.SIGINT) == 0
    assert not file.exists(), "its kernel has ended as it should"
    assert "[y/N]" not in own_lab.log.read_text(), "nothing was asked"
