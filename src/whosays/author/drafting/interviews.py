"""Interviews in which a label names who speaks: "Q: …", "A: …", "MS. LEE: …"."""

import re
from collections import Counter

from whosays.articles.article import Span
from whosays.author.drafting.tokens import lines

_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})\s*:\s+(?=\S)")
_TWICE = 2


def labelled(text: str) -> list[tuple[Span, Span]]:
    """The label and the words of each line that begins with one, where the text is an interview.

    A text is one if labels stand at least four times, and two of them come again: a single "Trump: …" is a
    headline, "Note: …" no speaker.
    """
    found = [
        (m.span(1), (m.end(), end)) for start, end in lines(text) if (m := _LABEL.match(text, start, end))
    ]
    uses = Counter(text[start:end] for (start, end), _ in found)
    speakers = {label for label, count in uses.items() if count >= _TWICE}
    if len(speakers) < _TWICE:
        return []
    return [(label, words) for label, words in found if text[slice(*label)] in speakers]
