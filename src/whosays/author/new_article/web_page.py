"""A page saved from a browser: its article's words, without menus, scripts, comments and what is hidden."""

import codecs
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.author.new_article.brought import PASTE, Brought
from whosays.author.new_article.looks import LEAST_LETTERS
from whosays.base.errors import KitError
from whosays.base.extras import need

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I
)
_BLOCK_TAG = re.compile(r"<(?:p|div|article|section|h1|br)\b[^>]*>", re.I)
# What no reader of a page sees and XML has no place for, as itself and by its number.
_NO_LETTER = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]));?(?![0-9a-f])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
}  # as the HTML standard has it
_NO_WORDS = "//script | //style | //template | //noscript"
_NEVER_SEEN = (
    "//*[@hidden and not(@hidden='until-found')]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
    "//dialog | //form[.//input[@type='password']] | //*[@role='dialog' or @role='alertdialog']",
    "//nav | //*[@role='navigation']",
    "//*[contains(@id, 'cookie') or contains(@class, 'cookie') or contains(@id, 'consent')]",
)
_TITLES = "//h1 | //title | //meta[@property='og:title' or @name='twitter:title']/@content"
_FILM = "boolean(//meta[@property='og:type'][starts-with(@content, 'video')])"
_ADDRESS = re.compile(r"https?://[^\s\"<>“”]{3,300}")


@dataclass(frozen=True)
class WebPage:
    """What was found in a page.

    Attributes:
        text: the headline, if the page has a title, and its paragraphs, blank lines between.
        title: the headline; "" if there is none.
        said: what the page's own data say of its origin, by field: publisher, date, author, address.
        film: it calls itself a film.
    """

    text: str
    title: str
    said: dict[str, str]
    film: bool


def is_page(brought: Brought) -> bool:
    """Whether these bytes are a page's markup, whatever the file is called."""
    markup = brought.data.decode(_mark(brought.data) or "latin-1", "replace")
    named = brought.name.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_MARKUP.match(markup)) or (named and bool(_BLOCK_TAG.search(markup)))


def read_page(brought: Brought, encoding: str = "") -> WebPage:
    """The article in a saved page.

    Raises:
        KitError: what reads pages is not installed, or there is no article in it.
    """
    need("A saved page", ("trafilatura", "lxml_html_clean"), "author")
    from trafilatura import extract, extract_metadata  # noqa: PLC0415  an extra: who brings a text needs none

    tree = _tree(_markup(brought.data, encoding), brought.name)
    film = bool(tree.xpath(_FILM))
    about = extract_metadata(deepcopy(tree))
    title = _title(about, tree)
    _drop_unseen(tree)
    found = extract(tree, include_comments=False, include_tables=False, include_images=False) or ""
    paragraphs = [line.strip() for line in found.split("\n") if line.strip()]
    paragraphs = [each for each in paragraphs if each != title]
    if sum(len(each) for each in paragraphs) < LEAST_LETTERS:
        raise KitError(
            f"{brought.name}: no article was found in this page. Open it in your browser. Do you see the "
            f"whole "
            f"article? Then {PASTE}. Else save the page again when all of it is there."
        )
    text = "\n\n".join([*([title] if title else []), *paragraphs]) + "\n"
    return WebPage(text, title, _said(about), film)


def _markup(data: bytes, encoding: str) -> str:
    """The page's letters, as a browser reads them: by its mark, its own word, as UTF-8, as cp1252."""
    named = _CHARSET.search(data[:4096])
    tried = [encoding, _mark(data), named[1].decode("ascii", "replace") if named else "", "utf-8"]
    for each in filter(None, tried):
        try:
            name = codecs.lookup(each).name
            return data.decode(name if encoding else _AS_BROWSERS_READ.get(name, name))
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _mark(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16be"
    return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else ""


def _tree(markup: str, name: str) -> "HtmlElement":
    from lxml import etree, html  # noqa: PLC0415  comes with the extra

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        shown = _NO_LETTER.sub("", markup.removeprefix("\ufeff"))
        return html.document_fromstring(shown.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise KitError(f"{name}: this page cannot be read. Open it in your browser, {PASTE}.") from error


def _drop_unseen(tree: "HtmlElement") -> None:
    """Take out what no reader of the page sees, and banners; a whole article is never taken for one."""
    for each in tree.xpath(_NO_WORDS):
        each.drop_tree()
    whole = len(tree.text_content())
    for path in _NEVER_SEEN:
        for each in tree.xpath(path):
            if each.getparent() is not None and 2 * len(each.text_content()) < whole:
                each.drop_tree()


def _title(about: object, tree: "HtmlElement") -> str:
    """What the page calls its article; a heading further down, such as that of its comments, is none."""
    title = _line(getattr(about, "title", None) or "")
    named = [_line(each if isinstance(each, str) else each.text_content()) for each in tree.xpath(_TITLES)]
    return title if any(title in each for each in named) else ""


def _said(about: object) -> dict[str, str]:
    """What the page says of its origin, each on one line; what it does not say is left out."""
    fields = {"publisher": "sitename", "date": "date", "author": "author", "address": "url"}
    found = {name: _line(getattr(about, field, None) or "") for name, field in fields.items()}
    if not _ADDRESS.fullmatch(found["address"]):
        found["address"] = ""
    return {name: value for name, value in found.items() if value}


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
