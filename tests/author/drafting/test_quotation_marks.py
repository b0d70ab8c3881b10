"""What stands between quotation marks, in every style of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.author.drafting.quotation_marks import quotations

STYLES = [
    ('He said “I like it.” And "that" too.', ["“I like it.”", '"that"']),
    (
        "‘I don’t know the workers’ pay,’ she said. ‘It’s up.’",
        ["‘I don’t know the workers’ pay,’", "‘It’s up.’"],
    ),
    ("'I can't say,' he said, 'what 'twas.'", ["'I can't say,'", "'what 'twas.'"]),
    ("‘You can’t “do” that,’ he said.", ["‘You can’t “do” that,’"]),
    ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ("« Oui », dit-il. „Nein“, sagte er.", ["« Oui »", "„Nein“"]),
    ("The ‘big’ one and the ‘small’ one", ["‘big’", "‘small’"]),
]
APOSTROPHES = [
    "the '90s and rock 'n' roll of the workers' club",
    "’Twas the bosses’ idea, and the workers’ too.",
    "James’ car isn’t Chris’s",
    "He is 5'10\" tall.",
]


@pytest.mark.parametrize(("text", "wanted"), STYLES)
def test_each_style_is_read(text, wanted):
    assert [text[start:end] for start, end in quotations(text)] == wanted


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_opens_nothing(text):
    assert quotations(text) == []


def test_a_quotation_of_several_paragraphs_reopens_each_and_closes_once():
    text = "“One.\n“Two.\n“Three,” she said."
    assert [text[start:end] for start, end in quotations(text)] == ["“One.", "“Two.", "“Three,”"]


def test_a_paragraph_that_does_not_reopen_is_quoted_up_to_the_closing_mark():
    text = "“One.\nTwo,” she said."
    assert [text[start:end] for start, end in quotations(text)] == ["“One.", "Two,”"]


def test_a_mark_that_closes_nothing_is_left_alone():
    assert quotations("One,” she said.") == []


@given(st.text(alphabet="ab .,\n'\"“”‘’«»„s", max_size=60))
def test_quotations_lie_in_order_in_the_text_and_in_one_line(text):
    end_before = 0
    for start, end in quotations(text):
        assert end_before <= start < end <= len(text)
        assert "\n" not in text[start:end]
        end_before = end
