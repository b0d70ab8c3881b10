"""The class report: what it says of tomorrow, what it keeps to itself, and that it is whole."""

import ast
import html
import json
import random
import re
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
import typer
from nbclient import NotebookClient
from typer.testing import CliRunner

from helpers import classroom
from helpers.marked_class import all_best, hand_in, mark_all
from whosays.base.errors import KitError
from whosays.base.extras import install
from whosays.base.places import kit_root
from whosays.base.stems import pair_number
from whosays.commands.report import recall, report
from whosays.tasks.reading import read_tasks
from whosays.teacher.marks.gradebook import GRADEBOOK, TOTALS
from whosays.teacher.report.advice import advice
from whosays.teacher.report.lesson_places import Teaching, lesson_places
from whosays.teacher.report.pages import ALONE, NOTEBOOK, PAGE, alone_page, write_report
from whosays.teacher.report.sections import may_be_told
from whosays.teacher.report.words import agreement_words, decimals, limits, percent
from whosays.teacher.stats.items import item_table
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import read_responses
from whosays.teacher.stats.whole_class import NO_INTERVAL, SortAgreement

STEM = "03_fact_claim_or_allegation"
PAYLOADS = ["<script>alert(1)</script>", "</svg><img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "$x$ & \"'"]


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in (STEM, "06_do_the_numbers_hold", *FORMS)}


@pytest.fixture(scope="module")
def marks(tasks, tmp_path_factory):
    """Twenty learners, two exercises and the three forms. Their codes and names are easy to find."""
    folder = tmp_path_factory.mktemp("class")
    for stem, mine in tasks.items():
        for number in range(20):
            answers = classroom.draw_answers(mine, random.Random(f"{stem}{number}"))
            if stem.startswith("06"):
                answers["sums", "valid"] = PAYLOADS[number % 2]
                answers["sums", "share"] = PAYLOADS[2 + number % 2]
            minutes = 40 if stem not in FORMS else 2_000 * (1 + FORMS.index(stem))
            hand_in(folder, mine, f"zqx-{number}", answers, name=f"Zqname {number} <b>", minutes=minutes)
    return mark_all(folder)


