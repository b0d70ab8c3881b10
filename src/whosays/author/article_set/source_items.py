"""Tasks about sources: mark who, how and what; put the hands in line; say whose words, or whose number."""

import re
from calendar import month_abbr, month_name
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations, islice, pairwise, product
from math import sqrt

from whosays.articles.handing_words import handing_words
from whosays.articles.key import Statement
from whosays.articles.printed_words import bare, first_words
from whosays.articles.quote_cells import cell_of
from whosays.articles.reasons import ARTICLE, why_source
from whosays.author.article_set.material import Material, is_quotable
from whosays.author.article_set.mouths import denies, is_named, is_whole, one_mouth, printed
from whosays.author.article_set.words_of import Raw, words
from whosays.base.errors import KitError
from whosays.tasks.task import Item

MOST_IN_A_SENTENCE = 34  # words of a sentence that is taken apart
_OPTIONS = 3
_TRIED = 4  # sets of wrong options an item
_NAMES = ("whose", "owner", "voice")  # an item's name decides the order of its options
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
                     r"|thousands?|millions?)\b")  # fmt: skip


_MONTH = rf"\b(?:{'|'.join((*month_name[1:], *month_abbr[1:], 'Sept'))})\b\.?"
NO_COUNT = re.compile(
    rf"{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}|\b(?:1[5-9]|20)\d\d\b(?!\s+[a-z]+s\b)|"
    r"\b\d+(?:st|nd|rd|th)\b|\b\w+-years?-olds?\b|\baged\s+\d+|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b"
)  # dates, ages, hours: nobody counted them


@dataclass(frozen=True)
class Example:
    """A sentence that is taken apart in front of the learner."""

    statement: Statement
    sentence: str
    source: str
    cue: str
    content: str


def marker(material: Material, most: int, used: Collection[str]) -> tuple[Raw, Example] | None:
    """The marker with its items and a worked example, or None where fewer than two sentences have a cue."""
    found = [each for each in material.askable if _can_be_marked(material, each)]
    once = {material.sentence(each): each for each in sorted(found, key=material.worth)}  # one a sentence
    left = sorted(once.values(), key=lambda each: (each.id in used, -material.worth(each), each.id))
    example = next((made for each in reversed(left) if (made := _example(material, each))), None)
    rest = [each for each in left if example and each is not example.statement]
    if example is None or not rest:
        return None
    picked = sorted(rest[:most], key=lambda each: each.start)
    return {**words("marker"), "items": [_mark_item(material, each) for each in picked]}, example


def _can_be_marked(material: Material, statement: Statement) -> bool:
    """Whether source, cue and content stand in one short sentence, apart from each other."""
    article, parts = material.article, (statement.source_spans, statement.cue_spans, statement.spans)
    spans = sorted(span for part in parts for span in part)
    told = [each for part in parts for each in part if re.search(r"\w", article.text[slice(*each)])]
    if not all(any(each in told for each in part) for part in parts) or len(statement.spans) > 1:
        return False
    start, end = article.sentence_at(statement.start, statement.end)
    inside = start <= spans[0][0] and max(b for _, b in spans) <= end
    apart = all(a[1] <= b[0] for a, b in pairwise(spans))
    return inside and apart and len(article.words_in(start, end)) <= MOST_IN_A_SENTENCE


def _mark_item(material: Material, statement: Statement) -> Raw:
    handing = _handing(material, statement)
    hand = "hands" if len(handing) == 1 else "hand"
    why = f"{' and '.join(handing)} {hand} it over. What is left of the piece is what was said."
    phrases = _phrases(material, statement)
    item = {"id": _item_id("mark", statement), "statement": statement.id, "why": why}
    return {**item, "phrases": phrases} if phrases else item


def _handing(material: Material, statement: Statement) -> list[str]:
    """The words that hand it over, each between quotation marks; those marks themselves left out."""
    return [each for each in handing_words(material.article, statement) if each.startswith("“")]


def _phrases(material: Material, statement: Statement) -> list[str]:
    """The pieces to click; none where one would begin or end inside a word."""
    article = material.article
    block = article.paragraph_at(statement.start)
    spans = sorted((*statement.source_spans, *statement.cue_spans, *statement.spans))
    spans = [span for span in spans if re.search(r"\w", article.text[slice(*span)])]
    held = [{word.number for word in article.words_in(a, b)} for a, b in spans]
    if any(a & b for a, b in combinations(held, 2)):
        return []
    try:
        return [cell_of(article, block, [span], "phrases") for span in spans]
    except KitError:  # no cell leads to such words
        return []


def _example(material: Material, statement: Statement) -> Example | None:
    text, sentence = material.article.text, material.sentence(statement)
    source, cue = (
        [bare(text[a:b]) for a, b in spans if re.search(r"\w", text[a:b])]
        for spans in (statement.source_spans, statement.cue_spans)
    )
    content = text[slice(*statement.spans[0])].rstrip(" .,;:")
    if statement.kind == "appeal" or content.startswith("to ") or not is_named(statement, text):
        return None  # without source and cue it would say nothing by itself
    if len(source) != 1 or len(cue) != 1 or not is_quotable(sentence) or "“" in content:
        return None
    return Example(statement, sentence, source[0], cue[0], content)


def chain(material: Material, used: Collection[str]) -> Raw | None:
    """One line of hands, the longest that the article has; None where nothing came through a second mouth."""
    found = [each for each in material.askable if len(set(each.chain)) == len(each.chain) >= 3]
    found = [each for each in found if _where(material, each)]
    best = max(found, key=lambda each: (each.id not in used, len(each.chain), material.worth(each), each.id),
               default=None)  # fmt: skip
    if best is None:
        return None
    others = [name for name in _others(material, best) if name != ARTICLE][:2]
    if not others:
        return None
    item: Raw = {"id": _item_id("row", best), **_where(material, best), "bank": [*best.chain, *others],
                 "question": "Who handed on the marked words? Origin first, the article last.",
                 "answer": [*best.chain], "why": why_source(material.key, best)}  # fmt: skip
    also = [part.strip() for part in best.also("source").split("<") if part.strip()]
    if also and set(also) <= set(item["bank"]):
        item |= {"also": also, "why_also": best.row["why_also"]}
    return {**words("chain"), "items": [item]}


