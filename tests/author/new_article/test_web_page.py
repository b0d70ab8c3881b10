"""Of a saved page its article is taken: headline and paragraphs, in whatever letters it was saved."""

import re
import tomllib
from pathlib import Path

import pytest

from helpers.brought_texts import NEWS, a_clone, everything, laid
from helpers.saved_pages import BANNER, COMMENT, HIDDEN, MENU, PARAGRAPHS, TITLE, page
from whosays.articles.key import check_key
from whosays.author.new_article import web_page
from whosays.base import extras
from whosays.base.errors import KitError

WANTED = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
XHTML = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">'


@pytest.fixture
def root(tmp_path) -> Path:
    return a_clone(tmp_path / "kit")


def test_the_article_and_nothing_around_it(root):
    made = laid(root, page(), "Harbor crews.html")
    text = (made.folder / "article.txt").read_text("utf-8")
    assert text == WANTED
    for other in (
        HIDDEN,
        COMMENT,
        BANNER,
        MENU,
        "enable JavaScript",
        "They did it",
        "editor's note",
        "rights",
    ):
        assert other not in text, other
    assert [each.id for each in made.article.paragraphs] == ["h", "p1", "p2", "p3", "p4"]
    assert check_key(made.article, made.folder / "key.csv")[1] == []


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ('<div style="visibility: hidden">', "</div>"),
        ('<div class="cookie-consent-active">', "</div>"),
        ('<main hidden style="display:none">', "</main>"),
        ('<div role="dialog"><nav>', "</nav></div>"),
    ],
)
def test_what_holds_most_of_a_page_is_not_taken_for_hidden(root, begins, ends):
    """Pages hide everything until their script runs, and are saved so."""
    markup = page().replace("<article>", f"{begins}<article>").replace("</article>", f"</article>{ends}")
    text = laid(root, markup, "a.html").article.text
    assert all(each in text for each in PARAGRAPHS)
    assert HIDDEN not in text


def test_a_headline_is_the_page_s_own_and_no_heading_further_down(root):
    bare = re.sub(r"<h1>.*?</h1>|<title>.*?</title>|<meta property=.og:title[^>]*>", "", page())
    made = laid(root, bare, "a.html")
    assert made.article.text == "\n\n".join(PARAGRAPHS) + "\n"
    assert made.article.paragraphs[0].id == "p1"
    for gone in (r"<h1>.*?</h1>", r"<meta property=.og:title[^>]*>"):
        other = laid(root, re.sub(gone, "", page()).replace("Monday", gone[1:3]), "a.html")
        assert other.article.paragraphs[0].text == TITLE


def test_headings_quotations_and_lists_of_an_article_stay_and_captions_of_others_go(root):
    added = (
        "<h2>Ships wait outside</h2><aside><p>Read more: five harbors for a sunny day</p></aside>"
        "<blockquote><p>“It is a scandal,” the union wrote in a letter.</p></blockquote>"
        "<ul><li>First point of the union: the money of May.</li></ul><p>According"
    )
    text = laid(root, page().replace("<p>According", added, 1), "a.html").article.text
    for each in ("Ships wait outside", "“It is a scandal,” the union wrote", "First point of the union"):
        assert each in text
    assert "sunny day" not in text


def test_what_the_page_says_of_itself_is_kept_as_its_own_word(root):
    made = laid(root, page(), "a.html")
    source = tomllib.loads((made.folder / "source.toml").read_text("utf-8"))
    known = source["known"]
    assert known["publisher"] == "Marlquay Now"
    assert known["date"] == "2026-11-20"
    assert known["address"] == "https://marlquay-now.example/harbor-crews"
    assert known["address"] in source["attribution"]
    assert source["attribution"].endswith("of itself; author and licence were not asked yet.")
    assert not {"author", "license"} & {*known, *source.get("unknown", {})}
    assert "The page says of itself: publisher, date and address." in known["as_printed"]
    again = laid(
        root, page(paragraphs=(*PARAGRAPHS, "One more.")), "a.html", name=made.folder.name, again=True
    )
    assert again.folder == made.folder, "what the page says is nobody's work"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ("", "utf-8"),
        ("", "cp1252"),
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="no-such-thing">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_a_page_in_other_letters_reads_the_same(root, charset, encoding):
    made = laid(root, page(charset=charset).encode(encoding), "a.htm")
    assert made.article.text == WANTED


@pytest.mark.parametrize(
    "begins", [XHTML, "<html>", "\n\n <!-- saved from url=(0014)about -->\n<!doctype HTML><html>"]
)
@pytest.mark.parametrize("called", ["a.html", "a.txt", "a"])
def test_a_page_is_known_by_its_markup_and_not_by_its_name(root, begins, called):
    assert laid(root, page(begins=begins), called).article.text == WANTED


def test_a_named_encoding_goes_before_what_the_page_says(root):
    data = page(charset='<meta charset="utf-16">').encode("cp1251", "replace")
    assert "Crane crews" in laid(root, data, "a.html", encoding="cp1251").article.text


def test_a_text_called_html_and_a_text_with_a_tag_in_it_stay_texts(root):
    for number, (text, called) in enumerate(
        ((NEWS, "a.html"), (NEWS + "\nSee <b>bold</b> & <p> tags.\n", "a.txt"))
    ):
        made = laid(root, text, called, name=f"text-{number}")
        assert made.article.text == text


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<!doctype html><html><body></body></html>", "no article was found"),
        ("<!doctype html>", "no article was found|cannot be read"),
        (page(paragraphs=()), "no article was found|not shown|that is no article"),
        (
            page(paragraphs=("Log in to your account to continue reading.", "Forgot your password?")),
            "asks to log in",
        ),
        (
            page(paragraphs=PARAGRAPHS[:1], head='<meta property="og:type" content="video.other">'),
            "page of a video",
        ),
    ],
)
def test_a_page_without_an_article_is_told(root, markup, says):
    with pytest.raises(KitError, match=says):
        laid(root, markup, "a.html")
    assert everything(root / "seeds") == {}


@pytest.mark.parametrize("spoiled", ["<html><p>a<b>c</p></b><table><tr>", "<html>\x00<p>x", "<html" * 999])
def test_torn_markup_is_never_a_traceback(root, spoiled):
    with pytest.raises(KitError, match="copy"):
        laid(root, spoiled, "a.html")
    made = laid(root, "<html><body><div><p>" + page()[:-60], "a.html")
    assert "Crane crews" in made.article.text


def test_what_is_not_installed_is_told_with_what_to_type(root, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    with pytest.raises(KitError, match=r'A saved page needs trafilatura, lxml_html_clean: .*"\.\[author\]"'):
        laid(root, page(), "a.html")
    assert laid(root, NEWS).folder.is_dir(), "a text needs nothing"


def test_nothing_is_fetched(root, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a page was asked for something")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert laid(root, page(), "a.html").article.text == WANTED
    assert web_page.is_page
