"""Task files: every slip is told in a sentence, and what is read can be shown, hinted at and marked.

The files with slips are made from the example in formats.md, one thing changed at a time.
"""

import copy
import json
import re
import tomllib

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.thorough import examples
from whosays.base.errors import KitError
from whosays.base.notebook_files import ROOMS, kit_call, read_notebook, stems
from whosays.tasks.fields import SHOWING, earlier_places
from whosays.tasks.hints import hints
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.types import all_types, type_of
from whosays.tasks.types.choose import in_a_sentence, is_vote
from whosays.tasks.types.sort import choices
from whosays.tasks.without_key import public_tasks

MISSING = object()  # put in the place of a field that is to be left out


@pytest.fixture(scope="session")
def example(root) -> dict:
    page = (root / "src" / "whosays" / "formats.md").read_text(encoding="utf-8")
    return tomllib.loads(re.search(r"```toml tasks\n(.*?)```", page, re.DOTALL).group(1))


def changed(table: dict, path: str, value) -> dict:
    """A copy with the value at ``path`` ("task.kinds.items.0.id") replaced, added or left out."""
    table = copy.deepcopy(table)
    *way, last = path.split(".")
    place = table
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    last = int(last) if isinstance(place, list) else last
    if value is MISSING:
        del place[last]
    else:
        place[last] = value
    return table


def read(folder, table: dict | str | bytes):
    path = folder / "99_test.tasks.toml"
    if isinstance(table, dict):
        table = tomli_w.dumps(table)
    path.write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
    return read_tasks(path, "lessons", "99_test")


# --- slips, each with what must be said of it ----------------------------------------------------

