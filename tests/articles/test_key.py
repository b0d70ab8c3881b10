"""The key of an article: every way to break it is told in a sentence, and nothing of it is lost.

The broken keys lie in ``specimens/keys``, one a file, with what must be said of them in ``says.toml``.
"""

import csv
import io
import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from helpers.places import SPECIMENS
from helpers.thorough import examples
from whosays.articles.article import Article, read_article
from whosays.articles.key import COLUMNS, OPTIONAL, Key, add_columns, read_key, write_key
from whosays.articles.kinds import KINDS, SPEAKERS, speaker_table
from whosays.base.csv_cells import guarded, quoted, unguarded
from whosays.base.errors import KitError

KEYS = SPECIMENS / "keys"
SAYS = tomllib.loads((KEYS / "says.toml").read_text(encoding="utf-8"))
BROKEN = sorted(path.stem for path in KEYS.glob("*.csv"))
FINE = sorted((KEYS / "fine").glob("*.csv"))
# A message for a person ends in what to do.
TO_DO = re.compile(
    r"\b(Write|Fill|Give|Copy|Save|Add|Mend|Change|Take|Put|Choose|must name|must lie|write)\b[^:]*"
)


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(KEYS)


def written_article(folder: Path, text: str) -> Article:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_bytes(text.encode("utf-8"))
    (folder / "source.toml").write_text('name = "T"\nreal = false\nserves = "lessons"\n', encoding="utf-8")
    return read_article(folder)


def row(**cells: str) -> dict[str, str]:
    usual = {"kind": "reported fact", "source": "the article", "speaker": "article", "settles": "a look"}
    return {**dict.fromkeys(COLUMNS, ""), **usual, "why": "“it”", "status": "checked", **cells}


def key_of(article: Article, folder: Path, *rows: dict[str, str]) -> Key:
    path = folder / "key.csv"
    lines = [",".join(quoted(guarded(each[name])) for name in COLUMNS) for each in rows]
    path.write_bytes("\n".join([",".join(COLUMNS), *lines, ""]).encode("utf-8"))
    return read_key(article, path)


# --- what is refused, and in which words ---------------------------------------------------------


def test_every_specimen_has_its_message_and_every_message_its_specimen():
    print(f"\n{len(BROKEN)} broken keys, {len(FINE)} fine ones")
    assert sorted(SAYS) == BROKEN
    assert len(BROKEN) >= 50
    assert len(FINE) >= 4


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_key_is_told_to_the_letter(article, name):
    path = KEYS / f"{name}.csv"
    with pytest.raises(KitError) as error:
        read_key(article, path)
    assert str(error.value) == f"{path}{SAYS[name]}"


@pytest.mark.parametrize("name", BROKEN)
def test_a_message_names_the_row_the_column_and_what_to_do(name):
    message = SAYS[name]
    assert TO_DO.search(message), message
    if name in ("only_header",):
        return  # there is no row to name
    assert re.match(r": (rows?|line) \d+\b", message), message
    told = ("id", "kind", "speaker", "status", "flag", "source", "quote", "cue", "deciding")
    if name.split("_")[0] in told and ": row 1 " not in message and not message.startswith(": line"):
        assert re.search(r", column [a-z_]+: ", message), message


@pytest.mark.parametrize("path", FINE, ids=lambda path: path.stem)
def test_what_spreadsheets_save_is_read_alike(article, path):
    plain = read_key(article, KEYS / "fine" / "plain.csv")
    key = read_key(article, path)
    assert [each.row for each in key.statements] == [each.row for each in plain.statements]
    assert key.statement("x1.1").row["quote"] == "- Advertisement -"


SOME = st.sets(st.sampled_from(sorted(OPTIONAL)))


def header_of(path: Path) -> tuple[str, ...]:
    return tuple(next(csv.reader(io.StringIO(path.read_text("utf-8"), newline=""))))


@settings(max_examples=examples(40), deadline=None)
@given(SOME, st.dictionaries(st.sampled_from(sorted(OPTIONAL)), st.sampled_from(["", "strike#2", "goes on"])))
def test_columns_that_a_key_may_do_without_come_back(tmp_path_factory, there, cells):
    """They are written where the file had them, or a row fills them; a row always has their cells."""
    folder = tmp_path_factory.mktemp("columns")
    article = read_article(KEYS)
    columns = tuple(name for name in COLUMNS if name not in OPTIONAL or name in there)
    cells = {name: cell for name, cell in cells.items() if name in there}
    mine = row(id="p1.1", quote="The strike began", **cells)
    lines = [columns, [quoted(mine[name]) for name in columns]]
    (folder / "key.csv").write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    key = read_key(article, folder / "key.csv")
    assert key.columns == columns
    assert key.statements[0].row == mine
    found = [article.text[a:b] for a, b in key.statements[0].deciding_spans]
    assert found == [cells.get("deciding", "").removesuffix("#2")] * bool(cells.get("deciding"))
    write_key(key, folder / "back.csv")
    assert (folder / "back.csv").read_bytes() == (folder / "key.csv").read_bytes()
    write_key(Key(article, key.statements), folder / "filled.csv")
    filled = {name for name, cell in cells.items() if cell}
    assert header_of(folder / "filled.csv") == tuple(
        name for name in COLUMNS if name in filled or name not in OPTIONAL
    )


