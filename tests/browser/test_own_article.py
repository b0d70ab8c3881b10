"""The whole way of a teacher's own article: text, draft, edits in the real page, built, released, graded.

What is planned and counted is told in ``helpers/scripted``; ``benchmarks/bench_own_article.py`` is the count
alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers.clone_commands import empty_clone, marks_of_the_best, run_in
from helpers.scripted.articles import Proof, as_brought, count_of, proofs
from helpers.scripted.counting import table
from helpers.scripted.goals import read_goals, runs_of, unlike
from helpers.scripted.planning import Plan, Planner
from helpers.scripted.playing import Playing
from helpers.stage import Stage
from whosays.articles.article import read_article
from whosays.author.editor.key_file import read_rows
from whosays.author.editor.widget import Editor

pytestmark = [pytest.mark.browser]
SOME = 20  # steps: they hold an edit of words, a kind, a source and a reason, and end within ten seconds


@pytest.fixture
def stage(browser: Browser) -> Iterator[Stage]:
    found = Stage(browser)
    yield found
    found.close()
    assert found.errors == []


def brought_into(clone: Path, proof: Proof, folder: Path) -> Path:
    """The article, brought by the command from a text file that a teacher has."""
    text = folder / f"{proof.name}.txt"
    text.write_bytes((proof.folder / "article.txt").read_bytes())
    done = run_in(clone, "whosays", "new", str(text), "--name", f"my-{proof.name}", "--no-open")
    assert done.returncode == 0, done.stderr
    return clone / "seeds" / f"my-{proof.name}"


def opened(stage: Stage, folder: Path) -> Playing:
    """The editor with the article in it, and where it is from told."""
    stage.put(Editor((folder.parent,)))
    stage.page.set_viewport_size({"width": 1366, "height": 768})
    hand = Playing(stage.page, folder / "key.csv")
    hand.tell_source({"publisher": "A paper that the teacher reads", "date": "2026-11-28"})
    return hand


def read_through(stage: Stage, folder: Path, plan: Plan) -> int:
    """The key, read to its end in the editor's page; how many steps it took."""
    steps = opened(stage, folder).play(plan)
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    return steps


def as_fixed(folder: Path, proof: Proof) -> int:
    """Whether the key on the disk says what the target says; how many statements were compared."""
    article = read_article(folder)
    rows, _ = read_rows(article, folder / "key.csv")
    by_runs = {runs_of(article, each.spans): each for each in rows}
    goals = read_goals(article, proof.folder)
    assert set(by_runs) == {each.runs for each in goals}
    assert [each.statement.id for each in goals if unlike(article, by_runs[each.runs], each)] == []
    assert {each.cells["status"] for each in rows} == {"checked"}
    return len(goals)


@pytest.mark.slow  # half a minute to a minute and a half each
@pytest.mark.parametrize("proof", proofs(), ids=lambda each: each.name)
def test_from_the_text_to_marks(proof: Proof, stage: Stage, tmp_path: Path):
    clone = empty_clone(tmp_path / "clone")
    folder = brought_into(clone, proof, tmp_path)
    plan = Planner(folder, proof.folder, tmp_path / "tried").made()
    assert plan.open == []
    steps = read_through(stage, folder, plan)
    print(f"\n{steps} steps in the page, {as_fixed(folder, proof)} statements as fixed")
    print(table([count_of(proof, plan)]))
    built = run_in(clone, "whosays", "build", folder.name, answer="n\n")
    assert built.returncode == 0, built.stdout + built.stderr
    (stem,) = [path.name.removesuffix(".ipynb") for path in (clone / "exercises").glob("*.ipynb")]
    row, asked = marks_of_the_best(clone, stem, tmp_path)
    print(f"{stem}: {asked} answers marked by machine, {row['points']} of {row['possible']} points")
    assert float(row["points"]) == float(row["possible"]) == asked > 0


def test_a_part_of_the_way_in_the_page(stage: Stage, tmp_path: Path):
    (proof,) = [each for each in proofs() if each.name == "police-statement"]
    folder = as_brought(proof, tmp_path / "clone")
    whole = Planner(folder, proof.folder, tmp_path / "tried").made()
    part = Plan(whole.steps[:SOME])
    done = {step.act["do"] for step in part.steps}
    assert {"split", "kind", "words", "chain", "answer", "accept"} <= done
    hand = opened(stage, folder)
    assert hand.play(part) == SOME
    print(f"\n{SOME} of {len(whole.steps)} steps: {', '.join(sorted(done))}")
