"""Real reports with all that stands in them keep their bytes on every road, and name whose words they are.

The odd one is written for this test: a date line in a block of its own or in that of the first paragraph, a
byline, a caption, double spaces, square brackets, characters without width, a no-break space, “((es))”.
"""

import csv
import hashlib
import html
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.classroom import handed_in
from helpers.thorough import examples
from whosays.articles.article import Article, read_article, sentences_in
from whosays.articles.key import COLUMNS
from whosays.articles.long_sentences import LONG, turns
from whosays.articles.page_data import page_data
from whosays.articles.seed import Seed, read_glossary
from whosays.author.build.exercises import build_exercises
from whosays.base.notebook_files import cell_id, notebook_bytes, stems
from whosays.base.stems import is_own
from whosays.learner.answers.hand_in_file import read_handed_in
from whosays.learner.lab.release_marker import Release
from whosays.learner.widgets.read.widget import Reader
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.reading import read_tasks
from whosays.teacher.paper.printed_article import numbered_lines, printed_article
from whosays.teacher.paper.worksheet import worksheet
from whosays.teacher.release.files import release_files

STEM = "55_a_minister_goes"
SAID = "Wikinews, 2019-07-28: “A minister goes”, https://example.org/a_minister_goes. Licensed CC BY 2.5."
SOURCE = f'name = "Odd"\nreal = true\nserves = "exercises"\nattribution = "{SAID}"\n'
LAYOUT = "[known]\nlicense = 'CC BY 2.5'\n[layout]\nheadline = [1]\npage_parts = [{parts}]\n"
LONG_ONE = (
    'She said, "Despite the mandate,  today I feel that to continue in this office, in this house and in '
    'this town represents a difficulty for everybody, and I do not want to be one any longer [...] for you."'
)
BODY = (
    "By  A. Reporter [staff writer]\n"
    "On Thursday, the minister  said she would go.  She thanked the [interim] council.\n\n\n"
    "Photo: the minister in 2018.  (File.)\n\n"
    f"{LONG_ONE} ((es))Spanish language: \u200dA pesar del mandato\u00a0del pueblo […] hoy.\u200b\n\n"
    "Cafe\u0301 owners and soft\u00adhyphens; \u0645\u0631\u062d\u0628\u0627 stood on the wall. \n"
)
DATE = "Sunday, July 28, 2019\u00a0 \n"
ODD = {
    "date line in the first paragraph": ("A minister “goes”\n\n" + DATE + BODY, "3"),
    "date line by itself": ("A minister “goes”\n\n" + DATE + "\n\n\n" + BODY, "2, 4"),
}


def seed_in(folder: Path, text: str, parts: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "article.txt").write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    about = f'sha256 = "{digest}"\n{SOURCE}{LAYOUT.format(parts=parts)}'
    (folder / "source.toml").write_text(about, encoding="utf-8")
    return folder


def real_seeds(root: Path) -> list[Path]:
    found = [path for path in sorted((root / "seeds").iterdir()) if (path / "source.toml").is_file()]
    return [path for path in found if read_article(path).attribution]


@pytest.fixture(scope="module")
def reports(root, tmp_path_factory) -> list[Path]:
    """The kit's real reports, and the odd ones."""
    to = tmp_path_factory.mktemp("odd")
    return [*real_seeds(root), *(seed_in(to / f"odd-{n}", *each) for n, each in enumerate(ODD.values()))]


def shown(folder: Path, view: str = "lines") -> Reader:
    return Reader(read_article(folder), glossary=read_glossary(folder), view=view)


# --- to the byte ----------------------------------------------------------------------------------


def test_a_report_is_read_to_the_byte(reports):
    for folder in reports:
        article, data = read_article(folder), (folder / "article.txt").read_bytes()
        assert article.text.encode() == data
        assert article.source["sha256"] == article.digest == hashlib.sha256(data).hexdigest()
        assert [word.text for word in article.words] == re.findall(r"\S+", article.text)
        assert [word.number for word in article.words] == list(range(len(article.words)))
        assert all(article.text[word.start : word.end] == word.text for word in article.words)
    print(f"\n{len(reports)} reports")
    assert len(reports) >= 10


def test_the_page_and_its_form_give_each_block_back(reports):
    looked = 0
    for folder in reports:
        article, reader = read_article(folder), shown(folder)
        form = str(reader.still())
        for block, painted in zip(article.paragraphs, reader.task["blocks"], strict=True):
            assert "".join(each["text"] for each in painted["segments"]) == block.text
            assert block.text in html.unescape(re.sub(r"<br>|</?span>", "", form))
            looked += 1
    assert looked > 60


