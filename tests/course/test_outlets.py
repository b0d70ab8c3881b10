"""The outlets on the cards: each by the same four rows, one rule for all, none accused without its answer.

And the cards on which a lesson tries an outlet: as many hold at a partisan or state outlet as do not, and
as many at another one. Nobody shall learn that a label decides.
"""

import csv
import re
from collections import Counter
from statistics import mean

import pytest

from helpers.places import ROOT
from whosays.articles.outlets import OFFICE, QUESTIONS, Outlet, OutletRow, outlets_named
from whosays.articles.seed import OutsideFact, Seed, read_seed
from whosays.base.notebook_files import stems
from whosays.tasks.reading import read_tasks

TOGETHER = ("Sputnik", "TASS", "Voice of America", "EFE", "EITB", "Agência Brasil", "Radio Havana Cuba")
MONEY_BY_OTHERS = ("Venezuelanalysis", "ElectionGuide")  # one state’s money each, and only others say so
MOST_WORDS = 45
# What another says against an outlet, its owners or its payers.
ACCUSES = re.compile(
    r"\b(ocultan|hide|domesticado|tamed|propaganda|aided by|paid for by|secretly gave|mouthpiece|Kremlin)\b"
)
OWN = re.compile(r"^(its|the owners’|the law) ?")
ADDRESS = re.compile(r"^[\w-]+(\.[\w-]+)+(/\S*)?$")
OFFICES = re.compile(
    r"\b(Ministry|Department|CIA|Council of the European Union|press office|harbor office|land register)\b"
)
INVENTED = "invented: there is no page"


@pytest.fixture(scope="module")
def seed() -> Seed:
    return read_seed(ROOT / "seeds" / "venezuela-2018")


@pytest.fixture(scope="module")
def laid_out(seed) -> dict[str, OutsideFact]:
    """The facts on the cards of the lessons."""
    found: dict[str, OutsideFact] = {}
    for stem in stems(ROOT, "lessons"):
        for task in read_tasks(ROOT / "lessons" / f"{stem}.tasks.toml", "lessons", stem).values():
            if task.seed.article.name == seed.article.name:
                found |= {name: seed.outside[name] for name in task.raw.get("cards", ())}
    assert len(found) >= 40
    return found


WITH_CARDS = sorted(path.parent.name for path in ROOT.glob("seeds/*/outside.csv"))
OF_ONE_OUTLET = ("supreme-court-2019",)  # its cards are one other report of the same outlet


@pytest.fixture(scope="module", params=[name for name in WITH_CARDS if name not in OF_ONE_OUTLET])
def any_seed(request) -> Seed:
    """Every seed that has cards of several outlets, one after the other."""
    return read_seed(ROOT / "seeds" / request.param)


@pytest.mark.parametrize("name", OF_ONE_OUTLET)
def test_an_outlet_alone_has_its_four_rows_too(name):
    seed = read_seed(ROOT / "seeds" / name)
    (outlet,) = seed.outlets.values()
    assert {fact.publisher for fact in seed.outside.values()} == {outlet.name}
    assert [row.row for row in outlet.rows] == list(QUESTIONS)
    assert all(len(row.words.split()) <= MOST_WORDS for row in outlet.rows)
    assert strangers_line(seed) == []
    assert all(r.words.startswith(("A promise: ", "A case: ")) for _, r in filled(seed) if r.row == "wrong")


def test_every_seed_with_cards_is_looked_at():
    """Seeds whose facts a task lays out: none may be without its outlets."""
    laid = Counter[str]()
    for part in ("lessons", "solutions"):
        for stem in stems(ROOT, part):
            for task in read_tasks(ROOT / part / f"{stem}.tasks.toml", part, stem).values():
                if task.raw.get("cards"):
                    laid[task.seed.article.name] += len(task.raw["cards"])
    print(f"\ncards: {dict(laid)}")
    assert len(laid) >= 2
    for name in laid:
        assert (ROOT / "seeds" / name / "outlets.csv").exists(), name


