"""Answers pasted into a message as text: read out of whatever the message became on its way."""

import base64
import hashlib
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

FILE = handed_in("17")


def message(data: bytes, *, packed: bool = True) -> str:
    """As the page spells it."""
    letters = base64.b64encode(zlib.compress(data) if packed else data).decode()
    return "\n".join([BEGIN, *(letters[at : at + 64] for at in range(0, len(letters), 64)), END])


def broken_anew(text: str) -> str:
    """Between the first line and the last, in lines of another length."""
    letters = "".join(text.splitlines()[1:-1])
    return "\n".join([BEGIN, *(letters[at : at + 31] for at in range(0, len(letters), 31)), END])


TEXT = message(FILE)
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
    "saved by Notepad": ("a.txt", TEXT.encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_it_is_read_whatever_a_message_became(way, tmp_path):
    name, content = WAYS[way]
    assert copied(content) == FILE
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


def test_a_message_without_answers_is_what_it_was(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.html").write_text("<p>Hello</p>", encoding="utf-8")
    [row] = collect([tmp_path / "inbox"], tmp_path / "to").having("unreadable")
    assert row.note.startswith("This is no file of answers.")
