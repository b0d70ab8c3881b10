"""The frame of a lesson and the size of an exercise: rules that list what is wrong with a notebook."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from helpers.lesson_text import HEADING, PLACE, Notebook, is_folded, is_own_code, of_the_kit, words_of
from whosays.base.notebook_files import kit_call

THREE = "**Who says so? How could they know? Who would answer back?**"

OWN_TEXT = ("10_todays_news",)

SHORT = "00_start_here"  # exempt from the lengths of a lesson

PART = re.compile(r"Part [A-Z]")

OUTPUT_WIDTH = 100  # nbval cuts a line at 110

WORDS_A_CELL = 110


def headings(lesson: Notebook) -> list[tuple[int, int, str, int, bool]]:
    """Cell, level, text, minutes (0 if none) and whether optional, of every heading."""
    return [
        (n, len(level), text, int(minutes or 0), bool(optional))
        for n, cell in enumerate(lesson.cells)
        if cell["cell_type"] == "markdown"
        for level, text, minutes, optional in HEADING.findall(cell["source"])
    ]


def in_frame(lesson: Notebook) -> list[str]:
    """Title, minutes, question, aims, one setup cell, what to remember, what is next, and the end card."""
    found = headings(lesson)
    start = next((n for n, c in enumerate(lesson.cells) if "import start" in c["source"]), 0)
    head = "\n".join(cell["source"] for cell in lesson.cells[:start])
    aims = head.partition("## What you will be able to do")[2]
    remember = [n for n, _, text, _, _ in found if text == "What to remember"]
    end = [n for n, _, text, _, _ in found if text == "What is next"]
    checks = {
        "one title, in the first cell": [n for n, level, *_ in found if level == 1] == [0],
        "a line with minutes": re.search(r"^\*.*\bminutes\b.*\*$", lesson.cells[0]["source"], re.MULTILINE),
        "the question of the lesson": re.search(
            r"^\*\*The question of this lesson:\*\* .+\?$", head, re.MULTILINE
        ),
        "two to four aims before the setup cell": 2 <= len(re.findall(r"^- .+", aims, re.MULTILINE)) <= 4,
        "one setup cell, the first code": [kit_call(c["source"])["call"] for c in lesson.code].count("start")
        == 1
        and "import start" in lesson.code[0]["source"],
        "one cell on what to remember": len(remember) == 1,
        "three questions at its end": remember
        and lesson.cells[remember[0]]["source"].rstrip().endswith(THREE),
        "what is next, and behind it the end card alone": end == [(remember or [0])[0] + 1]
        and end[0] == len(lesson.cells) - 1 - ends_on_its_card(lesson),
    }
    return [name for name, kept in checks.items() if not kept]


def ends_on_its_card(lesson: Notebook) -> bool:
    call = kit_call(lesson.cells[-1]["source"])
    return bool(call and call["task"] == "end")


def headings_in_order(lesson: Notebook) -> list[str]:
    levels = [level for _, level, *_ in headings(lesson)]
    deeper = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1 or b > 3]
    return [f"a heading of level {level} skips one" for level in deeper]


def of_a_good_length(lesson: Notebook) -> list[str]:
    """25 to 48 cells in sight, at most 110 words a cell, never two long cells in a row, code two lines.

    Not in sight is what waits: for an answer, or for one who works alone. Nor is the end card counted,
    which all have. Two whole lessons under one name (07: two parts of 35 minutes) may have 56.
    """
    wrong = []
    in_sight = [cell for cell in lesson.cells if not of_the_kit(cell)]
    in_sight = in_sight[: len(in_sight) - ends_on_its_card(lesson)]
    most = 56 if minutes_of_parts(lesson) == [35, 35] else 48
    if lesson.stem != SHORT and not 25 <= len(in_sight) <= most:
        wrong.append(f"{len(in_sight)} cells")
    counts = [len(words_of(c["source"])) if c["cell_type"] == "markdown" else 0 for c in lesson.cells]
    wrong += [f"cell {n}: {count} words" for n, count in enumerate(counts) if count > WORDS_A_CELL]
    in_a_row = pairwise(counts)
    wrong += [f"cells {n} and {n + 1} are long" for n, pair in enumerate(in_a_row) if min(pair) > 75]
    wrong += [c["source"] for c in lesson.own_code if c["source"].count("\n") > 9]
    return wrong + [c["source"] for c in lesson.code if c["source"].count("\n") != 1]


def honest_about_minutes(lesson: Notebook) -> list[str]:
    """A part is at most 35 minutes, its activities add up to it, and tasks fit into their activity."""
    wrong, part, claimed, parts = [], "", 0, {}
    for _, level, text, minutes, optional in headings(lesson):
        if level == 2 and PART.fullmatch(text):
            part, claimed = text, minutes
            parts[part] = [claimed, 0]
        elif minutes and not optional:
            parts.setdefault(part, [0, 0])[1] += minutes
    for name, (claim, total) in parts.items():
        if total > 35 or (name and claim != total):
            wrong.append(f"{name or 'the lesson'} claims {claim} minutes, its activities add up to {total}")
    said = [int(number) for number in re.findall(r"\d+", minutes_line(lesson))]
    if set(said) != {total for _, total in parts.values()}:
        wrong.append(f"the first cell says {said} minutes, the parts take {parts}")
    return wrong + tasks_that_do_not_fit(lesson)


def minutes_of_parts(lesson: Notebook) -> list[int]:
    return [minutes for _, level, text, minutes, _ in headings(lesson) if level == 2 and PART.fullmatch(text)]


def minutes_line(lesson: Notebook) -> str:
    """Its minutes, without the place in the course that the build writes before them."""
    line = next((x for x in lesson.cells[0]["source"].splitlines() if "minutes" in x), "")
    return PLACE.sub("", line)


def tasks_that_do_not_fit(lesson: Notebook) -> list[str]:
    wrong, name, left, optional = [], "", 0, False
    for cell in lesson.cells:
        if cell["cell_type"] == "markdown":
            for _, text, minutes, extra in HEADING.findall(cell["source"]):
                name, left, optional = text, int(minutes or 0), bool(extra)
        elif (call := kit_call(cell["source"])) and call["task"] and not is_folded(cell):
            task = lesson.tasks[call["task"]]
            left -= task.raw["minutes"]
            if left < 0:
                wrong.append(f"{task.name}: {-left} minutes more than “{name}” has")
            if optional != task.raw.get("optional", False):
                wrong.append(f"{task.name}: optional in the task or in the heading only")
    return wrong


def titles_of_their_own(lesson: Notebook) -> list[str]:
    """Bar, comments and end card know a task by its title: two of one name would be taken for one."""
    calls = [call["task"] for cell in lesson.all_code if (call := kit_call(cell["source"])) and call["task"]]
    found = Counter(lesson.tasks[name].raw["title"] for name in calls)
    assert found, lesson.stem
    return [f"“{title}” is the title of {count} tasks" for title, count in found.items() if count > 1]


def stops_between_parts(lesson: Notebook) -> list[str]:
    names = [text for _, level, text, _, _ in headings(lesson) if level == 2]
    wrong = []
    for n, name in enumerate(names):
        if PART.fullmatch(name) and name != "Part A" and names[n - 1] != "Stop here":
            wrong.append(f"no “Stop here” before {name}")
        if name == "Stop here" and not PART.fullmatch(names[n + 1]):
            wrong.append("“Stop here” leads to no part")
    kept = [cell for cell in lesson.prose if cell.startswith("## Stop here")]
    return wrong + ["does not say that answers are kept"] * any(
        "Your answers are kept" not in c for c in kept
    )


def people_talk(lesson: Notebook) -> list[str]:
    """Two Talk cells, each with a vote before and after on a question with two defensible answers."""
    wanted = 0 if lesson.stem == SHORT else 2
    talks = [n for n, _, text, _, _ in headings(lesson) if text.startswith("Talk: ")]
    wrong = [f"{len(talks)} Talk cells instead of {wanted}"] * (len(talks) != wanted)
    for n in talks:
        until = next(m for m in range(n, len(lesson.cells)) if lesson.cells[m]["cell_type"] == "code")
        task = lesson.tasks[kit_call(lesson.cells[until]["source"])["task"]]
        wrong += nothing_for_one_alone(lesson, until)
        if not task.raw.get("together") or task.scored or len(task.items) != 2:
            wrong.append(f"{task.name}: no vote before and after talking")
        elif [o.text for o in task.items[0].options] != [o.text for o in task.items[1].options]:
            before, after = ({o.text for o in item.options} for item in task.items)
            wrong += [f"{task.name}: other options after talking"] * (before != after)
    return wrong


def nothing_for_one_alone(lesson: Notebook, vote: int) -> list[str]:
    """Behind the vote stand two voices to judge between, folded: one who has nobody to talk to opens them."""
    cell = lesson.cells[vote + 1]
    call = kit_call(cell["source"])
    task = lesson.tasks.get(call["task"]) if call and is_folded(cell) else None
    if task is None:
        return ["nothing for one person alone"]
    sound = task.type == "choose" and task.raw.get("optional") and not task.scored
    said = [item.raw.get("passage", "") for item in task.items]
    voices = all("Voice A: " in each and "Voice B: " in each for each in said)
    return [] if sound and voices else [f"{task.name}: no two voices to judge between"]


def scored_items(lesson: Notebook) -> int:
    counted = (t for t in lesson.tasks.values() if t.scored and not t.raw.get("optional"))
    return sum(len(task.items) for task in counted)


def not_too_much_is_scored(lesson: Notebook) -> list[str]:
    return [f"{scored_items(lesson)} scored items"] * (scored_items(lesson) > 12)


def cells_are_kept_safe(notebook: Notebook) -> list[str]:
    wrong = [
        f"cell {n} can be deleted or edited"
        for n, cell in enumerate(notebook.cells)
        if cell["metadata"].get("deletable") is not False
        or (cell["metadata"].get("editable") is not False and not is_own_code(cell))  # made to be changed
    ]
    ids = [cell["id"] for cell in notebook.cells]
    return wrong + ["two cells have one id"] * (len(ids) != len(set(ids)))


def outputs_are_stored(notebook: Notebook) -> list[str]:
    """Every code cell was run in order and kept its text, without the widget that is not there any more."""
    counts = [cell["execution_count"] for cell in notebook.all_code]
    wrong = [f"run as {counts}"] * (counts != list(range(1, len(counts) + 1)) or not counts)
    for cell in notebook.code:
        data = [output.get("data", {}) for output in cell["outputs"]]
        texts = ["".join(each.get("text/plain", "")) for each in data]
        lines = [line for text in texts for line in text.splitlines()]
        if len(lines) != 1 or not 10 <= len(lines[0]) <= OUTPUT_WIDTH:
            wrong.append(f"{cell['source'].splitlines()[1]}: {len(lines)} stored lines")
        if any("widget" in name for each in data for name in each) or "cannot be shown" in "".join(texts):
            wrong.append(f"{cell['source'].splitlines()[1]}: a stored widget, or an error")
    for cell in notebook.own_code:
        lines = [x for o in cell["outputs"] for x in "".join(o["data"].get("text/plain", "")).splitlines()]
        if not lines or max(map(len, lines)) > OUTPUT_WIDTH:
            wrong.append(f"{cell['source'].splitlines()[0]}: {len(lines)} stored lines")
    return wrong + ["a stored widget state"] * ("widgets" in notebook.metadata)


RULES: tuple[Callable[[Notebook], list[str]], ...] = (
    in_frame,
    headings_in_order,
    of_a_good_length,
    honest_about_minutes,
    titles_of_their_own,
    stops_between_parts,
    people_talk,
    not_too_much_is_scored,
    cells_are_kept_safe,
    outputs_are_stored,
)


@dataclass(frozen=True)
class Size:
    """How many minutes an exercise may take, how many texts it asks for, and how many tasks ask."""

    minutes: range
    texts: range
    asking: range


WHOLE = Size(range(15, 21), range(1, 2), range(3, 6))

LEDGER = Size(range(15, 21), range(1, 2), range(1, 2))  # on what the learner brings, and nothing to press

ONE_PAGE = Size(range(10, 11), range(1, 2), range(2, 3))

REAL_NEWS = Size(range(10, 13), range(2), range(3, 6))  # in place of a whole one


def size_of(stem: str) -> Size:
    if stem in OWN_TEXT:
        return LEDGER
    kind = {"1": ONE_PAGE, "2": REAL_NEWS}.get(stem[0], WHOLE)
    return kind if stem[:2].isdecimal() and stem[:2] > "10" else WHOLE
