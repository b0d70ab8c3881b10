"""The page of formats cannot go stale: every example on it is read by the reader that reads the files."""

import csv
import json
import re
import tomllib
from dataclasses import fields

import pytest

from helpers.page_in_node import data_of, in_node
from whosays.articles.article import Article, read_article, read_source
from whosays.articles.key import COLUMNS, OPTIONAL, read_key
from whosays.articles.kinds import KINDS, SPEAKERS, speaker_table
from whosays.articles.outlets import LABELS, OFFICE, OWNERS, read_outlets
from whosays.articles.seed import read_glossary, read_outside
from whosays.author.article_set.files import read_record
from whosays.author.drafting.files import read_draft
from whosays.author.two_keys import record as settled
from whosays.author.two_keys.settling import CHOICES
from whosays.base.errors import KitError
from whosays.base.notebook_files import DESK_CELL, EDIT_CELL, NEW_CELL, kit_call
from whosays.base.stems import STEM
from whosays.learner.answers.assembled import read_assembled
from whosays.learner.answers.events import Event
from whosays.learner.answers.hand_in_file import read_handed_in, times_of_head, write_handed_in
from whosays.learner.answers.store import Answers
from whosays.learner.lab.release_marker import Release
from whosays.tasks.field_forms import OPTION_FORMS
from whosays.tasks.fields import ITEM_FIELDS, SHOWING, TASK_FIELDS, fields_of_task
from whosays.tasks.marking import best_answer, mark
from whosays.tasks.page_data import task_data
from whosays.tasks.reading import read_tasks
from whosays.tasks.skills import SKILLS
from whosays.tasks.types import all_types, asks, type_of
from whosays.teacher.collect.collection import Collected
from whosays.teacher.collect.corrections import COLUMNS as CORRECTIONS
from whosays.teacher.collect.senders import COLUMNS as SENDERS
from whosays.teacher.grade.run import PROBLEMS
from whosays.teacher.lms.files import COLUMNS as LEFT_OUT
from whosays.teacher.marks.changes import COLUMNS as CHANGED
from whosays.teacher.marks.gradebook import GRADEBOOK, TOTALS

