"""A key as W3C Web Annotations, so that it opens in annotation tools.

Follows the Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from typing import Any

from whosays.article import Article, Span
from whosays.key import Key, Statement
from whosays.kinds import KINDS


def to_web_annotations(key: Key) -> dict[str, Any]:
    """The key as a W3C Web Annotation collection (JSON-LD), for other annotation tools.

    Returns:
        A dictionary that ``json.dumps`` takes. Positions are code points; the quote selector carries
        32 characters of context on each side.
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:whosays:{key.article.name}:key",
        "type": "AnnotationCollection",
        "label": key.article.source["name"],
        "total": len(key.statements),
        "first": {
            "type": "AnnotationPage",
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
        "id": f"urn:whosays:{article.name}:{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": targets[0] if len(targets) == 1 else {"type": "List", "items": targets},
    }


def _target(article: Article, span: Span) -> dict[str, Any]:
    start, end = span
    quote = {
        "type": "TextQuoteSelector",
        "exact": article.text[start:end],
        "prefix": article.text[max(0, start - 32) : start],
        "suffix": article.text[end : end + 32],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": f"urn:whosays:{article.name}:{article.digest}", "selector": [quote, position]}
