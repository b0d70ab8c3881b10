"""Who says what, as the engine finds it in texts written for these tests. The people in them are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.author.drafting.attributions import attributions

REPORT = (
    "The bridge over the Alder will stay closed until May, the council said on Monday. "
    "“It is not safe,” Ann Lee, the city’s engineer, told reporters. “We will not risk a single life.”\n"
    "Shop owners fear that they will lose customers. According to the police, nobody was hurt."
)
SPEECH = "Ann Lee said the bridge would close in May."


def said(text):
    """The attributions of a text as words: source, cue, content."""
    parts = [(texts(text, a.source), texts(text, a.cue), texts(text, a.content)) for a in attributions(text)]
    return [(" … ".join(source), " … ".join(cue), " … ".join(content)) for source, cue, content in parts]


def texts(text, spans):
    return [text[start:end] for start, end in spans]


def test_the_voices_of_a_report_are_found():
    found = said(REPORT)
    sources = " ".join(source for source, _, _ in found)
    for name in ("council", "Ann Lee", "Shop owners", "police"):
        assert name in sources, found
    contents = " ".join(content for _, _, content in found)
    for words in ("It is not safe", "We will not risk", "lose customers", "nobody was hurt"):
        assert words in contents, found


@pytest.mark.parametrize(
    "text",
    [
        "‘The bridge is not safe,’ Ann Lee told reporters.",
        "'The bridge is not safe,' Ann Lee told reporters.",
        '"The bridge is not safe," Ann Lee told reporters.',
        "«The bridge is not safe», Ann Lee told reporters.",
        "• “The bridge is not safe,” Ann Lee told reporters.",
        "LONDON (Reuters) — “The bridge is not safe,” Ann Lee told reporters.",
    ],
)
def test_marks_bullets_and_date_lines_change_nothing(text):
    (source, cue, content), *rest = said(text)
    assert (source, cue, rest) == ("Ann Lee", "told", [])
    assert content.strip("“”‘’«»\"',") == "The bridge is not safe"


def test_a_date_line_is_nobodys_words():
    text = "OAKVALE, May 3 — The bridge would stay closed, officials said."
    assert all("OAKVALE" not in content and "—" not in content for _, _, content in said(text))
    assert said(text)


def test_a_headline_in_capitals_is_read():
    found = said("ANN LEE SAYS THE BRIDGE IS NOT SAFE")
    assert [source for source, _, _ in found] == ["ANN LEE"]


def test_a_sentence_that_only_names_the_speaker_takes_the_one_before_and_is_unsure():
    text = "Turnout was the lowest in twenty years. According to the National Electoral Council."
    (found,) = attributions(text)
    assert said(text) == [
        ("the National Electoral Council", "According to", "Turnout was the lowest in twenty years")
    ]
    assert found.sure < 0.5


def test_in_a_passive_the_one_after_by_says_it():
    text = "The mayor was accused by Ann Lee of hiding the report."
    found = said(text)
    assert [(source, content) for source, _, content in found] == [("Ann Lee", "of hiding the report")]


def test_an_interview_is_read_by_its_labels():
    text = "Q: Is it safe?\nA: It is not.\nQ: Since when?\nA: Since March.\n"
    assert [(source, content) for source, _, content in said(text)] == [
        ("Q", "Is it safe?"), ("A", "It is not."), ("Q", "Since when?"), ("A", "Since March."),
    ]  # fmt: skip


def test_a_quotation_over_paragraphs_is_found_in_each():
    text = "“It is not safe,” said Ann Lee.\n“We will close it.\n“And we will build a new one.”"
    contents = " ".join(content for _, _, content in said(text))
    assert "We will close it" in contents
    assert "build a new one" in contents


@pytest.mark.parametrize(
    "text", ["", " \n\t", "“", "‘’", "—", ":", "Q:", "\x00", "said", "•", "According to", "By"]
)
def test_texts_with_nothing_in_them_give_no_error(text):
    assert isinstance(attributions(text), list)


def test_thirty_thousand_words_in_one_line_are_read_in_time():
    found = attributions((SPEECH + " ") * 3000)
    assert len(found) > 2000


PIECES = st.sampled_from(
    ["Ann Lee", "said", "says", "was accused by", "according to", "“", "”", "‘", "’", '"', "'", ",", ".",
    "\n", "—", ":", "Q:", "A:", "the council", "that", "it is not safe", "LONDON", "•", "fears", "\r\n",
    "\u2028", "é", "\u00a0", "told", "(Reuters)", "…", "!"]
)  # fmt: skip


def hold_together(text):
    for found in attributions(text):
        assert found.content
        assert 0 <= found.sure <= 1
        for spans in (found.source, found.cue, found.content):
            end_before = 0
            for start, end in spans:
                assert end_before <= start < end <= len(text)
                assert text[start:end].strip()
                end_before = end


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_spans_lie_in_order_in_the_text(text):
    hold_together(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text):
    hold_together(text)
