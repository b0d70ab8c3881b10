"""The editor without a page: every edit, its way back, and what is on the disk."""

import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.editor_acts import act, faults, find, now
from helpers.editor_seed import DOUBTFUL, lay
from whosays.articles.article import read_article
from whosays.articles.key_checks import problems_of_row
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import write_draft
from whosays.author.editor.acts import ACTS
from whosays.author.editor.key_file import bytes_of
from whosays.author.editor.page_data import painted
from whosays.author.editor.problems import problems_of
from whosays.author.editor.rows import words_of
from whosays.author.editor.session import Session
from whosays.author.editor.texts import item_of
from whosays.base import files
from whosays.base.errors import KitError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


@pytest.fixture
def session(folder: Path) -> Session:
    return Session(folder)


def word(session: Session, text: str, after: str = "") -> int:
    """The number of the first word that holds ``text``, behind where ``after`` begins."""
    start = session.article.text.index(after)
    return next(w.number for w in session.article.words if text in w.text and w.start >= start)


def on_disk(session: Session) -> bytes:
    return (session.folder / "key.csv").read_bytes()


# --- reading on -----------------------------------------------------------------------------------


def test_the_most_doubtful_comes_first_and_accepting_goes_on(session):
    seen = []
    for _ in session.rows:
        seen.append(now(session).cells["id"])
        assert act(session, "accept").saved
    assert sorted(seen[: len(DOUBTFUL)]) == sorted(DOUBTFUL)
    assert len(seen) == len(set(seen)) > 30
    assert session.view == "done"
    assert session.at is None
    assert all(each.checked for each in session.rows)
    assert not faults(session)


def test_in_the_order_of_the_text(session):
    act(session, "order", order="text")
    session.at = session.rows[0].number
    seen = []
    for _ in range(5):
        seen.append(session.at)
        act(session, "accept")
    assert seen == [each.number for each in session.rows[:5]]


def test_what_is_left_for_later_comes_last(session):
    seen = []
    for _ in session.rows:
        seen.append(session.at)
        act(session, "go", to="next")
    assert sorted(seen) == sorted(each.number for each in session.rows)
    assert session.at == seen[0], "round once, it begins anew"
    act(session, "accept")
    assert session.at == seen[1]


def test_opening_writes_nothing(folder):
    before = (folder / "key.csv").read_bytes(), sorted(path.name for path in folder.iterdir())
    Session(folder)
    assert ((folder / "key.csv").read_bytes(), sorted(path.name for path in folder.iterdir())) == before


def test_without_a_draft_and_with_an_empty_key_all_is_added_by_hand(tmp_path):
    session = Session(lay(tmp_path, draft=False, key="empty"))
    assert session.rows == ()
    assert session.at is None
    words = [word(session, "Germany"), word(session, "Iran")]
    assert act(session, "add", ranges=[words]).saved
    assert now(session).cells["id"] == "h.1"
    assert now(session).kind == "reported fact"
    assert act(session, "accept").saved
    assert not faults(session)
    act(session, "undo"), act(session, "undo")
    assert session.rows == ()


def test_a_file_that_is_not_there_yet_is_begun_and_taken_away_again(tmp_path):
    folder = lay(tmp_path, draft=False)
    (folder / "key.csv").unlink()
    session = Session(folder)
    act(session, "add", ranges=[[0, 2]])
    assert (folder / "key.csv").exists()
    act(session, "undo")
    assert not (folder / "key.csv").exists()


# --- one edit each --------------------------------------------------------------------------------


def test_another_kind_brings_its_speaker_its_reason_and_its_record(session):
    row = find(session, "The airline is privately owned")
    act(session, "kind", kind="characterisation")
    assert now(session).cells["settles"] == "nothing could: it is a judgement"
    assert now(session).cells["why"] != row.cells["why"]
    assert not problems_of(now(session))
    act(session, "kind", kind="furniture")
    assert (now(session).cells["source"], now(session).cells["speaker"]) == ("the page", "page")
    act(session, "kind", kind="reported fact")
    assert (now(session).cells["source"], now(session).cells["speaker"]) == ("the article", "article")
    assert now(session).cells["why"] == row.cells["why"], (
        "the draft's reason comes back with the draft's kind"
    )