def whose(material: Material, name: str, sizes: range, used: Collection[str]) -> Raw | None:
    """Whose words these are, or whose number: options are the article's other mouths.

    Args:
        material: the article and its key.
        name: whose or numbers.
        sizes: how many items it may have; more are better.
        used: ids of statements that are asked about elsewhere: they come last.

    Returns:
        None where too few pieces have an owner, or there are not three mouths to choose from.
    """
    found = [each for each in material.askable if _has_one_owner(each) and len(_others(material, each)) >= 2]
    found = [each for each in found if _where(material, each)]
    if name == "numbers":
        found = [each for each in found if NUMBER.search(NO_COUNT.sub("", each.row["quote"]))]
    found.sort(key=lambda each: (each.id in used, -material.worth(each), each.id))
    by_owner = {each.chain[0]: each for each in reversed(found)}  # the best of each owner
    picked = sorted(by_owner.values(), key=found.index)[: sizes.stop - 1]
    if len(picked) < sizes.start:
        return None
    picked.sort(key=lambda each: each.start)
    items = _evenest([_ways_to_ask(material, each) for each in picked])
    return {**words(name), "items": items}


def _where(material: Material, statement: Statement) -> Raw:
    """The passage that shows who said it: its sentence, else its paragraph; nothing where neither does."""
    article = material.article
    block = article.paragraph_at(statement.start)
    if material.says_who(statement, article.sentence_at(statement.start, statement.end)):
        return {"passage": statement.id}
    if material.says_who(statement, (block.start, block.end)):
        return {"passage": block.id, "marked": statement.row["quote"]}
    return {}


def _has_one_owner(statement: Statement) -> bool:
    return len(statement.chain) > 1 and statement.speaker != "record" and not statement.row["also_facet"]


def _others(material: Material, statement: Statement) -> list[str]:
    """Mouths of the article that have nothing to do with a statement, each told by its name somewhere."""
    text = material.article.text
    named = {name for each in material.key.statements if is_named(each, text) for name in each.chain}
    others = [name for name in material.mouths if name in named and name not in statement.chain]
    own = [name for name in statement.chain if name != ARTICLE]
    apart = [name for name in others if not any(one_mouth(material, name, each) for each in own)]
    return [ARTICLE, *apart]


def _ways_to_ask(material: Material, statement: Statement) -> list[Raw]:
    """The item with each of several sets of wrong options."""
    best = {"text": _named(statement.chain[0]), "best": True, "why": why_source(material.key, statement)}
    wrong = [_wrong_option(material, statement, name) for name in _others(material, statement)]
    sets = islice(combinations(wrong, _OPTIONS - 1), _TRIED)
    base = {**_where(material, statement), "question": "Who has to answer for the marked piece?"}
    names = [_item_id(name, statement) for name in _NAMES]
    return [{"id": name, **base, "options": [best, *others]} for others in sets for name in names]


def _wrong_option(material: Material, statement: Statement, name: str) -> Raw:
    if name == ARTICLE:
        handing = _handing(material, statement)
        some = " and ".join(handing) if handing else "those around it"
        do = "does" if len(handing) == 1 else "do"
        return {"text": _named(name), "why": f"It would, if no words handed the piece on. But {some} {do}."}
    return {"text": _named(name), "why": _other_words(material, statement, name)}


def _other_words(material: Material, statement: Statement, name: str) -> str:
    """What the page has from somebody else: words that can be quoted whole, if there are some."""
    article = material.article
    said = [each for each in material.key.statements if each.chain[0] == name and each is not statement]
    if not said:
        return "From there nothing of its own is told here, only what somebody else said first."
    told = [each for each in said if is_quotable(printed(article, each)) and not denies(article, each)]
    best = min(told, key=lambda each: not is_whole(article, each), default=None)
    words_of_it = first_words(bare(printed(article, best))) if best else ""
    return f"From there the page has other words{f': “{words_of_it}”' if words_of_it else ''}."


def _named(name: str) -> str:
    """A source as an option: with a capital, and the article as learners know it."""
    return "The article itself" if name == ARTICLE else f"{name[:1].upper()}{name[1:]}"


def _item_id(what: str, statement: Statement) -> str:
    return f"{what}_{statement.id.replace('.', '_')}"


def _evenest(ways: list[list[Raw]]) -> list[Raw]:
    """Of all ways to ask these items, the one in which guessing by length or place finds least."""
    return list(min(product(*ways), key=_given_away))


def _given_away(items: Iterable[Raw]) -> float:
    """How far three ways of guessing (shortest, longest, first) end up from chance, in squared errors."""
    asked = [Item(raw["id"], raw).options for raw in items]
    found = {"shortest": 0.0, "longest": 0.0, "first": 0.0}
    for options in asked:
        lengths = [len(each.text) for each in options]
        for way, wanted in (("shortest", min(lengths)), ("longest", max(lengths))):
            left = [each for each in options if len(each.text) == wanted]
            found[way] += sum(each.best for each in left) / len(left)
        found["first"] += options[0].best
    chance = len(asked) / _OPTIONS
    spread = sqrt(len(asked) * (1 / _OPTIONS) * (1 - 1 / _OPTIONS))
    return sum((each - chance) ** 2 for each in found.values()) / spread**2
