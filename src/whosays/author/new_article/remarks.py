"""What a teacher should know of a text that is taken all the same: its length, its marks, its form."""

from collections.abc import Iterator
from itertools import pairwise

from whosays.articles.article import Article, Paragraph
from whosays.author.drafting.language import why_no_draft
from whosays.author.new_article.languages import ENGLISH, NAMES
from whosays.author.new_article.letters import garbled
from whosays.author.new_article.looks import is_poem

LESSON_WORDS = 200
CLASS_WORDS = 400
EXERCISE_WORDS = (
    1000  # read at 150 words a minute, more leave no time for questions (article_set/exercise.py)
)
_SHOWN = 6  # words of a paragraph that is named
_NAMED = 5  # paragraphs


def remarks(article: Article, statements: int) -> list[str]:
    """One sentence or two for each thing that is odd, in the order in which it matters.

    Args:
        article: as it was laid.
        statements: how many of them were drafted.
    """
    found = [
        "" if statements else _no_draft(article),
        _poem(article),
        _length(article),
        _marks(article),
        garbled(article.text),
    ]
    return [each for each in found if each]


def news_words(article: Article) -> int:
    """How many words of the article are news: headline and paragraphs, without parts of the page."""
    blocks = [each for each in article.paragraphs if each.role != "page part"]
    return sum(len(article.words_in(each.start, each.end)) for each in blocks)


def _no_draft(article: Article) -> str:
    language = article.source["language"]
    if language == ENGLISH:
        return why_no_draft(article.text) or ""
    called = (
        f"is in {NAMES[language]}" if language in NAMES else "is in a language that the kit does not know"
    )
    return (
        f"This text {called}, as it seems. The draft knows English only, so it is empty: in the editor you "
        f"mark each "
        "statement yourself. The kit’s questions stay English."
    )


def _poem(article: Article) -> str:
    if not is_poem(article.text):
        return ""
    return (
        "This looks like verses: many short lines. The draft was made for news and will mostly be wrong "
        "here. Is it "
        "news with torn lines? Delete it, copy the text again, and bring it anew."
    )


def _length(article: Article) -> str:
    words = news_words(article)
    if words < LESSON_WORDS:
        said = f"Under {LESSON_WORDS} words of news: it makes an exercise, and no lesson page."
        one = sum(each.role == "paragraph" for each in article.paragraphs) == 1 and words < 60
        return f"{said} Is that all of the article?" if one else said
    if words > EXERCISE_WORDS:
        return (
            f"Too long for an exercise: it takes up to {EXERCISE_WORDS:,} words, and a class reads "
            f"{CLASS_WORDS} in a lesson. Before you check its key, bring a shorter report, or a part of this."
        )
    if words > CLASS_WORDS:
        return f"A class reads {CLASS_WORDS} words in a lesson: is there a shorter report?"
    return ""


def _marks(article: Article) -> str:
    if article.source["language"] != ENGLISH:  # others mark words otherwise: „so“, «so»
        return ""
    odd = [f"{each.id} (“{_beginning(each)}”)" for each in unbalanced(article.paragraphs)]
    if not odd:
        return ""
    more = f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else ""
    return (
        f"Quotation marks do not match in {', '.join(odd[:_NAMED])}{more}: one is opened and not closed, or "
        f"closed and "
        "not opened. The text stays as it is; look there where somebody’s words end."
    )


def unbalanced(blocks: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """The paragraphs whose double quotation marks do not match.

    One over several paragraphs is opened in each and closed in the last: that is in order.
    """
    for block, after in pairwise((*blocks, None)):
        if block is None:
            return
        goes_on = after is not None and after.text.lstrip().startswith(("“", '"'))
        depth = _open(block.text)
        if depth < 0 or depth > 1 or (depth == 1 and not goes_on) or _straight_is_odd(block.text, goes_on):
            yield block


def _open(text: str) -> int:
    """How many curly marks stay open at the end; -1 if one is closed that was not open."""
    depth = 0
    for letter in text:
        depth += {"“": 1, "”": -1}.get(letter, 0)
        if depth < 0:
            return -1
    return depth


def _straight_is_odd(text: str, goes_on: bool) -> bool:
    return text.count('"') % 2 == 1 and not goes_on


def _beginning(block: Paragraph) -> str:
    words = block.text.lstrip("“\"‘'").split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
