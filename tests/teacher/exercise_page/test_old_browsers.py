"""In which JavaScript a page's scripts are written: the door for any browser, the rest for those it names."""

import re
import subprocess

import pytest

from helpers.node import node
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page

PARSE = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
parse(require("fs").readFileSync(0, "utf8"), { ecmaVersion: Number(process.argv[1]), sourceType: "script" });
"""
NEWER = (  # what browsers learned after those that the page names
    *("findLast", "toSorted", "toReversed", "toSpliced", "structuredClone", "groupBy", "withResolvers"),
    *("randomUUID", "replaceAll(", "checkVisibility", "isWellFormed", "showPopover", "(?<=", "(?<!"),
)


@pytest.fixture(scope="module")
def scripts(root) -> list[str]:
    """What watches the door, and the page's own script; of the exercise with most types of task."""
    page = exercise_page(root, Release("05_whose_voice_is_missing", released="2026-11-20T08:00:00.000Z"))
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def fault(script: str, edition: int) -> str:
    """Why a browser of this edition of JavaScript cannot read a script, or ""."""
    done = subprocess.run(
        [node(), "--expose-internals", "-e", PARSE, str(edition)],
        input=script,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Cannot find module" not in done.stderr, "node has no parser of its own any more: take another"
    return "" if done.returncode == 0 else done.stderr[-600:]


def test_any_browser_can_read_what_is_wrong(scripts):
    assert fault(scripts[0], 5) == ""
    assert fault(scripts[0] + "\nconst x = () => `a`;", 5), "the parser would say so"


def test_the_browsers_that_the_page_names_can_read_its_script(scripts):
    """Object.hasOwn, which the page asks for, came to each of them after everything else that it uses."""
    assert fault(scripts[1], 2021) == ""
    assert fault(scripts[1], 2019), "and it is not written in an older one"
    assert [each for each in NEWER if each in scripts[1]] == []