def is_sided(outlet: Outlet) -> bool:
    """A state’s outlet, an office, or one that says that it takes a side."""
    return outlet.takes_a_side or outlet.owner in ("state-owned", OFFICE)


def asked_about(seed: Seed) -> set[str]:
    """The outlets that a task lays out by themselves, without a fact of theirs: who is behind it?"""
    tasks = [
        task
        for part in ("lessons", "solutions")
        for stem in stems(ROOT, part)
        for task in read_tasks(ROOT / part / f"{stem}.tasks.toml", part, stem).values()
        if task.type == "who_is_behind" and task.seed.article.name == seed.article.name
    ]
    return {name for task in tasks for item in task.items for name in item.raw["outlets"]}


def filled(seed: Seed) -> list[tuple[Outlet, OutletRow]]:
    return [(each, row) for each in seed.outlets.values() for row in each.rows if row.state == "found"]


def test_every_publisher_has_its_four_rows(any_seed):
    named = {fact.id: outlets_named(fact.publisher) for fact in any_seed.outside.values()}
    for fact, names in named.items():
        for name in names:
            assert name in any_seed.outlets, f"{fact}: outlets.csv has no “{name}”"
            assert [row.row for row in any_seed.outlets[name].rows] == list(QUESTIONS)
    asked = asked_about(any_seed)
    there = f"{len(any_seed.outlets)} outlets of {len(named)} facts"
    print(f"\n{any_seed.article.name}: {there}; {len(asked)} asked")
    assert len(any_seed.outlets) >= 7
    assert set(any_seed.outlets) - {name for names in named.values() for name in names} - asked == set()


def test_many_outlets_are_on_the_cards(laid_out):
    on_cards = {name for fact in laid_out.values() for name in outlets_named(fact.publisher)}
    print(f"\n{len(on_cards)} on the cards of lessons")
    assert len(on_cards) >= 25


def test_most_of_what_is_on_the_cards_was_looked_up(seed, laid_out):
    cards = [seed.outlets_of(fact) for fact in laid_out.values()]
    known = sum(any(row.state == "found" for each in both for row in each.rows) for both in cards)
    print(f"\n{known} of {len(cards)} cards have an outlet of which something is known")
    assert known >= 0.75 * len(cards)


def test_one_rule_for_all_state_outlets(seed):
    assert {seed.outlets[name].owner for name in TOGETHER} == {"state-owned"}
    for name in TOGETHER:
        states = {row.row: row.state for row in seed.outlets[name].rows}
        assert "not looked up" not in states.values(), name
        assert states["pays"] == "found", name


def test_an_office_is_called_one(any_seed):
    offices = {name for name in any_seed.outlets if OFFICES.search(name)}
    assert len(offices) >= 3
    assert offices == {each.name for each in any_seed.outlets.values() if each.label == OFFICE}


def test_a_label_stands_on_a_row(any_seed):
    """Who was found to own, pay or declare something has a label; who was not has none."""
    for each in any_seed.outlets.values():
        pays, line = each.rows[:2]
        assert (pays.state == "found") == (each.owner != "not known"), each.name
        if each.takes_a_side:
            assert line.state == "found", each.name
            assert OWN.search(line.whose_words), f"{each.name}: its side in another’s words"


def test_several_sides_are_declared(seed):
    """Not the site of our page alone says that it takes a side."""
    sided = sorted(each.name for each in seed.outlets.values() if each.takes_a_side)
    print(f"\n{len(sided)} declare a side: {', '.join(sided)}")
    assert {"Fort Russ News", "Breitbart"} < set(sided)


def test_money_that_only_others_speak_of_stands_on_the_row(seed):
    """Two outlets, two states, one form: the owner, what others say, and the outlet’s own answer."""
    for name in MONEY_BY_OTHERS:
        pays = seed.outlets[name].rows[0]
        assert seed.outlets[name].owner == "non-profit"
        assert "Others say" in pays.words, name
        assert pays.reply, name


