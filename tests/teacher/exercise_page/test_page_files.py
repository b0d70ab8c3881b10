"""The command that writes a page: of exercises, of forms of the test, of a teacher's own article."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from helpers.exercise_pages import RELEASED
from whosays.author.article_set.building import plan_set, write_set
from whosays.base.errors import KitError
from whosays.commands import release as release_command
from whosays.commands.release import release_exercise
from whosays.learner.lab.release_marker import Release
from whosays.teacher.exercise_page.exercise_page import exercise_page
from whosays.teacher.exercise_page.files import write_page

STEM = "03_fact_claim_or_allegation"


@pytest.mark.parametrize("which", ["03", "before"])
def test_the_command_writes_a_page_and_says_so(root, monkeypatch, tmp_path, capsys, which):
    monkeypatch.setattr(release_command, "kit_root", lambda: root)
    monkeypatch.setattr(
        release_command, "find_fresh_exercise", lambda _, typed: STEM if typed == "03" else typed
    )
    path = tmp_path / "for-you.html"
    release_exercise([which], to=path, page=True, due="2026-11-30")
    said = capsys.readouterr().out
    assert "one file for any browser" in said
    assert "Due: Monday 30 November 2026" in said
    page = path.read_text("utf-8")
    assert '"due":"2026-11-30T' in page
    release_exercise([which], to=path)
    assert path.read_text("utf-8") != page, "released again: another release, and no --page needed for .html"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"to": Path("x.zip"), "page": True}, "a page is one file. Name it so: --to x.html"),
        ({"to": Path("out/x.zip"), "page": True}, "Name it so: --to out/x.html"),
        ({"to": Path(), "page": True}, f"Name it so: --to {STEM}.html"),
        ({"to": None, "page": True}, "Say one exercise and where to write it"),
        ({"nbgrader": Path("course"), "page": True}, "--page, or --nbgrader"),
        ({"to": Path("x.html"), "for_whom": "x" * 61}, "at most 60 characters"),
    ],
)
def test_what_cannot_be_is_told(root, monkeypatch, tmp_path, words, why):
    monkeypatch.setattr(release_command, "kit_root", lambda: root)
    monkeypatch.setattr(release_command, "find_fresh_exercise", lambda *_: STEM)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KitError, match=re.escape(why)):
        release_exercise(["03"], **words)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_written_over(root, tmp_path):
    path = tmp_path / "page.html"
    for other in ("<p>My homepage</p>", exercise_page(root, Release("before", released=RELEASED))):
        path.write_text(other, encoding="utf-8")
        with pytest.raises(KitError, match="is another one"):
            write_page(root, Release(STEM, released=RELEASED), path)
        assert path.read_text("utf-8") == other


def test_a_page_that_is_too_large_is_not_written(root, tmp_path, monkeypatch):
    monkeypatch.setattr("whosays.teacher.exercise_page.files.MOST", 1000)
    with pytest.raises(KitError, match="are the most that a phone opens at once"):
        write_page(root, Release(STEM, released=RELEASED), tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []


def test_an_exercise_of_a_teachers_own_article_is_a_page_too(root, tmp_path):
    for room in ("lessons", "exercises", "solutions"):
        (tmp_path / room).mkdir()
    shutil.copytree(root / "seeds" / "serbia-2020", tmp_path / "seeds" / "my-report")
    made = plan_set(tmp_path, "my-report")
    write_set(tmp_path, made, run=False)
    page = exercise_page(tmp_path, Release(made.stem, released=RELEASED))
    assert f'"stem":"{made.stem}"' in page
    assert "en.wikinews.org" in page, "whose words these are, and under which licence"
    assert page.count('class="xp-panel') > 6
    assert len(page.encode()) < 600_000


@pytest.mark.parametrize(
    "headline",
    ["A_B_C plan *again*: `why` [all] of #2 <b> $5 ~ a|b \\ c", "Trains stand still (the minister says why)"],
    ids=["signs of Markdown", "words like minutes"],
)
def test_a_headline_stands_in_the_page_as_it_is(root, tmp_path, headline):
    for room in ("lessons", "exercises", "solutions"):
        (tmp_path / room).mkdir()
    seed = shutil.copytree(root / "seeds" / "serbia-2020", tmp_path / "seeds" / "my-report")
    toml = seed / "source.toml"
    _, rest = toml.read_text("utf-8").split("\n", 1)
    toml.write_text(f"name = {json.dumps(headline)}\n{rest}", "utf-8")
    made = plan_set(tmp_path, "my-report")
    write_set(tmp_path, made, run=False)
    page = exercise_page(tmp_path, Release(made.stem, released=RELEASED))
    told = re.findall(r"<(title|h1)\b[^>]*>(.*?)</", page)
    shown = [unescape(words) for _, words in told]
    print(f"{len(shown)} places name the headline")
    assert {name for name, _ in told} == {"title", "h1"}
    assert all(headline in words for words in shown), shown
