"""Answer sheet and marker's sheet: their letters are the worksheet's boxes, and no key is on the first."""

import html
import re

import pytest
import typer
from typer.testing import CliRunner

from helpers import classroom
from whosays.base.errors import KitError
from whosays.base.notebook_files import FORMS, stems
from whosays.commands.paper import print_for_paper
from whosays.tasks.lettered import lettered
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import asks, type_of
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.worksheet import find_stem, worksheet

STEM = "03_fact_claim_or_allegation"


@pytest.fixture(scope="module")
def printed(root):
    found = stems(root, "exercises")
    assert len(found) >= 15
    return found


def tasks_in(root, stem: str, room: str = "exercises") -> list:
    return [*read_tasks(root / room / f"{stem}.tasks.toml", room, stem).values()]


def text_of(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<body>") :])))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_the_reading_test_is_printed_without_a_lesson(root, form):
    page = worksheet(root, find_stem(root, form), "a4")
    assert page.count("<h1>") == 1
    assert "Class number" in page
    assert "answers for the words" not in page  # the kit's caption, which would be a hint
    tasks = read_tasks(root / "exercises" / f"{form}.tasks.toml", "exercises", form).values()
    asked = [item for task in tasks for item in task.items]
    assert page.count('<div class="item">') == len(asked) >= 14
    assert all(item.question in html.unescape(page) for item in asked if item.question)


def test_whoever_takes_the_invented_story_sees_no_real_article(root, printed):
    real = 0
    for stem in printed:
        alone = worksheet(root, stem, "a4", exercise_only=True)
        both = worksheet(root, stem, "a4")
        real += "Venezuela" in both
        assert not re.search("Venezuela|Maduro", alone)
        own_news = any(task.seed.article.attribution for task in tasks_in(root, stem))
        assert own_news or "Invented for practice" in alone, "another real report says whose it is"
        asked = sum(len(task.items) for task in tasks_in(root, stem))
        assert alone.count('class="item"') == asked >= (2 if own_news else 4)
        assert alone.count("<h1>") == 1
    assert real > 3
    with pytest.raises(KitError, match="no exercise to 00_start_here"):
        worksheet(root, "00_start_here", "a4", exercise_only=True)


@pytest.mark.parametrize("paper", ["A4", "LETTER", "Letter"])
def test_paper_may_be_named_in_any_capitals(root, paper):
    wanted = f"size: {paper.lower().replace('a4', 'A4')};"
    for page in (worksheet(root, STEM, paper), answer_sheet(root, STEM, paper)):
        assert wanted in page


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_both_sheets_are_whole_pages(root, paper):
    for page in (answer_sheet(root, STEM, paper), marker_sheet(root, STEM, paper, root / "solutions")):
        assert '<html lang="en">' in page
        assert f"size: {'A4' if paper == 'a4' else 'letter'};" in page
        assert not re.search(r"<script|<link|<img|https?:|url\(|@import", page)
        assert "default-src 'none'" in page


def test_there_is_a_row_of_bubbles_for_every_item_to_choose(root, printed):
    looked = 0
    for stem in printed:
        page = answer_sheet(root, stem, "a4")
        tasks = read_tasks(root / "exercises" / f"{stem}.tasks.toml", "exercises", stem).values()
        asked = [(type_of(task), task, item) for task in tasks if asks(task) for item in task.items]
        rows = [
            kind.offered(task, item)
            for kind, task, item in asked
            if (row := kind.answer_row(task, item)) and row.bubbles
        ]
        bubbles = len(re.findall(r'<span class="o">[^<]+</span>', page)) - 3 * 10  # the class number's
        assert bubbles == sum(map(len, rows)), stem
        looked += len(rows)
    assert looked > 60
    print(f"{looked} rows of bubbles")


def test_no_key_stands_on_the_answer_sheet(root, printed):
    """It is made from the exercise. No reason, and no bubble that differs from its neighbors."""
    looked = 0
    for stem in printed:
        page = answer_sheet(root, stem, "a4")
        assert set(re.findall(r'class="(o\b[^"]*)"', page)) == {"o"}
        page = text_of(page)
        for task in classroom.tasks_of(root, stem).values():
            for item in task.items:
                for reason in mark(task, item, best_answer(task, item)).why:
                    assert not reason or reason not in page
                    looked += 1
    assert looked > 100


def test_the_letters_are_the_boxes_of_the_worksheet_in_its_order(root, printed):
    looked = 0
    for stem in printed:
        sheet = text_of(worksheet(root, stem, "a4")).replace("☐", "")
        sheet = " ".join(sheet.split())
        for task in read_tasks(root / "exercises" / f"{stem}.tasks.toml", "exercises", stem).values():
            for item in task.items if task.type in ("choose", "order") else ():
                offered = lettered(task, item)
                boxes = " ".join(f"{c['letter']} {c['label']}" for c in offered)
                assert " ".join(boxes.split()) in sheet, (stem, item.id)
                assert [c["letter"] for c in offered] == [*"ABCDEFGH"][: len(offered)]
                looked += 1
    assert looked > 20


def items_on(page: str) -> list[str]:
    return re.findall(r'<div class="item">(.*?)</div>', page, re.DOTALL)


def test_the_markers_sheet_gives_the_best_answer_of_every_item(root, printed):
    looked = 0
    for stem in printed:
        page = marker_sheet(root, stem, "a4", root / "solutions")
        tasks = [
            t for t in classroom.tasks_of(root, stem).values() if t.items and t.type not in ("read", "cards")
        ]
        pairs = [(task, item) for task in tasks for item in task.items]
        blocks = items_on(page)
        assert len(blocks) == len(pairs), stem
        for (task, item), block in zip(pairs, blocks, strict=True):
            if task.type in ("sort", "choose"):
                filled = re.findall(r'<span class="o on">[^<]+</span><strong>([^<]+)</strong>', block)
                shown = next(each for each in task_data(task)["items"] if each["id"] == item.id)
                full = [o["label"] for o in shown["options"] if mark(task, item, o["id"]).credit == 1]
                assert [html.unescape(each) for each in filled] == full, (stem, item.id)
                half = [o for o in shown["options"] if 0 < mark(task, item, o["id"]).credit < 1]
                assert block.count('class="o half"') == len(half)
            looked += 1
    assert looked > 80
    print(f"{looked} items keyed")


def test_an_order_is_given_in_the_letters_of_the_worksheet(root):
    stem = "01_what_is_on_the_page"
    task = classroom.tasks_of(root, stem)["days"]
    public = read_tasks(root / "exercises" / f"{stem}.tasks.toml", "exercises", stem)["days"]
    letters = {each["label"]: each["letter"] for each in lettered(public, public.items[0])}
    wanted = " ".join(letters[text] for text in task.items[0].steps.values())
    assert f'<strong dir="auto">{wanted}</strong>' in marker_sheet(root, stem, "a4", root / "solutions")
    assert wanted != "A B C D E"


def test_points_and_reasons_and_rubric(root):
    page = text_of(marker_sheet(root, STEM, "a4", root / "solutions"))
    assert "18 points." in page
    assert "Keep it from learners" in page
    statement = classroom.tasks_of(root, STEM)["kinds"].seed.key.statement("h.2")
    assert statement.row["why"] in page
    assert "Every figure has its owner" in page
    assert "each row gives 2, 1 or 0. Write these points down apart. They count only where" in page
    assert "One debt, three figures (points apart)" in page
    assert not re.search("no points|no sum of points", page), "the desk does give points for it"


def test_unknown_paper_exercise_and_key_are_told(root, tmp_path):
    with pytest.raises(KitError, match="no paper “a5”"):
        answer_sheet(root, STEM, "a5")
    with pytest.raises(KitError, match="no exercise to 99_x"):
        answer_sheet(root, "99_x", "a4")
    with pytest.raises(KitError, match="cannot be read"):
        marker_sheet(root, STEM, "a4", tmp_path)


def test_the_command_writes_three_pages(root, tmp_path):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(print_for_paper)
    done = CliRunner().invoke(app, ["03", "--sheets", "--to", str(tmp_path / "three.html")])
    assert done.exit_code == 0, done.output
    names = ["three-answer-sheet.html", "three-marker-sheet.html", "three.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    done = CliRunner().invoke(app, ["03", "--to", str(tmp_path / "nowhere" / "x.html")])
    assert isinstance(done.exception, KitError)


def test_the_command_writes_the_exercise_alone_beside_the_same_sheets(root, tmp_path, monkeypatch):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(print_for_paper)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["03", "--exercise-only", "--sheets", "--paper", "LETTER"])
    assert done.exit_code == 0, done.output
    names = [f"{STEM}-answer-sheet.html", f"{STEM}-exercise.html", f"{STEM}-marker-sheet.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert "Venezuela" not in (tmp_path / names[1]).read_text(encoding="utf-8")
    assert "--exercise-only" in CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"}).output
