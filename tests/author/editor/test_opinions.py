"""A second opinion under the pen, without a page: what differs, how it is settled, what a reply can be."""

import errno
import json

import pytest

from helpers.editor_acts import act
from helpers.editor_seed import lay
from helpers.payloads import PAYLOADS
from helpers.places import ROOT
from helpers.replies import WHY, as_lines, reply_of
from whosays.articles.article import read_article
from whosays.articles.key import check_key, read_key
from whosays.author.editor.opinion_shelf import SETTLED
from whosays.author.editor.opinions import can_be_both, open_places
from whosays.author.editor.page_data import painted
from whosays.author.editor.session import Session
from whosays.author.second_opinion.opinion import LEFT_OUT, NOT_THERE, OPINION
from whosays.base import files
from whosays.base.errors import KitError

KIND = {"kind": "characterisation", "why": WHY}
SOURCE = {"who": ["Reuters"], "why": "Only Reuters signs for it."}
CHANGES = {"p2.6": KIND, "p6.6": SOURCE, "p4.3": None}
OUTSIDE = {"kind": "appeal", "speaker": "union", "who": ["a union"], "why": WHY}


@pytest.fixture
def folder(tmp_path):
    return lay(tmp_path)


@pytest.fixture
def session(folder):
    return Session(folder)


def paste(session, text, size=1_000_000):
    parts = [text[at : at + size] for at in range(0, len(text), size)] or [""]
    for part, words in enumerate(parts):
        act(session, "reply", part=part, of=len(parts), text=words)


def key_of(folder):
    return read_key(read_article(folder), folder / "key.csv")


def replied(session, changes=CHANGES):
    paste(session, as_lines(reply_of(key_of(session.folder), changes)))
    return painted(session)["opinion"]


def row(session, words):
    return next(each for each in session.rows if each.cells["quote"] == words)


def words_of(session, name):
    return key_of(session.folder).statement(name).row["quote"]


def to(session, name):
    """Go to the place of the key's statement, and give what the page shows of it."""
    session.at = row(session, words_of(session, name)).number
    session.view = "work"
    return painted(session)["opinion"]["two"]


# --- what differs ---------------------------------------------------------------------------------


def test_a_reply_that_agrees_differs_nowhere(session):
    found = replied(session, {})
    assert (found["has"], found["differ"], found["left_all"], found["silent"]) == (True, 0, 0, "")
    assert found["stands"] == len(session.rows) > 30


def test_each_difference_stands_with_both_reasons_and_no_side_is_chosen(session):
    found = replied(session)
    assert (found["differ"], found["settled"], found["open"]) == (3, 0, 3)
    two = to(session, "p2.6")
    assert (two["left"]["name"], two["right"]["name"][:15]) == ("The draft", "Second opinion,")
    assert two["left"]["kind"] != two["right"]["kind"] == "Characterisation"
    assert two["left"]["why"]
    assert two["right"]["why"] == WHY
    assert [each["key"] for each in (two["left"]["button"], two["right"]["button"], *two["more"])] == list(
        "12B0"
    )
    assert painted(session)["hand"] is not None, "the article shows the statement at hand"
    gone = to(session, "p4.3")
    assert gone["right"]["empty"]
    assert [each["key"] for each in gone["more"]] == ["0"]


def test_a_full_stop_more_or_less_is_no_difference(session):
    key = key_of(session.folder)
    changed = [{**each, "words": each["words"].rstrip(".,”\"'")} for each in reply_of(key)]
    shorter = sum(a["words"] != b["words"] for a, b in zip(changed, reply_of(key), strict=True))
    paste(session, as_lines(changed))
    print(f"\n{shorter} statements without the mark at their end")
    assert shorter > 10
    assert painted(session)["opinion"]["differ"] == 0


def test_edges_that_differ_are_shown_in_words_and_taken(session):
    key = key_of(session.folder)
    long = max(key.statements, key=lambda each: len(each.row["quote"]) * (len(each.spans) == 1))
    quote = long.row["quote"]
    inner = [each for each in key.statements if each is not long and long.holds(each)]
    assert not inner
    shorter = " ".join(quote.split(" ")[:-2])
    assert replied(session, {long.id: {"words": shorter}})["differ"] == 1
    act(session, "differ")
    two = painted(session)["opinion"]["two"]
    shown = [[each["text"] for each in two[side]["lines"]][1] for side in ("left", "right")]
    assert shown == [quote, shorter]
    before = row(session, quote).cells
    act(session, "take_reading", place=two["place"], choice="other")
    after = row(session, shorter).cells
    assert {name: after[name] for name in ("kind", "source", "why", "cue")} == {
        name: before[name] for name in ("kind", "source", "why", "cue")
    }


