"""A learner's page: everything is on it, nothing on it comes from outside, and nothing on it runs."""

import html
import random
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from helpers import axe, classroom
from helpers.payloads import PAYLOADS
from whosays.tasks.answer_words import in_words
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.solutions import find_solutions
from whosays.tasks.task_type import NOT_OFFERED
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.desk.markbook import RowMark, WrittenMark, with_mark
from whosays.teacher.desk.piles import paper_of
from whosays.teacher.grade.feedback_item import NOT_READ, deciding, without_best
from whosays.teacher.grade.feedback_pages import FOLDER, Pages, titles_of, write_feedback
from whosays.teacher.grade.page_names import page_name
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.marks.gradebook import read_marks

STEMS = ("01_what_is_on_the_page", "02_who_is_speaking", "03_fact_claim_or_allegation")
STEM = STEMS[2]


@pytest.fixture(scope="module")
def tasks(root):
    return {stem: classroom.tasks_of(root, stem) for stem in STEMS}


@pytest.fixture(scope="module")
def pages(tasks):
    return Pages(tasks, {})


def marks_of(tasks, answers, tmp_path, learner="7", name=""):
    stem = next(iter(tasks.values())).stem
    folder = tmp_path / "in" / stem
    folder.mkdir(parents=True)
    (folder / f"{learner}.answers.jsonl").write_bytes(classroom.handed_in(tasks, learner, answers, name=name))
    run = grade(tmp_path / "in", tmp_path / "out", executor=Here())
    assert run.not_marked == 0
    return list(read_marks(tmp_path / "out" / "marks.jsonl"))


def text_of(page):
    return re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]*>", "", page.split("</style>")[1])))


class Tags(HTMLParser):
    """The elements of a page and their attributes; every element must be closed in order."""

    VOID = frozenset({"meta", "br"})

    def __init__(self):
        super().__init__()
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tags_of(page):
    parser = Tags()
    parser.feed(page)
    assert parser.open == []
    return parser.seen


@pytest.mark.parametrize("stem", STEMS)
def test_every_item_shows_the_answer_the_best_one_and_the_reason(tasks, pages, tmp_path, stem):
    answers = classroom.draw_answers(tasks[stem], random.Random(3), left_out=0)
    (marks,) = marks_of(tasks[stem], answers, tmp_path)
    text = text_of(pages.page([marks]))
    for (name, item_id), answer in answers.items():
        task, item = tasks[stem][name], tasks[stem][name].item(item_id)
        for line in in_words(task, item, answer):
            assert re.sub(r"\s+", " ", line) in text
        best = in_words(task, item, best_answer(task, item)) if task.type not in ("write", "number") else []
        for why in without_best(mark(task, item, answer).why, best):
            assert re.sub(r"\s+", " ", why) in text
        if task.type != "write":
            assert (
                re.sub(r"\s+", " ", in_words(task, item, best_answer(task, item))[0]) in text
                or task.type == "number"
            )
    total = marks.total()
    assert f"{total.answered} of {total.asked} answered" in text


def test_what_is_open_stands_apart_and_is_not_called_wrong(tasks, pages, tmp_path):
    (marks,) = marks_of(tasks[STEM], {("answers", "p1.5"): "The article itself"}, tmp_path)
    page = pages.page([marks])
    before, after = page.split("<h3>Not answered</h3>")
    assert before.count('<article class="item') == 1
    assert after.count('<article class="item unanswered"') == 18
    assert 'class="item wrong"' not in after
    assert "Not this one" not in after
    assert "That is not the same as wrong" in after
    assert "1 of 19 answered" in text_of(page)


