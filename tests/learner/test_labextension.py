"""The labextension's guard, asked directly: which sources are run, and which files stop everything.

What it does in JupyterLab is tried in tests/browser/test_opening.py.
"""

import hashlib
import importlib.machinery
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jupyterlab.commands import get_app_dir

from helpers.node import node
from whosays.base.notebook_files import DESK_CELL, EDIT_CELL, NEW_CELL, kit_call

START = 'from whosays import start\nstart("lessons/03_fact_claim_or_allegation")'
SHOW = 'from whosays import show\nshow("lessons/03_fact_claim_or_allegation", "kinds")'
RUN = [
    DESK_CELL,
    EDIT_CELL,
    NEW_CELL,
    START,
    SHOW,
    START.replace("lessons", "exercises"),
    SHOW.replace("lessons", "solutions"),
    SHOW.replace("03_fact_claim_or_allegation", "before"),
    START.replace("03_fact_claim_or_allegation", "later"),
    SHOW.replace("kinds", "one_sentence_2"),
]
LEFT = [
    "",
    DESK_CELL.replace("()", '("/etc")'),
    EDIT_CELL.replace("()", '("/etc")'),
    EDIT_CELL.replace("import edit", "import edit as start"),
    DESK_CELL.replace("()", "( )"),
    f"{DESK_CELL}\n",
    DESK_CELL.replace("whosays", "whosays.widgets.desk"),
    DESK_CELL.replace("import desk", "import desk as start"),
    NEW_CELL.replace("()", '("/etc/passwd")'),
    NEW_CELL.replace("import new", "import desk as new"),
    f"{NEW_CELL}\nnew()",
    f"{START}\n",
    f"\n{START}",
    f"{START} ",
    f" {START}",
    f"{START}\nprint(1)",
    f"{START};print(1)",
    f"{START} # hello",
    f"{START}\n{SHOW}",
    START.replace("\n", "\r\n"),
    START.replace("\n", "\r"),
    START.replace("\n", "\u2028"),
    START.replace("\n", "; "),
    START.replace(" import", "\timport"),
    START.replace(" import", "  import"),
    START.replace(" import", "\u00a0import"),
    START.replace('"', "'"),
    START.replace("(", "(f"),
    START.replace("(", "( "),
    START.replace("start", "show"),
    SHOW.replace("show", "start"),
    START.replace("import start", "import st\u0430rt"),
    START.replace("whosays", "whosay\u0455"),
    START.replace("whosays", "whosays.widgets"),
    START.replace("import start", "import *"),
    START.replace("import start", "import start, show"),
    START.replace("lessons/", "seeds/"),
    START.replace("lessons/", "lessons/../"),
    START.replace("lessons/", "Lessons/"),
    START.replace("03_", "3_"),
    START.replace("03_", "\u0660\u0663_"),
    START.replace("allegation", "Allegation"),
    START.replace("allegation", "allegation\\n"),
    START.replace("allegation", 'a" + open("x") + "'),
    SHOW.replace("kinds", ""),
    SHOW.replace("kinds", "ki nds"),
    SHOW.replace(', "kinds"', ""),
    SHOW.replace(', "', ',"'),
    f"%%capture\n{START}",
    None,
    7,
    [START],
]
FOLDERS = [
    ([], []),
    ([("03.ipynb", "notebook"), ("READ-ME.txt", "file"), ("03.tasks.toml", "file")], []),
    ([(".ipynb_checkpoints", "directory"), (".whosays.py", "file")], []),
    ([("whosays.py", "file")], ["whosays.py"]),
    ([("ANYWIDGET.PY", "file")], ["ANYWIDGET.PY"]),
    ([("whosays.cpython-311-x86_64-linux-gnu.so", "file")], ["whosays.cpython-311-x86_64-linux-gnu.so"]),
    ([("a.pyc", "file"), ("b.pyd", "file"), ("c.zip", "file")], ["a.pyc", "b.pyd", "c.zip"]),
    ([("whosays", "directory"), ("03.ipynb", "notebook")], ["whosays"]),
    ([("answers", "directory"), ("exercises", "directory"), ("seeds", "directory")], []),
    ([("answers", "file"), ("answers.py", "file"), ("Answers", "directory")], ["answers.py", "Answers"]),
    ([("py", "file"), ("happy", "file"), ("notes.python", "file")], []),
]