def unmarked(seed: Seed) -> list[str]:
    """What outlets do when they are wrong, told without saying whether it is a promise or a case."""
    rows = [(o.name, r.words) for o, r in filled(seed) if r.row == "wrong"]
    print(f"\n{len(rows)} ways with mistakes, {sum('A case: ' in words for _, words in rows)} with a case")
    assert len(rows) >= 3
    return [name for name, words in rows if not words.startswith(("A promise: ", "A case: "))]


def test_a_promise_is_called_one_and_a_case_one(any_seed):
    assert unmarked(any_seed) == []


def test_the_rows_are_of_one_length(any_seed):
    lengths: dict[bool, list[int]] = {True: [], False: []}
    for outlet, row in filled(any_seed):
        words = len(row.words.split())
        assert words <= MOST_WORDS, f"{outlet.name}, {row.row}: {words} words"
        if outlet.owner != OFFICE:
            lengths[is_sided(outlet)].append(words)
    sided, others = mean(lengths[True]), mean(lengths[False])
    print(f"\n{sum(map(len, lengths.values()))} rows: {sided:.1f} and {others:.1f} words on average")
    assert 2 / 3 < sided / others < 3 / 2


def strangers_line(seed: Seed) -> list[str]:
    """Outlets whose own line is told in somebody else's words."""
    return [o.name for o, row in filled(seed) if row.row == "line" and not OWN.search(row.whose_words)]


def unanswered(rows: list[tuple[Outlet, OutletRow]]) -> list[str]:
    """Accusations in another's words that carry no answer."""
    return [
        f"{outlet.name}, {row.row}"
        for outlet, row in rows
        if ACCUSES.search(row.words) and not OWN.search(row.whose_words) and not row.reply
    ]


def test_the_line_is_the_outlets_own(any_seed):
    assert strangers_line(any_seed) == []


def test_an_accusation_carries_its_answer(seed):
    rows = filled(seed)
    answered = [row for _, row in rows if row.reply]
    print(f"\n{len(rows)} rows, {len(answered)} with an answer")
    assert len(answered) >= 3
    assert unanswered(rows) == []
    assert all(re.search(r"\d{4}|no date", row.reply) for row in answered), "an answer says when"


def test_an_accusation_without_its_answer_would_be_seen(seed):
    outlet = seed.outlets["El Universal"]
    bare = [OutletRow(**{**vars(row), "reply": ""}) for row in outlet.rows]
    assert unanswered([(outlet, row) for row in bare]) == ["El Universal, overrule"]


def test_what_is_invented_says_so():
    """A name, and where it stands: nobody shall look for an outlet that is not there."""
    invented = read_seed(ROOT / "seeds" / "fuel-spill")
    rows = filled(invented)
    print(f"\n{len(invented.outlets)} invented outlets, {len(rows)} rows")
    assert len(rows) >= 14
    assert all(name.endswith(" (invented)") for name in invented.outlets)
    assert {row.address for _, row in rows} == {INVENTED}


def test_invented_labels_and_mistakes_do_not_go_together():
    """One label has both, right and wrong; and the one that takes a side has every figure right."""
    invented = read_seed(ROOT / "seeds" / "fuel-spill").outlets
    wrong, right = ("Marlquay Now", "Five Shores Letter"), ("Marl Fuel, notice at its gate",)
    assert {invented[f"{name} (invented)"].owner for name in wrong} == {"commercial", "volunteer"}
    assert {invented[f"{name} (invented)"].owner for name in right} == {"commercial"}
    assert [each.name for each in invented.values() if each.takes_a_side] == ["Lowdrith Courier (invented)"]


