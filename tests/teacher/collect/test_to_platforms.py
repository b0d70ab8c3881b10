"""Who is held back is in no file for a platform; of a pair each gets the points in the own row."""

import pytest

from helpers import classroom
from helpers.hand_ins import STEM
from helpers.sent_files import ALL, put, sent, table, worked
from whosays.teacher.collect.collecting import collect
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade
from whosays.teacher.lms.files import Wanted, write_lms_files

EXPORT = """Student,ID,SIS User ID,SIS Login ID,Section,Fact (1)
    Points Possible,,,,,18
"Lee, Grace",71,,grace,B1,
"Cor, Ben",72,,ben,B1,
"Costa, Bruno",73,,bruno,B1,
"""
LIST = b"number,name\n7,Grace Lee\n8,Ben Cor\n28,Bruno Costa\n"


@pytest.fixture
def filled(tmp_path, root):
    """Student -> points in the file for Canvas, and why others are not in it."""
    tasks = classroom.tasks_of(root, STEM)
    answers = classroom.draw_answers(tasks, classroom.random.Random(1), 0.0)
    put(tmp_path, {"class.csv": LIST, "export.csv": EXPORT.encode()})
    put(tmp_path / "in", {
        f"leegrace_71_5_{STEM}.7-8.answers.jsonl": classroom.handed_in(tasks, "7-8", answers),
        "a.jsonl": sent("28", worked("aaaaaaaa", ALL), 20),
        "b.jsonl": sent("28", worked("bbbbbbbb", ALL), 22),
    })  # fmt: skip

    def run(*said: str):
        collect([tmp_path / "in"], tmp_path / "c", tmp_path / "class.csv", said=said)
        done = grade(tmp_path / "c", tmp_path / "m", executor=Here())
        wanted = Wanted(tmp_path / "export.csv", ("03=Fact",), roster=tmp_path / "class.csv")
        titles = dict.fromkeys(done.keys.tasks, "Fact")
        written = write_lms_files(wanted, str(tmp_path / "c"), tmp_path / "m", titles)
        rows = {row["Student"].strip(): row["Fact (1)"] for row in table(tmp_path / "m" / "canvas.csv")}
        return rows, {each.learner: each.why for each in written.unmatched}

    return run


def test_a_pair_both_and_who_is_held_back_not_until_it_is_settled(filled):
    points, left_out = filled()
    assert points["Lee, Grace"] == points["Cor, Ben"] != ""
    assert not points.get("Costa, Bruno")
    assert left_out["28"].startswith("held back: on two computers the same 18 questions")
    points, left_out = filled("28=28")
    assert points["Costa, Bruno"] != ""
    assert "28" not in left_out
