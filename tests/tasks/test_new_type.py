"""A new type of task is one file, and a folder for its widget: from the task file to feedback and paper.

The specimen's type is laid into a copy of the kit, in which no existing file is changed.
"""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.places import SPECIMENS

NEW = SPECIMENS / "new_type"
STEM = "09_sure"
LAID = {
    "tasks_types/scale.py": "src/whosays/tasks/types/scale.py",
    "widget/scale.js": "src/whosays/learner/widgets/scale/scale.js",
    "widget/scale.css": "src/whosays/learner/widgets/scale/scale.css",
    f"{STEM}.tasks.toml": f"solutions/{STEM}.tasks.toml",
    f"{STEM}.ipynb": f"solutions/{STEM}.ipynb",
}
WHOLE_WAY = """
import json, sys
from pathlib import Path
from whosays import show
from whosays.author.build.exercises import build_exercises
from whosays.learner.answers.hand_in import hand_in
from whosays.learner.answers.store import Answers
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_notebook_tasks
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.worksheet import worksheet

root, stem = Path.cwd(), "09_sure"
build_exercises(root, root / "exercises")
tasks = read_notebook_tasks("exercises", stem)
widget = show(f"exercises/{stem}", "sure")
answers = Answers("exercises", stem, tasks["sure"].seed.article.digest[:8])
for item, answer in (("stopped", 3), ("reason", 1)):
    assert answers.record("sure", item, answer, 0, explained=False).saved
again = show(f"exercises/{stem}", "sure")
hand_in(list(tasks.values()), answers, "7", "", root)
print(json.dumps({
    "page": task_data(tasks["sure"]),
    "widgets": [repr(widget), repr(again)],
    "script": "taskCard" in widget._esm and ".ws-scale" in widget._css,
    "state": again.state["items"],
    "worksheet": worksheet(root, stem, "a4"),
    "answer sheet": answer_sheet(root, stem, "a4"),
    "marker": marker_sheet(root, stem, "a4", root / "solutions"),
    "solution": repr(show(f"solutions/{stem}", "sure")),
}))
"""


@pytest.fixture(scope="module")
def kit(root, tmp_path_factory) -> Path:
    """A copy of the kit with the new type in it."""
    copy = tmp_path_factory.mktemp("kit")
    shutil.copytree(root / "src" / "whosays", copy / "src" / "whosays")
    (copy / "seeds").symlink_to(root / "seeds")
    for source, target in LAID.items():
        path = copy / target
        assert not path.exists(), "a new file, not a change to an old one"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(NEW / source, path)
    return copy


def run(kit: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(kit / "src"), "WHOSAYS_ANSWERS": str(kit / "answers")}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=kit, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def said(kit) -> dict:
    """All that the kit makes of the new type, up to the file that is handed in."""
    return json.loads(run(kit, "-c", WHOLE_WAY))


def test_nothing_that_was_there_is_changed(kit, root):
    package = root / "src" / "whosays"
    old = [path.relative_to(package) for path in package.rglob("*") if path.is_file()]
    old = [path for path in old if "__pycache__" not in path.parts]
    same, other, missing = filecmp.cmpfiles(
        package, kit / "src" / "whosays", list(map(str, old)), shallow=False
    )
    print(f"\n{len(same)} files of the package compared")
    assert len(same) > 100
    assert not other
    assert not missing


def test_the_page_gets_it_without_its_key(said):
    items = said["page"]["items"]
    assert [each["label"] for each in items] == ["Question 1 of 2", "Question 2 of 2"]
    assert {"low", "high", "steps"} <= set(items[0])
    assert "harbour office" not in json.dumps(said["page"])
    assert "sure" not in items[0]


def test_it_is_shown_answered_and_shown_again(said):
    assert "How sure? · scale · 0 of 2 answered" in said["widgets"][0]
    assert "How sure? · scale · 2 of 2 answered" in said["widgets"][1]
    assert said["script"]
    assert said["state"]["stopped"]["answer"] == 3
    assert "2 of 2 answered" in said["solution"]


def test_it_stands_on_paper(said):
    assert "1 is “a guess”, 5 is “on record”." in said["worksheet"]
    assert "<span>5</span></li>" in said["worksheet"]
    assert "harbour office" not in said["worksheet"]
    assert "Do this one on the worksheet itself" in said["answer sheet"]
    assert "The harbour office lists every sailing" in said["marker"]
    assert "4 on the scale from a guess to on record" in said["marker"]


def test_it_is_handed_in_marked_and_explained(kit, said):
    assert said
    run(kit, "-m", "whosays", "collect", f"{STEM}.7.answers.jsonl")
    run(kit, "-m", "whosays", "grade", "--solutions", "solutions")
    assert "7,09_sure,sure,1.75,2,2 of 2" in (kit / "marks" / "gradebook.csv").read_text("utf-8")
    page = (kit / "marks" / "feedback" / "feedback-7.html").read_text("utf-8")
    for words in ("3 on the scale from a guess to on record", "4 on the scale", "lists every sailing"):
        assert words in page, words
    assert "0.75 of 1 point" in page


def test_without_its_file_the_type_is_unknown(kit, said):
    """The specimen that must fail: take the one file away, and the task file is refused."""
    assert said
    bare = kit.with_name("bare")
    shutil.copytree(kit, bare, symlinks=True)
    (bare / "src" / "whosays" / "tasks" / "types" / "scale.py").unlink()
    told = run(bare, "-c", "from whosays import show; print(show('solutions/09_sure', 'sure'))")
    assert "“type” must be one of: read, cards, voices" in told
