"""Answers pasted into a message as text: read out of whatever the message became on its way."""

import base64
import hashlib
import io
import json
import quopri
import time
import zipfile
import zlib
from email.message import EmailMessage

import pytest

from helpers.exercise_pages import write_page
from helpers.hand_ins import STEM, handed_in
from whosays.teacher.collect.collecting import collect
from whosays.teacher.collect.collection import Collection
from whosays.teacher.collect.copied_text import BEGIN, END
from whosays.teacher.collect.online_texts import online_texts

FILE = handed_in("17")


def message(data: bytes, *, packed: bool = True) -> str:
    """As the page spells it."""
    letters = base64.b64encode(zlib.compress(data) if packed else data).decode()
    return "\n".join([BEGIN, *(letters[at : at + 64] for at in range(0, len(letters), 64)), END])


def broken_anew(text: str) -> str:
    """Between the first line and the last, in lines of another length."""
    letters = "".join(text.splitlines()[1:-1])
    return "\n".join([BEGIN, *(letters[at : at + 31] for at in range(0, len(letters), 31)), END])


def text_file(part: str, text: str, tail: str = "", long: str = "spellEnd") -> bytes:
    """As Word or LibreOffice saves it: a paragraph a line, and a word cut in two by what a checker marked."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    mark = f'</w:t></w:r><w:proofErr w:type="{long}"/><w:r><w:t>'
    lines = lines.replace("WHOSAYS", f"WHO{mark}SAYS")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            part, f"<?xml version='1.0'?><w:document><w:body>{lines}{tail}</w:body></w:document>"
        )
    return packed.getvalue()


def mail(
    text: str, *, charset: str = "utf-8", html: str = "", attached: tuple[str, bytes] | None = None
) -> bytes:
    """As a mail program saves it: its text in base64."""
    written = EmailMessage()
    written["Subject"] = "My work é"
    written.set_content(text, cte="base64", charset=charset)
    if html:
        written.add_alternative(html, subtype="html", cte="quoted-printable")
    for name, content in [attached, ("logo.png", b"\x89PNG")] if attached else ():
        written.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(written)


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.answers.jsonl", content)
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
    "a long tag of Word": ("a.docx", text_file("word/document.xml", WORDS, long="x" * 600)),
    "as a file of LibreOffice": ("a.odt", text_file("content.xml", f"Dear Ms A, “hello”\n{TEXT}\nBen")),
    "in Windows' older code": ("a.txt", f"“{WORDS}”".encode("cp1252")),
    "saved by Notepad": ("a.txt", TEXT.encode("utf-16")),
    "without the mark of its code": ("a.txt", TEXT.encode("utf-16-le")),
    "from a large computer": ("a.txt", TEXT.encode("utf-16-be")),
    "no-break spaces": ("a.txt", TEXT.replace(" ", "\u00a0").encode()),
    "no-break spaces of HTML": ("a.html", TEXT.replace(" ", "&nbsp;").replace("\n", "<br>").encode()),
    "its first line broken": ("a.txt", TEXT.replace("N W", "N\n> W").replace("D W", "D\n> W").encode()),
    "spaces of no width": ("a.txt", TEXT.replace("A", "A\u200b").replace("e", "\u00ade").encode()),
    "a long tag": ("a.html", TEXT.replace("\n", f'</p><p style="{"x:y;" * 200}">\n').encode()),
    "remarks of Outlook": ("a.html", TEXT.replace("\n", "<!--[if mso]><xml>a</xml><![endif]-->\n").encode()),
    "a bracket before it": ("a.txt", f"I <3 it\n{TEXT}\n> a".encode()),
    "a cut one before it": ("a.txt", f"{TEXT[:150]}\nSorry, again:\n{TEXT}".encode()),
    "a cut one behind it": ("a.txt", f"{TEXT}\n> {TEXT[:150]}".encode()),
    "from a chat": ("a.txt", TEXT.replace("\n", "\n[29/11/2026, 10:32:11] Ana: ").encode()),
    "a mail in plain letters": ("a.eml", mail(TEXT)),
    "a mail in an older code": ("a.eml", mail(f"Grüße\n{TEXT}", charset="utf-16")),
    "a mail in two spellings": ("a.eml", mail(TEXT, html=f"<p>{TEXT}</p>".replace("\n", "<br>"))),
    "the file of a mail": ("a.eml", mail("Here it is.", attached=(f"{STEM}.17.answers.jsonl", FILE))),
    "the text of a mail's file": ("a.eml", mail("Here it is.", attached=("text.txt", TEXT.encode()))),
    "a zip of a mail": ("a.eml", mail("Here it is.", attached=("my work.zip", zipped(FILE)))),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_it_is_read_whatever_a_message_became(way, tmp_path):
    name, content = WAYS[way]
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / name).write_bytes(content)
    done = collect([tmp_path / "inbox"], tmp_path / "to")
    [row] = done.rows
    assert (row.status, row.learner, row.whole, row.note) == ("latest", "17", True, "")
    [kept] = (tmp_path / "to" / STEM).glob("*.jsonl")
    assert kept.read_bytes() == FILE


def test_in_a_download_of_moodle_it_counts_and_is_not_told_as_unread(tmp_path):
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        archive.writestr("Ana Lopez_77_assignsubmission_onlinetext_/onlinetext.html", f"<p>{TEXT}</p>")
        archive.writestr("Ben Olsen_78_assignsubmission_onlinetext_/onlinetext.html", "<p>I sent it.</p>")
    done = collect([tmp_path / "moodle.zip"], tmp_path / "to")
    [row] = done.having("latest")
    assert (row.learner, row.sender) == ("17", "Ana Lopez")
    [told] = online_texts(done.rows)
    assert told.startswith("1 text was typed")


def collected(tmp_path, name: str, content: str) -> Collection:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / name).write_text(content, encoding="utf-8")
    return collect([tmp_path / "inbox"], tmp_path / "to")


OLDER = handed_in("17", seconds=300, count=2)


@pytest.mark.parametrize("newer_first", [True, False], ids=["a reply", "pasted behind"])
def test_of_two_texts_of_one_learner_the_newer_counts_wherever_it_stands(newer_first, tmp_path):
    """Who answers a message has the older one below."""
    quoted = "> " + message(OLDER).replace("\n", "\n> ")
    texts = [TEXT, f"On Sunday Ana wrote:\n{quoted}"][:: 1 if newer_first else -1]
    done = collected(tmp_path, "a.txt", "\n\n".join(texts))
    assert sorted(row.status for row in done.rows) == ["earlier", "latest"]
    assert (tmp_path / "to" / STEM / "17.answers.jsonl").read_bytes() == FILE


@pytest.mark.parametrize(
    ("letters", "whose"),
    [(600, "class number 19"), (90, "it does not say whose")],
    ids=["a half", "a beginning"],
)
def test_a_text_of_each_of_two_learners_is_taken_and_a_third_that_was_cut_is_told(letters, whose, tmp_path):
    cut = message(handed_in("19", count=40))[:letters]
    chat = "\n[29/11/2026, 10:33] Ben: ".join([TEXT, message(handed_in("18")), cut])
    done = collected(tmp_path, "chat.txt", f"[29/11/2026, 10:32] Ana: {chat}")
    latest = done.having("latest")
    assert {row.learner: row.file.rpartition("!")[2] for row in latest} == {"17": "text 1", "18": "text 2"}
    [row] = done.having("unreadable")
    assert f"one ({whose}) did not come whole" in row.note


def test_names_of_a_chat_in_the_middle_are_told(tmp_path):
    lines = TEXT.splitlines()
    said = "\n".join([*lines[:3], "[29/11/2026, 10:33] Ben: hello", *lines[3:]])
    [row] = collected(tmp_path, "chat.txt", said).rows
    assert row.status == "unreadable"
    assert "a chat" in row.note


def test_a_file_of_a_text_program_that_is_not_read_says_what_to_do(tmp_path):
    [row] = collected(tmp_path, "a.rtf", f"{{\\rtf1 {TEXT}}}").rows
    assert "copy all into a file .txt" in row.note


@pytest.mark.parametrize(
    "broken", [b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 2000, b"\xff" * 999]
)
def test_a_broken_mail_harms_nothing(broken, tmp_path):
    (tmp_path / "a.eml").write_bytes(broken)
    (tmp_path / "b.eml").write_bytes(mail(TEXT))
    rows = collect([tmp_path / "a.eml", tmp_path / "b.eml"], tmp_path / "to").rows
    assert sorted(row.status for row in rows) == ["latest", "unreadable"]


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


def test_a_message_of_many_bombs_and_tags_is_read_in_no_time(tmp_path):
    bomb = message(b"x" * 31_000_000)
    content = f"{bomb}\n" * 60 + "<!--" * 500_000 + "<" * 500_000 + f"{BEGIN}\n" * 20_000
    begun = time.monotonic()
    rows = collected(tmp_path, "a.html", content).rows
    took = time.monotonic() - begun
    print(f"{len(content)} letters in {took:.1f} seconds")
    assert {row.status for row in rows} == {"unreadable"}
    assert took < 20


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