def test_a_reply_that_was_cut_off_says_nothing_of_the_rest(session):
    whole = as_lines(reply_of(key_of(session.folder)))
    paste(session, whole[: len(whole) // 2])
    found = painted(session)["opinion"]
    assert 5 < found["stands"] < len(session.rows)
    assert found["differ"] == 0
    assert found["silent"].startswith("It says nothing of ")


def test_a_statement_that_a_person_cut_out_is_no_difference(session):
    replied(session, {})
    number = row(session, words_of(session, "p4.3")).number
    first = painted(session)
    cut = next(each for each in session.rows if each.number == number)
    word = session.article.words_in(cut.start, cut.end)[2].number
    session.at = number
    act(session, "split", word=word)
    assert first["opinion"]["differ"] == 0
    assert all(each.difference.other for each in open_places(session)), "the new half is hers alone"


# --- a choice -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "kind", "second"),
    [
        ("one", "reported fact", ""),
        ("other", "characterisation", ""),
        ("both", "reported fact", "characterisation"),
        ("neither", "reported fact", ""),
    ],
)
def test_a_choice_is_one_step_saved_and_taken_back_to_the_byte(session, choice, kind, second):
    replied(session)
    words, before = words_of(session, "p2.6"), (session.folder / "key.csv").read_bytes()
    assert row(session, words).kind == "reported fact"
    place = to(session, "p2.6")["place"]
    receipt = act(session, "take_reading", place=place, choice=choice)
    cells = row(session, words).cells
    assert receipt.saved
    assert (cells["kind"], cells["also"], cells["status"]) == (kind, second, "draft")
    if choice == "both":
        assert (cells["also_facet"], cells["why_also"]) == ("kind", WHY)
    if choice == "other":
        assert cells["why"] == WHY
    found = painted(session)["opinion"]
    assert (found["differ"], found["settled"], found["open"]) == (3, 1, 2)
    assert check_key(session.article, session.folder / "key.csv")[1] == []
    act(session, "undo")
    assert (session.folder / "key.csv").read_bytes() == before
    found = painted(session)["opinion"]
    assert (found["differ"], found["settled"]) == (3, 0)
    assert found["two"]["place"] == place, "undo brings it back to hand"
    act(session, "redo")
    assert painted(session)["opinion"]["settled"] == 1


def test_neither_opens_the_statement_and_every_other_choice_goes_on(session):
    replied(session)
    place = to(session, "p2.6")["place"]
    act(session, "take_reading", place=place, choice="neither")
    state = painted(session)
    assert state["opinion"]["two"] is None
    assert "".join(each["text"] for each in state["hand"]["quote"]).startswith("The US has been")
    act(session, "differ")
    first = painted(session)["opinion"]["two"]["place"]
    act(session, "take_reading", place=first, choice="one")
    second = painted(session)["opinion"]["two"]["place"]
    assert second != first
    act(session, "take_reading", place=second, choice="one")
    state = painted(session)
    assert (state["opinion"]["open"], state["opinion"]["two"]) == (0, None)
    assert state["hand"] is not None
    with pytest.raises(KitError, match="No difference is open"):
        act(session, "differ")


def test_both_sources_stand_as_best_and_second(session):
    replied(session)
    words = words_of(session, "p6.6")
    place = to(session, "p6.6")["place"]
    act(session, "take_reading", place=place, choice="both")
    cells = row(session, words).cells
    assert (cells["also_facet"], cells["also"], cells["why_also"]) == (
        "source",
        "Reuters < the article",
        SOURCE["why"],
    )


def test_a_statement_of_the_draft_alone_is_kept_or_taken_away(session):
    replied(session)
    words, all_of_them = words_of(session, "p4.3"), len(session.rows)
    place = to(session, "p4.3")["place"]
    act(session, "take_reading", place=place, choice="other")
    assert len(session.rows) == all_of_them - 1
    act(session, "undo")
    act(session, "take_reading", place=place, choice="one")
    assert row(session, words)


def test_a_statement_of_the_opinion_alone_is_added_or_left(session):
    key = key_of(session.folder)
    extra = {**reply_of(key)[12], **KIND, "words": "encouraging"}
    assert "encouraging" in key.statements[12].row["quote"]
    paste(session, as_lines([*reply_of(key), extra]))
    act(session, "differ")
    state = painted(session)
    two = state["opinion"]["two"]
    assert (two["only"], two["quote"], state["hand"]) == (True, "encouraging", None)
    assert two["left"]["empty"]
    before = len(session.rows)
    act(session, "take_reading", place=two["place"], choice="one")
    assert (len(session.rows), painted(session)["opinion"]["open"]) == (before, 0)
    act(session, "undo")
    act(session, "take_reading", place=two["place"], choice="other")
    assert len(session.rows) == before + 1
    assert row(session, "encouraging").kind == "characterisation"
    assert check_key(session.article, session.folder / "key.csv")[1] == []


def test_what_a_person_checked_is_open_again_where_the_opinion_is_taken(tmp_path):
    session = Session(lay(tmp_path, key="checked"))
    replied(session)
    words = words_of(session, "p2.6")
    place = to(session, "p2.6")["place"]
    act(session, "take_reading", place=place, choice="one")
    assert row(session, words).checked
    act(session, "undo")
    act(session, "take_reading", place=place, choice="other")
    assert not row(session, words).checked


def test_what_cannot_be_chosen_is_told(session):
    replied(session)
    place = to(session, "p4.3")["place"]
    for choice, told in (("both", "Both cannot stand here"), ("all", "does not know this")):
        with pytest.raises(KitError, match=told):
            act(session, "take_reading", place=place, choice=choice)
    with pytest.raises(KitError, match="not there any more"):
        act(session, "take_reading", place="p99.1", choice="one")


def shorter(words):
    return words.rpartition(" ")[0] or words


def test_every_choice_at_every_place_leaves_a_key_that_holds(tmp_path):
    """The draft of one real report against a reply that agrees in little."""
    seen, refused = 0, []
    for choice in ("one", "other", "both", "neither"):
        session = Session(lay(tmp_path / choice))
        key = key_of(session.folder)
        listed = reply_of(key)
        odd = [
            {
                **each,
                **(KIND if i % 3 == 0 else {}),
                "words": each["words"].rpartition(" ")[0] or each["words"],
            }
            for i, each in enumerate(listed)
            if i % 5
        ]
        paste(session, as_lines(odd))
        for place in open_places(session)[::3]:
            both = choice != "both" or can_be_both(place.difference)
            try:
                act(session, "take_reading", place=place.name, choice=choice if both else "one")
            except KitError as error:
                refused.append(str(error))
                continue
            seen += 1
            assert check_key(session.article, session.folder / "key.csv")[1] == []
    print(f"\n{seen} differences settled, {len(refused)} refused")
    assert all("Delete it first" in each or "could be taken for others" in each for each in refused)
    assert seen > 30


# --- what lies on the disk ------------------------------------------------------------------------


def test_what_was_settled_is_known_in_another_session_and_gone_with_another_reply(session):
    replied(session)
    act(session, "take_reading", place=to(session, "p2.6")["place"], choice="one")
    again = Session(session.folder)
    assert painted(again)["opinion"]["settled"] == 1
    replied(again, {**CHANGES, "p4.3": {}})
    found = painted(again)["opinion"]
    assert (found["differ"], found["settled"]) == (2, 0)
    (session.folder / SETTLED).write_bytes(b"\xff\x00no table")
    assert painted(Session(session.folder))["opinion"]["settled"] == 0


def test_a_reply_that_the_terminal_read_is_seen_at_once(session):
    assert not painted(session)["opinion"]["has"]
    other = Session(session.folder)
    replied(other)
    assert painted(session)["opinion"]["differ"] == 3
    act(session, "aside")
    assert not painted(session)["opinion"]["has"]
    assert not (session.folder / OPINION).exists()
    assert not (session.folder / LEFT_OUT).exists()


def test_an_opinion_that_was_spoiled_by_hand_stops_nothing(session):
    replied(session)
    (session.folder / OPINION).write_text("id,quote\np1.1,x\n", "utf-8")
    state = painted(session)
    assert "row 1 must name the columns" in state["opinion"]["why"]
    assert state["hand"]
    assert act(session, "accept").saved


def test_a_full_disk_is_told_and_the_key_is_as_it_was(session, monkeypatch):
    def full(*_args, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = (session.folder / "key.csv").read_bytes()
    monkeypatch.setattr(files, "_beside", full)
    with pytest.raises(KitError, match="The disk is full"):
        replied(session)
    assert (session.folder / "key.csv").read_bytes() == before
    assert not painted(session)["opinion"]["has"]


# --- what a reply may be --------------------------------------------------------------------------


def forms(key):
    lines, listed = as_lines(reply_of(key)), reply_of(key)
    return {
        "text around": f"Of course! Here it is.\n\n{lines}\n\nShall I do another one? {{just ask}}",
        "a code block": f"```jsonl\n{lines}\n```",
        "nested": json.dumps({"reply": {"article": [{"statements": listed}]}}, indent=1),
        "a list": json.dumps(listed),
        "windows": lines.replace("\n", "\r\n"),
    }


def test_other_forms_come_to_the_same(session):
    found = forms(key_of(session.folder))
    for text in found.values():
        paste(session, text, size=997)  # in parts, as a long one comes
        state = painted(session)["opinion"]
        assert (state["stands"], state["differ"], state["left_all"]) == (len(session.rows), 0, 0)
    print(f"\n{len(found)} forms")
    assert len(found) == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the reply is empty"),
        ("I am sorry, I cannot help with that.", "nothing in the reply is in the form"),
        ("| p | words | kind |\n|---|---|---|\n| p1 | Germany | fact |", "the reply is a table"),
        ("{“p”: “p1”, “words”: “Germany”, “kind”: “allegation”}", "curly quotation marks"),
        ("{" * 1_999_000, "nothing in the reply"),
        ("x" * 2_000_001, "too long for a reply"),
        ("é" * 1_000_001, "too long for a reply"),
    ],
)
def test_what_is_no_reply_is_told_and_the_older_opinion_stays(session, text, told):
    replied(session)
    before = (session.folder / OPINION).read_bytes()
    with pytest.raises(KitError, match=told):
        paste(session, text)
    assert (session.folder / OPINION).read_bytes() == before
    assert painted(session)["opinion"]["differ"] == 3