@pytest.fixture(scope="module")
def extension(root):
    return root / "src" / "whosays" / "learner" / "lab" / "labextension" / "whosays-lab"


@pytest.fixture(scope="module")
def guard(extension):
    """Calls a function of guard.js with each of a list, and returns the answers."""
    address = (extension / "static" / "guard.js").as_uri()

    def ask(function: str, questions: list) -> list:
        script = (
            f"const guard = await import({json.dumps(address)});"
            f"const asked = {json.dumps(questions)};"
            f"console.log(JSON.stringify(asked.map((each) => guard.{function}(each))));"
        )
        command = [node(), "--input-type=module", "--eval", script]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        return json.loads(done.stdout)

    return ask


def test_the_kits_own_two_lines_are_run(guard):
    assert guard("isKitCell", RUN) == [True] * len(RUN)


def test_nothing_else_is_run(guard):
    answers = guard("isKitCell", LEFT)
    assert [source for source, answer in zip(LEFT, answers, strict=True) if answer] == []
    assert len(LEFT) > 40


def test_the_page_and_python_run_the_same_numbers(guard):
    """00 to 19, 21 to 27, 50 to 99, and no others: on the page as in Python."""
    cells = [f'from whosays import start\nstart("exercises/{n:02}_some_words")' for n in range(100)]
    run = [n for n, answer in enumerate(guard("isKitCell", cells)) if answer]
    assert run == [*range(20), *range(21, 28), *range(50, 100)]
    assert run == [n for n, cell in enumerate(cells) if kit_call(cell)]


def test_what_formats_says_is_what_is_run(guard, root):
    text = (root / "src" / "whosays" / "formats.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python (?:cell|desk|edit)\n(.*?)\n```", text, re.DOTALL)
    assert len(examples) == 5
    assert guard("isKitCell", examples) == [True] * 5


