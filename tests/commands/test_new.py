"""``whosays new``: from a file to a drafted article, told in a few lines."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.brought_texts import NEWS, a_clone, everything
from helpers.places import ROOT
from helpers.saved_pages import page
from whosays.articles.article import read_article
from whosays.articles.coverage import gaps
from whosays.articles.key import read_key
from whosays.author.drafting.files import read_draft
from whosays.author.new_article.told import COPYRIGHT, EDITOR
from whosays.base.errors import KitError
from whosays.commands import lab, new
from whosays.commands.door import make_app
from whosays.commands.terminal import bar


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    root = a_clone(tmp_path / "kit")
    monkeypatch.setattr(new, "clone_root", lambda: root)
    return root


@pytest.fixture
def opened(monkeypatch) -> list:
    calls = []
    monkeypatch.setattr(lab, "open_lab", lambda words, **named: calls.append((words, named)))
    return calls


@pytest.fixture
def run(root, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_bytes(NEWS.encode())

    def run_it(*words: str) -> str:
        done = CliRunner().invoke(make_app(["key", "new"]), ["new", *words])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    return run_it


def test_a_text_becomes_an_article_with_a_draft_that_covers_it(run, root, opened):
    said = run("news.txt", "--no-open")
    folder = root / "seeds" / "harbor-crews-stop-work-over"
    article = read_article(folder)
    key = read_key(article, folder / "key.csv")
    rows = read_draft(folder)
    doubtful = sum(row.sure == "doubtful" for row in rows)
    assert {each.row["status"] for each in key.statements} == {"draft"}
    assert len(key.statements) == len(rows) > 5
    assert gaps(key) == []
    assert f"{len(rows)} statements, {doubtful or 'none'} of them doubtful" in said
    assert "called 50_harbor_crews_stop_work_over." in said
    assert opened == []


def test_what_comes_next_whom_it_may_hurt_and_copyright_are_said_once(run):
    said = run("news.txt", "--no-open")
    lines = said.splitlines()
    assert tuple(lines[-3:]) == COPYRIGHT
    assert sum("may anybody in your room be hurt?" in line for line in lines) == 1
    assert sum(line.startswith("Next: ") for line in lines) == 1
    assert "an exercise, and no lesson page" in said
    for word in ("correct", "right answer", "is right"):
        assert word not in said, "a draft never says that it is right"


def test_then_the_editor_opens_and_nothing_else(run, opened):
    run("news.txt", "--name", "mine")
    assert opened == [([], {"lesson": EDITOR, "solutions": True})]


def test_a_saved_page_is_taken_with_its_name(run, root, tmp_path):
    (tmp_path / "Harbor.html").write_text(page(), encoding="utf-8")
    run("Harbor.html", "--name", "harbor-page", "--no-open")
    assert read_article(root / "seeds" / "harbor-page").paragraphs[0].role == "headline"


def test_options_go_where_they_belong(run, root, tmp_path):
    (tmp_path / "old.txt").write_bytes(NEWS.replace("Marlquay", "Rivière").encode("cp1252"))
    run("old.txt", "--encoding", "cp1252", "--name", "mine", "--no-open")
    before = everything(root)
    with pytest.raises(KitError, match="--again"):
        run("old.txt", "--encoding", "cp1252", "--name", "mine", "--no-open")
    assert everything(root) == before
    run("old.txt", "--encoding", "cp1252", "--again", "--no-open")
    (tmp_path / "video.txt").write_text("Play video\n0:00 / 2:31\nThe harbor in pictures, by our reporter\n")
    with pytest.raises(KitError, match="--anyway"):
        run("video.txt", "--no-open")
    assert "no lesson page" in run("video.txt", "--anyway", "--no-open")


def test_text_in_another_language_is_laid_with_an_empty_draft(run, root, tmp_path):
    words = "Der Leiter des Hafens sagte am Montag, dass die Schiffe nicht fahren und der Hafen zu ist. "
    (tmp_path / "d.txt").write_text(words * 4, encoding="utf-8")
    said = run("d.txt", "--name", "hafen", "--no-open")
    assert "is in German, as it seems. The draft knows English only, so it is empty" in said
    assert "No statement was drafted." in said
    assert "Nobody has looked yet who is accused" in said
    folder = root / "seeds" / "hafen"
    assert read_draft(folder) == []
    assert (folder / "key.csv").read_text("utf-8").count("\n") == 1
    assert read_article(folder).source["language"] == "de"
    run("d.txt", "--name", "hafen", "--again", "--no-open")


def test_help_shows_an_example(run):
    said = run("--help")
    assert "Example: whosays new strike.txt --name harbor-strike" in said
    for option in ("--name", "--encoding", "--again", "--anyway", "--no-open"):
        assert option in said


def test_a_name_in_the_text_cannot_colour_the_terminal(run, tmp_path):
    (tmp_path / "odd.txt").write_text(NEWS.replace("“We", "\u202e“We").replace("”", "", 1), encoding="utf-8")
    assert "\u202e" not in run("odd.txt", "--no-open")


def test_what_can_be_put_right_is_one_sentence_at_the_door(tmp_path):
    """The real program: nothing is laid in the clone that it runs in."""
    before = sorted((ROOT / "seeds").iterdir())
    for words in (["nowhere.txt"], ["https://news.example/a"], ["."], [str(tmp_path / "a.pdf")]):
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
        done = subprocess.run(
            [sys.executable, "-m", "whosays", "new", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1, words
        assert done.stderr.startswith("whosays: "), done.stderr
        assert done.stderr.count("\n") == 1
        assert done.stdout == ""
    assert sorted((ROOT / "seeds").iterdir()) == before


def test_the_progress_is_told_in_steps(root, tmp_path, monkeypatch):
    told = []

    class Told:
        def __enter__(self):
            return lambda done, of: told.append((done, of))

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(new, "bar", lambda what: Told())
    (tmp_path / "news.txt").write_text(NEWS)
    CliRunner().invoke(make_app(["key", "new"]), ["new", str(tmp_path / "news.txt"), "--no-open"])
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert bar is not new.bar


@pytest.mark.parametrize("name", ["serbia-2020", "minsk-2020", "scottish-court-2019"])
def test_a_real_report_goes_through_to_its_key(run, root, tmp_path, name):
    shutil.copy(ROOT / "seeds" / name / "article.txt", tmp_path / "report.txt")
    said = run("report.txt", "--name", "report", "--no-open")
    folder = root / "seeds" / "report"
    assert (folder / "article.txt").read_bytes() == (tmp_path / "report.txt").read_bytes()
    key = read_key(read_article(folder), folder / "key.csv")
    assert len(key.statements) == int(re.search(r"(\d+) statements, ", said)[1]) > 10
    assert gaps(key) == []
