"""An exercise carries no answer, in no place and no order, and is the same to the byte every time.

``specimens/leak`` holds a tiny solution and exercises built from it that were spoiled on purpose;
``specimens/markers`` holds cells whose marks for the teacher are wrong.
"""

import copy
import json
import math
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from helpers.leaks import KEY_FIELDS, leaks, names, secret_values, secrets_of, strings
from helpers.places import SPECIMENS
from whosays.author.build.exercises import BEGIN, build_exercise, build_exercises
from whosays.author.build.names import name_notebooks
from whosays.base.errors import KitError
from whosays.base.notebook_files import ROOMS, notebook_bytes, read_notebook, stems
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Item, Task
from whosays.tasks.types.chain import shuffled_bank
from whosays.tasks.types.order import shuffled_steps
from whosays.tasks.without_key import public_tasks

LEAKY = sorted(p.name for p in (SPECIMENS / "leak").iterdir() if p.name not in ("solutions", "clean"))
MARKERS = sorted((SPECIMENS / "markers").glob("*.md"))


# --- what must not be found ----------------------------------------------------------------------


def test_no_exercise_gives_anything_away(root, tmp_path):
    build_exercises(root, tmp_path)
    looked_for = 0
    for stem in stems(root, "solutions"):
        secrets = secrets_of(root, stem)
        assert len(secrets) >= 40, stem
        looked_for += len(secrets)
        built = [(tmp_path / f"{stem}{end}").read_bytes() for end in (".ipynb", ".tasks.toml")]
        assert leaks(root, stem, *built) == [], stem
    print(f"\n{len(stems(root, 'solutions'))} exercises, {looked_for} secret texts looked for")
    assert looked_for >= 200


def test_the_solutions_themselves_would_be_seen_as_leaks(root):
    for stem in stems(root, "solutions"):
        solution = [(root / "solutions" / f"{stem}{end}").read_bytes() for end in (".ipynb", ".tasks.toml")]
        found = leaks(root, stem, *solution)
        assert len(found) >= 20, stem
        assert {"field: best", "field: why"} <= set(found) or "field: rubric" in found


def test_the_clean_specimen_is_what_the_build_makes():
    built = build_exercise(SPECIMENS / "leak", "01_tiny")
    kept = [
        (SPECIMENS / "leak" / "clean" / f"01_tiny{end}").read_bytes() for end in (".ipynb", ".tasks.toml")
    ]
    assert list(built) == kept
    assert leaks(SPECIMENS / "leak", "01_tiny", *kept) == []


@pytest.mark.parametrize("name", LEAKY)
def test_a_leak_is_seen(name):
    folder = SPECIMENS / "leak" / name
    kept = [(folder / f"01_tiny{end}").read_bytes() for end in (".ipynb", ".tasks.toml")]
    found = leaks(SPECIMENS / "leak", "01_tiny", *kept)
    print(f"\n{name}: {found}")
    assert found


def test_leaky_specimens_are_there():
    assert len(LEAKY) >= 9


# --- what a built notebook is --------------------------------------------------------------------


def test_an_exercise_is_the_solution_without_the_teacher(root):
    for stem in stems(root, "solutions"):
        solution = read_notebook(root / "solutions" / f"{stem}.ipynb")["cells"]
        teacher = [cell for cell in solution if BEGIN in cell["source"]]
        built = json.loads(build_exercise(root, stem)[0])
        assert len(teacher) >= 3, stem
        assert len(built["cells"]) == len(solution) - len(teacher)
        for cell in built["cells"]:
            assert set(cell["metadata"]) <= {"deletable", "editable", "tags"}
            source = "".join(cell["source"])
            assert "solutions/" not in source
            assert "<!--" not in source
            if cell["cell_type"] == "code":
                (output,) = cell["outputs"]
                assert (output["execution_count"], cell["execution_count"]) == (None, None)
                assert list(output["data"]) == ["text/html"], "nothing ran: there is a form and no more"
                assert f'("exercises/{stem}"' in source


def test_building_again_gives_the_same_bytes_whatever_the_hash_seed(root, tmp_path):
    code = "import sys, pathlib; from whosays.author.build.exercises import build_exercises; "
    code += "build_exercises(*map(pathlib.Path, sys.argv[1:]))"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(root), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment, timeout=300)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(files) == 2 * len(stems(root, "solutions")) >= 6
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_the_exercises_in_the_repository_are_a_fresh_build(root, tmp_path):
    fresh = {path.name: path.read_bytes() for path in build_exercises(root, tmp_path)}
    pattern = "*.*"  # numbered ones and test forms
    kept = {path.name: path.read_bytes() for path in (root / "exercises").glob(pattern) if path.is_file()}
    assert len(fresh) >= 6
    assert sorted(fresh) == sorted(kept), "run: whosays build"
    stale = [name for name in fresh if fresh[name] != kept[name]]
    assert stale == [], f"these are not a fresh build: {stale}. Run: whosays build"


