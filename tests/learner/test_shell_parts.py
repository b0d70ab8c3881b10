"""The parts of the lesson shell that need no browser: what is put away and brought back, and the signs.

What it does in JupyterLab is tried in tests/browser/test_shell.py.
"""

import json
import subprocess

import pytest

from helpers.node import node

# Stands in for JupyterLab's shell: three areas with a panel each, two sides, one mode, and a notebook.
SHELL = """
const panel = (name) => ({ name, isHidden: false,
  hide() { this.isHidden = true; }, show() { this.isHidden = false; } });
const names = ["top", "menu", "bottom", "toolbar", "footer"];
const panels = Object.fromEntries(names.map((name) => [name, panel(name)]));
const bars = { left: true, right: true };
const collapsed = { left: false, right: true };
const kept = {};
globalThis.sessionStorage = { getItem: (n) => kept[n] ?? null, setItem: (n, v) => { kept[n] = v; },
  removeItem: (n) => { delete kept[n]; } };
globalThis.window = { innerWidth: 1366 };
const shell = {
  mode: "multiple-document",
  get leftCollapsed() { return collapsed.left; }, get rightCollapsed() { return collapsed.right; },
  collapseLeft() { collapsed.left = true; }, collapseRight() { collapsed.right = true; },
  expandLeft() { collapsed.left = false; }, expandRight() { collapsed.right = false; },
  isSideTabBarVisible(side) { return bars[side]; },
  toggleSideTabBarVisibility(side) { bars[side] = !bars[side]; },
  widgets(area) { return [{ parent: panels[area] }, { parent: panels[area] }]; },
};
const notebook = { toolbar: panels.toolbar, content: { layout: { footer: panels.footer } } };
const look = () => ({ mode: shell.mode, ...collapsed, bars: { ...bars },
  hidden: Object.values(panels).filter((each) => each.isHidden).map((each) => each.name) });
console.warn = () => undefined;
"""
WHOLE = {
    "mode": "multiple-document",
    "left": False,
    "right": True,
    "bars": {"left": True, "right": True},
    "hidden": [],
}
AWAY = {
    "mode": "single-document",
    "left": True,
    "right": True,
    "bars": {"left": False, "right": False},
    "hidden": ["top", "menu", "bottom", "toolbar", "footer"],
}
# What a JupyterLab to come may lack, and what then stays in sight.
LACKS = {
    "nothing": ("", {}),
    "its modes": ("delete shell.mode;", {"mode": None}),
    "a list of its areas": ("delete shell.widgets;", {"hidden": ["toolbar", "footer"]}),
    "areas that can be listed": (
        "shell.widgets = () => { throw new Error('no'); };",
        {"hidden": ["toolbar", "footer"]},
    ),
    "a way to collapse": ("delete shell.collapseLeft;", {"left": False}),
    "rows of icons": ("delete shell.isSideTabBarVisible;", {"bars": {"left": True, "right": True}}),
    "a way to hide them": (
        "delete shell.toggleSideTabBarVisibility;",
        {"bars": {"left": True, "right": True}},
    ),
    "the notebook's toolbar": (
        "delete notebook.toolbar;",
        {"hidden": ["top", "menu", "bottom", "footer"]},
    ),
    "the notebook's footer": (
        "delete notebook.content.layout;",
        {"hidden": ["top", "menu", "bottom", "toolbar"]},
    ),
    "panels that hide": (
        "delete panels.menu.hide;",
        {"hidden": ["top", "bottom", "toolbar", "footer"]},
    ),
}


