"""Before, after and later: one build, three stories. What is matched, and what must give nothing away."""

import re
import tomllib
from collections import Counter

import pytest

from helpers.lesson_text import open_notebook
from helpers.reckoned import parts
from helpers.three_forms import best, open_forms, options
from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS
from whosays.base.notebook_files import kit_call, read_notebook
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.teacher.stats.reading_test import FormItem, read_forms

CLOSED, SUPPORTED = 13, 5
WITHIN = 0.10
REAL, DEED, TOLD = "real", "deed", "told"  # the task about a piece of a real report, and its two items
LEAST, MOST = 60, 80  # words of that piece
LIMIT, RECKONED = 15, 17.5  # minutes: what a class plans, and what the slowest reading of all words may take
_NAMES = {word for kind in KINDS.values() for word in (kind.name, kind.label)}
_NAMES |= {"allegation", "claim", "judgement", "official", "fact", "appeal", "before", "after", "later"}
KIND_WORDS = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_NAMES)))})\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def tables(root) -> dict[str, tuple[FormItem, ...]]:
    return read_forms(root / "solutions" / "forms.toml")


@pytest.fixture(scope="module")
def forms(root) -> dict[str, dict[str, Task]]:
    return open_forms(root)


def asked(tasks: dict[str, Task]) -> list[tuple[Task, str]]:
    return [(task, item.id) for task in tasks.values() for item in task.items]


def close(counts: dict[str, int]) -> bool:
    return max(counts.values()) <= (1 + WITHIN) * min(counts.values())


def learner_text(tasks: dict[str, Task]) -> str:
    """All that a learner reads in the tasks, the article apart."""
    found = []
    for task in tasks.values():
        found += [task.raw["title"], task.raw["prompt"]]
        for item in task.items:
            found += [item.question, *item.raw.get("checklist", [])]
            found += [option.text for option in item.options] if task.type == "choose" else []
    return "\n".join(found)


# --- the forms are alike ---------------------------------------------------------------------------


def test_the_same_fourteen_facets_in_the_same_order(forms, tables):
    table = [(item.task, item.id) for item in tables["before"]]
    assert len(table) == CLOSED + 1
    assert len({item.facet for item in tables["before"]}) == CLOSED + 1
    for form, tasks in forms.items():
        assert [(task.name, item) for task, item in asked(tasks)] == table, form


def test_a_third_is_well_supported_in_each_form(tables):
    for form, items in tables.items():
        assert sum(item.supported for item in items) == SUPPORTED, form
        assert [item.supported for item in items] == [item.supported for item in tables["before"]]
    assert 0.3 <= SUPPORTED / (CLOSED + 1) <= 0.4


def test_the_same_words_are_asked_of_each_story(forms):
    """The statement with one id is of one kind and one kind of speaker in all three (see seeds/README.md)."""
    pointed_at = 0
    for (first, item), *others in zip(*(asked(tasks) for tasks in forms.values()), strict=True):
        passage = first.item(item).raw.get("passage", "")
        assert all(task.item(other).raw.get("passage", "") == passage for task, other in others), item
        if "." in passage:
            keys = [task.seed.key.statement(passage) for task in (first, *(task for task, _ in others))]
            assert len({(each.kind, each.speaker) for each in keys}) == 1, item
            pointed_at += 1
    assert pointed_at >= 6


def facets(statement: Statement) -> tuple[object, ...]:
    """What a key says of a statement, its story's own words apart."""
    row = statement.row
    return (
        *(statement.kind, statement.speaker, len(statement.chain), len(statement.spans)),
        *(len(statement.cue_spans), len(statement.deciding_spans), statement.also("kind"), statement.flags),
        *(row["also_facet"], bool(row["why_source"]), bool(row["why_accuses"]), bool(row["why_also"])),
    )


def test_the_three_keys_are_alike_row_by_row(forms):
    keys = [tasks["story"].seed.key for tasks in forms.values()]
    first, *others = ({each.id: facets(each) for each in key.statements} for key in keys)
    print(f"\n{len(first)} statements in each key")
    assert len(first) >= 30
    for other in others:
        assert other == first, {name for name in first if other.get(name) != first[name]}


