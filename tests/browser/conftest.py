"""JupyterLab for the tests that need the real one: started once a worker, opened once for many tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers import built_site
from helpers.chromium import find_chromium
from helpers.exercise_pages import write_page
from helpers.lab import DOOR, PLAIN, Lab, Lesson
from helpers.stage import Stage


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """JupyterLab as ``whosays lab`` starts it, on a fresh working copy."""
    find_chromium()
    folder = tmp_path_factory.mktemp("lab")
    running = Lab(folder / "my-lessons", folder / "home", [*DOOR, str(folder / "my-lessons")])
    yield running
    running.clear_away()


@pytest.fixture
def open_lesson(lab: Lab, browser: Browser) -> Iterator[Callable[[str], Lesson]]:
    """Opens a notebook of the working copy by its path; closed, and its kernel ended, afterwards."""
    opened: list[Lesson] = []

    def open_it(path: str) -> Lesson:
        opened.append(Lesson(lab, browser, path, again=True))
        return opened[-1]

    yield open_it
    for lesson in opened:
        lesson.close()
    errors = [error for lesson in opened for error in lesson.errors]
    assert errors == [], "errors on the page"


@pytest.fixture(scope="module")
def plain_lab(tmp_path_factory, root: Path) -> Iterator[Lab]:
    """JupyterLab as a school's hub has it: no settings of the kit, only its labextension."""
    find_chromium()
    folder = tmp_path_factory.mktemp("hub")
    copy = folder / "hub"
    copy.mkdir()
    running = Lab(
        copy,
        folder / "home",
        PLAIN,
        f"--ServerApp.root_dir={copy}",
        f"--LabApp.extra_labextensions_path={root / 'src' / 'whosays' / 'learner' / 'lab' / 'labextension'}",
    )
    yield running
    running.clear_away()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The lessons as a static site: built once a worker."""
    return built_site.build(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The site's address, on a plain file server."""
    yield from built_site.served(site)


@pytest.fixture(scope="module")
def open_stage(browser):
    """A bare page for widgets, open for all tests of a file."""
    opened = Stage(browser)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def exercise_file(root: Path, tmp_path_factory) -> Path:
    """Exercise 03 as a page, made once for all tests that read it."""
    return write_page(root, "03_fact_claim_or_allegation", tmp_path_factory.mktemp("page"), to="Class 10b")


@pytest.fixture
def stage(open_stage: Stage):
    """The same, which must have met no error when a test ends."""
    yield open_stage
    assert open_stage.errors == []
