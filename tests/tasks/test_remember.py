"""From memory first: the field, what goes to the page, forms and paper, and that it is told to nobody."""

import shutil

import pytest

from whosays.base.errors import KitError
from whosays.learner.still.task_form import task_form
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_notebook_tasks, read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import type_of
from whosays.tasks.types.choose import REMEMBER
from whosays.teacher.paper.read_aloud import read_aloud
from whosays.teacher.paper.worksheet import worksheet

WITH = [f"{n:02}_" for n in range(1, 9)]
FILE = """article = "venezuela-2018"
mode = "{mode}"
[task.t]
type = "choose"
title = "First from memory"
minutes = 1
{task}[[task.t.items]]
id = "door"
question = "What does the note lack?"
remember = {remember}
options = [ {{ text = "A day"{best} }}, {{ text = "A door"{why} }} ]
"""
KEY = {"best": ', best = true, why = "“today” is no day."', "why": ', why = "“door” is on it."'}
PUBLIC = {"best": "", "why": ""}


def written(folder, mode="practice", remember="true", task="", **key: str) -> Task:
    room = "lessons" if mode == "practice" else "exercises"
    path = folder / room / "99_test.tasks.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FILE.format(mode=mode, remember=remember, task=task, **(key or KEY)), encoding="utf-8")
    return read_tasks(path, room, "99_test")["t"]


def remembered(root) -> list[tuple[str, Task]]:
    stems = sorted(path.name.split(".")[0] for path in (root / "lessons").glob("*.tasks.toml"))
    return [
        (stem, task)
        for stem in stems
        for task in read_notebook_tasks("lessons", stem).values()
        if any(item.raw.get("remember") for item in task.items)
    ]


def test_the_page_gets_what_is_asked_for_and_others_nothing(tmp_path):
    assert task_data(written(tmp_path))["items"][0]["remember"] == REMEMBER
    assert "remember" not in task_data(written(tmp_path, remember="false"))["items"][0]


@pytest.mark.parametrize("value", ['"yes"', "1", "[]"])
def test_it_is_true_or_false(tmp_path, value):
    with pytest.raises(KitError, match=r"item door: “remember” must be true or false"):
        written(tmp_path, remember=value)


def test_it_goes_to_a_hand_in_task_too_and_is_no_key(tmp_path):
    asked = written(tmp_path, mode="hand-in", **PUBLIC)
    assert task_data(asked)["items"][0]["remember"] == REMEMBER
    assert "remember" in type_of(asked).public
    assert "remember" not in type_of(asked).secret


def test_a_form_has_a_line_and_folds_the_options(tmp_path):
    first, without = (str(task_form(written(tmp_path, remember=each))) for each in ("true", "false"))
    line, fold, option = (first.index(each) for each in (REMEMBER, "<details", "A day"))
    assert line < first.index("____") < fold < option
    assert "<details" not in without
    assert REMEMBER not in without
    assert "ws-still-options" in without


def test_the_first_of_each_recall_is_asked_from_memory_across_stories(root):
    found = remembered(root)
    print(f"\n{len(found)} recalls")
    assert [stem[:3] for stem, _ in found] == WITH
    for stem, task in found:
        assert task.name == "recall", stem
        assert [bool(item.raw.get("remember")) for item in task.items] == [
            True,
            *[False] * (len(task.items) - 1),
        ], stem
        first = task.items[0]
        stories = first.raw["passage"].removeprefix("text: ").split("\n\n")
        assert len(stories) == 2, f"{stem}: two stories, and one rule"
        assert len({story.split(":")[0] for story in stories}) == 2, f"{stem}: told by two"


def test_once_more_items_have_their_options_at_once(root):
    pooled = [item for _, task in remembered(root) for item in task.pool]
    print(f"\n{len(pooled)} of the pools")
    assert len(pooled) > 50
    assert not any(item.raw.get("remember") for item in pooled), "their minutes are reckoned without it"


def test_paper_asks_to_cover_the_answers_and_the_sheet_read_aloud_to_wait(root, tmp_path):
    stem = "05_whose_voice_is_missing"
    (tmp_path / "exercises").mkdir()
    (tmp_path / "seeds").symlink_to(root / "seeds")
    path = tmp_path / "exercises" / f"{stem}.tasks.toml"
    shutil.copy(root / "exercises" / f"{stem}.ipynb", path.parent)
    text = (root / "exercises" / path.name).read_text(encoding="utf-8")
    assert "\noptions = [" in text
    pages = []
    for first in ("", "\nremember = true"):
        path.write_text(text.replace("\noptions = [", f"{first}\noptions = [", 1), encoding="utf-8")
        pages.append(worksheet(tmp_path, stem, "a4"))
    asks = f'Cover the answers below. {REMEMBER}</p><span class="blank"></span>\n'
    assert [page.count(asks) for page in pages] == [0, 1]
    assert pages[1].split(asks)[1].lstrip().startswith('<ul class="boxes'), "and then the answers"
    aloud = read_aloud(root, stem, "a4")
    assert aloud.count("First let everybody write down a few words from memory.") == 1
