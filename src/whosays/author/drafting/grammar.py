"""Small words of English, and what a token is by them: a verb, the beginning of a noun phrase, a day."""

from whosays.author.drafting.text import Token

PRONOUNS = frozenset("he she they it we i you who".split())
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would could should may might must can did does do to "
    "hasn’t hasn't haven’t haven't hadn’t hadn't didn’t didn't doesn’t doesn't don’t don't won’t won't "
    "wouldn’t wouldn't isn’t isn't wasn’t wasn't weren’t weren't couldn’t couldn't can’t can't cannot".split()
)
MODALS = frozenset("would could can may might must should will shall cannot".split())
NEGATIONS = frozenset(
    "not never n't hasn’t hasn't haven’t haven't hadn’t hadn't didn’t didn't doesn’t doesn't don’t don't "
    "wouldn’t wouldn't won’t won't cannot can’t can't".split()
)
ADVERBS = frozenset(
    "also then later recently previously repeatedly once often ever even still again now already just further "
    "reportedly today yesterday widely not never only once twice long all both herself himself themselves "
    "itself too has first finally".split()
)
FINITE = frozenset(
    "is are was were has have had will would can could should may might must do does did cannot isn’t isn't "
    "wasn’t wasn't began became came fell gave went held kept knew led left lost made met paid put ran rose saw "
    "sent set spent stood struck threw told took went won wrote said says show shows stand stands began broke "
    "brought built cut drew grew hit let read sat sold sought spoke wants needs makes takes gives owes flies "
    "lists remains keeps stays leaves goes runs comes holds means begins ends reads sees says serves works "
    "lie lies don’t don't didn’t didn't".split()
)
STOPS = frozenset(
    "that which as but when while because if although though after before since where whether so than by with "
    "until unless there then meanwhile yet instead however and or to into during despite".split()
)
LINKS = frozenset("of for from in on at the a an de al van von bin der".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some several many most all no any both "
    "each every another one two three four five six seven eight nine ten".split()
)
_ABOUT = frozenset(
    "roughly nearly almost more fewer less around over only there hundreds thousands people".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


def is_finite(token: Token) -> bool:
    """Whether a token is likely the verb of a clause."""
    return token.low in FINITE or (token.low.endswith("ed") and len(token.low) > 4 and not token.capital)


def has_clause(held: list[Token]) -> bool:
    """Whether tokens likely hold a clause of their own."""
    return any(is_finite(each) for each in held[1:])


def starts_noun_phrase(token: Token) -> bool:
    """Whether somebody or something could be named from here on."""
    return token.low in PRONOUNS | DETERMINERS | _ABOUT or token.capital or token.text[0].isdigit()


def is_day(token: Token) -> bool:
    """Whether a token is a day or a month."""
    return token.low in _DAYS or (token.low in _MONTHS and token.capital)
