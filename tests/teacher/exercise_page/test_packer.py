"""Modules in one script: each once, in a scope of its own; and what is not understood is told."""

import subprocess

import pytest

from helpers.node import node
from whosays.base.errors import KitError
from whosays.teacher.exercise_page.packer import packed

SHARED = 'let n = 0;\nexport function next() { n += 1; return n; }\nexport const KEYS = "shared";\n'
ONE = """import { next as step, KEYS } from "./shared.js";
const table = KEYS;
export default { say: () => [table, step()] };
"""
TWO = """import {
  next,
} from "./shared.js";
const table = "two";
export default { say: () => [table, next()] };
"""
MAIN = """import one from "./one.js";
export function start({ two }) { console.log(JSON.stringify([one.say(), two.default.say()])); }
"""


def written(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "main.js"


def test_neighbours_share_what_they_import_and_no_name(tmp_path):
    main = written(tmp_path, shared=SHARED, one=ONE, two=TWO, main=MAIN)
    script = packed(main, {"given": {"two": tmp_path / "two.js"}})
    assert script.count("let n = 0;") == 1
    done = subprocess.run([node(), "-e", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == '[["shared",1],["two",2]]'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('import * as all from "./shared.js";\nexport function start() {}\n', "not understood"),
        ('export { start } from "./shared.js";\n', "not understood"),
        ("export let start = 1;\n", "not understood"),
        ('import { start } from "./main.js";\nexport function begin() {}\n', "in a ring"),
        ('export function start() { return "</script>"; }\n', "would end it"),
        ('export function start() { return "<!--"; }\n', "would end it"),
    ],
)
def test_what_cannot_be_packed_is_told(tmp_path, text, why):
    with pytest.raises(KitError, match=why):
        packed(written(tmp_path, shared=SHARED, main=text), {})