def test_what_was_noted_for_the_old_kind_goes_with_it(session):
    row = next(each for each in session.rows if each.cells["why_accuses"] and each.words["deciding"])
    session.at = row.number
    act(session, "kind", kind="appeal")
    cells = now(session).cells
    assert (cells["deciding"], cells["why_source"], cells["why_accuses"]) == ("", "", "")
    act(session, "kind", kind="reported fact")
    assert now(session).words["deciding"] == ()
    row = next(each for each in session.rows if each.cells["flags"] == "act")
    session.at = row.number
    act(session, "kind", kind="allegation")
    act(session, "speaker", speaker="unnamed")
    assert now(session).cells["flags"] == "unnamed"


def test_an_official_claim_of_an_outlet_waits_and_says_why(session):
    find(session, "has alleged ties")
    act(session, "kind", kind="attributed claim")
    act(session, "speaker", speaker="outlet")
    act(session, "kind", kind="official claim")
    found = problems_of(now(session))
    assert "needs an office" in found[0].lead
    assert "another outlet" in found[0].text
    with pytest.raises(KitError, match="needs an office"):
        act(session, "accept")
    labels = [mend.label for mend in found[0].mends]
    assert labels[0] == "Make it an attributed claim"
    act(session, **found[0].mends[0].act)
    assert act(session, "accept").saved


def test_the_second_answer_taken_as_the_first_turns_them_round(session):
    row = next(each for each in session.rows if each.cells["also_facet"] == "kind")
    session.at = row.number
    act(session, "kind", kind=row.cells["also"])
    turned = now(session).cells
    assert (turned["kind"], turned["also"]) == (row.cells["also"], row.kind)
    assert (turned["why"], turned["why_also"]) == (row.cells["why_also"], row.cells["why"])


def test_a_reason_that_a_person_wrote_stays_and_is_asked_about(session):
    row = find(session, "The airline is privately owned")
    item = item_of(session, row, "why")
    assert act(session, "answer", item=item, answer="  Two\nlines, by me.").saved
    assert now(session).cells["why"] == "Two lines, by me."
    act(session, "kind", kind="allegation")
    assert now(session).cells["why"] == "Two lines, by me."
    (found,) = problems_of(now(session))
    assert "written for a reported fact" in found.lead
    assert "an allegation" in found.text
    act(session, "fits")
    assert problems_of(now(session)) == []


def test_a_checked_statement_that_is_changed_and_still_holds_stays_checked(session):
    row = find(session, "The airline is privately owned")
    act(session, "accept")
    session.at = row.number
    act(session, "kind", kind="characterisation")
    assert now(session).checked
    act(session, "kind", kind="attributed claim")  # nobody is named yet
    assert not now(session).checked
    assert "Nobody is named" in problems_of(now(session))[0].lead


def test_source_and_cue_are_picked_without_their_marks(session):
    row = find(session, "this is for security reasons")
    act(
        session,
        "words",
        role="source_words",
        ranges=[[word(session, "officials")] * 2],
    )
    assert now(session).cells["source_words"] == "officials"
    end = word(session, "reasons.")
    act(session, "words", role="cue", ranges=[[end, end]])
    assert now(session).cells["cue"] == "reasons", "the full stop is no cue"
    act(session, "words", role="cue", ranges=[])
    assert now(session).cells["cue"] == ""
    assert now(session).cells["quote"] == row.cells["quote"]


def test_words_of_another_paragraph_can_be_the_source(session):
    find(session, "It was founded in 1992")
    n = word(session, "Rudaw")
    act(session, "words", role="source_words", ranges=[[n, n]])
    assert now(session).cells["source_words"] == "p3:Rudaw"
    assert not faults(session)


