"""Results, cards of outlets, sentences judged twice: every road of an exercise, from the key to the marks."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.places import SPECIMENS
from whosays.tasks.lettered import lettered
from whosays.tasks.marking import mark
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import type_of

STEM = "90_leaving"
WHOLE_WAY = """
import json
from pathlib import Path
from whosays import show
from whosays.author.build.exercises import build_exercises
from whosays.learner.answers.hand_in import hand_in
from whosays.learner.answers.store import Answers
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_notebook_tasks
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.worksheet import worksheet

root, stem = Path.cwd(), "90_leaving"
build_exercises(root, root / "exercises")
tasks = read_notebook_tasks("exercises", stem)
answers = Answers("exercises", stem, tasks["first"].seed.article.digest[:8])
given = {"first": {"wikinews": {"words": [3, 20], "opened": ["own", "study"]}},
         "behind": {"three": ["CIA", "AFP"]},
         "before": {"own": "as it is", "act": "as it is"},
         "after": {"own": {"before": "as it is", "now": "elsewhere first"},
                   "act": {"before": "as it is", "now": "elsewhere first"}}}
for name, items in given.items():
    for item, answer in items.items():
        assert answers.record(name, item, answer, 0, explained=False).saved
hand_in(list(tasks.values()), answers, "7", "", root)
shown = {name: show(f"exercises/{stem}", name) for name in tasks}
print(json.dumps({
    "pages": {name: task_data(task) for name, task in tasks.items()},
    "forms": {name: str(widget.still()) for name, widget in shown.items()},
    "lines": {name: repr(widget) for name, widget in shown.items()},
    "state": {name: widget.state["items"] for name, widget in shown.items()},
    "worksheet": worksheet(root, stem, "a4"),
    "answer sheet": answer_sheet(root, stem, "a4"),
    "marker": marker_sheet(root, stem, "a4", root / "solutions"),
    "solutions": {name: repr(show(f"solutions/{stem}", name)) for name in tasks},
}))
"""
OF_THE_KEY = ("somebody else looked", "“Ten colours” is", "here the page speaks itself", "tells its line")


@pytest.fixture(scope="module")
def kit(root, tmp_path_factory) -> Path:
    """A kit with this one exercise."""
    made = tmp_path_factory.mktemp("leaving") / "kit"
    (made / "solutions").mkdir(parents=True)
    (made / "seeds").symlink_to(root / "seeds")
    (made / "src").symlink_to(root / "src")
    for path in sorted((SPECIMENS / "leaving").iterdir()):
        shutil.copy(path, made / "solutions" / path.name)
    return made


def run(kit: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(kit / "src"), "WHOSAYS_ANSWERS": str(kit / "answers")}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=kit, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def said(kit) -> dict:
    """All that the kit makes of it, up to the file that is handed in."""
    return json.loads(run(kit, "-c", WHOLE_WAY))


def test_nothing_of_the_key_is_in_what_a_learner_gets(kit, said):
    built = (kit / "exercises" / f"{STEM}.tasks.toml").read_text("utf-8")
    shown = [said[name] for name in ("pages", "forms", "state", "worksheet", "answer sheet")]
    places = [built, json.dumps(shown, ensure_ascii=False)]
    found = [(words, place[:30]) for words in OF_THE_KEY for place in places if words in place]
    print(f"{len(OF_THE_KEY)} pieces of reasons looked for in {sum(map(len, places))} characters")
    assert found == []
    assert not {"best", "defensible", "why", "moves"} & {line.split(" = ")[0] for line in built.splitlines()}
    for words in ("Volunteers write it, it says", 'of = "before"', "The plan is clear", "least = 2"):
        assert words in built, words


def test_it_is_shown_with_what_was_answered(said):
    assert "1 of 1 answered" in said["lines"]["first"]
    assert "2 of 2 answered" in said["lines"]["after"]
    assert said["state"]["first"]["wikinews"]["seen"] == {
        "own": "Volunteers write it, it says, and a second one reads each report first.",
        "study": "Most reports came from twenty people.",
    }
    assert said["state"]["after"]["own"]["before"] == "as it is"
    assert all("answered" in line for line in said["solutions"].values())


def test_it_stands_on_paper(said):
    sheet = said["worksheet"]
    for words in (
        "Searched for: wikinews who writes it.",
        "A journal of the media · June 2011",
        "journal.example",
        "We read two hundred reports and asked who had written them.",
        "the one you would open first. Cover the cards below it until then.",
        "After you have ticked: what stands there.",
        '<span class="letter">B</span> What volunteers can do for the news',
        "Most reports came from twenty people.",
        "What does it do when it is wrong?",
        "We have not looked this up.",
        "Look elsewhere first",
    ):
        assert words in sheet, words
    marker = said["marker"]
    assert '<span class="o on">B</span><strong>What volunteers can do for the news</strong>' in marker
    assert '<span class="o half">A</span>Wikinews: About (½)' in marker
    assert "It may move." in marker
    assert "no points" in marker


def test_it_is_handed_in_marked_and_explained(kit, said):
    assert said
    run(kit, "-m", "whosays", "collect", f"{STEM}.7.answers.jsonl")
    run(kit, "-m", "whosays", "grade", "--solutions", "solutions")
    rows = (kit / "marks" / "gradebook.csv").read_text("utf-8")
    assert f"7,{STEM},first,0.5,1,1 of 1" in rows
    assert f"7,{STEM},after,1,2,2 of 2" in rows, "moving all is worth half, as moving none is"
    assert f"{STEM},behind,0,0,1 of 1" in rows
    page = (kit / "marks" / "feedback" / "feedback-7.html").read_text("utf-8")
    for words in (
        "Opened first: “Wikinews: About” (Wikinews · no date)",
        "What speaks for yours: “What we are” is its own word",
        "Look elsewhere first",
    ):
        assert words in page, words


def test_what_is_handed_out_has_the_cards_and_no_key(kit, said):
    assert said
    run(kit, "-m", "whosays", "release", "90", "--to", "out.zip")
    with zipfile.ZipFile(kit / "out.zip") as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        outlets = next(archive.read(name).decode() for name in names if name.endswith("outlets.csv"))
    assert sorted({line.split(",")[0] for line in outlets.splitlines()[1:]}) == ["AFP", "Breitbart", "CIA"]
    assert not any(name.endswith(("key.csv", "outside.csv")) for name in names)


@pytest.mark.parametrize(("typed", "points"), [("B", "1"), ("a", "0.5"), ("C", "0")])
def test_it_is_marked_from_paper(typed, points):
    tasks = read_tasks(SPECIMENS / "leaving" / f"{STEM}.tasks.toml", "solutions", STEM)
    task = tasks["first"]
    letters = {each["letter"]: each["id"] for each in lettered(task, task.items[0])}
    answer = type_of(task).from_paper(task, task.items[0], typed, letters)
    assert f"{mark(task, task.items[0], answer).credit:g}" == points
