"""The one reader of articles: what it makes of real, odd and broken files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.articles.article import read_article
from whosays.base.errors import KitError

SOURCE = 'name = "Test"\nreal = false\nserves = "lessons"\n'


def seed(folder, text, source=SOURCE):
    folder.mkdir(parents=True, exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / "article.txt").write_bytes(data)
    (folder / "source.toml").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def venezuela(root):
    return read_article(root / "seeds" / "venezuela-2018")


def test_the_seed_is_kept_as_it_is(venezuela):
    assert venezuela.digest.startswith("c814636c")
    assert len(venezuela.text) == 2112
    assert "\u00a0" in venezuela.text
    assert "on you device" in venezuela.text


def test_paragraphs_get_the_numbers_a_reader_would_give_them(venezuela):
    names = [each.id for each in venezuela.paragraphs]
    assert names == ["h", "x1", "p1", "p2", "p3", "p4", "x2", "p5", "p6", "p7", "x3", "x4"]
    assert venezuela.paragraph("p2").text.startswith("According to the portal Globovision")


def test_words_and_paragraphs_give_their_text_back(venezuela):
    assert len(venezuela.words) == 325
    for each in (*venezuela.words, *venezuela.paragraphs):
        assert venezuela.text[each.start : each.end] == each.text
    body = [p for p in venezuela.paragraphs if p.role == "paragraph"]
    assert sum(len(venezuela.words_in(p.start, p.end)) for p in body) == 281


def test_a_sentence_around_a_stretch(venezuela):
    start = venezuela.text.index("Henri Falcón")
    a, b = venezuela.sentence_at(start, start + 5)
    assert venezuela.text[a:b] == (
        "Candidate Henri Falcón obtained more than 1.8 million votes and Javier Bertucci 952,000 votes."
    )
    fragment = venezuela.text.index("According to the National")
    a, b = venezuela.sentence_at(fragment, fragment + 5)
    assert venezuela.text[a:b] == "According to the National Electoral Council."


@pytest.mark.parametrize(
    ("text", "words", "paragraphs"),
    [
        ("Word", 1, 1),
        ("a\n\nb\n\n\n\nc\n", 3, 3),
        ("مرحبا بالعالم.\n\nثانيا", 3, 2),
        ("A 👩‍👩‍👧 flag 🇻🇪 and e\u0301.\n", 6, 1),
        ("<script>alert(1)</script> & <b>bold</b>", 3, 1),
        ("one\r\n\r\ntwo\r\n", 2, 2),
        ("\n\n  leading\n", 1, 1),
    ],
)
def test_odd_texts_are_read_and_not_repaired(tmp_path, text, words, paragraphs):
    article = read_article(seed(tmp_path / "odd", text))
    assert article.text == text
    assert (len(article.words), len(article.paragraphs)) == (words, paragraphs)


def test_fifty_thousand_words(tmp_path):
    article = read_article(seed(tmp_path / "long", "word " * 49_999 + "end.\n\nNew."))
    assert len(article.words) == 50_001
    assert article.sentence_at(0, 4)[0] == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "cannot be read"),
        (b"", "empty"),
        (b" \n\n\t", "empty"),
        (b"first line\ncaf\xe9", "line 2 is not UTF-8"),
        ("a".encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_broken_article_is_a_clear_message(tmp_path, data, says):
    folder = seed(tmp_path / "broken", b"x" if data is None else data)
    if data is None:
        (folder / "article.txt").unlink()
    with pytest.raises(KitError, match=says) as error:
        read_article(folder)
    assert "article.txt" in str(error.value)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("name = ", "not TOML"),
        ('name = "x"\nserves = "lessons"\n', "real"),
        ('name = "x"\nreal = "yes"\nserves = "lessons"\n', "real"),
        ('name = "x"\nreal = true\nserves = "both"\n', "serves"),
        (SOURCE + "[layout]\nheadline = [9]\n", "block 9"),
        (SOURCE + "[layout]\nheadline = [1]\npage_parts = [1]\n", "named twice"),
        (SOURCE + "layout = 3\n", "table"),
    ],
)
def test_a_contradictory_source_is_a_clear_message(tmp_path, source, says):
    with pytest.raises(KitError, match=says) as error:
        read_article(seed(tmp_path / "s", "one\n\ntwo", source))
    assert "source.toml" in str(error.value)


@given(st.text(min_size=1).filter(lambda text: text.encode("utf-8", "ignore").strip()))
def test_any_text_comes_back_from_its_words(tmp_path_factory, text):
    text = text.encode("utf-8", "ignore").decode("utf-8")
    article = read_article(seed(tmp_path_factory.mktemp("any"), text))
    assert article.text == text
    assert [w.text for w in article.words] == text.split()
    for word in article.words:
        assert article.text[word.start : word.end] == word.text
    for paragraph in article.paragraphs:
        for word in article.words_in(paragraph.start, paragraph.end):
            a, b = article.sentence_at(word.start, word.end)
            assert a <= word.start
            assert word.end <= b
