"""The whole way of a teacher's own article: text, draft, edits in the real page, built, released, graded."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helpers.scripted.articles import Proof, as_brought, count_of, proofs
from helpers.scripted.counting import table
from helpers.scripted.planning import Plan, Planner
from helpers.scripted.playing import Playing
from helpers.stage import Stage
from whosays.author.editor.widget import Editor

pytestmark = [pytest.mark.browser]


@pytest.mark.slow
@pytest.mark.parametrize("proof", proofs(), ids=lambda each: each.name)
def test_from_the_text_to_marks(proof: Proof, browser: Browser, tmp_path: Path):
    folder = as_brought(proof, tmp_path / "clone")
    planner = Planner(folder, proof.folder, tmp_path / "tried")
    plan = planner.made()
    assert plan.open == []
    stage = Stage(browser)
    stage.put(Editor((folder.parent,)))
    stage.page.set_viewport_size({"width": 1366, "height": 768})
    hand = Playing(stage.page, folder / "key.csv")
    hand.tell_source({"publisher": "A paper of the town"})
    steps = hand.play(plan)
    print(steps)
    expect(stage.page.locator(".ed-big")).to_contain_text("Every statement has been read")
    assert stage.errors == []