def test_an_added_mouth_and_a_name_that_is_known_brings_its_speaker(session):
    find(session, "It was founded in 1992")
    act(session, "kind", kind="official claim")
    assert "Nobody is named" in problems_of(now(session))[0].lead
    act(session, "chain", names=["German officials", "Rudaw", "the article"])
    assert now(session).cells["source"] == "German officials < Rudaw < the article"
    assert now(session).cells["speaker"] == "official"
    assert not problems_of(now(session))
    with pytest.raises(KitError, match="sign"):
        act(session, "chain", names=["a < b"])


def test_a_pulled_edge_takes_words_from_its_neighbour(session):
    row = find(session, "The airline is privately owned")
    before = len(session.rows)
    first = word(session, "airline", "The airline is privately") - 1
    last = word(session, "Chancellor")
    act(session, "edges", ranges=[[first, last]])
    assert words_of(session.article, now(session)).endswith("German Chancellor")
    assert len(session.rows) == before
    assert not faults(session)
    assert any(words_of(session.article, each).startswith("Angela Merkel") for each in session.rows)
    assert row.number == now(session).number


def test_a_split_parts_the_act_from_its_content(session):
    find(session, "Rudaw reports")
    act(session, "delete")
    row = find(session, "has alleged ties")
    first = word(session, "Rudaw")
    act(session, "edges", ranges=[[first, session.article.words_in(row.start, row.end)[-1].number]])
    act(session, "words", role="cue", ranges=[[first + 1, first + 1]])
    act(session, "words", role="source_words", ranges=[[first, first]])
    act(session, "split", word=first + 2)
    act_half = now(session)
    other = next(each for each in session.rows if each.start > act_half.start)
    assert words_of(session.article, act_half) == "Rudaw reports"
    assert act_half.kind == "reported fact"
    assert other.kind == "allegation"
    assert other.cells["source"] == row.cells["source"]
    assert other.cells["cue"] == "reports"
    assert act_half.cells["cue"] == ""
    assert not faults(session)


def test_join_takes_the_next_one_with_what_lies_between(session):
    row = find(session, "It has Iran's largest fleet")
    before = len(session.rows)
    act(session, "join")
    assert "Greece" in words_of(session.article, now(session))
    assert len(session.rows) == before - 1
    assert now(session).kind == row.kind
    assert not faults(session)


def test_the_last_of_a_paragraph_joins_nothing(session):
    find(session, "It was founded in 1992")
    with pytest.raises(KitError, match="No statement follows"):
        act(session, "join")


def test_words_in_no_statement_are_told_and_mere_joining_words_are_not(session):
    """“and” stands between two statements of the third paragraph."""
    session.view = "work"
    assert painted(session)["loose"] == []
    row = find(session, "It was founded in 1992")
    act(session, "delete")
    (loose,) = painted(session)["loose"]
    assert loose["text"] == "It was founded in 1992."
    act(session, "add", ranges=[[loose["first"], loose["last"]]])
    assert painted(session)["loose"] == []
    assert now(session).cells["quote"] == row.cells["quote"]


def test_a_label_is_nested_in_what_it_stands_in(session):
    outer = find(session, "weapons and fighters")
    n = word(session, "fighters")
    act(session, "add", ranges=[[n, n]])
    inner = now(session)
    assert inner.kind == "characterisation"
    assert inner.cells["source"] == outer.cells["source"]
    assert session.need(outer.number).holds(inner)
    assert not faults(session)
    with pytest.raises(KitError, match="statement already"):
        act(session, "add", ranges=[[n, n]])


