"""The static form of a task: to be read anywhere, the same to the byte for everybody, and harmless."""

import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pkgutil import iter_modules

import pytest

from helpers.places import ROOT
from whosays import hand_in, show, start
from whosays.base.notebook_files import ROOMS, kit_call, read_notebook, stems
from whosays.learner import widgets
from whosays.learner.answers.store import Answers
from whosays.learner.still.markup import BREAK, HTML, joined, root, tag
from whosays.learner.still.task_form import task_form
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.learner.widgets.static_output import static_output
from whosays.tasks.reading import read_tasks
from whosays.tasks.task import Task
from whosays.tasks.types import all_types, asks

KEPT = {  # what JupyterLab keeps in a notebook that it does not trust
    *("section", "header", "figure", "details", "summary", "dl", "dt", "dd", "ul", "ol", "li", "div"),
    *("h3", "h4", "p", "blockquote", "mark", "strong", "span", "br"),
}
HOSTILE = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 1">',
    '"><svg onload=window.ran=1>',
    "</p></section><style>*{display:none}</style>",
    "&lt;b&gt; &amp; <!-- --> ]]>",
    r"$\href{javascript:window.ran=1}{x}$ and \(x\) and $$y$$",
    "\u202egnp.exe \u2028 \x00 \x1b[31m",
)


class Seen(HTMLParser):
    """What a page is made of."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements, self.attributes, self.text, self.open = Counter(), Counter(), "", []
        self.feed(markup)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements[name] += 1
        self.attributes.update(each for each, _ in attributes)
        if name != "br":
            self.open.append(name)

    def handle_endtag(self, name):
        assert self.open.pop() == name

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


@cache
def tasks_of(room: str, stem: str) -> dict[str, Task]:
    """The tasks of a notebook."""
    return read_tasks(ROOT / room / f"{stem}.tasks.toml", room, stem)


@cache
def stored(room: str) -> list[tuple[str, str, str]]:
    """Place, call and form of every kit cell of a room."""
    found = []
    for stem in stems(ROOT, room):
        for cell in read_notebook(ROOT / room / f"{stem}.ipynb")["cells"]:
            if cell["cell_type"] == "code" and (call := kit_call(cell["source"])):
                html = [each["data"].get(HTML, "") for each in cell["outputs"]]
                found.append((stem, call, "".join("".join(each) for each in html)))
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_kit_cell_has_its_form_stored(room):
    forms = stored(room)
    print(f"\n{len(forms)} forms in {room}, {sum(len(html) for *_, html in forms) // 1000} kB")
    assert len(forms) > 50
    for stem, call, html in forms:
        tasks = tasks_of(room, stem)
        fresh = "".join(static_output(call["call"], tasks, call["task"] or "")["data"][HTML])
        assert html == fresh, f"{room}/{stem} {call['task']}: run: whosays build --run"


@pytest.mark.parametrize("room", ROOMS)
def test_a_form_is_made_of_what_jupyterlab_keeps(room):
    elements: Counter[str] = Counter()
    for *_, html in stored(room):
        seen = Seen(html)
        assert not seen.open
        assert set(seen.attributes) <= {"class", "dir", "lang"}
        elements += seen.elements
    assert set(elements) <= KEPT, set(elements) - KEPT
    assert elements["section"] > 50


def secrets(value, names=("why", "why_also", "hints", "sample", "near", "rubric")):
    """The texts of a key that no form may hold: reasons, hints, samples."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner) if name in names else secrets(inner)
    for inner in value if isinstance(value, list) else ():
        yield from secrets(inner)


def texts(value):
    if isinstance(value, dict | list):
        return [
            each for inner in (value.values() if isinstance(value, dict) else value) for each in texts(inner)
        ]
    return [value] if isinstance(value, str) and len(value) >= 12 else []


def reasons_of(tasks):
    """What the tasks of a notebook keep for later, and the articles do not say themselves."""
    found = {each for task in tasks.values() for each in secrets(task.raw)}
    for task in tasks.values():
        rows = task.seed.key.statements if task.seed.key else ()
        found |= {each.row[name] for each in rows for name in ("why", "why_also")}
    articles = "".join(task.seed.article.text for task in tasks.values())
    return [each for each in found if len(each) >= 12 and each not in articles]