def test_lengths_lie_within_a_tenth(forms):
    asks = {form: len(learner_text(tasks).split()) for form, tasks in forms.items()}
    stories = {form: len(tasks["story"].seed.article.text.split()) for form, tasks in forms.items()}
    print(f"\nwords asked {asks}, words of the story {stories}")
    assert close(asks)
    assert close(stories)
    assert min(asks.values()) > 400


def test_minutes_are_fifteen_and_the_stories_three(forms):
    assert len({tasks["story"].seed.article.name for tasks in forms.values()}) == 3
    for form, tasks in forms.items():
        assert sum(task.raw["minutes"] for task in tasks.values()) == LIMIT, form
        real = {task.name for task in tasks.values() if not task.seed.article.invented}
        assert real == {REAL}, form


def test_the_forms_take_as_long_as_each_other(forms, root):
    """Nobody is hurried: a form may take a little more than it promises, and none more than the others."""
    minutes = {form: parts(open_notebook(root, "solutions", form))[0].reckoned for form in forms}
    print(f"\n{ {form: round(each, 1) for form, each in minutes.items()} }")
    assert len(minutes) == 3
    assert LIMIT < max(minutes.values()) <= RECKONED
    assert max(minutes.values()) - min(minutes.values()) <= 0.5


# --- two items about real news -----------------------------------------------------------------------


def words_marked(task: Task, item: str) -> list[str]:
    return str(task.item(item).raw["marked"]).split()


def holds(task: Task, item: str) -> Statement:
    """The innermost statement of the key that holds the marked words of an item."""
    marked = task.item(item).raw["marked"]
    found = [each for each in task.seed.key.statements if marked in each.row["quote"]]
    return min(found, key=lambda each: len(each.row["quote"]))


def words_between(text: str, deciding: str, marked: str) -> int:
    """How many words stand between the word that decides and the marked ones; the mark may begin with it."""
    ahead = text[: text.index(marked) + len(deciding)]
    last = ahead.rindex(deciding) + len(deciding)
    return len(text[last : text.index(marked)].split())


def test_two_items_in_each_form_ask_about_a_piece_of_a_real_report(forms):
    pieces = {form: tasks[REAL].seed.article.paragraph("p1").text for form, tasks in forms.items()}
    lengths = {form: len(piece.split()) for form, piece in pieces.items()}
    print(f"\nwords of the pieces {lengths}")
    assert close(lengths)
    assert LEAST <= min(lengths.values()) <= max(lengths.values()) <= MOST
    assert len({tasks[REAL].seed.article.name for tasks in forms.values()}) == 3
    for tasks in forms.values():
        assert [item.id for item in tasks[REAL].items] == [DEED, TOLD]
        assert [each for each in tasks[REAL].seed.key.statements if each.kind == "allegation"] == []


def test_no_other_notebook_shows_the_reports_of_the_forms(forms, root):
    """Nor another piece of theirs under another name: the address tells."""
    ours = {tasks[REAL].seed.article.source["known"]["address"] for tasks in forms.values()}
    seeds = [tomllib.loads(path.read_text("utf-8")) for path in sorted(root.glob("seeds/*/source.toml"))]
    real = [each["known"]["address"] for each in seeds if each["real"] and "address" in each["known"]]
    print(f"\n{len(real)} real reports, {len(ours)} of them in the forms")
    assert len(ours) == 3 < len(real)
    assert [real.count(address) for address in ours] == [1, 1, 1]
    folders = {tasks[REAL].seed.article.name for tasks in forms.values()}
    files = [path for path in root.glob("*/*.tasks.toml") if path.name.split(".")[0] not in forms]
    assert len(files) >= 17
    assert [path.name for path in files for name in folders if name in path.read_text("utf-8")] == []


def test_of_a_pair_only_the_words_decide(forms):
    """One stands by itself and one is somebody's: the rest is alike, so that nothing else is measured."""
    for form, tasks in forms.items():
        task = tasks[REAL]
        deed, told = (task.item(item) for item in (DEED, TOLD))
        assert deed.question == told.question
        assert {option.text for option in deed.options} == {option.text for option in told.options}
        lengths = [len(words_marked(task, item)) for item in (DEED, TOLD)]
        print(f"\n{form}: {lengths} words marked", end="")
        assert abs(lengths[0] - lengths[1]) <= 1, form
        statements = holds(task, DEED), holds(task, TOLD)
        assert (statements[0].kind, statements[0].speaker) == ("reported fact", "article")
        assert (statements[1].kind, statements[1].speaker) == ("official claim", "official")
        assert [each.best for each in deed.options if each.text == "The report itself"] == [True]