def test_a_second_answer_is_given_and_taken_away(session):
    find(session, "It was founded in 1992")
    act(session, "also", kind="official claim")
    assert now(session).cells["why_also"]
    assert not problems_of(now(session))
    act(session, "also", kind="")
    assert (now(session).cells["also_facet"], now(session).cells["also"], now(session).cells["why_also"]) == (
        "",
        "",
        "",
    )


def test_ids_follow_the_text_until_an_exercise_asks_about_them(tmp_path):
    folder = lay(tmp_path)
    session = Session(folder)
    find(session, "The airline is privately owned")
    act(session, "split", word=word(session, "privately"))
    ids = [each.cells["id"] for each in session.rows if each.cells["id"].startswith("p3.")]
    assert ids == [f"p3.{n}" for n in range(1, len(ids) + 1)]
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "50_x.tasks.toml").write_text(f'article = "{folder.name}"\n')
    named = {each.number: each.cells["id"] for each in session.rows}
    find(session, "It was founded in 1992")
    act(session, "split", word=word(session, "founded"))
    after = {each.number: each.cells["id"] for each in session.rows}
    assert named.items() <= after.items()
    (new,) = set(after.items()) - set(named.items())
    most = max(int(name[3:]) for name in named.values() if name.startswith("p4."))
    assert new[1] == f"p4.{most + 1}"


def test_an_id_that_is_asked_about_never_becomes_another_statements(tmp_path):
    folder = lay(tmp_path)
    session = Session(folder)
    of_p4 = [each for each in session.rows if each.cells["id"].startswith("p4.")]
    last = max(of_p4, key=lambda each: int(each.cells["id"][3:]))
    name = last.cells["id"]
    (tmp_path / "exercises").mkdir()
    asking = f'article = "{folder.name}"\n[task.kinds]\nitems = ["{name}"]\n'
    (tmp_path / "exercises" / "50_x.tasks.toml").write_text(asking)
    session.at = last.number
    act(session, "delete")
    find(session, "first in private hands")
    act(session, "split", word=word(session, "first", "first in private hands"))
    ids = [each.cells["id"] for each in session.rows]
    assert name not in ids
    assert f"p4.{int(name[3:]) + 1}" in ids
    act(session, "undo")
    act(session, "undo")
    assert name in [each.cells["id"] for each in session.rows]


# --- the disk -------------------------------------------------------------------------------------


def test_a_disk_that_refuses_loses_nothing(session, monkeypatch):
    before = on_disk(session)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    receipt = act(session, "accept")
    assert not receipt.saved
    assert receipt.why.startswith("NOT saved")
    assert on_disk(session) == before
    act(session, "kind", kind="appeal")
    monkeypatch.undo()
    assert act(session, "save").saved
    assert b"checked" in on_disk(session)
    assert on_disk(session) == session.history.now.content


def other_program(session: Session) -> bytes:
    changed = on_disk(session).replace(b"the order of the German aviation office", b"an order")
    assert changed != on_disk(session)
    (session.folder / "key.csv").write_bytes(changed)
    return changed


def test_a_key_changed_outside_is_not_overwritten(session):
    theirs = other_program(session)
    with pytest.raises(KitError, match="another program"):
        act(session, "accept")
    assert on_disk(session) == theirs
    assert session.outside
    act(session, "take_theirs")
    assert on_disk(session) == theirs
    assert session.rows[0].cells["settles"] == "an order"
    assert act(session, "accept").saved


def test_the_own_version_can_be_kept_beside_it_and_undo_leads_back(session):
    act(session, "accept")
    mine = on_disk(session)
    theirs = other_program(session)
    with pytest.raises(KitError):
        act(session, "kind", kind="appeal")
    act(session, "keep_mine")
    assert on_disk(session) == theirs
    assert (session.folder / "key-mine.csv").read_bytes() == mine
    act(session, "undo")
    assert on_disk(session) == mine


def test_a_key_taken_away_outside_is_put_back(session):
    act(session, "accept")
    mine = on_disk(session)
    (session.folder / "key.csv").unlink()
    with pytest.raises(KitError):
        act(session, "accept")
    assert act(session, "put_back").saved
    assert on_disk(session) == mine