def test_the_reply_for_another_article_is_told(session):
    other = ROOT / "seeds" / "serbia-2020"
    key = read_key(read_article(other), other / "key.csv")
    with pytest.raises(KitError, match="the reply for another article"):
        paste(session, as_lines(reply_of(key)))
    assert not painted(session)["opinion"]["has"]


def test_invented_quotations_are_listed_with_the_reason(session):
    key = key_of(session.folder)
    invented = {**reply_of(key)[0], "words": "Iran admitted everything"}
    paste(session, as_lines([invented, *reply_of(key), {**invented, "words": "<b>Germany</b>"}]))
    session.view = "opinion"
    found = painted(session)["opinion"]
    assert found["left"] == [
        {"words": "Iran admitted everything", "why": NOT_THERE},
        {"words": "<b>Germany</b>", "why": NOT_THERE},
    ]


def test_words_that_are_answered_twice_stand_once(session):
    listed = reply_of(key_of(session.folder))
    paste(session, as_lines([*listed, *({**each, **KIND} for each in listed)]))
    found = painted(session)["opinion"]
    assert (found["stands"], found["left_all"], found["differ"]) == (len(listed), len(listed), 0)


def test_quotes_that_match_twice_are_taken_once_each(session):
    """“Mahan” stands in many places: each of the reply's goes to the next of them that is free."""
    text, own = session.article.text, "Mahan"
    times = text.count(own)
    one = {"p": "", "words": own, "kind": "reported fact", "who": ["the article"], "speaker": "article"}
    by_block = [
        {**one, "p": block.id} for block in session.article.paragraphs for _ in range(block.text.count(own))
    ]
    paste(session, as_lines(by_block))
    found = painted(session)["opinion"]
    print(f"\n{times} times “{own}”, {found['stands']} stand")
    assert found["stands"] == len(by_block) == times > 5
    assert found["left_all"] == 0
    spans = [each.spans for each in session.opinion.key.statements]
    assert len(set(spans)) == len(spans)
    assert all(text[a:b] == own for each in spans for a, b in each)


