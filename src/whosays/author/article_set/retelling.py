"""The text to write: who says what, told to a friend. Its sample comes from the key, its rubric is fixed."""

from whosays.articles.key import Statement
from whosays.articles.printed_words import bare, first_words
from whosays.articles.reasons import ARTICLE
from whosays.author.article_set.material import Material
from whosays.author.article_set.talks import typeset
from whosays.author.article_set.words_of import Raw, words

SHORT, LONG = 25, 45  # words asked for: five minutes of work, or ten

_EVEN = {
    "row": "Even hand",
    "full": "Treats all sides alike and calls nobody right, wrong or a liar.",
    "part": "In one place a word leans to a side.",
    "none": "Says who is right, or that nobody can be believed.",
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
    "full": "Says who accuses whom, and of what.",
    "part": "One of the three is missing.",
    "none": "It is missing, or told as if it were so.",
}


def retell(material: Material, *, accuses: bool, least: int, rubric: bool) -> Raw:
    """The write task.

    Args:
        material: the article and its key.
        accuses: whether the article accuses somebody; then the text has to say who and whom.
        least: words asked for.
        rubric: a person reads it and gives points (an exercise), or nobody does (a lesson's extra).
    """
    item = words("retell_item")
    said = "Who accuses whom, and of what? And" if accuses else "Who says what? And"
    item |= {"question": f"{said} what might show it?", "min_words": least, "sample": _sample(material)}
    if rubric:
        item["rubric"] = [_OWNERS, *([_ACCUSED] if accuses else []), _SHOW, _EVEN]
    length = "Three to five sentences." if least == LONG else "Two to four sentences."
    return {**words("retell"), "prompt": length, "items": [item]}


def _sample(material: Material) -> str:
    told: dict[str, Statement] = {}
    for each in sorted(material.askable, key=lambda each: each.kind != "allegation"):
        if each.chain[0] != ARTICLE and each.kind != "characterisation":
            told.setdefault(each.chain[0], each)
    return " ".join(_told(material, each) for each in [*told.values()][:3]) or _own(material)


def _told(material: Material, statement: Statement) -> str:
    words_of_it = first_words(bare(material.article.text[slice(*statement.spans[0])]))
    end = f"What might show it: {typeset(statement.row['settles'])}."
    return f"“{words_of_it}” rests on the word of {statement.chain[0]}. {end}"


def _own(material: Material) -> str:
    first = material.askable[0]
    words_of_it = first_words(bare(material.article.text[slice(*first.spans[0])]))
    return (
        f"The page itself answers for “{words_of_it}”. What might show it: {typeset(first.row['settles'])}."
    )