FENCE = re.compile(r"^```(\w+) (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BUILT = {"quote", "stretch"}  # fields of items that a built exercise has alone
MARKS = (
    "source",
    "key",
    "draft",
    "settled",
    "outside",
    "outlets",
    "glossary",
    "tasks",
    "set",
    "cell",
    "desk",
    "edit",
    "new",
    "answer",
    "handed_in",
    "work",
    "assembled",
)


@pytest.fixture(scope="module")
def page(root) -> str:
    return (root / "src" / "whosays" / "formats.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def examples(page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, name, text in FENCE.findall(page):
        found.setdefault(name, []).append(text)
    return found


def test_every_fence_is_an_example_that_a_test_below_reads(page, examples):
    print(f"\n{sum(map(len, examples.values()))} examples on the page")
    assert sorted(examples) == sorted(MARKS)
    assert page.count("\n```") == 2 * sum(map(len, examples.values()))  # no fence that FENCE overlooks
    assert {name: len(found) for name, found in examples.items()} == dict.fromkeys(MARKS, 1) | {
        "cell": 3,
        "key": 2,
        "source": 2,
        "tasks": 2,
    }


def test_source(examples, tmp_path):
    (tmp_path / "source.toml").write_text(examples["source"][0], encoding="utf-8")
    (tmp_path / "article.txt").write_text("\n\n".join(f"Block {n}." for n in range(1, 13)), encoding="utf-8")
    source = read_source(tmp_path)
    assert source["unknown"]["publisher"]
    roles = [each.role for each in read_article(tmp_path).paragraphs]
    assert roles.count("page part") == 4
    assert roles[0] == "headline"


def test_source_of_an_own_article(examples, tmp_path):
    (tmp_path / "source.toml").write_text(examples["source"][1], encoding="utf-8")
    source = read_source(tmp_path)
    assert re.fullmatch(STEM, source["stem"])
    assert source["serves"] == "exercises"
    assert "not asked yet" in source["attribution"]


def article_for(text: str, folder) -> Article:
    """An article that holds every quotation of a key's example, each once, in the paragraph it names."""
    blocks: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        words = row["quote"].removeprefix("'")
        before = row["cue"].split(" ‖ ")[0].removeprefix("has stated ")  # "has stated" stands there already
        blocks.setdefault(row["id"].split(".")[0], []).append(f"{before} {words}".strip())
    (folder / "article.txt").write_text(
        "\n\n".join(" ".join(words) for words in blocks.values()), encoding="utf-8"
    )
    layout = f"[layout]\npage_parts = [{list(blocks).index('x1') + 1}]\n"
    (folder / "source.toml").write_text(f'name = "T"\nreal = true\nserves = "lessons"\n{layout}', "utf-8")
    return read_article(folder)


@pytest.mark.parametrize("example", [0, 1], ids=["without columns", "with all columns"])
def test_key(examples, tmp_path, example):
    assert len(examples["key"]) == 2
    text = examples["key"][example]
    article = article_for(text, tmp_path)
    (tmp_path / "key.csv").write_text(text, encoding="utf-8")
    key = read_key(article, tmp_path / "key.csv")
    assert [each.id for each in key.statements] == ["p1.1", "p1.2", "x1.1"]
    assert key.statement("x1.1").row["quote"] == "- Advertisement -"
    assert key.statement("p1.2").also("kind") == "official claim"
    decide = [article.text[a:b] for a, b in key.statement("p1.2").deciding_spans]
    assert decide == ["illegal"] * example
    assert len(key.columns) == len(COLUMNS) - (0 if example else len(OPTIONAL))


def test_settled(examples, tmp_path):
    (tmp_path / "settled.csv").write_text(examples["settled"][0], encoding="utf-8")
    rows = settled.read_record(tmp_path)
    assert [(row["differs"], row["choice"]) for row in rows] == [("kind", "both"), ("there", "")]
    assert {row["choice"] for row in rows} <= {*CHOICES, ""}
    assert settled.bytes_of(rows).decode() == examples["settled"][0]


def test_draft(examples, tmp_path):
    (tmp_path / "draft.csv").write_text(examples["draft"][0], encoding="utf-8")
    rows = read_draft(tmp_path)
    assert [(each.paragraph, each.sure, each.doubts) for each in rows] == [
        ("p1", "sure", ()),
        ("p1", "doubtful", ("kind",)),
    ]
    key = list(csv.DictReader(examples["key"][0].splitlines()))
    assert [(each.id, each.quote) for each in rows] == [(row["id"], row["quote"]) for row in key[:2]]


def test_outside_and_glossary(examples, tmp_path):
    (tmp_path / "outside.csv").write_text(examples["outside"][0], encoding="utf-8")
    (tmp_path / "glossary.csv").write_text(examples["glossary"][0], encoding="utf-8")
    (tmp_path / "outlets.csv").write_text(examples["outlets"][0], encoding="utf-8")
    facts = read_outside(tmp_path)
    assert facts["turnout_first"].publisher == "El Universal"
    assert [fact.date for fact in facts.values()] == ["2018-05-20", "no date"]
    assert [bool(fact.shows_not) for fact in facts.values()] == [True, False]
    states = [row.state for row in read_outlets(tmp_path)["El Universal"].rows]
    assert states == ["found", "not found", "found", "not looked up"]
    assert read_glossary(tmp_path)[0].forms == ("coup", "military coup")


def test_every_label_of_an_outlet_has_its_rule(page):
    rules = page.partition("### `outlets.csv`")[2].partition("```csv outlets")[0]
    owners = re.findall(r"^\| ([a-z -]+) \| [a-z]", rules, flags=re.MULTILINE)
    assert sorted(owners) == sorted((*OWNERS, OFFICE))
    two_halves = re.findall(r"`([a-z -]+; [a-z ]+)`", rules)
    assert two_halves
    assert set(two_halves) <= set(LABELS)


OUTSIDE = "id,what,words,publisher,date,address\n"
GLOSSARY = "term,also,meaning\n"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("outside", b"", r"row 1 must name the columns, in this order: id,what"),
        ("outside", b"id;what;words\n", r"row 1 must name the columns"),
        ("outside", b"id,what\n\x81", r"line 2 cannot be read: .*Save it as “CSV UTF-8”"),
        ("outside", OUTSIDE + 'a,b,"c,d,2018-05-20,f\n', r"cannot be read \(unexpected end of data\)"),
        ("outside", OUTSIDE + "a,b,c,d\n", r"row 2 has 4 cells instead of 6\. Mend"),
        (
            "outside",
            OUTSIDE + "\na,b,c,,2018-05-20,f\n",
            r"row 3, column publisher: the cell is empty\. Fill",
        ),
        ("outside", OUTSIDE + "a,b,c,d,20 May,f\n", r"row 2 \(a\), column date: write a day as"),
        ("outside", OUTSIDE + "a,b,c,d,2018-02-30,f\n", r"row 2 \(a\), column date"),
        ("outside", OUTSIDE + "a,b,c,d,2018-13,f\n", r"row 2 \(a\), column date"),
        ("outside", OUTSIDE + "a,b,c,d,2018-05,f\n" * 2, r"row 3 \(a\), column id: “a” is used twice\. Give"),
        ("glossary", GLOSSARY + "coup,,\n", r"row 2, column meaning: the cell is empty"),
        ("glossary", "term,meaning\n", r"row 1 must name the columns"),
    ],
)
def test_a_slip_in_a_seeds_tables_is_told(tmp_path, name, data, says):
    path = tmp_path / f"{name}.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    with pytest.raises(KitError, match=says) as error:
        {"outside": read_outside, "glossary": read_glossary}[name](tmp_path)
    assert str(path) in str(error.value)