@pytest.fixture(scope="module")
def written(marks, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    write_report(marks, folder / "report", alone=folder / "alone")
    return folder / "report"


@pytest.fixture(scope="module")
def alone(written):
    return (written.parent / "alone" / ALONE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(written):
    return (written / PAGE).read_text(encoding="utf-8")


# --- what to do tomorrow -------------------------------------------------------------------------


def told(folder):
    found = read_responses(mark_all(folder))
    return advice(found, item_table(found), Teaching(kit_root(), kit_root() / "solutions"))


def fill(folder, tasks, learners, changed):
    """A class that answers everything best but for ``changed``: by place, how many give which answer."""
    for number in range(learners):
        answers = all_best(tasks)
        for place, (count, answer) in changed.items():
            if number < count:
                answers[place] = answer
        hand_in(folder, tasks, str(number + 1), {k: v for k, v in answers.items() if v is not None})


def test_the_weakest_task_is_taught_again_under_its_lessons_heading(tasks, tmp_path):
    wrong = {
        ("accuses", "p4.4"): (9, "no"),
        ("accuses", "p1.8"): (3, "yes"),
        ("kinds", "p2.3"): (8, "allegation"),
    }
    fill(tmp_path, tasks[STEM], 12, wrong)
    found = told(tmp_path)
    assert (found.place.number, found.place.task, found.place.heading) == ("03", "accuses", "Does it accuse?")
    assert found.sentences[0] == (
        "Teach again: lesson 03, “Fact, claim or allegation?”, Part A, under “Does it accuse?” (6 min)."
    )
    said = found.paragraph
    assert (
        "In exercise 03 the task “Does it accuse?” earned the least: 78\N{NO-BREAK SPACE}%" in said
    )  # 37.5 of 48: three of the wrong answers can be defended
    assert "Missed most: “of using the strike ‘to frighten voters" in said
    assert "9 of 12 answered “It accuses nobody”; the best answer is “It accuses somebody”: “" in said
    assert said.endswith("With 12 learners this is a hint, not a measurement.")
    assert found.place.command == "whosays lab --lesson 03"


def test_even_when_all_went_well_it_says_what_to_do(tasks, tmp_path):
    fill(tmp_path, tasks[STEM], 30, {("answers", "p6.3"): (5, "Somebody else")})
    found = told(tmp_path)
    assert found.paragraph.startswith("Nothing has to be taught again")
    assert "at least 97\N{NO-BREAK SPACE}% in every task" in found.paragraph  # 145 of 150
    assert "Open with “In a welcome step” (item 4 of “Who answers for it?”): lesson 03" in found.paragraph
    assert found.place.heading == "Who answers for it?"
    assert "a hint" not in found.paragraph


def test_perfect_answers_too_get_a_paragraph_and_a_page(tasks, tmp_path):
    fill(tmp_path, tasks[STEM], 9, {})
    assert told(tmp_path).paragraph.startswith("Nothing has to be taught again")
    write_report(tmp_path / "marks", tmp_path / "report")
    assert "None was taken for another." in (tmp_path / "report" / PAGE).read_text(encoding="utf-8")


def test_open_answers_ask_whether_there_was_time(tasks, tmp_path):
    places = [p for p in all_best(tasks[STEM]) if p[0] == "kinds"]
    fill(tmp_path, tasks[STEM], 10, dict.fromkeys(places, (8, None)))
    assert "72 of 180 answers were left open" in told(tmp_path).paragraph


def test_too_much_doubt_and_too_much_trust_are_named_apart(tasks, tmp_path):
    best = all_best(tasks[STEM])
    facts = [p for p, each in best.items() if each == "reported fact"]
    claims = [p for p, each in best.items() if p[0] == "kinds" and each in ("official claim", "allegation")]
    fill(tmp_path / "doubt", tasks[STEM], 10, dict.fromkeys(facts, (6, "allegation")))
    assert "The commoner slip was too much doubt" in told(tmp_path / "doubt").paragraph
    fill(tmp_path / "trust", tasks[STEM], 10, dict.fromkeys(claims, (9, "reported fact")))
    assert "The commoner slip was too much trust" in told(tmp_path / "trust").paragraph


def test_where_the_strong_do_worse_the_key_comes_first(tasks, tmp_path):
    best = all_best(tasks[STEM])
    others = [p for p in best if p[0] == "accuses"]
    for number in range(30):
        answers = dict(best)
        if number < 15:  # the strong half misses this one
            answers["kinds", "p2.3"] = "allegation"
        else:
            answers |= {p: "yes" if best[p] == "no" else "no" for p in others[: 1 + number % 4]}
        hand_in(tmp_path, tasks[STEM], str(number), answers)
    assert "read the key of item 2 of “Fact, claim or allegation?” again" in told(tmp_path).paragraph


def test_few_learners_are_no_pattern(tasks, tmp_path):
    fill(tmp_path, tasks[STEM], 1, {("kinds", "p2.3"): (1, "allegation")})
    assert told(tmp_path).paragraph.endswith("With 1 learner there is no pattern to read: read the answers.")


def test_nobody_answered(tasks, tmp_path):
    hand_in(tmp_path, tasks[STEM], "1", {})
    assert told(tmp_path).paragraph.startswith("Nobody answered a scored item")
    write_report(tmp_path / "marks", tmp_path / "report")


def test_before_the_unit_nothing_is_taught_again(tasks, tmp_path):
    wrong = next(each for each in tasks["before"]["prove"].item("fined").options if not each.best)
    fill(tmp_path, tasks["before"], 9, {("prove", "fined"): (9, wrong.id)})
    assert told(tmp_path).sentences[0].startswith("Give most time to: lesson 03")
    assert "Do not show it" in told(tmp_path).paragraph


def test_every_scored_item_of_the_kit_is_taught_somewhere(root):
    teaching = Teaching(root, root / "solutions")
    looked = 0
    for path in sorted((root / "solutions").glob("*.tasks.toml")):
        stem = path.name.removesuffix(".tasks.toml")
        for task in read_tasks(path, "solutions", stem).values():
            for item in task.items if task.scored and task.type != "write" else ():
                place = teaching.place(stem, task.name, item.id)
                assert place is not None, (stem, task.name, item.id)
                has_lesson = (root / "lessons" / f"{stem}.ipynb").is_file()
                assert (place.stem == stem) == has_lesson, (stem, task.name, item.id, place)
                assert place.number == (pair_number(stem) or place.number), (
                    "a companion's lesson is its pair's"
                )
                looked += 1
    assert looked > 100


@pytest.mark.parametrize(
    ("stem", "task", "lesson"),
    [
        ("21_a_governor_resigns", "days", "01"),  # a task that the lesson has under the same name
        ("23_four_nights", "never_heard_of", "03"),  # none: then where the lesson begins
        ("27_what_a_court_found", "", "07"),
        ("55_my_own_article", "days", ""),
        ("11_one_page", "days", ""),  # nobody says where, so nowhere
    ],
)
def test_what_a_companion_asks_is_taught_in_the_lesson_of_its_pair(root, stem, task, lesson):
    place = Teaching(root, root / "solutions").place(stem, task)
    assert (place.number if place else "") == lesson
    assert lesson != "01" or place.task == "days"


def shown_in(root, lesson: str) -> dict:
    """The tasks that a lesson shows; none where there is no such lesson."""
    path = root / "lessons" / f"{lesson}.ipynb"
    return lesson_places(path) if path.is_file() else {}


def test_what_the_table_names_is_there(root):
    """A line that names a task which no lesson shows would fall back to the first heading, unseen."""
    teaching = Teaching(root, root / "solutions")
    table = tomllib.loads((root / "solutions" / "taught_in.toml").read_text(encoding="utf-8"))
    for stem, lines in table.items():
        exercise = "before" if stem == "forms" else stem
        asked = read_tasks(root / "solutions" / f"{exercise}.tasks.toml", "solutions", exercise)
        for place, named in lines.items():
            task, _, item = place.partition("/")
            assert not item or asked[task].item(item)
            lesson, _, shown = named.rpartition(":")
            lesson = lesson or teaching.lesson_of(stem)
            assert shown in lesson_places(root / "lessons" / f"{lesson}.ipynb"), named
    unnamed = {
        (path.name[:2], task.name)
        for path in (root / "solutions").glob("[0-9]*.tasks.toml")
        for task in read_tasks(path, "solutions", path.name.removesuffix(".tasks.toml")).values()
        if task.scored
        and task.type != "write"
        and task.name not in shown_in(root, teaching.lesson_of(task.stem))
        and task.name not in teaching.table_of(task.stem)
    }
    assert unnamed == set(), "add these tasks to solutions/taught_in.toml"


# --- what the numbers cannot bear ----------------------------------------------------------------


def test_thirty_learners_need_no_warning_and_fewer_do():
    assert limits(30) == []
    assert any("from −.33 to .75" in each for each in limits(12))  # see test_itemstats for the figures
    assert any("8\N{NO-BREAK SPACE}% with every single learner" in each for each in limits(12))
    assert any("Under 8 no discrimination" in each for each in limits(7))
    assert not any("may in truth lie" in each for each in limits(7))
    assert limits(1)[0].startswith("These are the answers of 1 learner,")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.314, ".31"),
        (-0.08, "−.08"),
        (1.0, "1.00"),
        (-1.0, "−1.00"),
        (-0.001, ".00"),
        (0.996, "1.00"),
        (float("nan"), "–"),
    ],
)
def test_correlations_are_printed_as_statisticians_do(number, text):
    assert decimals(number) == text


