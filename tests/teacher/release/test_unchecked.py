"""Nothing goes to learners while a statement that may accuse a real person is unchecked."""

import shutil
from pathlib import Path

import pytest

from whosays.base.errors import KitError
from whosays.base.notebook_files import stems
from whosays.learner.lab.release_marker import Release
from whosays.tasks.reading import read_table
from whosays.teacher.exercise_page.exercise_page import exercise_page
from whosays.teacher.release.articles import articles_named
from whosays.teacher.release.files import release_files
from whosays.teacher.release.unchecked import refuse_unchecked, unchecked_accusations

STEM, SEED = "23_four_nights_in_belgrade", "serbia-2020"


@pytest.fixture
def kit(root, tmp_path) -> Path:
    """An exercise on a real report, and nothing else."""
    for end in (".ipynb", ".tasks.toml"):
        path = tmp_path / "exercises" / f"{STEM}{end}"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(root / "exercises" / path.name, path)
    shutil.copytree(root / "seeds" / SEED, tmp_path / "seeds" / SEED)
    return tmp_path


def as_draft(kit: Path, *ids: str) -> None:
    """Make drafts of these rows again."""
    path = kit / "seeds" / SEED / "key.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    changed = [line.replace(",checked,", ",draft,") if line.split(",")[0] in ids else line for line in lines]
    assert sum(a != b for a, b in zip(lines, changed, strict=True)) == len(ids)
    path.write_text("".join(changed), "utf-8")


def test_an_unchecked_accusation_holds_the_exercise_back_and_is_named(kit):
    assert release_files(kit, Release(STEM))
    as_draft(kit, "p2.6", "p4.2")
    with pytest.raises(
        KitError, match=r"in seeds/serbia-2020 nobody has checked p2\.6, p4\.2, which may accuse"
    ):
        release_files(kit, Release(STEM))
    with pytest.raises(KitError, match=r"nobody has checked p2\.6, p4\.2"):
        exercise_page(kit, Release(STEM))
    assert unchecked_accusations(kit / "seeds" / SEED) == ["p2.6", "p4.2"]


def test_other_drafts_do_not_hold_it_back(kit):
    as_draft(kit, "p1.1")
    assert release_files(kit, Release(STEM))


def test_a_second_answer_that_accuses_counts(kit):
    path = kit / "seeds" / SEED / "key.csv"
    found = next(line for line in path.read_text("utf-8").splitlines() if ",kind,allegation," in line)
    as_draft(kit, found.split(",")[0])
    assert unchecked_accusations(kit / "seeds" / SEED) == [found.split(",")[0]]


def test_an_invented_person_and_a_key_that_is_not_there_hold_nothing_back(kit):
    as_draft(kit, "p2.6")
    source = kit / "seeds" / SEED / "source.toml"
    source.write_text(source.read_text("utf-8").replace("real = true", "real = false"), "utf-8")
    refuse_unchecked(kit, [SEED])
    source.write_text(source.read_text("utf-8").replace("real = false", "real = true"), "utf-8")
    with pytest.raises(KitError):
        refuse_unchecked(kit, [SEED])
    (kit / "seeds" / SEED / "key.csv").unlink()
    refuse_unchecked(kit, [SEED])


def test_no_exercise_of_the_kit_is_held_back(root):
    named = [
        articles_named(read_table(root / "exercises" / f"{stem}.tasks.toml"))
        for stem in stems(root, "exercises")
    ]
    print(f"\n{len(named)} exercises")
    assert len(named) > 15
    for articles in named:
        refuse_unchecked(root, articles)
