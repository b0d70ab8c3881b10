"""Marks as a cue, a record as a source, a second source, and reasons that follow their statement."""

from pathlib import Path

import pytest

from helpers.editor_acts import act, faults, find, now
from helpers.editor_seed import lay
from whosays.articles.article import read_article
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import write_draft
from whosays.author.editor.first_reasons import first_reason
from whosays.author.editor.page_data import painted
from whosays.author.editor.problems import problems_of
from whosays.author.editor.rows import words_of
from whosays.author.editor.session import Session
from whosays.author.editor.texts import item_of
from whosays.base.errors import KitError


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(lay(tmp_path))


@pytest.fixture
def drafted(tmp_path: Path) -> Session:
    """The same report with a draft of the engine: its reasons are nobody's."""
    folder = lay(tmp_path, draft=False)
    (folder / "key.csv").unlink()
    article = read_article(folder)
    write_draft(folder, article, draft(article))
    return Session(folder)


# --- quotation marks ------------------------------------------------------------------------------


def test_marks_are_taken_into_the_cue_and_left_out(session):
    find(session, "contributed to incredible")
    act(session, "words", role="cue", ranges=[])
    assert painted(session)["hand"]["voice"]["marks"] == "off"
    act(session, "marks")
    assert now(session).cells["cue"].startswith('"')
    assert painted(session)["hand"]["voice"]["marks"] == "on"
    assert faults(session) == []
    act(session, "marks")
    assert now(session).cells["cue"] == ""


def test_another_cue_leaves_the_marks_where_they_are(session):
    row = find(session, "contributed to incredible")
    act(session, "words", role="cue", ranges=[])
    act(session, "marks")
    first = session.article.words_in(row.start, row.end)[0].number
    act(session, "words", role="cue", ranges=[[first, first]])
    assert len(now(session).words["cue"]) == 2
    assert '"' in now(session).cells["cue"]


def test_without_a_quotation_there_are_no_marks_to_take(session):
    find(session, "privately owned")
    assert painted(session)["hand"]["voice"]["marks"] == ""
    with pytest.raises(KitError, match="stands between quotation marks"):
        act(session, "marks")


# --- sources --------------------------------------------------------------------------------------


def test_a_fact_with_a_written_name_has_a_record_behind_it(session):
    find(session, "privately owned")
    act(session, "chain", names=["the register of companies", "the article"])
    assert now(session).cells["source"] == "the register of companies < the article"
    assert now(session).cells["speaker"] == "record"
    assert not problems_of(now(session))
    assert faults(session) == []


def test_a_second_source_is_the_article_or_is_still_to_come(session):
    find(session, "alleged ties")
    act(session, "also", kind="")
    act(session, "also", names=[])
    assert (now(session).cells["also_facet"], now(session).cells["also"]) == ("source", "the article")
    act(session, "also", names=["the director", "Rudaw", "the article"])
    assert now(session).cells["also"] == "the director < Rudaw < the article"
    item = item_of(session, now(session), "why_also")
    act(session, "answer", item=item, answer="“alleged” hands it on.")
    assert not problems_of(now(session))
    assert painted(session)["hand"]["also"]["mouths"] == ["the director", "Rudaw"]
    find(session, "privately owned")
    act(session, "also", names=[])
    assert "second answer is missing" in problems_of(now(session))[0].lead
    with pytest.raises(KitError, match="“<”"):
        act(session, "also", names=["a < b"])
    with pytest.raises(KitError):
        act(session, "also", names="Rudaw")


def test_whoever_spoke_before_speaks_on(session):
    row = find(session, "privately owned")
    with pytest.raises(KitError, match="Choose another kind first"):
        act(session, "before")
    act(session, "kind", kind="attributed claim")
    assert painted(session)["hand"]["voice"]["before"] != ""
    act(session, "before")
    spoken = [each for each in session.rows if each.start < row.start and each.chain[0] != "the article"][-1]
    assert now(session).cells["source"] == spoken.cells["source"]
    assert now(session).words["cue"] == spoken.words["cue"] != ()
    assert painted(session)["hand"]["voice"]["before"] == ""
    assert faults(session) == []