def test_shares_are_printed_with_a_space_that_does_not_break():
    assert (percent(0.485), percent(1), percent(float("nan"))) == ("48\u00a0%", "100\u00a0%", "–")


def test_agreement_is_put_into_words_by_krippendorffs_rule():
    def words(among, key):
        return agreement_words(SortAgreement("kinds", 9, 30, among, NO_INTERVAL, key, NO_INTERVAL))

    assert words(0.9, 0.8) == "The class reads as the key does."
    assert "conclude with care" in words(0.5, 0.799)
    assert "conclude with care" in words(0.5, 0.667)
    assert "not with the key" in words(0.7, 0.666)
    assert "do not conclude" in words(0.666, 0.5)
    assert "nothing to agree or differ" in words(float("nan"), 0.5)


# --- the page ------------------------------------------------------------------------------------


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]


@pytest.mark.parametrize("name", ["page", "alone"])
def test_a_page_is_whole_and_nothing_in_it_runs_or_is_fetched(request, name):
    text = request.getfixturevalue(name)
    seen = Seen()
    seen.feed(text)
    assert ("html", "lang", "en") in seen.attributes
    assert not {"script", "link", "img", "iframe", "object"} & set(seen.tags)
    assert not [each for each in seen.attributes if each[1].startswith("on")]
    outside = [
        v for _, n, v in seen.attributes if n in ("src", "href", "xlink:href") and not v.startswith("#")
    ]
    assert not outside
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(r"url\((?!#)|@import", text)
    assert len(seen.ids) == len(set(seen.ids)), "an id stands twice"
    assert '<meta name="color-scheme" content="light dark">' in text


