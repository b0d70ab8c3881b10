"""The figures of a class report, held against small cases worked out by hand."""

import math

import numpy as np
import pytest
from pandas import DataFrame, Series

from helpers import classroom
from helpers.marked_class import all_best, hand_in, mark_all, responses_of
from whosays.base.errors import KitError
from whosays.learner.answers.events import stamp
from whosays.learner.answers.hand_in_file import write_handed_in
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import asks, type_of
from whosays.teacher.stats.items import (
    FEWEST,
    ItemRow,
    answer_counts,
    credit_table,
    discrimination,
    item_table,
    judged,
    most_given,
    reach,
)
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import read_responses
from whosays.teacher.stats.test_changes import form_changes, sitting_orders
from whosays.teacher.stats.whole_class import (
    NO_INTERVAL,
    against_key,
    agreement,
    among_learners,
    class_leaning,
    confusion,
    drawn_anew,
    learner_leanings,
)

STEM = "03_fact_claim_or_allegation"
NAN = math.nan


@pytest.fixture(scope="module")
def tasks(root):
    return classroom.tasks_of(root, STEM)


@pytest.fixture(scope="module")
def forms(root):
    return {form: classroom.tasks_of(root, form) for form in FORMS}


# --- discrimination ------------------------------------------------------------------------------


def credit(**columns):
    return DataFrame(columns, dtype=float)


A, B, C = [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0, 0, 1]


def test_discrimination_is_the_point_biserial_without_the_item_itself():
    # The rest is (B + C) / 2: 1 1 ½ ½ ½ 0 0 ½. Right on A: mean ¾, wrong: ¼. Variance of the rest: 1/8.
    # Point-biserial = (¾ - ¼) / √(1/8) · √(½ · ½) = .7071. With A itself counted in, it would be .87.
    found = discrimination(credit(A=A, B=B, C=C), "A")
    assert found.r == pytest.approx(0.5 / math.sqrt(1 / 8) * 0.5)
    assert found.learners == 8
    # Fisher: artanh(.7071) ∓ 1.96 / √5
    assert (found.low, found.high) == pytest.approx((0.00481, 0.94233), abs=1e-4)


def test_an_item_that_the_weaker_get_right_is_negative():
    found = discrimination(credit(A=[1 - each for each in A], B=B, C=C), "A")
    assert found.r == pytest.approx(-0.5 / math.sqrt(1 / 8) * 0.5)


def test_an_open_answer_is_not_taken_for_a_wrong_one():
    rest = credit(A=[1, 1, 1, 1, 0, 0, 0, 0, NAN], B=[*B, 0], C=[*C[:7], NAN, 1])
    # The last learner left A open, the eighth C: their rest is B alone, which is 0 as ½ of it would not be.
    wanted = np.corrcoef(A, [1, 1, 0.5, 0.5, 0.5, 0, 0, 0])[0, 1]
    assert discrimination(rest, "A").r == pytest.approx(wanted)
    assert discrimination(rest, "A").learners == 8


def test_what_is_open_has_no_credit_to_count():
    rows = DataFrame(
        [("1", "t", "a", True, 1.0), ("1", "t", "b", False, 0.0), ("2", "t", "a", True, 0.5)],
        columns=["learner", "task", "item", "answered", "credit"],
    )
    found = credit_table(rows)
    assert found.columns.to_list() == [("t", "a")]
    assert found["t", "a"].to_dict() == {"1": 1.0, "2": 0.5}


@pytest.mark.parametrize(
    "columns",
    [
        {"A": A[:7], "B": B[:7], "C": C[:7]},  # seven learners
        {"A": [1] * 8, "B": B, "C": C},  # all alike on the item
        {"A": A, "B": [1] * 8, "C": [0] * 8},  # all alike on the rest
        {"A": A},  # no rest
        {"A": [NAN] * 8, "B": B, "C": C},
    ],
)
def test_where_it_cannot_be_worked_out_there_is_none(columns):
    assert discrimination(credit(**columns), "A") is None


