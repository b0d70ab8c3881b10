"""The codebook's hard cases, in sentences that stand in no article of the kit: edges, kinds and sources."""

import pytest

from helpers.drafts import FILLING, article_of, told
from whosays.author.drafting.draft import draft

CASES = {
    "act and content": (
        "The mayor of Lowick, Ada Brune, said that the bridge will open in May.",
        [
            ("The mayor of Lowick, Ada Brune, said", "reported fact", "the article"),
            ("that the bridge will open in May.", "official claim", "Brune < the article"),
        ],
    ),
    "a bare according to": (
        "According to the Harbor Workers’ Union, forty have lost their jobs.",
        [
            ("According to the Harbor Workers’ Union,", "reported fact", "the article"),
            ("forty have lost their jobs.", "attributed claim", "the Harbor Workers’ Union < the article"),
        ],
    ),
    "somebody accuses": (
        "Senator Paul Wren accused the ministry of hiding two reports.",
        [
            ("Senator Paul Wren accused the ministry", "reported fact", "the article"),
            ("of hiding two reports.", "allegation", "Wren < the article"),
        ],
    ),
    "a call": (
        "The teachers’ union urged the government to raise wages.",
        [
            ("The teachers’ union urged the government", "reported fact", "the article"),
            ("to raise wages.", "appeal", "the teachers’ union < the article"),
        ],
    ),
    "what was said first": (
        "“We will never sign this treaty,” President Ada Brune said on Sunday.",
        [
            ("“We will never sign this treaty,”", "appeal", "Brune < the article"),
            ("President Ada Brune said on Sunday.", "reported fact", "the article"),
        ],
    ),
    "two mouths": (
        "Reuters reported that a spokesman for the army said the road is open.",
        [
            ("Reuters reported", "reported fact", "the article"),
            ("that a spokesman for the army said", "attributed claim", "Reuters < the article"),
            ("the road is open.", "official claim", "a spokesman for the army < Reuters < the article"),
        ],
    ),
    "a denial": (
        "The company denied that it had sold the ships.",
        [
            ("The company denied", "reported fact", "the article"),
            ("that it had sold the ships.", "attributed claim", "the company < the article"),
        ],
    ),
    "a name for a deed": (
        "The minister called the plan “a disgrace”.",
        [
            ("The minister called the plan", "reported fact", "the article"),
            ("“a disgrace”.", "characterisation", "the minister < the article"),
        ],
    ),
    "a court's finding": (
        "The High Court ruled that the ban was unlawful.",
        [
            ("The High Court ruled", "reported fact", "the article"),
            ("that the ban was unlawful.", "official claim", "the High Court < the article"),
        ],
    ),
    "the ground of an arrest": (
        "Police arrested two clerks on suspicion of fraud.",
        [
            ("Police arrested two clerks", "reported fact", "the article"),
            ("on suspicion of fraud.", "allegation", "Police < the article"),
        ],
    ),
    "a public act in a verb": (
        "Three countries condemned the vote.",
        [("Three countries condemned the vote.", "reported fact", "the article")],
    ),
    "a record": (
        "The ship’s log shows no call before noon.",
        [("The ship’s log shows no call before noon.", "reported fact", "the ship’s log < the article")],
    ),
    "hearsay": (
        "The talks were reportedly long.",
        [("The talks were reportedly long.", "attributed claim", "unnamed reports < the article")],
    ),
    "not said": (
        "The minister did not say who had paid for it.",
        [("The minister did not say who had paid for it.", "reported fact", "the article")],
    ),
    "a phrase that judges": (
        "In a show of courage, the council met in the street.",
        [
            ("In a show of courage,", "characterisation", "the article"),
            ("the council met in the street.", "reported fact", "the article"),
        ],
    ),
    "a mere channel": (
        "According to a statement by the Interior Ministry, the border is closed.",
        [
            ("According to a statement by the Interior Ministry,", "reported fact", "the article"),
            ("the border is closed.", "official claim", "the Interior Ministry < the article"),
        ],
    ),
    "two verbs of one mouth": (
        "Governor Ada Brune promised to rebuild the school and said that the money is there.",
        [
            ("Governor Ada Brune promised", "reported fact", "the article"),
            ("to rebuild the school", "appeal", "Brune < the article"),
            ("and said", "reported fact", "the article"),
            ("that the money is there.", "official claim", "Brune < the article"),
        ],
    ),
    "a noun, and no act": (
        "Brune’s claim of victory came before a report on the vote.",
        [("Brune’s claim of victory came before a report on the vote.", "reported fact", "the article")],
    ),
    "single quotation marks": (
        "Mr Wren, a councillor, said: ‘This is a farce.’",
        [
            ("Mr Wren, a councillor, said:", "reported fact", "the article"),
            ("‘This is a farce.’", "characterisation", "Wren < the article"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case(tmp_path, case):
    text, wanted = CASES[case]
    article = article_of(tmp_path, f"{text}\n\n{FILLING}\n")
    mine = [each for each in draft(article) if each.row["id"].startswith("p1.")]
    assert told(article, mine) == wanted


def test_a_lone_signpost_reaches_back_and_on(tmp_path):
    article = article_of(
        tmp_path,
        "The plan got 611 votes. According to the Election Board. Some 520 were against it. Nobody came.\n\n"
        + FILLING,
    )
    mine = [each for each in draft(article) if each.row["id"].startswith("p1.")]
    assert [(each.row["kind"], each.row["also"]) for each in mine] == [
        ("official claim", "reported fact"),
        ("reported fact", ""),
        ("official claim", "reported fact"),
        ("reported fact", ""),
    ]
    assert all("unclear reach" in mine[n].row["flags"] for n in (0, 2))


def test_she_and_the_minister_lead_back_to_who_was_named(tmp_path):
    article = article_of(
        tmp_path,
        "Health Minister Ada Brune opened the ward. She said it will close at night. Police chief Paul Wren "
        "said the road is free. The minister said she had asked him.\n\n" + FILLING,
    )
    sources = [each.row["source"] for each in draft(article) if each.row["kind"] == "official claim"]
    print(f"\n{sources}")
    assert sources == ["Brune < the article", "Wren < the article", "Brune < the article"]


def test_a_quotation_goes_on_over_paragraphs(tmp_path):
    article = article_of(
        tmp_path,
        "“This was a hard year,” said President Ada Brune.\n\n“We have seen floods.\n\n“We have seen "
        "fires.”\n\n" + FILLING,
    )
    said = {
        each.row["id"]: each.row["source"] for each in draft(article) if each.row["id"][:2] in ("p2", "p3")
    }
    assert said == {"p2.1": "Brune < the article", "p3.1": "Brune < the article"}


def test_swapped_sides_get_the_same_draft(tmp_path):
    text = (
        "The {} party said that the {} party stole the vote. The {} party called this “a lie”.\n\n" + FILLING
    )
    kinds = []
    for one, other in (("Blue", "Green"), ("Green", "Blue")):
        article = article_of(tmp_path, text.format(one, other, other))
        kinds.append([(each.row["kind"], each.rule, each.row["speaker"]) for each in draft(article)])
    print(f"\n{kinds[0]}")
    assert kinds[0] == kinds[1]
    assert "allegation" in {kind for kind, _, _ in kinds[0]}