def test_what_decides_an_open_item_is_folded_and_on_paper_stands_at_the_very_end(tasks, pages, tmp_path):
    (marks,) = marks_of(tasks[STEM], {("answers", "p1.5"): "The article itself"}, tmp_path)
    page = pages.page([marks])
    asked, told = page.split("<h3>Not answered</h3>")[1].split("<footer")
    assert asked.count("<details") == asked.count("</details>") == 18
    assert "<details open" not in page
    bare = re.sub(r"<details.*?</details>", "", asked, flags=re.DOTALL)
    for task in tasks[STEM].values():
        for item in task.items:
            for why in mark(task, item, best_answer(task, item)).why if item.id != "p1.5" else ():
                assert html.escape(why, quote=False) not in html.unescape(bare)
                assert re.sub(r"\s+", " ", why) in text_of("</style>" + told)
    assert "<b>" not in bare, "no word that decides is given away"
    assert told.count('class="item told"') == 18
    assert bare.count("Who has to sign the marked piece?") == 1, "the prompt stands there once"


def test_the_best_answer_is_not_named_twice(tasks, pages, tmp_path):
    wrong = {
        (task.name, item.id): "yes" if task.facet == "accuses" else "Somebody in office"
        for task in tasks[STEM].values()
        for item in task.items
        if task.type == "sort"
    }
    text = text_of(pages.page(marks_of(tasks[STEM], wrong, tmp_path)))
    assert text.count("Best answer") > 8
    assert "The best answer is" not in text
    assert without_best(["“Not yet” would need a word. The best answer is “X”.", "Why."], ["X"]) == [
        "“Not yet” would need a word.",
        "Why.",
    ]
    assert without_best(["The best chain is A < B. The paper heard it.", "It is B."], ["A < B", "B"]) == [
        "The paper heard it."
    ]


def test_a_text_that_nobody_has_read_is_said_to_be_unread(tasks, pages, tmp_path):
    text = {"text": "Four weeks, says the company.", "checked": [0]}
    (marks,) = marks_of(tasks[STEM], {("debt", "friend"): text}, tmp_path)
    given = WrittenMark(
        2, 8, (RowMark("Owners", 2, "All."),), "Well seen!", paper_of({"text": "x"}), ("AB",), ""
    )
    counts = replace(marks, items=(*marks.items[:-1], replace(marks.items[-1], possible=8)))
    for page in (pages.page([marks]), pages.page([counts], {Filed("7", STEM): {("debt", "friend"): given}})):
        assert NOT_READ in page
        assert "One way to write it" in page
        assert "☑ Each of the three figures has an owner." in page
        assert not re.search("Now compare|Well seen|0 of 8 points|has read it", page)


def test_a_page_without_open_items_does_not_speak_of_them(tasks, pages, tmp_path):
    (marks,) = marks_of(tasks[STEM], classroom.draw_answers(tasks[STEM], random.Random(1), 0), tmp_path)
    assert "Not answered" not in pages.page([marks])


def test_one_page_holds_all_exercises_of_a_learner(root, tasks, tmp_path):
    for stem in STEMS:
        classroom.fill(tmp_path / "in", tasks[stem], ["7", "Ab"])
    run = grade(tmp_path / "in", tmp_path / "out")
    titles = titles_of(find_solutions(), run.keys)
    told = []
    assert write_feedback(run, titles, Here(), lambda done, total: told.append((done, total))) == 2
    assert told == [(6, 6)]
    names = sorted(path.name for path in (tmp_path / "out" / FOLDER).iterdir())
    assert names == sorted([page_name("7"), page_name("Ab")])
    page = (tmp_path / "out" / FOLDER / page_name("7")).read_text(encoding="utf-8")
    assert [page.count(html.escape(titles[stem])) for stem in STEMS] == [1, 1, 1]


def test_names_of_pages_never_meet_on_any_disk():
    learners = ["a1", "A1", "CON", "con", "7", "07"]
    names = [page_name(each).lower() for each in learners]
    assert len(set(names)) == len(learners)
    assert all(name.startswith("feedback-") for name in names)


def test_pages_that_say_the_same_are_not_touched(tasks, tmp_path):
    classroom.fill(tmp_path / "in", tasks[STEM], range(1, 8))
    run = grade(tmp_path / "in", tmp_path / "out")
    write_feedback(run, {}, Here())
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "out").rglob("*.html")}
    assert len(before) == 7
    write_feedback(grade(tmp_path / "in", tmp_path / "out"), {}, Here())
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "out").rglob("*.html")} == before


