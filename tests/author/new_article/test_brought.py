"""What is no text, no article, or in other letters is told in a sentence that says what to do."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.brought_texts import HEADLINE, NEWS, a_clone, everything, laid
from whosays.author.new_article.brought import Brought, pasted, read_file
from whosays.base.errors import KitError


@pytest.fixture
def root(tmp_path) -> Path:
    return a_clone(tmp_path / "kit")


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return held.getvalue()


MHT = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/a
Subject: A page
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html"; boundary="x"

--x
"""
MAIL = b"Return-Path: <a@b.example>\nFrom: A <a@b.example>\nTo: C <c@d.example>\nSubject: read this\n\nHello"
FORMS = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
    "late pdf": (b"\n\n  %PDF-1.4", "is a PDF"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
    "png": (b"\x89PNG\r\n\x1a\n", "is a picture"),
    "gif": (b"GIF89a", "is a picture"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "is a picture"),
    "phone": (b"\0\0\0\x18ftypheic", "is a picture"),
    "tiff": (b"II*\0\x08", "is a picture"),
    "svg": (b"<?xml version='1.0'?>\n<svg xmlns='x'>", "for programs"),
    "mp4": (b"\0\0\0\x18ftypmp42", "is a film or a sound"),
    "mp3": (b"ID3\x03", "is a film or a sound"),
    "docx": (packed("[Content_Types].xml", "word/document.xml"), "is a Word file"),
    "odt": (packed("mimetype", "content.xml"), "LibreOffice"),
    "pages": (packed("Index/Document.iwa"), "Pages"),
    "epub": (packed("mimetype", "META-INF/container.xml"), "electronic book"),
    "xlsx": (packed("xl/workbook.xml"), "spreadsheet"),
    "zip": (packed("a.txt"), "is packed"),
    "torn zip": (b"PK\x03\x04torn", "is packed"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Word"),
    "rtf": (b"{\\rtf1\\ansi Hello}", "RTF"),
    "webarchive": (b"bplist00\xd1", "Safari"),
    "mht": (MHT, ".mht"),
    "mht of another": (MHT.replace(b"From: <Saved by Blink>\n", b""), ".mht"),
    "url": (b"[InternetShortcut]\r\nURL=https://news.example/a\r\n", "a link to a page"),
    "webloc": (b'<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x">\n<plist>', "a link to a page"),
    "mail": (MAIL, "is a mail"),
    "feed": (b'<?xml version="1.0"?><rss version="2.0"><channel>', "for programs"),
    "json": (b'{"title": "A", "body": "B"}', "for programs"),
    "gzip": (b"\x1f\x8b\x08", "is packed"),
}


@pytest.mark.parametrize("name", FORMS)
def test_what_a_file_is_counts_and_not_its_name(root, name):
    data, says = FORMS[name]
    for called in ("article.txt", "article.html", "article"):
        with pytest.raises(KitError, match=says) as told:
            laid(root, data, called)
        sentence = str(told.value)
        assert sentence.startswith(called)
        assert any(
            way in sentence for way in ("copy", "Copy", "Save as", "save it there", "Type", "Unpack")
        ), sentence
    assert everything(root / "seeds") == {}


def test_a_text_is_no_other_form(root):
    """Words that only begin like one."""
    for number, begins in enumerate(
        ("From: the harbor. ", "BM said so. ", "{ a brace } ", "To: all of you. ", "II. ")
    ):
        assert laid(root, begins + NEWS.replace("Monday", f"day {number}")).folder.is_dir()


# --- paths ----------------------------------------------------------------------------------------


def test_a_file_is_read_as_it_is(tmp_path):
    path = tmp_path / "with spaces & more.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\n")
    assert read_file(str(path)) == Brought(path.name, b"\xef\xbb\xbfone\r\n")


@pytest.mark.parametrize(
    "address",
    ["https://news.example/a?b=c", " HTTP://news.example ", "www.news.example/a", "file:///home/me/a.html"],
)
def test_an_address_is_told_to_save_the_page(address):
    for take in (read_file, pasted):
        with pytest.raises(KitError, match=r"is an address, and nothing is fetched .* save it there"):
            take(address)