def test_every_picture_has_its_text_and_its_figures(page):
    pictures = re.findall(r"<figure>(.*?)</figure>", page, re.DOTALL)
    assert len(pictures) == 3 + 4 + 1  # confusions, leanings, change
    for each in pictures:
        assert re.search(r'<svg role="img" aria-label="([^"]{30,})"', each)
    folded = re.findall(r'<details class="figures">(.*?)</details>', page, re.DOTALL)
    assert len(folded) == len(pictures)
    assert all("<table>" in each for each in folded)
    assert "Rows: the best answer. Columns: what was chosen." in page


def test_the_caption_stands_once_in_a_section_under_its_first_picture_of_kinds(page):
    sections = [each for each in page.split("<section>") if "Which kind was taken for which" in each]
    assert len(sections) == 1
    assert [each.count("Marked is not true. Faded is not false.") for each in sections] == [1]
    assert page.count("Marked is not true. Faded is not false.") == 1
    assert sections[0].index("Marked is not true") < sections[0].index("Who was taken to answer for it")


def test_the_items_are_listed_in_their_own_words_the_hardest_first_and_the_weak_marked(tasks, tmp_path):
    wrong = {
        ("kinds", "p2.3"): (7, "allegation"),
        ("accuses", "p4.4"): (9, "no"),
        ("answers", "p6.3"): (2, "Somebody else"),
    }
    fill(tmp_path, tasks[STEM], 10, wrong)
    write_report(mark_all(tmp_path), tmp_path / "report")
    text = (tmp_path / "report" / PAGE).read_text(encoding="utf-8")
    listed = re.findall(r'<li( class="weak")?><div>(.*?)</li>', text, re.DOTALL)
    assert len(listed) == 18
    assert ["▼" in each for _, each in listed] == [True] * 2 + [False] * 16
    assert "to frighten voters" in listed[0][1]
    assert "▼ very hard" in listed[0][1]
    assert "9&nbsp;of&nbsp;10 answered: <bdi>It accuses nobody</bdi>" in listed[0][1]
    assert "▼ hard for most" in listed[1][1]
    assert "best: Reported as fact" in listed[1][1]
    assert 'style="width:30.0%"' in listed[1][1]
    assert "In a welcome step" in listed[2][1]


def test_it_says_what_it_must(page):
    for words in (
        "untried",
        "Without a comparison class nothing is because of the kit",
        "one reader’s gain is mostly chance",
        "What these numbers cannot bear",
        "Ebel &amp; Frisbie",
        "Krippendorff, <cite>Content Analysis</cite>",
        "whosays lab --lesson",
    ):
        assert words in page, words


def test_what_learners_typed_is_shown_as_text(page):
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "<script" not in page
    assert "onerror=alert(1)&gt;" in page


def test_no_learner_stands_in_the_report_the_notebook_or_the_recall(marks, written, page, tmp_path):
    from whosays.teacher.report.recall import write_recall

    shown = [page, (written / NOTEBOOK).read_text(encoding="utf-8")]
    shown += [path.read_text(encoding="utf-8") for path in write_recall(marks, tmp_path)]
    assert len(shown) == 4
    for text in shown:
        assert "zqx" not in text
        assert "Zqname" not in text