def test_a_key_that_a_program_has_torn_gives_way_to_the_own_one(session):
    act(session, "accept")
    mine, torn = on_disk(session), b"PK\x03\x04 half a workbook"
    (session.folder / "key.csv").write_bytes(torn)
    with pytest.raises(KitError):
        act(session, "accept")
    assert act(session, "put_back").saved
    assert on_disk(session) == mine
    assert (session.folder / "key-unread.csv").read_bytes() == torn
    assert act(session, "undo").saved
    other_program(session)
    with pytest.raises(KitError, match="Choose between it and yours"):
        act(session, "put_back")


def test_a_version_outside_that_is_no_key_is_not_taken(session):
    (session.folder / "key.csv").write_text("nonsense\n")
    with pytest.raises(KitError):
        act(session, "accept")
    with pytest.raises(KitError, match="row 1 must name the columns"):
        act(session, "take_theirs")
    assert session.outside


# --- any sequence of edits ------------------------------------------------------------------------

NUMBERS = st.integers(0, 400)
PIECES = st.lists(
    st.tuples(NUMBERS, st.integers(0, 12)).map(lambda p: [p[0], p[0] + p[1]]), min_size=0, max_size=2
)
TEXTS = st.sampled_from(["", " ", "Because.", "“a”, b\n\tc", "=1+1", "‖ #2 <"])
WORDS = st.sampled_from(["source_words", "cue"])
BOXES = st.sampled_from(["why", "why_also", "settles"])
EDITS = st.one_of(
    st.tuples(st.just("accept")),
    st.tuples(st.just("kind"), st.fixed_dictionaries({"kind": st.sampled_from([*KINDS, "x"])})),
    st.tuples(st.just("speaker"), st.fixed_dictionaries({"speaker": st.sampled_from(list(SPEAKERS))})),
    st.tuples(st.just("chain"), st.fixed_dictionaries({"names": st.lists(TEXTS, max_size=3)})),
    st.tuples(st.just("words"), st.fixed_dictionaries({"role": WORDS, "ranges": PIECES})),
    st.tuples(st.sampled_from(["edges", "add"]), st.fixed_dictionaries({"ranges": PIECES})),
    st.tuples(st.just("split"), st.fixed_dictionaries({"word": NUMBERS})),
    st.tuples(st.just("also"), st.fixed_dictionaries({"kind": st.sampled_from([*KINDS, ""])})),
    st.tuples(st.just("text"), st.fixed_dictionaries({"column": BOXES, "answer": TEXTS})),
    st.tuples(st.sampled_from(["join", "delete"])),
    st.tuples(st.sampled_from(["fits", "fresh"])),
)  # fmt: skip
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


DONE: list[str] = []


def play(session: Session, place: int, do: str, more: dict) -> None:
    """One edit of the statement at ``place``; what the editor refuses it refuses in words."""
    numbers = [each.number for each in session.rows]
    session.at = numbers[place % len(numbers)] if numbers else None
    if (
        do in ("edges", "split", "nest") and session.row
    ):  # mostly near the statement, else nothing would happen
        more = near(session, do, more)
    if do == "text":
        if session.row is None:
            return
        column, more = more["column"], {"answer": more["answer"]}
        do, more["item"] = "answer", item_of(session, session.row, column)
    try:
        act(session, do, **more)
    except KitError as refusal:
        told = str(refusal)
        DONE.append(told[:20])
    else:
        DONE.append(do)


def near(session: Session, do: str, more: dict) -> dict:
    first = session.article.words_in(session.row.start, session.row.end)[0].number
    if do == "split":
        return {"word": first + more["word"] % 9}
    starts = [max(0, first + a % 9 - 4) for a, _ in more["ranges"]]
    return {"ranges": [[at, at + b - a] for at, (a, b) in zip(starts, more["ranges"], strict=True)]}


