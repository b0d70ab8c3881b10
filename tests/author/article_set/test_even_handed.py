"""What is built of an article takes no side: both sides in the sample, Talks that leave both answers open."""

import re

import pytest

from helpers.places import ROOT
from whosays.articles.kinds import KINDS
from whosays.articles.reasons import ARTICLE
from whosays.articles.seed import read_seed
from whosays.author.article_set.building import plan_set
from whosays.author.article_set.material import Material
from whosays.author.article_set.mouths import denies, one_mouth
from whosays.author.article_set.retelling import accuses, all_sides, retell, told_of
from whosays.author.article_set.source_items import NO_COUNT, NUMBER
from whosays.author.article_set.talks import two_talks
from whosays.author.article_set.words_of import words
from whosays.base.errors import KitError

from .conftest import clone_with

KEYS = sorted(path.parent for path in (ROOT / "seeds").glob("*/key.csv"))
OWN = sorted((ROOT / "tests" / "own_articles").iterdir())
QUOTED = re.compile("“([^“”]+)”")
MOST_IN_A_SAMPLE = 110  # words: no learner may write so many, but no reader gives up
NOT_ASKED = (
    "Where this text is from was not asked yet: publisher, author, date, address and licence are open.",
    "Wikinews. The saved page says this of itself; author and date were not asked yet.",
)
DATES = (
    "a bill in 2016",
    "on June 24",
    "24 Oct.",
    "a 44-year-old",
    "the 3rd time",
    "aged 17",
    "at 3:48 p.m.",
)
COUNTS = ("58 operations", "2016 votes", "two people were killed", "rose 6 percent in May")


@pytest.fixture(scope="module", params=[*KEYS, *OWN], ids=lambda folder: folder.name)
def material(request):
    return Material(read_seed(request.param))


def test_a_sample_has_the_accuser_and_whoever_answers(material):
    picked = all_sides(material)
    names = [each.chain[0] for each in picked]
    assert len(set(names)) == len(picked) <= 3
    assert [(a, b) for a in names for b in names if a < b and one_mouth(material, a, b)] == []
    sample = retell(material, least=25, rubric=True)["items"][0]["sample"]
    assert 5 <= len(sample.split()) <= MOST_IN_A_SAMPLE
    assert [quote for quote in QUOTED.findall(sample) if quote not in material.article.text] == []
    assert all(name.lower() in sample.lower() for name in names)
    told = [each for each in picked if each.kind == "allegation"]
    if told:
        assert picked[0].kind == "allegation", "who accuses comes first, and not alone:"
        others = {each.chain[0] for each in material.askable} - {ARTICLE, names[0]}
        print(f"\n{material.article.name}: {' / '.join(names)}; others: {', '.join(sorted(others))}")


ANSWERED = {  # accuser, and somebody who answers for the accused: both speak in the article
    "police-statement": ("the police", "Pellorby"),
    "party-money": ("the police", "Askeven"),
    "ferry-strike": ("Dornagh", "Marl Ferries"),
    "serbia-2020": ("critics in Serbia", "Vučić"),
    "minsk-2020": ("the Belarusian KGB", "Tsikhanouskaya"),
    "scottish-court-2019": ("Cherry", "the spokesman for 10 Downing Street"),
    "four-sided-strike": ("the Ward Workers’ Union", "Vasselby"),
}


def test_enough_articles_have_an_accuser_and_an_answer():
    both = {}
    for folder in (*KEYS, *OWN):
        picked = all_sides(Material(read_seed(folder)))
        if picked and picked[0].kind == "allegation" and len(picked) > 1:
            both[folder.name] = [each.chain[0] for each in picked]
    print("\n" + "\n".join(f"{name}: {' / '.join(told)}" for name, told in both.items()))
    assert len(both) >= 10
    assert [name for name, sides in ANSWERED.items() if not set(sides) <= set(both[name])] == []


def test_a_denial_is_told_as_a_denial():
    looked = 0
    for folder in (*KEYS, *OWN):
        material = Material(read_seed(folder))
        for each in material.key.statements:
            if denies(material.article, each):
                looked += 1
                assert told_of(material, each).startswith(f"Denied by {each.chain[0]}: “")
    print(f"\n{looked} denials")
    assert looked >= 2


def test_an_accusation_is_asked_for_where_a_first_answer_says_so(material):
    item = retell(material, least=25, rubric=True)["items"][0]
    rows = [row["row"] for row in item["rubric"]]
    assert ("The accusation" in rows) == ("accuses" in item["question"]) == accuses(material)


def test_two_voices_give_neither_answer_away():
    looked = 0
    for folder in (*KEYS, *OWN):
        for talk in two_talks(Material(read_seed(folder)), set()):
            item = talk.alone["items"][0]
            options = {each["text"].strip("“”") for each in talk.vote["items"][0]["options"]}
            lines = item["passage"].lower()
            assert [each for each in options if each.lower() in lines] == [], lines
            assert [kind.label for kind in KINDS.values() if kind.label.lower() in lines] == [], lines
            assert sum(bool(each.get("best")) for each in item["options"]) == 1
            looked += 1
    print(f"\n{looked} pairs of voices")
    assert looked >= 30


def test_two_talks_of_a_page_have_two_names(material):
    talks = two_talks(material, set())
    assert len({each.heading for each in talks}) == len(talks)
    assert len({each.alone["title"] for each in talks}) == len(talks)


def test_no_voice_of_a_talk_speaks_for_a_kind():
    said = [*words("hearsay")["name"], words("hearsay")["test"], words("hearsay")["first"]]
    assert len(said) == 4
    assert [line for line in said if re.search(r"accus|opinion|report|office|claim|angry", line)] == []


@pytest.mark.parametrize("said", DATES)
def test_a_date_or_an_age_is_nobodys_number(said):
    assert not NUMBER.search(NO_COUNT.sub("", said))


@pytest.mark.parametrize(
    "said", ["58 operations", "2016 votes", "two people were killed", "rose 6 percent in May"]
)
def test_a_count_is_a_number(said):
    assert NUMBER.search(NO_COUNT.sub("", said))


def with_attribution(root, slug, said):
    path = root / "seeds" / slug / "source.toml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("attribution")]
    path.write_text(f'attribution = "{said}"\n{"".join(kept)}', "utf-8")


@pytest.mark.parametrize("said", NOT_ASKED)
def test_nothing_is_built_while_the_origin_was_not_asked(tmp_path, said):
    root, slug = clone_with(tmp_path / "clone", "serbia-2020")
    path = root / "seeds" / slug / "source.toml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("license", "address"))]
    path.write_text("".join(kept), "utf-8")
    with_attribution(root, slug, said)
    with pytest.raises(KitError, match=r"still open where this text is from.*edit\.ipynb.*“not known”"):
        plan_set(root, slug)
    with_attribution(root, slug, "Publisher not known: “A day”. The licence is not known. Words unchanged.")
    assert plan_set(root, slug).pages
