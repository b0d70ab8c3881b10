"""Pages called by name, all of them in one file, and a list for mail merge."""

import re

import pytest

from whosays.teacher.collect.roster import read_roster
from whosays.teacher.grade.all_feedback import LearnersPage, write_all_feedback
from whosays.teacher.grade.class_files import learners_pages, take_away_old, write_class_files
from whosays.teacher.grade.page_names import name_in_files, page_name
from whosays.teacher.marks.gradebook import TOTALS, header, quoted_row

PAGE = "<!doctype html>\n<html><head><title>Feedback for {0}</title>\n<style>\nh1 {{ }}\n</style>\n</head>\n<body>\n<main>\n<h1>Feedback for {0}</h1>\n<p>a\rb</p></main>\n</body>\n</html>"  # noqa: E501 - one page


@pytest.mark.parametrize(
    ("name", "called"),
    [
        *[("Ana López", "Ana-Lopez"), ("O’Brien, Finn", "OBrien-Finn"), ("Groß Łukasz", "Gross-Lukasz")],
        *[("王小明", ""), ("../../etc/passwd", "etc-passwd"), ('a<b>:"c|d?*', "a-b-c-d"), ("CON", "CON")],
        ("x" * 90, "x" * 40),
    ],
)
def test_a_name_becomes_letters_that_every_disk_takes(name, called):
    assert name_in_files(name) == called


def test_pages_are_called_by_number_and_with_a_list_by_name():
    names = {"7": "Ana López", "8": "Ana López", "7-ana": "", "b": "Bo"}
    assert page_name("7") == "feedback-7.html"
    assert page_name("07", names) == "feedback-07-Ana-Lopez.html"
    learners = ("7", "8", "07", "7-ana", "7-Ana-Lopez", "7-ana-lopez", "B", "b", "9", "b-bo")
    assert len({page_name(each, names).lower() for each in learners}) == len(learners)
    assert len({page_name(each).lower() for each in learners}) == len(learners)


def laid(out, numbers, roster=None):
    rows = [quoted_row(n, "typed", "03_a", "1", "2", "1 of 1", "", "", "0") for n in numbers]
    (out / "feedback").mkdir(exist_ok=True)
    (out / "totals.csv").write_text(header(TOTALS) + "".join(rows), encoding="utf-8")
    pages = learners_pages(out / "totals.csv", out / "feedback", roster)
    for each in pages:
        each.path.write_bytes(PAGE.format(each.learner).encode())
    return pages


def test_pages_of_an_earlier_run_under_another_name_are_taken_away(tmp_path):
    laid(tmp_path, ["7", "8"])
    (tmp_path / "list.csv").write_text("number,name\n7,Ana Bel\n")
    pages = laid(tmp_path, ["7", "8"], read_roster(tmp_path / "list.csv"))
    assert take_away_old(tmp_path / "feedback", pages) == 1
    there = sorted(path.name for path in (tmp_path / "feedback").iterdir())
    assert there == ["feedback-7-Ana-Bel.html", "feedback-8.html"]


def test_all_pages_are_in_one_file_each_on_sheets_of_its_own(tmp_path):
    names = ("Zoë", 'Bo"; } </style><script>', "Ana")
    pages = [LearnersPage(str(n), name, tmp_path / f"{n}.html") for n, name in enumerate(names, 1)]
    for each in pages:
        each.path.write_bytes(PAGE.format(each.learner).encode())
    assert write_all_feedback(pages, tmp_path / "all.html") == 3
    text = (tmp_path / "all.html").read_bytes().decode()
    assert re.findall(r"<h1>Feedback for (\d)</h1>", text) == ["1", "2", "3"]
    assert text.count("a\rb") == 3  # a line end of a learner stays what it is
    assert (text.count("<main>"), text.count("<html"), text.count("</style>")) == (0, 1, 1)
    assert "<script>" not in text
    assert text.count("break-before: page") == 1
    assert len(re.findall(r"@page of-\d", text)) == 3
    index = re.search(r"<nav.*</nav>", text, re.DOTALL).group()
    assert re.findall(r'href="#of-(\d)"', index) == ["2", "1", "0"]  # by name
    kept = (tmp_path / "all.html").stat().st_mtime_ns
    write_all_feedback(pages, tmp_path / "all.html")
    assert (tmp_path / "all.html").stat().st_mtime_ns == kept
    assert write_all_feedback([], tmp_path / "all.html") == 0
    assert not (tmp_path / "all.html").exists()


def test_a_list_with_addresses_gives_a_list_for_mail_merge(tmp_path):
    (tmp_path / "list.csv").write_text(
        "number,name,e-mail\n7,Ana Bel,ana@x.example\n8,Bo,\n9,Cy,cy@x.example\n"
    )
    roster = read_roster(tmp_path / "list.csv")
    pages = laid(tmp_path, ["7", "8"], roster)
    assert [path.name for path in write_class_files(tmp_path, pages, roster)] == [
        "all-feedback.html",
        "mail-merge.csv",
    ]
    assert (tmp_path / "mail-merge.csv").read_text("utf-8-sig").splitlines() == [
        "number,name,e-mail,file",
        "7,Ana Bel,ana@x.example,feedback/feedback-7-Ana-Bel.html",
    ]
    write_class_files(tmp_path, pages, None)
    assert not (tmp_path / "mail-merge.csv").exists()
