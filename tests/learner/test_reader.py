"""The page the reader paints: nothing of the text is lost, every word is counted once, nothing leaks."""

import dataclasses
import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.thorough import examples
from whosays.articles.article import Article, read_article
from whosays.articles.key import COLUMNS, Key, Statement
from whosays.articles.kinds import CAPTION, KINDS
from whosays.articles.page_data import page_data
from whosays.articles.seed import GlossaryEntry, Seed, read_seed
from whosays.base.errors import KitError
from whosays.base.places import seed_folder
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.read.widget import VIEWS, Reader

SOURCE = 'name = "Made up"\nreal = false\nserves = "lessons"\n[layout]\nheadline = [1]\n'


@pytest.fixture(scope="module")
def venezuela() -> Seed:
    return read_seed(seed_folder("venezuela-2018"))


def article_of(text: str) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_bytes(text.encode())
        Path(folder, "source.toml").write_text(SOURCE, encoding="utf-8")
        return read_article(Path(folder))


def statement(name: str, *spans: tuple[int, int], **cells: str) -> Statement:
    row = dict.fromkeys(COLUMNS, "") | {
        "kind": "reported fact",
        "source": "the article",
        "speaker": "article",
        "why": "because",
    }
    return Statement(name, spans, (), (), row | {"id": name} | cells)


def lost_words(article: Article, key: Key | None, blocks: list[dict]) -> list[str]:
    """What is wrong with the cuts: a paragraph that does not come back, or a segment ill placed."""
    wrong = []
    for block in blocks:
        paragraph = article.paragraph(block["id"])
        at = paragraph.start
        for segment in block["segments"]:
            end = at + len(segment["text"])
            covering = [
                (b - a, each.id)
                for each in (key.statements if key else ())
                for a, b in each.spans
                if a <= at and end <= b
            ]
            sizes = [size for name in segment["statements"] for size, i in covering if i == name]
            if {i for _, i in covering} != set(segment["statements"]) or not segment["text"]:
                wrong.append(f"{block['id']}: {segment}")
            if sizes != sorted(sizes, reverse=True):
                wrong.append(f"{block['id']}: {segment} is not outer first")
            at = end
        if "".join(each["text"] for each in block["segments"]) != paragraph.text:
            wrong.append(f"{block['id']} does not come back")
    return wrong


LETTERS = st.sampled_from("ab c.\u00a0\u0301“”\u05d0\U0001f600\r<&")


@st.composite
def marked_articles(draw: st.DrawFn) -> tuple[Article, Key]:
    """An article of odd letters, and statements that nest, touch, or come in two pieces."""
    lines = draw(st.lists(st.text(LETTERS, min_size=1, max_size=25), min_size=1, max_size=6))
    gaps = draw(st.lists(st.sampled_from(["\n", "\n\n"]), min_size=len(lines), max_size=len(lines)))
    text = "".join(line + gap for line, gap in zip(lines, gaps, strict=True))
    if not text.strip():
        text = "one\n"
    article = article_of(text)
    found: list[Statement] = []
    for paragraph in article.paragraphs:
        open_spans = [(paragraph.start, paragraph.end)]
        for _ in range(draw(st.integers(0, 5))):
            start, end = open_spans[draw(st.integers(0, len(open_spans) - 1))]
            cuts = sorted(draw(st.lists(st.integers(start, end), min_size=4, max_size=4)))
            spans = [(a, b) for a, b in ((cuts[0], cuts[1]), (cuts[2], cuts[3])) if a < b]
            crosses = any(
                a < d and c < b and not (a <= c and d <= b) and not (c <= a and b <= d)
                for each in found
                for a, b in each.spans
                for c, d in spans
            )
            if spans and not crosses:
                found.append(statement(f"{paragraph.id}.{len(found)}", *spans))
                open_spans += spans
    found.sort(key=lambda each: (each.start, -each.end, each.id))
    return article, Key(article, tuple(found))


@settings(max_examples=examples(150), deadline=None)
@given(marked_articles(), st.sampled_from(["a", "b c", "“"]))
def test_the_segments_give_the_text_back_exactly(pair: tuple[Article, Key], term: str) -> None:
    article, key = pair
    page = page_data(article, key, [GlossaryEntry(term, (term,), "meaning")])
    assert lost_words(article, key, page["blocks"]) == []
    assert [each["id"] for each in page["blocks"]] == [each.id for each in article.paragraphs]
    counted = sum(each["words"] for each in page["legend"])
    free = sum(owner is None for owner in key.innermost)
    assert counted + free == len(article.words)