SLIPS = [
    ("mode", MISSING, r"“mode” must be one of: practice, hand-in"),
    ("mode", "exam", r"“mode” must be one of"),
    ("mode", 3, r"“mode” must be one of"),
    ("article", MISSING, r"“article” is missing"),
    ("article", "nowhere-1900", r"no article called “nowhere-1900” in seeds/"),
    ("task", {}, r"there is no task\. Add a table"),
    ("task", 3, r"there is no task\. Add a table"),
    ("task", MISSING, r"there is no task\. Add a table"),
    ("task.kinds", 3, r"task kinds: write \[task.NAME\]"),
    ("task.Kinds", {}, r"task Kinds: write \[task.NAME\], with small letters"),
    ("task.a-b", {}, r"small letters, digits and _"),
    ("task.kinds.type", "quiz", r"task kinds: “type” must be one of: read, cards, voices"),
    ("task.kinds.type", MISSING, r"“type” must be one of"),
    ("task.kinds.title", MISSING, r"task kinds: “title” is missing\. Add it"),
    ("task.kinds.prompt", MISSING, r"“prompt” is missing"),
    ("task.kinds.minutes", MISSING, r"“minutes” is missing"),
    ("task.kinds.minutes", "nine", r"“minutes” must be a number of minutes"),
    ("task.kinds.minutes", -1, r"“minutes” must be a number"),
    ("task.kinds.minutes", True, r"“minutes” must be a number"),
    ("task.kinds.title", "  ", r"“title” must be a text"),
    ("task.kinds.titel", "x", r"“titel” is not a field here\. Allowed: .*title"),
    ("task.kinds.scored", "no", r"“scored” must be true or false"),
    ("task.kinds.hints", "Look.", r"“hints” must be a list of two texts"),
    ("task.kinds.hints", ["a", "b", "c"], r"“hints” must be a list of two texts"),
    ("task.kinds.earlier", "the first one", r"“earlier” must be the place of a task"),
    ("task.kinds.earlier", [], r"“earlier” must be the place of a task"),
    ("task.kinds.earlier", ["lessons/00_a:b", "b"], r"“earlier” must be the place of a task"),
    ("task.kinds.items", MISSING, r"“items” is missing"),
    ("task.kinds.items", [], r"there are no items\. Add at least one"),
    ("task.kinds.items", ["p1.1", "p1.1"], r"item p1\.1: every item needs an “id” of its own"),
    ("task.kinds.items", ["p1 .1"], r"every item needs an “id” of its own"),
    ("task.kinds.items", [3], r"“items” must be a list of ids"),
    ("task.kinds.items", ["p99.1"], r"task kinds, item p99\.1: .*no statement “p99\.1”"),
    ("task.kinds.facet", "colour", r"“facet” must be one of: kind, answers_for, accuses"),
    ("task.kinds.choices", ["lie"], r"choices: “lie” is not known\. Write some of: reported fact"),
    ("task.kinds.choices", ["reported fact"], r"item p1\.2: its kind, allegation, is not among “choices”"),
    ("task.kinds.together", True, r"“together” is not a field here"),
    ("task.front_page.view", "xrays", r"“view” must be one of: clean, lines, kinds, xray"),
    ("task.front_page.items", ["p1.1"], r"“items” is not a field here"),
    ("task.front_page.only", ["p99"], r"only: venezuela-2018 has no paragraph “p99”"),
    ("task.found_elsewhere.cards", MISSING, r"“cards” is missing"),
    ("task.found_elsewhere.cards", ["nowhere"], r"outside\.csv of venezuela-2018 has no row “nowhere”"),
    ("task.signs.items.0.id", MISSING, r"item \(no id\): every item needs"),
    ("task.signs.items.0.statement", MISSING, r"item globovision: “statement” is missing"),
    ("task.signs.items.0.statement", "p99.1", r"item globovision: .*no statement “p99\.1”"),
    ("task.signs.items.0.options", [], r"“options” is not a field here"),
    ("task.signs.items.0.phrases", ["No such words"], r"item globovision: .*“No such words” does not stand"),
    ("task.ladder.items.0.passage", "p99", r"item doors: .*no paragraph “p99”"),
    ("task.ladder.items.0.passage", "p99.1", r"item doors: .*no statement “p99\.1”"),
    ("task.ladder.items.0.marked", "No such words", r"item doors: .*“No such words” does not stand"),
    ("task.ladder.items.0.bank", ["Maduro"], r"“bank” must be a list of two or more texts"),
    ("task.ladder.items.0.answer", ["Nobody"], r"“Nobody” of “answer” does not stand in “bank”"),
    ("task.ladder.items.0.also", ["Nobody"], r"“Nobody” of “also” does not stand in “bank”"),
    ("task.ladder.items.0.answer", [], r"“answer” is empty"),
    ("task.ladder.items.0.why", MISSING, r"“why” is missing"),
    ("task.what_is_missing.items.0.marked", "x", r"marked: “x” does not stand in paragraph p2"),
    ("task.what_is_missing.items.0.passage", MISSING, r"“marked” needs a paragraph id as “passage”"),
    ("task.what_is_missing.items.0.options", "x", r"“options” must be a list of tables"),
    ("task.what_is_missing.items.0.options", [], r"two or more options"),
    ("task.what_is_missing.items.0.options.0.text", "Globovision", r"each with a “text” of its own"),
    ("task.what_is_missing.items.0.options.0.text", MISSING, r"each with a “text” of its own"),
    ("task.what_is_missing.items.0.options.0.why", MISSING, r"“It does not say” has no “why”"),
    ("task.what_is_missing.items.0.options.0.right", True, r"“options” must be a list of tables"),
    ("task.what_is_missing.items.0.options.1.best", True, r"two options are “best”"),
    ("task.what_is_missing.together", 1, r"“together” must be true or false"),
    ("task.what_is_missing.one_press", 1, r"“one_press” must be true or false"),
    ("task.turnout.items.0.answer", "46", r"item voters: “answer” must be a number"),
    ("task.turnout.items.0.tolerance", -1, r"“tolerance” must be a number, 0 or more"),
    ("task.turnout.items.0.near", [{"answer": 5}], r"“near” must be a list of tables"),
    ("task.turnout.items.0.question", MISSING, r"“question” is missing"),
    ("task.sequence.items.0.steps", ["one"], r"“steps” must be a list of two or more"),
    ("task.sequence.items.0.steps", ["one", "one"], r"“steps” must be a list of two or more"),
    ("task.one_sentence.items.0.min_words", 50, r"“min_words” is larger than “max_words”"),
    ("task.one_sentence.items.0.max_words", "40", r"“max_words” must be a whole number"),
    ("task.one_sentence.items.0.rubric", [{"row": "source"}], r"“rubric” must be a list of tables"),
]


def test_the_example_itself_is_read(example, tmp_path):
    assert len(read(tmp_path, example)) == len(example["task"]) == 16


@pytest.mark.parametrize(("path", "value", "says"), SLIPS, ids=[f"{s[0]}-{n}" for n, s in enumerate(SLIPS)])
def test_a_slip_is_told(example, tmp_path, path, value, says):
    with pytest.raises(KitError, match=says) as error:
        read(tmp_path, changed(example, path, value))
    if path != "article":
        assert "99_test.tasks.toml" in str(error.value)


