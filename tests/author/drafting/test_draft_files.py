"""The files of a draft, and the lists that its rules read."""

import csv
import re
from pathlib import Path

import pytest

import whosays.author.drafting.lists as lists_module
from helpers.drafts import FILLING, article_of
from whosays.articles.kinds import KINDS
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import DRAFT_COLUMNS, read_draft, write_draft
from whosays.author.drafting.lists import entries, pattern, verbs
from whosays.base.errors import KitError

CODE = Path(lists_module.__file__).parent
LISTS = sorted(lists_module.FOLDER.glob("*.txt"))


@pytest.fixture
def article(tmp_path):
    return article_of(tmp_path, f"The council said “no”. \n\n{FILLING}\n")


def test_nothing_that_lies_there_is_replaced(article, tmp_path):
    write_draft(tmp_path, article, draft(article))
    before = (tmp_path / "key.csv").read_bytes()
    with pytest.raises(KitError, match=r"key\.csv is there already"):
        write_draft(tmp_path, article, [])
    assert (tmp_path / "key.csv").read_bytes() == before


def test_a_draft_beside_a_missing_key_is_kept_too(article, tmp_path):
    (tmp_path / "draft.csv").write_text("mine")
    with pytest.raises(KitError, match=r"draft\.csv is there already"):
        write_draft(tmp_path, article, draft(article))
    assert not (tmp_path / "key.csv").exists()


def test_an_empty_draft_has_two_headers(article, tmp_path):
    write_draft(tmp_path, article, [])
    assert read_draft(tmp_path) == []
    assert (tmp_path / "draft.csv").read_text() == f"{','.join(DRAFT_COLUMNS)}\n"


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [("sure", "certain", "column sure: write"), ("doubts", "kind; mood", "column doubts: write some of")],
)
def test_a_row_that_no_draft_says_is_told(article, tmp_path, column, value, says):
    write_draft(tmp_path, article, draft(article))
    path = tmp_path / "draft.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file)]
    rows[1][DRAFT_COLUMNS.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(KitError, match=says):
        read_draft(tmp_path)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_what_it_holds_and_holds_nothing_twice(path):
    first, *rest = path.read_text("utf-8").splitlines()
    assert first.startswith("# ")
    assert len(first) > 20
    assert rest
    assert sorted({line for line in rest if rest.count(line) > 1}) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_list_is_read_by_a_rule(path):
    code = "".join(each.read_text("utf-8") for each in CODE.glob("*.py"))
    assert re.search(rf"[\"']{path.stem}[\"']", code), path.stem


def test_words_are_found_whole_and_by_their_beginning():
    assert pattern("accusing").search("a fraudulent vote")
    assert not pattern("accusing").search("the scoundrel's coupon")
    assert {verbs()[form].base for form in ("says", "said", "saying", "pointed out", "denies")} == {
        "say", "point out", "deny",
    }  # fmt: skip


def test_every_rule_and_kind_has_its_reason(article):
    told = {line.split(" | ")[0] for line in entries("reasons")}
    code = "".join(each.read_text("utf-8") for each in CODE.glob("*.py"))
    assert KINDS.keys() <= told
    assert [name for name in told - KINDS.keys() if f'"{name}"' not in code] == []
    assert {each.rule for each in draft(article)} & told