def test_the_second_of_two_words_decides_and_words_of_another_paragraph_may(article, tmp_path):
    key = key_of(article, tmp_path, row(id="p1.1", quote="goes on", deciding="strike#2 ‖ p2:did"))
    assert [article.text[a - 4 : b] for a, b in key.statements[0].deciding_spans] == ["The strike", "ays did"]


def test_a_key_is_given_the_columns_it_did_without(article, tmp_path):
    path = tmp_path / "key.csv"
    path.write_bytes((KEYS / "fine" / "semicolons.csv").read_bytes())
    before = [each.row for each in read_key(article, path).statements]
    add_columns(path)
    assert header_of(path) == COLUMNS
    assert [each.row for each in read_key(article, path).statements] == before
    once = path.read_bytes()
    add_columns(path)
    assert path.read_bytes() == once
    torn = (KEYS / "cell_too_many.csv").read_bytes()
    path.write_bytes(torn)
    with pytest.raises(KitError, match=r"row 2 has 15 cells instead of 14"):
        add_columns(path)
    assert path.read_bytes() == torn


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_quotation_marks_of_cp1252_are_those_of_the_article(article, tmp_path, separator):
    plain = read_key(article, KEYS / "fine" / "plain.csv")
    rows = [each.row for each in plain.statements if not any("‖" in cell for cell in each.row.values())]
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=separator, lineterminator="\r\n").writerows(
        [COLUMNS, *([guarded(row[name]) for name in COLUMNS] for row in rows)]
    )
    (tmp_path / "key.csv").write_bytes(table.getvalue().encode("cp1252"))
    key = read_key(article, tmp_path / "key.csv")
    assert len(key.statements) >= 4
    assert all(key.by_id[each.id] == each for each in plain.statements if each.id in key.by_id)
    assert any("“" in each.row["why"] and "’" in each.row["why"] for each in key.statements)


def test_a_workbook_called_key_csv_is_read_and_one_beside_it_is_refused(article, tmp_path):
    plain = read_key(article, KEYS / "fine" / "plain.csv")
    book = Workbook()
    for row in [COLUMNS, *([each.row[name] or None for name in COLUMNS] for each in plain.statements)]:
        book.active.append(row)
    book.save(tmp_path / "key.xlsx")
    with pytest.raises(KitError, match=r"key\.xlsx: the kit reads key\.csv"):
        read_key(article, tmp_path / "key.csv")
    (tmp_path / "key.xlsx").rename(tmp_path / "key.csv")
    assert read_key(article, tmp_path / "key.csv").statements == plain.statements


def test_a_missing_key_is_a_clear_message(article, tmp_path):
    for path in (tmp_path / "key.csv", tmp_path):  # no file, and a folder in its place
        with pytest.raises(KitError, match=r"cannot be read \(.+\)\. Put the file there\.$") as error:
            read_key(article, path)
        assert str(path) in str(error.value)


def test_asking_for_a_statement_that_is_not_there(article):
    key = read_key(article, FINE[0])
    with pytest.raises(KitError, match=r"key\.csv: there is no statement “p9\.9”"):
        key.statement("p9.9")


def test_crossing_is_refused_and_nesting_is_not(article, tmp_path):
    outer = row(id="p1.1", quote="The strike began on Monday")
    inner = row(id="p1.2", quote="strike began")
    assert (
        key_of(article, tmp_path, outer, inner)
        .statement("p1.1")
        .holds(key_of(article, tmp_path, outer, inner).statement("p1.2"))
    )
    with pytest.raises(KitError, match=r"rows 2 and 3 .*cross \(both hold “began on Monday”\)"):
        key_of(article, tmp_path, outer, row(id="p1.2", quote="began on Monday, and"))