def test_the_word_that_decides_is_as_near_in_each_pair(forms):
    for form, tasks in forms.items():
        task, text = tasks[REAL], tasks[REAL].seed.article.paragraph("p1").text
        verb, cue = words_marked(task, DEED)[0], holds(task, TOLD).row["cue"].split("#")[0]
        marked = {item: " ".join(words_marked(task, item)) for item in (DEED, TOLD)}
        assert words_between(text, verb, marked[DEED]) == words_between(text, cue, marked[TOLD]) == 0, form
        for item, word in ((DEED, verb), (TOLD, cue)):
            why = next(option.why for option in task.item(item).options if option.best)
            assert word in re.findall(r"“([^” ]*)", why), (form, item, word)
    assert words_between("the office said on Monday that it rained", "said", "it rained") == 3


def test_the_page_names_where_the_piece_is_from(forms, root):
    for form, tasks in forms.items():
        article = tasks[REAL].seed.article
        attribution, title = article.source["attribution"], article.text.split("\n")[0]
        for part in (title, article.source["written"], article.source["known"]["address"], "CC BY 2.5"):
            assert part in attribution, (form, part)
        assert "Excerpt: words unchanged, cut where […] stands." in attribution
        assert "[…]" in article.text
        for room in ("solutions", "exercises"):
            cells = read_notebook(root / room / f"{form}.ipynb")["cells"]
            printed = attribution.replace("https://", "")  # printed, not linked
            assert sum(printed in cell["source"] for cell in cells) == 1, (room, form)


# --- nothing but reading gives an answer away --------------------------------------------------------


def test_the_best_option_stands_everywhere_equally_often(forms, tables):
    over_all: Counter[int] = Counter()
    for form, tasks in forms.items():
        places = Counter(
            options(tasks, item).index(best(tasks, item)) for item in tables[form] if item.closed
        )
        print(f"\n{form}: place of the best option {dict(sorted(places.items()))}", end="")
        assert set(places) == {0, 1, 2, 3}
        assert max(places.values()) - min(places.values()) <= 1, form
        over_all += places
    assert sum(over_all.values()) == 3 * CLOSED


def test_length_does_not_give_the_best_option_away(forms, tables):
    for form, tasks in forms.items():
        ranks: Counter[str] = Counter()
        for item in tables[form]:
            if item.closed:
                lengths = sorted(len(option.text) for option in options(tasks, item))
                length = len(best(tasks, item).text)
                ranks["longest"] += length == lengths[-1]
                ranks["shortest"] += length == lengths[0]
        print(f"\n{form}: {dict(ranks)}", end="")
        assert max(ranks.values()) <= CLOSED // 2, form


def same_options(task: Task) -> bool:
    """Whether each item of a task offers the same options: what stands only here or there is guessed at."""
    return len({frozenset(option.text for option in item.options) for item in task.items}) == 1


def test_where_names_are_to_choose_from_each_item_offers_the_same(forms):
    """Each name is right once; of what an article vouches for, no answer is right in more than half."""
    for form, tasks in forms.items():
        for name, most in (("prove", 1), ("vouch", 2)):
            task = tasks[name]
            assert same_options(task), (form, name)
            right = Counter(option.text for item in task.items for option in item.options if option.best)
            print(f"\n{form}, {name}: {dict(right)}", end="")
            assert sum(right.values()) == len(task.items) == 4
            assert max(right.values()) == most, (form, name)


def test_no_item_names_a_kind(forms, root):
    """That would test a vocabulary. Nor does the learner's page tell before from after."""
    for form, tasks in forms.items():
        cells = read_notebook(root / "solutions" / f"{form}.ipynb")["cells"]
        prose = [
            cell["source"]
            for cell in cells
            if cell["cell_type"] == "markdown" and "BEGIN TEACHER" not in cell["source"]
        ]
        said = "\n".join([learner_text(tasks), *prose]).replace("that comes later", "")
        assert KIND_WORDS.findall(said) == [], form


