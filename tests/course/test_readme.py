"""README and TEACHING against the code: one fact in one place, and nothing that went stale."""

import re

import pytest
from typer.testing import CliRunner

from whosays.author.build.readme import build_readme, fill
from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.commands.build import commands_table
from whosays.commands.door import make_app

LINK = re.compile(r"(?:\]\(|srcset=\"|src=\")(?!https?:)([^)#\"]+)")
PAGES = ("README.md", "CONTRIBUTING.md", "solutions/TEACHING.md", "seeds/README.md")


def test_the_tables_are_what_the_code_says(root):
    built = build_readme(root, {"commands": commands_table(make_app())})
    assert built == (root / "README.md").read_text(encoding="utf-8"), "run: whosays build"


def test_a_stale_table_is_seen(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert fill(text, "lessons", "something else") != text
    with pytest.raises(KitError, match="once each"):
        fill(text.replace("<!-- end of lessons -->", ""), "lessons", "x")


def test_every_lesson_and_command_is_in_the_readme(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    lessons = stems(root, "lessons")
    assert len(lessons) >= 4
    for stem in lessons:
        assert f"lessons/{stem}.ipynb" in text
    commands = [command.name for command in make_app().registered_commands]
    assert len(commands) >= 4
    helped = CliRunner().invoke(make_app(), ["--help"]).output
    for name in commands:
        assert f"`whosays {name}`" in text
        assert name in helped
        shown = CliRunner().invoke(make_app(), [name, "--help"])
        assert shown.exit_code == 0
        assert len(shown.output.splitlines()) > 4


def test_links_lead_somewhere(root):
    looked_at = 0
    for page in PAGES:
        path = root / page
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{page}: {target}"
            looked_at += 1
    print(f"\n{looked_at} links")
    assert looked_at > 5


def test_the_two_commands_stand_there_once_with_their_windows_form(root):
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    for end in ("whosays lab", "pytest"):
        assert sum(line.startswith("python3 -m venv") and line.endswith(end) for line in lines) == 1
        # PowerShell 5.1 knows no &&, so the whole line is cmd's, wherever it is typed.
        windows = [
            line for line in lines if line.startswith('cmd /c "py -m venv') and line.endswith(f'{end}"')
        ]
        assert len(windows) == 1
        assert windows[0].count('"') == 2


def test_the_guide_has_a_page_a_lesson(root):
    text = (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")
    pages = {page[:2]: page for page in text.split("\n## ") if re.match(r"\d\d ", page)}
    assert sorted(pages) == [stem[:2] for stem in stems(root, "lessons")]
    for number, page in pages.items():
        assert len(page.split()) < 520, f"{number} is longer than a printed page"
        for part in ("min", "Planted", "they say", "On one projector", "On paper"):
            assert part in page, f"{number}: {part}"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_speaks_of_how_it_was_made(root, page):
    text = (root / page).read_text(encoding="utf-8")
    assert not re.search(r"/work/|/root/|/tmp/|\bsession\b.*\bhelper\b|issue \d|pypi\.org", text)


def test_no_line_for_windows_chains_commands_in_a_way_that_powershell_refuses(root):
    looked_at = 0
    for page in PAGES:
        for line in (root / page).read_text(encoding="utf-8").splitlines():
            if "Scripts" in line:
                looked_at += 1
                assert "&&" not in line or line.startswith("cmd /c "), f"{page}: {line}"
    assert looked_at >= 3
