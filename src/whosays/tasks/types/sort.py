"""Sort: a statement's kind, who answers for it, or whether it accuses."""

from collections.abc import Mapping
from typing import Any, ClassVar

from whosays.articles.article import Span
from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, NOT_YET, SPEAKERS, answers_for, kind
from whosays.articles.quotes import find_pieces
from whosays.articles.reasons import why_accuses, why_source
from whosays.articles.second_answers import second_kind, second_speaker
from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import TEXT, TEXTS, Form
from whosays.tasks.looks import ENOUGH, WHICH_WORDS, Look, Place
from whosays.tasks.paper_item import AnswerRow, Worksheet
from whosays.tasks.passages import check_passage, in_its_sentence
from whosays.tasks.sort_clues import deciding_spans, key_hints, look_line, within
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import HALF, Mark

FACETS = ("kind", "answers_for", "accuses")
VOICES = ("reported fact", "official claim", "attributed claim")  # kinds that say who answers for it
_RIGHT_VOICE = {
    "allegation": "But its own words accuse somebody. That decides.",
    "characterisation": "But it judges: no record could settle it.",
    "appeal": "But it calls, wishes or promises: it cannot be checked today.",
}  # kinds that anybody may answer for
ACCUSES = {"yes": "It accuses somebody", "no": "It accuses nobody"}


class Sort(TaskType):
    """Statements, each in its sentence, to be sorted."""

    name = "sort"
    of_task = ("facet", "choices")
    may = frozenset({"quote"})
    public = ("quote",)
    needed_in_hand_in = frozenset({"quote"})  # where the words stand, said without the key
    forms: ClassVar[Mapping[str, Form]] = {"facet": TEXT, "choices": TEXTS, "quote": TEXT}
    one_of_some = True
    noun = "Statement"

    def check_task(self, raw: Mapping[str, Any], at: str) -> None:
        """The facet and the choices are known."""
        if raw.get("facet", FACETS[0]) not in FACETS:
            raise KitError(f"{at}: “facet” must be one of: {', '.join(FACETS)}.")
        kinds = (*KINDS, NOT_YET.name)
        for each in raw.get("choices", []):
            if each not in kinds:
                raise KitError(f"{at}: choices: “{each}” is not known. Write some of: {', '.join(kinds)}.")

    def check_places(self, task: Task, item: Item) -> None:
        """The words stand in their paragraph, and the statement's kind is offered."""
        if "quote" in item.raw:
            _quote_spans(task, item, "the words, column quote")
        check_passage(task, item)
        if task.mode == "practice" and task.facet == "kind":
            _check_kind(task, task.statement(item))

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """The statement's own words."""
        return {"quote": task.statement(item).row["quote"]}

    def place_in_article(self, item: Item) -> str:
        """The paragraph, or the headline."""
        place = item.id.split(".")[0]
        if place.startswith("p"):
            return f" · paragraph {place[1:]}"
        return " · headline" if place.startswith("h") else ""

    def passage(self, task: Task, item: Item) -> list[JsonObject]:
        """The statement in its sentence."""
        return in_its_sentence(task.seed.article, sort_spans(task, item))

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """The choices; a kind with its letter."""
        return {"options": self.offered(task, item)}

    def offered(self, task: Task, item: Item) -> list[JsonObject]:
        """The choices; a kind with its letter."""
        return [_option(task, name, label) for name, label in choices(task).items()]

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """The words that decide; where two or three choices are left over from, a question instead."""
        statement = task.statement(item)
        if len(choices(task)) < ENOUGH:
            return Look(WHICH_WORDS, again=False)
        right_speaker = _right_voice(statement, answer)
        return Look(look_line(task, statement, right_speaker=right_speaker), again=True)

    def deciding(self, task: Task, item: Item) -> tuple[Place, ...]:
        """Cue and source words, or those that the key says decide, as far as the passage shows them."""
        shown = task.seed.article.sentence_at(*_ends(sort_spans(task, item)))
        return within(shown, deciding_spans(task, task.statement(item)))

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Best 1, defensible ½, else 0; an office's accusation called the office's claim is half right.

        The best name comes first, and what decides: a page folds what is behind it.
        """
        statement = task.statement(item)
        best = right_choice(task, statement)
        why = (_reason(task, statement),)
        if answer == best:
            also = (statement.row["why_also"],) if second_choice(task, statement) else ()
            return Mark("best", 1, "Yes, and here is what decides.", (*why, *_can_be_defended(also)), best)
        if isinstance(answer, str) and answer and answer == second_choice(task, statement):
            lead = f"Half right: “{choices(task)[answer]}” can be defended."
            yours = f"What speaks for yours: {statement.row['why_also']}"
            return Mark("defensible", HALF, lead, (_best_is(task, best), *why, yours), best)
        if task.facet == "kind" and _right_about_the_speaker(task, statement, answer):
            lead = "Half right: right about who speaks. That it accuses decides."
            return Mark("defensible", HALF, lead, (_best_is(task, best), *why), best)
        right, *needs = _instead(task, statement, answer, best)
        return Mark("wrong", 0, "Not this one. Here is what decides.", (right, *why, *needs), best)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """The label of the choice."""
        known = choices(task)
        return [known[answer] if isinstance(answer, str) and answer in known else NOT_OFFERED]

    def decides(self, task: Task, item: Item) -> str:
        """The reason for what the task asks."""
        return _reason(task, task.statement(item))

    def hints(self, task: Task, item: Item, written: tuple[str, ...]) -> tuple[str, ...]:
        """Where to look, and the rule: from the key, where the task file has none of its own."""
        statement = task.statement(item)
        found = key_hints(task, statement, right_choice(task, statement))
        return (*written, *found[len(written) :])

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The label of the best choice."""
        return f"It is “{choices(task)[str(best)]}”."

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """Boxes to tick, side by side."""
        return Worksheet(choices=tuple(choices(task).values()), a_line_each=False)

    def answer_row(self, task: Task, item: Item) -> AnswerRow:
        """A bubble for each choice."""
        return AnswerRow(bubbles=True)


