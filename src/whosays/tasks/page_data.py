"""A task as the page paints it: every text, word and option made ready in Python. No answer is in it."""

from typing import Any

from whosays.articles.article import Article, Span
from whosays.articles.key import Statement
from whosays.articles.kinds import kind
from whosays.articles.quotes import find_pieces
from whosays.base.json_types import JsonObject
from whosays.tasks.task import Item, Task, short_hash
from whosays.tasks.types.sort import choices
from whosays.tasks.without_key import mark_stretch, shuffled_bank, shuffled_steps


def task_data(task: Task, earlier: str | None = None) -> JsonObject:
    """The ``task`` dictionary of formats.md ("Between Python and the page").

    Args:
        task: the task to paint.
        earlier: what the learner wrote in the task that ``earlier`` names, "" if nothing yet.
    """
    return {
        "room": task.room,
        "stem": task.stem,
        "name": task.name,
        "type": task.type,
        "title": task.raw["title"],
        "prompt": task.raw["prompt"],
        "minutes": task.raw["minutes"],
        "mode": task.mode,
        "optional": task.raw.get("optional", False),
        "earlier": earlier,
        "items": [_item_data(task, item, number) for number, item in enumerate(task.items, 1)],
    }


def _item_data(task: Task, item: Item, number: int) -> JsonObject:
    pieces = _passage(task, item)
    text = "".join(piece["text"] for piece in pieces) or item.question
    words = task.seed.hard_words(text)
    return {
        "id": item.id,
        "label": _label(task, item, number),
        "passage": pieces,
        "words": [{"term": each.term, "meaning": each.meaning} for each in words],
        "question": item.question,
        "no_check": _no_check(task, item),
        **_OF_TYPE[task.type](task, item),
    }


def _no_check(task: Task, item: Item) -> bool:
    """Whether "Next" stands where "Check" would: a vote explains at its end, free text needs a sample."""
    if task.type == "write":
        return "sample" not in item.raw
    return task.raw.get("together", False) and item is not task.items[-1]


def _label(task: Task, item: Item, number: int) -> str:
    if len(task.items) == 1:
        return ""
    noun = "Statement" if task.type == "sort" else "Question"
    place = item.id.split(".")[0]
    where = f" · paragraph {place[1:]}" if task.type == "sort" and place.startswith("p") else ""
    where = " · headline" if task.type == "sort" and place.startswith("h") else where
    return f"{noun} {number} of {len(task.items)}{where}"


def _passage(task: Task, item: Item) -> list[JsonObject]:
    if task.type == "mark":
        return []
    article = task.seed.article
    if task.type == "sort":
        return _in_its_sentence(article, sort_spans(task, item))
    named = item.raw.get("passage", "")
    if named.startswith("text:"):
        return [{"text": named[5:].strip(), "mark": False}]
    if not named:
        return []
    if "." in named:
        return _in_its_sentence(article, _statement(task, named).spans)
    block = article.paragraph(named)
    spans = find_pieces(article, block, item.raw.get("marked", ""), f"item {item.id}, marked")
    return _cut(article, (block.start, block.end), spans)


def _statement(task: Task, statement_id: str) -> Statement:
    probe = Item(statement_id, {"id": statement_id})
    return task.statement(probe)


def sort_spans(task: Task, item: Item) -> tuple[Span, ...]:
    """Where the statement of a sort item stands: from its quote in hand-in, else from the key."""
    if "quote" not in item.raw:
        return task.statement(item).spans
    article = task.seed.article
    block = article.paragraph(item.id.split(".")[0])
    return find_pieces(article, block, item.raw["quote"], f"item {item.id}, column quote")


def _in_its_sentence(article: Article, spans: tuple[Span, ...]) -> list[JsonObject]:
    return _cut(article, article.sentence_at(spans[0][0], spans[-1][1]), spans)


def _cut(article: Article, stretch: Span, marked: tuple[Span, ...]) -> list[JsonObject]:
    """A stretch of the article in pieces, marked and unmarked, that give its text back exactly."""
    pieces, at = [], stretch[0]
    for start, end in marked:
        pieces += [{"text": article.text[at:start], "mark": False}]
        pieces += [{"text": article.text[start:end], "mark": True}]
        at = end
    pieces.append({"text": article.text[at : stretch[1]], "mark": False})
    return [piece for piece in pieces if piece["text"]]


def _sort_data(task: Task, _: Item) -> JsonObject:
    return {"options": [_choice(task, name, label) for name, label in choices(task).items()]}


def _choice(task: Task, name: str, label: str) -> JsonObject:
    letter = kind(name).letter if task.facet == "kind" else ""
    return {"id": name, "label": label, "letter": letter}


def _choose_data(_: Task, item: Item) -> JsonObject:
    return {"options": [{"id": each.id, "label": each.text} for each in item.options]}


def _number_data(_: Task, item: Item) -> JsonObject:
    return {"unit": item.raw.get("unit", "")}


def _order_data(_: Task, item: Item) -> JsonObject:
    return {"steps": [{"id": short_hash(text), "text": text} for text in shuffled_steps(item)]}


def _chain_data(_: Task, item: Item) -> JsonObject:
    return {"bank": shuffled_bank(item)}


def _write_data(_: Task, item: Item) -> JsonObject:
    limits = {name: item.raw.get(name) for name in ("min_words", "max_words")}
    return {**limits, "checklist": item.raw.get("checklist", [])}


def _mark_data(task: Task, item: Item) -> JsonObject:
    return {"units": units(task, item)}


def units(task: Task, item: Item) -> list[JsonObject]:
    """What a learner clicks in a mark item: words, or ready-made phrases.

    Returns:
        ``words`` (word numbers of the article), ``text`` and ``after`` (the white space behind it) a unit;
        together their texts give the stretch back exactly.
    """
    article = task.seed.article
    start, end = mark_stretch(task, item)
    words = article.words_in(start, end)
    groups = _phrase_groups(task, item, (start, end)) if item.raw.get("phrases") else [[w] for w in words]
    found = []
    for group in groups:
        after = next((word.start for word in words if word.number == group[-1].number + 1), end)
        text = article.text[group[0].start : group[-1].end]
        numbers = [word.number for word in group]
        found.append({"words": numbers, "text": text, "after": article.text[group[-1].end : after]})
    return found


def _phrase_groups(task: Task, item: Item, stretch: Span) -> list[list[Any]]:
    """Words by the phrase they lie in; what lies between two phrases makes a phrase of its own."""
    article = task.seed.article
    block = article.paragraph_at(stretch[0])
    spans = [find_pieces(article, block, each, f"item {item.id}, phrases")[0] for each in item.raw["phrases"]]
    groups: dict[float, list[Any]] = {}
    for word in article.words_in(*stretch):
        inside = next((i for i, (a, b) in enumerate(spans) if a <= word.start < b), None)
        before = sum(b <= word.start for _, b in spans) - 0.5
        groups.setdefault(inside if inside is not None else before, []).append(word)
    return sorted(groups.values(), key=lambda group: group[0].number)


_OF_TYPE = {
    "sort": _sort_data,
    "choose": _choose_data,
    "number": _number_data,
    "order": _order_data,
    "chain": _chain_data,
    "write": _write_data,
    "mark": _mark_data,
}
