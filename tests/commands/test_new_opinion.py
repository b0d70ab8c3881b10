"""``whosays new --ask`` and ``--reply``: a second opinion by way of two files, and nothing sent."""

import json

import pytest
from typer.testing import CliRunner

from helpers.brought_texts import NEWS, a_clone, everything
from helpers.payloads import PAYLOADS
from helpers.replies import WHY, as_lines, reply_of
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.author.second_opinion.bringing import QUESTION
from whosays.author.second_opinion.opinion import LEFT_OUT, OPINION
from whosays.base.errors import KitError
from whosays.commands import lab, new
from whosays.commands.door import make_app

NAME = "harbor-strike"


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = a_clone(tmp_path / "kit")
    monkeypatch.setattr(new, "clone_root", lambda: root)
    monkeypatch.setattr(lab, "open_lab", lambda *_args, **_named: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_bytes(NEWS.encode())
    return root


@pytest.fixture
def folder(root):
    run("news.txt", "--name", NAME, "--no-open")
    return root / "seeds" / NAME


def run(*words):
    done = CliRunner().invoke(make_app(["key", "new"]), ["new", *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def key_of(folder):
    return read_key(read_article(folder), folder / "key.csv")


def reply(tmp_path, text):
    path = tmp_path / "reply.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return str(path)


def test_the_text_to_paste_holds_the_article_and_says_what_happens_to_it(folder):
    said = run(NAME, "--ask")
    text = (folder / QUESTION).read_text("utf-8")
    article = read_article(folder)
    assert all(f"[{block.id}] {block.text}" in text for block in article.paragraphs)
    assert str(folder / QUESTION) in said.replace("\n", "")
    for words in (
        "the assistant that your school allows",
        "The kit sends nothing",
        "gets the article’s text",
    ):
        assert words in said
    assert f"whosays new {NAME} --reply FILE" in said
    print(f"\n{len(article.paragraphs)} paragraphs")
    assert len(article.paragraphs) >= 5


def test_the_article_may_be_its_name_its_folder_or_its_file_again(folder, root):
    before = everything(root)
    for named in (NAME, str(folder), "news.txt"):
        (folder / QUESTION).unlink(missing_ok=True)
        run(named, "--ask")
        after = everything(root)
        added = set(after) - set(before)
        assert [str(each).replace("\\", "/").rpartition("/")[2] for each in added] == [QUESTION]
        assert {each: after[each] for each in before} == before


def test_an_article_that_is_new_is_brought_first(root):
    said = run("news.txt", "--name", "mine", "--ask")
    assert "seeds/mine holds your article" in said
    assert (root / "seeds" / "mine" / QUESTION).is_file()
    assert (root / "seeds" / "mine" / "key.csv").is_file()
    run("news.txt", "--name", "mine", "--again", "--ask")  # the text to paste is nobody's work


def test_what_came_back_is_told_and_no_key_is_touched(folder, tmp_path):
    key = key_of(folder)
    first = key.statements[2].id
    listed = reply_of(key, {first: {"kind": "characterisation", "why": WHY}})
    invented = [{**listed[0], "words": f"Words that nobody said {i}"} for i in range(5)]
    before = (folder / "key.csv").read_bytes()
    said = run(NAME, "--reply", reply(tmp_path, f"Sure!\n{as_lines([*invented, *listed])}\nBye"), "--no-open")
    assert f"{len(key.statements)} statements of the reply stand in the article." in said
    assert "5 statements of it were left out:" in said
    assert said.count("These words do not stand in the article.") == 3
    assert f"and 2 more, each with its reason in {LEFT_OUT}" in said
    assert "1 place differs from the draft" in said
    assert (folder / "key.csv").read_bytes() == before
    assert (folder / LEFT_OUT).read_text("utf-8").count("\n") == 6


def test_a_new_reply_takes_the_place_of_the_old_one_and_a_bad_one_does_not(folder, tmp_path):
    listed = reply_of(key_of(folder))
    run("news.txt", "--reply", reply(tmp_path, as_lines(listed[:3])), "--no-open")
    run(NAME, "--reply", reply(tmp_path, as_lines(listed)), "--no-open")
    found = (folder / OPINION).read_bytes()
    assert found.count(b"\n") == len(listed) + 1
    for text, told in (
        ("", "the reply is empty"),
        ("no", "nothing in the reply"),
        (as_lines([{**listed[0], "words": "not there"}]), "the reply for another article"),
        (b"\xff\xfe\x00{", "this is no plain text"),
        (b"{" * 2_000_001, "too long for a reply"),
    ):
        with pytest.raises(KitError, match=told):
            run(NAME, "--reply", reply(tmp_path, text), "--no-open")
        assert (folder / OPINION).read_bytes() == found


def test_a_checked_key_stays_as_it_is(folder, tmp_path):
    text = (folder / "key.csv").read_text("utf-8").replace(",draft,", ",checked,")
    (folder / "key.csv").write_text(text, "utf-8")
    listed = [{**each, "kind": "characterisation"} for each in reply_of(key_of(folder))]
    run(NAME, "--ask")
    run(NAME, "--reply", reply(tmp_path, as_lines(listed)), "--no-open")
    assert (folder / "key.csv").read_text("utf-8") == text
    with pytest.raises(KitError, match="never overwritten"):
        run("news.txt", "--name", NAME, "--again", "--ask")


def test_an_opinion_is_work_that_a_new_draft_does_not_take_away(folder, tmp_path):
    run(NAME, "--reply", reply(tmp_path, as_lines(reply_of(key_of(folder)))), "--no-open")
    with pytest.raises(KitError, match="never overwritten"):
        run("news.txt", "--again", "--no-open")


def test_a_reply_with_script_is_told_as_text_and_cannot_move_the_cursor(folder, tmp_path):
    listed = reply_of(key_of(folder))
    odd = [{**listed[0], "words": f"\x1b[31m{each}"} for each in PAYLOADS]
    said = run(NAME, "--reply", reply(tmp_path, as_lines([*odd, *listed])), "--no-open")
    assert "\x1b" not in said
    assert f"{len(PAYLOADS)} statements of it were left out" in said
    broken = json.dumps({**listed[0], "why": "half a letter \ud83d", "settles": "\x00\r\n=1+1"})
    run(NAME, "--reply", reply(tmp_path, broken), "--no-open")
    assert "'=1+1" in (folder / OPINION).read_text("utf-8") or "=1+1" in (folder / OPINION).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere", "--ask"), "no article in seeds/, and no file here. Articles of your own: harbor-strike"),
        (("nowhere.txt", "--ask"), "There is no file nowhere.txt"),
        ((".", "--ask"), "is a folder"),
        ((NAME, "--ask", "--reply", "x.txt"), "First --ask, then --reply"),
        ((NAME, "--reply", "x.txt"), "there is no such file"),
        (("other.txt", "--reply", "x.txt"), "is not there yet. Bring it first"),
    ],
)
def test_what_can_be_put_right_is_told(folder, root, tmp_path, words, told):
    (tmp_path / "other.txt").write_text(NEWS.replace("Marlquay", "Elsewhere"), "utf-8")
    before = everything(root)
    with pytest.raises(KitError, match=told):
        run(*words)
    assert everything(root) == before


def test_help_shows_how(root):
    said = " ".join(run("--help").split())
    assert "whosays new harbor-strike --ask" in said
    assert "whosays new harbor-strike --reply answer.txt" in said