def test_every_quotation_stands_in_the_story(forms):
    looked_at = 0
    for form, tasks in forms.items():
        for task, item in asked(tasks):
            text, raw = task.seed.article.text, task.item(item)
            whys = [option.why for option in raw.options] if task.type == "choose" else []
            for quote in re.findall(r"“([^”]*)”", "\n".join([raw.question, *whys])):
                assert quote in text, (form, item)
                looked_at += 1
    print(f"\n{looked_at} quotations")
    assert looked_at >= 150


# --- the table of the forms ---------------------------------------------------------------------------


def test_every_habit_is_the_text_of_a_wrong_option(forms, tables):
    """An option is tagged at most once, and neither the best one nor a defensible one ever is."""
    tagged = 0
    for form, tasks in forms.items():
        for item in tables[form]:
            if not item.closed:
                assert tasks[item.task].type == "write"
                continue
            wrong = {o.id for o in options(tasks, item) if not (o.best or o.defensible)}
            assert item.trusting | item.doubting <= wrong, (form, item.id)
            assert not item.trusting & item.doubting, (form, item.id)
            assert item.doubting if item.supported else item.trusting, (form, item.id)
            tagged += len(item.trusting | item.doubting)
    assert tagged >= 3 * 2 * CLOSED


# --- the notebooks, and spoiled forms ---------------------------------------------------------------------


def test_the_notebooks_show_every_task_in_order(forms, root):
    for form, tasks in forms.items():
        cells = read_notebook(root / "solutions" / f"{form}.ipynb")["cells"]
        calls = [kit_call(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert all(call and call["stem"] == form and call["room"] == "solutions" for call in calls)
        assert [call["call"] for call in calls[:1]] == ["start"]
        assert [call["task"] for call in calls[1:]] == list(tasks)
        told = " ".join(cell["source"] for cell in cells)
        assert f"*{LIMIT} minutes, or a little more" in told
        assert "**real**" in told
        assert "**invented**" in told
        assert "untried" in told


def test_nothing_is_explained_while_somebody_sits_it(forms, root):
    """No comment waits behind a task, and what is handed out says “saved” and nothing else."""
    for form in forms:
        built = tomllib.loads((root / "exercises" / f"{form}.tasks.toml").read_text("utf-8"))
        assert built["mode"] == "hand-in", form
        cells = read_notebook(root / "exercises" / f"{form}.ipynb")["cells"]
        assert [cell["id"] for cell in cells if "opens_after" in str(cell["metadata"])] == [], form
        assert len(cells) >= 15


def drop_an_item(text: str) -> str:
    start = text.index('[[task.prove.items]]\nid = "figure"')
    return text[:start] + text[text.index("[[task.prove.items]]", start + 1) :]


SPOILED = {
    "an item dropped": (drop_an_item, lambda tasks: [item for _, item in asked(tasks)]),
    "a kind named": (
        lambda text: text.replace("In your own name", "Official claim or not?"),
        lambda tasks: KIND_WORDS.findall(learner_text(tasks)),
    ),
    "three questions made long": (
        lambda text: text.replace("in your own name?", "in your own name? " + "Take your time. " * 8),
        lambda tasks: close({"sound": 490, "this one": len(learner_text(tasks).split())}),
    ),
    "a name in one item alone": (
        lambda text: text.replace('{ text = "The Dam Office", why', '{ text = "The court", why', 1),
        lambda tasks: same_options(tasks["prove"]),
    ),
    "another passage": (
        lambda text: text.replace('passage = "p3.4"', 'passage = "p3.5"'),
        lambda tasks: [task.item(item).raw.get("passage") for task, item in asked(tasks)],
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_form_is_seen(forms, root, tmp_path, name):
    spoil, look = SPOILED[name]
    sound = (root / "solutions" / "before.tasks.toml").read_text(encoding="utf-8")
    path = tmp_path / "before.tasks.toml"
    path.write_text(spoil(sound), encoding="utf-8")
    spoiled = read_tasks(path, "solutions", "before")
    assert look(spoiled) != look(forms["before"])
    assert look(forms["after"]) == look(forms["before"])
