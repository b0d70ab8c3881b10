"""Which lines of a text are pieces of its page: they are marked, and never taken away."""

import re

from whosays.articles.article import Article, Paragraph, Span
from whosays.author.drafting.lists import whole_line
from whosays.author.drafting.text import trim

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"[,\s|·•-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?"
DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|first published)(?: on| at)?:?\s+)?(?:{_WEEKDAY},?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH}),?\s+\d{{4}}(?:{_CLOCK})?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?<=[.\w)”\"])\s+\(?(?:Image|Photo|Photograph|Picture|File photo|Credit|Source)s?(?: credit)?: "
    r"[^\n]{2,60}$"
)
_NAMED = r"([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3})"
_COLUMN = r"(?:Opinion|Comment|Column|Analysis|Letter|Op-ed|Guest essay|Viewpoint)s?"
_WRITER = re.compile(
    rf"(?:{_COLUMN}\s*[·|:—–-]\s*(?:by\s+)?{_NAMED}|.*\b[Pp]aid for by\s+{_NAMED}|"
    rf"(?:Sponsored|Presented|Paid content) by\s+{_NAMED}|{_NAMED}\s+·\s+posted\b)"
)
_CITY = r"[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,2}"
_PLACE_AND_DAY = re.compile(
    rf"\s*({_CITY}(?:,\s*[\w. ]{{2,25}}){{0,2}}\s*(?:\([^)\n]{{2,30}}\))?\s*[—–-])\s+(?=\S)"
)
_MOST_WORDS = 25


def page_lines(article: Article, block: Paragraph) -> list[Span]:
    """The lines of a block that are page parts; all of a block that ``source.toml`` calls one."""
    found: list[Span] = []
    for line in re.compile(r"[^\n]+").finditer(article.text, block.start, block.end):
        span = trim(article.text, line.span())
        if span and (block.role == "page part" or is_page_part(article.text[slice(*span)])):
            found.append(span)
    return found


def is_page_part(line: str) -> bool:
    """Whether a line would stand there with any other story: a date line, a byline, a sign-up line."""
    if len(line.split()) > _MOST_WORDS:
        return False
    return bool(DATE_LINE.fullmatch(line) or whole_line("page_parts").fullmatch(line.strip(" \t*>•→")))


def date_line_in(text: str, span: Span) -> Span | None:
    """Where and when a report was written, in front of its first words: “LONDON, 3 March (Agency) —”."""
    found = _PLACE_AND_DAY.match(text, *span)
    return (found.start(1), found.end(1)) if found else None


def credit_in(text: str, span: Span) -> Span | None:
    """Who made a picture, at the end of its caption: a page part. The words before it are the article's."""
    found = _CREDIT.search(text, *span)
    return found.span() if found and found.start() > span[0] else None


def writer_of(line: str) -> str:
    """Who answers for what stands below a page part: “Opinion · Ada Low”, “paid for by Straitline”."""
    found = _WRITER.match(line)
    return next((each for each in found.groups() if each), "").strip() if found else ""
