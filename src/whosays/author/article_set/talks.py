"""Talks: votes on a piece with two defensible names; where the key has none, on what to look up first.

Behind each vote two voices wait for whoever works alone: one gives a reason that others can test, one does
not. Neither says which name, or which piece, it is for: both can be defended.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS
from whosays.articles.printed_words import MOST_WORDS, bare, first_words
from whosays.articles.reasons import deciding_words
from whosays.author.article_set.material import Material
from whosays.author.article_set.words_of import Raw, words
from whosays.tasks.task import short_hash

_NOTHING = ("nothing could", "page furniture", "a judgement", "what happens then")
_FEWEST = 4  # words of a piece to look up
_LETTERS = ("A", "B")
_ON_WORDS = (
    "Which voice points at words in the text?",
    "It puts a finger on “{}”. Whoever reads them otherwise can say so.",
    "It tells about the reader, and points at no word of the page.",
    "Look for quotation marks. One of the two quotes “{}”.",
)
_ON_CHECKING = (
    "Which voice gives a reason that others can test?",
    "It asks what there is to look at. Whoever doubts it can go and look.",
    "How many people talk about a piece does not say how to check it.",
    "One of the two says where one would look.",
)
"""The question, and why each of three answers is right or not: {} stands for the words that are quoted."""


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
    found = _with_two_names(material, used)[:2]
    names = [_which_name(material, each, n) for n, each in enumerate(found)]
    taken = {each for talk in names for each in talk.about}
    talks = [*names, *_first_to_check(material, 2 - len(names), used, taken)]
    if [each.heading for each in talks[1:]] == [talks[0].heading for _ in talks[1:]]:
        talks[1:] = [_once_more(each) for each in talks[1:]]
    return talks


def _once_more(talk: Talk) -> Talk:
    """A second Talk of the same name as the first."""
    heading = talk.heading.replace("Talk: ", "Talk: once more, ")
    return replace(talk, heading=heading, vote={**talk.vote, "title": heading})


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


def _which_name(material: Material, statement: Statement, number: int) -> Talk:
    options = [
        {"text": KINDS[statement.kind].label, "best": True, "why": statement.row["why"]},
        {"text": KINDS[statement.also("kind")].label, "defensible": True, "why": statement.row["why_also"]},
    ]
    head = f"Talk: {_either(statement)}?"
    points = _points(material, statement)
    voices = (f"Look at “{points}”: that decided it for me.", words("hearsay")["name"][number % 2])
    task = {**words("alone"), "title": f"Two voices on “{_short(material, statement)}”"}
    question = "Which name fits the marked piece best?"
    return Talk(
        head,
        "Two names can be defended here.",
        _vote(head, question, {"passage": statement.id}, options),
        _alone(task, statement.id, voices, _ON_WORDS, points),
        (statement.id,),
    )


def _either(statement: Statement) -> str:
    """The two names as a heading has them; a call or wish needs a comma."""
    first, second = (words("short")[each] for each in (statement.kind, statement.also("kind")))
    return f"{first}, or {second}" if " or " in f"{first}{second}" else f"{first} or {second}"


def _first_to_check(
    material: Material, wanted: int, used: Collection[str], taken: Collection[str]
) -> list[Talk]:
    """Votes between two pieces that a look elsewhere could show: which would you look up first?"""
    found = [each for each in material.askable if not nothing_shows(each)]
    found = [each for each in found if each.id not in taken]
    found = [each for each in found if len(each.chain) > 1 or each.kind != "reported fact"] or found
    found.sort(key=lambda each: (each.id in used, _is_cut(material, each), -material.worth(each), each.id))
    once = list({_short(material, each): each for each in reversed(found)}.values())[::-1]
    pairs = zip(once[::2], once[1::2], strict=False)
    titles = ("Talk: which one first?", "Talk: if you had one hour?")
    return [_look_up(material, title, *pair) for title, pair in zip(titles[:wanted], pairs, strict=False)]


def _is_cut(material: Material, statement: Statement) -> bool:
    """Whether an option could not quote it whole, or it is too short to say something."""
    whole = _FEWEST <= material.length(statement) <= MOST_WORDS
    return not whole or len(statement.spans) > 1


def _look_up(material: Material, head: str, one: Statement, other: Statement) -> Talk:
    options = [
        {"text": f"“{_short(material, each)}”", "defensible": True,
         "why": f"What might show it: {typeset(each.row['settles'])}."}
        for each in (one, other)
    ]  # fmt: skip
    voices = (words("hearsay")["test"], words("hearsay")["first"])
    task = {**words("alone"), **words("alone_first"), "title": f"Two voices: {head.removeprefix('Talk: ')}"}
    opening = "Two pieces of the page, and time to look up one of them. Both choices can be defended."
    question = "Which of the two would you look up first?"
    return Talk(
        head,
        opening,
        _vote(head, question, {}, options),
        _alone(task, one.id, voices, _ON_CHECKING, ""),
        (one.id, other.id),
    )


def _vote(title: str, question: str, where: Raw, options: list[Raw]) -> Raw:
    raw = words("talk")
    asked = {"before": raw.pop("before"), "after": raw.pop("after")}
    items = [{"id": name, **where, "question": said, "options": options} for name, said in asked.items()]
    return {**raw, "title": title, "prompt": question, "items": items}


def _alone(task: Raw, about: str, voices: tuple[str, str], said: tuple[str, ...], points: str) -> Raw:
    """Two voices, the first to be found; which letter it has is drawn from the piece that they speak of."""
    turned = int(short_hash(about), 16) % 2
    letters = _LETTERS[::-1] if turned else _LETTERS
    lines = sorted(f"Voice {letter}: {each}" for letter, each in zip(letters, voices, strict=True))
    question, found, missed, neither = (each.format(points) for each in said)
    options = [
        {"text": f"Voice {letters[0]}", "best": True, "why": found},
        {"text": f"Voice {letters[1]}", "why": missed},
        {"text": "Neither of them", "why": neither},
    ]
    item = {"id": f"points_{about.replace('.', '_')}", "passage": "text: " + "\n\n".join(lines),
            "question": question, "options": options}  # fmt: skip
    return {**task, "items": [item]}


def nothing_shows(statement: Statement) -> bool:
    """Whether nothing could show it today: a call, a judgement, a piece of the page, or what is to come."""
    return statement.row["settles"].startswith(_NOTHING)


def typeset(words_of_a_key: str) -> str:
    """What a teacher typed into a key, as a sentence of the kit prints it: a curly apostrophe, no stop."""
    return words_of_a_key.replace("'", "’").rstrip(" .")


def _points(material: Material, statement: Statement) -> str:
    return next(iter(deciding_words(material.article, statement)), "")


def _short(material: Material, statement: Statement) -> str:
    return first_words(bare(material.article.text[slice(*statement.spans[0])]))
