"""Answers pasted into a message as text: read out of whatever the message became on its way."""

import base64
import hashlib
import io
import json
import quopri
import zipfile
import zlib

import pytest

from helpers.exercise_pages import write_page
from helpers.hand_ins import handed_in
from whosays.teacher.collect.collecting import collect
from whosays.teacher.collect.copied_text import BEGIN, END, copied
from whosays.teacher.collect.online_texts import online_texts
from whosays.teacher.collect.word_files import text_within

FILE = handed_in("17")


def message(data: bytes, *, packed: bool = True) -> str:
    """As the page spells it."""
    letters = base64.b64encode(zlib.compress(data) if packed else data).decode()
    return "\n".join([BEGIN, *(letters[at : at + 64] for at in range(0, len(letters), 64)), END])


def broken_anew(text: str) -> str:
    """Between the first line and the last, in lines of another length."""
    letters = "".join(text.splitlines()[1:-1])
    return "\n".join([BEGIN, *(letters[at : at + 31] for at in range(0, len(letters), 31)), END])


def text_file(part: str, text: str, tail: str = "") -> bytes:
    """As Word or LibreOffice saves it: a paragraph a line, and a word cut in two by what a checker marked."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    lines = lines.replace("WHOSAYS", 'WHO</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>SAYS')
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            part, f"<?xml version='1.0'?><w:document><w:body>{lines}{tail}</w:body></w:document>"
        )
    return packed.getvalue()


TEXT = message(FILE)
WORDS = TEXT.replace("-----", "—–")  # what Word makes of five dashes
WAYS = {
    "as it is": ("a.txt", TEXT.encode()),
    "packed by nobody": ("a.txt", message(FILE, packed=False).encode()),
    "with words around it": ("a.txt", f"Dear Ms A,\n\n{TEXT}\n\nBest, 17".encode()),
    "quoted": ("a.txt", "".join(f"> > {line}\r\n" for line in TEXT.splitlines()).encode()),
    "broken anew": ("a.txt", broken_anew(TEXT).encode()),
    "in one line": ("a.txt", TEXT.replace("\n", " ").encode()),
    "as HTML": ("a.html", f"<html><p>{TEXT}</p></html>".replace("\n", "<br />\r\n&nbsp;").encode()),
    "typed into Moodle": ("onlinetext.html", f"<p>{TEXT}</p>".replace("\n", "</p><p>").encode()),
    "as a mail": ("a.eml", b"Subject: work\n\n" + quopri.encodestring(TEXT.encode())),
    "through Word": ("a.txt", f"“{WORDS}” ‘sent’…".encode()),
    "through Word into a mail": ("a.eml", quopri.encodestring(WORDS.replace("\n", "\r\n\r\n").encode())),
    "as a file of Word": ("My work.docx", text_file("word/document.xml", WORDS)),
    "as a file of LibreOffice": ("a.odt", text_file("content.xml", f"Dear Ms A, “hello”\n{TEXT}\nBen")),
    "in Windows' older code": ("a.txt", f"“{WORDS}”".encode("cp1252")),
    "saved by Notepad": ("a.txt", TEXT.encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_it_is_read_whatever_a_message_became(way, tmp_path):
    name, content = WAYS[way]
    assert copied(text_within(name, content)) == FILE
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / name).write_bytes(content)
    done = collect([tmp_path / "inbox"], tmp_path / "to")
    [row] = done.having("latest")
    assert (row.learner, row.whole, row.note) == ("17", True, "")


def test_in_a_download_of_moodle_it_counts_and_is_not_told_as_unread(tmp_path):
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        archive.writestr("Ana Lopez_77_assignsubmission_onlinetext_/onlinetext.html", f"<p>{TEXT}</p>")
        archive.writestr("Ben Olsen_78_assignsubmission_onlinetext_/onlinetext.html", "<p>I sent it.</p>")
    done = collect([tmp_path / "moodle.zip"], tmp_path / "to")
    [row] = done.having("latest")
    assert (row.learner, row.sender) == ("17", "Ana Lopez")
    [told] = online_texts(done.rows)
    assert told.startswith("1 text was typed")


def test_of_two_texts_the_last_whole_one_counts():
    older, newer, broken = message(handed_in("3")), TEXT, TEXT[:200] + f"\n{END}"
    assert copied(f"{older}\n{newer}\n{broken}".encode()) == FILE


@pytest.mark.parametrize(
    "content",
    [
        TEXT[:300],
        TEXT.replace(END, ""),
        TEXT.replace(TEXT[100:140], ""),
        f"{BEGIN}\n{END}",
        f"{BEGIN}\nnothing of ours\n{END}",
        message(b"x" * 40_000_000),
    ],
    ids=["cut", "without its end", "a line lost", "empty", "other words", "a bomb"],
)
def test_a_piece_is_told_and_never_counts(content, tmp_path):
    assert copied(content.encode()) is None
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.html").write_text(content, encoding="utf-8")
    done = collect([tmp_path / "inbox"], tmp_path / "to")
    assert not done.having("latest")
    [row] = done.having("unreadable")
    assert "not all of the text came" in row.note


def test_a_page_that_was_sent_back_is_told(root, tmp_path):
    page = write_page(root, "before", tmp_path)
    [row] = collect([page], tmp_path / "to").having("unreadable")
    assert row.note.startswith("This is the page of the exercise, and the answers are not in it.")


def test_a_text_that_quotes_such_a_text_stays_an_answer(tmp_path):
    older = message(handed_in("3"))
    lines = FILE.splitlines(keepends=True)
    body = b"".join(lines[1:]).replace(b"allegation", json.dumps(f"{older} {BEGIN}")[1:-1].encode(), 1)
    head = json.loads(lines[0]) | {"digest": hashlib.sha256(body).hexdigest()}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_bytes(json.dumps(head).encode() + b"\n" + body)
    [row] = collect([tmp_path / "in"], tmp_path / "to").having("latest")
    assert (row.learner, row.whole) == ("17", True)


OTHERS = {
    "a.html": b"<p>Hello</p>",
    "essay.docx": text_file("word/document.xml", "My essay"),
    "broken.docx": text_file("word/document.xml", TEXT)[:300],
    "other.docx": text_file("other.xml", TEXT),
    "a.pdf": b"%PDF-1.4 " + TEXT.encode(),
    "a.rtf": b"{\\rtf1 " + TEXT.encode() + b"}",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_message_without_answers_is_what_it_was(tmp_path, name):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / name).write_bytes(OTHERS[name])
    [row] = collect([tmp_path / "inbox"], tmp_path / "to").having("unreadable")
    assert row.note.startswith("This is no file of answers.")


def test_of_a_text_programs_file_a_piece_is_told_and_a_bomb_does_no_harm(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.docx").write_bytes(text_file("word/document.xml", TEXT[:300]))
    (tmp_path / "inbox" / "b.docx").write_bytes(text_file("word/document.xml", TEXT, " " * 400_000_000))
    rows = {row.file[-6:]: row for row in collect([tmp_path / "inbox"], tmp_path / "to").rows}
    assert "not all of the text came" in rows["a.docx"].note
    assert (rows["b.docx"].status, rows["b.docx"].learner) == ("latest", "17"), "its beginning was unpacked"
