"""Where an article is from: the form writes source.toml and keeps what else stands in it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.editor_seed import lay
from whosays.articles.article import read_article
from whosays.author.editor.session import Session
from whosays.author.editor.source_form import FIELDS, SourceForm
from whosays.base.errors import KitError

GIVEN = {
    "publisher": "Wikinews",
    "author": None,
    "date": "23 January 2019",
    "address": "https://en.wikinews.org/wiki/X",
    "license": "CC BY 2.5",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


def said(folder: Path) -> dict:
    return tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))


def test_the_answers_are_kept_and_all_else_stays(folder):
    before = said(folder)
    with (folder / "source.toml").open("a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    form = SourceForm(folder, "A title")
    form.write(GIVEN)
    after = said(folder)
    assert {name: after["known"].get(name) for name in FIELDS} == GIVEN
    assert "author" in after["unknown"]
    assert "# a comment" in (folder / "source.toml").read_text(encoding="utf-8")
    assert after["known"]["as_printed"] == before["known"]["as_printed"]
    for name in ("name", "real", "serves", "sha256", "layout"):
        assert after[name] == before[name]
    assert after["attribution"] == (
        "Wikinews, 23 January 2019: “A title”, https://en.wikinews.org/wiki/X. Licensed: CC BY 2.5. "
        "Words unchanged."
    )
    assert read_article(folder).attribution == after["attribution"]
    assert form.is_told


def test_nothing_known_is_an_answer_to_all(folder):
    form = SourceForm(folder, "A title")
    form.write(dict.fromkeys(FIELDS))
    assert form.is_told
    assert all(each["unknown"] for each in form.answers().values())
    assert read_article(folder).attribution.startswith("Publisher not known")


def test_an_open_question_is_named_and_nothing_is_written(folder):
    before = (folder / "source.toml").read_bytes()
    with pytest.raises(KitError, match="licence is missing"):
        SourceForm(folder, "A title").write({**GIVEN, "license": " "})
    assert (folder / "source.toml").read_bytes() == before


def test_it_is_asked_at_first_sight_and_not_again(folder):
    text = (folder / "source.toml").read_text(encoding="utf-8")
    (folder / "source.toml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("author")), encoding="utf-8"
    )
    session = Session(folder)
    assert session.view == "source"
    session.source.write(GIVEN)
    assert Session(folder).view == "work"


def test_an_article_written_for_practice_is_asked_nothing(tmp_path):
    assert Session(lay(tmp_path, "ferry-strike")).view == "work"


WORDS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=5, max_size=5))
def test_any_words_come_back_as_they_were_written(tmp_path_factory, words):
    folder = lay(tmp_path_factory.mktemp("words"))
    fields = dict(zip(FIELDS, words, strict=True))
    SourceForm(folder, "“A” title").write(fields)
    read = SourceForm(folder, "x").answers()
    for name, word in fields.items():
        assert read[name]["text"] == ("" if word is None else " ".join(word.split()))
