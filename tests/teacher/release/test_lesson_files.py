"""A lesson page of one's own article goes out with its key, and nothing else of its folder."""

import json
import shutil
from pathlib import Path

import pytest

from helpers.places import ROOT
from whosays.author.article_set.building import plan_set, write_set
from whosays.base.errors import KitError
from whosays.base.places import MARKER
from whosays.learner.lab.release_marker import Release, read_release
from whosays.teacher.release.files import write_release
from whosays.teacher.release.lesson_files import find_lesson, lesson_files

BESIDE = ("draft.csv", "set.toml", "question.txt", "second_opinion.csv", "second_opinion_left_out.csv")


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Path:
    """A clone with one set, and with what lies beside a key while somebody works on it."""
    root = tmp_path_factory.mktemp("kit")
    for room in ("lessons", "exercises", "solutions"):
        (root / room).mkdir()
    shutil.copytree(ROOT / "seeds" / "ferry-strike", root / "seeds" / "my-ferry")
    write_set(root, plan_set(root, "my-ferry"), run=False)
    seed = root / "seeds" / "my-ferry"
    (seed / "keys").mkdir()
    for name in (*BESIDE, "keys/Somebody.csv"):
        (seed / name).touch()
    return root


def released(kit: Path) -> dict[str, bytes]:
    return lesson_files(kit, Release(find_lesson(kit, "50"), room="lessons"))


def test_what_goes_out(kit):
    seed = "seeds/my-ferry"
    files = released(kit)
    print(f"\n{len(files)} files")
    assert {f"{seed}/key.csv", f"{seed}/article.txt", "lessons/50_my_ferry.ipynb"} <= set(files)
    assert not {f"{seed}/{name}" for name in BESIDE} & set(files)
    assert not any("keys/" in name or name.startswith(("solutions", "exercises")) for name in files)


def test_a_learner_s_folder_knows_what_it_is(kit, tmp_path):
    write_release(released(kit), tmp_path / "out", "50_my_ferry")
    release = read_release(tmp_path / "out")
    assert release is not None
    assert release.notebook == "lessons/50_my_ferry.ipynb"
    assert (tmp_path / "out" / release.notebook).is_file()


def test_an_exercise_s_marker_is_what_it_was():
    assert "room" not in json.loads(Release("03_x").marker())["release"]


@pytest.mark.parametrize("room", ["..", 3, None, "solutions", ["lessons"]])
def test_a_strange_room_is_none(tmp_path, room):
    marker = json.loads(Release("03_x", room="lessons").marker())
    marker["release"]["room"] = room
    (tmp_path / MARKER).write_text(json.dumps(marker), encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "03_x.ipynb").touch()
    release = read_release(tmp_path)
    assert release is not None
    assert release.notebook == "exercises/03_x.ipynb"


@pytest.mark.parametrize(("which", "why"), [("03", "a lesson of the kit"), ("77", "There are: none yet")])
def test_what_is_no_lesson_page_of_one_s_own(which, why):
    with pytest.raises(KitError, match=why):
        find_lesson(ROOT, which)
