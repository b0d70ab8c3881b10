"""What is handed out is what the solution says now, and no cell asks for what is not there.

``specimens/own_article`` is an exercise of a teacher's own whose notebook, copied from another, asks for
three tasks that its task file has not.
"""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from helpers.places import SPECIMENS
from whosays.author.build.checks import check_lessons, check_notebook
from whosays.author.build.exercises import build_exercise, build_exercises
from whosays.author.build.freshness import find_fresh_exercise, find_fresh_page, refuse_stale
from whosays.base.errors import KitError
from whosays.base.notebook_files import notebook_bytes, read_notebook, stems
from whosays.commands import nbgrader as nbgrader_command
from whosays.commands import paper as paper_command
from whosays.commands import release as release_command
from whosays.learner.lab.release_marker import Release
from whosays.teacher.paper.worksheet import find_stem
from whosays.teacher.release.files import find_exercise, release_files

STEM = "09_canteen"
SHOW = 'from whosays import show\nshow("{room}/09_canteen", "{task}")'


@pytest.fixture
def spoiled(tmp_path, monkeypatch) -> Path:
    """A kit with the teacher's exercise as it came: its cells ask for tasks that are not there."""
    kit = tmp_path / "kit"
    shutil.copytree(SPECIMENS / "own_article", kit)
    (kit / "exercises").mkdir()
    (kit / "lessons").mkdir()
    for command in (release_command, paper_command, nbgrader_command):
        monkeypatch.setattr(command, "kit_root", lambda: kit)
    monkeypatch.chdir(tmp_path)
    return kit


@pytest.fixture
def kit(spoiled) -> Path:
    """The same kit with those cells taken out, and built."""
    edit(spoiled, lambda cells: [cell for cell in cells if not asks_for(cell, "answers", "accuses", "debt")])
    build_exercises(spoiled, spoiled / "exercises")
    return spoiled


def asks_for(cell: dict, *tasks: str) -> bool:
    return any(f'", "{task}")' in cell["source"] for task in tasks)


def edit(kit: Path, change, room: str = "solutions", stem: str = STEM) -> None:
    path = kit / room / f"{stem}.ipynb"
    notebook = read_notebook(path)
    notebook["cells"] = change(notebook["cells"])
    path.write_bytes(notebook_bytes(notebook))


def code(source: str) -> dict:
    return {
        "cell_type": "code",
        "id": "more",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": source,
    }


def nothing_written(folder: Path) -> bool:
    return [path.name for path in folder.iterdir()] == ["kit"]


def commands(to: Path) -> dict:
    return {
        "release": lambda: release_command.release_exercise([STEM[:2]], to=to / "09.zip"),
        "release --page": lambda: release_command.release_exercise([STEM[:2]], to=to / "09.html", page=True),
        "release --nbgrader": lambda: release_command.release_exercise([STEM[:2]], nbgrader=to / "course"),
        "print": lambda: paper_command.print_for_paper("09"),
    }


COMMANDS = tuple(commands(Path()))


# --- cells that ask for what is not there ---------------------------------------------------------