def test_a_seed_may_have_neither_table(tmp_path):
    assert (read_outside(tmp_path), read_glossary(tmp_path)) == ({}, ())


def test_the_record_of_a_set(examples, tmp_path):
    (example,) = examples["set"]
    (tmp_path / "set.toml").write_text(example, encoding="utf-8")
    record = read_record(tmp_path)
    assert record["stem"] == "50_harbor_strike"
    assert {len(digest) for digest in record["files"].values()} == {64}
    (tmp_path / "set.toml").write_text('stem = "3"', encoding="utf-8")
    with pytest.raises(KitError, match=r"cannot be read\. Take it away"):
        read_record(tmp_path)


def test_tasks(examples, tmp_path):
    path = tmp_path / "99_example.tasks.toml"
    tasks = []
    for example in examples["tasks"]:
        path.write_text(example, encoding="utf-8")
        tasks += read_tasks(path, "lessons", "99_example").values()
    assert {task.type for task in tasks} == {*all_types(), *SHOWING}  # an example per type
    for task in filter(asks, tasks):
        json.dumps(task_data(task))
        for item in task.items:
            if type_of(task).has_best(task, item):
                assert mark(task, item, best_answer(task, item)).credit == 1, task.name


def test_every_field_of_a_task_file_has_its_example(examples, page):
    shown = [task for text in examples["tasks"] for task in tomllib.loads(text)["task"].values()]
    items = [item for task in shown for item in task.get("items", ()) if isinstance(item, dict)]
    options = [option for item in items for option in item.get("options", ())]
    types = all_types()
    of_task = {*TASK_FIELDS, *(name for kind in (*SHOWING, *types) for name in fields_of_task(kind))}
    of_item = {*ITEM_FIELDS, *(name for kind in types.values() for name in (*kind.needed, *kind.may))} - BUILT
    looked_at = [(of_task, shown), (of_item, items), (set(OPTION_FORMS), options)]
    for known, tables in looked_at:
        print(f"\n{len(known)} fields, in {len(tables)} tables", end="")
        assert len(known) >= 5
        assert known - {name for table in tables for name in table} == set()
    assert f"{', '.join([*SKILLS][:-1])} or {[*SKILLS][-1]}" in " ".join(page.split())


