"""Talks: votes on a piece with two defensible names; where the key has none, on what to look up first.

Behind each vote two voices wait for whoever works alone: one points at words of the page, one does not.
"""

from collections.abc import Collection
from dataclasses import dataclass

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS
from whosays.articles.printed_words import MOST_WORDS, bare, first_words
from whosays.articles.reasons import deciding_words
from whosays.author.article_set.material import Material
from whosays.author.article_set.words_of import Raw, words
from whosays.tasks.task import short_hash

_NOTHING = ("nothing could", "page furniture", "a judgement")
_LETTERS = ("A", "B")


@dataclass(frozen=True)
class Talk:
    """A vote before and after talking, and the task for one alone; ``about``: ids of what is talked about."""

    heading: str
    opening: str
    vote: Raw
    alone: Raw
    about: tuple[str, ...]


def two_talks(material: Material, used: Collection[str]) -> list[Talk]:
    """The two Talks of a lesson; fewer where the article has no matter for them."""
    names = [_which_name(material, each) for each in _with_two_names(material, used)[:2]]
    taken = {each for talk in names for each in talk.about}
    return [*names, *_first_to_check(material, 2 - len(names), used, taken)]


def _with_two_names(material: Material, used: Collection[str]) -> list[Statement]:
    """Pieces whose kind can be read two ways, the hardest first, no two of one pair of names if it can be."""
    found = [each for each in material.askable if each.also("kind") in KINDS and each.row["why_also"]]
    found = [each for each in found if each.also("kind") != "furniture" and _points(material, each)]
    found.sort(key=lambda each: (_dullness(each), each.id in used, -material.worth(each), each.id))
    first_of_pair = {frozenset((each.kind, each.also("kind"))): each for each in reversed(found)}
    firsts = sorted(first_of_pair.values(), key=found.index)
    return [*firsts, *(each for each in found if each not in firsts)]


def _dullness(statement: Statement) -> int:
    """What accuses is worth a Talk; then what judges, asks or promises; then who signs for a plain piece."""
    pair = {statement.kind, statement.also("kind")}
    return 0 if "allegation" in pair else 1 if pair & {"characterisation", "appeal"} else 2


def _which_name(material: Material, statement: Statement) -> Talk:
    first, second = KINDS[statement.kind].label, KINDS[statement.also("kind")].label
    options = [
        {"text": first, "best": True, "why": statement.row["why"]},
        {"text": second, "defensible": True, "why": statement.row["why_also"]},
    ]
    head = f"Talk: {words('short')[statement.kind]} or {words('short')[statement.also('kind')]}?"
    quoted = f"{first}. Look at “{_points(material, statement)}”: that decides it for me."
    hearsay = f"{second}. {words('hearsay')[statement.also('kind')]}"
    question = "Which name fits the marked piece best?"
    return Talk(
        head,
        "Careful readers have landed on both sides of this one.",
        _vote(head, question, {"passage": statement.id}, options),
        _alone(f"Two voices on “{_short(material, statement)}”", statement.id, (quoted, hearsay)),
        (statement.id,),
    )


def _first_to_check(
    material: Material, wanted: int, used: Collection[str], taken: Collection[str]
) -> list[Talk]:
    """Votes between two pieces that a look elsewhere could show: which would you look up first?"""
    found = [each for each in material.askable if not each.row["settles"].startswith(_NOTHING)]
    found = [each for each in found if each.id not in taken]
    found = [each for each in found if len(each.chain) > 1 or each.kind != "reported fact"] or found
    found.sort(key=lambda each: (each.id in used, _is_cut(material, each), -material.worth(each), each.id))
    once = list({_short(material, each): each for each in reversed(found)}.values())[::-1]
    pairs = zip(once[::2], once[1::2], strict=False)
    titles = ("Talk: which one first?", "Talk: if you had one hour?")
    return [_look_up(material, title, *pair) for title, pair in zip(titles[:wanted], pairs, strict=False)]


def _is_cut(material: Material, statement: Statement) -> bool:
    """Whether an option could not quote it whole."""
    return material.length(statement) > MOST_WORDS or len(statement.spans) > 1


def _look_up(material: Material, head: str, one: Statement, other: Statement) -> Talk:
    options = [
        {"text": f"“{_short(material, each)}”", "defensible": True,
         "why": f"What might show it: {typeset(each.row['settles'])}."}
        for each in (one, other)
    ]  # fmt: skip
    quoted = f"I begin with “{_short(material, one)}”. For that I know where to look."
    hearsay = "I begin with the other one. Big news comes first, that is how it is."
    opening = "Two pieces of the page, and time to look up one of them. Both choices can be defended."
    question = "Which of the two would you look up first?"
    return Talk(
        head,
        opening,
        _vote(head, question, {}, options),
        _alone(f"Two voices: {head.removeprefix('Talk: ')}", one.id, (quoted, hearsay)),
        (one.id, other.id),
    )


def _vote(title: str, question: str, where: Raw, options: list[Raw]) -> Raw:
    raw = words("talk")
    asked = {"before": raw.pop("before"), "after": raw.pop("after")}
    items = [{"id": name, **where, "question": said, "options": options} for name, said in asked.items()]
    return {**raw, "title": title, "prompt": question, "items": items}


def _alone(title: str, about: str, voices: tuple[str, str]) -> Raw:
    """Two voices; which of the letters points at words is drawn from the piece that they speak of."""
    turned = int(short_hash(about), 16) % 2
    said = voices[::-1] if turned else voices
    right, wrong = (f"Voice {letter}" for letter in (_LETTERS[::-1] if turned else _LETTERS))
    text = "\n\n".join(f"Voice {letter}: {each}" for letter, each in zip(_LETTERS, said, strict=True))
    quoted = voices[0].partition("“")[2].partition("”")[0]
    found = f"You can put a finger on “{quoted}”. From there one can argue."
    options = [
        {"text": right, "best": True, "why": found},
        {"text": wrong, "why": "It speaks of things in general. Nothing of that stands on the page."},
        {"text": "Neither of them", "why": f"Look for quotation marks. One of the two quotes “{quoted}”."},
    ]  # fmt: skip
    item = {"id": f"points_{about.replace('.', '_')}", "passage": f"text: {text}",
            "question": "Which voice points at words in the text?", "options": options}  # fmt: skip
    return {**words("alone"), "title": title, "items": [item]}


def typeset(words_of_a_key: str) -> str:
    """What a teacher typed into a key, as a sentence of the kit prints it: a curly apostrophe, no stop."""
    return words_of_a_key.replace("'", "’").rstrip(" .")


def _points(material: Material, statement: Statement) -> str:
    return next(iter(deciding_words(material.article, statement)), "")


def _short(material: Material, statement: Statement) -> str:
    return first_words(bare(material.article.text[slice(*statement.spans[0])]))