def test_a_prompt_may_be_left_out_where_each_item_asks_for_itself(example, tmp_path):
    task = read(tmp_path, changed(example, "task.what_is_missing.prompt", MISSING))["what_is_missing"]
    assert (task.prompt, task_data(task)["prompt"]) == ("", "")
    table = changed(example, "task.what_is_missing.prompt", MISSING)
    with pytest.raises(KitError, match="“prompt” is missing"):
        read(tmp_path, changed(table, "task.what_is_missing.items.0.question", MISSING))


def test_words_of_a_passage_of_ones_own_are_marked(example, tmp_path):
    item = example["task"]["what_is_missing"]["items"][0]
    own = {**item, "passage": "text: Class chat: no gym today, the janitor says.", "marked": "no gym today"}
    task = read(tmp_path, changed(example, "task.what_is_missing.items.0", own))["what_is_missing"]
    shown = task_data(task)["items"][0]["passage"]
    assert [each["text"] for each in shown if each["mark"]] == ["no gym today"]
    assert "".join(each["text"] for each in shown) == "Class chat: no gym today, the janitor says."
    for marked, times in (("tomorrow", 0), ("a", 5)):
        with pytest.raises(KitError, match=f"item publisher: marked: “{marked}” stands {times} times"):
            read(tmp_path, changed(example, "task.what_is_missing.items.0", {**own, "marked": marked}))


def test_one_press_answers_no_vote(example, tmp_path):
    table = changed(example, "task.what_is_missing.one_press", True)
    with pytest.raises(KitError, match="“together” waits for all votes"):
        read(tmp_path, changed(table, "task.what_is_missing.together", True))
    shown = task_data(read(tmp_path, table)["what_is_missing"])["items"]
    assert all(each["one_press"] for each in shown)
    assert "one_press" not in str(task_data(read(tmp_path, example)["what_is_missing"]))


def test_quick_ones_offer_the_same_in_the_same_order(root):
    lesson = load(root, "lessons", "03_fact_claim_or_allegation")
    tasks = [task for task in lesson.values() if task.raw.get("one_press")]
    items = [[each["label"] for each in item["options"]] for t in tasks for item in task_data(t)["items"]]
    print(f"\n{len(items)} quick ones")
    assert len(items) >= 10
    assert len({tuple(labels) for labels in items}) == len(tasks)
    for task in tasks:
        best = [next(o.text for o in item.options if o.best) for item in task.items]
        assert max(map(best.count, best)) <= 0.67 * len(best), "no button is the best one most of the time"


def test_no_option_is_best(example, tmp_path):
    table = changed(example, "task.what_is_missing.items.0.options.0.best", MISSING)
    assert read(tmp_path, table)  # one is still defensible: a vote
    table = changed(table, "task.what_is_missing.items.0.options.1.defensible", MISSING)
    with pytest.raises(KitError, match="no option is “best”"):
        read(tmp_path, table)


@pytest.mark.parametrize(
    "data", [b"", b"mode = ", b"\xff\xfe", b"mode = 'practice'\n[task.a]\n[task.a]\n", b"[[task]]\n"]
)
def test_a_file_that_is_no_task_file(tmp_path, data):
    with pytest.raises(KitError, match=r"99_test\.tasks\.toml: "):
        read(tmp_path, data)


def test_a_missing_file(tmp_path):
    with pytest.raises(KitError, match="cannot be read"):
        read_tasks(tmp_path / "none.toml", "lessons", "none")


# --- hand-in: what a learner gets carries no key ---------------------------------------------------


@pytest.fixture
def handed_out(example, tmp_path) -> dict:
    tasks = read(tmp_path, example)
    return json.loads(json.dumps(public_tasks(tasks, "venezuela-2018")))


def test_a_built_task_file_is_read_without_a_key(handed_out, tmp_path):
    tasks = read(tmp_path, handed_out)
    assert len(tasks) == 16
    for task in tasks.values():
        assert task.seed.key is None
        json.dumps(task_data(task))
        assert all(hints(task, item) == () for item in task.items)


LEAKS = sorted((kind, field) for kind, each in all_types().items() for field in {*each.secret, "hints"})


@pytest.mark.parametrize(("kind", "field"), LEAKS)
def test_a_leaked_field_is_refused(example, handed_out, tmp_path, kind, field):
    name = next(name for name, raw in handed_out["task"].items() if raw["type"] == kind)
    leaked = copy.deepcopy(handed_out)
    original = example["task"][name]["items"][0]
    value = original.get(field, ["Look."]) if isinstance(original, dict) else ["Look."]
    leaked["task"][name]["items"][0][field] = value
    with pytest.raises(KitError, match=rf"task {name}, item .*“{field}” belongs to the key"):
        read(tmp_path, leaked)


