"""A lesson takes no longer than the minutes that it promises, reckoned by one rule (``helpers.reckoned``)."""

from dataclasses import replace

import pytest

from helpers.lesson_text import Notebook, open_notebook
from helpers.promised import named, too_long
from helpers.reckoned import parts, read_in
from whosays.base.notebook_files import FORMS, stems

ROOMS = ("lessons", "solutions")
NOT_YET: dict[str, float] = {}
"""What is too long, and by how much at most, until it is shortened."""


@pytest.fixture(scope="module")
def notebooks(root) -> list[Notebook]:
    """All but the forms of the reading test: their minutes are a limit to work in, and no promise."""
    return [
        open_notebook(root, room, stem) for room in ROOMS for stem in stems(root, room) if stem not in FORMS
    ]


def test_no_part_takes_longer_than_it_promises(notebooks):
    wrong = {}
    for notebook in notebooks:
        for part in parts(notebook):
            print(
                f"\n{named(notebook, part)}: promised {part.promised}, reckoned {part.reckoned:.1f}", end=""
            )
            assert part.reckoned > part.promised / 4, "nothing was found in it"
            if part.reckoned > NOT_YET.get(named(notebook, part), part.promised):
                wrong |= too_long(notebook)
    assert len(notebooks) >= 17
    assert wrong == {}


def test_what_is_let_off_needs_it(notebooks):
    still = {name for notebook in notebooks for name in too_long(notebook)}
    print(f"\n{len(NOT_YET)} parts are too long as yet")
    assert set(NOT_YET) <= still, "it keeps its minutes: take it off the list"


def test_words_and_work_are_counted(notebooks):
    """Three hundred words more are two minutes more; what is folded or optional is none."""
    lesson = next(each for each in notebooks if each.stem.startswith("03_"))
    before = parts(lesson)[-1].reckoned
    plain = {"cell_type": "markdown", "source": "word " * 300, "metadata": {}}
    folded = {**plain, "metadata": {"whosays": {"alone": True}}}
    optional = {**plain, "source": "### Extra: more (9 min, optional)\n\n" + "word " * 300}
    for cell, more in ((plain, 2.0), (folded, 0.0), (optional, 0.0)):
        longer = replace(lesson, cells=[*lesson.cells, cell])
        assert parts(longer)[-1].reckoned == pytest.approx(before + more)
    longer = replace(lesson, cells=[*lesson.cells, *[plain] * 9])
    assert any(name.endswith("Part B") for name in too_long(longer))


def test_each_kind_of_work_takes_its_minutes(notebooks):
    stretches = [each for n in notebooks for part in parts(n) for each in part.stretches if not each.optional]
    work = [each for stretch in stretches for each in stretch.work]
    talks = [each for each in work if each.startswith("talk_")]
    print(f"\n{len(work)} pieces of work, {len(talks)} talks")
    assert len(talks) >= 12
    assert {each.rpartition(" ")[2] for each in talks} == {"4"}
    of_two, of_three = work.count("recall 2.5"), work.count("recall 3")
    assert min(of_two, of_three) >= 4, "the first from memory, one or two more, two that may come once more"
    assert of_two + of_three >= 8
    assert [each for each in work if each.startswith("story ")].count("story 10") == 1, "seventy words"


def test_a_list_and_the_cards_of_outlets_are_read(root):
    """A list of results is read before a click, and a card of an outlet once it is open."""
    tasks = open_notebook(root, "lessons", "07_trace_it_back").tasks
    for name, field, least in (("list", "results", 200), ("behind", "outlets", 300)):
        (item,) = tasks[name].items
        fewer = replace(item, raw={**item.raw, field: item.raw[field][:3]})
        shorter = replace(tasks[name], items=(fewer,))
        words = [len(" ".join(read_in(each)).split()) for each in (tasks[name], shorter)]
        print(f"\n{name}: {words[0]} words, with three of them {words[1]}")
        assert words[0] > least
        assert words[1] < words[0]
