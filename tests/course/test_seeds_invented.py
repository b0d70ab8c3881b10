"""The invented articles: whole and exact as any key, and balanced between the two countries.

The tables of seeds/README.md say who belongs to which side. They must be complete, so that nobody
can balance an article by leaving its accusations out. test_world_balance.py asks more of them.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace

import pytest

from helpers.invented_world import (
    CLAIMS,
    FORMS,
    INVENTED,
    LONG,
    OWN,
    PAGES,
    QUOTED,
    ROOT,
    SEEDS,
    SIDES,
    SMALLER_TO_LARGER,
    SWAPPED,
    VERDICTS,
    key_of,
    misquoted,
    picked,
    plain,
    read_world,
    readme_table,
    reasons,
    sides,
    uncovered,
    without,
)
from whosays.articles.key import Statement
from whosays.articles.seed import Seed, read_seed
from whosays.base.stems import is_own
from whosays.tasks.reading import read_notebook_tasks

REAL = "venezuela-2018"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Seed]:
    return read_world(REAL)


# --- every invented article by itself ---


def test_these_are_all_the_invented_articles():
    paths = sorted(SEEDS.glob("*/source.toml"))
    real = {path.parent.name: tomllib.loads(path.read_text("utf-8"))["real"] for path in paths}
    assert {name for name, is_real in real.items() if not is_real} == {*INVENTED, *PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_invented_and_knows_nobody_but_the_world(name: str):
    seed = read_seed(SEEDS / name)
    key, source = key_of(seed), seed.article.source
    people = {row[0] for row in readme_table("People, all invented")}
    named = {person for person in people if person in seed.article.text}
    print(f"\n{name}: {len(key.innermost)} words, {len(key.statements)} statements, {sorted(named)}")
    assert seed.article.invented
    assert source["known"]["origin"].startswith("Invented for practice.")
    assert "do not exist" in source["known"]["origin"]
    assert uncovered(key) == []
    assert uncovered(without(key, "p1.1"))
    assert misquoted(key, reasons(key)) == []
    assert named
    assert [each.term for each in seed.glossary if not each.pattern.search(seed.article.text)] == []


@pytest.mark.parametrize("name", INVENTED)
def test_it_says_that_it_is_invented(seeds: dict[str, Seed], name: str):
    article = seeds[name].article
    assert article.invented
    assert article.source["known"]["origin"].startswith("Invented for practice.")
    assert "do not exist" in article.source["known"]["origin"]
    assert {"publisher", "author", "date", "link"} <= set(article.source["unknown"])


def test_invented_facts_from_elsewhere_are_marked_too(seeds: dict[str, Seed]):
    facts = [fact for name in INVENTED for fact in seeds[name].outside.values()]
    print(f"\n{len(facts)} invented facts")
    assert len(facts) >= 10
    assert [fact.id for fact in facts if not fact.publisher.endswith("(invented)")] == []
    assert [fact.id for fact in facts if not fact.address.startswith("invented")] == []


@pytest.mark.parametrize("name", INVENTED)
def test_every_word_that_says_something_lies_in_a_statement(seeds: dict[str, Seed], name: str):
    key = key_of(seeds[name])
    free = sum(owner is None for owner in key.innermost)
    print(f"\n{name}: {len(key.innermost)} words, {free} in none of {len(key.statements)} statements")
    assert uncovered(key) == []
    assert len(key.statements) >= (20 if name == SWAPPED else 25)
    assert {owner.id for owner in key.innermost if owner} == key.by_id.keys()
    assert uncovered(without(key, "p1.1"))  # a hole would be seen


@pytest.mark.parametrize("name", INVENTED)
def test_reasons_point_at_words_of_the_article(seeds: dict[str, Seed], name: str):
    key = key_of(seeds[name])
    texts = reasons(key)
    quotations = sum(len(QUOTED.findall(text)) for _, text in texts)
    print(f"\n{name}: {len(texts)} reasons, {quotations} quotations looked up")
    assert quotations >= len(texts) >= len(key.statements)
    assert misquoted(key, texts) == []
    assert [name for name, text in texts if not QUOTED.search(text)] == []
    assert misquoted(key, [("p1.1", "“has never said”")])  # a slip would be seen


@pytest.mark.parametrize("name", INVENTED)
def test_reasons_take_no_side_and_stay_short(seeds: dict[str, Seed], name: str):
    texts = reasons(key_of(seeds[name]))
    own = [(name, QUOTED.sub("", text)) for name, text in texts]
    assert [(name, text) for name, text in own if VERDICTS.search(text)] == []
    assert VERDICTS.search("He really said so.")
    assert [(name, len(text.split())) for name, text in texts if len(text.split()) > 60] == []


def test_an_accusation_is_an_allegation_whoever_makes_it(seeds: dict[str, Seed]):
    """Half credit for seeing who speaks is marking's. One has a second answer by its own words: it
    sums up a habit.
    """
    accusing = [(n, each) for n, each in picked(seeds, INVENTED) if each.kind == "allegation"]
    speakers = Counter(each.speaker for _, each in accusing)
    print(f"\naccusations by speaker: {dict(speakers)}")
    assert {"official", "party", "union"} <= set(speakers)
    second = [(name, each.id) for name, each in accusing if each.row["also_facet"]]
    assert sorted(second) == [("buoy-line", "p4.2")]


def test_facts_taken_for_granted_are_the_articles_to_answer_for(seeds: dict[str, Seed]):
    taken = [(name, each) for name, each in picked(seeds, INVENTED) if "presupposed" in each.flags]
    assert {name for name, _ in taken} >= {*LONG, SWAPPED}
    for name, each in taken:
        if "“" in each.row["cue"]:  # between quotation marks, its speaker's claim comes first
            assert (each.kind in CLAIMS, each.also("kind")) == (True, "reported fact"), (name, each.id)
        else:
            assert (each.kind, each.source) == ("reported fact", "the article"), (name, each.id)
            assert each.also("kind") in CLAIMS or each.also("source"), (name, each.id)


# Inside p1.2, and two labels. Ids that were given stay as they are.
FOUND_LATER = {(name, "p1.5") for name in FORMS} | {("life-jackets", "p3.11"), ("life-jackets", "p4.13")}


@pytest.mark.parametrize("name", INVENTED)
def test_ids_run_in_the_order_of_the_text(seeds: dict[str, Seed], name: str):
    by_paragraph: dict[str, list[int]] = {}
    for each in key_of(seeds[name]).statements:
        paragraph, number = each.id.split(".")
        by_paragraph.setdefault(paragraph, []).append(int(number))
    assert set(by_paragraph) == {each.id for each in seeds[name].article.paragraphs}
    for paragraph, numbers in by_paragraph.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), paragraph
        in_order = [n for n in numbers if (name, f"{paragraph}.{n}") not in FOUND_LATER]
        assert in_order == sorted(in_order), paragraph


@pytest.mark.parametrize("name", INVENTED)
def test_hard_words_stand_in_the_article(seeds: dict[str, Seed], name: str):
    seed = seeds[name]
    print(f"\n{name}: {len(seed.glossary)} hard words")
    assert len(seed.glossary) >= 10
    text = seed.article.text
    assert [each.term for each in seed.glossary if not each.pattern.search(text)] == []
    assert all(len(each.meaning.split()) <= 40 for each in seed.glossary)


# --- what the exercises need ---


@pytest.mark.parametrize("name", LONG)
def test_an_exercise_article_has_what_the_three_exercises_ask(seeds: dict[str, Seed], name: str):
    article, key = seeds[name].article, key_of(seeds[name])
    told = sum(len(each.text.split()) for each in article.paragraphs if each.role == "paragraph")
    assert 180 <= told <= 300, told
    assert sum(each.role == "page part" for each in article.paragraphs) >= 3
    flags = Counter(flag for each in key.statements for flag in each.flags)
    for flag in ("unnamed", "second hand", "partial quotation", "unclear reach", "label", "act"):
        assert flags[flag] >= 1, flag
    assert any(len(each.chain) == 3 for each in key.statements)
    kinds = Counter(each.kind for each in key.statements)
    print(f"\n{name}: {told} words, {dict(kinds)}")
    assert len(kinds) == 7
    assert min(kinds[kind] for kind in ("official claim", "allegation", "reported fact")) >= 4
    assert sum(each.speaker == "record" for each in key.statements) >= 2


def articles_used(room: str) -> set[str]:
    used = set()
    for path in (each for each in (ROOT / room).glob("*.tasks.toml") if not is_own(each.name)):
        tasks = tomllib.loads(path.read_text(encoding="utf-8"))
        used |= {tasks["article"]}
        used |= {each["article"] for each in tasks.get("task", {}).values() if "article" in each}
    return used


@pytest.mark.parametrize(("room", "serves"), [("lessons", "lessons"), ("solutions", "exercises")])
def test_an_article_serves_lessons_or_exercises_never_both(room: str, serves: str):
    used = articles_used(room)
    print(f"\n{room}: {sorted(used)}")
    assert used
    for name in used:
        assert read_seed(SEEDS / name).article.source["serves"] == serves, name


# --- balance ---


def test_the_table_of_sides_names_everybody_who_speaks(seeds: dict[str, Seed]):
    spoken = {
        (name, each.chain[0])
        for name, each in picked(seeds, INVENTED)
        if each.speaker != "record" and each.chain[0] not in OWN
    }
    assert spoken == set(sides("Who belongs to which side"))
    assert len(spoken) >= 15


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Who is accused", lambda each: each.kind == "allegation"),
        ("Whose account a record is nearer to", lambda each: each.speaker == "record"),
        (
            "Whom the article's own judgements favor",
            lambda each: (each.kind, each.speaker) == ("characterisation", "article"),
        ),
    ],
)
def test_the_tables_leave_no_statement_out(seeds: dict[str, Seed], heading: str, wanted):
    expected = {(name, each.id) for name, each in picked(seeds, INVENTED) if wanted(each)}
    assert expected
    assert set(sides(heading)) == expected


def counted(seeds: dict[str, Seed], names: tuple[str, ...]) -> dict[str, Counter[str]]:
    """How often each side accuses, claims, is accused, is borne out, and is favored by a judgement."""
    side_of = sides("Who belongs to which side")
    count: dict[str, Counter[str]] = {"accuses": Counter(), "claims": Counter()}
    for name, each in picked(seeds, names):
        if each.kind == "allegation" or each.kind in CLAIMS:
            what = "accuses" if each.kind == "allegation" else "claims"
            count[what][side_of[name, each.chain[0]]] += 1
    for what, heading in (
        ("is accused", "Who is accused"),
        ("is well supported", "Whose account a record is nearer to"),
        ("is favored", "Whom the article's own judgements favor"),
    ):
        count[what] = Counter(s for (name, _), s in sides(heading).items() if name in names)
    return count


def lopsided(count: dict[str, Counter[str]]) -> list[str]:
    """The counts in which one country stands well above the other, or has next to nothing."""
    bad = []
    for what, by_side in count.items():
        small, large = sorted(by_side[side] for side in SIDES)
        if small < 2 or small / large < SMALLER_TO_LARGER:
            bad.append(what)
    return bad


@pytest.mark.parametrize("names", [LONG, INVENTED], ids=["long", "all"])
def test_no_country_is_the_good_one(seeds: dict[str, Seed], names: tuple[str, ...]):
    count = counted(seeds, names)
    print("\n" + f"{'':18}" + "".join(f"{side:>12}" for side in (*SIDES, "neither")))
    for what, by_side in count.items():
        print(f"{what:18}" + "".join(f"{by_side[side]:12}" for side in (*SIDES, "neither")))
    assert lopsided(count) == []
    spoiled = {**count, "accuses": Counter({"Corrandy": 11, "Pellamar": 2})}
    assert lopsided(spoiled) == ["accuses"]  # a tilt would be seen


def test_place_length_and_verb_do_not_give_an_accusation_away(seeds: dict[str, Seed]):
    """A first look; whoever adds articles should ask more of the whole set."""
    place: dict[bool, list[float]] = {True: [], False: []}
    words: dict[bool, list[int]] = {True: [], False: []}
    verbs: dict[bool, set[str]] = {True: set(), False: set()}
    for name, each in picked(seeds, LONG):
        if each.kind != "allegation" and each.kind not in CLAIMS:
            continue
        accuses = each.kind == "allegation"
        place[accuses].append(each.start / len(seeds[name].article.text))
        words[accuses].append(len(each.row["quote"].split()))
        verbs[accuses] |= set(re.findall(r"[a-z]{3,}", each.row["cue"].lower()))
    mean = {k: sum(v) / len(v) for k, v in place.items()}
    size = {k: sum(v) / len(v) for k, v in words.items()}
    print(f"\nplace {mean}, words {size}, verbs of both {sorted(verbs[True] & verbs[False])}")
    assert len(place[True]) >= 10 <= len(place[False])
    assert min(place[False]) < max(place[True])
    assert max(place[True]) > 0.5
    assert abs(mean[True] - mean[False]) < 0.3
    assert 0.5 < size[True] / size[False] < 2
    assert len(verbs[True] & verbs[False]) >= 5


# --- the swapped sentences ---


def twins(seeds: dict[str, Seed]) -> list[tuple[Statement, Statement]]:
    pairs = []
    for each in key_of(seeds[SWAPPED]).statements:
        for flag in each.flags:
            if flag.startswith("mirrors "):
                seed, statement_id = flag.removeprefix("mirrors ").split("/")
                pairs.append((each, key_of(seeds[seed]).statement(statement_id)))
    return pairs


def differences(pairs: list[tuple[Statement, Statement]]) -> list[tuple[str, str]]:
    """Where a swapped statement and its twin have other answers."""
    found = []
    for mine, twin in pairs:
        same = ("kind", "speaker", "also_facet")
        found += [(mine.id, column) for column in same if mine.row[column] != twin.row[column]]
        if mine.also("kind") != twin.also("kind"):
            found.append((mine.id, "also"))
        if len(mine.also("source").split("<")) != len(twin.also("source").split("<")):
            found.append((mine.id, "also"))
    return found


def test_swapped_statements_have_the_answers_of_their_twins(seeds: dict[str, Seed]):
    pairs = twins(seeds)
    print(f"\n{len(pairs)} twins")
    assert len(pairs) == len(key_of(seeds[SWAPPED]).statements)  # every one mirrors, once
    assert len({twin.id for _, twin in pairs}) == len(pairs)
    assert differences(pairs) == []
    assert differences([(pairs[0][0], pairs[1][1])])  # another answer would be seen


@pytest.mark.parametrize("name", [REAL, "harbor-company"])  # the swapped passages follow the real one's
def test_no_more_than_a_third_of_a_lessons_key_has_a_second_answer(seeds: dict[str, Seed], name: str):
    statements = key_of(seeds[name]).statements
    second = [each.id for each in statements if each.row["also_facet"]]
    print(f"\n{name}: {len(second)} of {len(statements)}")
    assert 3 <= len(second) <= len(statements) / 3


def test_swapped_passages_leave_no_statement_of_theirs_out(seeds: dict[str, Seed]):
    mirrored = {twin.id for _, twin in twins(seeds)}
    blocks = {statement_id.split(".")[0] for statement_id in mirrored}
    there = {each.id for each in key_of(seeds["venezuela-2018"]).statements}
    assert mirrored == {each for each in there if each.split(".")[0] in blocks}


# --- the six sentences of lesson 03: every role and every verb goes to the other side ---

OPPOSITE = {"the government": "the opposition", "the smaller country": "the larger country"}
OPPOSITE |= {there: here for here, there in OPPOSITE.items()}


@dataclass(frozen=True)
class Pair:
    """A sentence of the real article and its twin: who has the role, for which side, and the words kept."""

    there: str
    who_there: str
    side_there: str
    here: str
    who_here: str
    side_here: str
    kept: str


def six_pairs() -> list[Pair]:
    return [Pair(*row) for row in readme_table("The six swapped sentences")]


def not_swapped(seeds: dict[str, Seed], pairs: list[Pair]) -> list[str]:
    """The pairs in which a side keeps its role, or the words of the one are not in the other."""
    wrong = []
    for each in pairs:
        real, twin = (paragraph_of(seeds[n], s) for n, s in ((REAL, each.there), (SWAPPED, each.here)))
        if OPPOSITE.get(each.side_there) != each.side_here:
            wrong.append(f"{each.here}: on the side of {each.side_here}, as there")
        if each.who_there not in real or each.who_here not in twin:
            wrong.append(f"{each.here}: who has the role does not stand in its paragraph")
        if each.kept not in real or each.kept not in twin:
            wrong.append(f"{each.here}: “{each.kept}” did not go along")
    return wrong


def paragraph_of(seed: Seed, statement_id: str) -> str:
    return seed.article.paragraph(statement_id.split(".", maxsplit=1)[0]).text


def test_all_six_sentences_give_role_and_verb_to_the_other_side(seeds: dict[str, Seed]):
    pairs = six_pairs()
    print(f"\n{len(pairs)} pairs: {[(each.there, each.here, each.kept) for each in pairs]}")
    assert len(pairs) == 6
    assert not_swapped(seeds, pairs) == []
    shown = read_notebook_tasks("lessons", "03_fact_claim_or_allegation")["swapped"]
    assert [each.here for each in pairs] == [item.id for item in shown.items]
    mirrored = {mine.id: twin.id for mine, twin in twins(seeds)}
    assert [mirrored[each.here] for each in pairs] == [each.there for each in pairs]


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("side_here", "the government", "as there"),
        ("who_here", "Nicolás Maduro", "does not stand"),
        ("kept", "claims that", "did not go along"),
    ],
)
def test_a_pair_that_is_no_swap_is_seen(seeds: dict[str, Seed], column: str, value: str, says: str):
    first, second, *_ = six_pairs()
    spoiled = replace(second, **{column: value})
    (told,) = not_swapped(seeds, [first, spoiled])
    assert says in told


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = [plain(word) for word in text.split()]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_nobody_invented_speaks_a_real_persons_words(seeds: dict[str, Seed]):
    """The grammar is the twin's, the quoted words are not: no four of them in a row."""
    real = seeds["venezuela-2018"].article.text
    spoken = QUOTED.findall(seeds[SWAPPED].article.text)
    assert len(spoken) == 3
    for quote in spoken:
        assert runs(quote, 4), quote
        assert not runs(quote, 4) & runs(real, 4), quote
    assert runs("behind such calls for a coup", 4) & runs(real, 4)  # a copy would be seen


def test_the_people_are_marked_as_invented():
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    _, _, below = text.partition("\n## People, all invented\n")
    people = re.findall(r"^\| ([A-Z]\w+ [A-Z]\w+) \| (.+?) \|$", below, re.MULTILINE)
    assert len(people) >= 6
    articles = " ".join((SEEDS / n / "article.txt").read_text(encoding="utf-8") for n in INVENTED)
    for name, what in people:
        assert what.startswith("invented: "), name
        assert (name in articles) != ("not used yet" in what), name