@pytest.mark.parametrize("kind", ["reported fact", "allegation", "characterisation", "appeal"])
def test_the_article_speaks_in_nobodys_name_but_for_a_fact(article, tmp_path, kind):
    """A fact that somebody's words take for granted is open to anyone, whoever says it first."""
    mine = row(id="p1.1", quote="The strike began", kind=kind, source="the board < the article")
    if kind == "reported fact":
        assert key_of(article, tmp_path, mine).statements[0].chain[0] == "the board"
    else:
        with pytest.raises(KitError, match="the article cannot speak where the source is “the board < the"):
            key_of(article, tmp_path, mine)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_kind_against_speaker(article, tmp_path, kind, speaker):
    table = {name: said.strip() for _, name, said, _ in (re.split(r" ?\| ?", x) for x in TABLE[2:])}
    said = table[kind]
    if said.startswith("all but "):
        allowed = speaker not in said.removeprefix("all but ").split(" and ")
    else:
        allowed = speaker in said.split(", ")
    mine = row(id="p1.1", quote="The strike began", kind=kind, speaker=speaker)
    if allowed:
        assert key_of(article, tmp_path, mine).statements[0].kind == kind
    else:
        with pytest.raises(KitError, match=rf"column speaker: {kind} cannot have the speaker “{speaker}”"):
            key_of(article, tmp_path, mine)


TABLE = speaker_table().splitlines()


def test_the_table_of_kinds_and_speakers_is_written_once(root):
    page = (root / "src" / "whosays" / "formats.md").read_text(encoding="utf-8")
    assert len(TABLE) == len(KINDS) + 2
    assert speaker_table() in page


# --- where words are found -----------------------------------------------------------------------


def spans_of(article: Article, folder: Path, **cells: str) -> list[str]:
    found = key_of(article, folder, row(**cells)).statements[0]
    spans = (*found.spans, *found.source_spans, *found.cue_spans)
    return [article.text[start:end] for start, end in spans]


def test_pieces_occurrences_and_other_paragraphs(article, tmp_path):
    two = spans_of(article, tmp_path, id="p2.1", quote="“We always did.” ‖ “We want to talk,”")
    assert two == ["“We want to talk,”", "“We always did.”"]  # in the order of the text
    key = key_of(article, tmp_path, row(id="p1.1", quote="strike#3 ‖ strike#1"))
    assert [article.text[a - 4 : b] for a, b in key.statements[0].spans] == ["the strike", "the strike"]
    elsewhere = spans_of(article, tmp_path, id="p2.1", quote="“We want to talk,”", cue="p1:has stated that")
    assert elsewhere[1] == "has stated that"


def test_what_looks_like_a_mark_may_be_the_articles_own(tmp_path):
    article = written_article(tmp_path, "We are #2 and p2: here; p1:30 came.\n\nSecond p1:30 block.")
    assert spans_of(article, tmp_path, id="p1.1", quote="are #2") == ["are #2"]
    assert spans_of(article, tmp_path, id="p1.1", quote="p2: here") == ["p2: here"]
    found = spans_of(article, tmp_path, id="p2.1", quote="block", cue="p1:30")
    assert found[1] == "p1:30"
    with pytest.raises(KitError, match=r"column cue: T*.*there is no paragraph “p9”"):
        spans_of(article, tmp_path, id="p1.1", quote="came", cue="p9:30")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("مرحبا بالعالم اليوم.", "بالعالم"),
        ("A 👩‍👩‍👧 family 🇻🇪 came.", "👩‍👩‍👧 family 🇻🇪"),
        ("E\u0301lan vital", "E\u0301lan"),
        ("<script>alert('“x”')</script> & <b>bold</b>", "<script>alert('“x”')</script>"),
        ("a\u00a0b c\u200bd", "a\u00a0b"),
        ('He said, "yes, no"; then left.', '"yes, no"; then'),
        ("- Advertisement -", "- Advertisement -"),
        ("=1+1 and @home", "=1+1"),
        ("'quoted' from the start", "'quoted'"),
        ("one\r\ntwo", "one\r\ntwo"),
        ("one\rtwo", "one\rtwo"),
    ],
)
def test_odd_words_are_found_and_written_back(tmp_path, text, quote):
    article = written_article(tmp_path, text)
    key = key_of(article, tmp_path, row(id="p1.1", quote=quote, why=f"{text} “{quote}”"))
    ((start, end),) = key.statements[0].spans
    assert article.text[start:end] == quote
    write_key(key, tmp_path / "back.csv")
    assert read_key(article, tmp_path / "back.csv").statements[0].row == key.statements[0].row


def test_a_composed_letter_is_not_its_look_alike(tmp_path):
    article = written_article(tmp_path, "E\u0301lan vital")
    with pytest.raises(KitError, match="does not stand in paragraph p1"):
        key_of(article, tmp_path, row(id="p1.1", quote="\u00c9lan"))


def test_an_article_of_one_word(tmp_path):
    key = key_of(written_article(tmp_path, "Word"), tmp_path, row(id="p1.1", quote="Word"))
    assert key.innermost == key.statements


