"""The parts of the tagger: labels, stretches, the best row, the words as they are read."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.author.drafting.paragraphs import paragraphs
from whosays.author.drafting.tagged import Stretch, stretches
from whosays.author.drafting.viterbi import allowed, best_labels, moves_of

LABELS = ["B-C", "B-S", "I-C", "I-S", "O"]
SCORES = st.lists(st.lists(st.integers(-50, 50), min_size=5, max_size=5), min_size=1, max_size=5)
WEIGHTS = st.lists(st.lists(st.integers(-20, 20), min_size=5, max_size=5), min_size=5, max_size=5)


def worth(row, scores, transitions):
    steps = sum(transitions[a][b] for a, b in pairwise(row))
    return sum(own[label] for own, label in zip(scores, row, strict=True)) + steps


def may_be(row):
    names = ["", *(LABELS[label] for label in row)]
    return all(allowed(a, b) for a, b in pairwise(names))


@settings(deadline=None)  # other programs run, too
@given(SCORES, WEIGHTS)
def test_the_best_row_is_the_best_of_all_that_are_allowed(scores, transitions):
    rows = [row for row in product(range(len(LABELS)), repeat=len(scores)) if may_be(row)]
    found = best_labels(scores, LABELS, moves_of(LABELS, transitions))
    assert may_be(found)
    assert worth(found, scores, transitions) == max(worth(row, scores, transitions) for row in rows)


def test_labels_mark_stretches():
    tags = ["B-S", "I-S", "B-S", "O", "B-U", "B-C", "I-C"]
    assert stretches(tags) == [Stretch("S", 0, 2), Stretch("S", 2, 3), Stretch("U", 4, 5), Stretch("C", 5, 7)]
    assert stretches([]) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("‘It is,’ she said.", "“ It is , ” she said ."),
        ("MAYOR SAYS THE BRIDGE IS SAFE", "mayor says the bridge is safe"),
        ("Mayor Says the Bridge Will Stay Closed", "mayor says the bridge will stay closed"),
        ("The UN said so.", "The UN said so ."),
    ],
)
def test_a_line_is_read_in_the_style_that_was_learned(text, read):
    (paragraph,) = paragraphs(text)
    assert " ".join(paragraph.read) == read
    assert [text[token.start : token.end] for token in paragraph.tokens] == [t.text for t in paragraph.tokens]