def test_addresses_are_addresses(seed):
    looked_at = 0
    for where, address in [
        *((fact.id, fact.address) for fact in seed.outside.values()),
        *((outlet.name, row.address) for outlet, row in filled(seed)),
    ]:
        assert ADDRESS.match(address), f"{where}: {address}"
        assert "://" not in address, where
        looked_at += 1
    print(f"\n{looked_at} addresses")
    assert looked_at >= 150


def test_quotations_are_closed(any_seed):
    for outlet, row in filled(any_seed):
        for text in (row.words, row.reply):
            assert text.count("“") == text.count("”"), f"{outlet.name}, {row.row}"
            assert '"' not in text, f"{outlet.name}, {row.row}"


def test_the_cards_on_calls_say_what_they_do_not_show(seed):
    calls = [fact for fact in seed.outside.values() if fact.id.startswith("call_")]
    assert len(calls) >= 8
    for fact in calls:
        assert 10 <= len(fact.shows_not.split()) <= 45, fact.id
        assert fact.date <= "2018-05-25", f"{fact.id}: nothing from after the article"


VERDICTS = ("us_statement", "eu_statement", "lima_group", "venezuela_answers_eu")
GUESTS = ("observers_ceela", "observers_civic")
PRAISE = re.compile(r"\b(good|fair|careful|rightly so|convincing|lies near|in line with)\b")


def test_one_yardstick_for_every_verdict_on_the_vote(seed):
    """Whoever judges the vote: a judgement, where its grounds stand, and who watched."""
    for name in (*VERDICTS, *GUESTS):
        text = seed.outside[name].shows_not
        assert text.startswith("A judgement"), name
        assert "does not stand here" in text, name
        assert "watched" in text, name
    for name in VERDICTS:
        assert re.search(r"Its grounds? stands? further on in the text", seed.outside[name].shows_not), name


def test_what_a_card_does_not_show_praises_nobody(seed):
    said = {fact.id: fact.shows_not for fact in seed.outside.values() if fact.shows_not}
    print(f"\n{len(said)} of {len(seed.outside)} facts say what they do not show")
    assert len(said) >= 70
    assert [name for name, text in said.items() if PRAISE.search(text)] == []
    assert PRAISE.search("It is said at once that something is not known: good craft.")


# --- four cells ----------------------------------------------------------------------------------


def tried() -> list[dict[str, str]]:
    with (ROOT / "tests" / "course" / "four_cells.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(seed: Seed, laid_out: dict[str, OutsideFact]) -> Counter[tuple[str, str]]:
    """How many cards hold, or do not, at a partisan or state outlet and at another."""
    found = Counter({(who, how): 0 for who in ("sided", "other") for how in ("holds", "not")})
    for row in tried():
        if row["id"] in laid_out:
            outlet = seed.outlets_of(seed.outside[row["id"]])[0]
            who = "sided" if is_sided(outlet) else "other"
            found[who, "holds" if row["found"] == "holds" else "not"] += 1
    return found


def uneven(counted: Counter[tuple[str, str]]) -> bool:
    return max(counted.values()) - min(counted.values()) > 1


def test_the_cards_that_try_an_outlet_fill_four_cells_alike(seed, laid_out):
    for row in tried():
        assert row["id"] in seed.outside, row["id"]
        assert row["against"] in seed.outside or row["against"] == "the article", row["id"]
        assert row["found"] in ("holds", "slip", "lean"), row["id"]
    counted = cells(seed, laid_out)
    print(f"\n{dict(counted)}")
    assert min(counted.values()) >= 2
    assert not uneven(counted)


def test_every_slip_that_a_lesson_shows_is_counted(laid_out):
    shown = {name for name in laid_out if name.startswith("slip_")}
    assert len(shown) >= 4
    assert shown <= {row["id"] for row in tried()}


def test_an_uneven_set_would_be_seen(seed, laid_out):
    held = {row["id"] for row in tried() if row["found"] == "holds"}
    assert uneven(cells(seed, {name: fact for name, fact in laid_out.items() if name not in held}))
