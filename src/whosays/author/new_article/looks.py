"""What looks like no article: a login page, a film's page, a live blog. A teacher may know better."""

import re
from dataclasses import dataclass

from whosays.base.errors import KitError

MOST_WORDS = 4_000  # a long report has half of them; a key of more is nobody's lesson
LEAST_WORDS = 5
LEAST_LETTERS = 40  # of a text whose language puts no spaces between words
_LETTERS_A_WORD = 12  # at most, on average, in any language with spaces
ANYWAY = "Is it an article all the same? Add --anyway (in the notebook: tick “It is an article”)."
_TIME = r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|CES?T|UTC|E[SD]?T|P[SD]?T))?"
_STAMP = re.compile(rf"(?:{_TIME}|\d+ ?(?:m|mins?|minutes?|h|hrs?|hours?) ago)(?=\W|$)", re.IGNORECASE)


@dataclass(frozen=True)
class _Look:
    """A sort of page, and the phrases that give it away.

    Attributes:
        phrases: patterns; two of them must stand in the text.
        most: of words; a longer text is an article with such phrases around it.
        sentence: what to do; may name ``{words}``.
    """

    phrases: tuple[str, ...]
    most: int
    sentence: str


_LOOKS = (
    _Look(
        (
            r"log ?in to|sign ?in to|\b(?:log|sign) ?in\b[^.\n]{0,20}$", r"forgot(?:ten)? (?:your )?password",
            r"already (?:a |have )\w+", r"to (?:continue|keep) reading", r"subscribe (?:now|to|for)",
            r"create (?:an?|your)(?: free)? account|sign up", r"free trial",
            r"(?:free )?articles? (?:left|remaining)",
            r"unlock (?:this|full|unlimited)", r"subscribers? only|for subscribers", r"enter your e-?mail",
            r"cancel any ?time", r"unlimited access", r"remember me",
        ),
        250,
        "This looks like a page that asks to log in or to pay: it has {words} words, and the article is not "
        "in "
        "it, or only its beginning. Log in, wait until you see the whole article, and save or copy it then.",
    ),
    _Look(
        (
            r"watch (?:live|now|on|the|this)\b|^watch:", r"play(?:ing)? video|video player",
            r"video (?:is )?unavailable",
            r"does not support", r"autoplay", r"up next", r"\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}",
            r"share this video|this video can", r"skip ad", r"media playback",
            r"[\d.,]+ ?[kKmM]? (?:views|subscribers)",
        ),
        200,
        "This looks like the page of a video: what is said in it is not in the {words} words. Look for the "
        "report "
        "as text: many pages carry it beside the video.",
    ),
    _Look(
        (
            r"\bcookies?\b", r"accept (?:all|and)|reject all|agree and",
            r"(?:your|value|respect) (?:your )?privacy",
            r"manage (?:my |your )?(?:preferences|settings|choices)", r"our (?:\d+ )?partners",
            r"legitimate interest",
        ),
        200,
        "This looks like a banner that asks about cookies, with {words} words and no article. Answer the "
        "banner, wait "
        "until you see the article, and save or copy it then.",
    ),
    _Look(
        (
            r"enable java ?script|javascript is (?:disabled|required)",
            r"page (?:you [\w ]+ )?(?:not|could not be) found",
            r"\b404\b", r"access denied", r"(?:are|you're|you are) (?:a )?human|not a robot|captcha",
            r"checking your browser", r"try again later|refresh the page|reload", r"\b403\b|forbidden",
        ),
        150,
        "This looks like a page that was not shown: it has {words} words and no article. Open the page in "
        "your "
        "browser, wait until you see the article, and save or copy it then.",
    ),
)  # fmt: skip


def refuse_no_article(text: str, film: bool = False) -> None:
    """Stop in front of what only looks like an article.

    Args:
        text: as it was brought, or as it was taken out of a page.
        film: the page calls itself one.

    Raises:
        KitError: it looks like something else; says what, what to do, and how to insist.
    """
    words = len(text.split())
    for number, look in enumerate(_LOOKS):
        is_film = film and number == 1
        found = sum(bool(re.search(each, text, re.IGNORECASE | re.MULTILINE)) for each in look.phrases)
        if words <= look.most and (found >= 2 or is_film):
            raise KitError(f"{look.sentence.format(words=words)} {ANYWAY}")
    if why := _live(text) or _word_lines(text):
        raise KitError(f"{why} {ANYWAY}")


def refuse_size(text: str) -> None:
    """Stop in front of what nobody could key: next to nothing, or a book.

    Raises:
        KitError: it has fewer or more words than an article.
    """
    words, letters = len(text.split()), len("".join(text.split()))
    if words < LEAST_WORDS and letters < LEAST_LETTERS:
        raise KitError(f"“{' '.join(text.split())}”: that is no article yet. Bring all of its words.")
    if words > MOST_WORDS or letters > MOST_WORDS * _LETTERS_A_WORD:
        shown = max(words, letters // _LETTERS_A_WORD)
        raise KitError(
            f"This has {shown:,} words: more than one article. Copy one report of 200 to 400 words (at most "
            f"{MOST_WORDS:,}) into a text file of its own, and bring that."
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _live(text: str) -> str:
    stamps = sum(bool(_STAMP.match(line)) for line in _lines(text))
    named = bool(
        re.search(r"\blive ?(?:blog|updates|coverage|reporting)\b|as it happened", text, re.IGNORECASE)
    )
    if stamps < (2 if named else 4):
        return ""
    return (
        f"This looks like a live blog: {stamps} lines begin with a time, so it is many short reports by "
        f"many people. "
        "Copy one entry, or better the report that was written at the end of the day."
    )


def _word_lines(text: str) -> str:
    lines = _lines(text)
    short = sum(len(line.split()) <= 2 for line in lines)
    if len(lines) < 20 or short < 0.7 * len(lines):
        return ""
    return (
        f"In this text {short} of {len(lines)} lines hold one or two words: the sentences were torn when it "
        f"was copied. "
        "Copy it again from the page, or from the browser’s reading view, and paste it as plain text."
    )


def is_poem(text: str) -> bool:
    """Whether it is set in verses: many short lines, most of which begin with a capital."""
    lines = [line for line in _lines(text) if len(line) > 1]
    if len(lines) < 6:
        return False
    short = [line for line in lines if len(line) <= 65 and 3 <= len(line.split()) <= 12]
    capitals = [line for line in short if re.match(r"\W*[^\W\d_a-z]", line)]
    ended = [line for line in short if re.search(r"[.!?][”’\"')]*$", line)]
    verses = len(short) >= 0.8 * len(lines) and len(capitals) >= 0.7 * len(short)
    return verses and len(ended) <= 0.5 * len(short)
