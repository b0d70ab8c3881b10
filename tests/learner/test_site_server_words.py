"""What the page of a site says of its web server: which answers are good ones, and the words for the others.

What it does in a browser is tried in tests/browser/test_site_faults.py.
"""

import json
import subprocess

import pytest

from helpers.node import node
from whosays.author.site.runtime import FILES

SCRIPT, WASM = "text/javascript", "application/wasm"
GOOD = [
    ("pyodide.mjs", SCRIPT, 200, "text/javascript; charset=utf-8"),
    ("pyodide.mjs", SCRIPT, 200, "application/javascript"),
    ("pyodide.mjs", SCRIPT, 200, "Application/X-JavaScript"),
    ("pyodide.asm.wasm", WASM, 200, "application/wasm"),
    ("python_stdlib.zip", "", 200, "application/x-zip-compressed"),
]
BAD = [
    (
        "pyodide.mjs",
        SCRIPT,
        200,
        "application/octet-stream",
        "pyodide.mjs, a file that Python needs, as text/javascript,",
    ),
    ("pyodide.mjs", SCRIPT, 200, "", "as text/javascript,"),
    ("pyodide.asm.wasm", WASM, 200, "text/html", "as application/wasm,"),
    ("pyodide.asm.wasm", WASM, 404, "text/html", "pyodide.asm.wasm, a file that Python needs, so"),
    ("python_stdlib.zip", "", 403, "application/zip", "python_stdlib.zip, a file that Python needs, so"),
]


@pytest.fixture(scope="module")
def static(root):
    return root / "src/whosays/learner/lab/labextension/whosays-lab/static"


@pytest.fixture(scope="module")
def told(static) -> list[str]:
    cases = [
        [{"name": name, "type": type_}, {"ok": status < 400, "type": given}]
        for name, type_, status, given, *_ in [*GOOD, *BAD]
    ]
    script = (
        f"const {{ faultOf }} = await import({json.dumps((static / 'runtime_check.js').as_uri())});"
        f"console.log(JSON.stringify({json.dumps(cases)}.map((each) => faultOf(...each))));"
    )
    done = subprocess.run(
        [node(), "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    words: list[str] = json.loads(done.stdout)
    return words


def test_a_good_answer_is_not_spoken_of(told):
    assert told[: len(GOOD)] == [""] * len(GOOD)


def test_a_bad_answer_names_file_and_type_in_one_sentence_for_both(told):
    for words, (*_, expected) in zip(told[len(GOOD) :], BAD, strict=True):
        assert words.startswith("This web server does not hand out ")
        assert expected in words
        assert "Reading works." in words


def test_all_that_a_browser_loads_of_python_is_asked_for(static):
    asked = (static / "runtime_check.js").read_text(encoding="utf-8")
    assert [name for name in FILES if f'"{name}"' not in asked] == []
