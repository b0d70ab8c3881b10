"""The benchmark's scorer, against counts by hand; and how PolNeAR's files are read."""

import pytest

from benchmarks.drafting.polnear import attributions as read_brat
from benchmarks.drafting.scorer import Score

TEXT = "Ann Lee said it is not safe. It rained."
GOLD = {"source": [(0, 7)], "cue": [(8, 12)], "content": [(13, 27)]}
SENTENCES = [(0, 28), (29, 39)]


def figures(*found):
    score = Score()
    score.add(TEXT, [GOLD], list(found), SENTENCES)
    return score.figures()


def test_the_same_is_right_in_everything():
    assert set(figures(GOLD).values()) == {1.0}


def test_nothing_found_is_nought():
    assert set(figures().values()) == {0.0}


def test_half_of_the_content_is_enough_and_less_is_not():
    half = {**GOLD, "content": [(13, 18)]}  # "it is" of four words
    less = {**GOLD, "content": [(13, 15)]}
    assert figures(half)["linked"] == 1.0
    assert figures(half)["content"] == pytest.approx(2 * 2 / (4 + 2), abs=1e-4)
    assert figures(less)["linked"] == 0.0


def test_a_wrong_source_is_not_linked():
    wrong = {**GOLD, "source": [(32, 38)]}
    assert figures(wrong)["matched"] == 1.0
    assert figures(wrong)["linked"] == 0.0


def test_a_sentence_without_one_counts_against():
    more = {"source": [], "cue": [], "content": [(29, 38)]}
    assert figures(GOLD, more)["sentence"] == pytest.approx(2 / 3, abs=1e-4)


def test_brat_is_read():
    brat = (
        "T1\tSource 0 7\tAnn Lee\nT2\tCue 8 12\tsaid\nT3\tContent 13 18;19 27\tit is not safe\n"
        "T4\tDiscuss 0 2\tAn\nT5\tContent 29 38\tIt rained\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Content2:T5\n#1\tAnnotatorNotes E1\tso\n"
    )
    assert read_brat(brat) == [
        {"source": [(0, 7)], "cue": [(8, 12)], "content": [(13, 18), (19, 27), (29, 38)]}
    ]