def test_a_page_needs_nothing_from_outside_and_names_its_language(tasks, pages, tmp_path):
    answers = classroom.draw_answers(tasks[STEM], random.Random(2))
    page = pages.page(marks_of(tasks[STEM], answers, tmp_path))
    seen = tags_of(page)
    assert ("html", {"lang": "en"}) in seen
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in seen}
    assert not any({"src", "href", "style"} & set(attributes) for _, attributes in seen)
    assert not re.search(r"url\(|@import|https?:", page)
    policy = next(attributes for tag, attributes in seen if attributes.get("http-equiv"))
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page


@pytest.mark.parametrize("stem", STEMS)
def test_answers_that_were_never_on_offer_are_shown_as_such(tasks, pages, tmp_path, stem):
    strange = [
        "<b>",
        7,
        True,
        ["<b>", 3, {}],
        {"text": 3},
        {"source": [10**9, "x", True], "cue": "x"},
        {"text": "<b>"},
    ]
    asked = [(task.name, item.id) for task in tasks[stem].values() for item in task.items]
    for n, answer in enumerate(strange):
        (marks,) = marks_of(tasks[stem], dict.fromkeys(asked, answer), tmp_path / str(n))
        page = pages.page([marks])
        tags_of(page)
        assert "<b></" not in page.replace("<b></b>", "")
        assert NOT_OFFERED in page


def test_a_very_long_answer_is_cut_on_the_page(tasks, pages, tmp_path):
    answer = {"text": "word " * 100_000, "checked": []}
    (marks,) = marks_of(tasks[STEM], {("debt", "friend"): answer}, tmp_path)
    assert len(pages.page([marks])) < 100_000


def test_the_words_that_decide_are_found_and_the_passage_stays_whole():
    pieces = [{"text": "A board said: ", "mark": False}, {"text": "“the strike is illegal”", "mark": True}]
    found = deciding(
        pieces, "“Illegal” accuses; “board said” hands it over. “nowhere” is not there. “A” is short."
    )
    assert "".join(piece["text"] for piece in found) == "".join(piece["text"] for piece in pieces)
    assert [piece["text"] for piece in found if piece["decides"]] == ["board said", "illegal"]
    assert [piece["mark"] for piece in found if piece["decides"]] == [False, True]
    assert deciding([], "“x y”") == []


def test_what_a_teacher_gave_for_a_text_is_shown_row_by_row(tasks, pages, tmp_path):
    text = {"text": "Four weeks, says the company.", "checked": [0]}
    (marks,) = marks_of(tasks[STEM], {("debt", "friend"): text}, tmp_path)
    rows = (RowMark("Owners", 2, "All."), RowMark("Grounds", 1, "One <b>."))
    given = WrittenMark(3, 4, rows, "Well seen!", paper_of(text), ("AB",), "")
    marks = replace(marks, items=(*marks.items[:-1], with_mark(marks.items[-1], given)))
    page = pages.page([marks], {Filed("7", STEM): {("debt", "friend"): given}})
    text = text_of(page)
    for wanted in ("Your teacher has read it. 3 of 4 points", "Owners: All. (2 of 2)", "Comment: Well seen!"):
        assert wanted in text
    assert "One &lt;b&gt;. (1 of 2)" in page
    assert "3 of 22 points" in text
    assert "Your teacher has read it" not in pages.page([marks])


def hostile_page(tasks, pages, tmp_path, payload):
    """A page with the payload wherever a learner can write: name, text, number, choice, chain."""
    places = [(task, item) for task in tasks[STEMS[1]].values() for item in task.items]
    answers = {
        (t.name, i.id): {"text": payload, "checked": []} if t.type == "write" else payload for t, i in places
    }
    answers["rows", "vote"] = [payload, "Hallerin"]
    return pages.page(marks_of(tasks[STEMS[1]], answers, tmp_path, name=payload))