def test_reach_says_how_far_a_correlation_from_few_may_be_off():
    # artanh(.30) = .30952; 1.95996 / √(12 - 3) = .65332
    assert reach(12, 0.30) == pytest.approx(
        (math.tanh(0.30952 - 0.65332), math.tanh(0.30952 + 0.65332)), abs=1e-4
    )
    assert reach(103, 0.30) == pytest.approx(
        (math.tanh(0.30952 - 0.195996), math.tanh(0.30952 + 0.195996)), abs=1e-4
    )


def row(**more):
    known = {"difficulty": 0.5, "answered": 200, "discrimination": 0.25, "low": 0.1, "high": 0.4} | more
    blank = dict.fromkeys(ItemRow.__dataclass_fields__, "")
    return ItemRow(**{**blank, **known})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (row(), ""),
        (row(difficulty=0.19), "very hard"),
        (row(difficulty=0.20), "hard for most"),
        (row(difficulty=0.30), "hard for most"),
        (row(difficulty=0.49), "hard for most"),
        (row(difficulty=0.10, answered=7), ""),
        (row(difficulty=1.00, answered=7), ""),
        (row(difficulty=0.80), ""),
        (row(difficulty=0.81), "easy for most"),
        (row(discrimination=0.30), "tells learners apart well"),
        (row(discrimination=0.19), "revise the item"),
        (row(discrimination=-0.01, low=-0.2), "check the key"),
        (row(discrimination=NAN, low=NAN, high=NAN), ""),
        (row(answered=29, discrimination=0.35), ""),
        (row(answered=29, discrimination=0.05), ""),
        (row(answered=29, discrimination=-0.3, low=-0.6, high=0.1), ""),
        (row(answered=29, discrimination=-0.5, low=-0.7, high=-0.1), "have a look at the key"),
    ],
)
def test_rules_of_thumb(found, said):
    assert judged(found) == said


def test_the_answer_given_most_is_the_first_of_equals_and_never_an_empty_one():
    assert most_given(Series(["b", "a", "", "", "", "b", "a", "c"])) == ("a", 2)
    assert most_given(Series(["", ""])) == ("", 0)


# --- items ---------------------------------------------------------------------------------------


def test_difficulty_is_the_mean_credit_of_what_was_answered(tasks, tmp_path):
    place = ("kinds", "p3.2")  # an office's accusation: “official claim” is half right
    answers = [{place: "allegation"}, {place: "official claim"}, {place: "reported fact"}, {}]
    found = responses_of(tmp_path, tasks, {str(n): each for n, each in enumerate(answers, 1)})
    items = item_table(found).set_index(["task", "item"])
    mine = items.loc[place]
    assert (mine["learners"], mine["answered"]) == (4, 3)
    assert mine["difficulty"] == pytest.approx((1 + 0.5 + 0) / 3)
    assert (mine["instead"], mine["times"]) == ("Reported as fact", 1)
    assert math.isnan(mine["discrimination"])
    assert math.isnan(items.loc["kinds", "h.2"]["difficulty"])
    assert len(items) == 18
    assert "debt" not in items.index.get_level_values("task"), "free text is no scored item"
    counts = answer_counts(found, (STEM, *place))
    assert [tuple(each) for each in counts.to_numpy()] == [
        ("Allegation", "best", 1),
        ("Official claim", "defensible", 1),
        ("Reported as fact", "wrong", 1),
    ]


def test_first_and_last_attempt_and_hints_are_told_apart(tasks, tmp_path):
    place = ("kinds", "p3.2")
    sequences = {"1": ["reported fact", "allegation"], "2": ["allegation", "not yet"], "3": ["allegation"]}
    for learner, answers in sequences.items():
        events = [
            classroom.event(tasks["kinds"], place[1], each, n, hints=int(learner == "3"))
            for n, each in enumerate(answers)
        ]
        head = {"handed_in": stamp(classroom.BEGIN), "room": "exercises", "stem": STEM, "learner": learner}
        path = tmp_path / "collected" / STEM / f"{learner}.answers.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_handed_in(events, {**head, "name": ""}))
    mine = item_table(read_responses(mark_all(tmp_path))).set_index(["task", "item"]).loc[place]
    assert mine["first"] == pytest.approx(2 / 3)
    assert mine["difficulty"] == pytest.approx(2 / 3)
    assert (mine["better"], mine["worse"], mine["hints"]) == (1, 1, 1)


