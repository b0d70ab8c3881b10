"""Keys made apart: under any name, begun as chosen, brought from elsewhere, blind until both are done."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.editor_seed import lay
from helpers.two_keys_seed import READERS, SLUG, lay_two
from whosays.articles.article import read_article
from whosays.articles.key import check_key, read_key
from whosays.author.article_set.hardness import hardness
from whosays.author.two_keys.differences import differences
from whosays.author.two_keys.own_keys import (
    KEYS,
    TakenError,
    begin,
    bring,
    own_keys,
    read_own,
    two_of,
)
from whosays.author.two_keys.own_names import is_same_name, own_name
from whosays.author.two_keys.record import (
    SETTLED,
    Two,
    bytes_of,
    choices_in,
    read_record,
    refuse_early,
    rows_of,
)
from whosays.base.errors import KitError

NAMES = {
    "Adler": "Adler",
    "  Ms  Adler ": "Ms Adler",
    "../../../etc/passwd": "etcpasswd",
    "..\\up": "up",
    "🦊": "🦊",
    "Özgür": "Özgür",
    "Ozgu\u0308r": "Ozgür",
    "Dr. O’Neill": "Dr O’Neill",
    "=1+1": "=1+1",
    "王小明": "王小明",
    "a\u202eb\x00c": "abc",
    "x" * 300: "x" * 40,
    "🦊" * 300: "🦊" * 30,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


@pytest.mark.parametrize("typed", NAMES)
def test_any_name_becomes_the_name_of_a_file_in_the_folder(folder, typed):
    made = begin(folder, typed, "empty")
    assert made.name == NAMES[typed]
    assert made.path == folder / KEYS / f"{NAMES[typed]}.csv"
    assert [each.name for each in own_keys(folder)] == [NAMES[typed]]


@pytest.mark.parametrize("typed", ["", "   ", "..", "///", "\x00", "?", "CON", "aux", "lpt1"])
def test_a_name_that_no_file_can_have_is_refused_in_words(folder, typed):
    with pytest.raises(KitError, match="name"):
        begin(folder, typed, "empty")
    assert own_keys(folder) == ()


@given(st.text())
def test_a_name_is_one_part_of_a_path_or_refused(typed):
    try:
        name = own_name(typed)
    except KitError:
        return
    assert Path(f"{name}.csv").name == f"{name}.csv"
    assert len(f"{name}.mine.csv".encode()) < 255
    assert own_name(name) == name


def test_the_same_name_in_other_letters_is_one_and_taken(folder):
    begin(folder, "Adler", "empty")
    for typed in ("adler", "ADLER", " Adler "):
        with pytest.raises(KitError, match=r"Adler keys this article already\. Go on as Adler"):
            begin(folder, typed, "empty")
    assert is_same_name("Özgür", "OZGU\u0308R") is False
    assert is_same_name("Özgür", "O\u0308ZGU\u0308R")
    assert is_same_name("🦊", "🦊")
    assert not is_same_name("🦊", "🐻")


def test_a_key_begins_with_the_draft_or_with_nothing(folder):
    article = read_article(folder)
    drafted, empty = begin(folder, "Adler", "draft"), begin(folder, "Okoye", "empty")
    key, problems = check_key(article, drafted.path)
    assert not problems
    assert drafted.statements == len(key.statements) > 20
    assert {each.row["status"] for each in key.statements} == {"draft"}
    assert (empty.statements, empty.is_done) == (0, False)
    assert empty.path.read_bytes().startswith(b"id,quote,kind")


def test_a_folder_that_may_not_be_written_is_told(folder):
    (folder / KEYS).write_text("a file in the way")
    with pytest.raises(KitError, match="cannot be written"):
        begin(folder, "Adler", "empty")


# --- a colleague's file ---------------------------------------------------------------------------


def test_a_file_is_brought_in_byte_for_byte_and_another_is_not_overwritten_unasked(folder):
    first, second = ((READERS / who / f"{SLUG}.csv").read_bytes() for who in ("first", "second"))
    own = bring(folder, "Okoye", first)
    assert own.path.read_bytes() == first
    assert own.is_done
    assert bring(folder, "okoye", first) == own
    with pytest.raises(TakenError, match="another key by Okoye"):
        bring(folder, "OKOYE", second)
    assert own.path.read_bytes() == first
    assert bring(folder, "OKOYE", second, replace=True).path == own.path
    assert own.path.read_bytes() == second
    assert (folder / KEYS / "Okoye.before.csv").read_bytes() == first
    assert [each.name for each in own_keys(folder)] == ["Okoye"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n",
        b"a,b\n1,2\n",
        (READERS / "first" / "minsk-2020.csv").read_bytes(),
        b"x" * 5_000_000,
    ],
    ids=["empty", "a picture", "another table", "another article's key", "a large file"],
)
def test_what_is_no_key_of_this_article_stays_out(folder, content):
    with pytest.raises(KitError, match=r"no key of this article|too large") as told:
        bring(folder, "Okoye", content)
    assert "/tmp" not in str(told.value)
    assert own_keys(folder) == ()


def test_a_key_as_a_spreadsheet_saved_it_is_read(folder):
    text = (READERS / "first" / f"{SLUG}.csv").read_text("utf-8")
    own = bring(folder, "Okoye", text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert own.is_done
    assert len(read_own(read_article(folder), own).statements) == own.statements > 30


def test_a_torn_key_is_listed_with_why_and_told_when_compared(tmp_path):
    folder = lay_two(tmp_path)
    path = folder / KEYS / "Okoye.csv"
    path.write_bytes(path.read_bytes().replace(b"reported fact", b"rumour", 1))
    [_, okoye] = own_keys(folder)
    with pytest.raises(KitError, match=r"Okoye’s key does not hold yet.*rumour"):
        read_own(read_article(folder), okoye)
    path.write_bytes(b"\x00\x01")
    [adler, okoye] = own_keys(folder)
    assert okoye.why
    assert two_of((adler, okoye)) == []


# --- blind, and what was settled ------------------------------------------------------------------


def test_neither_key_is_shown_before_both_are_done(tmp_path):
    one, other = own_keys(lay_two(tmp_path, open_rows=3))
    with pytest.raises(KitError, match=r"^Okoye is still at work"):
        refuse_early(one, other, [])
    one, other = own_keys(lay_two(tmp_path / "done"))
    refuse_early(one, other, [])


def test_a_choice_comes_back_only_where_both_still_say_the_same(tmp_path):
    folder = lay_two(tmp_path)
    article = read_article(folder)
    one, other = (read_key(article, each.path) for each in own_keys(folder))
    found = differences(one, other)
    two = Two("Adler", "Okoye", apart=True)
    choices = {0: "one", 2: "neither"}
    (folder / SETTLED).write_bytes(
        bytes_of(rows_of(two, found, choices, dict.fromkeys(choices, "2026-02-03")))
    )
    rows = read_record(folder)
    assert len(rows) == len(found) == 11
    assert choices_in(rows, two, found) == {0: ("one", "2026-02-03"), 2: ("neither", "2026-02-03")}
    assert choices_in(rows, Two("Okoye", "Adler", apart=True), found) == {}
    path = folder / KEYS / "Okoye.csv"
    path.write_bytes(path.read_bytes().replace(b"Germany < the article", b"Berlin < the article"))
    later = differences(one, read_key(article, path))
    assert 0 not in choices_in(rows, two, later)
    assert choices_in(rows, two, later)[2][0] == "neither"


def test_what_two_keyed_otherwise_makes_the_harder_questions(tmp_path):
    folder = lay_two(tmp_path, "minsk-2020")
    article = read_article(folder)
    key = read_key(article, folder / "key.csv")
    before = hardness(folder, key)
    one, other = (read_key(article, each.path) for each in own_keys(folder))
    found = differences(one, other)
    (folder / SETTLED).write_bytes(bytes_of(rows_of(Two("Adler", "Okoye", apart=True), found, {}, {})))
    after = hardness(folder, key)
    harder = {name for name in after if after[name] == before.get(name, 0.0) + 1}
    quotes = {key.statement(name).row["quote"] for name in harder}
    hard = [each for each in found if each.facets != ("edges",)]
    said = {side.row["quote"] for each in hard for side in (each.one, each.other) if side}
    print(f"\n{len(found)} differences, {len(hard)} in more than edges, {len(harder)} statements harder")
    assert quotes
    assert quotes <= said
    assert {name for name in after if after[name] != before.get(name, 0.0)} == harder
