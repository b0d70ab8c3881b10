"""PRIVACY.md says what the code does: its fields, folders, options and buttons are those of the code."""

import re
from dataclasses import fields

from helpers.browser_storage import listed
from helpers.told_privately import PARENTS, fields_named, quoted_words, section
from whosays.base.places import HIDDEN
from whosays.learner.answers.events import Event
from whosays.learner.answers.hand_in_file import read_handed_in, write_handed_in
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.lab.release_marker import Release
from whosays.teacher.desk.markbook import ROOM as MARKBOOK

STEM = "03_fact_claim_or_allegation"


def handed_in_fields() -> set[str]:
    """Of a file as JupyterLab writes it, with all that a release may ask for."""
    answers = MemoryAnswers("exercises", STEM, "c814636c")
    answers.record("kinds", "p1.2", "allegation", 1, explained=False, looked=True)
    times = Release(
        STEM, due="2026-11-30T22:59:59.999Z", zone="UTC+01:00", released="2026-11-20T08:00:00.000Z"
    )
    whose = {"learner": "17", "name": "Zoë", "handed_in": "2026-11-29T09:21:38.983Z"}
    place = {"room": "exercises", "stem": STEM}
    content = write_handed_in(answers.events(), {**whose, **place, **times.times()})
    assert read_handed_in(content, "a file").whole
    return set().union(*(re.findall(r'"(\w+)": ', line) for line in content.decode().splitlines()))


def test_every_field_that_is_handed_in_is_named_and_no_other(root):
    named, found = fields_named(root), handed_in_fields()
    assert found == named
    assert {field.name for field in fields(Event)} - named == {"draft"}, "drafts are never handed in"
    print(f"{len(named)} fields of a hand-in are named")


def test_what_parents_are_told_is_the_same_in_the_letter_home(root):
    told = quoted_words(section(root, PARENTS))
    guide = (root / "solutions" / "TEACHING.md").read_text("utf-8")
    letter = quoted_words(guide.partition("\n## A letter home\n")[2].partition("\n## ")[0])
    assert len(told.split()) > 80
    assert told in letter
    print(f"{len(told.split())} words for parents stand in PRIVACY.md and in the letter home")


def test_who_reads_readme_guide_or_the_kits_first_page_finds_it(root):
    for path, link in (("README.md", "(PRIVACY.md)"), ("solutions/TEACHING.md", "(../PRIVACY.md)")):
        assert link in (root / path).read_text("utf-8"), path
    first = root / "src" / "whosays" / "author" / "learner_kit" / "starters" / "READ-ME-FIRST.txt"
    assert "Nothing is sent" in first.read_text("utf-8")


def test_folders_options_and_buttons_are_called_as_they_are(root):
    text = (root / "PRIVACY.md").read_text("utf-8")
    page = (root / "src/whosays/teacher/exercise_page/page.html.j2").read_text("utf-8")
    for button in ("My work", "Delete my answers"):
        assert f"*{button}*" in text
        assert f">{button}</button>" in page
    for folder in (HIDDEN, MARKBOOK, "answers", ".ipynb_checkpoints"):
        assert f"`{folder}/`" in text, folder
    assert '"--ask-name"' in (root / "src/whosays/commands/release.py").read_text("utf-8")
    assert "`--ask-name`" in text
    assert "under “What a browser keeps”" in text
    assert len(listed(root)) == 13
    assert any("work/ID/e/TIME" in row.name for row in listed(root))