def test_under_eight_learners_no_item_has_a_discrimination(tasks, tmp_path):
    for number in range(1, FEWEST):
        classroom.fill(tmp_path / "collected", tasks, [number])
    assert item_table(read_responses(mark_all(tmp_path)))["discrimination"].isna().all()
    classroom.fill(tmp_path / "collected", tasks, [FEWEST], seed=5)
    assert item_table(read_responses(mark_all(tmp_path)))["discrimination"].notna().any()


def test_marks_by_another_key_are_refused(tasks, tmp_path):
    hand_in(tmp_path, tasks, "1", all_best(tasks))
    path = mark_all(tmp_path) / "marks.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"item": "p3.2"', '"item": "p9.9"'), encoding="utf-8"
    )
    with pytest.raises(KitError, match=r"p9\.9, which the key does not have\. Run whosays grade again"):
        read_responses(tmp_path / "marks")
    with pytest.raises(KitError, match="no marks of exercise 7"):
        read_responses(tmp_path / "marks", exercise="7")


# --- kinds taken for each other, trust and doubt --------------------------------------------------


@pytest.fixture
def leaning_class(tasks, tmp_path):
    """Ten learners: three doubt a reported fact, two take an allegation for one."""
    best = all_best(tasks)
    fact, allegation, office = ("kinds", "p2.3"), ("kinds", "p3.2"), ("kinds", "p6.6")
    assert (best[fact], best[allegation], best[office]) == ("reported fact", "allegation", "official claim")
    learners = {str(number): dict(best) for number in range(1, 11)}
    for number in "123":
        learners[number][fact] = "allegation"
    for number in "45":
        learners[number][allegation] = "reported fact"
    learners["6"][office] = "reported fact"  # can be defended: neither trust nor doubt
    learners["7"][allegation] = "no such choice"
    return responses_of(tmp_path, tasks, learners)


def test_confusion_counts_what_was_taken_for_what(leaning_class, tasks):
    counts = confusion(leaning_class)
    facts = sum(best == "reported fact" for (task, _), best in all_best(tasks).items() if task == "kinds")
    assert counts.loc["Reported as fact", "Allegation"] == 3
    assert counts.loc["Reported as fact", "Reported as fact"] == 10 * facts - 3
    assert counts.loc["Allegation", "Reported as fact"] == 2
    assert counts.loc["Official claim", "Reported as fact"] == 1
    assert counts.loc["Allegation", "something else"] == 1
    assert counts.to_numpy().sum() == 10 * 9
    assert list(counts.index) == ["Reported as fact", "Official claim", "Allegation", "Not yet"]
    assert confusion(leaning_class, "accuses").to_numpy().sum() == 10 * 4


def test_trust_and_doubt_are_counted_apart_and_what_can_be_defended_is_neither(leaning_class, tasks):
    best = all_best(tasks)
    own = [p for p, each in best.items() if each in ("reported fact", "The article itself")]
    others = {"official claim", "attributed claim", "allegation", "Somebody in office", "Somebody else"}
    theirs = [p for p, each in best.items() if each in others]
    found = class_leaning(leaning_class)
    assert (found.doubt.times, found.doubt.chances) == (3, 10 * len(own))
    assert (found.trust.times, found.trust.chances) == (2, 10 * len(theirs))
    assert found.doubt.low <= found.doubt.share <= found.doubt.high
    each = learner_leanings(leaning_class).set_index("learner")
    assert each["doubted"].to_dict() == {str(n): int(n <= 3) for n in range(1, 11)}
    assert each["trusted"].to_dict() == {str(n): int(n in (4, 5)) for n in range(1, 11)}


