"""Who accuses whom in an article, and what may be built of a key that nobody has checked to its end."""

import re
from calendar import month_name
from dataclasses import dataclass

from whosays.articles.article import Article
from whosays.articles.key import Key, Statement
from whosays.articles.printed_words import BEGINNERS, bare
from whosays.articles.unchecked import accusing, drafted
from whosays.base.errors import KitError

_NAME = re.compile(r"[A-Z]\w+(?:[ -](?:of |the )?[A-Z]\w+)*")
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_MONTHS = {name.lower() for name in month_name if name}
_NO_NAMES = frozenset(
    {*_DAYS, *_MONTHS, *BEGINNERS, "he", "she", "it", "they", "we", "this", "these", "there"}
)
_SHOWN = 8


@dataclass(frozen=True)
class Accusation:
    """A statement that accuses.

    ``names``: what is written with a capital in its sentence, the speaker left out: whom it may be about.
    ``sure``: the key's first answer says that it accuses, not only its second.
    """

    id: str
    by: str
    words: str
    names: tuple[str, ...]
    sure: bool

    def line(self) -> str:
        """The accusation on one line: who says it, what, and who may be meant."""
        meant = ", ".join(self.names) or "nobody by name"
        how = "accuses" if self.sure else "can be heard to accuse"
        return f"{self.id}: {how}, by {self.by}: “{self.words}”. Around it: {meant}"


def accusations(key: Key) -> list[Accusation]:
    """All statements of a key that accuse, or can be read so."""
    return [_accusation(key.article, each) for each in accusing(key.statements)]


def _accusation(article: Article, statement: Statement) -> Accusation:
    words = " … ".join(bare(article.text[a:b]) for a, b in statement.spans)
    sentence = article.text[slice(*article.sentence_at(statement.start, statement.end))]
    by = statement.chain[0]
    found = (each.group() for each in _NAME.finditer(sentence) if _is_name(article, each))
    named = dict.fromkeys(each for each in found if each not in by and by not in each)
    names = tuple(each for each in named if each.lower() not in _NO_NAMES)
    return Accusation(statement.id, by, " ".join(words.split()), names, statement.kind == "allegation")


def _is_name(article: Article, found: re.Match[str]) -> bool:
    """Not a word that has its capital from the beginning of the sentence alone."""
    inside = rf"[a-z,;] {re.escape(found.group())}\b"
    return found.start() > 1 or " " in found.group() or bool(re.search(inside, article.text))


def refuse_unchecked(key: Key, *, allowed: bool) -> None:
    """Refuse a key whose drafts nobody has checked.

    Args:
        key: of the article.
        allowed: the teacher has said ``--unchecked``; what accuses a real person is refused all the same.

    Raises:
        KitError: says how many rows, which, and what to do.
    """
    draft, real = drafted(key), not key.article.invented
    unchecked = accusing(draft)
    if unchecked and (real or not allowed):
        whom = "a real person" if real else "somebody"
        raise KitError(
            f"seeds/{key.article.name}: {_named(unchecked)} may accuse {whom}, and nobody has checked "
            "it yet. Check these rows first (status checked), then build again. Nothing was written."
        )
    if draft and not allowed:
        raise KitError(
            f"seeds/{key.article.name}: {len(draft)} of {len(key.statements)} statements are still a "
            f"draft: {_named(draft)}. Check them first; or build with --unchecked, and every page says so at "
            "its top."
        )


def _named(some: list[Statement]) -> str:
    ids = [each.id for each in some]
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{', '.join(ids[:_SHOWN])}{more}"
