"""``whosays agree``: how far two who keyed an article apart agree, and where they differ, in a terminal."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.editor_seed import lay
from helpers.two_keys_seed import lay_two
from whosays.author.two_keys.record import read_record
from whosays.base import extras
from whosays.base.errors import KitError
from whosays.commands.door import make_app


def run(*words: object):
    return CliRunner().invoke(make_app(["key", "agree"]), ["agree", *map(str, words)])


def refused(*words: object) -> str:
    done = run(*words)
    assert isinstance(done.exception, KitError), done.output
    return str(done.exception)


def test_it_tells_the_figures_and_every_difference_with_both_reasons(tmp_path):
    folder = lay_two(tmp_path, "minsk-2020")
    said = run(folder).output
    assert "the same for 97.0 % of the words (256 of 264); with second answers 99.2 %" in said
    assert "Alpha .93, likely between .80 and .99." in said
    assert "11 differences, 0 settled" in said
    assert "Adler: characterisation, the article. “major” measures the rally" in said
    assert said.count("   Adler: ") == said.count("   Okoye: ") == 11
    assert len(read_record(folder)) == 11
    assert run(folder, "okoye", "ADLER").output == said


def test_what_was_settled_is_told(tmp_path):
    folder = lay_two(tmp_path, "puerto-rico-2019")
    run(folder)
    path = folder / "settled.csv"
    path.write_text(
        path.read_text("utf-8").removesuffix(",\n").removesuffix(",") + ",other,2026-02-03\n", "utf-8"
    )
    said = run(folder).output
    assert "1 difference, 1 settled" in said
    assert "settled: Okoye’s" in said


def test_it_keeps_blind_what_is_not_done(tmp_path):
    folder = lay_two(tmp_path, open_rows=1)
    assert refused(folder).startswith("Okoye is still at work.")
    assert not (folder / "settled.csv").exists()
    said = run(folder, "--look-now").output
    assert "Looked at before both were done" in said
    assert {row["apart"] for row in read_record(folder)} == {"no"}
    assert "11 differences" in run(folder).output


def test_without_two_keys_it_says_what_to_do(tmp_path):
    folder = lay(tmp_path)
    assert "press With a colleague" in refused(folder)
    two = lay_two(tmp_path / "two")
    (two / "keys" / "Okoye.csv").rename(two / "keys" / "Third.csv")
    assert "11 differences" in run(two).output
    (two / "keys" / "Third.csv").unlink()
    assert "Only Adler keys" in refused(two)
    assert "no key by “Okoye”" in refused(two, "Adler", "Okoye")
    assert "Name two people" in refused(two, "Adler")
    assert "two different people" in refused(two, "Adler", "adler")


def test_of_three_two_are_named(tmp_path):
    folder = lay_two(tmp_path)
    third: Path = folder / "keys" / "Third.csv"
    third.write_bytes((folder / "keys" / "Adler.csv").read_bytes())
    assert "Adler, Okoye, Third. Name two" in refused(folder)
    assert "0 differences" in run(folder, "Third", "Adler").output


def test_without_the_libraries_it_tells_the_shares(tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    said = run(lay_two(tmp_path)).output
    assert "the same for 98.2 % of the words" in said
    assert "No alpha is shown. Comparing two keys beyond chance needs krippendorff, numpy" in said
    assert "Alpha" not in said.replace("No alpha", "")


def test_help_shows_an_example():
    assert "Example: whosays agree harbor-strike" in run("--help").output


def test_a_letter_that_moves_the_cursor_is_not_printed(tmp_path):
    folder = lay_two(tmp_path)
    path = folder / "keys" / "Adler.csv"
    path.write_text(
        path.read_text("utf-8").replace("the airline is held", "\x1b[2J the airline is held"), "utf-8"
    )
    assert "\x1b" not in run(folder).output


@pytest.mark.parametrize("word", ["nothing-here", "../x"])
def test_an_article_that_is_not_there_is_told(word):
    assert "There is no article called" in refused(word)
