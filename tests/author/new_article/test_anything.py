"""Whatever somebody brings: it is laid as it is, or told in a sentence, and nothing half-made stays."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.brought_texts import NEWS, a_clone, laid
from helpers.saved_pages import page
from helpers.thorough import examples
from whosays.articles.article import read_article
from whosays.author.new_article.laying import BEGUN
from whosays.base.errors import KitError

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
MARKS = ("“", "”", '"', "‖", "#2", "p2:", "=1+1", "'", "— ")
LETTERS = ("ß", "\u202e", "\U0001f600", "a", "A", "1.", "&#11;", "&#xFFFE;", "&#0;", "&nbsp;", "&lt;")
BLANKS = ("\n", "\n\n", "\r\n", "\ufeff", "\u00a0", " ", "\u2028", "\x0b", "\x0c", "\x85")
WORDS = ("10:32 ", "Play video", "Log in to ", "Advertisement", "The mayor said so. ", "said ", "Monday\n")
TAGS = ("<p>", "</p>", "<html>", "<!--", "-->", "<![CDATA[", "<h1>", "<title>", "<p hidden>")
PIECES = st.sampled_from([*MARKS, *LETTERS, *BLANKS, *WORDS, *TAGS])
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)
CALLED = st.sampled_from(["a.txt", "a.html", "CON", "ä ö.TXT", "..", "news.htm"])


def tried(data: bytes, called: str, **wishes) -> bool:
    """Whether it was laid. All that must hold either way is held here."""
    with tempfile.TemporaryDirectory() as folder:
        root = a_clone(Path(folder) / "kit")
        try:
            made = laid(root, data, called, **wishes)
        except KitError:
            made = None
        if made is None:
            assert list((root / "seeds").iterdir()) == []
            return False
        assert not (root / "seeds" / BEGUN).exists()
        assert read_article(made.folder).text == (made.folder / "article.txt").read_bytes().decode("utf-8")
        return True


@settings(max_examples=examples(60), deadline=None, suppress_health_check=QUIET)
@given(TEXTS, CALLED, st.booleans())
def test_any_text(text, called, anyway):
    tried((NEWS[:60] + text).encode(), called, anyway=anyway)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=QUIET)
@given(st.binary(max_size=400), CALLED, st.sampled_from(["", "utf-8", "cp1252", "utf-16", "hex", "no such"]))
def test_any_bytes(data, called, encoding):
    tried(data, called, encoding=encoding, anyway=True)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=QUIET)
@given(st.integers(0, len(page())), st.integers(0, len(page())), TEXTS)
def test_any_piece_of_a_page(start, end, put_in):
    markup = page()
    tried((markup[:start] + put_in + markup[end:]).encode(), "a.html", anyway=True)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=QUIET)
@given(st.text(max_size=60))
def test_any_name(name):
    tried(NEWS.encode(), "a.txt", name=name)


def test_the_plain_things_are_laid():
    assert tried(NEWS.encode(), "a.txt")
    assert tried(page().encode(), "a.html")
    assert tried(NEWS.encode("utf-16"), "a.txt", encoding="utf-16")