def test_every_kit_cell_of_the_notebooks_is_run(guard, root):
    cells = [
        "".join(cell["source"])
        for room in ("lessons", "exercises", "solutions")
        for path in sorted((root / room).glob("*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and "from whosays import" in "".join(cell["source"])
    ]
    assert len(cells) > 100
    assert cells.count(DESK_CELL) == cells.count(NEW_CELL) == cells.count(EDIT_CELL) == 1
    answers = guard("isKitCell", cells)
    assert [cell for cell, answer in zip(cells, answers, strict=True) if not answer] == []


def test_whatever_could_be_imported_is_named(guard):
    asked = [[{"name": name, "type": kind} for name, kind in folder] for folder, _ in FOLDERS]
    assert guard("importable", asked) == [names for _, names in FOLDERS]


WAYS_OUT = {
    "off": "Kernel > Restart Kernel in the menu above.",
    "on": "choose More, then Restart this lesson.",
}
BESIDE = [  # what lies in the notebook's folder and in those in it, what the kernel counts, and what is told
    ({"": ["answers/"], "answers": ["exercises/"]}, "0", ""),
    (
        {"": ["answers/", "exercises/", "seeds/"], "answers": [], "exercises": ["03.ipynb"], "seeds": []},
        "0",
        "",
    ),
    ({"": ["answers/"], "answers": ["mathematics.pdf"]}, "0", ""),
    ({"": ["answers/"], "answers": ["__init__.py"]}, "0", "“answers/__init__.py”"),
    ({"": ["answers/"], "answers": ["exercises/"]}, "1", "a Python file"),
    ({"": ["answers/"]}, "0", "could not be looked through"),
    ({"": ["pictures/"], "pictures": []}, "0", "“pictures”"),
]


@pytest.mark.parametrize("shell", ["off", "on"])
def test_the_kits_own_folders_stop_nothing_unless_python_lies_in_them(extension, shell):
    address = (extension / "static" / "guard.js").as_uri()
    script = (
        f"globalThis.document = {{ body: {{ dataset: {{ whosaysShell: '{shell}' }} }} }};"
        f"const guard = await import({json.dumps(address)}); const told = [];"
        f"for (const [folders, counted] of {json.dumps([each[:2] for each in BESIDE])}) {{"
        """
        const entry = (name, folder) => ({ name: name.replace("/", ""), path: folder + name.replace("/", ""),
          type: name.endsWith("/") ? "directory" : "file" });
        const get = async (path) => {
          if (!(path in folders)) throw new Error("404");
          return { content: folders[path].map((name) => entry(name, path && path + "/")) };
        };
        const content = { user_expressions: { beside: { data: { "text/plain": counted } } } };
        const kernel = { info: { language_info: { name: "python" } },
          requestExecute: () => ({ done: { content } }) };
        const panel = { context: { path: "my work.ipynb" }, sessionContext: { session: { kernel } } };
        told.push(await guard.refusal({ get }, panel)); }
        console.log(JSON.stringify(told));"""
    )
    command = [node(), "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    for (folders, _, expected), told in zip(BESIDE, json.loads(done.stdout), strict=True):
        assert expected in told, folders
        assert bool(expected) == bool(told), folders
        assert bool(told) == told.endswith(WAYS_OUT[shell]), (
            "the shell puts the menu away, and has another entry"
        )


def test_nothing_in_python_is_called_like_the_kits_own_folders():
    """So a folder of that name can take nothing's place."""
    for name in ("answers", "lessons", "exercises", "solutions", "seeds"):
        done = importlib.machinery.PathFinder.find_spec(name, [p for p in sys.path if "site-packages" in p])
        assert done is None, name
        assert name not in sys.stdlib_module_names


def test_a_changed_extension_has_a_new_address(extension):
    """Browsers keep an extension by its address; an old guard must not outlive an update."""
    scripts = sorted((extension / "static").glob("*.js"))
    content = b"".join(path.read_bytes() for path in scripts)
    load = json.loads((extension / "package.json").read_text())["jupyterlab"]["_build"]["load"]
    expected = f"static/remoteEntry.js?v={hashlib.sha256(content).hexdigest()[:12]}"
    assert load == expected, f"write {expected} into labextension/whosays-lab/package.json"
    assert len(scripts) >= 7
    entry = (extension / "static" / "remoteEntry.js").read_text(encoding="utf-8")
    asked = re.search(r"const MODULES = \[(.*?)\]", entry, re.DOTALL).group(1)
    assert set(re.findall(r'"(\w+)"', asked)) == {path.stem for path in scripts} - {"remoteEntry"}


@pytest.fixture(scope="module")
def schemas():
    """JupyterLab's own settings, by plugin."""
    folder = Path(get_app_dir()) / "schemas"
    found = {
        f"{path.relative_to(folder).parent.as_posix()}:{path.stem}": json.loads(path.read_text("utf-8"))
        for path in folder.rglob("*.json")
        if path.name != "package.json.orig"
    }
    assert len(found) > 50
    return found


@pytest.fixture(scope="module")
def overrides(root):
    return json.loads(
        (root / "src" / "whosays" / "learner" / "lab" / "settings" / "overrides.json").read_text()
    )


def test_every_setting_is_one_that_jupyterlab_has(schemas, overrides):
    unknown = [
        f"{plugin} {name}"
        for plugin, values in overrides.items()
        for name in values
        if name not in schemas[plugin]["properties"]
    ]
    assert unknown == []
    assert len(overrides) >= 5


def test_every_key_that_is_taken_away_was_there(schemas, overrides):
    there = {
        (shortcut["command"], tuple(shortcut["keys"]), shortcut["selector"])
        for schema in schemas.values()
        for shortcut in schema.get("jupyter.lab.shortcuts", ())
    }
    off = overrides["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    assert all(shortcut["disabled"] for shortcut in off)
    taken = {(s["command"], tuple(s["keys"]), s["selector"]) for s in off}
    # A key may be named for several versions of JupyterLab; one of its selectors must be this one's.
    effective = {(command, keys) for command, keys, _ in taken & there}
    assert {(command, keys) for command, keys, _ in taken} - effective == set()
    assert ["D", "D"] in [shortcut["keys"] for shortcut in off]
