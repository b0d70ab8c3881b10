"""An article is laid whole or not at all, byte for byte, and over nobody's work."""

import errno
import hashlib
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from helpers.brought_texts import HEADLINE, NEWS, a_clone, by_hand, everything, laid
from helpers.places import ROOT
from whosays.articles.article import read_article
from whosays.articles.key import check_key, read_key
from whosays.author.new_article import bring as bringing
from whosays.author.new_article.bring import clone_root
from whosays.author.new_article.laying import BEGUN
from whosays.author.new_article.origin import ASKED
from whosays.base import places
from whosays.base.errors import KitError
from whosays.base.stems import STEM

FILES = {"article.txt", "source.toml", "key.csv", "draft.csv"}


@pytest.fixture
def root(tmp_path) -> Path:
    return a_clone(tmp_path / "kit", "ferry-strike")


def source_of(folder: Path) -> dict:
    return tomllib.loads((folder / "source.toml").read_text("utf-8"))


# --- what comes out -----------------------------------------------------------------------------


def test_a_text_is_laid_byte_for_byte_with_a_key_that_can_be_read(root):
    made = laid(root)
    assert made.folder == root / "seeds" / "harbor-crews-stop-work-over"
    assert {path.name for path in made.folder.iterdir()} == FILES
    assert (made.folder / "article.txt").read_bytes() == NEWS.encode()
    article = read_article(made.folder)
    roles = [(each.id, each.role) for each in article.paragraphs]
    assert roles == [(i, r) for i, r in zip(("h", "p1", "p2", "x1", "p3"), ROLES, strict=True)]
    assert check_key(article, made.folder / "key.csv")[1] == []
    assert len(read_key(article, made.folder / "key.csv").statements) == made.tally.statements == 5


ROLES = ("headline", "paragraph", "paragraph", "page part", "paragraph")


def test_what_nobody_was_asked_is_said_in_so_many_words(root):
    made = laid(root)
    source = source_of(made.folder)
    assert (source["name"], source["real"], source["language"]) == (HEADLINE, True, "en")
    assert (source["serves"], source["stem"]) == ("exercises", made.stem)
    assert source["sha256"] == hashlib.sha256(NEWS.encode()).hexdigest()
    assert [label for label in ASKED if label in {**source["known"], **source.get("unknown", {})}] == []
    assert "was not asked yet: publisher, author, date, address and licence" in source["attribution"]
    assert source["layout"] == {"parted_by": "blank lines", "headline": [1], "page_parts": [4]}


