"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.author.drafting.sentences import sentences

CASES = [
    (
        "Sen. J. R. Smith of the U.S. Senate said no. He left.",
        ["Sen. J. R. Smith of the U.S. Senate said no.", "He left."],
    ),
    ("“Yes,” he said. “Go.” Then he left.", ["“Yes,” he said.", "“Go.”", "Then he left."]),
    ("It cost 5.5 million. 3 people left.", ["It cost 5.5 million.", "3 people left."]),
    ("Headline without a stop\nThe first sentence.", ["Headline without a stop", "The first sentence."]),
    ("He asked: ‘Why?’ Nobody knew.", ["He asked: ‘Why?’", "Nobody knew."]),
    (
        "The bridge is closed. According to the council.",
        ["The bridge is closed.", "According to the council."],
    ),
    ("Él dijo. Él fue.", ["Él dijo.", "Él fue."]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_sentences_end_where_they_end(text, wanted):
    assert [text[start:end] for start, end in sentences(text)] == wanted


@given(st.text(alphabet='abA .!?…\n\r"“”’1', max_size=80))
def test_every_word_lies_in_one_sentence(text):
    covered = [number for start, end in sentences(text) for number in range(start, end)]
    assert covered == sorted(set(covered))
    assert {n for n, mark in enumerate(text) if mark.isalnum()} <= set(covered)
