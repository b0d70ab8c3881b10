"""What a draft says treats attack and defence alike, and no reason says that what is claimed is so."""

import re

import pytest

from helpers.drafts import FILLING, article_of
from helpers.places import ROOT
from whosays.articles.article import read_article
from whosays.articles.kinds import KINDS
from whosays.author.drafting.draft import draft
from whosays.author.drafting.lists import entries, pattern, verbs

ATTACK_AND_ANSWER = (
    ("accuse", "deny"), ("blame", "reject"), ("criticise", "defend"), ("question", "dispute"),
    ("charge", "counter"), ("allege", "maintain"), ("claim", "insist"), ("slam", "hail"), ("blast", "laud"),
    ("decry", "retort"), ("denounce", "refute"), ("threaten", "vow"), ("reveal", "clarify"),
    ("point out", "affirm"), ("condemn", "welcome"), ("suspect", "reply"), ("complain", "boast"),
)  # fmt: skip
LABELS = (
    ("illegal immigrant", "undocumented immigrant"), ("illegal alien", "undocumented worker"),
    ("pro-Beijing", "pro-democracy"), ("pro-Russian", "pro-Western"), ("pro-life", "pro-choice"),
    ("climate denier", "alarmist"), ("far-left", "far-right"), ("leftist", "rightist"),
    ("unpatriotic", "racist"), ("anti-family", "homophobic"), ("godless", "bigoted"),
    ("un-American", "xenophobic"), ("rioter", "crackdown"), ("riots", "brutal"), ("mob", "henchmen"),
    ("terrorist", "freedom fighter"), ("traitor", "hero"), ("deep state", "junta"), ("elites", "mob"),
    ("mainstream media", "fake"), ("woke", "sexist"), ("warmonger", "appeaser"), ("thugs", "martyrs"),
)  # fmt: skip
JUDGEMENTS = (
    ("good", "bad"), ("better", "worse"), ("best", "worst"), ("fair", "unfair"), ("honest", "dishonest"),
    ("humane", "inhumane"), ("moral", "immoral"), ("wise", "unwise"), ("reasonable", "unreasonable"),
    ("realistic", "unrealistic"), ("proportionate", "disproportionate"), ("acceptable", "unacceptable"),
    ("competent", "incompetent"), ("patriotic", "unpatriotic"), ("brave", "cowardly"), ("wonderful", "awful"),
    ("generous", "greedy"), ("right decision", "wrong decision"), ("necessary", "unnecessary"),
)  # fmt: skip
SAYS_SO = re.compile(
    r"\b(?:anyone could check|was done or said|leaves it open|proven|proved|in fact|of course|rightly|"
    r"the truth|has the power|nobody in office|denies what)\b", re.IGNORECASE,
)  # fmt: skip
ONE_ONLY = re.compile(r"(?:\{who\}) (?:is|was|has|holds|signs|says|gives|puts|means|tells)\b")


def lean_of(verb):
    """The question about a verb in the reason of its act of saying."""
    return dict(line.split(" | ") for line in entries("leaning_verbs")).get(verb, "")


@pytest.mark.parametrize("pair", ATTACK_AND_ANSWER, ids="-".join)
def test_verbs_of_attack_and_of_answer_are_weighed_alike(pair):
    assert set(pair) <= {each.base for each in verbs().values()}, "both are verbs that the draft knows"
    assert bool(lean_of(pair[0])) == bool(lean_of(pair[1])), pair


def test_each_leaning_verb_is_one_that_hands_words_over():
    leaning = [line.split(" | ")[0] for line in entries("leaning_verbs")]
    print(f"\n{len(leaning)} leaning verbs")
    assert len(leaning) >= 40
    assert set(leaning) <= {each.base for each in verbs().values()}
    assert len(set(leaning)) == len(leaning)


@pytest.mark.parametrize(("name", "pairs"), [("labels", LABELS), ("judging", JUDGEMENTS)])
def test_a_list_holds_both_halves_of_each_pair(name, pairs):
    lone = [(pair, each) for pair in pairs for each in pair if not pattern(name).fullmatch(each)]
    print(f"\n{name}: {len(pairs)} pairs")
    assert len(pairs) >= 19
    assert lone == []


def test_what_a_film_could_show_is_no_judgement():
    assert not pattern("judging").search("peaceful protests, peacefully")


def test_no_sentence_says_that_it_is_so_or_counts_whoever_speaks():
    sentences = [line for name in ("reasons", "second_reasons") for line in entries(name)]
    print(f"\n{len(sentences)} sentences")
    assert len(sentences) >= 35
    assert [line for line in sentences if SAYS_SO.search(line) or ONE_ONLY.search(line)] == []
    seconds = {line.split(" | ")[0] for line in entries("second_reasons")}
    assert KINDS.keys() - {"furniture"} <= seconds


def rows_of(folder, *paragraphs):
    return [each.row for each in draft(article_of(folder, "\n\n".join((*paragraphs, FILLING))))]


def test_swapping_the_sides_changes_names_alone(tmp_path):
    found = []
    for one, other in (("union", "company"), ("company", "union")):
        rows = rows_of(
            tmp_path,
            f"On Monday the {one} accused the {other} of fraud.",
            f"The {other} denied that it had lied.",
            f"The {one} said the gates were shut.",
            f"The {other} said the gates were open.",
        )
        said = (f"{row['kind']} {row['why']} {row['settles']}" for row in rows)
        found.append([re.sub("union|company", "X", each) for each in said])
    assert len(found[0]) >= 6
    assert found[0] == found[1]


def test_an_accusation_looks_to_both_sides_for_what_shows_it(tmp_path):
    rows = rows_of(tmp_path, "The union accused the company of fraud.")
    found = [row["settles"] for row in rows if row["kind"] == "allegation"]
    assert found
    assert all("accuser" in each and "the answer of the accused" in each for each in found)


def test_nobody_is_the_only_judge_of_an_own_claim():
    looked = 0
    for path in sorted((ROOT / "seeds").glob("*/key.csv")):
        for each in draft(read_article(path.parent)):
            if each.row["kind"] in ("official claim", "attributed claim") and "act" not in each.row["flags"]:
                looked += 1
                assert each.row["source"].split(" < ")[0] not in each.row["settles"], each.row
    print(f"\n{looked} claims")
    assert looked >= 100


def test_the_month_of_may_is_no_forecast(tmp_path):
    rows = rows_of(tmp_path, "The union said the gates were shut in May 2020.")
    assert any("May" in row["quote"] for row in rows)
    assert [row["why"] for row in rows if "looks ahead" in row["why"]] == []