@pytest.mark.parametrize("room", ["lessons", "solutions"])
def test_no_form_holds_a_reason(room):
    looked_for = 0
    for stem in stems(ROOT, room):
        text = "".join(Seen(html).text for notebook, _, html in stored(room) if notebook == stem)
        hidden = reasons_of(tasks_of(room, stem))
        assert [each for each in hidden if each in text] == [], stem
        looked_for += len(hidden)
    print(f"\n{looked_for} reasons looked for in {room}")
    assert looked_for > 500


def test_a_learners_answers_change_no_byte_of_it():
    """Planted: every question of a lesson is answered, and what is written is a word to look for."""
    stem, planted = "03_fact_claim_or_allegation", "Zwetschgenknödel"
    tasks = tasks_of("lessons", stem)
    before = {name: show(f"lessons/{stem}", name)._repr_mimebundle_()[0] for name in tasks}
    strip = start(f"lessons/{stem}")._repr_mimebundle_()[0]
    for place, name in ((stem, "your_sentence"), ("00_start_here", "one_sentence")):
        kept = Answers("lessons", place, tasks["kinds"].seed.article.digest[:8])
        item = tasks_of("lessons", place)[name].items[0]
        assert kept.record(name, item.id, {"text": planted, "checked": [0]}, 0, explained=False).saved
    kept = Answers("lessons", stem, tasks["kinds"].seed.article.digest[:8])
    for task in filter(asks, tasks.values()):
        for item in task.items:
            best = all_types()[task.type].solution(task, item)
            assert (
                task.name == "your_sentence" or kept.record(task.name, item.id, best, 1, explained=True).saved
            )
    changed = 0
    for name in tasks:
        after = show(f"lessons/{stem}", name)
        assert after._repr_mimebundle_()[0][HTML] == before[name][HTML], name
        assert planted not in after._repr_mimebundle_()[0][HTML]
        changed += after._repr_mimebundle_()[0]["text/plain"] != before[name]["text/plain"]
    assert start(f"lessons/{stem}")._repr_mimebundle_()[0][HTML] == strip[HTML]
    print(f"\n{changed} of {len(tasks)} tasks were answered, and say so in their line of text")
    assert changed >= 12


def test_each_widget_has_one_and_a_living_view():
    found = []
    for module in iter_modules(widgets.__path__):
        if module.ispkg:
            inside = vars(import_module(f"{widgets.__name__}.{module.name}.widget")).values()
            found += [each for each in inside if isinstance(each, type) and issubclass(each, KitWidget)]
    own = {each.__name__ for each in found} - {"KitWidget"}
    print(f"\n{len(own)} widgets beside the {len(all_types())} types of task: {', '.join(sorted(own))}")
    assert {"Cards", "HandIn", "Progress", "Reader", "Voices"} <= own
    data, _ = start("lessons/00_start_here")._repr_mimebundle_()
    assert set(data) == {"text/plain", HTML, "application/vnd.jupyter.widget-view+json"}
    data, _ = hand_in("exercises/03_fact_claim_or_allegation")._repr_mimebundle_()
    assert "Hand in" in data[HTML]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text):
    made = root("x", tag("p", text, text), tag("blockquote", joined(text, BREAK), any_way=True))
    seen = Seen(made)
    assert seen.elements == {"section": 1, "p": 1, "blockquote": 1, "br": 1} | (
        {"span": seen.elements["span"]} if "$" in text else {}
    )
    assert seen.text.replace("\n", "") == text * 3
    for run in re.split(r"<[^>]*>", made):  # MathJax looks for a formula in one run of text
        assert not re.search(r"\$.+\$|\\.", run)


def test_what_jupyterlab_would_take_out_is_not_made():
    for name in ("script", "style", "svg", "button", "iframe"):
        with pytest.raises(ValueError, match="would not keep"):
            tag(name)


def test_every_option_and_question_of_a_lesson_stands_in_its_form():
    looked_at = 0
    for stem, call, html in stored("lessons"):
        if call["call"] != "show":
            continue
        task = tasks_of("lessons", stem)[call["task"]]
        text = Seen(html).text
        assert task.raw["title"] in text
        for item in task.items if asks(task) else ():
            page = json.loads(json.dumps(all_types()[task.type].page_data(task, item)))
            offered = [each["label"] for each in all_types()[task.type].offered(task, item)]
            checks = page.get("checklist", [])
            for words in (item.question, *offered, *checks):
                assert words in text, (stem, task.name, item.id)
                looked_at += 1
        assert task_form(task) == html if asks(task) else True
    print(f"\n{looked_at} questions, options and checks found")
    assert looked_at > 800