@pytest.mark.parametrize("paragraphs", [1, 1000])
def test_fifty_thousand_words_in_a_sane_time(tmp_path, paragraphs):
    each = 50_000 // paragraphs
    words = [[f"w{p}x{i}" for i in range(each)] for p in range(paragraphs)]
    article = written_article(tmp_path, "\n\n".join(" ".join(block) for block in words))
    rows = [
        row(id=f"p{p + 1}.{i + 1}", quote=" ".join(block[i * 10 : i * 10 + 5]))
        for p, block in enumerate(words)
        for i in range(min(each // 10, 1000))
    ]
    begun = time.process_time()
    key = key_of(article, tmp_path, *rows)
    total = sum(owner is not None for owner in key.innermost)
    seconds = time.process_time() - begun
    print(f"\n{len(article.words)} words, {len(rows)} statements, {seconds:.1f} s")
    assert total == 5 * len(rows)
    assert seconds < 10  # quadratic ways of counting took 40


# --- what must come back -------------------------------------------------------------------------

CELL = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
SHEET = st.text(st.sampled_from("=+-@\t\r\n'\",;#‖< ab“”"), min_size=1, max_size=12)


@settings(deadline=None)
@given(CELL | SHEET)
def test_a_guarded_cell_comes_back_and_is_no_formula(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(deadline=None)
@given(st.lists(CELL | SHEET, min_size=1, max_size=5))
def test_quoted_cells_come_back_through_csv(cells):
    line = ",".join(quoted(cell) for cell in cells) + "\n"
    assert list(csv.reader(io.StringIO(line, newline=""), strict=True)) == [cells]


@settings(max_examples=examples(60), deadline=None)
@given((CELL | SHEET).filter(str.strip), (CELL | SHEET).filter(str.strip))
def test_any_reason_survives_writing_and_reading(tmp_path_factory, why, settles):
    folder = tmp_path_factory.mktemp("round")
    article = written_article(folder, "The strike began.")
    key = key_of(article, folder, row(id="p1.1", quote="The strike", why=why, settles=settles))
    write_key(key, folder / "again.csv")
    again = read_key(article, folder / "again.csv").statements[0].row
    assert again == key.statements[0].row
    assert (again["why"], again["settles"]) == (why, settles)


@pytest.mark.parametrize("name", ["venezuela-2018", "swapped-2018", "ferry-strike", "fishing-vote"])
def test_the_keys_we_have_come_back(root, tmp_path, name):
    article = read_article(root / "seeds" / name)
    key = read_key(article, root / "seeds" / name / "key.csv")
    write_key(key, tmp_path / "key.csv")
    again = read_key(article, tmp_path / "key.csv")
    assert len(again.statements) >= 20
    assert [each.row for each in again.statements] == [each.row for each in key.statements]


# --- a word counts for its innermost statement, once ---------------------------------------------

TEXT = "ab cde f. ghij “kl mnop” qr, stu v wxyz ab cde f!"


@st.composite
def nested(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Stretches that nest or are disjoint: cut a stretch in two again and again, and keep some."""
    stretches = []
    waiting = [(0, len(TEXT))]
    while waiting and len(stretches) < 12:
        start, end = waiting.pop()
        if end - start < 1 or not TEXT[start:end].strip():
            continue
        if draw(st.booleans()):
            stretches.append((start, end))
        cut = draw(st.integers(start, end))
        waiting += [(a, b) for a, b in ((start, cut), (cut, end)) if (a, b) != (start, end)]
    return stretches


def occurrence(start: int, end: int) -> str:
    words = TEXT[start:end]
    before = sum(TEXT.startswith(words, at) for at in range(start))
    total = sum(TEXT.startswith(words, at) for at in range(len(TEXT)))
    return f"{words}#{before + 1}" if total > 1 else words


@settings(max_examples=examples(150), deadline=None)
@given(nested())
def test_words_are_counted_once(tmp_path_factory, stretches):
    folder = tmp_path_factory.mktemp("nest")
    article = written_article(folder, TEXT)
    if not stretches:
        return
    rows = [row(id=f"p1.{n}", quote=occurrence(a, b)) for n, (a, b) in enumerate(stretches, 1)]
    key = key_of(article, folder, *rows)
    assert sorted(each.spans[0] for each in key.statements) == sorted(stretches)
    assert len(key.innermost) == len(article.words)
    for word, owner in zip(article.words, key.innermost, strict=True):
        assert (owner.end - owner.start if owner else None) == shortest_around(word, stretches)


def shortest_around(word, stretches: list[tuple[int, int]]) -> int | None:
    """The length of the shortest stretch that holds half of a word or more, found the slow way."""
    half = (word.end - word.start) / 2
    return min((b - a for a, b in stretches if min(b, word.end) - max(a, word.start) >= half), default=None)
