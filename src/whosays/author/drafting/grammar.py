"""Small words of English, and what a token is by them: a verb, the beginning of a noun phrase, a day."""

from whosays.author.drafting.lists import pattern, small_words
from whosays.author.drafting.text import Token

PRONOUNS = small_words("pronouns")
AUXILIARIES = small_words("auxiliaries")
MODALS = small_words("modals")
NEGATIONS = small_words("negations")
ADVERBS = small_words("adverbs")
FINITE = small_words("finite")
STOPS = small_words("stops")
LINKS = small_words("links")
DETERMINERS = small_words("determiners")
ISSUED = ("issued", "published", "released", "posted")
"""Behind a noun like “statement” these say which one."""
_ABOUT = small_words("about")
_DAYS = small_words("days")
_MONTHS = small_words("months")


def is_finite(token: Token) -> bool:
    """Whether a token is likely the verb of a clause."""
    return token.low in FINITE or (token.low.endswith("ed") and len(token.low) > 4 and not token.capital)


def has_clause(held: list[Token]) -> bool:
    """Whether tokens likely hold a clause of their own."""
    return any(is_finite(held[n]) and not _only_says_which(held, n) for n in range(1, len(held)))


def _only_says_which(held: list[Token], at: int) -> bool:
    """“a statement issued that evening”: no clause."""
    return held[at].low in ISSUED and bool(pattern("channels").fullmatch(held[at - 1].low))


def starts_noun_phrase(token: Token) -> bool:
    """Whether somebody or something could be named from here on."""
    return token.low in PRONOUNS | DETERMINERS | _ABOUT or token.capital or token.text[0].isdigit()


def is_day(token: Token) -> bool:
    """Whether a token is a day or a month."""
    return token.low in _DAYS or (token.low in _MONTHS and token.capital)