def test_nothing_a_learner_wrote_becomes_an_element(tasks, pages, tmp_path):
    assert len(PAYLOADS) >= 50
    plain = {tag for tag, _ in tags_of(hostile_page(tasks, pages, tmp_path / "plain", "harmless"))}
    for n, payload in enumerate(PAYLOADS):
        page = hostile_page(tasks, pages, tmp_path / str(n), payload)
        seen = tags_of(page)
        assert {tag for tag, _ in seen} <= plain
        assert not any(name.startswith("on") for _, attributes in seen for name in attributes)
        assert re.sub(r"\s+", " ", payload) in text_of(page) or "\u202e" in payload


@pytest.fixture
def tab(browser):
    page = browser.new_page()
    yield page
    page.context.close()


@pytest.mark.browser
def test_an_exercise_prints_on_two_pages_and_smaller_type_is_smaller(tasks, pages, tmp_path, tab):
    for stems in (STEMS[:1], STEMS[1:2], STEMS[2:], STEMS[1:]):
        dice = random.Random(3)
        marks = [
            mine
            for n, stem in enumerate(stems)
            for mine in marks_of(
                tasks[stem],
                classroom.draw_answers(tasks[stem], dice),
                tmp_path / f"{stems[0]}{n}{len(stems)}",
            )
        ]
        tab.set_content(pages.page(marks))
        pdf = tab.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2 * len(stems), stems
    tab.emulate_media(media="print")
    size = "what => parseFloat(getComputedStyle(document.querySelector(what)).fontSize)"
    assert tab.evaluate(size, ".ui") < tab.evaluate(size, "blockquote") < 13
    assert tab.locator(".best b").first.is_visible(), "the words that decide stay marked"
    assert tab.locator(".best .badge").first.is_visible()


@pytest.mark.browser
def test_axe_finds_nothing_on_screen_or_paper_and_it_fits_a_phone(tasks, pages, tmp_path, tab):
    answers = classroom.draw_answers(tasks[STEM], random.Random(4), left_out=0.3)
    tab.set_content(pages.page(marks_of(tasks[STEM], answers, tmp_path)))
    tab.set_viewport_size({"width": 320, "height": 700})
    for details in tab.locator("summary").all():
        details.press("Enter")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    for look, only in (
        ({"color_scheme": "light"}, axe.ALL),
        ({"color_scheme": "dark"}, axe.COLORS),
        ({"media": "print"}, axe.ALL),
    ):
        tab.emulate_media(**look)
        assert axe.violations(tab, only=only) == []


@pytest.mark.browser
@pytest.mark.slow
def test_in_a_real_browser_no_payload_runs(tasks, pages, tmp_path, tab):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    for n, payload in enumerate(PAYLOADS):
        path = tmp_path / f"{n}.html"
        page = hostile_page(tasks, pages, tmp_path / str(n), payload)
        # The policy would stop scripts by itself: without it, the escaping alone has to.
        path.write_text(re.sub(r"<meta http-equiv[^>]*>", "", page), encoding="utf-8")
        tab.goto(path.as_uri())
        tab.keyboard.press("Tab")
        tab.mouse.move(200, 400)
        assert tab.evaluate("window.ran === undefined"), payload
        assert tab.evaluate("document.querySelectorAll('.item').length") == 12
    tab.set_content("<body><img src=x onerror='window.ran=1'></body>")
    tab.wait_for_function("window.ran === 1")  # so the test can see a script that runs
    assert [url for url in asked if not url.startswith(("file:", "about:"))] == []


def test_a_page_that_quotes_a_report_says_whose_it_is(root, tmp_path):
    real, invented = classroom.tasks_of(root, "23_four_nights_in_belgrade"), "03_fact_claim_or_allegation"
    said = next(iter(real.values())).seed.article.attribution
    assert "CC BY 2.5" in said
    marks = marks_of(real, {(t.name, i.id): "x" for t in real.values() for i in t.items[:1]}, tmp_path)
    text = text_of(Pages({marks[0].exercise: real}, {}).page(marks))
    assert text.count(said) == 1
    others = classroom.tasks_of(root, invented)
    theirs = marks_of(others, {}, tmp_path / "other")
    assert "Licensed" not in text_of(Pages({invented: others}, {}).page(theirs))
