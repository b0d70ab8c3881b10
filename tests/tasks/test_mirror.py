"""The swap mirror: which pairs it takes, what it shows of answers, and that it keeps and names nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from helpers.painted import MIRROR, mirror_of, mirror_tasks
from whosays.base.errors import KitError
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.mirrored import mirrored
from whosays.tasks.mirror import check_mirror, pairs_of
from whosays.tasks.types import asks


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"p6.4 = p6.4"]', '"p6.4 = p3.3"]', "best answers are not the same"),
        ('"p5.2 = p5.1"', '"p5.2"', "Write two ids"),
        ('"p5.2 = p5.1"', '"p5.2 = p9.9"', "no item “p9.9”"),
        ('"p6.4 = p6.4"]', '"p6.4 = p6.4", "p5.2 = p5.1"]', "3 at most"),
        ('of = ["kinds", "swapped"]', 'of = ["kinds"]', "two sort tasks"),
        ('of = ["kinds", "swapped"]', 'of = ["kinds", "mirror"]', "two sort tasks"),
        ('article = "swapped-2018"', 'article = "swapped-2018"\nfacet = "accuses"', "must ask the same"),
        ('pairs = ["p5.2 = p5.1", "p5.5 = p5.4", "p6.4 = p6.4"]', "", "“pairs” is missing"),
    ],
)
def test_what_cannot_be_mirrored_is_told_when_the_task_file_is_read(tmp_path, before, after, said):
    assert before in MIRROR
    with pytest.raises(KitError, match=said):
        mirror_tasks(tmp_path, MIRROR.replace(before, after, 1))


def test_it_stands_in_nothing_that_is_handed_in(tmp_path):
    tasks = mirror_tasks(tmp_path)
    check_mirror(tasks["mirror"], tasks, "here")
    with pytest.raises(KitError, match=r"here: a mirror shows answers.*Take it out"):
        check_mirror(replace(tasks["mirror"], mode="hand-in"), tasks, "here")


def test_a_pair_in_which_other_words_decide_is_refused(tmp_path):
    text = MIRROR.replace('"p5.2", "p5.5"', '"p4.8", "p5.2", "p5.5"').replace("p6.4 = p6.4", "p4.8 = p3.3")
    with pytest.raises(KitError, match="Other words decide: “irregularities” and “abuses”"):
        mirror_tasks(tmp_path, text)


def test_the_words_of_a_pair_are_those_that_decide_and_no_name(tmp_path):
    tasks = mirror_tasks(tmp_path)
    words = [pair.words for pair in pairs_of(tasks["mirror"], tasks)]
    assert words == [("has warned",), ("has warned that",), ("political prisoners",)]


def kept(folder: Path, *answers: tuple[str, str, str]) -> MemoryAnswers:
    store = MemoryAnswers("lessons", "90_mirror", "a" * 8)
    for task, item, answer in answers:
        store.record(task, item, answer, 0, explained=False)
    return store


ANSWERS = [
    ("kinds", "p5.2", "reported fact"), ("swapped", "p5.1", "reported fact"),
    ("kinds", "p5.5", "allegation"), ("swapped", "p5.4", "official claim"),
    ("kinds", "p6.4", "characterisation"),
]  # fmt: skip


def test_it_shows_pairs_that_were_answered_on_both_sides(tmp_path):
    seen = mirror_of(tmp_path, kept(tmp_path, *ANSWERS)).seen()
    assert [pair["same"] for pair in seen["pairs"]] == [True, False]
    assert seen["pairs"][1]["one"]["answer"] != seen["pairs"][1]["other"]["answer"]
    assert seen["summary"] == (
        "1 of 2 pairs has one name on both sides. Where the line breaks, your two names differ. "
        "1 more can be compared once both sides are answered."
    )
    assert mirror_of(tmp_path, kept(tmp_path)).seen()["pairs"] == []


def test_the_answer_that_counts_is_shown_and_not_the_one_after_the_reason(tmp_path):
    store = kept(tmp_path, *ANSWERS)
    store.record("kinds", "p5.5", None, 0, explained=True)
    store.record("kinds", "p5.5", "official claim", 0, explained=True)
    assert [pair["same"] for pair in mirror_of(tmp_path, store).seen()["pairs"]] == [True, False]


def test_it_says_the_same_of_both_sides(tmp_path):
    """Whoever favours one side gets the very sentence that is told to whoever favours the other."""
    tasks = mirror_tasks(tmp_path)
    pairs = pairs_of(tasks["mirror"], tasks)
    turned = {"p5.2": "p5.1", "p5.5": "p5.4", "p6.4": "p6.4"}
    back = {other: one for one, other in turned.items()}
    swapped = [
        ("swapped", turned[item], answer) if task == "kinds" else ("kinds", back[item], answer)
        for task, item, answer in ANSWERS
    ]
    one, other = (mirrored(pairs, kept(tmp_path, *each).states()) for each in (ANSWERS, swapped))
    assert one["summary"] == other["summary"]
    assert [(p["same"], p["words"]) for p in one["pairs"]] == [
        (p["same"], p["words"]) for p in other["pairs"]
    ]
    assert not any(word in str(one).lower() for word in ("biased", "wrong", "failed"))


def test_nothing_of_it_is_kept(tmp_path):
    mirror = mirror_of(tmp_path, kept(tmp_path, *ANSWERS))
    closed = (repr(mirror), str(mirror.still()), dict(mirror.task))
    sent: list[dict] = []
    mirror.send = lambda content, buffers=None: sent.append(content)
    mirror._receive(mirror, {"do": "open", "n": 7}, [])
    assert (sent[0]["n"], len(sent[0]["seen"]["pairs"])) == (7, 2)
    assert (repr(mirror), str(mirror.still()), dict(mirror.task)) == closed, (
        "no output says that it was opened"
    )
    everything = repr(closed) + repr(mirror.get_state())
    assert "Allegation" not in everything
    assert "has warned" not in everything
    assert not asks(mirror_tasks(tmp_path)["mirror"]), "so no report, hand-in or paper has it"
    assert [*tmp_path.rglob("answers")] == []
