"""What a file is by its first bytes, whatever its name says; and what to do where it holds no plain words."""

import re
import zipfile
from io import BytesIO

from whosays.author.new_article.brought import PASTE, Brought
from whosays.base.errors import KitError

_COPY = f"Open it, {PASTE}."
_OF_WORDS = (
    "Open it in the program that wrote it, choose Save as, “Plain text” with the encoding UTF-8, and give "
    "that file."
)
_PAGE = "Open it in a browser, choose Save as, “Webpage, HTML only”, and give that file. Or " + PASTE + "."
_PHOTO = "a picture"
_FILM = "a film or a sound"
_READ_OFF = (
    "The kit reads no pictures. Type the words into a text file; or let your phone or computer read them "
    "off, "
    "and compare them with the picture letter by letter."
)
_HEARD = "Find the report as words: many pages carry it beside the film. Copy those into a text file."
_UNREAD = "what only a program can read"

# bytes, where they begin, what it is, what to do
_MAGIC = (
    (b"\xff\xd8\xff", 0, _PHOTO, _READ_OFF),
    (b"\x89PNG", 0, _PHOTO, _READ_OFF),
    (b"GIF8", 0, _PHOTO, _READ_OFF),
    (b"WEBP", 8, _PHOTO, _READ_OFF),
    (b"II*\0", 0, _PHOTO, _READ_OFF),
    (b"MM\0*", 0, _PHOTO, _READ_OFF),
    (b"ftyphei", 4, _PHOTO, _READ_OFF),
    (b"ftypmif", 4, _PHOTO, _READ_OFF),
    (b"ftypavif", 4, _PHOTO, _READ_OFF),
    (b"<svg", 0, _PHOTO, _READ_OFF),
    (b"ftyp", 4, _FILM, _HEARD),
    (b"ID3", 0, _FILM, _HEARD),
    (b"OggS", 0, _FILM, _HEARD),
    (b"RIFF", 0, _FILM, _HEARD),
    (b"\x1aE\xdf\xa3", 0, _FILM, _HEARD),
    (b"\xd0\xcf\x11\xe0", 0, "a file of an older Word or Office", _OF_WORDS),
    (b"{\\rtf", 0, "a text with its layout (RTF)", _OF_WORDS),
    (b"bplist00", 0, "a page that Safari saved (.webarchive)", _PAGE),
    (b"\x1f\x8b", 0, "packed", "Unpack it, and give the text file that is in it."),
    (b"7z\xbc\xaf", 0, "packed", "Unpack it, and give the text file that is in it."),
    (b"Rar!", 0, "packed", "Unpack it, and give the text file that is in it."),
    (b"SQLite", 0, _UNREAD, _COPY),
    (b"\x7fELF", 0, _UNREAD, _COPY),
)
_INSIDE = (  # of a zip: a name in it, what it is, what to do
    ("word/", "a Word file", _OF_WORDS),
    ("content.xml", "a file of LibreOffice or OpenOffice", _OF_WORDS),
    ("META-INF/container.xml", "an electronic book", _COPY),
    ("ppt/", "a file of PowerPoint", _COPY),
    ("xl/", "a spreadsheet", _COPY),
    ("Index/Document.iwa", "a file of Pages", _OF_WORDS),
)
_OF_MAIL = (
    r"(?:From|To|Subject|Date|MIME-Version|Received|Return-Path|Delivered-To|Message-ID|Content-Type): ?\S"
)
_TEXTS = (  # how a text begins that is none to read, what it is, what to do
    (r"\[InternetShortcut\]|<\?xml[^>]*>\s*<!DOCTYPE plist|<plist\b", "a link to a page and not the page",
     "Open the page in a browser, save it there (Ctrl+S, “Webpage, HTML only”), and give that file."),
    (r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type): *multipart/related",
     "a page with all its parts in one file (.mht)", _PAGE),
    (r"From: <Saved by ", "a page with all its parts in one file (.mht)", _PAGE),
    (rf"(?:{_OF_MAIL}[^\n]*\n(?:[ \t][^\n]*\n)*){{3}}", "a mail",
     f"A mail holds names and addresses of people. Open it, {PASTE}: the article alone."),
    (r"<\?xml(?![^>]*>\s*<!doctype html)(?![\s\S]{0,600}<html)|<rss\b|<feed\b", "for programs (XML)", _COPY),
    (r"<svg\b", _PHOTO, _READ_OFF),
    (r"\s*\{\s*\"[\w@]+\"\s*:|\s*\[\s*\{\s*\"", "for programs (JSON)", _COPY),
)  # fmt: skip


def refuse_other_forms(brought: Brought) -> None:
    """Say what a file is that is neither text nor a page, and what to do with it.

    Raises:
        KitError: it is such a file.
    """
    found = _form(brought.data)
    if found:
        what, way_out = found
        raise KitError(f"{brought.name} is {what}, whatever its name says. {way_out}")


def _form(data: bytes) -> tuple[str, str] | None:
    if b"%PDF-" in data[:1024]:
        return "a PDF", f"Open it, {PASTE}. Is it a scan, from which nothing can be copied? {_READ_OFF}"
    for magic, at, what, way_out in _MAGIC:
        if data.startswith(magic, at):
            return what, way_out
    return _zipped(data) if data.startswith(b"PK\x03\x04") else _text_form(data)


def _zipped(data: bytes) -> tuple[str, str]:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = []
    for begins, what, way_out in _INSIDE:
        if any(name.startswith(begins) for name in names):
            return what, way_out
    return "packed", "Unpack it, and give the text file that is in it."


def _text_form(data: bytes) -> tuple[str, str] | None:
    text = data[:4096].decode("latin-1").removeprefix("ï»¿").replace("\r\n", "\n").lstrip()
    for begins, what, way_out in _TEXTS:
        if re.match(begins, text, re.IGNORECASE):
            return what, way_out
    return None
