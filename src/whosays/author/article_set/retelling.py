"""The text to write: who says what, told to a friend. Its sample comes from the key, its rubric is fixed."""

import re

from whosays.articles.key import Statement
from whosays.articles.printed_words import bare, first_words
from whosays.articles.reasons import ARTICLE
from whosays.author.article_set.material import Material
from whosays.author.article_set.mouths import denies, is_meant, is_sentence, is_whole, one_mouth, printed
from whosays.author.article_set.talks import nothing_shows, typeset
from whosays.author.article_set.words_of import Raw, words

SHORT, LONG = 25, 45  # words asked for: five minutes of work, or ten
_CHECKED = 2  # pieces of the sample with what might show them
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject|dismiss|disput|refut|counter|respond|repl(?:y|ie)|answer|insist|retort|"
    r"defend|contend|maintain)"
)

_EVEN = {
    "row": "Even hand",
    "full": "Gives each side its own words, and calls nobody a liar. What a record shows may be told.",
    "part": "In one place a word leans to a side.",
    "none": "Decides who is right without pointing at anything, or says that nobody can be believed.",
}
_SHOW = {
    "row": "What might show it",
    "full": "Something for two of them: a record, a list, people who were there.",
    "part": "Something for one of them.",
    "none": "Nothing of that sort.",
}
_OWNERS = {
    "row": "Owners",
    "full": "Whatever is said in it is given to whoever says it.",
    "part": "One thing stands there as if it were so.",
    "none": "No owner is named.",
}
_ACCUSED = {
    "row": "The accusation",
    "full": "Says who accuses, of what, and who is meant (or that no name is given). Tells the answer, if "
    "there is one.",
    "part": "One of these is missing.",
    "none": "It is missing, or told as if it were so.",
}
_ASKED = {
    True: "Who says what? Who accuses, and of what? What is the answer? And what might show it?",
    False: "Who says what? And what might show it?",
}


def accuses(material: Material) -> bool:
    """Whether the article accuses somebody by the first answer of its key."""
    return any(each.kind == "allegation" for each in material.key.statements)


def retell(material: Material, *, least: int, rubric: bool) -> Raw:
    """The write task; where somebody is accused, the text has to say who accuses, and what the answer is.

    Args:
        material: the article and its key.
        least: words asked for.
        rubric: a person reads it and gives points (an exercise), or nobody does (a lesson's extra).
    """
    item, accused = words("retell_item"), accuses(material)
    item |= {"question": _ASKED[accused], "min_words": least, "sample": _sample(material)}
    if rubric:
        item["rubric"] = [_OWNERS, *([_ACCUSED] if accused else []), _SHOW, _EVEN]
    length = "Three to five sentences." if least == LONG else "Two to four sentences."
    return {**words("retell"), "prompt": length, "items": [item]}


# --- the sample --------------------------------------------------------------------------------------


def _sample(material: Material) -> str:
    picked = all_sides(material)
    told = [told_of(material, each) + _shown(picked, n) for n, each in enumerate(picked)]
    if len(picked) == 1 and picked[0].kind == "allegation" and _alone(material, picked[0]):
        told.append("Nobody else speaks on this page.")
    return " ".join(told) or _own(material)


def all_sides(material: Material) -> list[Statement]:
    """What the sample tells: who accuses, then whoever answers, then a third; each another mouth.

    Where nobody accuses, the first piece of the text begins.
    """
    left = [each for each in material.askable if _can_be_told(material, each)]
    left.sort(key=lambda each: (each.kind != "allegation", denies(material.article, each)))
    picked: list[Statement] = []
    while left and len(picked) < 3:
        picked.append(max(left, key=lambda each: _answers(material, picked[0], each)) if picked else left[0])
        left = [each for each in left if not one_mouth(material, each.chain[0], picked[-1].chain[0])]
    return picked


def _answers(material: Material, first: Statement, other: Statement) -> tuple[bool, int, bool, bool]:
    """How like an answer it is: of one's own; each means the other, its verb answers; another kind; later."""
    cue = " ".join(material.article.text[a:b] for a, b in other.cue_spans)
    signs = (
        is_meant(material, first, other.chain[0]),
        is_meant(material, other, first.chain[0]),
        _ANSWERS.search(cue) is not None,
    )
    apart = other.speaker not in (first.speaker, "unnamed")  # an office seldom answers an office
    own = other.speaker not in ("record", "outlet", "unnamed")
    return own, sum(signs), apart, other.start > first.start


def _can_be_told(material: Material, statement: Statement) -> bool:
    """Whether it is somebody's, no judgement, and reads well when it is quoted whole."""
    if statement.chain[0] == ARTICLE or statement.kind == "characterisation":
        return False
    article, needs_none = material.article, statement.kind in ("allegation", "appeal")
    speaks = needs_none or denies(article, statement) or is_sentence(article, statement)
    return speaks and is_whole(article, statement)


def told_of(material: Material, statement: Statement) -> str:
    """One statement as a friend would pass it on, with whoever answers for it."""
    source, said = statement.chain[0], printed(material.article, statement)
    if statement.kind == "appeal":
        return f"A call, wish or promise by {source}: “{said}”. There is nothing to check in it yet."
    if statement.speaker == "record" and source.lower() in said.lower():
        return f"A record is named: “{said}”."
    return f"{_handed(material, statement)} {source}: “{_without_link(said)}”."


def _shown(picked: list[Statement], number: int) -> str:
    """What might show the first two pieces; the third is told without."""
    what = picked[number].row["settles"]
    if number >= _CHECKED or nothing_shows(picked[number]):
        return ""
    again = number > 0 and what == picked[0].row["settles"]
    return " The same might show it." if again else f" What might show it: {typeset(what)}."


def _handed(material: Material, statement: Statement) -> str:
    if statement.speaker == "record":
        return "It stands in"
    if denies(material.article, statement):
        return "Denied by"
    accuses = statement.kind == "allegation" and not is_sentence(material.article, statement)
    return "An accusation by" if accuses else "According to"


def _without_link(said: str) -> str:
    """Of “blamed them for violence” the words behind “for”."""
    return re.sub(r"^(?:for|of) ", "", said)


def _alone(material: Material, statement: Statement) -> bool:
    others = (name for name in material.mouths if name != ARTICLE)
    return all(one_mouth(material, name, statement.chain[0]) for name in others)


def _own(material: Material) -> str:
    first = material.askable[0]
    words_of_it = first_words(bare(material.article.text[slice(*first.spans[0])]))
    return f"The page itself says: “{words_of_it}”. What might show it: {typeset(first.row['settles'])}."