@pytest.mark.parametrize("field", ["best", "defensible", "why"])
def test_a_leaked_option_is_refused(handed_out, tmp_path, field):
    handed_out["task"]["what_is_missing"]["items"][0]["options"][1][field] = "x" if field == "why" else True
    with pytest.raises(KitError, match="an option of a hand-in task has a “text” and nothing else"):
        read(tmp_path, handed_out)


@pytest.mark.parametrize(("task", "field"), [("kinds", "quote"), ("signs", "stretch")])
def test_where_words_stand_must_be_said(handed_out, tmp_path, task, field):
    del handed_out["task"][task]["items"][0][field]
    with pytest.raises(KitError, match=f"“{field}” is missing"):
        read(tmp_path, handed_out)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("task.kinds.items.0.quote", "No such words", "does not stand in paragraph p1"),
        ("task.signs.items.0.stretch", [0, 99_999], "ends behind the article"),
        ("task.signs.items.0.stretch", [5, 5], "a list of two positions"),
        ("task.signs.items.0.stretch", ["a", "b"], "a list of two positions"),
        ("task.ladder.items.0.passage", "p2.1", "the key is not here"),
    ],
)
def test_a_spoiled_exercise_is_told(handed_out, tmp_path, path, value, says):
    with pytest.raises(KitError, match=says):
        read(tmp_path, changed(handed_out, path, value))


def test_the_key_is_not_asked_for(handed_out, tmp_path):
    tasks = read(tmp_path, handed_out)
    with pytest.raises(KitError, match=r"the key is not here \(hand-in\)"):
        tasks["kinds"].statement(tasks["kinds"].items[0])
    with pytest.raises(KitError, match="there is no item “nobody”"):
        tasks["kinds"].item("nobody")


# --- whatever stands in the file: a sentence, or a task that works -------------------------------