def choices(task: Task) -> dict[str, str]:
    """The choices of a sort task by id, with the words a learner sees."""
    if task.facet == "accuses":
        return dict(ACCUSES)
    if task.facet == "answers_for":
        named = dict.fromkeys(SPEAKERS.values())
        page = SPEAKERS["page"]
        return {label: label for label in named if label != page or _asks_about_page(task)}
    return {name: kind(name).label for name in task.raw.get("choices", [*KINDS])}


def _asks_about_page(task: Task) -> bool:
    return any(item.id.startswith("x") or _is_furniture(task, item) for item in task.items)


def _is_furniture(task: Task, item: Item) -> bool:
    """A date line may begin a paragraph. Where there is no key nobody can tell; no exercise asks that."""
    key = task.seed.key
    return key is not None and item.id in key.by_id and key.statement(item.id).speaker == "page"


def right_choice(task: Task, statement: Statement) -> str:
    """The best choice for a statement in this task."""
    if task.facet == "accuses":
        return "yes" if statement.kind == "allegation" else "no"
    if task.facet == "answers_for":
        return answers_for(statement.speaker)
    return _offered(task, statement.kind)


def _offered(task: Task, kind_name: str) -> str:
    """A kind as this task offers it: one that a lesson has not taught yet lies in the bin."""
    return kind_name if not kind_name or kind_name in choices(task) else NOT_YET.name


def second_choice(task: Task, statement: Statement) -> str:
    """The defensible second choice for a statement in this task, or an empty text."""
    if task.facet == "accuses":
        # A claim as second answer speaks of who says it, not of whether it accuses.
        second = {"allegation": "yes", "characterisation": "no"}.get(statement.also("kind"), "")
    elif task.facet == "answers_for":
        second = second_speaker(task.seed.key, statement)
    else:
        second = _offered(task, second_kind(task.seed.key, statement))
    return "" if second == right_choice(task, statement) else second


def sort_spans(task: Task, item: Item) -> tuple[Span, ...]:
    """Where the statement of a sort item stands: from its quote in hand-in, else from the key."""
    if "quote" not in item.raw:
        return task.statement(item).spans
    return _quote_spans(task, item, f"item {item.id}, column quote")


def _quote_spans(task: Task, item: Item, at: str) -> tuple[Span, ...]:
    article = task.seed.article
    return find_pieces(article, article.paragraph(item.id.split(".")[0]), item.raw["quote"], at)


def _check_kind(task: Task, statement: Statement) -> None:
    if not {statement.kind, NOT_YET.name} & set(task.raw.get("choices", KINDS)):
        raise KitError(f"its kind, {statement.kind}, is not among “choices”. Add it, or “{NOT_YET.name}”.")


def _option(task: Task, name: str, label: str) -> JsonObject:
    found = kind(name) if task.facet == "kind" else None
    signs = {"letter": found.sign if found else "", "class": found.letter if found else ""}
    return {"id": name, "label": label, **signs}


def _right_about_the_speaker(task: Task, statement: Statement, answer: object) -> bool:
    """Calling somebody's accusation that somebody's claim sees one of two things: half right.

    Where a lesson has not taught claims by people without an office, "not yet" is the name for them.
    """
    claims = {name: KINDS[name].speakers for name in ("official claim", "attributed claim")}
    if "attributed claim" not in choices(task):
        claims[NOT_YET.name] = claims.pop("attributed claim")
    return (
        statement.kind == "allegation"
        and isinstance(answer, str)
        and answer in claims
        and statement.speaker in claims[answer]
    )


def _reason(task: Task, statement: Statement) -> str:
    """Why the best choice is best: another question has another reason."""
    key = task.seed.key
    if key is None or task.facet == "kind":
        return statement.row["why"]
    return why_source(key, statement) if task.facet == "answers_for" else why_accuses(key, statement)


def _can_be_defended(also: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"Another answer can be defended too: {text}" for text in also)


def _best_is(task: Task, best: str) -> str:
    return f"The best answer is “{choices(task)[best]}”."


def _instead(task: Task, statement: Statement, answer: object, best: str) -> tuple[str, ...]:
    if not isinstance(answer, str) or answer not in choices(task) or task.facet != "kind":
        return (_best_is(task, best),)
    if _right_voice(statement, answer):
        return (f"Right about who answers for it. {_RIGHT_VOICE[statement.kind]} {_best_is(task, best)}",)
    chosen = f"“{choices(task)[answer]}” would need {kind(answer).needs}."
    return (_best_is(task, best), *_two_errors(answer, best), chosen)


def _right_voice(statement: Statement, answer: object) -> bool:
    """Whether an answer is right about who answers for it, and something else decides."""
    if not isinstance(answer, str) or answer not in VOICES or statement.kind not in _RIGHT_VOICE:
        return False
    return statement.speaker in KINDS[answer].speakers


def _ends(spans: tuple[Span, ...]) -> Span:
    return spans[0][0], spans[-1][1]


def _two_errors(answer: str, best: str) -> tuple[str, ...]:
    """Trusting too much and doubting too much are both errors, and are told apart."""
    if best == "reported fact" and answer in ("official claim", "attributed claim", "allegation"):
        return ("Doubting what the article itself stands for is an error too.",)
    if answer == "reported fact" and best in ("official claim", "attributed claim", "allegation"):
        return ("That somebody says it is reported. What they say is still theirs.",)
    return ()


TYPE = Sort()
