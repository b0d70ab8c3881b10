"""The Venezuela article and its key: whole, exact, even-handed, and nothing from after its weeks.

The checks that could pass on nothing are fed a spoiled key as well, and must notice.
"""

import csv
import hashlib
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from helpers.invented_world import PAGES
from helpers.places import ROOT
from whosays.articles.key import COLUMNS, Key, Statement, guarded, read_key
from whosays.articles.seed import Seed, read_seed
from whosays.articles.seed_tables import NO_DATE

FOLDER = ROOT / "seeds" / "venezuela-2018"
JOINING = {"a", "an", "and", "as", "but", "for", "of", "or", "that", "the", "to", "which", "with"}
QUOTED = re.compile(r"“([^”]*)”")
# A key that says who is right has taken a side, whatever its kinds.
VERDICTS = re.compile(
    r"\b(lie[sd]?|liar|false|true that|really|(?<!Yes, and )rightly|wrongly|obviously|of course|regime"
    r"|propaganda|debunk\w*|fake)\b",
    re.IGNORECASE,
)
LAST_DAY = date(2018, 6, 30)  # what came later is for teachers alone
NOT_THE_STORY = {"machine_quotes"}  # a case from elsewhere, which says nothing of this story


@pytest.fixture(scope="module")
def seed() -> Seed:
    return read_seed(FOLDER)


@pytest.fixture(scope="module")
def key(seed: Seed) -> Key:
    assert seed.key is not None
    return seed.key


def without(key: Key, *ids: str) -> Key:
    """The same key with statements left out: what the checks below must notice."""
    return Key(key.article, tuple(each for each in key.statements if each.id not in ids))


def plain(word: str) -> str:
    return word.strip("“”‘’\"'.,;:()!?").lower()


def uncovered(key: Key) -> list[str]:
    """The words that no statement claims and that do more than join."""
    pairs = zip(key.article.words, key.innermost, strict=True)
    free = [plain(word.text) for word, owner in pairs if owner is None]
    return [word for word in free if word not in JOINING]


def reasons(key: Key) -> list[tuple[str, str, str]]:
    """Every reason as (statement id, column, text)."""
    found = []
    for each in key.statements:
        names = ("why", "why_source", "why_accuses", "why_also")
        found += [(each.id, name, each.row[name]) for name in names if each.row[name]]
    return found


