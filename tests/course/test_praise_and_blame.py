"""Whom the invented articles praise and blame in their own voice: offices and associations alike.

Each word is planted, and a learner is meant to find it. But a world in which every official is generous
and every union hot-headed would teach a side, whatever the facts of its stories.
"""

from collections import Counter
from fractions import Fraction

from helpers.invented_world import FORMS, readme_table

JUDGED = ("office", "association")
LEAST = 3  # praised, and blamed, of each
APART = Fraction(1, 4)  # how far the shares of praise may lie apart
Table = dict[tuple[str, str], tuple[str, str]]  # article and statement: of whom it speaks, and how


def judged() -> Table:
    rows = readme_table("Whom the article's own judgements favor")
    return {(row[0], row[1]): (row[4], row[5]) for row in rows}


def of_whom(table: Table) -> dict[str, Counter[str]]:
    """How often each is praised and blamed. A word that does both counts for both."""
    count: dict[str, Counter[str]] = {whom: Counter() for whom in JUDGED}
    for whom, how in table.values():
        if whom in count:
            count[whom].update(("praised", "blamed") if how == "both" else (how,))
    return count


def unlike(count: dict[str, Counter[str]]) -> list[str]:
    """What is wrong with the counts, if anything."""
    few = [whom for whom, each in count.items() if min(each["praised"], each["blamed"]) < LEAST]
    share = [Fraction(each["praised"], max(1, each.total())) for each in count.values()]
    return [*few, *(["one is praised, the other blamed"] if max(share) - min(share) > APART else [])]


def test_offices_and_associations_are_praised_and_blamed_alike():
    table = judged()
    count = of_whom(table)
    print(f"\n{len(table)} judgements: { {whom: dict(each) for whom, each in count.items()} }")
    assert {whom for whom, _ in table.values()} == {*JUDGED, "firm", "others"}
    assert {how for _, how in table.values()} == {"praised", "blamed", "both", "neither"}
    assert unlike(count) == []


def test_a_world_that_flatters_its_offices_would_be_seen():
    turned = {"office": "praised", "association": "blamed"}
    flattering = {place: (whom, turned.get(whom, how)) for place, (whom, how) in judged().items()}
    assert unlike(of_whom(flattering)) == [*JUDGED, "one is praised, the other blamed"]


def test_no_two_forms_praise_and_blame_alike():
    """The forms are built alike. Were the same side the good one in all, a reader would learn that."""
    table = judged()
    assert all(table[name, "p5.1"][0] == "office" for name in FORMS)
    assert all(table[name, "p6.2"][0] == "association" for name in FORMS)
    pairs = {name: (table[name, "p5.1"][1], table[name, "p6.2"][1]) for name in FORMS}
    print(f"\nthe offer and the road block: {pairs}")
    assert len(set(pairs.values())) == len(FORMS) == 3
