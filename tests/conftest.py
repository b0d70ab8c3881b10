"""What every test shares: no test and no notebook ever touches a learner's answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers.chromium import launched
from helpers.places import ROOT


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="run the long ones too")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="a long run: add --slow"))


@pytest.fixture(autouse=True)
def _answers_of_its_own(tmp_path, monkeypatch):
    """Each test keeps answers in a folder of its own."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once a worker."""
    yield from launched()
