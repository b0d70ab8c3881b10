"""One look in two places, the widgets' style and the labextension's; and the letters that they name."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from helpers.node import node
from whosays.learner.widgets.assets import COMMON

KIND = re.compile(r"(--[a-zA-Z-]+):\s*([^;}]+);")
MOST_BYTES = 260_000  # of letters, all together


@pytest.fixture(scope="module")
def static(root: Path) -> Path:
    return root / "src" / "whosays" / "learner" / "lab" / "labextension" / "whosays-lab" / "static"


def rule(text: str, start: str) -> dict[str, str]:
    """The properties that the first rule beginning with ``start`` sets."""
    body = text[text.index(start) + len(start) :]
    return {name: " ".join(value.split()) for name, value in KIND.findall(body[: body.index("\n}") + 1])}


@pytest.mark.parametrize(
    ("widgets", "prose"),
    [
        ("\n.ws {\n", "\n.ws-lesson {\n"),
        ('\nbody[data-jp-theme-light="false"] .ws {\n', '\nbody[data-jp-theme-light="false"] .ws-lesson {\n'),
    ],
    ids=["light", "dark"],
)
def test_prose_and_widgets_have_the_same_look(static, widgets, prose):
    ours = rule((COMMON / "common.css").read_text(encoding="utf-8"), widgets)
    theirs = rule((static / "style.js").read_text(encoding="utf-8"), prose)
    common = sorted(ours.keys() & theirs.keys())
    print(f"{len(common)} values compared: {' '.join(common)}")
    assert len(common) >= 7
    assert {name: ours[name] for name in common} == {name: theirs[name] for name in common}


def test_dark_is_told_twice_alike():
    """By JupyterLab's theme, and by the reader's system where there is no JupyterLab."""
    text = (COMMON / "common.css").read_text(encoding="utf-8")
    chosen = rule(text, '\nbody[data-jp-theme-light="false"] .ws {\n')
    system = rule(text, "\n  body:not([data-jp-theme-light]) .ws {\n")
    assert len(chosen) >= 17
    assert system == chosen


def test_the_letters_are_there_with_their_licences(static):
    named = re.findall(
        r'\["([^"]+)", "([a-z0-9-]+)", "[0-9 ]+"\]', (static / "fonts.js").read_text(encoding="utf-8")
    )
    assert len(named) == 3
    size = 0
    for family, file in named:
        licence = (static / "fonts" / f"{file}-OFL.txt").read_text(encoding="utf-8")
        assert licence.startswith("Copyright"), family
        assert "SIL Open Font License, Version 1.1" in licence, family
        for style in ("normal", "italic"):
            content = (static / "fonts" / f"{file}-latin-wght-{style}.woff2").read_bytes()
            assert content.startswith(b"wOF2"), family
            size += len(content)
    print(f"{2 * len(named)} files, {size // 1000} kB")
    assert size <= MOST_BYTES
    assert len(list((static / "fonts").iterdir())) == 3 * len(named)  # and nothing else


def test_no_look_names_a_letter_that_is_fetched_from_elsewhere(root, static):
    """No address of another server in any style of the kit, and no font but our own files."""
    ours = r'@font-face \{[^{}]*url\("jupyter/extensions/whosays-lab/static/(fonts/[\w-]+\.woff2)"\)[^{}]*\}'
    styles = [
        *(root / "src" / "whosays").rglob("*.css"),
        static / "style.js",
        static / "fonts.js",
        static / "reading_style.js",
    ]
    print(f"{len(styles)} styles")
    assert len(styles) >= 15
    for path in styles:
        text = path.read_text(encoding="utf-8")
        assert all((static / file).is_file() for file in re.findall(ours, text)), path.name
        assert not re.search(r"https?://|@import|@font-face", re.sub(ours, "", text)), path.name


CROSS = "18px/1 var(--sans)"  # the sign that closes a note


def test_every_text_of_a_widget_grows_with_the_readers_choice(root):
    """Letters in badges, signs and keys (12.5 px and less) do not: they have a box to fit."""
    fixed, sizes = [], 0
    for path in sorted((root / "src" / "whosays" / "learner" / "widgets").rglob("*.css")):
        for value in re.findall(r"font(?:-size)?:\s*([^;}]+)", path.read_text(encoding="utf-8")):
            own = re.search(r"(?<![(\d.])(\d+(?:\.\d+)?)px", value.split("/")[0])
            sizes += 1
            if own and float(own[1]) > 12.5 and value != CROSS:
                fixed.append(f"{path.name}: {value}")
    print(f"{sizes} sizes looked at")
    assert sizes >= 60
    assert fixed == []


HEADINGS = {
    "Three quick ones (4 min)": "three quick ones",
    "Talk: who signs for the winner? (5 min)¶": "who signs for the winner",
    "Extra: all seven kinds (10 min, optional)": "all seven kinds",
    "Fill the gap: who signs?": "fill the gap who signs",
    "What *Reported as fact* means (2 min)": "what reported as fact means",
    "“I didn’t!” (or did I?)": "i didn t or did i",
}


def test_a_heading_is_compared_with_a_title_without_what_it_adds(static):
    script = (
        f"const {{ bare }} = await import({json.dumps((static / 'said.js').as_uri())});"
        f"console.log(JSON.stringify({json.dumps(list(HEADINGS))}.map(bare)));"
    )
    command = [node(), "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(done.stdout) == list(HEADINGS.values())


STORED = {
    '{"face": "clear", "size": "largest"}': {"face": "clear", "size": "largest"},
    '{"face": "comic", "size": 3, "lines": "constructor", "more": "on"}': {},
    "not JSON": {},
    "null": {},
    '{"aloud": "slowly", "letters": "wide"}': {"aloud": "slowly", "letters": "wide"},
}
AS_MADE = {"face": "made", "size": "usual", "letters": "usual", "lines": "usual", "aloud": "off"}


def test_what_another_version_stored_is_read_with_care(static):
    script = (
        f"const {{ readSettings }} = await import({json.dumps((static / 'reading.js').as_uri())});"
        f"console.log(JSON.stringify({json.dumps(list(STORED))}.map(readSettings)));"
    )
    command = [node(), "--input-type=module", "--eval", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(done.stdout) == [{**AS_MADE, **known} for known in STORED.values()]
