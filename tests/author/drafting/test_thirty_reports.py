"""Thirty real reports, brought as a teacher brings them: nothing breaks, every word is covered."""

import json
from pathlib import Path

import pytest

from helpers.drafts import uncovered
from helpers.places import ROOT
from whosays.articles.article import read_article
from whosays.articles.key import check_key
from whosays.articles.seed import KEY
from whosays.author.drafting.files import read_draft
from whosays.author.new_article.bring import Made, Wishes, bring
from whosays.author.new_article.brought import pasted

REPORTS = json.loads((ROOT / "tests" / "wikinews_reports" / "politics-30.json").read_text(encoding="utf-8"))
SHARED = 1_000  # characters: shorter drafts of other forms are made of the first words of a report


def test_there_are_thirty():
    print(f"\n{len(REPORTS)} reports, {sum(len(each['text'].split()) for each in REPORTS):,} words")
    assert len(REPORTS) == 30


def kit(folder: Path) -> Path:
    for room in ("lessons", "exercises", "solutions", "seeds"):
        (folder / room).mkdir()
    return folder


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return kit(tmp_path_factory.mktemp("kit"))


def brought(root: Path, number: int, text: str) -> Made:
    return bring(pasted(text), Wishes(name=f"report-{number}", anyway=True), root)


@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_a_report_is_brought_and_drafted(root, number):
    each = REPORTS[number]
    text = f"{each['title']}\n\n{each['text']}"
    made = brought(root, number, text)
    article = read_article(made.folder)
    assert article.text == text
    key, problems = check_key(article, made.folder / KEY)
    assert problems == []
    assert key.statements
    assert uncovered(article, key.statements) == []
    drafted = read_draft(made.folder)
    assert len(drafted) == len(key.statements)
    assert all(row["why"] for row in (each.row for each in key.statements))


OTHER_FORMS = {
    "capitals": str.upper,
    "single quotes": lambda text: text.replace('"', "'").replace("“", "‘").replace("”", "’"),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "one paragraph": lambda text: " ".join(text.split()),
    "a sentence a line": lambda text: text.replace(". ", ".\n"),
    "a word a line": lambda text: "\n".join(text.split()),
    "bullets": lambda text: "\n".join(f"• {line}" for line in text.splitlines() if line.strip()),
    "no full stops": lambda text: text.replace(".", ""),
    "quotation marks that never close": lambda text: text.replace("”", "").replace('" ', " "),
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_other_forms_of_reports(tmp_path, form):
    root = kit(tmp_path)
    for number, each in enumerate(REPORTS[::10]):
        text = OTHER_FORMS[form](f"{each['title']}\n\n{each['text'][:SHARED]}")
        made = brought(root, number, text)
        article = read_article(made.folder)
        key, problems = check_key(article, made.folder / KEY)
        assert problems == []
        assert uncovered(article, key.statements) == []
