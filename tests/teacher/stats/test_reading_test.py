"""What a reader’s habits earn in the reading test, a class’s change, and the simulation behind it."""

import importlib.util
from dataclasses import replace
from random import Random
from types import ModuleType

import pytest

from helpers.three_forms import best, open_forms, options
from whosays.base.errors import KitError
from whosays.tasks.marking import mark
from whosays.tasks.task import Task
from whosays.teacher.stats.reading_test import FORMS, FormItem, Profile, class_change, profile, read_forms

Given = dict[str, str]
CLOSED, SUPPORTED = 13, 5


@pytest.fixture(scope="module")
def tables(root) -> dict[str, tuple[FormItem, ...]]:
    return read_forms(root / "solutions" / "forms.toml")


@pytest.fixture(scope="module")
def forms(root) -> dict[str, dict[str, Task]]:
    return open_forms(root)


# --- four readers -----------------------------------------------


def pick(tasks: dict[str, Task], item: FormItem, wanted: frozenset[str]) -> str:
    """The first option of a habit; where it has none, the best one, as such a reader would by luck."""
    found = [option.id for option in options(tasks, item) if option.id in wanted]
    return found[0] if found else best(tasks, item).id


def supported_or(tasks: dict[str, Task], item: FormItem) -> str:
    return best(tasks, item).id if item.supported else pick(tasks, item, item.trusting)


READERS = {
    "perfect": lambda tasks, item: best(tasks, item).id,
    "careless": lambda tasks, item: options(tasks, item)[0].id,
    "trusting": supported_or,
    "doubting": lambda tasks, item: pick(tasks, item, item.doubting),
}


def counted(tasks: dict[str, Task], items: tuple[FormItem, ...], given: Given) -> Profile:
    credit = {
        item.id: mark(tasks[item.task], tasks[item.task].item(item.id), given[item.id]).credit
        for item in items
        if item.id in given
    }
    return profile(items, given, credit)


@pytest.fixture(scope="module")
def profiles(forms, tables) -> dict[str, dict[str, Profile]]:
    found: dict[str, dict[str, Profile]] = {}
    for reader, answer in READERS.items():
        for form, tasks in forms.items():
            given = {item.id: answer(tasks, item) for item in tables[form] if item.closed}
            found.setdefault(reader, {})[form] = counted(tasks, tables[form], given)
    return found


def test_the_perfect_reader_gets_everything(profiles):
    for one in profiles["perfect"].values():
        assert one == Profile(SUPPORTED, SUPPORTED, 0, CLOSED - SUPPORTED, 0, CLOSED)


def test_trust_and_doubt_are_told_apart_and_both_cost(profiles):
    for reader, by_form in profiles.items():
        for form, one in by_form.items():
            print(f"\n{reader:9} {form:6} {one}", end="")
    for form in FORMS:
        trusting, doubting = profiles["trusting"][form], profiles["doubting"][form]
        assert trusting.hits == SUPPORTED
        assert trusting.false_alarms == CLOSED - SUPPORTED
        assert trusting.doubts == 0
        assert doubting.hits == 0
        assert doubting.false_alarms == 0
        assert doubting.doubts >= CLOSED - 4
        assert max(trusting.points, doubting.points) <= CLOSED / 2


def test_a_careless_reader_gets_about_a_quarter(profiles):
    points = [one.points for one in profiles["careless"].values()]
    assert all(1 <= each <= CLOSED / 2 for each in points)


def test_an_unanswered_item_is_no_wrong_answer(forms, tables):
    items, tasks = tables["before"], forms["before"]
    first = next(item for item in items if item.supported)
    one = counted(tasks, items, {first.id: best(tasks, first).id})
    assert one == Profile(1, 1, 0, 0, 0, 1)
    assert counted(tasks, items, {}) == Profile(0, 0, 0, 0, 0, 0)
    assert counted(tasks, items, {first.id: "no such option"}).hits == 0


# --- a class's change -------------------------------------------


def test_a_change_is_paired_and_has_an_interval():
    first = {f"{n}": 6.0 for n in range(10)} | {"only first": 13}
    second = {f"{n}": 6.0 + n % 3 for n in range(10)} | {"only second": 0}
    change = class_change(first, second)
    assert change.learners == 10
    assert change.mean == pytest.approx(0.9)
    assert change.low == pytest.approx(0.9 - 2.262 * 0.8756 / 10**0.5, abs=0.002)
    assert change.high - change.mean == pytest.approx(change.mean - change.low)


def test_too_few_learners_get_no_interval():
    few = {f"{n}": float(n) for n in range(5)}
    with pytest.raises(KitError, match="at least six"):
        class_change(few, few)


# --- the simulation behind the teacher's page -------------------


@pytest.fixture(scope="module")
def sim(root) -> ModuleType:
    path = root / "tests" / "benchmarks" / "sim_forms.py"
    spec = importlib.util.spec_from_file_location("sim_forms", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_simulation_knows_skill_and_trust(sim, tables):
    """Over many sittings skill lifts the points, and trust lifts hits and false alarms alike."""
    items, rng = tables["before"], Random(3)
    form, _ = sim.draw_forms(rng, items)
    middling = sim.Learner(0, 0, 0)

    def means(learner) -> list[float]:
        sheets = [sim.sit(rng, learner, items, form) for _ in range(300)]
        return [sum(getattr(s, name) for s in sheets) / 300 for name in ("points", "hits", "false_alarms")]

    points, hits, alarms = means(middling)
    skilled = means(replace(middling, skill=4))
    trusting = means(replace(middling, trust=3))
    assert skilled[0] > 12.5 > points + 2
    assert trusting[1] > hits + 0.1
    assert trusting[2] > alarms + 0.3
    assert points == pytest.approx(sim.expected(middling, items, form), abs=0.3)


def test_one_seed_gives_one_outcome(sim, tables):
    items = tables["before"]
    first, again, other = (sim.run(Random(seed), items, 0.5) for seed in (7, 7, 8))
    assert first == again != other
    assert len(first.gains) == sim.LEARNERS
    assert first.low < sum(first.gains) / sim.LEARNERS < first.high


# --- broken tables ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be read"),
        ("item = [", "cannot be read"),
        ('[[item]]\nid = "a"\ntask = "t"\nfacet = "f"\n', "“supported” is missing"),
        ('[[item]]\nid = 3\ntask = "t"\nfacet = "f"\nsupported = true\n', "“id” is missing or no str"),
    ],
)
def test_a_broken_table_says_what_is_wrong(tmp_path, text, said):
    path = tmp_path / "forms.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match=said):
        read_forms(path)
    with pytest.raises(KitError, match="cannot be read"):
        read_forms(tmp_path / "none.toml")
