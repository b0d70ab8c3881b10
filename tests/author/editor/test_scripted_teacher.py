"""The scripted teacher: the plan leads to the key that was fixed, and its count can be reckoned by hand."""

import shutil

import pytest

from helpers.scripted.articles import as_brought, proofs
from helpers.scripted.counting import counted, table
from helpers.scripted.goals import read_goals, runs_of, unlike
from helpers.scripted.planning import Plan, Planner, Step
from helpers.scripted.reasons import stands
from helpers.scripted.reshaping import cuts_to
from whosays.articles.article import read_article
from whosays.author.editor.rows import block_of
from whosays.author.editor.session import Session

SHORT = "hong-kong-2019"


@pytest.fixture(scope="module")
def planner(tmp_path_factory) -> Planner:
    """One real report, planned to its end."""
    scratch = tmp_path_factory.mktemp("planned")
    (proof,) = [each for each in proofs() if each.name == SHORT]
    found = Planner(as_brought(proof, scratch / "brought"), proof.folder, scratch / "tried")
    found.made()
    return found


def test_the_plan_leads_to_the_fixed_key(planner):
    assert planner.plan.open == []
    by_runs = {runs_of(planner.article, each.spans): each for each in planner.session.rows}
    goals = planner.goals
    print(f"{len(planner.plan.steps)} steps, {len(goals)} statements")
    assert len(by_runs) == len(goals) > 30
    assert [each for each in goals if unlike(planner.article, by_runs[each.runs], each)] == []
    assert all(each.checked for each in planner.session.rows)
    assert planner.plan.steps[-1].key == (planner.session.folder / "key.csv").read_bytes()


def test_a_draft_that_is_the_target_takes_looks_alone(tmp_path):
    (proof,) = [each for each in proofs() if each.name == SHORT]
    folder = as_brought(proof, tmp_path)
    target = tmp_path / "target" / folder.name
    shutil.copytree(folder, target)
    plan = Planner(folder, target, tmp_path / "tried").made()
    one = counted("itself", 100, plan)
    print(f"{one.looks} looks")
    assert one.looks > 20
    assert one.edits == 0
    assert one.reasons <= 2, "a reason that points at nothing has to be written, whatever the target says"


def test_a_count_is_looks_edits_and_reasons_and_the_form():
    steps = [("kind", 1), ("", 1), ("reason", 1), ("look", 1), ("look", 2), ("join", 2), ("delete", 4)]
    plan = Plan([Step(what, of, {}, b"") for what, of in steps], gone=[3, 4])
    one = counted("by hand", 100, plan)
    assert (one.looks, one.edits, one.reasons) == (4, 3, 1)
    assert one.by_statement == (2, 1, 0, 1)
    assert one.seconds == 2 * 4 + 5 * 3 + 20 * 1 + 30
    assert one.minutes_of_400 == pytest.approx(((8 + 15 + 20) * 4 + 30) / 60)
    assert "median 1.0 (goal: at most 1): met" in table([one])
    slow = counted("slow", 20, plan)
    assert "MISSED by slow" in table([one, slow])


def test_a_reason_stands_if_it_argues_for_the_kind_and_points_at_words(planner):
    row = next(each for each in planner.session.rows if each.kind == "appeal" and len(each.chain) > 1)
    word = planner.article.text[slice(*row.spans[0])].split()[1].strip('".,')
    pointing = row.saying(why=f"“{word}” decides.")
    same = ("appeal", "appeal")
    assert stands(planner.article, pointing, "why", same, row)
    assert not stands(planner.article, pointing, "why", ("allegation", "appeal"), row)
    assert not stands(planner.article, row.saying(why="It is a call."), "why", same, row)
    assert not stands(planner.article, row.saying(why="“zebra” decides."), "why", same, row)
    before = row.saying(source="Nobody Known < the article")
    assert not stands(planner.article, pointing.saying(why=f"“{word}”: Nobody Known."), "why", same, before)


def test_one_cut_parts_a_statement_where_two_are_wanted(tmp_path):
    (proof,) = [each for each in proofs() if each.name == "police-statement"]
    folder = as_brought(proof, tmp_path)
    article = read_article(folder)
    first, second = [each for each in read_goals(article, proof.folder) if each.row["quote"] in
                     ("Two men pleaded not guilty before magistrates this morning",
                      "the third has been released without charge.")]  # fmt: skip
    held = next(each for each in Session(folder).rows if block_of(article, each).id == first.block)
    whole = held.naming(article, "quote", [(first.statement.start, second.statement.end)])
    acts = cuts_to(article, [whole], [first, second])
    print([act["do"] for act in acts])
    assert [(act["do"], act["word"]) for act in acts] == [("split", second.runs[0][0])]
    parts = [whole.naming(article, "quote", each.statement.spans) for each in (first, second)]
    assert cuts_to(article, parts, [first, second]) == ()