def test_single_learners_stand_on_the_page_for_the_teacher_alone(alone):
    assert alone.count("zqx-") == 20
    assert alone.count("Zqname") == 20
    assert "<b>" not in alone
    assert "@media print { main { display: none; }" in alone
    assert alone.index("zqx-2<") < alone.index("zqx-3<")


def test_nothing_that_leaves_the_teachers_computer_knows_of_single_learners_trust(root):
    """Only the report may ask for it; gradebook, feedback, files for platforms and recall never do."""
    users = set()
    for path in (root / "src" / "whosays").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            users |= {path.name} if {"learner_leanings", "alone_page"} & set(names) else set()
    assert users == {"pages.py"}
    assert not {"trust", "doubt"} & {word for column in (*GRADEBOOK, *TOTALS) for word in column.split("_")}


def test_real_stories_are_on_no_page_about_single_learners(marks):
    found = read_responses(marks, exercise="03")
    assert "zqx-3" in alone_page(found)
    for each in found.asked.values():
        object.__setattr__(each.task.seed.article, "source", {**each.task.seed.article.source, "real": True})
    assert "zqx" not in alone_page(found)
    assert may_be_told(found), "twenty learners hide each other"
    few = type(found)(found.table[found.table["learner"] < "zqx-13"], found.asked, found.titles, found.names)
    assert few.learners() == 5
    assert not may_be_told(few)


def test_the_same_marks_give_the_same_bytes(marks, written, tmp_path):
    write_report(marks, tmp_path / "again")
    for name in (PAGE, NOTEBOOK):
        assert (tmp_path / "again" / name).exists()
    assert (tmp_path / "again" / PAGE).read_bytes() == (written / PAGE).read_bytes()
    before = {path: path.stat().st_mtime_ns for path in written.iterdir()}
    write_report(marks, written)
    assert {path: path.stat().st_mtime_ns for path in written.iterdir()} == before


# --- the notebook --------------------------------------------------------------------------------


def test_the_notebook_is_plain_and_runs(written):
    notebook = nbformat.read(written / NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert len(sources) >= 7
    assert max(len(source.splitlines()) for source in sources) <= 10
    assert not any(str(Path.home()) in source or "/tmp" in source for source in sources)
    NotebookClient(notebook, timeout=180, kernel_name="python3").execute(cwd=str(written))
    shown = json.dumps(notebook)
    assert shown.count('role=\\"img\\"') == 3
    assert "zqx" not in shown
    assert "20 learners" in shown


def test_where_the_report_lies_in_the_clone_the_notebook_links_the_lesson(tmp_path, monkeypatch):
    from whosays.teacher.report import notebook as report_notebook
    from whosays.teacher.report.lesson_places import TaughtAt

    monkeypatch.setattr(report_notebook, "kit_root", lambda: tmp_path)
    place = TaughtAt(STEM, "answers", "Fact?", "Part A", "Who answers for it?", 7)
    link = report_notebook._link(place, tmp_path / "my" / "report")
    assert f"(../../lessons/{STEM}.ipynb#Who-answers-for-it?-%287-min%29)" in link
    assert "ipynb" not in report_notebook._link(place, tmp_path.parent)


@pytest.mark.parametrize(
    "text", ["*a* _b_ $x$", "<b>&amp;</b>", "1. one", "- Advertisement -", "# x", "[a](b)", "a\n\nb"]
)
def test_words_of_an_article_are_no_markup(text):
    from whosays.teacher.report.notebook import in_markdown

    mistune = pytest.importorskip("mistune")  # comes with nbconvert
    shown = mistune.html(f"“x” {in_markdown(text)}") + mistune.html(in_markdown(text))
    assert not re.search(r"<(?!/?p>)", shown)
    plain = HTMLText().read(shown)
    assert plain.count(" ".join(text.split())) == 2


class HTMLText(HTMLParser):
    def read(self, text):
        self.found = []
        self.feed(text)
        return "".join(self.found)

    def handle_data(self, data):
        self.found.append(data)


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def run():
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("report")(report)
    app.command("recall")(recall)
    return lambda *words: CliRunner().invoke(app, [*map(str, words)])


def test_the_command_says_at_once_what_to_do(run, marks, tmp_path):
    done = run("report", marks, "--to", tmp_path / "r", "--exercise", "3")
    assert done.exit_code == 0, done.output
    assert "lesson 03" in done.output
    assert "eyes only" not in done.output
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [PAGE, NOTEBOOK]


def test_the_page_for_the_teacher_alone_is_made_on_request_in_a_folder_of_its_own(run, marks, tmp_path):
    report = tmp_path / "r"
    done = run("report", marks, "--to", report, "--for-you-alone", tmp_path / "mine")
    assert f"{tmp_path / 'mine' / ALONE} is for your eyes only" in done.output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [ALONE]
    written = [path.read_text(encoding="utf-8") for path in report.iterdir()]
    assert len(written) == 2
    hints = (ALONE, "for you alone", "for-you-alone", str(tmp_path / "mine"), "../mine")
    assert not [hint for hint in hints for text in written if hint in text]
    assert run("report", marks, "--to", report, "--for-you-alone", tmp_path / "mine").exit_code == 0, "again"


@pytest.mark.parametrize("where", ["r", "r/mine", ".", "there"])
def test_no_page_for_the_teacher_alone_where_others_may_come_across_it(run, marks, tmp_path, where):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "homework.txt").write_text("x")
    done = run("report", marks, "--to", tmp_path / "r", "--for-you-alone", tmp_path / where)
    assert isinstance(done.exception, KitError)
    assert "Name a new folder" in str(done.exception)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["homework.txt"]


