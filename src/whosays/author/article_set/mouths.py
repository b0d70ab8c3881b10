"""Who speaks in a key, and how their words can be told: a body and whoever speaks for it are one mouth."""

import re
from collections.abc import Iterable
from functools import cache

from whosays.articles.article import Article
from whosays.articles.key import Statement
from whosays.articles.printed_words import BEGINNERS
from whosays.author.article_set.material import Material
from whosays.author.drafting.descriptions import descriptions
from whosays.author.drafting.grammar import has_clause
from whosays.author.drafting.text import tokens

_WORD = re.compile(r"[^\W\d_]{2,}")
_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_MARKS = re.compile('[“”„«»"\n]')
_OFTEN = {
    "who",
    "was",
    "were",
    "is",
    "are",
    "has",
    "had",
    "have",
    "said",
    "not",
    "that",
    "which",
    "this",
    "been",
}
_FEWEST, _MOST = 4, 18  # words of a piece that is told whole
_PRONOUNS = {"he", "she", "it", "they", "we", "him", "her", "them", "who", "which", "this", "these", "those"}


def one_mouth(material: Material, one: str, other: str) -> bool:
    """Whether two names may be one mouth: the main word of one stands in what the article calls the other."""
    pairs = ((one, other), (other, one))
    return any(_main_word(name) in _called(material, whose) for name, whose in pairs)


def is_named(statement: Statement, text: str) -> bool:
    """Whether words of the article name its source, and do not only say “he” or “they”."""
    said = [word.lower() for a, b in statement.source_spans for word in _WORD.findall(text[a:b])]
    return any(word not in _PRONOUNS | BEGINNERS for word in said)


def _main_word(name: str) -> str:
    """Of “Trade Minister Quennick” the name, of “a spokesman for the mayor” the spokesman."""
    told = re.split(r"\s(?:of|for|from|in|at|who|with|citing)\s", name)[0]
    return next(reversed(_telling(told)), name.lower())


def _telling(words: str) -> list[str]:
    found = (each.lower() for each in _WORD.findall(words))
    return [each for each in found if each not in BEGINNERS]


def _called(material: Material, name: str) -> set[str]:
    """All words by which the article calls somebody: name, source words, titles, what a comma adds."""
    said_of = _descriptions(material.article.text)
    said = [name, *_source_words(material, name), *(said_of.get(part, "") for part in name.split())]
    return {word for each in said for word in _telling(each)}


@cache
def _descriptions(text: str) -> dict[str, str]:
    return descriptions(text)


def _source_words(material: Material, name: str) -> Iterable[str]:
    for each in material.key.statements:
        if each.chain[0] == name:
            yield from (material.article.text[a:b] for a, b in each.source_spans)


def is_meant(material: Material, accusation: Statement, name: str) -> bool:
    """Whether somebody is spoken of in the sentence of an accusation, and is not who accuses there."""
    said = set(_telling(material.sentence(accusation)))
    by_whom = _called(material, accusation.chain[0])
    return bool(_called(material, name) & said - by_whom - _OFTEN)


# --- how their words can be told ---------------------------------------------------------------------


def denies(article: Article, statement: Statement) -> bool:
    """Whether the words are what somebody denies: they cannot be told as what that one says."""
    return any(_DENIES.search(article.text[a:b]) for a, b in statement.cue_spans)


def is_whole(article: Article, statement: Statement) -> bool:
    """Whether it can be quoted from its first to its last word: one piece, without marks, not long."""
    said = printed(article, statement)
    fits = _FEWEST <= len(said.split()) <= _MOST
    return fits and len(statement.spans) == 1 and not _MARKS.search(said) and "label" not in statement.flags


def is_sentence(article: Article, statement: Statement) -> bool:
    """Whether it can stand as a sentence of its own: somebody does or is something in it."""
    held = tokens(article.text, *statement.spans[0], [])
    return has_clause(held)


def printed(article: Article, statement: Statement) -> str:
    """The words of its first piece, without marks at the ends and without a leading “that”."""
    said = article.text[slice(*statement.spans[0])].strip('“”"‘’ .,;:—')
    return re.sub(r"^(?:and )?that ", "", said)
