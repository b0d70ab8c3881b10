"""The invented world as a whole: no camp is the villain, and a kind cannot be guessed from outside.

Four camps (each country's government and opposition) are counted beside everybody else. Three small
classifiers, which see nothing but a statement's place, its length and the verb that hands it over, try
to tell the kinds apart; each article is guessed by what was learnt from the others.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from helpers.invented_world import (
    CLAIMS,
    ELSEWHERE,
    FORMS,
    INVENTED,
    camps,
    key_of,
    picked,
    read_world,
)
from whosays.articles.kinds import KINDS
from whosays.articles.seed import Seed

CAMPS = tuple(f"{side} {camp}" for side in ("Corrandy", "Pellamar") for camp in ("government", "opposition"))
# The smallest of the four camps has at least this share of what the largest has. Claims stand lower:
# governments count votes, cars and tons, and an opposition seldom does.
LEAST_SHARE = {
    "accuses": 0.6,
    "claims": 0.4,
    "is accused": 0.6,
    "is well supported": 0.6,
    "is favored": 0.4,
}
LEAST_NUMBER = 2
Counts = dict[str, Counter[str]]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Seed]:
    return read_world()


# --- camps ---


def spoken(seeds: dict[str, Seed]) -> Counts:
    """How often each camp accuses and claims."""
    camp_of = camps("Who belongs to which side")
    count: Counts = {"accuses": Counter(), "claims": Counter()}
    for name, each in picked(seeds, INVENTED):
        if each.kind in ("allegation", *CLAIMS):
            what = "accuses" if each.kind == "allegation" else "claims"
            count[what][camp_of[name, each.chain[0]]] += 1
    return count


def told(seeds: dict[str, Seed]) -> Counts:
    """All that is counted of each camp."""
    return spoken(seeds) | {
        "is accused": Counter(camps("Who is accused").values()),
        "is well supported": Counter(camps("Whose account a record is nearer to").values()),
        "is favored": Counter(camps("Whom the article's own judgements favor").values()),
    }


def lopsided(count: Counts) -> list[str]:
    """The counts in which a camp has next to nothing, or stands far below another."""
    bad = []
    for what, by_camp in count.items():
        small, *_, large = sorted(by_camp[camp] for camp in CAMPS)
        if small < LEAST_NUMBER or small / large < LEAST_SHARE[what]:
            bad.append(what)
    return bad


def test_no_camp_is_the_good_one(seeds: dict[str, Seed]):
    count = told(seeds)
    columns = (*CAMPS, *ELSEWHERE)
    print(
        "\n" + " " * 18 + "".join(f"{camp.replace('ment', '').replace('ition', ''):>15}" for camp in columns)
    )
    for what, by_camp in count.items():
        print(f"{what:18}" + "".join(f"{by_camp[camp]:15}" for camp in columns))
    assert lopsided(count) == []
    tilted = {**count, "is accused": count["is accused"] + Counter({CAMPS[0]: 8})}
    assert lopsided(tilted) == ["is accused"]  # a tilt would be seen
    silenced = {**count, "accuses": Counter({**count["accuses"], CAMPS[1]: 1})}
    assert lopsided(silenced) == ["accuses"]


def test_firms_unions_and_neighbors_accuse_claim_and_are_accused_too(seeds: dict[str, Seed]):
    count = told(seeds)
    for what in ("accuses", "claims", "is accused", "is well supported"):
        assert sum(count[what][camp] for camp in ELSEWHERE) >= 4, what
        assert all(count[what][camp] for camp in ("firm", "union", "neighbor")), what


def test_all_seven_kinds_occur(seeds: dict[str, Seed]):
    every = Counter(each.kind for _, each in picked(seeds, INVENTED))
    print(f"\n{sum(every.values())} statements: {dict(every)}")
    assert set(every) == set(KINDS)
    assert min(every.values()) >= 15
    for name in INVENTED:
        kinds = {each.kind for each in key_of(seeds[name]).statements}
        assert len(kinds) >= 5, name
    assert sum(each.speaker == "record" for _, each in picked(seeds, INVENTED)) >= 20


def test_some_articles_have_claims_by_people_without_an_office(seeds: dict[str, Seed]):
    found = [each for each in key_of(seeds["harbor-company"]).statements if each.kind == "attributed claim"]
    assert len(found) >= 6
    assert {"company", "union", "expert", "witness", "outlet", "unnamed"} <= {each.speaker for each in found}


# --- the three forms ---


def shape(seed: Seed) -> list[tuple[str, ...]]:
    """What must be the same in all forms: of every statement its kind, speaker, flags, second answer."""
    columns = ("id", "kind", "speaker", "also_facet", "flags")
    return [(*(each.row[c] for c in columns), each.also("kind")) for each in key_of(seed).statements]


def test_the_three_forms_are_built_alike(seeds: dict[str, Seed]):
    first, *others = (shape(seeds[name]) for name in FORMS)
    lengths = {name: len(seeds[name].article.words) for name in FORMS}
    print(f"\n{len(first)} statements each, words {lengths}")
    assert all(other == first for other in others)
    assert max(lengths.values()) - min(lengths.values()) <= 10
    rows = zip(*(key_of(seeds[name]).statements for name in FORMS), strict=True)
    assert max(_spread(row) for row in rows) <= 5
    assert shape(seeds["harbor-tax"]) != first  # another build would be seen


def _spread(row) -> int:
    words = [len(each.row["quote"].split()) for each in row]
    return max(words) - min(words)


# --- can a kind be guessed without reading? ---


@dataclass(frozen=True)
class Seen:
    """All that a classifier sees. The forms are one fold: they are built alike on purpose."""

    fold: str
    kind: str
    place: float  # 0 at the beginning of the article, 1 at its end
    length: float  # logarithm of the number of words
    verb: str


Guesser = Callable[[list[Seen], Seen], str]
SMALL = {"that", "the", "has", "have", "it", "for", "of", "on", "to", "is", "by"}


def handed_over(seeds: dict[str, Seed]) -> list[Seen]:
    """Every claim and allegation."""
    found = []
    for name, each in picked(seeds, INVENTED):
        if each.kind == "allegation" or each.kind in CLAIMS:
            words = re.findall(r"[a-z]{2,}", each.row["cue"].lower())
            verb = next((word for word in words if word not in SMALL), "")
            place = each.start / len(seeds[name].article.text)
            length = math.log(len(each.row["quote"].split()))
            found.append(Seen("forms" if name in FORMS else name, each.kind, place, length, verb))
    return found


def by_place_and_length(train: list[Seen], one: Seen) -> str:
    """Nearest centroid, both features in units of their standard deviation."""
    return _nearest(train, one, verb_weight=0)


def by_all_three(train: list[Seen], one: Seen) -> str:
    """Nearest centroid with the share of each verb as a further feature."""
    return _nearest(train, one, verb_weight=2)


def by_verb(train: list[Seen], one: Seen) -> str:
    """The kind that this verb hands over more often than others do; unknown verbs: the commonest."""
    every = Counter(each.kind for each in train)
    these = Counter(each.kind for each in train if each.verb == one.verb)
    return max(every, key=lambda kind: (these[kind] / every[kind], every[kind]))


def _nearest(train: list[Seen], one: Seen, verb_weight: float) -> str:
    groups = defaultdict(list)
    for each in train:
        groups[each.kind].append(each)
    spread = {name: _deviation([getattr(each, name) for each in train]) for name in ("place", "length")}
    return min(groups, key=lambda kind: _distance(groups[kind], one, spread, verb_weight))


def _distance(group: list[Seen], one: Seen, spread: dict[str, float], verb_weight: float) -> float:
    total = 0.0
    for name, unit in spread.items():
        mean = sum(getattr(each, name) for each in group) / len(group)
        total += ((getattr(one, name) - mean) / unit) ** 2
    share = {verb: n / len(group) for verb, n in Counter(each.verb for each in group).items()}
    share[one.verb] = 1 - share.get(one.verb, 0.0)
    return total + sum((verb_weight * part) ** 2 for part in share.values())


def _deviation(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0


def balanced_accuracy(every: list[Seen], guess: Guesser) -> float:
    """The mean over the kinds of the share guessed right; chance is one by the number of kinds."""
    right: dict[str, list[bool]] = defaultdict(list)
    for one in every:
        train = [each for each in every if each.fold != one.fold]
        right[one.kind].append(guess(train, one) == one.kind)
    return sum(sum(hits) / len(hits) for hits in right.values()) / len(right)


GUESSERS: dict[str, Guesser] = {
    "place and length": by_place_and_length,
    "verb": by_verb,
    "all three": by_all_three,
}


def accusing_or_not(every: list[Seen]) -> list[Seen]:
    return [each if each.kind == "allegation" else replace(each, kind="claim") for each in every]


# Some way above chance: offices announce figures, so "according to" leans to them here as in any paper.
BOUNDS = [("accuses?", 1 / 2, 0.65), ("kind", 1 / 3, 0.55)]


@pytest.mark.parametrize(("question", "chance", "bound"), BOUNDS)
def test_place_length_and_verb_do_not_give_the_kind_away(seeds: dict[str, Seed], question, chance, bound):
    every = handed_over(seeds)
    every = accusing_or_not(every) if question == "accuses?" else every
    reached = {name: balanced_accuracy(every, guess) for name, guess in GUESSERS.items()}
    shown = ", ".join(f"{name} {value:.2f}" for name, value in reached.items())
    print(f"\n{question}: {len(every)} statements, chance {chance:.2f}; reached: {shown}; bound {bound}")
    assert len(every) >= 100
    assert max(reached.values()) <= bound


def test_a_world_that_gives_its_kinds_away_is_caught(seeds: dict[str, Seed]):
    every = accusing_or_not(handed_over(seeds))
    honest = {"allegation": "alleged", "claim": "said"}
    by_word = [replace(each, verb=honest[each.kind]) for each in every]
    in_front = [replace(each, place=each.place / (5 if each.kind == "allegation" else 1)) for each in every]
    long = [replace(each, length=each.length + 1.5 * (each.kind == "allegation")) for each in every]
    assert balanced_accuracy(by_word, by_verb) > 0.95
    assert balanced_accuracy(in_front, by_place_and_length) > 0.7
    assert balanced_accuracy(long, by_place_and_length) > 0.8


def test_the_plainest_verb_hands_over_every_kind(seeds: dict[str, Seed]):
    """A call, a claim or an accusation may all follow “said that”: the verb does not decide."""
    kinds = Counter(
        each.kind for _, each in picked(seeds, INVENTED) if re.search(r"\b(said|says)\b", each.row["cue"])
    )
    print(f"\nafter “said” or “says”: {dict(kinds)}")
    assert all(kinds[kind] >= 5 for kind in ("allegation", *CLAIMS, "appeal"))