def test_single_learners_are_counted_on_invented_stories_alone(leaning_class):
    asked = next(each for each in leaning_class.asked.values() if each.task.name == "kinds")
    real = {**asked.task.seed.article.source, "real": True}
    object.__setattr__(asked.task.seed.article, "source", real)  # as an article of a newspaper is
    assert not asked.task.seed.article.invented
    assert learner_leanings(leaning_class).empty
    assert class_leaning(leaning_class).doubt.times == 3


def test_in_the_forms_the_table_says_what_trusts_and_what_doubts(forms, tmp_path):
    tasks = forms["before"]
    options = {each.text: each.id for each in tasks["prove"].item("fined").options}
    doubting = options["The mayor of Hobbermere"]
    trusting = next(
        each for each in tasks["prove"].item("accused").options if each.text == "The article itself"
    ).id
    learners = {
        "1": all_best(tasks) | {("prove", "fined"): doubting},
        "2": all_best(tasks) | {("prove", "accused"): trusting},
        "3": all_best(tasks) | {("prove", "accused"): ["not", {"an": "option"}]},
    }
    found = class_leaning(responses_of(tmp_path, tasks, learners))
    assert (found.trust.times, found.doubt.times) == (1, 1)
    assert math.isnan(found.trust.low), "no interval under eight learners"


def test_an_interval_is_the_same_every_time_and_holds_the_figure():
    values = (np.arange(20.0), np.full(20, 20.0))
    first = drawn_anew(values, lambda done, of, axis: done.sum(axis) / of.sum(axis))
    assert first == drawn_anew(values, lambda done, of, axis: done.sum(axis) / of.sum(axis))
    # Mean 9.5, standard deviation 5.77: ± 1.96 · 5.77 / √20 = ± 2.53, over 20
    assert first == pytest.approx(((9.5 - 2.53) / 20, (9.5 + 2.53) / 20), abs=0.01)
    few = (values[0][:7], values[1][:7])
    assert all(map(math.isnan, drawn_anew(few, lambda done, of, axis: done.sum(axis) / of.sum(axis))))


# --- agreement -----------------------------------------------------------------------------------

_ = NAN
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def test_alpha_among_learners_is_krippendorffs_own_example():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: .743
    assert among_learners(np.array(KRIPPENDORFF) - 1, 5) == pytest.approx(0.743, abs=0.0005)


def test_alpha_with_the_key_takes_each_answer_and_its_key_for_a_pair():
    # Pairs 0-0, 0-0, 1-1, 1-0. Of 8 values 5 are 0. Observed disagreement 2/8, expected 2 · 5 · 3 / (8 · 7).
    chosen = np.array([[0, 1], [0, 1]], float)
    chosen[1, 1] = 0
    assert against_key(chosen, np.array([0, 1.0]), 2) == pytest.approx(1 - (2 / 8) / (30 / 56))
    with_open = np.vstack([chosen, [NAN, NAN]])
    assert against_key(with_open, np.array([0, 1.0]), 2) == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_where_nothing_varies_there_is_no_alpha():
    assert math.isnan(among_learners(np.ones((5, 3)), 2))
    assert math.isnan(among_learners(np.array([[0.0, 1.0]]), 2))


def test_agreement_of_a_class(leaning_class):
    found = {each.task: each for each in agreement(leaning_class, STEM)}
    assert list(found) == ["answers", "accuses", "kinds"]
    assert (found["answers"].among, found["answers"].key) == pytest.approx((1, 1))
    kinds = found["kinds"]
    assert (kinds.statements, kinds.learners) == (9, 10)
    assert 0.8 < kinds.among < kinds.key < 1
    assert kinds.among_range[0] < kinds.among < kinds.among_range[1] <= 1
    assert kinds.key_range[0] < kinds.key < kinds.key_range[1] <= 1


