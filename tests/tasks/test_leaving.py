"""Results, cards of outlets, sentences judged twice: what is refused, what is marked, what is told."""

import copy
import json
import tomllib
from dataclasses import replace

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.places import SPECIMENS
from helpers.thorough import examples
from whosays.articles.seed_tables import readable_date
from whosays.base.errors import KitError
from whosays.learner.answers.events import State
from whosays.learner.signs import signs_of
from whosays.learner.tally import tally
from whosays.tasks.answer_given import is_given
from whosays.tasks.hints import hints
from whosays.tasks.marking import mark
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.result_list import results_in, words_in
from whosays.tasks.second_look import second_look
from whosays.tasks.types import type_of
from whosays.tasks.types.twice import CHOICES

STEM = "90_leaving"
SOURCE = SPECIMENS / "leaving" / f"{STEM}.tasks.toml"
"""A list, three cards, and two sentences judged twice."""
MISSING = object()
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 200) | st.text(max_size=4)
    | st.sampled_from(["own", "study", "shop", "CIA", "AFP", *CHOICES]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["words", "opened", "before", "now", "x"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def tasks():
    return read_tasks(SOURCE, "solutions", STEM)


def changed(path: str, value):
    """The specimen's table with the value at ``path`` (``first.items.0.query``) replaced or left out."""
    table = copy.deepcopy(tomllib.loads(SOURCE.read_text("utf-8")))
    *way, last = path.split(".")
    place = table["task"]
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    at = int(last) if isinstance(place, list) else last
    if value is MISSING:
        del place[at]
    else:
        place[at] = value
    return table


def read(folder, table):
    path = folder / SOURCE.name
    path.write_text(tomli_w.dumps(table), encoding="utf-8")
    return read_tasks(path, "solutions", STEM)


LIST = "first.items.0.results"
SLIPS = [
    (f"{LIST}.1.publisher", MISSING, "result study: “publisher” is missing: a card has its publisher and"),
    (f"{LIST}.1.publisher", "", "“publisher” is missing"),
    (f"{LIST}.1.publisher", "  ", "“publisher” must be a text"),
    (f"{LIST}.1.publisher", 7, "“publisher” must be a text"),
    (f"{LIST}.0.date", MISSING, "result own: “date” is missing"),
    (f"{LIST}.0.date", "yesterday", "write a day as 2018-05-22, a month as 2018-05, or “no date”"),
    (f"{LIST}.0.date", "2018-02-30", "write a day as 2018-05-22"),
    (f"{LIST}.0.date", 2018, "“date” must be a text"),
    (f"{LIST}.2.why", MISSING, "result shop: there is no “why”. Every result needs one"),
    (f"{LIST}.2.colour", "red", "“colour” is not a field here. Allowed: id, title, publisher"),
    (f"{LIST}.1.best", MISSING, "two first clicks can be defended. Mark one result “best”"),
    (f"{LIST}.0.best", True, "two first clicks can be defended"),
    (f"{LIST}.0.defensible", False, "two first clicks can be defended"),
    (f"{LIST}.0.defensible", "yes", "“defensible” must be true or false"),
    (f"{LIST}.1.id", "own", "two results have one “id”. Give each its own"),
    (f"{LIST}.1.title", "Wikinews: About", "two results have one “title”"),
    (LIST, [], "a list has 3 results or more"),
    (LIST, ["own"], "“results” must be a list of tables"),
    ("first.items.0.query", MISSING, "“query” is missing"),
    ("behind.items.0.outlets", ["AFP", "Nobody News"], "has no outlet “Nobody News”. Add its four rows"),
    ("behind.items.0.outlets", ["AFP"], "name two or more, each once"),
    ("behind.items.0.outlets", ["AFP", "AFP"], "name two or more, each once"),
    ("behind.items.0.least", 4, "“least” must lie between 1 and 3"),
    ("behind.items.0.least", 0, "“least” must lie between 1 and 3"),
    ("behind.scored", True, "the order in which somebody opens cards has no points"),
    ("after.of", "first", "“of” must name the first judging of this notebook, not “first”"),
    ("after.of", "after", "“of” must name the first judging"),
    ("after.of", "nobody", "“of” must name the first judging"),
    ("after.items.0.id", "another", "its items must be those of before, with the same ids"),
    ("after.items.0.moves", MISSING, "say whether its answer “moves”"),
    ("after.items.0.why", MISSING, "in “why” by which words"),
    ("after.items.0.moves", False, "with points, as many sentences may move as may not"),
    ("before.scored", True, "only the second judging can have points"),
    ("before.items.0.why", "“plan” is a word.", "only the second judging is explained"),
    ("before.items.0.passage", MISSING, "there is no sentence. Name it in “passage”"),
]


@pytest.mark.parametrize(("path", "value", "says"), SLIPS, ids=[f"{s[0]}-{n}" for n, s in enumerate(SLIPS)])
def test_a_slip_is_told_in_a_sentence(tmp_path, path, value, says):
    with pytest.raises(KitError, match=says) as error:
        read(tmp_path, changed(path, value))
    assert f"task {path.split('.')[0]}" in str(error.value)
    assert str(error.value).endswith(".")


def test_the_specimen_itself_is_read(tmp_path):
    found = read(tmp_path, tomllib.loads(SOURCE.read_text("utf-8")))
    assert [task.type for task in found.values()] == ["results", "who_is_behind", "twice", "twice"]
    assert [task.scored for task in found.values()] == [True, False, False, True]


# --- results


def test_the_first_click_counts_and_no_later_one(tasks):
    task = tasks["first"]
    item = task.items[0]
    earned = {}
    for first in ("study", "own", "shop"):
        for then in ([], ["study"], ["shop", "own"]):
            for words in ([], [3, 9]):
                found = mark(task, item, {"words": words, "opened": [first, *then]})
                earned.setdefault(first, set()).add((found.verdict, found.credit))
    assert earned == {"study": {("best", 1)}, "own": {("defensible", 0.5)}, "shop": {("wrong", 0)}}
    assert "somebody else looked" in " ".join(mark(task, item, {"opened": ["shop"]}).why)


def test_marked_words_alone_are_no_answer(tasks):
    task = tasks["first"]
    item = task.items[0]
    assert not is_given({"words": [1, 2], "opened": []})
    assert is_given({"words": [], "opened": ["own"]})
    asked = type_of(task)
    assert asked.unready(task, item, {"words": [1], "opened": ["own"]}).startswith("Read the whole list.")
    assert asked.unready(task, item, {"words": [1, 2], "opened": ["own"]}) == ""


def test_words_are_numbered_through_the_list(tasks):
    task = tasks["first"]
    item = task.items[0]
    data = task_data(task)["items"][0]
    shown = [
        each for r in data["results"] for part in ("title", "address", "by", "lines") for each in r[part]
    ]
    words = words_in(results_in(item.raw))
    print(f"{len(words)} words")
    assert [each["n"] for each in shown] == [*range(len(words))]
    assert [each["text"] for each in shown] == words
    assert {"no date", "June 2011", "1 March 2020", "en.wikinews.org"} <= set(words)
    said = type_of(task).in_words(task, item, {"words": [1, 4], "opened": ["own"]})
    assert said == ["Opened first: “Wikinews: About” (Wikinews · no date)", "Chose by: “About” and “no date”"]


def test_a_dash_is_no_word_of_its_own(tmp_path):
    task = read(tmp_path, changed(f"{LIST}.0.title", "Wikinews — About …"))["first"]
    words = words_in(results_in(task.items[0].raw))
    assert words[:2] == ["Wikinews —", "About …"]
    said = type_of(task).in_words(task, task.items[0], {"words": [0, 1], "opened": ["own"]})
    assert said[1] == "Chose by: “Wikinews” and “About”"


def test_dots_at_the_head_of_a_line_go_with_its_first_word(tmp_path):
    """A press on dots alone would be told as “”."""
    task = read(tmp_path, changed(f"{LIST}.0.title", "… “two” – — things"))["first"]
    assert words_in(results_in(task.items[0].raw))[:2] == ["… “two” – —", "things"]
    said = type_of(task).in_words(task, task.items[0], {"words": [0, 1], "opened": ["own"]})
    assert said[1] == "Chose by: “two” and “things”"


@pytest.mark.parametrize(
    ("cell", "said"), [("2018-05-22", "22 May 2018"), ("2018-12", "December 2018"), ("no date", "no date")]
)
def test_a_date_as_a_reader_says_it(cell, said):
    assert readable_date(cell) == said


@settings(max_examples=examples(150), deadline=None)
@given(answer=ANY, before=ANY)
@pytest.mark.parametrize("name", ["first", "behind", "before", "after"])
def test_any_answer_gets_a_mark_and_words(tasks, name, answer, before):
    task = tasks[name]
    asked = type_of(task)
    for item in task.items:
        kept = asked.kept(task, item, answer, before)
        json.dumps(kept)
        assert asked.kept(task, item, kept, before) == kept, "kept once more it is the same"
        for given_answer in (answer, kept):
            found = mark(task, item, given_answer)
            assert found.verdict in ("best", "defensible", "wrong", "noted")
            assert (found.verdict == "best") == (found.credit == 1)
            assert found.lead
            assert all(asked.in_words(task, item, given_answer))
            asked.seen(task, item, given_answer)
            asked.parts(task, item, given_answer)
            asked.unready(task, item, given_answer)


def test_nothing_of_a_reason_is_in_what_the_page_gets(tasks):
    for name, task in tasks.items():
        page = json.dumps(task_data(task), ensure_ascii=False)
        reasons = [each.raw.get("why", "") for each in task.items]
        reasons += [each["why"] for item in task.items for each in item.raw.get("results", ())]
        assert [text for text in reasons if text and text in page] == [], name
        assert "second one reads" not in page, "what stands there comes when it is opened"


# --- cards of outlets


def test_the_line_comes_with_the_last_card_that_is_asked_for(tasks):
    task = tasks["behind"]
    item = task.items[0]
    asked = type_of(task)
    assert asked.unready(task, item, []) == "Open 2 more cards first."
    assert asked.unready(task, item, ["CIA"]) == "Open one more card first."
    assert asked.unready(task, item, ["CIA", "CIA", "nobody"]) == "Open one more card first."
    assert asked.unready(task, item, ["CIA", "AFP"]) == ""
    assert mark(task, item, ["CIA", "AFP"]).lead == "You opened “CIA” first."
    assert hints(task, item) == ()
    assert second_look(task, item, ["CIA"]) is None


# --- judged twice


def judged(tasks, moved):
    """The points for moving those sentences, and no others."""
    task = tasks["after"]
    found = [
        mark(task, item, {"before": "as it is", "now": "elsewhere first" if item.id in moved else "as it is"})
        for item in task.items
    ]
    return sum(each.credit for each in found)


def test_moving_all_earns_as_little_as_moving_none(tasks):
    ids = {item.id for item in tasks["after"].items}
    assert judged(tasks, ids) == judged(tasks, set()) == len(ids) / 2
    assert judged(tasks, {"own"}) == len(ids)
    assert judged(tasks, {"act"}) == 0


@settings(max_examples=examples(60), deadline=None)
@given(before=st.sampled_from([*CHOICES]), now=st.sampled_from([*CHOICES]))
def test_only_whether_it_moved_is_marked(tasks, before, now):
    for item in tasks["after"].items:
        found = mark(tasks["after"], item, {"before": before, "now": now})
        assert (found.credit == 1) == ((before != now) == item.raw["moves"])
        assert ("moved" in found.lead) == (before != now)


def test_the_sentence_comes_from_the_first_judging(tasks):
    pairs = list(zip(tasks["before"].items, tasks["after"].items, strict=True))
    assert len(pairs) == 2
    for first, second in pairs:
        assert first.raw["passage"] == second.raw["passage"]


def test_the_answer_before_is_the_one_that_was_saved(tasks):
    task, item = tasks["after"], tasks["after"].items[0]
    told = {"before": "cannot be checked", "now": "as it is"}
    asked = type_of(task)
    assert asked.kept(task, item, told, "with its source") == {**told, "before": "with its source"}
    assert asked.kept(task, item, told, None) == told
    assert asked.unready(task, item, {"before": None, "now": "as it is"}).startswith("How would you have")


def test_a_second_look_names_no_answer_and_asks_for_none(tasks):
    task, item = tasks["after"], tasks["after"].items[0]
    look = second_look(task, item, {"before": "as it is", "now": "as it is"})
    assert (look.lead, look.again) == ("You kept this one.", False)
    assert second_look(replace(task, raw={**task.raw, "scored": False}), item, "x") is None
    assert second_look(tasks["before"], item, "as it is") is None


def test_without_points_both_numbers_are_told(tasks):
    """And nothing adds up to one: who moved all and who moved none look alike."""
    task = replace(tasks["after"], raw={**tasks["after"].raw, "scored": False})

    def told(now):
        answer = {"before": "as it is", "now": now}
        states = {item.id: State(answer=answer, told=answer, explained=True) for item in task.items}
        assert {each["sign"] for each in signs_of(task, states)} == {"answered"}
        return [each["text"] for each in tally(task, states)["parts"]]

    assert told("elsewhere first") == ["1 of 1 moved that may move", "0 of 1 kept that hold"]
    assert told("as it is") == ["0 of 1 moved that may move", "1 of 1 kept that hold"]
    some = {"own": State(answer={"now": "as it is"}, explained=False)}
    assert tally(task, some) is None
    assert tally(tasks["before"], {i.id: State(answer="as it is") for i in task.items}) is None


@pytest.mark.parametrize(("typed", "kept"), [("a", "as it is"), ("D", "cannot be checked")])
def test_a_first_judging_is_typed_as_one_letter(tasks, typed, kept):
    task = tasks["before"]
    letters = dict(zip("ABCD", CHOICES, strict=True))
    assert type_of(task).from_paper(task, task.items[0], typed, letters) == kept


def test_a_second_judging_is_typed_as_two(tasks):
    task = tasks["after"]
    letters = dict(zip("ABCD", CHOICES, strict=True))
    asked = type_of(task)
    assert asked.typed_as(task, task.items[0], letters) == "before and now: A B C D"
    for typed in ("A C", "ac", "A,C", "A → C"):
        found = asked.from_paper(task, task.items[0], typed, letters)
        assert found == {"before": "as it is", "now": "elsewhere first"}
    for typed in ("A", "A E", "ABC", ""):
        with pytest.raises(KitError, match="Type two letters"):
            asked.from_paper(task, task.items[0], typed, letters)