def test_each_notebook_says_which_it_is(root):
    said = {
        (room, stem): read_notebook(root / room / f"{stem}.ipynb")["metadata"].get("whosays")
        for room in ROOMS
        for stem in stems(root, room)
    }
    print(f"\n{len(said)} notebooks say their name")
    assert len(said) >= 25
    assert [
        place for place, name in said.items() if name != dict(zip(("room", "stem"), place, strict=True))
    ] == []


def test_the_build_names_a_notebook_that_does_not_say_it_and_leaves_the_others(tmp_path):
    shutil.copytree(SPECIMENS / "leak" / "solutions", tmp_path / "solutions")
    path = tmp_path / "solutions" / "01_tiny.ipynb"
    notebook = read_notebook(path)
    notebook["metadata"].pop("whosays", None)
    path.write_bytes(notebook_bytes(notebook))
    assert name_notebooks(tmp_path) == [path]
    assert read_notebook(path)["metadata"]["whosays"] == {"room": "solutions", "stem": "01_tiny"}
    assert read_notebook(path)["cells"] == notebook["cells"]
    assert name_notebooks(tmp_path) == []


# --- the teacher's marks -------------------------------------------------------------------------


def solution_with(folder: Path, source: str) -> Path:
    """The tiny solution with one cell more."""
    solutions = folder / "solutions"
    solutions.mkdir()
    original = SPECIMENS / "leak" / "solutions"
    (solutions / "01_tiny.tasks.toml").write_bytes((original / "01_tiny.tasks.toml").read_bytes())
    notebook = read_notebook(original / "01_tiny.ipynb")
    cell = {"cell_type": "markdown", "id": "extra", "metadata": {}, "source": source}
    notebook["cells"].insert(3, cell)
    (solutions / "01_tiny.ipynb").write_bytes(notebook_bytes(notebook))
    return folder


@pytest.mark.parametrize("path", MARKERS, ids=lambda path: path.stem)
def test_a_wrong_mark_stops_the_build_and_shows_the_cell(tmp_path, path):
    source = path.read_text(encoding="utf-8")
    with pytest.raises(KitError, match="unknown or unbalanced") as error:
        build_exercise(solution_with(tmp_path, source), "01_tiny")
    assert "solutions/01_tiny.ipynb" in str(error.value)
    assert source in str(error.value)


def test_specimens_of_marks_are_there_and_a_right_one_passes(tmp_path):
    assert len(MARKERS) >= 12
    right = f"\n{BEGIN}\nSay this.\n\n<!-- END TEACHER -->\n"
    book, _ = build_exercise(solution_with(tmp_path, right), "01_tiny")
    assert b"Say this." not in book


@pytest.mark.parametrize(
    "source",
    [
        "print('hello')",
        'from whosays import show\nshow("lessons/01_tiny", "kinds")',
        'from whosays import show\nshow("solutions/02_other", "kinds")',
        'from whosays import show\nshow("solutions/01_tiny", "kinds")\nprint(1)',
        'from whosays import show\n\nshow("solutions/01_tiny", "kinds")',
        'from whosays import show\nshow("solutions/01_tiny")',
        'from whosays import start\nstart("solutions/01_tiny", "kinds")',
    ],
)
def test_a_code_cell_of_another_form_stops_the_build(tmp_path, source):
    folder = solution_with(tmp_path, "For all.")
    path = folder / "solutions" / "01_tiny.ipynb"
    notebook = read_notebook(path)
    code = {"cell_type": "code", "id": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].append({**code, "source": source})
    path.write_bytes(notebook_bytes(notebook))
    with pytest.raises(KitError, match="not the kit's two lines") as error:
        build_exercise(folder, "01_tiny")
    assert source in str(error.value)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"cells": 3}', b'{"cells": [{"a": 1}]}', b"\xff", b"[]"])
def test_a_solution_that_is_no_notebook_is_told(tmp_path, data):
    folder = solution_with(tmp_path, "For all.")
    (folder / "solutions" / "01_tiny.ipynb").write_bytes(data)
    with pytest.raises(KitError, match=r"01_tiny\.ipynb: this is not a notebook that can be read"):
        build_exercise(folder, "01_tiny")