def test_paper_gives_all_words_back_in_their_order(reports):
    for folder in reports:
        article = read_article(folder)
        lines = [line for _, lines in numbered_lines(article) for line in lines]
        assert [line.number for line in lines] == list(range(1, len(lines) + 1))
        assert " ".join(line.text for line in lines).split() == article.text.split()


def test_a_date_line_is_a_page_part_where_it_stands_by_itself(reports):
    dated = re.compile(r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day, \w+ \d+, \d{4}\s*")
    alone = {
        folder.name: block.role
        for folder in reports
        for block in read_article(folder).paragraphs
        if dated.fullmatch(block.text)
    }
    print(f"\n{len(alone)} date lines by themselves")
    assert len(alone) >= 6
    assert set(alone.values()) == {"page part"}
    (odd,) = (read_article(each) for each in reports if each.name == "odd-0")
    assert odd.paragraph("p1").text.startswith(DATE), "with the first paragraph, as it was printed"


# --- from the solution to the mark ---------------------------------------------------------------


def key_of(article: Article) -> str:
    """A key with a row a block, and one for the byline."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for block in article.paragraphs:
        part = block.role == "page part"
        cells = dict.fromkeys(COLUMNS, "")
        cells |= {
            "id": f"{block.id}.1",
            "quote": block.text,
            "kind": "furniture" if part else "reported fact",
        }
        cells |= {"source": "the page" if part else "the article", "speaker": "page" if part else "article"}
        cells |= {
            "settles": "page furniture" if part else "a look",
            "why": "It says so.",
            "status": "checked",
        }
        table.writerow(cells[name] for name in COLUMNS)
    return out.getvalue()


TASKS = """
article = "odd"
mode = "practice"
[task.page]
type = "read"
title = "The page"
minutes = 2
view = "lines"
[task.kinds]
type = "sort"
title = "Which kind?"
minutes = 2
prompt = "Who signs?"
facet = "kind"
choices = ["reported fact", "official claim", "allegation"]
items = ["p1.1", "p2.1", "p3.1"]
"""


def show(task: str) -> dict:
    source = f'from whosays import show\nshow("solutions/{STEM}", "{task}")'
    cell = {"cell_type": "code", "id": cell_id(STEM, task), "metadata": {}, "outputs": [], "source": source}
    return {**cell, "execution_count": None}


@pytest.fixture(params=ODD.values(), ids=ODD)
def kit(request, tmp_path) -> Path:
    """A kit with one exercise on an odd report, built."""
    folder = seed_in(tmp_path / "seeds" / "odd", *request.param)
    (folder / "key.csv").write_text(key_of(read_article(folder)), encoding="utf-8")
    (tmp_path / "solutions").mkdir()
    (tmp_path / "lessons").mkdir()
    (tmp_path / "solutions" / f"{STEM}.tasks.toml").write_text(TASKS, encoding="utf-8")
    start = show("page") | {"source": f'from whosays import start\nstart("solutions/{STEM}")', "id": "start"}
    title = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# Exercise: A minister goes"}
    cells = [title, start, show("page"), show("kinds")]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "solutions" / f"{STEM}.ipynb").write_bytes(notebook_bytes(notebook))
    build_exercises(tmp_path, tmp_path / "exercises")
    return tmp_path


def test_a_release_carries_its_bytes_and_its_form_its_words(kit):
    files = release_files(kit, Release(STEM))
    text = (kit / "seeds" / "odd" / "article.txt").read_bytes()
    assert files["seeds/odd/article.txt"] == text
    assert not any(name.endswith("key.csv") for name in files)
    assert SAID in html.unescape(files[f"exercises/{STEM}.ipynb"].decode())
    page = html.unescape(worksheet(kit, STEM, "a4"))
    assert page.count(SAID) == 1
    for word in text.decode().split():
        assert word in page, word


def test_what_is_handed_in_is_marked_by_the_same_words(kit):
    tasks = read_tasks(kit / "solutions" / f"{STEM}.tasks.toml", "solutions", STEM)
    kinds = tasks["kinds"]
    best = {("kinds", item.id): best_answer(kinds, item) for item in kinds.items}
    events = read_handed_in(handed_in(tasks, "17", best), "17.answers.jsonl").events
    assert {each.article for each in events} == {kinds.seed.article.digest[:8]}
    assert [mark(kinds, kinds.item(each.item), each.answer).credit for each in events] == [1, 1, 1]
    assert len(events) == 3


# --- whose words --------------------------------------------------------------------------------


def test_every_page_that_shows_a_report_names_whose_words_it_is(reports):
    for folder in reports:
        article = read_article(folder)
        for view in ("clean", "lines"):
            reader = shown(folder, view)
            assert reader.task["attribution"] == article.attribution
            assert article.attribution in html.unescape(str(reader.still()))
        seed = Seed(article, None, (), {})
        assert printed_article(seed)["attribution"] == article.attribution


def test_every_notebook_that_asks_about_a_report_names_whose_words_it_is(root):
    looked = 0
    for room in ("lessons", "exercises"):
        for stem in stems(root, room):
            tasks = read_tasks(root / room / f"{stem}.tasks.toml", room, stem).values()
            page = html.unescape(
                (root / room / f"{stem}.ipynb").read_text(encoding="utf-8").replace('\\"', '"')
            )
            for article in {task.seed.article.name: task.seed.article for task in tasks}.values():
                if article.attribution:
                    address = re.search(r"en\.wikinews\.org/\S+?(?=[.,]? )", article.attribution).group()
                    assert address in page, (room, stem, article.name)
                    assert "Licensed CC BY 2.5" in page
                    looked += 1
    print(f"\n{looked} pages with a report")
    assert looked >= 12


def test_the_readme_names_every_report_with_its_address(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    for folder in real_seeds(root):
        address = re.search(r"https?://\S+?(?=[.,]? )", read_article(folder).attribution)
        assert address, folder.name
        assert address.group() in readme, folder.name
    assert len(real_seeds(root)) >= 8


# --- long sentences ------------------------------------------------------------------------------


def lines_of(article: Article) -> list[str]:
    """All lines of the page in which a long sentence turns."""
    cuts = [(block, (block.start, *turns(article, block), block.end)) for block in article.paragraphs]
    return [article.text[a:b] for _, at in cuts for a, b in pairwise(at)]


def test_a_long_sentence_turns_and_nothing_else_does(reports):
    looked = 0
    for folder in reports:
        article = read_article(folder)
        for block in article.paragraphs:
            long = [s for s in sentences_in(block.text) if len(block.text[slice(*s)].split()) > LONG]
            where = turns(article, block)
            inside = [any(a < at - block.start < b for a, b in long) for at in where]
            assert all(inside), (folder.name, block.id)
            assert all(article.text[at - 1].isspace() and not article.text[at].isspace() for at in where)
            looked += len(long)
            if block.role == "paragraph":
                assert len(where) >= len(long) - 1, (folder.name, block.id)
    print(f"\n{looked} long sentences")
    assert looked > 20


def test_invented_stories_and_the_lessons_article_do_not_turn(root):
    for name in ("venezuela-2018", "ferry-strike"):
        data = page_data(read_article(root / "seeds" / name), None)
        assert not any("turn" in each for block in data["blocks"] for each in block["segments"])
        assert "attribution" not in data


PIECES = st.sampled_from([
    *("word", "two  words", "[sic]", "[…]", "((es))", "\u200d", "\u00a0", "end. Next", ", and", ";", ":"),
    *('"', "“said”", "\u200bx", "e\u0301", "\u05d0\u05d1", "don’t", "—", "1,250", "\t"),
])  # fmt: skip


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=120))
def test_any_report_comes_back_whole_from_its_page(tmp_path_factory, pieces):
    text = "Headline\n\n" + " ".join(["It", *pieces]) + "\n"
    folder = seed_in(tmp_path_factory.mktemp("any") / "seed", text, "")
    article, reader = read_article(folder), shown(folder)
    for block, painted in zip(article.paragraphs, reader.task["blocks"], strict=True):
        assert "".join(each["text"] for each in painted["segments"]) == block.text
    assert "".join(lines_of(article)) == "".join(block.text for block in article.paragraphs)
    assert [word.text for word in article.words] == re.findall(r"\S+", text)


def test_an_article_serves_where_it_says_it_does(root):
    """Lessons come with their keys: what an exercise asks about must not be among them."""
    shown: dict[str, set[str]] = {}
    for room in ("lessons", "exercises"):
        for stem in (each for each in stems(root, room) if not is_own(each)):
            for task in read_tasks(root / room / f"{stem}.tasks.toml", room, stem).values():
                shown.setdefault(task.seed.article.name, set()).add(room)
    wrong = {
        name: rooms
        for name, rooms in shown.items()
        if rooms != {read_article(root / "seeds" / name).source["serves"]}
    }
    print(f"\n{len(shown)} articles")
    assert len(shown) >= 20
    assert wrong == {}
