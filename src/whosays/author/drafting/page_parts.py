"""Which lines of a text are pieces of its page: they are marked, and never taken away."""

import re

from whosays.articles.article import Article, Paragraph, Span
from whosays.author.drafting.lists import whole_line
from whosays.author.drafting.names import bare_name, looks_like_person
from whosays.author.drafting.text import trim

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"[,\s|·•-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?"
DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|first published)(?: on| at)?:?\s+)?(?:[a-zà-þ][\w’' -]{{1,24}},\s+)?"
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+\d{{4}})?(?:{_CLOCK})?",
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
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][a-zà-þ’'-]+(?:\s+[A-ZÀ-Þ][\w.’'-]*){1,2}")
_MOST_IN_FRONT = 3  # headline, the line below it, a date line


def page_lines(article: Article, block: Paragraph) -> list[Span]:
    """The lines of a block that are page parts; all of a block that ``source.toml`` calls one."""
    found: list[Span] = []
    for line in re.compile(r"[^\n]+").finditer(article.text, block.start, block.end):
        span = trim(article.text, line.span())
        words = article.text[slice(*span)] if span else ""
        part = block.role == "page part" or is_page_part(words) or _is_name_alone(article, block, words)
        if span and part:
            found.append(span)
    return _joined(article, found)


def _joined(article: Article, lines: list[Span]) -> list[Span]:
    """Lines of one block with nothing between them are one piece of the page."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and not article.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def is_page_part(line: str) -> bool:
    """Whether a line would stand there with any other story: a date line, a byline, a sign-up line."""
    if len(line.split()) > _MOST_WORDS:
        return False
    parts = re.split(r"\s+[|·•]\s+", line)  # “Oct. 24 | 4 min read”
    return _is_one(line) or (len(parts) > 1 and all(map(_is_one, parts)))


def _is_one(line: str) -> bool:
    return bool(DATE_LINE.fullmatch(line) or whole_line("page_parts").fullmatch(line.strip(" \t*>•→")))


def _is_name_alone(article: Article, block: Paragraph, line: str) -> bool:
    """“Ada Low” as a line of its own above the first sentence: who wrote the page."""
    before = [each for each in article.paragraphs if each.start < block.start]
    in_front = 0 < len(before) <= _MOST_IN_FRONT and not any(
        each.text.rstrip()[-1:] in '.”"' for each in before
    )
    bare = _NAME_ALONE.fullmatch(line) and bare_name(line) == line
    return bool(in_front and bare and looks_like_person(line, line))


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