# --- no order tells anything ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(root) -> list[tuple[Task, Item]]:
    return [
        (task, item)
        for room in ("lessons", "solutions")
        for stem in stems(root, room)
        for task in read_tasks(root / room / f"{stem}.tasks.toml", room, stem).values()
        for item in task.items
    ]


def test_the_order_of_options_does_not_know_the_answer(real):
    """Whichever option is called the best one, and however they are written down, the order is the same."""
    tried = 0
    for task, item in real:
        if task.type != "choose":
            continue
        shown = [option.text for option in item.options]
        for n in range(len(shown)):
            options = [{"text": o["text"], "best": n == i} for i, o in enumerate(item.raw["options"])]
            turned = Item(item.id, {"options": options[n:] + options[:n]})
            assert [option.text for option in turned.options] == shown, (task.name, item.id)
            tried += 1
    print(f"\n{tried} ways to mark the best option")
    assert tried >= 100


def test_the_order_of_names_and_steps_does_not_know_the_answer(real):
    tried = 0
    for task, item in real:
        if task.type == "chain":
            turned = Item(item.id, {**item.raw, "bank": item.raw["bank"][::-1]})
            assert shuffled_bank(turned) == shuffled_bank(item)
            tried += 1
        if task.type == "order" and len(item.raw["steps"]) > 2:
            assert shuffled_steps(item) != item.raw["steps"]
            assert sorted(shuffled_steps(item)) == sorted(item.raw["steps"])
            tried += 1
    print(f"\n{tried} banks and orders")
    assert tried >= 5


def test_two_steps_may_stand_in_either_order():
    """Were the right order of two always avoided, the order shown would be the answer."""
    right_way = 0
    for n in range(40):
        steps = [f"first {n}", f"second {n}"]
        right_way += shuffled_steps(Item(f"item{n}", {"steps": steps})) == steps
    assert 8 <= right_way <= 32


def places_of_best(items: list[Item], order) -> tuple[Counter, float]:
    """How often the best option stands in each place, and how far the first place is from chance (in σ)."""
    places: Counter[int] = Counter()
    expected = spread = 0.0
    for item in items:
        texts = order(item)
        best = next(each["text"] for each in item.raw["options"] if each.get("best"))
        places[texts.index(best)] += 1
        expected += 1 / len(texts)
        spread += 1 / len(texts) * (1 - 1 / len(texts))
    return places, (places[0] - expected) / math.sqrt(spread)


def test_the_best_option_stands_in_no_favorite_place(real):
    items = [i for t, i in real if t.type == "choose" and any(o.get("best") for o in i.raw["options"])]
    votes = [i for t, i in real if t.raw.get("together")]
    items = [item for item in items if item not in votes]
    places, away = places_of_best(items, lambda item: [option.text for option in item.options])
    print(f"\n{len(items)} items, places of the best option {dict(places)}, {away:+.1f} σ from chance")
    assert len(items) >= 30
    assert abs(away) < 3
    assert min(places[0], places[1], places[2]) >= len(items) / 8
    _, unshuffled = places_of_best(items, lambda item: [each["text"] for each in item.raw["options"]])
    print(f"as written: {unshuffled:+.1f} σ")
    assert unshuffled > 3  # the authors write the best one first: a build that kept that would be seen


def test_what_the_page_gets_before_an_answer_holds_no_answer(real):
    """Lessons carry their keys in Python; the page is given tasks without them."""
    looked_at = 0
    for task, item in real:
        painted = next(each for each in task_data(task, "")["items"] if each["id"] == item.id)
        assert not names(painted) & (KEY_FIELDS - {"source"}), (task.name, item.id)
        told = [text for text in strings(list(secret_values(item.raw))) if len(text) >= 12]
        assert not [text for text in told if text in strings(painted)], (task.name, item.id)
        looked_at += 1
    print(f"\n{looked_at} painted items")
    assert looked_at >= 100


def test_a_field_the_publisher_does_not_know_stays_behind(root):
    stem = stems(root, "solutions")[0]
    path = root / "solutions" / f"{stem}.tasks.toml"
    tasks = read_tasks(path, "solutions", stem)
    for task in tasks.values():
        task.raw["note_to_self"] = "the second one is right"
        for item in task.items:
            item.raw["note_to_self"] = "the second one is right"
    assert "note_to_self" not in names(copy.deepcopy(public_tasks(tasks, "x")))
