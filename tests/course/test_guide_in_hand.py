"""What a teacher needs first: two pages to begin with, and nothing of the course left out of the guide.

The quick start's commands are run, in its order, in an empty folder with a class's files.
"""

import random
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from helpers.classroom import draw_answers, handed_in
from helpers.lesson_text import open_notebook
from whosays.author.build.routes import read_routes
from whosays.base.notebook_files import FORMS, read_notebook, stems, title_of
from whosays.base.stems import pair_number
from whosays.commands.door import make_app

TWO_PAGES, ONE_PAGE = 900, 600  # words
BUILT = re.compile(r"<!-- (\w+): built, do not edit -->.*?<!-- end of \1 -->", re.DOTALL)
CODE = re.compile(r"```\n(.*?)```|`(whosays [^`\n]+)`", re.DOTALL)
OPENS = "lab"  # opens a server, and so is not run here
HEAT = "**What could heat a class.**"
# Where a report stands that is no companion: the smaller heading of its lines.
ELSEWHERE = {"10_todays_news": "The UK Supreme Court"} | dict.fromkeys(FORMS, "Three excerpts in the tests")


@pytest.fixture(scope="module")
def guide(root) -> str:
    return (root / "solutions" / "TEACHING.md").read_text(encoding="utf-8")


def section(guide: str, title: str, sign: str = "##") -> str:
    """What stands under the one heading that begins so."""
    (found,) = re.findall(rf"^{sign} {re.escape(title)}.*?(?=^#{{2,{len(sign)}}} |\Z)", guide, re.M | re.S)
    return found


def commands(text: str) -> list[str]:
    """Each command of the kit, as it would be typed; two in a line count twice."""
    lines = [line for block, inline in CODE.findall(text) for line in (block or inline).splitlines()]
    found = [re.search(r"\bwhosays( .*)$", line) for line in lines]
    return [each[0].rstrip('"') if each[0].count('"') % 2 else each[0] for each in found if each]


# --- the quick start -----------------------------------------------------------------------------


def test_the_guide_begins_with_two_pages(guide):
    first = re.findall(r"^## (.*)$", guide, flags=re.MULTILINE)[0]
    assert first.startswith("Quick start")
    words = len(section(guide, first).split())
    print(f"\n{words} words")
    assert 600 < words <= TWO_PAGES
    assert len(guide.partition("## ")[0].split()) < 80, "something stands before it"


def test_it_says_what_a_teacher_asks_on_wednesday(guide):
    quick = section(guide, "Quick start")
    for needed in ("The first minute", "cannot open it", "On paper", "gets warm", "#a-letter-home", "#plan"):
        assert needed in quick, needed


def test_each_of_its_commands_is_one_of_the_kits(guide):
    known = get_command(make_app()).commands
    found = commands(section(guide, "Quick start"))
    assert wrong_commands(found, known) == []
    assert {line.split()[1] for line in found} >= {
        OPENS,
        "learner-kit",
        "print",
        "release",
        "collect",
        "grade",
    }
    assert wrong_commands(["whosays mark 01", "whosays print 01 --colour"], known) == ["mark", "--colour"]
    print(f"\n{len(found)} commands")


def wrong_commands(lines: list[str], known) -> list[str]:
    """Names and options that the kit does not have."""
    wrong = []
    for name, *rest in (shlex.split(line)[1:] for line in lines):
        if name not in known:
            wrong.append(name)
            continue
        options = {each for param in known[name].params for each in (*param.opts, *param.secondary_opts)}
        wrong += [word for word in rest if word.startswith("--") and word not in options]
    return wrong


