"""A second opinion stays with the teacher: no release, no set and no wheel carries a word of it."""

from helpers.places import ROOT
from helpers.replies import as_lines, reply_of
from whosays.articles.article import read_article
from whosays.articles.key import read_key
from whosays.author.article_set.building import plan_set, write_set
from whosays.author.editor.opinion_shelf import SETTLED, OpinionShelf
from whosays.author.learner_kit.wheel_content import wheel_files
from whosays.author.second_opinion.bringing import QUESTION, take_text, write_question
from whosays.author.second_opinion.opinion import LEFT_OUT, OPINION
from whosays.learner.lab.release_marker import Release
from whosays.teacher.release.files import release_files

from .conftest import clone_with

FILES = (QUESTION, OPINION, LEFT_OUT, SETTLED)
SECRET = "said by nobody but the assistant"


def with_opinion(folder):
    """Lay all four files of a second opinion beside a key."""
    article = read_article(folder)
    write_question(folder, article)
    listed = reply_of(read_key(article, folder / "key.csv"))
    odd = [{**listed[0], "words": SECRET}, *({**each, "why": SECRET} for each in listed)]
    take_text(folder, article, as_lines(odd))
    shelf = OpinionShelf(folder, article)
    shelf.keep(((shelf.full_name("p1.1"), "one"),))
    assert all((folder / name).is_file() for name in FILES)
    assert SECRET in (folder / OPINION).read_text("utf-8")
    assert SECRET in (folder / LEFT_OUT).read_text("utf-8")


def refuse_words(files, what):
    """No file of an opinion, and no word of it, is among these; says how many were looked at."""
    assert not [path for path in files if path.rpartition("/")[2] in FILES]
    assert not [path for path, data in files.items() if SECRET.encode() in data]
    print(f"\n{what}: {len(files)} files")
    assert files


def test_a_set_and_its_release_hold_nothing_of_it(tmp_path):
    root, slug = clone_with(tmp_path / "clone", "ferry-strike")
    with_opinion(root / "seeds" / slug)
    before = {path for path in root.rglob("*") if path.is_file()}
    made = plan_set(root, slug)
    write_set(root, made, run=False)
    written = {
        str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and path not in before
    }
    refuse_words(written, "the set")
    release = Release(made.stem)
    refuse_words(release_files(root, release), "the release")


def test_the_wheel_holds_nothing_of_it(tmp_path):
    root, _ = clone_with(tmp_path / "kit", "ferry-strike")
    (root / "seeds" / "my-ferry-strike").rename(root / "seeds" / "ferry-strike")
    lesson = ROOT / "seeds" / "venezuela-2018"
    for folder in (root / "seeds" / "ferry-strike", root / "seeds" / "venezuela-2018"):
        folder.mkdir(exist_ok=True)
        for path in lesson.iterdir() if folder.name == lesson.name else ():
            (folder / path.name).write_bytes(path.read_bytes())
        with_opinion(folder)
    for room, mode, article in (
        ("lessons", "practice", "venezuela-2018"),
        ("exercises", "hand-in", "ferry-strike"),
    ):
        (root / room / "01_small.ipynb").write_text("{}", "utf-8")
        (root / room / "01_small.tasks.toml").write_text(
            f'mode = "{mode}"\narticle = "{article}"\n[task.story]\ntype = "read"\ntitle = "T"\n'
            'prompt = "P"\nminutes = 1\n',
            "utf-8",
        )
    (root / "lessons" / "course.toml").write_text('order = ["01_small"]\n', "utf-8")
    refuse_words(wheel_files(root), "the wheel")