@pytest.fixture
def run(root):
    """Runs JavaScript beside a module of the extension, and returns what it gives back."""
    static = root / "src" / "whosays" / "learner" / "lab" / "labextension" / "whosays-lab" / "static"

    def run_it(module: str, script: str) -> object:
        address = json.dumps((static / module).as_uri())
        code = f"{SHELL}\nconst module = await import({address});\n{script}"
        done = subprocess.run(
            [node(), "--input-type=module", "--eval", code], capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run_it


@pytest.mark.parametrize("lacking", LACKS)
def test_what_jupyterlab_lacks_stays_and_the_rest_goes_and_comes_back(run, lacking):
    change, stays = LACKS[lacking]
    away, back = run(
        "hiding.js",
        f"""{change}
        const hiding = new module.Hiding(shell);
        const before = look();
        hiding.hide(notebook); hiding.hide(notebook);
        const away = look();
        hiding.show(); hiding.show();
        if (JSON.stringify(look()) !== JSON.stringify(before)) throw new Error(JSON.stringify(look()));
        console.log(JSON.stringify([away, look()]));""",
    )
    expected = AWAY | stays
    assert away == {name: value for name, value in expected.items() if value is not None}
    assert back == {name: value for name, value in WHOLE.items() if name in back}


def test_only_what_was_hidden_by_us_comes_back(run):
    """Somebody has put the menu and the list of files away already, and looks at one document at a time."""
    before, after = run(
        "hiding.js",
        """panels.menu.hide(); collapsed.left = true; bars.right = false; shell.mode = "single-document";
        const before = look();
        const hiding = new module.Hiding(shell);
        hiding.hide(notebook); hiding.show();
        console.log(JSON.stringify([before, look()]));""",
    )
    assert after == before
    assert before["hidden"] == ["menu"]


def test_a_reload_does_not_take_what_was_hidden_for_what_was_there(run):
    after = run(
        "hiding.js",
        """new module.Hiding(shell).hide(notebook);
        for (const each of Object.values(panels)) each.show(); // new, but for what JupyterLab keeps
        const hiding = new module.Hiding(shell);
        hiding.hide(notebook); hiding.show();
        console.log(JSON.stringify(look()));""",
    )
    assert after == WHOLE


def test_in_a_narrow_window_the_list_of_files_stays_closed(run):
    after = run(
        "hiding.js",
        """window.innerWidth = 390;
        const hiding = new module.Hiding(shell);
        hiding.hide(notebook); hiding.show();
        console.log(JSON.stringify(look()));""",
    )
    assert after == WHOLE | {"left": True}


SIGNS = [
    ("open open", "open"),
    ("open begun", "begun"),
    ("right open", "begun"),
    ("right right", "right"),
    ("right right_second", "right_second"),
    ("explained explained", "explained"),
    ("right explained", "half"),
    ("half half", "half"),
    ("answered right", "answered"),
    ("answered answered", "answered"),
]


def test_a_task_has_the_sign_of_all_its_items(run):
    tasks = [
        {"title": "A bet", "items": [{"sign": sign} for sign in signs.split()], "optional": False}
        for signs, _ in SIGNS
    ]
    found = run("signs.js", f"console.log(JSON.stringify({json.dumps(tasks)}.map(module.signOf)));")
    assert found == [sign for _, sign in SIGNS]
    words = run("signs.js", f"console.log(JSON.stringify({json.dumps(tasks)}.map(module.wordsOf)));")
    assert words[2] == "A bet: begun, 1 of 2"
    assert len({*words}) == len({sign for _, sign in SIGNS}) + 1, "each sign has words of its own"


# --- the way from notebook to notebook ------------------------------------------------------------

# Room, stem, kind and lesson, in the order of the course.
COURSE = [
    ("lessons", "01_page", "lesson", 2),
    ("lessons", "09_know", "lesson", 3),
    ("exercises", "01_page", "exercise", 2),
    ("exercises", "21_governor", "companion", 2),
    ("exercises", "09_know", "exercise", 3),
    ("exercises", "22_princess", "companion", 3),
    ("exercises", "11_one_page", "alone", 0),
    ("exercises", "before", "test", 0),
]
WAYS = {
    ("lessons", "01_page"): (None, "09_know"),
    ("lessons", "09_know"): ("01_page", None),
    ("exercises", "01_page"): (None, "09_know"),
    ("exercises", "21_governor"): (None, "09_know"),
    ("exercises", "09_know"): ("01_page", "11_one_page"),
    ("exercises", "22_princess"): ("01_page", "11_one_page"),
    ("exercises", "11_one_page"): ("09_know", None),
    ("exercises", "before"): (None, None),
}


def test_the_way_leads_over_an_exercise_or_real_news_and_never_over_both(root):
    names = ("room", "stem", "kind", "lesson")
    course = [dict(zip(names, place, strict=True)) | {"title": place[1]} for place in COURSE]
    static = root / "src" / "whosays" / "learner" / "lab" / "labextension" / "whosays-lab" / "static"
    address = (static / "lesson_state.js").as_uri()
    script = (
        f"const {{ LessonState }} = await import({json.dumps(address)});"
        f"const course = {json.dumps(course)};"
        "console.log(JSON.stringify(course.map((place) => { const state = new LessonState({ course });"
        "state.open(place.room, place.stem, place.title);"
        "return [state.beside(-1)?.stem ?? null, state.beside(1)?.stem ?? null]; })));"
    )
    command = [node(), "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found = dict(
        zip(((room, stem) for room, stem, *_ in COURSE), map(tuple, json.loads(done.stdout)), strict=True)
    )
    assert found == WAYS