def test_before_the_first_mouth_nobody_can_be_taken_over(tmp_path):
    session = Session(lay(tmp_path, draft=False, key="empty"))
    act(session, "add", ranges=[[0, 2]])
    act(session, "kind", kind="attributed claim")
    with pytest.raises(KitError, match="Nobody speaks before"):
        act(session, "before")


def test_a_label_in_somebodys_words_has_the_words_that_hand_it_over(session):
    row = find(session, "contributed to incredible")
    words = session.article.words_in(row.start, row.end)
    act(session, "add", ranges=[[words[2].number, words[2].number]])
    inner = now(session)
    assert inner.number != row.number
    assert inner.kind == "characterisation"
    assert inner.cells["source"] == row.cells["source"] != "the article"
    for column in ("source_words", "cue"):
        assert inner.words[column] == row.words[column] != ()


# --- reasons that nobody wrote --------------------------------------------------------------------


def test_the_kits_reason_points_at_words_and_follows_them(drafted):
    row = find(drafted, "It was founded in 1992")
    act(drafted, "kind", kind="official claim")
    first = drafted.article.words_in(row.start, row.end)[0].number
    act(drafted, "words", role="source_words", ranges=[[first, first]])
    assert "“It” hands it to somebody" in now(drafted).cells["why"]
    act(drafted, "words", role="cue", ranges=[[first + 1, first + 2]])
    assert "“It” and “was founded” hand it to somebody" in now(drafted).cells["why"]
    act(drafted, "chain", names=["the registry", "the article"])
    assert "in office: the registry" in now(drafted).cells["why"]


def test_a_reason_that_a_person_wrote_follows_nothing(drafted):
    row = find(drafted, "It was founded in 1992")
    act(drafted, "answer", item=item_of(drafted, row, "why"), answer="A year that can be looked up.")
    first = drafted.article.words_in(row.start, row.end)[0].number
    act(drafted, "edges", ranges=[[first, first + 2]])
    assert now(drafted).cells["why"] == "A year that can be looked up."


def test_a_cut_statement_points_at_its_own_half(drafted):
    looked_at = 0
    for row in list(drafted.rows):
        words = drafted.article.words_in(row.start, row.end)
        if row.kind != "reported fact" or len(row.spans) > 1 or len(words) < 6:
            continue
        act(drafted, "split", at=row.number, word=words[len(words) // 2].number)
        drafted.at = row.number
        for half in (each for each in drafted.rows if row.start <= each.start < row.end):
            pointed = half.cells["why"].partition("“")[2].partition("”")[0]
            assert pointed in words_of(drafted.article, half), half.cells["why"]
            looked_at += 1
        act(drafted, "undo")
    print(f"{looked_at} halves looked at")
    assert looked_at > 10


def test_a_checked_statement_keeps_the_reason_that_was_read(drafted):
    row = find(drafted, "It was founded in 1992")
    act(drafted, "accept", at=row.number)
    before = drafted.need(row.number).cells["why"]
    first = drafted.article.words_in(row.start, row.end)[0].number
    act(drafted, "edges", at=row.number, ranges=[[first + 3, first + 4]])
    assert drafted.need(row.number).cells["why"] == before


def test_a_second_kind_begins_with_what_speaks_for_it_beside_the_first(drafted):
    row = next(
        each
        for each in drafted.rows
        if each.kind == "official claim" and each.words["source_words"] and each.end - each.start > 60
    )
    drafted.at = row.number
    act(drafted, "also", kind="attributed claim")
    assert "can also be heard as a claim of" in now(drafted).cells["why_also"]
    act(drafted, "also", kind="reported fact")
    assert "tells of something that would have been said or done openly" in now(drafted).cells["why_also"]
    act(drafted, "also", kind="appeal")
    assert "“" not in now(drafted).cells["why_also"], "which words call for it, only a person can tell"
    item = item_of(drafted, now(drafted), "why_also")
    act(drafted, "answer", item=item, answer="By me.")
    act(drafted, "also", kind="characterisation")
    assert now(drafted).cells["why_also"] == "By me."


def test_no_words_are_pointed_at_where_only_a_person_can_tell(session):
    row = find(session, "contributed to incredible").saying(kind="allegation")
    assert "“" not in first_reason(row)
    short = find(session, "'security'").saying(kind="characterisation")
    assert first_reason(short).startswith("“security”")