def test_under_eight_learners_alpha_has_no_interval(tasks, tmp_path):
    best = all_best(tasks)
    learners = {str(n): best | {("kinds", "p2.3"): "allegation"} for n in range(4)} | {"9": best}
    (kinds,) = [a for a in agreement(responses_of(tmp_path, tasks, learners), STEM) if a.task == "kinds"]
    assert [*map(math.isnan, kinds.key_range)] == [*map(math.isnan, NO_INTERVAL)] == [True, True]
    assert kinds.key < kinds.among < 1


# --- before, after, later ------------------------------------------------------------------------


def sit(folder, tasks, learner, wrong, minutes):
    """A form in which ``wrong`` of the closed items are answered wrongly."""
    answers = all_best(tasks)
    for task, item in list(answers)[:wrong]:
        options = tasks[task].item(item).options
        answers[task, item] = next(each.id for each in options if not (each.best or each.defensible))
    hand_in(folder, tasks, learner, answers, minutes=minutes)


def test_a_change_goes_by_the_sitting_and_not_by_the_name_of_the_form(forms, tmp_path):
    for number in range(1, 9):  # even numbers sit the forms in the other order
        first, second = FORMS[:2] if number % 2 else (FORMS[1], FORMS[0])
        sit(tmp_path, forms[first], str(number), 6, 20)
        sit(tmp_path, forms[second], str(number), 4 if number > 4 else 2, 9_000)
    sit(tmp_path, forms["before"], "20", 0, 20)  # was ill at one of the two: nobody can say at which
    found = read_responses(mark_all(tmp_path))
    (change,) = form_changes(found)
    assert (change.first, change.second) == ("first sitting", "second sitting")
    assert (change.learners, change.left_out, change.possible) == (8, 0, 13)
    assert (change.before, change.after, change.change) == pytest.approx((7, 10, 3))
    # Gains 4 4 4 4 2 2 2 2: mean 3, standard deviation √(8/7); t(7, .975) = 2.365
    half = 2.365 * math.sqrt(8 / 7) / math.sqrt(8)
    assert (change.low, change.high) == pytest.approx((3 - half, 3 + half), abs=0.01)
    assert dict(sitting_orders(found)) == {("before", "after"): 4, ("after", "before"): 4}
    assert change.hits[0] < change.hits[1]


def test_three_sittings_make_three_changes_and_few_learners_no_interval(forms, tmp_path):
    for number in range(1, 6):
        for minutes, (form, wrong) in enumerate(zip(FORMS, (5, 3, 4), strict=True), 1):
            sit(tmp_path, forms[form], str(number), wrong, 1_000 * minutes)
    sit(tmp_path, forms["later"], "9", 0, 9_000)
    changes = form_changes(read_responses(mark_all(tmp_path)))
    assert [(each.first, each.second, each.change) for each in changes] == [
        ("first sitting", "second sitting", 2.0),
        ("second sitting", "third sitting", -1.0),
        ("first sitting", "third sitting", 1.0),
    ]
    assert [each.left_out for each in changes] == [0, 1, 1]
    assert all(math.isnan(each.low) for each in changes)


def test_one_sitting_is_no_change(forms, tmp_path):
    for number in (1, 2):
        sit(tmp_path, forms[FORMS[number % 2]], str(number), 3, 20)
    assert [each.learners for each in form_changes(read_responses(mark_all(tmp_path)))] == [0]


def test_every_task_file_of_the_solutions_can_be_reported_on(root, tmp_path):
    stems = sorted(
        path.name.removesuffix(".tasks.toml") for path in (root / "solutions").glob("*.tasks.toml")
    )
    marked = set()
    for stem in stems:
        tasks = read_tasks(root / "solutions" / f"{stem}.tasks.toml", "solutions", stem)
        marked |= {stem for task in tasks.values() if asks(task) and not type_of(task).read_by_people}
        classroom.fill(tmp_path / "collected", tasks, range(1, 4))
    found = read_responses(mark_all(tmp_path))
    items = item_table(found)
    assert set(items["exercise"]) == marked
    assert items["difficulty"].between(0, 1).sum() > 50
    assert set(stems) - marked == {"10_todays_news"}  # a ledger on one's own news: people read it
    print(f"{len(stems)} exercises, {len(items)} scored items")