def test_they_run_in_an_empty_folder(root, guide, tmp_path, monkeypatch):
    """From nothing to marks; the class hands in where the guide says so, and writes nothing at the desk."""
    monkeypatch.chdir(tmp_path)
    lines = [line for line in commands(section(guide, "Quick start")) if line.split()[1] != OPENS]
    for line in lines:
        if line.startswith("whosays collect inbox"):
            hand_in(root, range(1, 13))
        result = CliRunner().invoke(make_app(), shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
    print(f"\n{len(lines)} commands run")
    assert len(lines) >= 8
    made = ("whosays-learner-kit.zip", "01-class-10b.zip", "paper-01.csv", "report/report.html")
    for name in (*made, "marks/class.csv", "marks/all-feedback.html"):
        assert Path(name).stat().st_size > 100, name


def hand_in(root: Path, numbers: range) -> None:
    """The files of a class, and its list, as the guide tells to lay them."""
    tasks = open_notebook(root, "solutions", "01_what_is_on_the_page").tasks
    Path("inbox").mkdir()
    for number in numbers:
        answers = draw_answers(tasks, random.Random(number))
        Path(f"inbox/01.{number}.answers.jsonl").write_bytes(handed_in(tasks, str(number), answers))
    rows = "".join(f"{number},Learner {number}\n" for number in numbers)
    Path("class-10b.csv").write_text(f"number,name\n{rows}", encoding="utf-8")


# --- all of the course ---------------------------------------------------------------------------


def test_every_piece_of_the_course_is_told_of(root, guide):
    """By number and title, outside the tables that are built."""
    routes = read_routes(root)
    told = BUILT.sub("", guide)
    pieces = {*routes.order, *routes.may_replace, *routes.one_page}
    named = {stem: f"{stem[:2]} {short_title(root, stem)}" for stem in pieces}
    print(f"\n{len(named)} pieces")
    assert len(named) >= 21
    assert sorted(stem for stem, name in named.items() if not told_of(name, told)) == []
    assert not told_of("14 A page of nobody", told)


def short_title(root: Path, stem: str) -> str:
    """A title without what it is called by: an exercise, or real news."""
    room = "lessons" if (root / "lessons" / f"{stem}.ipynb").is_file() else "solutions"
    title = title_of(read_notebook(root / room / f"{stem}.ipynb"))
    return title.removeprefix("Exercise: ").removeprefix("Real news: ")


def told_of(name: str, guide: str) -> bool:
    """As a heading, or in bold at the beginning of a paragraph."""
    return re.search(rf"^(?:#+ |\*\*){re.escape(name)}", guide, re.MULTILINE) is not None


def test_every_exercise_has_a_line_on_its_lessons_page(root, guide):
    there = [stem for stem in read_routes(root).order if stem in stems(root, "solutions")]
    assert len(there) >= 10
    assert [stem for stem in there if "\n**Exercise.** " not in section(guide, f"{stem[:2]} ")] == []


def test_every_real_report_says_what_could_heat_a_class(root, guide):
    real = {
        stem
        for stem in stems(root, "solutions")
        for task in open_notebook(root, "solutions", stem).tasks.values()
        if task.seed.article.source.get("attribution")
    }
    print(f"\n{len(real)} notebooks show a real report: {sorted(real)}")
    assert len(real) >= 11
    for stem in real:
        name = f"{stem[:2]} " if pair_number(stem) else ELSEWHERE[stem]
        heat = section(guide, name, "###").partition(HEAT)[2].partition("\n\n")[0]
        assert all(mark in heat for mark in ("(1)", "(2)")), f"{stem}: two lines on what could heat a class"


def test_it_says_the_minutes_that_real_news_and_lesson_10_promise(root, guide):
    said = {}
    for stem in (*read_routes(root).may_replace, "10_todays_news"):
        opening = read_notebook(root / "solutions" / f"{stem}.ipynb")["cells"][0]["source"]
        (promised,) = re.findall(r"About (\d+) minutes", opening)
        sign, words = ("###", r", (\d+) minutes") if pair_number(stem) else ("##", r"exercise (\d+)")
        told = re.search(words, section(guide, f"{stem[:2]} ", sign))
        said[stem] = (promised, told and told[1])
    print(f"\n{said}")
    assert len(said) >= 8
    assert {stem for stem, (promised, told) in said.items() if promised != told} == set()


# --- who would rather not, heads, an own article ----------------------------------------------------


def test_in_every_lesson_something_else_may_be_done(root, guide):
    table = section(guide, "Who would rather not")
    rows = [row.split("|")[1].strip() for row in re.findall(r"^\| .*", table, re.MULTILINE)]
    covered = {number for row in rows for number in numbers_of(row)}
    lessons = {stem[:2] for stem in read_routes(root).order}
    companions = {stem[:2] for stem in read_routes(root).may_replace}
    print(f"\n{len(rows)} rows, {len(covered)} numbers")
    assert (lessons | companions) - covered == set()
    assert any("accusation" in row for row in rows)
    assert any(row.startswith("07 A") for row in rows)


def test_what_is_done_instead_has_nothing_of_the_real_article(root, tmp_path, monkeypatch):
    """The pages that the guide tells to print, for every lesson with an invented exercise."""
    monkeypatch.chdir(tmp_path)
    names, looked_at = re.compile(r"Maduro|Venezuela|Fort Russ"), 0
    for stem in read_routes(root).order:
        if stem not in stems(root, "solutions"):
            continue
        result = CliRunner().invoke(
            make_app(), ["print", stem[:2], "--exercise-only", "--to", f"{stem[:2]}.html"]
        )
        assert result.exit_code == 0, result.output
        assert names.findall(Path(f"{stem[:2]}.html").read_text(encoding="utf-8")) == [], stem
        if stem != "10_todays_news":  # a page of one's own, or a real report of Belgrade
            assert all(
                task.seed.article.invented for task in open_notebook(root, "solutions", stem).tasks.values()
            )
        looked_at += 1
    print(f"\n{looked_at} exercises")
    assert looked_at >= 10
    CliRunner().invoke(make_app(), ["print", "01", "--to", "whole.html"])
    assert names.search(Path("whole.html").read_text(encoding="utf-8"))  # it would be seen


def numbers_of(words: str) -> set[str]:
    """01 to 03, 08 -> the four numbers."""
    found = set(re.findall(r"\b\d\d\b", words))
    for first, last in re.findall(r"\b(\d\d) to (\d\d)\b", words):
        found |= {f"{number:02}" for number in range(int(first), int(last) + 1)}
    return found


def test_numbers_from_one_to_another_are_all_of_them():
    assert numbers_of("01 to 03, 08") == {"01", "02", "03", "08"}
    assert numbers_of("a test") == set()


def test_heads_and_parents_have_one_page(guide):
    page = section(guide, "For heads and parents, on one page")
    assert len(page.split()) <= ONE_PAGE
    for needed in (
        "Aims",
        "Minutes",
        "What is marked",
        "rather not",
        "Weaker readers",
        "second language",
        "*untried",
    ):
        assert needed in page, needed


def test_an_own_article_is_chosen_by_ten_lines(guide):
    text = section(guide, "An article of your own")
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(number) for number in range(1, 11)]
    assert len(text.split()) <= 580, "one page, with its two pictures"
    for needed in ("at your school", "be hurt?", "unchecked"):
        assert needed in text, needed


def test_it_says_what_the_real_reports_cannot_do(guide):
    text = section(guide, "Real news in place")
    for needed in (
        "near transfer",
        "one publisher",
        "United States",
        "left-wing",
        "Thai",
        "replaces, and never adds",
    ):
        assert needed in text, needed


@pytest.mark.parametrize("page", ["README.md", "solutions/TEACHING.md"])
def test_nobody_has_sat_it_and_both_pages_say_so(root, page):
    text = " ".join((root / page).read_text(encoding="utf-8").split()).casefold()
    assert "untried" in text
    assert "no class has sat it" in text