@pytest.mark.parametrize("blank", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\0\0"])
def test_an_empty_file_is_told(tmp_path, blank):
    path = tmp_path / "a.txt"
    path.write_bytes(blank)
    with pytest.raises(KitError, match="is empty"):
        read_file(str(path))


def test_what_is_not_there_or_no_file_is_told(tmp_path):
    with pytest.raises(KitError, match=r"There is no file .*nowhere"):
        read_file(str(tmp_path / "nowhere.txt"))
    with pytest.raises(KitError, match=r"is a folder\. Give one file in it"):
        read_file(str(tmp_path))
    with pytest.raises(KitError, match="not the name of a file"):
        read_file("a\0b")
    with pytest.raises(KitError, match="not a file"):
        read_file("/dev/null")
    with pytest.raises(KitError, match=r"^x+: cannot be read \(File name too long\)"):
        read_file("x" * 5000)


@pytest.mark.parametrize("folder", ["Report_files", "Report-Dateien", "Report.fld"])
def test_the_folder_of_a_saved_page_leads_to_the_page(tmp_path, folder):
    (tmp_path / folder).mkdir()
    (tmp_path / "Report.html").write_text("<html>")
    with pytest.raises(KitError, match=r"Give the page beside it: .*Report\.html"):
        read_file(str(tmp_path / folder))


def test_a_file_as_large_as_a_film_is_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(KitError, match="has 50 megabytes"):
        read_file(str(path))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a POSIX machine's rights")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    for folder in [tmp_path, *list(tmp_path.parents)[:-2]]:
        folder.chmod(folder.stat().st_mode | 0o055)
    script = (
        "import os, sys; from whosays.author.new_article.brought import read_file\n"
        "from whosays.base.errors import KitError\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: read_file(sys.argv[1])\n"
        "except KitError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert "you may not read this file. Copy it" in done.stdout, done.stderr[-800:]


@pytest.mark.parametrize("text", ["", " \n", "\u2003"])
def test_an_empty_box_is_told(text):
    with pytest.raises(KitError, match="The box is empty"):
        pasted(text)


def test_half_a_letter_is_told(root):
    with pytest.raises(KitError, match="stands half a letter"):
        pasted("The mayor \ud83d said so.")


# --- letters --------------------------------------------------------------------------------------

ACCENTS = NEWS.replace("driver", "driver from Rivière-à-Pierre").replace("“", "«").replace("”", "»")


def test_other_encodings_are_shown_and_named_and_then_taken(root):
    with pytest.raises(KitError, match=r"line 6 is not UTF-8. .*«We were.*--encoding cp1252"):
        laid(root, ACCENTS.encode("cp1252"))
    made = laid(root, ACCENTS.encode("cp1252"), encoding="cp1252")
    assert (made.folder / "article.txt").read_bytes() == ACCENTS.encode("utf-8")
    with pytest.raises(KitError, match="--encoding utf-16"):
        laid(root, NEWS.encode("utf-16"))
    assert laid(root, NEWS.encode("utf-16"), encoding="utf-16").article.text == NEWS


def test_named_utf_8_keeps_the_bytes(root):
    marked = b"\xef\xbb\xbf" + NEWS.encode()
    for number, name in enumerate(("utf-8", "UTF8", "utf-8-sig")):
        data = marked + f"Day {number}.\n".encode()
        assert (laid(root, data, encoding=name).folder / "article.txt").read_bytes() == data


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("latin-17", "no encoding"),
        ("a\0b", "no encoding"),
        ("hex", "no encoding"),
        ("ascii", "is not in ascii"),
        ("rot13", "no encoding"),
    ],
)
def test_an_encoding_that_is_none_or_another_is_told(root, encoding, says):
    with pytest.raises(KitError, match=says):
        laid(root, ACCENTS, encoding=encoding)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (NEWS.encode("utf-16-le"), "line 1 holds a sign that no text has"),
        (ACCENTS.encode("utf-16-be"), "is no text that can be read|holds a sign"),
        (NEWS.encode() + b"\x1b[31m", "holds a sign that no text has"),
        (NEWS.replace("\n", "\r").encode(), "line ends of a very old Mac"),
        (bytes(range(256)) * 4, "no text that can be read"),
    ],
)
def test_what_holds_no_letters_is_told(root, data, says):
    with pytest.raises(KitError, match=says):
        laid(root, data)


@pytest.mark.parametrize("wrong", ["the mayor\ufffds office", "the mayorâ€™s office", "RiviÃ¨re"])
def test_letters_that_were_lost_before_are_named_and_stay(root, wrong):
    text = NEWS.replace("The mayor", wrong)
    made = laid(root, text)
    assert any("letters were lost or changed" in each for each in made.remarks)
    assert made.article.text == text
    assert not any("letters were lost" in each for each in laid(root, ACCENTS).remarks)


def test_the_plain_text_has_nothing_to_remark_but_its_length(root):
    (only,) = laid(root).remarks
    assert "an exercise, and no lesson page" in only
    assert HEADLINE in laid(root, NEWS + "And more.\n").article.source["name"]
