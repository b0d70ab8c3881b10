"""A companion and a one-page task have no lesson: on every road, built, handed out, printed and marked."""

import json
import zipfile

import pytest

from helpers.without_lesson import COMPANION, PAGE, kit_with, run


@pytest.fixture(scope="module")
def kit(root, tmp_path_factory):
    """A kit with both, built."""
    made = kit_with(root, tmp_path_factory.mktemp("without") / "kit")
    done = run(made, "build")
    assert done.returncode == 0, done.stderr
    return made


def test_they_are_built_without_their_keys(kit):
    looked = 0
    for stem in (COMPANION, PAGE):
        tasks = (kit / "exercises" / f"{stem}.tasks.toml").read_text(encoding="utf-8")
        notebook = json.loads((kit / "exercises" / f"{stem}.ipynb").read_text(encoding="utf-8"))
        assert "best = true" not in tasks
        assert 'mode = "hand-in"' in tasks
        assert notebook["metadata"]["whosays"]["stem"] == stem
        assert not (kit / "lessons" / f"{stem}.ipynb").exists()
        looked += 1
    assert looked == 2


@pytest.mark.parametrize("typed", ["21", COMPANION, f"exercises/{COMPANION}.ipynb", "11"])
def test_they_are_handed_out(kit, tmp_path, typed):
    to = tmp_path / "out.zip"
    done = run(kit, "release", typed, "--to", str(to))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(to) as archive:
        names = archive.namelist()
    assert any(name.endswith(f"{PAGE if typed == '11' else COMPANION}.ipynb") for name in names)
    assert not any(name.endswith("key.csv") for name in names)


@pytest.mark.parametrize("room", ["exercises", "solutions"])
@pytest.mark.parametrize("stem", ["20_nobodys", "31_nobodys", "3_nobodys", "12_Capitals"])
def test_another_number_is_refused_in_one_sentence(kit, room, stem):
    path = kit / room / f"{stem}.ipynb"
    path.write_bytes((kit / room / f"{PAGE}.ipynb").read_bytes())
    done = run(kit, "build")
    path.unlink()
    assert done.returncode != 0
    assert f"{room}/{stem}.ipynb: a notebook is called NN_some_words" in " ".join(done.stderr.split())
    assert "50 to 99 your own" in " ".join(done.stderr.split())