def test_the_check_of_the_segments_can_fail() -> None:
    article = article_of("One.\n\nTwo words and more.\n")
    key = Key(article, (statement("p1.1", (6, 15)),))
    page = page_data(article, key)
    assert lost_words(article, key, page["blocks"]) == []
    page["blocks"][1]["segments"][0]["text"] = "Two  words"
    assert lost_words(article, key, page["blocks"])
    page = page_data(article, key)
    page["blocks"][1]["segments"][0]["statements"] = []
    assert lost_words(article, key, page["blocks"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_whole_article_comes_back_in_every_view(venezuela: Seed, view: str) -> None:
    reader = Reader(venezuela.article, venezuela.key, venezuela.glossary, view)
    key = venezuela.key if view in ("kinds", "xray") else None
    assert lost_words(venezuela.article, key, reader.task["blocks"]) == []
    assert reader.task["caption"] == CAPTION


def test_every_word_is_counted_once(venezuela: Seed) -> None:
    task = Reader(venezuela.article, venezuela.key, venezuela.glossary).task
    words = len(venezuela.article.words)
    joining = sum(owner is None for owner in venezuela.key.innermost)
    assert sum(each["words"] for each in task["legend"]) + joining == words
    assert sum(each["words"] for each in task["sources"]) + joining == words
    assert sum(each["words"] for each in task["xray"]) + joining == words
    assert sum(each["words"] for each in task["statements"].values()) + joining == words
    assert sum(each["statements"] for each in task["legend"]) == len(venezuela.key.statements)
    assert sum(each["statements"] for each in task["sources"]) == len(venezuela.key.statements)
    assert f"Of {words} words" in task["summary"]
    numbers = [int(n) for n in re.findall(r"(\d+) (?:are|is|can|its)", task["summary"])]
    assert sum(numbers) == words
    print(f"{words} words, {len(task['statements'])} statements: {task['summary']}")


def test_the_legend_shows_kinds_that_do_not_occur() -> None:
    key = read_seed(seed_folder("swapped-2018")).key
    legend = Reader(key.article, key).task["legend"]
    assert [each["kind"] for each in legend] == list(KINDS)
    absent = [each for each in legend if each["kind"] not in {one.kind for one in key.statements}]
    assert absent, "every kind occurs: take another article for this test"
    assert {(each["statements"], each["words"]) for each in absent} == {(0, 0)}


@pytest.mark.parametrize("view", ["clean", "lines"])
def test_views_without_marks_carry_nothing_of_the_key(venezuela: Seed, view: str) -> None:
    reader = Reader(venezuela.article, venezuela.key, venezuela.glossary, view)
    assert reader.task["statements"] == {}
    sent = repr(reader.task)
    reasons = [each.row["why"] for each in venezuela.key.statements]
    assert reasons
    assert not [why for why in reasons if why in sent]
    assert not any(seg["statements"] for b in reader.task["blocks"] for seg in b["segments"])


def test_nested_statements_know_each_other(venezuela: Seed) -> None:
    task = Reader(venezuela.article, venezuela.key).task
    nested = {name: each for name, each in task["statements"].items() if each["inside"]}
    assert nested
    for name, each in nested.items():
        outer = venezuela.key.statement(each["inside"][-1])
        assert outer.holds(venezuela.key.statement(name))
        assert name in task["statements"][outer.id]["parts"]


def test_only_some_paragraphs(venezuela: Seed) -> None:
    task = Reader(venezuela.article, venezuela.key, only=("p2", "p3")).task
    assert [each["id"] for each in task["blocks"]] == ["p2", "p3"]
    assert {name.split(".")[0] for name in task["statements"]} == {"p2", "p3"}
    words = [
        w
        for p in ("p2", "p3")
        for b in [venezuela.article.paragraph(p)]
        for w in venezuela.article.words_in(b.start, b.end)
    ]
    assert f"Of {len(words)} words" in task["summary"]


CASES = [  # kind, speaker, source, also_facet, also, how it is drawn, who answers
    ("reported fact", "article", "the article", "", "", "bold", "the article"),
    ("reported fact", "record", "the log < the article", "", "", "bold", "the log"),
    ("characterisation", "article", "the article", "", "", "wavy", "the article"),
    ("allegation", "article", "the article", "", "", "wavy", "the article"),
    ("characterisation", "union", "Dora < the article", "", "", "faded", "Dora"),
    ("official claim", "official", "Anna < Radio < the article", "", "", "faded", "Anna"),
    ("appeal", "party", "Boris < the article", "", "", "faded", "Boris"),
    ("furniture", "page", "the page", "", "", "page", "the page"),
    ("allegation", "official", "Anna < the article", "kind", "official claim", "faded", "Anna"),
    ("reported fact", "article", "the article", "kind", "official claim", "both",
     "the article, or an office"),
    ("reported fact", "article", "Radio < the article", "kind", "attributed claim", "both",
     "the article, or Radio"),
    ("reported fact", "article", "the article", "kind", "characterisation", "both", "the article"),
    ("official claim", "official", "Anna < the article", "kind", "reported fact", "both",
     "Anna, or the article"),
    ("characterisation", "article", "the article", "source", "Anna < the article", "both",
     "the article, or Anna"),
    ("characterisation", "official", "Anna < the article", "source", "the article", "both",
     "Anna, or the article"),
    ("official claim", "official", "Anna < the article", "source", "Boris < the article", "faded",
     "Anna, or Boris"),
    ("official claim", "official", "Anna < the article", "source", "Anna < Radio < the article",
     "faded", "Anna"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_xray_says_who_answers(case: tuple[str, ...]) -> None:
    kind, speaker, source, facet, also, drawn, name = case
    article = article_of("Head\n\nSome words here.\n")
    cells = {"kind": kind, "speaker": speaker, "source": source, "also_facet": facet, "also": also}
    key = Key(article, (statement("p1.1", (6, 16), **cells),))
    page = page_data(article, key)
    assert page["statements"]["p1.1"]["vouch"] == drawn
    notes = [each["note"] for each in page["blocks"][1]["segments"]]
    own = name in ("the article", "the page")
    assert notes == ["" if own else name, ""], "no name beside the article’s own words; none after the last"
    assert page["statements"]["p1.1"]["names"][0] == source.split(" <")[0]
    assert set(name.split(", or ")) <= set(page["statements"]["p1.1"]["names"])


def noted(text: str, *pieces: tuple[str, str]) -> list[tuple[str, str]]:
    """The names in the margin of a paragraph, each with the words beside which it stands.

    Args:
        text: the paragraph.
        pieces: words of it, and who says them ("" for the article itself).
    """
    article = article_of(f"Head\n\n{text}\n")
    made = []
    for i, (words, who) in enumerate(pieces):
        start = article.text.index(words)
        own = {"kind": "reported fact", "speaker": "article", "source": "the article"}
        cells = {"kind": "allegation", "speaker": "party", "source": f"{who} < the article"} if who else own
        made.append(statement(f"p1.{i}", (start, start + len(words)), **cells))
    made.sort(key=lambda each: (each.start, -each.end))
    block = page_data(article, Key(article, tuple(made)))["blocks"][1]
    return [(each["note"], each["text"]) for each in block["segments"] if each["note"]]


def test_a_name_stands_where_a_voice_begins_and_not_again_while_it_goes_on() -> None:
    text = "Anna says the port is shut and the crews are tired. Boris adds that “all is well” there."
    said = [("Anna says", ""), ("the port is shut", "Anna"), ("the crews are tired", "Anna")]
    said += [("Boris adds", ""), ("“all is well”", "Boris"), ("all is well", "Anna")]
    assert noted(text, *said) == [("Anna", "the port is shut"), ("Anna", "all is well")]
    back = noted(text, ("the port is shut and", "Anna"), ("shut", "Boris"))
    assert back == [("Anna", "the port is "), ("Boris", "shut"), ("Anna", " and")]
    own = noted(text, ("the port is shut", "Anna"), ("and", ""), ("the crews are tired", "Anna"))
    assert own == [("Anna", "the port is shut"), ("Anna", "the crews are tired")]


def test_paragraphs_are_numbered_once_as_tasks_name_them(venezuela: Seed) -> None:
    blocks = page_data(venezuela.article, None)["blocks"]
    numbers = {each["id"]: each["number"] for each in blocks}
    assert [numbers[f"p{n}"] for n in range(1, 8)] == list("1234567")
    assert {number for name, number in numbers.items() if name[0] != "p"} == {""}


def test_swapping_the_names_changes_names_only(venezuela: Seed) -> None:
    def swapped(text: str) -> str:
        return {"Maduro": "the opposition", "the opposition": "Maduro"}.get(text, text)

    def chain(text: str) -> str:
        return " < ".join(swapped(part.strip()) for part in text.split("<"))

    rows = [
        dataclasses.replace(each, row=each.row | {"source": chain(each.source)})
        for each in venezuela.key.statements
    ]
    before = page_data(venezuela.article, venezuela.key)
    after = page_data(venezuela.article, Key(venezuela.article, tuple(rows)))
    drawn = [each["vouch"] for each in before["statements"].values()]
    assert drawn == [each["vouch"] for each in after["statements"].values()]
    assert before["summary"] != after["summary"]
    there = before["summary"].replace("Maduro", "@").replace("the opposition", "Maduro")
    there = there.replace("@", "the opposition")
    assert Counter(re.findall(r"\w+", there)) == Counter(re.findall(r"\w+", after["summary"]))


def test_hard_words_are_explained_where_they_stand(venezuela: Seed) -> None:
    task = Reader(venezuela.article, None, venezuela.glossary, "clean").task
    marked = {seg["gloss"] for block in task["blocks"] for seg in block["segments"]} - {None}
    assert {"coup", "conspiracy", "portal"} <= marked
    assert {each["term"] for each in task["glossary"]} == marked
    for block in task["blocks"]:
        terms = [seg["gloss"] for seg in block["segments"] if seg["gloss"]]
        assert len(terms) == len(set(terms)), f"{block['id']} explains a word twice"


def test_a_hard_word_cut_by_a_statement_keeps_one_button() -> None:
    article = article_of("Head\n\nThey recognize the result.\n")
    key = Key(article, (statement("p1.1", (11, 24)),))  # ends inside "result"
    entry = GlossaryEntry("recognize the result", ("recognize the result",), "To accept it.")
    segments = page_data(article, key, [entry])["blocks"][1]["segments"]
    assert [seg["text"] for seg in segments if seg["gloss"]] == ["recognize the"]


def test_the_text_form_is_one_readable_line(venezuela: Seed) -> None:
    kinds = Reader(venezuela.article, venezuela.key, venezuela.glossary, "xray")
    again = Reader(venezuela.article, venezuela.key, venezuela.glossary, "xray")
    count = len(venezuela.key.statements)
    assert re.fullmatch(rf"The article · X-ray · {count} statements · #[0-9a-f]{{6}}", repr(kinds))
    assert repr(kinds) == repr(again)
    longest = Reader(venezuela.article, venezuela.key, title="Long\n" * 80)
    assert len(repr(longest)) <= 100
    assert "\n" not in repr(longest)
    first, *others = venezuela.key.statements
    changed = dataclasses.replace(first, row=first.row | {"why": "another reason"})
    other = Reader(venezuela.article, Key(venezuela.article, (changed, *others)), venezuela.glossary, "xray")
    assert repr(other) != repr(kinds), "a changed key must be seen in the stored output"


def test_what_cannot_be_shown_is_said(venezuela: Seed) -> None:
    with pytest.raises(KitError, match=r"no view “colour”.*clean, lines, kinds, xray"):
        Reader(venezuela.article, venezuela.key, view="colour")
    with pytest.raises(KitError, match=r"“xray” needs a key.*key\.csv"):
        Reader(venezuela.article, None, view="xray")
    with pytest.raises(KitError, match="no paragraph “p99”"):
        Reader(venezuela.article, venezuela.key, only=("p99",))


@pytest.mark.parametrize(
    "text",
    [
        "Word\n",
        "<script>alert(1)</script> & “more”\n",
        "שלום עולם\n",
        "👩‍👩‍👧 e\u0301\u0301 \u00a0 x\n",
        "a\r\nb\r\n",
    ],
    ids=["one word", "script", "right to left", "emoji and combining marks", "windows lines"],
)
def test_odd_texts_stay_as_they_are(text: str) -> None:
    article = article_of(text)
    key = Key(article, (statement("h.1", (0, 1)),))
    reader = Reader(article, key)
    assert lost_words(article, key, reader.task["blocks"]) == []
    assert reader.task["invented"] is True


def test_fifty_thousand_words() -> None:
    article = article_of("Head\n\n" + ("word after word is written " * 20 + "\n\n") * 500)
    assert len(article.words) == 50_001
    reader = Reader(article, None, [GlossaryEntry("written", ("written",), "On paper.")], "clean")
    assert lost_words(article, None, reader.task["blocks"][:20]) == []
    assert len(reader.task["blocks"]) == 501


def test_the_page_takes_text_as_text() -> None:
    module, style = esm("read/read.js"), css("read/read.css")
    for name in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert name not in module
    assert "import " not in re.sub(r"/\*\*.*?\*/|@param.*", "", module, flags=re.DOTALL)
    for letter in "FOCAJPX":
        assert f"--{letter}:" in style
        assert f".k{letter}" in style
