"""A draft of every article that the kit has: whole, valid, and near enough to its key."""

import re

import pytest

from benchmarks.bench_draft_kinds import GOALS, Tally, folders, tally
from helpers.drafts import uncovered
from helpers.invented_world import QUOTED, SEEDS, VERDICTS
from whosays.articles.article import read_article
from whosays.articles.key import COLUMNS, Key, check_key
from whosays.author.drafting.draft import draft
from whosays.author.drafting.drafted import DOUBTS, SURE
from whosays.author.drafting.files import read_draft, write_draft

NAMES = sorted(path.parent.name for path in SEEDS.glob("*/article.txt"))


@pytest.fixture(scope="module", params=NAMES)
def drafted(request):
    article = read_article(SEEDS / request.param)
    return article, draft(article)


@pytest.fixture(scope="module")
def measured():
    totals = {"real": Tally(), "invented": Tally()}
    for group, total in totals.items():
        for folder in folders()[group]:
            total.add(tally(folder))
    return totals


def test_there_are_articles():
    print(f"\n{len(NAMES)} articles")
    assert len(NAMES) > 20


def test_every_word_lies_in_a_statement(drafted):
    article, statements = drafted
    print(f"\n{len(article.words)} words, {len(statements)} statements")
    assert statements
    assert uncovered(article, statements) == []
    assert uncovered(article, statements[1:])  # a hole would be seen


def test_the_key_is_valid_and_is_a_draft(drafted, tmp_path):
    article, statements = drafted
    write_draft(tmp_path, article, statements)
    key, problems = check_key(article, tmp_path / "key.csv")
    assert problems == []
    assert isinstance(key, Key)
    assert len(key.statements) == len(statements) > 0
    assert {each.row["status"] for each in key.statements} == {"draft"}
    assert {each.id for each in key.innermost if each} == key.by_id.keys()


def test_ids_run_in_the_order_of_the_text(drafted):
    article, statements = drafted
    starts = [each.spans[0][0] for each in statements]
    assert starts == sorted(starts)
    for block in article.paragraphs:
        ids = [each.row["id"] for each in statements if each.row["id"].split(".")[0] == block.id]
        assert ids == [f"{block.id}.{number}" for number in range(1, len(ids) + 1)] != []


def test_each_says_what_suggested_it(drafted):
    article, statements = drafted
    for each in statements:
        assert tuple(each.row) == COLUMNS
        assert each.sure in SURE
        assert set(each.doubts) <= set(DOUBTS)
        assert each.rule
        assert each.because
        assert all(article.text[a:b].strip() for a, b in each.because), each


def test_reasons_point_at_words_of_the_article_and_take_no_side(drafted):
    article, statements = drafted
    reasons = [each.row[name] for each in statements for name in ("why", "why_also") if each.row[name]]
    print(f"\n{len(reasons)} reasons")
    assert len(reasons) >= len(statements)
    for reason in reasons:
        quotes = QUOTED.findall(reason)
        assert quotes, reason
        assert [quote for quote in quotes if quote != "said" and quote not in article.text] == []
        assert not VERDICTS.search(QUOTED.sub("", reason)), reason
        assert len(reason.split()) <= 60
        assert "{" not in reason
        assert not re.search(r'(^|\s)"\w', reason), reason


def test_second_answers_are_no_more_than_a_half(drafted):
    _, statements = drafted
    second = [each for each in statements if each.row["also"]]
    assert all(each.row["why_also"] and each.row["also_facet"] for each in second)
    assert len(second) <= len(statements) / 2


def test_both_files_come_back(drafted, tmp_path):
    article, statements = drafted
    write_draft(tmp_path, article, statements)
    rows = read_draft(tmp_path)
    assert [(each.id, each.quote, each.rule, each.sure, each.doubts) for each in rows] == [
        (each.row["id"], each.row["quote"], each.rule, each.sure, each.doubts) for each in statements
    ]
    assert all(each.paragraph == each.id.split(".")[0] for each in rows)


@pytest.mark.parametrize("title", ["real", "invented"])
def test_it_is_near_enough_to_the_keys(measured, title):
    result = measured[title]
    shares = {name: round(result.share(name), 3) for name in ("words", "statements", "found", "source")}
    print(f"\n{title}: {result.all['statements']} statements, {shares}")
    assert result.all["statements"] > 100
    assert [name for name, share in shares.items() if share < GOALS[name]] == []
    kinds = {kind: result.by_kind[kind] / number for kind, number in result.of_kind.items()}
    assert len(kinds) == 7
    assert [kind for kind, share in kinds.items() if share < GOALS["worst kind"]] == []