@FEW
@given(st.lists(st.tuples(NUMBERS, EDITS), min_size=1, max_size=12))
def test_any_sequence_keeps_the_key_valid_or_tells_why_and_undo_restores_every_byte(tmp_path_factory, edits):
    session = Session(lay(tmp_path_factory.mktemp("any")))
    versions = [on_disk(session)]
    for place, (do, *more) in edits:
        play(session, place, do, more[0] if more else {})
        assert on_disk(session) == session.history.now.content
        if on_disk(session) != versions[-1] or session.history.steps > len(versions) - 1:
            versions.append(on_disk(session))
        told = [row for row in session.rows if problems_of(row)]
        broken = [row for row in session.rows if list(problems_of_row(row.cells, ""))]
        assert {row.number for row in broken} <= {row.number for row in told}
        assert not any(row.checked for row in told)
        assert bool(faults(session)) == bool(broken or not session.rows)
    assert session.history.steps == len(versions) - 1
    for wanted in reversed(versions[:-1]):
        act(session, "undo")
        assert on_disk(session) == wanted
    for wanted in versions[1:]:
        act(session, "redo")
        assert on_disk(session) == wanted


def test_the_sequences_did_something():
    """Most edits of the test above are carried out, each kind of them; a refusal is a sentence."""
    carried = [each for each in DONE if each in ACTS]
    print(f"{len(carried)} of {len(DONE)} edits carried out")
    assert len(carried) > 100
    assert len(set(carried)) >= 10


def test_a_session_reads_back_what_it_wrote(session, folder):
    edits = [("kind", {"kind": "appeal"}), ("also", {"kind": "allegation"}), ("join", {}), ("fresh", {})]
    for row, (do, more) in zip(session.rows[::4], edits, strict=False):
        session.at = row.number
        act(session, do, **more)
    again = Session(folder)
    assert [each.cells for each in again.rows] == [each.cells for each in session.rows]
    assert len(again.rows) > 30
    assert read_article(folder).digest == session.article.digest


def test_every_key_of_the_kit_can_be_opened_and_nothing_in_it_is_found_fault_with(root):
    seen = 0
    for folder in sorted((root / "seeds").iterdir()):
        if not (folder / "key.csv").is_file():
            continue
        session = Session(folder)
        for row in session.rows:
            assert problems_of(row) == [], (folder.name, row.cells["id"])
            seen += 1
        assert bytes_of(session.rows, session.columns).count(b"\n") >= len(session.rows)
    print(f"{seen} statements of the kit's keys looked at")
    assert seen > 500


def test_a_draft_of_the_engine_holds_from_the_start(tmp_path):
    """What the engine suggests can be accepted as it stands, or the editor says what is wrong with it."""
    seen = 0
    for slug in ("serbia-2020", "minsk-2020", "ferry-strike", "venezuela-2018"):
        folder = lay(tmp_path, slug, draft=False)
        (folder / "key.csv").unlink()
        article = read_article(folder)
        write_draft(folder, article, draft(article))
        session = Session(folder)
        session.view = "work"
        for each in session.rows:
            session.at = each.number
            assert painted(session)["hand"]["quote"]
        assert [
            (slug, each.cells["id"], problems_of(each)) for each in session.rows if problems_of(each)
        ] == []
        seen += len(session.rows)
    print(f"{seen} drafted statements looked at")
    assert seen > 100


def test_a_split_within_a_quotation_leaves_both_halves_to_who_says_it(session):
    row = find(session, "contributed to")
    assert '"' in row.cells["cue"], "the mark that opens the quotation is part of the cue"
    act(session, "split", word=word(session, "violence,"))
    first = now(session)
    second = next(each for each in session.rows if each.start > first.start)
    assert {first.kind, second.kind} == {row.kind}
    assert first.cells["source"] == second.cells["source"] == row.cells["source"]
