"""Results: a list as a search brought it. Two words that made somebody choose, and what was opened first."""

from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import TABLES, TEXT, Form
from whosays.tasks.paper_item import AnswerRow, PaperCard, Worksheet
from whosays.tasks.result_list import (
    PICKS,
    Result,
    check_results,
    pieces_of,
    public_results,
    quoted,
    results_in,
    words_in,
)
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.typed_letters import letters_in_words, one_letter
from whosays.tasks.verdict import HALF, Mark

NOTE = "Our list, from a store of web pages. A search engine would order it otherwise."
_ON_PAPER = "Underline two words of the list that make you choose. Then tick the one you would open first."
_COVER = "Cover the cards below it until then."  # they stand on the same sheet
_CARDS = "After you have ticked: what stands there."
_FIRST = "Read the whole list. Mark two words that make you choose. Then open one."


class Results(TaskType):
    """A list of results. What was opened first counts; the marked words are kept, and have no points.

    An answer: ``{"words": [3, 17], "opened": ["about", "news"]}``, word numbers and ids in the order opened.
    """

    name = "results"
    needed = frozenset({"query", "results"})
    may = frozenset({"note"})
    public = ("note", "query", "results")
    forms: ClassVar[Mapping[str, Form]] = {"note": TEXT, "query": TEXT, "results": TABLES}
    counted_lines = 1  # what was opened first: the words differ from learner to learner
    parted_by = " · "
    noun = "List"
    is_looked_at = True

    def check_item(self, raw: Mapping[str, Any], mode: str, at: str) -> None:
        """Each result has publisher and date; in a key two first clicks or more can be defended."""
        check_results(raw["results"], mode, at)

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """The results without what the key says of them."""
        return {**super().public_fields(task, item), "results": public_results(item.raw)}

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The list, its words with their numbers. Opening one answers and explains: there is no *Check*."""
        results = results_in(item.raw)
        return {
            "note": item.raw.get("note", NOTE),
            "query": item.raw["query"],
            "results": pieces_of(results),
            "picks": PICKS,
            "explained": task.mode == "practice",
            "one_press": True,
        }

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The titles, with what stands below each."""
        return [{"id": each.id, "label": each.title, "under": each.under} for each in results_in(item.raw)]

    def chosen(self, choice: str) -> JSON:
        """It alone is opened."""
        return {"words": [], "opened": [choice]}

    def seen(self, task: Task, item: Item, answer: JSON) -> JsonObject:
        """What stood there, for each that was opened."""
        return {each.id: each.opened for each in _opened(item, answer) if each.opened}

    def without_python(self, task: Task, item: Item) -> JsonObject:
        """What stood behind each result, which learners may read, and how many words the list has."""
        results = results_in(item.raw)
        return {"opened": {each.id: each.opened for each in results}, "words": len(words_in(results))}

    def parts(self, task: Task, item: Item, answer: JSON) -> JsonObject:
        """Why it is a good or a poor first click, for each that was opened; and the two words."""
        why = {each.id: each.why for each in _opened(item, answer)}
        return {"why": why, "chose_by": _chose_by(item, answer)}

    def unready(self, task: Task, item: Item, answer: JSON) -> str:
        """Words that are not marked yet: they are asked for before anything is opened."""
        return "" if len(_words(item, answer)) == PICKS and _opened(item, answer) else _FIRST

    def kept(self, task: Task, item: Item, answer: JSON, before: JSON = None) -> JSON:
        """The answer without what stands in no list."""
        if not isinstance(answer, dict):
            return answer
        return {"words": [*_words(item, answer)], "opened": [each.id for each in _opened(item, answer)]}

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """By what was opened first: best 1, defensible ½, else 0."""
        results, opened = results_in(item.raw), _opened(item, answer)
        best = next(each for each in results if each.best)
        form: JSON = {"words": [], "opened": [best.id]}
        if not opened:
            return Mark("wrong", 0, "Nothing was opened yet.", (best.why,), form)
        first, named = opened[0], f"The best first click is “{best.title}”. {best.why}"
        if first.best:
            also = (f"“{each.title}” can be defended, too: {each.why}" for each in results if each.defensible)
            return Mark("best", 1, "A good first click. Here is why.", (first.why, *also), form)
        if first.defensible:
            why = (f"What speaks for yours: {first.why}", named)
            return Mark("defensible", HALF, "Half right: this click can be defended.", why, form)
        return Mark("wrong", 0, "Not first. Here is what decides.", (f"Yours: {first.why}", named), form)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """What was opened, the first one first, and the words that made somebody choose."""
        first, *others = [f"“{each.title}” ({each.by})" for each in _opened(item, answer)] or [NOT_OFFERED]
        words = _quoted(item, answer)
        return [
            f"Opened first: {first}",
            *([f"Chose by: {words}"] if words else []),
            *(f"Then: {each}" for each in others),
        ]

    def best_in_words(self, task: Task, item: Item, best: JSON) -> list[str]:
        """The title of the best first click."""
        return [f"“{each.title}”" for each in _opened(item, best)]

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The same, as a sentence; its reason follows."""
        return f"Open {self.best_in_words(task, item, best)[0]} first."

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The list with boxes to tick; behind it what stood there, under the same letters."""
        results = results_in(item.raw)
        cards = tuple(PaperCard(each.title, (("", each.opened),)) for each in results if each.opened)
        note = f"Searched for: {item.raw['query']}. {item.raw.get('note', NOTE)} {_ON_PAPER}"
        note = f"{note} {_COVER}" if cards else note
        titles = tuple(each.title for each in results)
        return Worksheet(note, choices=titles, cards=cards, before_cards=_CARDS)

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A bubble for each result."""
        return AnswerRow(bubbles=True)

    def typed_as(self, task: Task, item: Item, letters: Mapping[str, str]) -> str:
        """The letter of the one opened first."""
        return letters_in_words(letters)

    def from_paper(self, task: Task, item: Item, typed: str, letters: Mapping[str, str]) -> JSON:
        """The one result. The underlined words stay on the paper."""
        return self.chosen(one_letter(typed, letters))

    def best_on_paper(self, task: Task, item: Item, best: JSON, letters: Mapping[str, str]) -> list[str]:
        """None: its bubble is filled."""
        return []


def _opened(item: Item, answer: JSON) -> list[Result]:
    """What was opened, in that order, each once; ``answer`` may be anything."""
    given = answer.get("opened") if isinstance(answer, dict) else None
    known = {each.id: each for each in results_in(item.raw)}
    ids = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    return [known[each] for each in dict.fromkeys(ids) if each in known]


def _words(item: Item, answer: JSON) -> list[int]:
    """The numbers of the marked words, two at most, in the order of the list."""
    given = answer.get("words") if isinstance(answer, dict) else None
    last = len(words_in(results_in(item.raw)))
    found = [each for each in given if type(each) is int] if isinstance(given, list) else []
    return sorted([each for each in dict.fromkeys(found) if 0 <= each < last][:PICKS])


def _quoted(item: Item, answer: JSON) -> str:
    words = words_in(results_in(item.raw))
    return " and ".join(quoted(words[number]) for number in _words(item, answer))


def _chose_by(item: Item, answer: JSON) -> str:
    quoted = _quoted(item, answer)
    return f"You chose by these two words: {quoted}." if quoted else ""


TYPE = Results()
