"""The one reader of articles: what it makes of real, odd and broken files."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.articles.article import read_article
from whosays.base.errors import KitError

SOURCE = 'name = "Test"\nreal = false\nserves = "lessons"\n'
REAL = 'name = "x"\nreal = true\nserves = "exercises"\n'


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


WORDS = "One said so.\n\n“Two” did not.\n"


def pinned(text: str) -> str:
    return f'{SOURCE}sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\n'


def test_every_article_of_the_kit_names_its_bytes_and_git_changes_none(root):
    folders = [path.parent for path in sorted((root / "seeds").glob("*/article.txt"))]
    assert len(folders) >= 13
    for folder in folders:
        article = read_article(folder)
        assert article.source["sha256"] == article.digest, folder.name
        assert b"\r" not in (folder / "article.txt").read_bytes()
    rules = (root / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert [line for line in rules if not line.startswith("#")] == ["* -text"]


@pytest.mark.parametrize(
    "altered",
    [WORDS.replace("\n", "\r\n"), f"\ufeff{WORDS}", "\ufeff" + WORDS.replace("\n", "\r\n")],
)
def test_line_ends_of_another_system_are_refused_in_one_sentence(tmp_path, altered):
    with pytest.raises(KitError, match=r"article\.txt: Git for Windows .* clone the kit again") as told:
        read_article(seed(tmp_path / "a", altered, pinned(WORDS)))
    assert str(told.value).count(". ") == 0


def test_other_words_are_refused_with_what_to_write_if_they_are_meant(tmp_path):
    folder = seed(tmp_path / "a", WORDS + "!", pinned(WORDS))
    digest = hashlib.sha256((folder / "article.txt").read_bytes()).hexdigest()
    with pytest.raises(KitError, match=f'not the words .* write sha256 = "{digest}"'):
        read_article(folder)


def test_what_a_teacher_wrote_on_windows_is_hers(tmp_path):
    text = WORDS.replace("\n", "\r\n")
    assert read_article(seed(tmp_path / "a", text)).text == text
    assert read_article(seed(tmp_path / "b", text, pinned(text))).text == text
    with pytest.raises(KitError, match="Git for Windows"):
        read_article(seed(tmp_path / "c", WORDS, pinned(text)))


def test_a_digest_that_is_no_text_is_told(tmp_path):
    with pytest.raises(KitError, match="“sha256” must be words"):
        read_article(seed(tmp_path / "a", WORDS, f"{SOURCE}sha256 = 7\n"))


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


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("parted", ["blank lines", "line ends"])
def test_a_mark_and_line_ends_belong_to_no_word_and_no_paragraph(tmp_path, mark, end, parted):
    text = mark + end.join(("First line", "", " Second one. ", "", "", "Third")) + end
    source = f'{SOURCE}[layout]\nparted_by = "{parted}"\n'
    article = read_article(seed(tmp_path / "a", text, source))
    assert article.text == text
    assert [each.text for each in article.paragraphs] == ["First line", " Second one. ", "Third"]
    assert [each.text for each in article.words] == ["First", "line", "Second", "one.", "Third"]
    for each in (*article.paragraphs, *article.words):
        assert text[each.start : each.end] == each.text


def test_what_parts_a_text_is_said_in_its_source(tmp_path):
    text = "One\nTwo goes\non\n\nThree"
    counts = {}
    for parted in ("blank lines", "line ends"):
        layout = f'[layout]\nparted_by = "{parted}"\nheadline = [1]\n'
        counts[parted] = [
            each.text for each in read_article(seed(tmp_path, text, SOURCE + layout)).paragraphs
        ]
    assert counts == {
        "blank lines": ["One\nTwo goes\non", "Three"],
        "line ends": ["One", "Two goes", "on", "Three"],
    }
    for wrong in ('"lines"', "1", '["line ends"]'):
        with pytest.raises(KitError, match="parted_by must be blank lines or line ends"):
            read_article(seed(tmp_path, text, f"{SOURCE}[layout]\nparted_by = {wrong}\n"))


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
        (SOURCE + 'attribution = ""\n', "attribution"),
        (SOURCE + "attribution = 3\n", "attribution"),
        (SOURCE.replace("false", "true") + '[known]\nlicense = "CC BY 2.5"\n', "attribution"),
        (SOURCE.replace("false", "true") + 'attribution = " "\n[known]\nlicense = "CC BY 2.5"\n', "address"),
        (SOURCE + '[known]\nLicence = "CC BY 2.5"\n', "attribution"),
        (REAL, "attribution"),
        (REAL + 'attribution = "W"\n[known]\naddress = "https://w.example/a"\n', "lacks the address"),
        (REAL + 'attribution = "\u200b"\n[known]\nlicense = "CC BY 2.5"\n', "lacks"),
    ],
)
def test_a_contradictory_source_is_a_clear_message(tmp_path, source, says):
    with pytest.raises(KitError, match=says) as error:
        read_article(seed(tmp_path / "s", "one\n\ntwo", source))
    assert "source.toml" in str(error.value)


@settings(deadline=None)  # a busy machine reads a text as slowly as it likes
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
