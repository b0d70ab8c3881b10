"""A key as W3C Web Annotations, so that it opens in annotation tools.

Follows the Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from typing import Any
from urllib.parse import quote

from whosays.articles.article import Article, Span
from whosays.articles.key import Key, Statement
from whosays.articles.kinds import KINDS


def to_web_annotations(key: Key) -> dict[str, Any]:
    """The key as a W3C Web Annotation collection (JSON-LD), for other annotation tools.

    Returns:
        A dictionary that ``json.dumps`` takes. Positions are code points; the quote selector carries
        32 characters of context on each side.
    """
    name = f"{_name(key.article)}:key"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": key.article.source["name"],
        "total": len(key.statements),
        "first": {
            "id": f"{name}:page1",  # a page must have one (section 5.2)
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": [_annotation(key.article, each) for each in key.statements],
        },
    }


def _annotation(article: Article, statement: Statement) -> dict[str, Any]:
    targets = [_target(article, span) for span in statement.spans]
    body = [
        {"type": "TextualBody", "purpose": "tagging", "value": KINDS[statement.kind].label},
        {"type": "TextualBody", "purpose": "identifying", "value": statement.source},
        {"type": "TextualBody", "purpose": "commenting", "value": statement.row["why"]},
    ]
    return {
        "id": f"{_name(article)}:{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": targets[0] if len(targets) == 1 else {"type": "List", "items": targets},
    }


def _target(article: Article, span: Span) -> dict[str, Any]:
    start, end = span
    words = {
        "type": "TextQuoteSelector",
        "exact": article.text[start:end],
        "prefix": article.text[max(0, start - 32) : start],
        "suffix": article.text[end : end + 32],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": f"{_name(article)}:{article.digest}", "selector": [words, position]}


def _name(article: Article) -> str:
    return f"urn:whosays:{quote(article.name, safe='-_.')}"
