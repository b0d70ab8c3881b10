"""What stands on paper: cards, other stories of a lesson, each article once, one row of numbers."""

import csv
import html
import io
import re

import pytest
import typer
from typer.testing import CliRunner

from helpers.lesson_text import open_notebook
from whosays.base.errors import KitError
from whosays.base.notebook_files import kit_call, read_notebook, stems
from whosays.commands.paper import print_for_paper
from whosays.tasks.paper_numbers import numbered
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import type_of
from whosays.teacher.collect.paper_columns import printed_number
from whosays.teacher.paper.answer_sheets import answer_sheet, marker_sheet
from whosays.teacher.paper.answers_table import answers_table
from whosays.teacher.paper.printed_tasks import without_buttons
from whosays.teacher.paper.read_aloud import read_aloud
from whosays.teacher.paper.sides import sides_of
from whosays.teacher.paper.worksheet import article_page, worksheet


def tasks_in(root, room: str, stem: str) -> dict:
    return read_tasks(root / room / f"{stem}.tasks.toml", room, stem)


def words_of(page: str) -> str:
    """The text of a page, white space as one blank."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body>") :])).split())


def one_line(text: str) -> str:
    return " ".join(text.split())


def run(*words: str):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(print_for_paper)
    return CliRunner().invoke(app, [*words])


def needed(tasks):
    """Without extras: their cards stand on the sheet that is read aloud."""
    return [task for task in tasks if not task.raw.get("optional")]


def test_an_extras_cards_stand_on_the_sheet_that_is_read_aloud_alone(root):
    looked = 0
    for stem in stems(root, "lessons"):
        tasks = tasks_in(root, "lessons", stem).values()
        shown = {name for task in needed(tasks) for name in task.raw.get("cards", ())}
        page, aloud = words_of(worksheet(root, stem, "a4")), words_of(read_aloud(root, stem, "a4"))
        for task in tasks:
            for name in {*task.raw.get("cards", ())} - shown:
                words = one_line(task.seed.outside[name].words)
                assert words not in page, (stem, name)
                assert words in aloud, (stem, name)
                looked += 1
    print(f"{looked} cards of extras")
    assert looked >= 8


def test_every_card_is_printed_once_with_its_publisher_and_day(root):
    looked, looked_behind = 0, 0
    for stem in stems(root, "lessons"):
        page = worksheet(root, stem, "a4")
        names, behind = {}, 0
        for room in ("lessons", "exercises"):
            if (root / room / f"{stem}.tasks.toml").is_file():
                for task in needed(tasks_in(root, room, stem).values()):
                    names |= {name: task.seed.outside[name] for name in task.raw.get("cards", ())}
                    behind += sum(len(type_of(task).worksheet(task, item).cards) for item in task.items)
        for fact in names.values():
            where = html.escape(f"{fact.publisher}, {fact.date}", quote=False)
            assert where in page.replace("&#39;", "'")
            assert one_line(fact.words) in words_of(page)
            looked += 1
        assert page.count('class="card ui"') == len(names) + behind, stem
        looked_behind += behind
    assert looked > 60
    assert looked_behind >= 4, "what stands behind a result, and who is behind an outlet"
    print(f"{looked} cards")


def test_every_outlet_on_the_cards_has_one_line_of_a_table(root):
    looked = 0
    for stem in stems(root, "lessons"):
        rooms = [each for each in ("lessons", "exercises") if (root / each / f"{stem}.tasks.toml").is_file()]
        tasks = [task for room in rooms for task in needed(tasks_in(root, room, stem).values())]
        facts = {task.seed.outside[name]: task.seed for task in tasks for name in task.raw.get("cards", ())}
        names = {each.name for fact, seed in facts.items() for each in seed.outlets_of(fact)}
        page = worksheet(root, stem, "a4").replace("&#39;", "'")
        lines = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td dir="auto">(.*?)</td>', page)
        assert {html.unescape(name) for name, _, _ in lines} == names, stem
        assert len(lines) == len(names)
        assert all(label and words for _, label, words in lines), stem
        looked += len(lines)
    print(f"{looked} outlets in tables")
    assert looked >= 40


def test_the_six_sentences_with_the_sides_swapped_are_printed_with_letters(root):
    page = worksheet(root, "03_fact_claim_or_allegation", "a4")
    before_exercise = page[: page.index("Exercise:")]
    task = tasks_in(root, "lessons", "03_fact_claim_or_allegation")["swapped"]
    assert len(task.items) == 6 == before_exercise.count('class="item"')
    for item in task.items:
        quote = task.statement(item).row["quote"].partition(" ‖ ")[0]
        assert one_line(quote) in words_of(page), item.id
    assert "Invented for practice" in before_exercise
    assert words_of(before_exercise).count("F Reported as fact O Official claim A Allegation N Not yet") == 1


def test_each_article_and_each_list_of_words_stands_there_once(root):
    looked = 0
    for stem in stems(root, "exercises"):
        page = worksheet(root, stem, "a4")
        names = {task.seed.article.source["name"] for task in tasks_in(root, "exercises", stem).values()}
        for name in names:
            assert page.count(f'<p class="ui">{html.escape(name)}') == 1
            looked += 1
        assert page.count("<h3>Words</h3>") == page.count('<dl class="words')
        assert page.count("<h1>") == (2 if stem in stems(root, "lessons") else 1)
    assert looked > 10


def test_one_row_of_numbers_runs_through_all_sheets_and_the_table(root):
    looked = 0
    for stem in stems(root, "exercises"):
        asked = [*range(1, len(numbered(tasks_in(root, "exercises", stem).values())) + 1)]
        page = worksheet(root, stem, "a4", exercise_only=True)
        assert [*map(int, re.findall(r'<span class="no">(\d+)</span>', page))] == asked
        key = marker_sheet(root, stem, "a4", root / "solutions")
        assert [*map(int, re.findall(r'<span class="no ui">(\d+)</span>', key))] == asked
        sheet = answer_sheet(root, stem, "a4")
        rows = [*map(int, re.findall(r'<li><span class="no ui">(\d+)</span>', sheet))]
        ticked = [*map(int, re.findall(r'<span class="box"></span>(\d+)', sheet))]
        assert sorted(rows + ticked) == asked
        head = next(csv.reader(io.StringIO(answers_table(root, stem, None, 1).decode("utf-8-sig"))))
        assert [printed_number(each) for each in head[4:]] == asked
        looked += len(asked)
    assert looked > 120
    print(f"{looked} numbers, on four sheets each")


def test_worksheet_and_answer_sheet_ask_alike(root):
    for stem, words in (
        ("01_what_is_on_the_page", "Write the letters in the right order."),
        ("02_who_is_speaking", "Write the letters in line, the first to say it first."),
    ):
        for page in (worksheet(root, stem, "a4"), answer_sheet(root, stem, "a4")):
            assert words in page
            assert "Number them" not in page


def test_no_sheet_speaks_of_buttons(root):
    assert without_buttons("Press the button. All of it is invented.") == "All of it is invented."
    for stem in stems(root, "exercises"):
        assert "button" not in words_of(worksheet(root, stem, "a4", exercise_only=True)).casefold()


def test_what_is_read_aloud_has_every_cell_and_every_task_of_the_lesson(root):
    talks = asked = 0
    for stem in stems(root, "lessons"):
        page = words_of(read_aloud(root, stem, "a4"))
        cells = [cell["source"] for cell in read_notebook(root / "lessons" / f"{stem}.ipynb")["cells"]]
        titles = [
            line.lstrip("# ").replace("*", "")
            for cell in cells
            for line in cell.splitlines()
            if line.startswith("##")
        ]
        for title in titles:
            assert title in page, (stem, title)
        talks += sum(title.startswith("Talk") for title in titles)
        tasks = tasks_in(root, "lessons", stem)
        for call in filter(None, map(kit_call, cells)):
            if call["call"] == "show":
                assert one_line(tasks[call["task"]].raw["title"]) in page
                asked += 1
        for task in tasks.values():
            if task.type == "choose":
                for option in (option for item in task.items for option in item.options if option.best):
                    assert one_line(option.why) in page
                    assert one_line(f" {option.text} .") in page
    assert talks >= 14
    assert asked > 100
    print(f"{talks} Talks, {asked} tasks")


def test_a_form_has_its_instructions_read_aloud_and_no_answer(root):
    page = words_of(read_aloud(root, "before", "a4"))
    assert "On the worksheet: 1 to 4" in page
    assert "answers for the words" not in page  # the kit's caption, which would be a hint
    with pytest.raises(KitError, match="nothing to read aloud"):
        read_aloud(root, "99_x", "a4")


def test_the_article_alone(root, tmp_path, monkeypatch):
    lesson = article_page(root, "03_fact_claim_or_allegation", "a4")
    story = article_page(root, "03_fact_claim_or_allegation", "a4", exercise_only=True)
    named = article_page(root, "harbor-tax", "letter")
    for page, words in ((lesson, "Venezuela"), (story, "Marl Ferries"), (named, "Harbor")):
        assert words in page
        assert 'class="item"' not in page
        assert page.count("<h3>Words</h3>") == 1
    monkeypatch.chdir(tmp_path)
    done = run("harbor-tax", "--article")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "harbor-tax-article.html").is_file()
    assert isinstance(run("03", "--article", "--sheets").exception, KitError)


def test_the_command_says_how_many_sides_a_class_takes(root, tmp_path):
    page = tmp_path / "x.html"
    done = run("03", "--exercise-only", "--to", str(page), "--class", "28")
    sides = sides_of(page.read_text("utf-8"), "A4")
    assert sides == 3
    assert f"About 3 sides: {3 * 28} for 28 learners." in done.output
    roster = tmp_path / "class.csv"
    roster.write_text("learner,name\n7,Ada\n9,Ben\n", "utf-8")
    table = tmp_path / "paper.csv"
    words = ("03", "--to", str(page), "--roster", str(roster), "--answers-table", str(table), "--read-aloud")
    done = run(*words)
    assert done.exit_code == 0, done.output
    assert "for 2 learners" in done.output
    assert (tmp_path / "x-read-aloud.html").is_file()
    kept = table.read_bytes()
    page.unlink()
    done = run(*words)
    assert "perhaps with answers in it" in str(done.exception)
    assert table.read_bytes() == kept
    assert not page.exists(), "all pages, or none"
    assert "hence no table" in str(run("00", "--answers-table", str(tmp_path / "q.csv")).exception)


def test_what_is_read_aloud_has_no_fold(root):
    """On the page a comment waits behind one; the teacher has it open."""
    told = 0
    for stem in stems(root, "lessons"):
        page = read_aloud(root, stem, "a4")
        told += sum("Answer first." in text for text in open_notebook(root, "lessons", stem).prose)
        assert "Answer first." not in page, stem
        assert "&lt;details" not in page, stem
    print(f"\n{told} comments stand behind a fold in the lessons")
    assert told >= 15


def test_an_article_by_its_name_needs_the_word_for_it():
    told = run("serbia-2020").exception
    assert isinstance(told, KitError)
    assert str(told) == "“serbia-2020” is an article, and has no questions. Add --article."