def test_cells(examples):
    calls = [kit_call(text.rstrip("\n")) for text in examples["cell"]]
    assert all(calls), "the cells on the page are not what the kit runs"
    assert [call["call"] for call in calls] == ["start", "show", "hand_in"]
    assert [call["task"] for call in calls] == [None, "kinds", None]
    assert examples["desk"][0].rstrip("\n") == DESK_CELL
    assert examples["edit"][0].rstrip("\n") == EDIT_CELL
    assert examples["new"][0].rstrip("\n") == NEW_CELL


def test_the_tables_have_the_columns_that_the_page_gives(page):
    told = dict(re.findall(r"^\| `([a-z-]+\.csv)` \| ([a-z_, ]+) \|$", page, re.MULTILINE))
    found = {
        "corrections.csv": CORRECTIONS,
        "senders.csv": SENDERS,
        "collection.csv": [field.name for field in fields(Collected)],
        "gradebook.csv": GRADEBOOK,
        "totals.csv": TOTALS,
        "changed.csv": CHANGED,
        "problems.csv": PROBLEMS,
        "not-matched.csv": LEFT_OUT,
    }
    assert told == {name: ", ".join(columns) for name, columns in found.items()}


def test_an_assembled_head_is_read_as_it_is_written(examples):
    head = json.loads(examples["assembled"][0])
    found = read_assembled(head)
    assert found
    assert (len(found.pieces), found.said) == (2, ("51",))
    assert found.entry() == head["assembled"]


def test_a_head_is_what_handing_in_writes(examples):
    head = json.loads(examples["handed_in"][0])
    written = json.loads(
        write_handed_in(
            [], {name: value for name, value in head.items() if name not in ("v", "events", "digest")}
        ).splitlines()[0]
    )
    assert sorted(head) == sorted(written)
    release = Release("", due=head["due"], zone=head["zone"], released=head["released"])
    assert release.times() == vars(times_of_head(examples["handed_in"][0].encode()))
    assert {name: type(value) for name, value in head.items()} == {
        name: type(value) for name, value in written.items()
    }


def test_work_taken_along_is_what_a_page_writes_and_no_hand_in(examples, root):
    [page] = in_node([{"data": data_of(root, "before"), "acts": [], "learner": "", "name": ""}])
    head, written = json.loads(examples["work"][0]), json.loads(page["work"].splitlines()[0])
    assert {name: type(value) for name, value in head.items()} == {
        name: type(value) for name, value in written.items()
    }
    with pytest.raises(KitError, match="taken along, and not handed in"):
        read_handed_in(page["work"].encode(), "03.work.jsonl")


def test_answer(examples, tmp_path):
    line = examples["answer"][0]
    event = Event.parse(line.encode())
    assert event is not None
    assert (event.task, event.item, event.answer, event.hints) == ("kinds", "p1.2", "allegation", 1)
    assert event.to_line() == line.encode()  # the layout on the page is the layout on the disk
    folder = tmp_path / event.room / event.stem
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text(line, encoding="utf-8")
    kept = Answers(event.room, event.stem, event.article, root=tmp_path).latest("kinds")
    assert kept["p1.2"].answer == "allegation"


def test_lists_on_the_page_are_the_lists_in_the_code(page):
    assert speaker_table() in page
    for words in (", ".join(KINDS), ", ".join(["article", "official", "party", "company", "union"])):
        assert words in page
    columns = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert tuple(columns) == COLUMNS
    assert all(speaker in page for speaker in SPEAKERS)
    for kind in all_types():
        assert re.search(rf"^\| {kind} \|", page, re.MULTILINE), kind
    assert tomllib.loads(FENCE.search(page).group(3))["serves"] == "lessons"
