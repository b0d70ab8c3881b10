"""An article as it is printed: lines with numbers, and its hard words below."""

import re
from dataclasses import dataclass
from typing import Any

from whosays.articles.article import Article, Paragraph
from whosays.articles.seed import Seed

LINE = 108  # characters a printed line of an article


@dataclass(frozen=True)
class PrintedLine:
    """One printed line of an article; ``number`` is 0 where none is shown."""

    number: int
    text: str


def printed_article(seed: Seed) -> dict[str, Any]:
    """For the templates: name, headline, ``invented``, ``attribution``, ``blocks`` of lines, ``words``.

    An article of a teacher's own is called by its headline, which is not printed twice.
    """
    article = seed.article
    blocks = [{"role": block.role, "lines": lines} for block, lines in numbered_lines(article)]
    words = [{"term": entry.term, "meaning": entry.meaning} for entry in seed.glossary]
    about = {"name": article.source["name"], "invented": article.invented, "attribution": article.attribution}
    headline = next(
        (" ".join(each.text.split()) for each in article.paragraphs if each.role == "headline"), ""
    )
    return {**about, "headline": headline, "blocks": blocks, "words": words}


def numbered_lines(article: Article) -> list[tuple[Paragraph, list[PrintedLine]]]:
    """The blocks of an article, each cut into printed lines numbered through the whole page.

    Lines end at white space only, and together give each block's text back but for the white space at
    line ends.
    """
    number = 0
    blocks = []
    for block in article.paragraphs:
        lines = []
        for text in _wrapped(block.text):
            number += 1
            lines.append(PrintedLine(number, text))
        blocks.append((block, lines))
    return blocks


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    for printed in text.split("\n"):
        line = ""
        for piece in re.findall(r"\S+\s*|\s+", printed):
            if line and len(line) + len(piece.rstrip()) > LINE:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return [line for line in lines if line]