def test_the_page_of_formats_shows_what_is_written(root):
    page = (ROOT / "src" / "whosays" / "formats.md").read_text("utf-8")
    _, shown = re.findall(r"^```toml source\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    example, written = tomllib.loads(shown), source_of(laid(root, name="harbor-strike").folder)
    assert list(example) == list(written)
    for field in ("stem", "attribution", "known", "layout", "name", "language"):
        assert example[field] == written[field], field


@pytest.mark.parametrize(
    "text",
    [
        NEWS.replace("\n", "\r\n"),
        "\ufeff" + NEWS,
        "\ufeff" + NEWS.replace("\n", "\r\n"),
        NEWS.replace(" said ", "\u00a0said\u2009").replace("e", "e\u0301", 3) + "\n\n\n  ",
    ],
    ids=["windows", "mark", "both", "odd"],
)
def test_line_ends_and_marks_stay_and_no_word_begins_or_ends_with_them(root, text):
    made = laid(root, text)
    assert (made.folder / "article.txt").read_bytes() == text.encode()
    article = read_article(made.folder)
    assert [each.id for each in article.paragraphs] == ["h", "p1", "p2", "x1", "p3"]
    assert article.paragraphs[0].text == text.lstrip("\ufeff").splitlines()[0]
    for each in (*article.paragraphs, *article.words):
        assert each.text == text[each.start : each.end]
        assert not each.text.startswith("\ufeff")
        assert not each.text.endswith(("\r", "\n"))
    assert check_key(article, made.folder / "key.csv")[1] == []


def test_a_line_is_a_paragraph_where_no_sentence_runs_over_its_end(root):
    text = HEADLINE + "\n" + "\n".join(part.replace("\n", " ") for part in NEWS.split("\n\n")[1:])
    made = laid(root, text)
    assert made.article.source["layout"]["parted_by"] == "line ends"
    assert [each.id for each in made.article.paragraphs] == ["h", "p1", "p2", "x1", "p3"]
    assert (made.folder / "article.txt").read_bytes() == text.encode()


def test_numbers_begin_at_fifty_and_none_is_given_twice(root):
    first = laid(root)
    second = laid(root, NEWS.replace("Monday", "Tuesday"))
    (root / "solutions" / "52_mine.ipynb").write_text("{}")
    third = laid(root, NEWS.replace("Monday", "Friday"), name="third")
    assert [made.stem[:2] for made in (first, second, third)] == ["50", "51", "53"]
    assert second.folder.name == f"{first.folder.name}-2"
    for made in (first, second, third):
        assert re.fullmatch(STEM, made.stem)
        assert source_of(made.folder)["stem"] == made.stem


def test_no_number_is_left(root):
    for number in range(50, 100):
        (root / "exercises" / f"{number}_mine.tasks.toml").write_text("")
    with pytest.raises(KitError, match="50 to 99 are taken"):
        laid(root)


def test_only_a_clone_takes_articles(tmp_path, monkeypatch):
    monkeypatch.setattr(bringing, "kit_root", lambda: tmp_path)
    with pytest.raises(KitError, match="needs a clone") as told:
        clone_root()
    assert "\n" not in str(told.value)
    (tmp_path / "solutions").mkdir()
    assert clone_root() == tmp_path
    assert places.kit_root().is_dir()


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("../outside", "outside"),
        ("x/b", "x-b"),
        ("x\\b", "x-b"),
        ("/etc/passwd", "etc-passwd"),
        ("Harbor Strike", "harbor-strike"),
        ("HARBOR", "harbor"),
        ("con", "harbor-strike"),
        ("LPT1", "harbor-strike"),
        ("nul", "harbor-strike"),
        ("-x", "x"),
        ("x-", "x"),
        (".hidden", "hidden"),
        ("café", "cafe"),
        ("выборы", "harbor-strike"),
        ("x\nb", "x-b"),
        ("x" * 49, "x" * 48),
        ("x.b", "x-b"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_one_that_will(root, typed, better):
    before = everything(root.parent)
    with pytest.raises(KitError, match="cannot be the name") as told:
        laid(root, name=typed)
    assert f"Try --name {better}." in str(told.value)
    assert everything(root.parent) == before
    assert laid(root, name=better).folder == root / "seeds" / better


@pytest.mark.parametrize("headline", ["Выборы прошли спокойно", "!!! ???", "Con", "— — —", "Ünïted Straße 3"])
def test_a_headline_always_gives_a_name(root, headline):
    made = laid(root, NEWS.replace(HEADLINE, headline), called="CON.txt")
    assert re.fullmatch(r"[a-z0-9-]+", made.folder.name)
    assert made.folder.name != "con"
    assert (made.folder / "article.txt").is_file()


# --- what is there already ------------------------------------------------------------------------


def test_a_name_in_other_letters_is_the_same_name(root):
    """On many disks it is, and a clone goes from disk to disk."""
    (root / "seeds" / "Harbor").mkdir()
    with pytest.raises(KitError, match="there already"):
        laid(root, name="harbor")


def test_an_article_of_the_kit_is_never_overwritten(root):
    before = everything(root)
    for again in (False, True):
        with pytest.raises(KitError, match="none of your own articles"):
            laid(root, name="ferry-strike", again=again)
    assert everything(root) == before


@pytest.mark.parametrize(
    "spaced", [str, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text]
)
def test_the_same_text_is_told_under_whatever_name(root, spaced):
    made = laid(root)
    before = everything(root)
    with pytest.raises(KitError, match=f"there already, as seeds/{made.folder.name}"):
        laid(root, spaced(NEWS), name="another")
    with pytest.raises(KitError, match="nobody has worked on its draft"):
        laid(root, spaced(NEWS))
    assert everything(root) == before
    kits = (root / "seeds" / "ferry-strike" / "article.txt").read_text("utf-8")
    with pytest.raises(KitError, match="seeds/ferry-strike"):
        laid(root, kits)


def test_a_draft_that_nobody_touched_is_made_anew_when_asked(root):
    first = laid(root, name="mine")
    longer = NEWS + "\nThe strike goes on, both sides say.\n"
    with pytest.raises(KitError, match="--again"):
        laid(root, longer, name="mine")
    second = laid(root, longer, name="mine", again=True)
    assert (second.folder, second.stem) == (first.folder, first.stem)
    assert (second.folder / "article.txt").read_text("utf-8") == longer
    assert second.tally.statements == first.tally.statements + 1
    assert laid(root, longer, again=True).folder == first.folder, "without a name, too"
    assert not (root / "seeds" / BEGUN).exists()


def touch_key(folder: Path) -> None:
    path = folder / "key.csv"
    path.write_text(path.read_text("utf-8").replace("draft", "checked", 1), "utf-8")


def answer(folder: Path) -> None:
    path = folder / "source.toml"
    path.write_text(path.read_text("utf-8") + '\n[unknown]\nauthor = "It was looked for."\n', "utf-8")


def change_a_reason(folder: Path) -> None:
    path = folder / "key.csv"
    path.write_text(path.read_text("utf-8").replace("stands in", "is in", 1), "utf-8")


@pytest.mark.parametrize(
    "work",
    [
        touch_key,
        answer,
        change_a_reason,
        lambda folder: (folder / "glossary.csv").write_text("term,also,meaning\n"),
        lambda folder: (folder / "key.csv").unlink(),
        lambda folder: (folder / "source.toml").write_text("stem = '50_mine'\nnot toml", "utf-8"),
    ],
)
def test_what_somebody_worked_on_is_never_overwritten(root, work):
    made = laid(root, name="mine")
    work(made.folder)
    before = everything(root)
    for again in (False, True):
        with pytest.raises(KitError, match="is there already") as told:
            laid(root, NEWS + "More.\n", name="mine", again=again)
        assert "--name" in str(told.value)
    assert everything(root) == before


def test_how_far_the_work_is_stands_in_the_sentence(root):
    made = laid(root, name="mine")
    touch_key(made.folder)
    with pytest.raises(KitError, match=r"1 of 5 statements checked\): it is never overwritten"):
        laid(root, NEWS, name="mine", again=True)


# --- a disk that refuses, a program that stops ----------------------------------------------------


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "may not be written"),
        (errno.EIO, "cannot be written"),
    ],
)
@pytest.mark.parametrize("at", range(4))
def test_a_disk_that_refuses_leaves_nothing(root, monkeypatch, number, says, at):
    """At the first write or a later one: of the text, the source twice, the draft's mark."""
    before, writes = everything(root), []

    def refuse(self, content, real=Path.write_bytes):
        writes.append(self)
        if len(writes) > at:
            real(self, content[: len(content) // 2])
            raise OSError(number, os.strerror(number), str(self))
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(KitError, match=says):
        laid(root)
    monkeypatch.undo()
    assert len(writes) == at + 1
    assert everything(root) == before


def test_a_full_disk_while_it_is_made_anew_leaves_the_old_one(root, monkeypatch):
    made = laid(root, name="mine")
    before = everything(root)

    def refuse(self, target, real=Path.rename):
        if self.name == "mine" and self.parent.name == BEGUN:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(KitError, match="disk is full"):
        laid(root, NEWS + "More.\n", name="mine", again=True)
    monkeypatch.undo()
    assert everything(root) == before
    assert made.folder.is_dir()


def test_a_drafter_that_breaks_leaves_nothing(root):
    before = everything(root)

    def broken(folder, article):
        by_hand(folder, article)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bringing.bring(bringing.Brought("a", NEWS.encode()), bringing.Wishes(), root, drafter=broken)
    assert everything(root) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a POSIX machine's read-only folder")
def test_a_read_only_folder_is_told(root, tmp_path):
    (root / "seeds").chmod(0o555)
    for folder in [tmp_path, *list(tmp_path.parents)[:-2]]:
        folder.chmod(folder.stat().st_mode | 0o055)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from helpers.brought_texts import laid\n"
        "from whosays.base.errors import KitError\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: laid(Path(sys.argv[1]))\n"
        "except KitError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(root)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    (root / "seeds").chmod(0o755)
    assert "may not be written to. Take a copy of the kit" in done.stdout, done.stderr[-800:]


def test_two_at_once_get_two_folders_and_two_numbers(root):
    script = (
        "import sys; from pathlib import Path\n"
        "from helpers.brought_texts import NEWS, laid\n"
        "print(laid(Path(sys.argv[1]), NEWS + sys.argv[2]).stem)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(root), f"Reader {number}.\n"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for number in range(4)
    ]
    said = [each.communicate(timeout=120) for each in started]
    stems = [out.strip() for out, _ in said]
    assert sorted(stem[:2] for stem in stems) == ["50", "51", "52", "53"], said
    folders = [path for path in (root / "seeds").iterdir() if path.name != "ferry-strike"]
    assert len(folders) == 4
    assert all({path.name for path in folder.iterdir()} == FILES for folder in folders)


def test_what_a_killed_program_left_is_taken_away_and_what_runs_is_waited_for(root, monkeypatch):
    begun = root / "seeds" / BEGUN
    (begun / "half").mkdir(parents=True)
    os.utime(begun, (time.time() - 1000,) * 2)
    assert laid(root).folder.is_dir()
    assert not begun.exists()
    begun.mkdir()
    monkeypatch.setattr("whosays.author.new_article.laying._PATIENCE", 0.2)
    with pytest.raises(KitError, match="Another article is being laid"):
        laid(root, NEWS + "More.\n")
    assert begun.is_dir(), "it is not ours"