JUNK = st.recursive(
    st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=True) | st.text(max_size=6)
    | st.sampled_from(["p1", "p1.1", "p2.2", "kind", "text:", "x1", "the article", ""]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "text", "why", "best", "passage"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def leaves(table, way: str = "") -> list[str]:
    pairs = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    return [each for name, inner in pairs for each in (f"{way}{name}", *leaves(inner, f"{way}{name}."))]


@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_value_in_any_place_is_told_or_works(example, tmp_path_factory, data):
    where = data.draw(st.sampled_from(leaves(example)))
    if data.draw(st.booleans()):
        where = f"{where.rpartition('.')[0]}.{data.draw(st.sampled_from(NAMES))}".lstrip(".")
    try:
        table = changed(example, where, data.draw(JUNK))
    except (ValueError, TypeError):  # a name in a list: no such place
        return
    try:
        tasks = read(tmp_path_factory.mktemp("junk"), table)
    except KitError:
        return
    for task in tasks.values():
        json.dumps(task_data(task, ""))
        for item in task.items:
            hints(task, item)
            best = best_answer(task, item)
            if type_of(task).has_best(task, item):
                assert mark(task, item, best).credit == 1


NAMES = ["items", "passage", "marked", "hints", "also", "near", "phrases", "choices", "facet", "scored",
         "steps", "bank", "min_words", "only", "article", "mode", "earlier", "unit", "quote"]  # fmt: skip


# --- the tasks we have ---------------------------------------------------------------------------


@pytest.mark.parametrize("room", ROOMS)
def test_all_task_files_load_and_can_be_shown(root, room):
    found = stems(root, room)
    tasks = [t for stem in found for t in load(root, room, stem).values()]
    items = [(task, item) for task in tasks for item in task.items]
    print(f"\n{room}: {len(found)} notebooks, {len(tasks)} tasks, {len(items)} items")
    assert len(found) >= 1
    assert len(items) >= 10
    for task in tasks:
        json.dumps(task_data(task, ""))
    for task, item in items:
        given = hints(task, item)
        wanted = 0 if task.mode == "hand-in" or task.raw.get("together") else 3
        if task.type in ("sort", "mark", "choose", "number", "order", "chain"):
            assert len(given) == wanted, (task.name, item.id)
        assert all(hint.strip() == hint and "  " not in hint for hint in given), (task.name, item.id, given)


STARRED = re.compile(r"(?<!\w)\*\w[^*]*\*")


def texts_in(value: object) -> list[str]:
    """Every text in a task as it is written, however deep."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


def test_no_asterisks_stand_where_a_widget_prints_them_as_they_are(root):
    """Only the prose of a notebook is Markdown."""
    texts = [
        text
        for room in ROOMS
        for stem in stems(root, room)
        for task in load(root, room, stem).values()
        for text in texts_in(task.raw)
    ]
    print(f"\n{len(texts)} texts")
    assert len(texts) > 1000
    assert [text for text in texts if STARRED.search(text)] == []
    assert STARRED.search("says *our*, and never whose")


def test_the_third_hint_works_the_answer_out(root):
    """It names the best answer in words, gives its reason, and asks for one."""
    worked = 0
    for room in ("lessons", "solutions"):
        for stem in stems(root, room):
            for task in load(root, room, stem).values():
                for item in task.items:
                    given = hints(task, item)
                    if len(given) < 3:
                        continue
                    assert given[2].endswith("Now say why, in your own words.")
                    assert worked_answer(task, item) in given[2], (stem, task.name, item.id, given[2])
                    worked += 1
    print(f"\n{worked} worked answers")
    assert worked >= 100


def worked_answer(task, item) -> str:
    best = best_answer(task, item)
    if task.type == "choose":
        named = next(option.text for option in item.options if option.id == best)
        return "can be defended. What speaks for “" if is_vote(item) else f"It is {in_a_sentence(named)}."
    if task.type == "sort":
        return f"It is “{choices(task)[best]}”."
    return worked_otherwise(task, item, best)


def worked_otherwise(task, item, best) -> str:
    """Of what is no choice among options."""
    if task.type == "results":
        return next(f"Open “{each['title']}” first." for each in item.raw["results"] if each.get("best"))
    if task.type == "order":
        return " → ".join(item.raw["steps"])
    if task.type == "chain":
        return " < ".join(item.raw["answer"])
    if task.type == "mark":
        return task.seed.article.words[best["content"][0]].text.strip("“”,.")
    return str(item.raw["answer"])


def load(root, room: str, stem: str):
    return read_tasks(root / room / f"{stem}.tasks.toml", room, stem)


def disagreements(room: str, stem: str, notebook: dict, tasks: list[str]) -> list[str]:
    """What a notebook shows otherwise than its task file describes it."""
    own = [cell for cell in notebook["cells"] if "own-code" in cell["metadata"].get("tags", ())]
    code = [c["source"] for c in notebook["cells"] if c["cell_type"] == "code" and c not in own]
    calls = [kit_call(source) for source in code]
    wrong = [f"no kit cell: {source}" for source, call in zip(code, calls, strict=True) if not call]
    found = [call for call in calls if call]
    wrong += [c.group() for c in found if (c["room"], c["stem"]) != (room, stem)]
    if [call["call"] for call in found[:1]] != ["start"] or [c["call"] for c in found].count("start") != 1:
        wrong.append("one start, and before all else")
    shown = [call["task"] for call in found if call["task"]]
    if shown != tasks:
        wrong.append(f"shown {shown}, described {tasks}")
    return wrong


@pytest.mark.parametrize("room", ROOMS)
def test_notebooks_and_task_files_agree(root, room):
    for stem in stems(root, room):
        notebook = read_notebook(root / room / f"{stem}.ipynb")
        tasks = list(load(root, room, stem))
        assert disagreements(room, stem, notebook, tasks) == [], stem
        assert disagreements(room, stem, notebook, tasks[::-1]), stem  # another order would be seen
        assert disagreements(room, stem, notebook, tasks[1:]), stem
        assert disagreements(room, f"{stem}x", notebook, tasks), stem


def test_there_is_a_task_file_for_every_notebook_and_no_other(root):
    for room in ROOMS:
        files = sorted(p.name.removesuffix(".tasks.toml") for p in (root / room).glob("*.tasks.toml"))
        assert files == sorted(stems(root, room))


def test_what_was_written_earlier_is_asked_for_where_it_was_written(root):
    asked = 0
    for room in ROOMS:
        for stem in stems(root, room):
            for task in load(root, room, stem).values():
                if "earlier" not in task.raw:
                    continue
                asked += 1
                for named in earlier_places(task.raw):
                    place, _, name = named.partition(":")
                    before = load(root, *place.split("/"))[name]
                    assert before.type == "write"
                    assert before.seed.article.digest == task.seed.article.digest
                    assert place.split("/")[1] <= stem, "an earlier notebook"
    print(f"\n{asked} tasks show what was written earlier")
    assert asked >= 1


def test_asking_tasks_are_of_known_types(root):
    seen = {t.type for room in ROOMS for stem in stems(root, room) for t in load(root, room, stem).values()}
    print(f"\ntypes in use: {', '.join(sorted(seen))}")
    assert seen <= {*all_types(), *SHOWING}
    assert {"sort", "choose", "write", "mark", "chain"} <= seen