def test_an_old_page_for_the_teacher_alone_is_told_of_and_left(run, marks, tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / ALONE).write_text("of last week")
    done = run("report", marks, "--to", tmp_path / "r")
    assert f"{tmp_path / 'r' / ALONE} is for your eyes only" in done.output
    assert (tmp_path / "r" / ALONE).read_text() == "of last week"


def test_without_marks_it_says_what_to_run_first(run, tmp_path):
    for command in ("report", "recall"):
        done = run(command, tmp_path / "nothing", "--to", tmp_path / "r")
        assert isinstance(done.exception, KitError)
        assert "Run whosays grade first" in str(done.exception)
    assert not (tmp_path / "r").exists()


def test_a_target_that_is_a_file_is_refused(run, marks, tmp_path):
    (tmp_path / "r").write_text("mine", encoding="utf-8")
    done = run("report", marks, "--to", tmp_path / "r")
    assert isinstance(done.exception, KitError)
    assert (tmp_path / "r").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("missing", ["scipy", "krippendorff", "matplotlib"])
def test_without_the_teachers_extra_it_says_how_to_install(run, marks, tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)  # as if it were not there
    for command in ("report", "recall"):
        done = run(command, marks, "--to", tmp_path / "r")
        assert isinstance(done.exception, KitError)
        assert missing in str(done.exception)
        assert f"{install()}." in str(done.exception)
        assert len(str(done.exception).splitlines()) == 1
    assert not (tmp_path / "r").exists()


def test_the_report_says_whose_words_it_quotes(root, tmp_path):
    real, invented = (classroom.tasks_of(root, stem) for stem in ("23_four_nights_in_belgrade", STEM))
    said = next(iter(real.values())).seed.article.attribution
    for number in range(3):
        hand_in(tmp_path, real, str(number), all_best(real))
        hand_in(tmp_path, invented, str(number + 3), all_best(invented))
    write_report(mark_all(tmp_path), tmp_path / "report")
    page = (tmp_path / "report" / PAGE).read_text(encoding="utf-8")
    assert "CC BY 2.5" in said
    told_of_both = "This is of the 3 who did exercise 23; what the 3 with exercise 03 did stands below."
    assert told_of_both in page, "half a class has the one, half the other"
    write_report(tmp_path / "marks", tmp_path / "alone", exercise="23")
    assert "This is of the" not in (tmp_path / "alone" / PAGE).read_text(encoding="utf-8")
    assert html.unescape(page).count(said) == 1
