"""The cells of a draft are cut as the kit’s keys cut them: cue, source words, names, records."""

import pytest

from helpers.drafts import FILLING, article_of, told
from whosays.author.drafting.draft import draft

CUES = {
    "that": ("Mayor Ada Brune claimed that the bridge is safe.", "claimed that"),
    "nobody is told a cue": ("Mayor Ada Brune told the Herald that the bridge is safe.", "told ‖ that"),
    "of": ("Senator Paul Wren accused the ministry of hiding two reports.", "accused ‖ of"),
    "on": ("Mayor Ada Brune called on the ministry to pay the crews.", "called on"),
    "a channel": (
        "Mayor Ada Brune said via Twitter, “The bridge is safe and stays open.”",
        "said via Twitter, “",
    ),
    "no that inside marks": ("Mayor Ada Brune said: “I hold that the bridge is safe.”", "said ‖ “"),
}
NAMED = {
    "what tells more": (
        "Ada Brune, who studies bridges at Lowick College, said that the bridge is safe.",
        ("Ada Brune", "Ada Brune < the article"),
    ),
    "a described body": (
        "The opposition Long Shore Party said that the bridge is closed.",
        ("The opposition Long Shore Party", "the Long Shore Party < the article"),
    ),
    "a person by what they do": (
        "A person who works at the bridge said that one cable has snapped.",
        ("A person who works at the bridge", "a person who works at the bridge < the article"),
    ),
    "a title and an agency's name": (
        "Health Minister Ansa Low warned that the hospital could close.",
        ("Health Minister Ansa Low", "Low < the article"),
    ),
}


def rows_of(tmp_path, sentence: str, headline: bool = False):
    """The rows of a first paragraph."""
    article = article_of(tmp_path, f"{sentence}\n\n{FILLING}", headline)
    block = "h" if headline else "p1"
    return article, [each for each in draft(article) if each.row["id"].startswith(f"{block}.")]


@pytest.mark.parametrize("name", CUES)
def test_a_cue_is_whole(tmp_path, name):
    sentence, cue = CUES[name]
    _, rows = rows_of(tmp_path, sentence)
    handed = [each.row["cue"].replace("#1", "") for each in rows if each.row["cue"]]
    assert [part.strip(":") for part in handed[0].split(" ‖ ")] == cue.split(" ‖ ")


@pytest.mark.parametrize("name", NAMED)
def test_source_words_and_names(tmp_path, name):
    sentence, wanted = NAMED[name]
    _, rows = rows_of(tmp_path, sentence)
    handed = [(each.row["source_words"], each.row["source"]) for each in rows if each.row["source_words"]]
    assert handed == [wanted]


def test_a_spokesman_speaks_as_his_employer(tmp_path):
    sentence = "The owner, Low Care, is old. Low Care’s spokesman, Paul Wren, said that 40 beds stand empty."
    _, rows = rows_of(tmp_path, sentence)
    assert [each.row["speaker"] for each in rows if each.row["cue"]] == ["company"]


def test_a_record_is_one_statement_and_its_aside_another(tmp_path):
    sentence = (
        "The repair book of the bridge, which anyone may read, shows that it was painted at 5:50 a.m. "
        "It does not say why."
    )
    article, rows = rows_of(tmp_path, sentence)
    shown = "The repair book of the bridge, … shows that it was painted at 5:50 a.m."
    record = "the repair book < the article"
    assert told(article, rows) == [
        (shown, "reported fact", record),
        ("which anyone may read,", "reported fact", "the article"),
        ("It does not say why.", "reported fact", record),
    ]
    last = rows[-1].row
    assert (last["source_words"], last["also_facet"], last["also"]) == ("It", "source", "the article")
    assert "“It does not say”" in last["why_also"]


def test_a_fine_and_its_ground(tmp_path):
    article, rows = rows_of(tmp_path, "In March, a court in Lowick fined the office for charging twice.")
    assert [words for words, *_ in told(article, rows)] == [
        "In March, a court in Lowick fined the office", "for charging twice.",
    ]  # fmt: skip
    assert [each.row["also"] for each in rows] == ["", "official claim"]


def test_a_headline_is_cut_in_front_of_its_as(tmp_path):
    article, rows = rows_of(tmp_path, "Ferries Stand Still as Owner and Ministry Trade Blame", headline=True)
    assert [words for words, *_ in told(article, rows)] == [
        "Ferries Stand Still", "as Owner and Ministry Trade Blame",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Ada Brune", "Lowick, Thursday 12 October, 17.40", "Oct. 24 | 4 min read"])
def test_lines_above_the_story_are_of_the_page(tmp_path, line):
    article = article_of(tmp_path, f"Ferries stand still\n\n{line}\n\n{FILLING}", headline=True)
    kinds = {words: kind for words, kind, _ in told(article, draft(article))}
    assert kinds[line] == "furniture"
    assert sum(kind == "furniture" for kind in kinds.values()) == 1
