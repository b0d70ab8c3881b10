"""Cells that wait: what a notebook may say, how they stand in the file, what an exercise keeps."""

import copy

import pytest

from whosays.author.build.checks import check_notebook
from whosays.author.build.exercises import build_exercise
from whosays.author.build.folds import fold_comments
from whosays.base.errors import KitError
from whosays.base.notebook_files import notebook_bytes, read_notebook, stems
from whosays.tasks.waiting_cells import FOLD, FOLD_ENDS, bare, folded, waits_for

STEM = "03_fact_claim_or_allegation"
TASK = "answers"  # a task of that lesson, and of its exercise


def behind(notebook, task=TASK, **cell):
    """The notebook with one more cell, right behind a task."""
    changed = copy.deepcopy(notebook)
    place = next(n for n, each in enumerate(changed["cells"]) if f'"{task}")' in each["source"])
    more = {"cell_type": "markdown", "id": "one-more", "source": "Did you see it?", "metadata": {}}
    changed["cells"].insert(place + 1, {**more, **cell})
    return changed


def comment(task=TASK, source=f"{FOLD}Did you see it?{FOLD_ENDS}"):
    return {"source": source, "metadata": {"whosays": {"opens_after": task}}}


@pytest.fixture(scope="module")
def lesson(root):
    return read_notebook(root / "lessons" / f"{STEM}.ipynb")


PICTURE = 'from whosays import show\nshow("lessons/03_fact_claim_or_allegation", "xray")'
WAITS = {"cell_type": "code", "source": PICTURE, "metadata": {"whosays": {"opens_after": TASK}}}


@pytest.mark.parametrize(
    "cell", [comment(), {"metadata": {"whosays": {"alone": True}}}, {"metadata": {}}, WAITS]
)
def test_what_can_open_is_taken(root, lesson, cell):
    check_notebook(root, "lessons", STEM, behind(lesson, **cell))


WRONG = {
    "no cell above it asks that": comment("nothing_of_that_name"),
    "write the name of a task": comment("kinds"),  # it stands further down
    "type whosays build": comment(source="Did you see it?"),
    "nothing opens it": {"source": f"{FOLD}Did you see it?{FOLD_ENDS}"},
    "mend it": {"metadata": {"whosays": {"alone": "yes"}}},
    "says something else": {"metadata": {"whosays": {"opens": TASK}}},
    "is no Markdown": {"cell_type": "code", "metadata": {"whosays": {"opens_after": TASK}}},
}


@pytest.mark.parametrize(("words", "cell"), WRONG.items(), ids=WRONG)
def test_what_could_never_open_is_refused(root, lesson, words, cell):
    with pytest.raises(KitError, match=words) as error:
        check_notebook(root, "lessons", STEM, behind(lesson, **cell))
    assert "Did you see it?" in str(error.value)  # the cell is shown


def test_an_exercise_gives_no_reason_so_nothing_waits_for_one(root):
    solution = read_notebook(root / "solutions" / f"{STEM}.ipynb")
    with pytest.raises(KitError, match="what is handed in shows none"):
        check_notebook(root, "solutions", STEM, behind(solution, **comment()))


def test_an_exercise_keeps_what_its_cells_wait_for(root, tmp_path):
    for folder in ("solutions", "seeds"):
        (tmp_path / folder).mkdir()
    for each in (root / "seeds").iterdir():
        (tmp_path / "seeds" / each.name).symlink_to(each)
    for suffix in (".ipynb", ".tasks.toml"):
        kept = (root / "solutions" / f"{STEM}{suffix}").read_bytes()
        (tmp_path / "solutions" / f"{STEM}{suffix}").write_bytes(kept)
    path = tmp_path / "solutions" / f"{STEM}.ipynb"
    path.write_bytes(notebook_bytes(behind(read_notebook(path), metadata={"whosays": {"alone": True}})))
    path.with_name("built.ipynb").write_bytes(build_exercise(tmp_path, STEM)[0])
    built = read_notebook(path.with_name("built.ipynb"))
    assert [cell["id"] for cell in built["cells"] if waits_for(cell)] == ["one-more"]


def test_building_folds_what_waits_and_unfolds_what_does_not(tmp_path, lesson):
    (tmp_path / "lessons").mkdir()
    path = tmp_path / "lessons" / f"{STEM}.ipynb"
    left = behind(behind(lesson, **comment(source="It waits.")), source=f"{FOLD}It waits no more.{FOLD_ENDS}")
    path.write_bytes(notebook_bytes(left))
    assert fold_comments(tmp_path) == [path]
    sources = [cell["source"] for cell in read_notebook(path)["cells"]]
    assert f"{FOLD}It waits.{FOLD_ENDS}" in sources
    assert "It waits no more." in sources
    assert fold_comments(tmp_path) == []


def test_every_comment_of_the_lessons_stands_behind_its_words(root):
    cells = [
        cell
        for stem in stems(root, "lessons")
        for cell in read_notebook(root / f"lessons/{stem}.ipynb")["cells"]
    ]
    waits = [cell for cell in cells if "opens_after" in waits_for(cell)]
    waiting = [cell for cell in waits if cell["cell_type"] == "markdown"]
    print(f"{len(waiting)} comments wait, of {len(cells)} cells")
    assert all(cell["source"] == folded(cell) != bare(cell["source"]) for cell in waiting)
    assert len(cells) >= 100