def misquoted(key: Key, texts: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Quotations in reasons that do not stand in the article to the letter."""
    return [
        (statement_id, column, quote)
        for statement_id, column, text in texts
        for quote in QUOTED.findall(text)
        if quote not in key.article.text
    ]


def outer_of(key: Key, inner: Statement) -> list[Statement]:
    return [each for each in key.statements if each is not inner and each.holds(inner)]


def test_article_is_kept_byte_for_byte():
    data = (FOLDER / "article.txt").read_bytes()
    assert len(data) == 2138
    assert hashlib.sha256(data).hexdigest().startswith("c814636c")
    text = data.decode("utf-8")
    for kept in ("released.\u00a0", "on you device", "Russia’s", "Nicolás", "“destroy"):
        assert kept in text, kept


def test_blocks_are_what_source_toml_says(seed: Seed):
    roles = Counter(each.role for each in seed.article.paragraphs)
    assert roles == {"paragraph": 7, "page part": 4, "headline": 1}
    starts = {each.id: each.text[:13] for each in seed.article.paragraphs}
    assert starts["x1"] == "0 1,316"
    assert starts["x2"] == "- Advertiseme"
    assert starts["p7"] == "“There is a g"
    assert seed.article.source["real"] is True
    assert seed.article.source["serves"] == "lessons"
    assert {"publisher", "address"} <= set(seed.article.source["known"])
    assert {"author", "date"} <= set(seed.article.source["unknown"])


def test_every_word_that_says_something_lies_in_a_statement(key: Key):
    assert uncovered(key) == []
    free = sum(owner is None for owner in key.innermost)
    words = len(key.innermost)
    print(f"\n{words} words, {free} of them joining words, {len(key.statements)} statements")
    assert words == 325
    assert len(key.statements) >= 40
    assert free <= 10
    assert "participated" in uncovered(without(key, "p4.5"))  # a hole would be seen


def test_every_statement_counts_for_words_of_its_own(key: Key):
    assert {owner.id for owner in key.innermost if owner} == key.by_id.keys()


def test_reasons_point_at_words_of_the_article(key: Key):
    texts = reasons(key)
    quotations = sum(len(QUOTED.findall(text)) for _, _, text in texts)
    print(f"\n{len(texts)} reasons, {quotations} quotations looked up")
    assert quotations >= len(texts) >= 60
    assert misquoted(key, texts) == []
    assert [(i, column) for i, column, text in texts if not QUOTED.search(text)] == []
    assert misquoted(key, [("p1.1", "why", "“has claimed”")])  # a slip would be seen


def test_reasons_take_no_side_and_stay_short(key: Key):
    texts = reasons(key)
    assert [(i, c, VERDICTS.findall(text)) for i, c, text in texts if VERDICTS.search(text)] == []
    assert VERDICTS.search("He really said so.")
    assert [(i, len(text.split())) for i, _, text in texts if len(text.split()) > 60] == []


def test_second_answers_are_few_and_give_a_reason(key: Key):
    second = [each for each in key.statements if each.row["also_facet"]]
    print(f"\n{len(second)} of {len(key.statements)} statements with a second answer")
    assert 10 <= len(second) <= len(key.statements) // 3
    for each in second:
        assert each.row["also"], each.id
        assert each.row["why_also"], each.id
    single = [each for each in key.statements if not each.row["also_facet"]]
    assert not any(each.row["also"] or each.row["why_also"] for each in single)


def test_six_kinds_occur_often_and_a_claim_without_an_office_once(key: Key):
    kinds = Counter(each.kind for each in key.statements)
    print(f"\n{dict(kinds)}")
    assert kinds["furniture"] == 5
    claims = [each.id for each in key.statements if each.kind == "attributed claim"]
    assert claims == ["p2.2"]  # an act at second hand; nobody else without an office gets a claim
    for name in ("reported fact", "official claim", "allegation", "characterisation", "appeal"):
        assert kinds[name] >= 4, name


def test_page_parts_are_furniture_and_nothing_else_is(key: Key):
    for each in key.statements:
        assert (each.kind == "furniture") == each.id.startswith("x"), each.id


def test_labels_lie_inside_the_claims_they_colour(key: Key):
    labels = [each for each in key.statements if "label" in each.flags]
    assert len(labels) >= 4
    for each in labels:
        assert outer_of(key, each), f"{each.id} stands alone"
    words = {each.row["quote"] for each in labels}
    assert {"political prisoners", "crimes", "the sacred union"} <= words
    alone = next(each for each in labels if each.row["quote"] == "crimes")
    assert not outer_of(without(key, "p7.2"), alone)  # a label left alone would be seen


def test_a_statement_has_one_label_at_most(key: Key):
    """Two in one sentence would be two chances to paint it."""
    labels = [each for each in key.statements if "label" in each.flags]
    held = {outer.id: [each.id for each in labels if outer.holds(each)] for outer in key.statements}
    print(f"\n{len(labels)} labels: {[each.row['quote'] for each in labels]}")
    assert labels
    assert {each.kind for each in labels} == {"characterisation"}
    assert [ids for ids in held.values() if len(ids) > 1] == []


def test_labels_lean_both_ways_and_are_keyed_alike(key: Key):
    leaning = {each.row["quote"]: each for each in key.statements if "label" in each.flags}
    assert leaning["political prisoners"].kind == leaning["crimes"].kind == "characterisation"


def test_saying_and_what_was_said_are_two_statements(key: Key):
    acts = [each for each in key.statements if "act" in each.flags]
    assert len(acts) >= 10
    for each in acts:  # told by somebody else, an act is that somebody's claim
        retold = len(each.chain) > 1
        assert (each.kind, retold) in {("reported fact", False), ("attributed claim", True)}, each.id
        assert not retold or each.also("kind") == "reported fact", each.id
    assert [each.id for each in acts if len(each.chain) > 1] == ["p2.2"]
    said = [each for each in key.statements if each.cue_spans]
    assert len(said) >= 20
    for each in said:
        for start, end in each.cue_spans:
            cue = key.article.text[start:end]
            if cue == "“":
                continue  # quotation marks hand over words too, and belong to no act
            owners = [key.innermost[word.number] for word in key.article.words_in(start, end)]
            named = [owner for owner in owners if owner is not None]
            assert all("act" in owner.flags for owner in named), (each.id, cue)
            assert named or plain(cue) in JOINING, (each.id, cue)


def test_who_accuses_changes_nothing(key: Key):
    """An accusation is an allegation, whoever makes it. (Half credit for seeing who speaks is marking's.)"""
    accusing = [each for each in key.statements if each.kind == "allegation"]
    speakers = Counter(each.speaker for each in accusing)
    print(f"\naccusations by speaker: {dict(speakers)}")
    assert set(speakers) == {"official", "party"}
    claims = {"official claim", "attributed claim"}
    assert [each.id for each in accusing if each.also("kind") in claims] == []


def test_facts_taken_for_granted_are_the_articles_to_answer_for(key: Key):
    taken = [each for each in key.statements if "presupposed" in each.flags]
    assert {each.row["quote"] for each in taken} == {
        "first as head of the CIA and then as Secretary of State",
        "calls not to recognize the election",
    }
    for each in taken:
        quoted = "“" in each.row["cue"]  # between quotation marks, its speaker's claim comes first
        answers = ("reported fact", "official claim")[:: -1 if quoted else 1]
        assert (each.kind, each.also("kind")) == answers, each.id
    assert {"“" in each.row["cue"] for each in taken} == {True, False}


def test_nothing_between_quotation_marks_is_the_articles_own(key: Key):
    """Whose words they are, the marks show; the rule looks at every statement that lies inside a pair."""
    inside = [
        each
        for each in key.statements
        if any(start <= each.start and each.end <= end for start, end in _between_marks(key.article.text))
    ]
    print(f"\n{len(inside)} statements between quotation marks")
    assert len(inside) >= 12
    assert [each.id for each in inside if each.chain[0] == "the article"] == []
    assert key.statement("p7.1") in inside


def _between_marks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in QUOTED.finditer(text)]


def test_the_words_that_decide_are_named(key: Key):
    """Of every statement that is not handed over by cue and source words alone."""
    told = [each for each in key.statements if each.deciding_spans]
    print(f"\n{len(told)} of {len(key.statements)} statements name words that decide")
    assert len(told) >= 30
    silent = [each for each in key.statements if not each.deciding_spans and not each.cue_spans]
    assert [each.id for each in silent] == ["x1.1"]  # two numbers without a word
    for each in told:
        inside = [each.start <= start and end <= each.end for start, end in each.deciding_spans]
        assert all(inside), each.id


def test_one_announcement_has_one_source(key: Key):
    figures = [key.statement(name) for name in ("p4.2", "p4.4", "p4.5")]
    assert {each.kind for each in figures} == {"official claim"}
    assert {each.source for each in figures} == {"the National Electoral Council < the article"}
    assert all("unclear reach" in each.flags for each in figures)  # a full stop cuts the signpost off
    assert {each.also("kind") for each in figures} == {"reported fact"}
    assert key.statement("p4.1").kind == "reported fact"  # the event is not one of its figures


def test_ids_run_in_the_order_of_the_text(key: Key):
    by_paragraph: dict[str, list[int]] = {}
    for each in key.statements:
        paragraph, number = each.id.split(".")
        by_paragraph.setdefault(paragraph, []).append(int(number))
    assert len(by_paragraph) == 12
    for paragraph, numbers in by_paragraph.items():
        assert numbers == list(range(1, len(numbers) + 1)), paragraph


def test_a_changed_letter_is_refused(seed: Seed, key: Key, tmp_path: Path):
    path = tmp_path / "key.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for each in key.statements:
            row = {**each.row}
            row["quote"] = row["quote"].replace("Russia’s", "Russia's")  # a straight apostrophe
            writer.writerow([guarded(row[name]) for name in COLUMNS])
    with pytest.raises(Exception, match=r"p5\.2.*column quote.*does not stand in paragraph p5"):
        read_key(seed.article, path)


def test_outside_facts_carry_publisher_and_date_and_end_in_june(seed: Seed):
    facts = list(seed.outside.values())
    print(f"\n{len(facts)} outside facts, {len({each.publisher for each in facts})} publishers")
    assert len(facts) >= 60
    for each in facts:
        if each.date != NO_DATE and each.id not in NOT_THE_STORY:
            parts = [int(part) for part in each.date.split("-")]
            assert date(*parts, *[1] * (3 - len(parts))) <= LAST_DAY, each.id
        assert each.publisher.strip(), each.id
        assert "…" not in each.address, f"{each.id}: an address cut short cannot be followed"
        assert "://" not in each.address, f"{each.id}: write addresses without their scheme"


def number(seed: Seed, name: str) -> int:
    return int(seed.outside[name].words.split(" ")[0].replace(",", ""))


@pytest.mark.parametrize(
    ("bulletin", "total"), [("first", 8_603_936), ("monday_late", 9_132_655), ("final", 9_209_777)]
)
def test_the_candidates_of_a_bulletin_add_up(seed: Seed, bulletin: str, total: int):
    names = ("maduro", "falcon", "bertucci", "quijada")
    assert sum(number(seed, f"{name}_{bulletin}") for name in names) == total


def test_the_valid_votes_stated_are_the_sums(seed: Seed):
    assert number(seed, "valid_first") == 8_603_936
    assert number(seed, "valid_final") == 9_209_777


def test_hard_words_stand_in_the_article(seed: Seed):
    assert len(seed.glossary) >= 20
    missing = [each.term for each in seed.glossary if not each.pattern.search(seed.article.text)]
    print(f"\n{len(seed.glossary)} hard words")
    assert missing == []


# A meaning stands beside the question: it says what a word means, not whether it accuses or is disputed.
TELLS_THE_ANSWER = re.compile(
    r"\b(disputed?|in dispute|judg\w+|takes a side|accus\w+|one-sided|opinion)\b", re.IGNORECASE
)
SAYING = {"accuse", "allege", "claim"}  # here it is what the word means


@pytest.mark.parametrize("name", sorted(each.parent.name for each in (ROOT / "seeds").glob("*/glossary.csv")))
def test_meanings_call_no_name_disputed_and_give_no_answer_away(name: str):
    """One name called disputed beside another left bare would be a side taken."""
    seed = read_seed(ROOT / "seeds" / name, with_key=False)
    glossary = seed.glossary
    print(f"\n{name}: {len(glossary)} meanings")
    short = seed.article.attribution or name in PAGES  # real news explains eight words at most
    assert len(glossary) >= (4 if short else 10)
    told = [each.term for each in glossary if TELLS_THE_ANSWER.search(each.meaning)]
    assert [term for term in told if term not in SAYING] == []
    assert TELLS_THE_ANSWER.search("Whether the name fits is often in dispute.")


def test_meanings_are_short(seed: Seed):
    assert all(len(each.meaning.split()) <= 40 for each in seed.glossary)