def test_two_megabytes_are_read_in_a_moment(session):
    key = key_of(session.folder)
    line = as_lines([{**reply_of(key)[3], "why": "x" * 300}])
    text = "\n".join([as_lines(reply_of(key)), *[line] * (1_900_000 // len(line))])
    paste(session, text, size=200_000)
    found = painted(session)["opinion"]
    assert found["stands"] == len(session.rows)
    assert found["left_all"] < 1000
    assert len(json.dumps(painted(session))) < 500_000, "the page is not flooded"


def test_markup_in_every_field_is_text_and_the_key_holds(session):
    listed = reply_of(key_of(session.folder))
    payloads = PAYLOADS[::-1]  # the first of them are many of a kind
    assert len(payloads) > len(listed) > 20
    kept = left = 0
    for field in (*listed[0], "second", "why_second"):
        changed = [
            {**each, "second": "appeal", "why_second": "So.", **({field: payloads[i]} if i % 2 else {})}
            for i, each in enumerate(listed)
        ]
        paste(session, as_lines(changed))
        found = painted(session)["opinion"]
        kept, left = kept + found["stands"], left + found["left_all"]
        assert found["stands"] + found["left_all"] == len(listed)
        for place in open_places(session)[:1]:
            act(session, "take_reading", place=place.name, choice="other")
            assert check_key(session.article, session.folder / "key.csv")[1] == []
    print(f"\n{len(listed) // 2} payloads in {len(listed[0]) + 2} fields: {kept} stand, {left} do not")


def test_parts_in_disorder_are_asked_for_again(session):
    for part, of in ((1, 2), (0, 0), (-1, 3)):
        with pytest.raises(KitError, match="did not arrive"):
            act(session, "reply", part=part, of=of, text="{")
    with pytest.raises(KitError, match="does not know this"):
        act(session, "reply", part="0", of=1, text="{")