def test_the_build_refuses_a_notebook_that_asks_for_tasks_that_are_not_there(spoiled):
    with pytest.raises(KitError, match=r"solutions/09_canteen\.ipynb: these cells ask for tasks") as error:
        build_exercises(spoiled, spoiled / "exercises")
    assert "(it has story, kinds)" in str(error.value)
    for task, number in (("answers", 4), ("accuses", 5), ("debt", 7)):
        assert f"cell {number}:\n{SHOW.format(room='solutions', task=task)}" in str(error.value)
    assert list((spoiled / "exercises").iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_so_does_every_command_that_hands_out(spoiled, tmp_path, command):
    for end in (".ipynb", ".tasks.toml"):  # built by an older kit, which did not look
        shutil.copy(spoiled / "solutions" / f"{STEM}{end}", spoiled / "exercises")
    with pytest.raises(KitError, match=r'show."solutions/09_canteen", "answers"'):
        commands(tmp_path)[command]()
    assert nothing_written(tmp_path)


@pytest.mark.parametrize("command", ["release", "print"])
def test_an_installed_kit_refuses_it_in_the_built_notebook(kit, tmp_path, command):
    shutil.rmtree(kit / "solutions")
    edit(kit, lambda cells: [*cells, code(SHOW.format(room="exercises", task="debt"))], "exercises")
    with pytest.raises(KitError, match=r'show."exercises/09_canteen", "debt"'):
        commands(tmp_path)[command]()
    with pytest.raises(KitError, match="ask for tasks that are not in"):
        release_files(kit, Release(STEM))
    assert nothing_written(tmp_path)


def test_a_question_that_no_cell_shows_is_told(kit):
    edit(kit, lambda cells: [cell for cell in cells if not asks_for(cell, "kinds")])
    with pytest.raises(KitError, match=r"no cell shows kinds of 09_canteen\.tasks\.toml"):
        build_exercise(kit, STEM)
    edit(kit, lambda cells: [*cells, code(SHOW.format(room="solutions", task="kinds"))])
    edit(kit, lambda cells: [cell for cell in cells if not asks_for(cell, "story")])
    build_exercise(kit, STEM)  # a page to read asks nothing, so nobody could miss it


def test_an_item_that_the_key_does_not_know_stops_the_build(kit):
    path = kit / "solutions" / f"{STEM}.tasks.toml"
    path.write_text(path.read_text("utf-8").replace('"p1.4"', '"p1.44"'), "utf-8")
    with pytest.raises(KitError, match=r"task kinds, item p1\.44: .*no statement “p1\.44”"):
        find_fresh_exercise(kit, "09")


def test_lessons_are_looked_at_too(root, tmp_path):
    assert check_lessons(root) == len(stems(root, "lessons")) >= 9
    stem = "00_start_here"
    notebook = read_notebook(root / "lessons" / f"{stem}.ipynb")
    for source, words in (
        (f'from whosays import show\nshow("lessons/{stem}", "kindz")', r"(?s)not in 00_start_here.*kindz"),
        (f'from whosays import show\nshow("lessons/{stem}","kinds")', "(?s)not the kit's two lines.*kinds"),
        ('from whosays import show\nshow("lessons/01_other", "kinds")', "(?s)not the kit's two lines.*01_o"),
    ):
        wrong = {**notebook, "cells": [*notebook["cells"], code(source)]}
        with pytest.raises(KitError, match=words):
            check_notebook(root, "lessons", stem, wrong)


def test_what_a_task_refers_back_to_must_be_there(kit):
    path = kit / "solutions" / f"{STEM}.tasks.toml"
    text = path.read_text("utf-8").replace('facet = "kind"', 'facet = "kind"\nearlier = "lessons/00_x:y"')
    path.write_text(text, "utf-8")
    with pytest.raises(KitError, match="“earlier” names lessons/00_x:y, which is not there"):
        build_exercise(kit, STEM)


# --- an edited question ---------------------------------------------------------------------------


def edit_question(kit: Path) -> None:
    path = kit / "solutions" / f"{STEM}.tasks.toml"
    path.write_text(path.read_text("utf-8").replace("What kind of statement", "Which kind of thing"), "utf-8")


CHANGES = {
    "a question": edit_question,
    "a cell's words": lambda kit: edit(kit, lambda c: [{**c[0], "source": "# Another title"}, *c[1:]]),
    "the exercise itself": lambda kit: edit(
        kit, lambda c: [{**c[0], "source": "# Another title"}, *c[1:]], "exercises"
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("change", CHANGES)
def test_an_edited_question_never_goes_out_in_its_old_form(kit, tmp_path, command, change):
    CHANGES[change](kit)
    with pytest.raises(KitError, match=r"is not what solutions/09_canteen.* builds now.*whosays build"):
        commands(tmp_path)[command]()
    assert nothing_written(tmp_path)


def test_once_built_it_goes_out_in_its_new_form(kit, tmp_path):
    edit_question(kit)
    build_exercises(kit, kit / "exercises")
    commands(tmp_path)["release"]()
    with zipfile.ZipFile(tmp_path / "09.zip") as archive:
        assert "Which kind of thing" in archive.read(f"{STEM}/exercises/{STEM}.tasks.toml").decode()
    commands(tmp_path)["print"]()
    assert "Which kind of thing" in (tmp_path / f"{STEM}.html").read_text("utf-8")


def test_a_solution_that_does_not_build_is_told_in_its_own_words(kit, tmp_path):
    edit(kit, lambda cells: [*cells, code("print('hello')")])
    for command in COMMANDS:
        with pytest.raises(KitError, match="not the kit's two lines"):
            commands(tmp_path)[command]()
    assert nothing_written(tmp_path)


def test_an_exercise_not_built_yet_and_one_without_a_solution_are_told(kit):
    shutil.rmtree(kit / "exercises")
    for find in (find_fresh_exercise, find_fresh_page):
        for typed in ("9", "09", STEM, f"solutions/{STEM}.ipynb"):
            with pytest.raises(KitError, match="solutions/09_canteen is not built yet: type whosays build"):
                find(kit, typed)
    build_exercises(kit, kit / "exercises")
    (kit / "solutions" / f"{STEM}.ipynb").unlink()
    with pytest.raises(KitError, match="exercises/09_canteen has no solution any more"):
        find_fresh_exercise(kit, "09")


def test_other_line_ends_are_no_edit(kit):
    for path in (kit / "exercises").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    refuse_stale(kit, STEM)


# --- what may be typed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "9", "09", STEM, f"{STEM}.ipynb", f"exercises/{STEM}.ipynb", f"solutions/{STEM}.tasks.toml",
        f"/any/where/exercises/{STEM}.ipynb", f"exercises\\{STEM}.ipynb", f"./{STEM}.ipynb",
    ],
)  # fmt: skip
def test_print_takes_what_release_takes(kit, typed):
    assert find_fresh_exercise(kit, typed) == STEM
    assert find_fresh_page(kit, typed) == STEM


def test_print_takes_what_release_takes_of_the_kit(root):
    for stem in stems(root, "exercises"):
        for typed in (stem, f"exercises/{stem}.ipynb", stem[:2] if stem[0].isdigit() else stem):
            assert find_stem(root, typed) == find_exercise(root, typed) == stem
    assert find_stem(root, "03_fact") == find_exercise(root, "03_fact")
    assert find_stem(root, "lessons/00_start_here.ipynb") == "00_start_here"


@pytest.mark.parametrize("typed", ["", "77", "my-folder/03.ipynb", "..", "3_", "seeds/ferry-strike"])
def test_what_is_neither_is_told_with_what_there_is(root, typed):
    with pytest.raises(KitError, match=r"There are: 00, 01.*later"):
        find_fresh_page(root, typed)


def test_a_number_that_means_two_is_not_guessed(kit):
    for end in (".ipynb", ".tasks.toml"):
        shutil.copy(kit / "exercises" / f"{STEM}{end}", kit / "exercises" / f"09_buffet{end}")
    for find in (find_fresh_exercise, find_fresh_page):
        with pytest.raises(KitError, match="“09” means 09_buffet and 09_canteen"):
            find(kit, "09")
        assert find(kit, STEM) == STEM


def test_the_specimen_is_what_the_case_says():
    cells = json.loads((SPECIMENS / "own_article" / "solutions" / f"{STEM}.ipynb").read_text("utf-8"))[
        "cells"
    ]
    assert sum(asks_for({"source": "".join(c["source"])}, "answers", "accuses", "debt") for c in cells) == 3
