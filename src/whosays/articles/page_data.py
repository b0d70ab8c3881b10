"""An article with its kinds or its X-ray as the page paints it: blocks of segments, statements, counts.

The text is cut at every border, so that the segments joined together give the paragraph back exactly.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from whosays.articles.article import Article, Paragraph
from whosays.articles.key import Key, Statement
from whosays.articles.kinds import CAPTION, KINDS
from whosays.articles.long_sentences import turns
from whosays.articles.seed import GlossaryEntry
from whosays.articles.segments import block_data, find_hard_words
from whosays.articles.xray import PAGE, VOUCHES, answering, count_words, in_words, vouch, vouches
from whosays.base.json_types import JsonObject

INVENTED = "The countries, people and events do not exist."


def page_data(
    article: Article,
    key: Key | None,
    glossary: Sequence[GlossaryEntry] = (),
    only: Sequence[str] = (),
) -> JsonObject:
    """Everything the page paints, as JSON: blocks of segments, statements, counts.

    Raises:
        KitError: ``only`` names a paragraph that is not there.
    """
    shown = [article.paragraph(each) for each in only] or list(article.paragraphs)
    blocks = [block_data(key, each, find_hard_words(glossary, each), turns(article, each)) for each in shown]
    used = {name for block in blocks for seg in block["segments"] for name in seg["statements"]}
    terms = {seg["gloss"] for block in blocks for seg in block["segments"]}
    page: JsonObject = {
        "language": article.source.get("language", ""),
        "invented": article.invented,
        "note": INVENTED if article.invented else "",
        "caption": CAPTION,
        "blocks": blocks,
        "statements": {},
        "glossary": [{"term": g.term, "meaning": g.meaning} for g in glossary if g.term in terms],
    }
    if article.attribution:  # else nothing, so that a page without one is what it was
        page["attribution"] = article.attribution
    return page if key is None else page | _key_data(key, shown, used, blocks)


def _key_data(key: Key, shown: list[Paragraph], used: set[str], blocks: list[JsonObject]) -> JsonObject:
    statements = [each for each in key.statements if each.id in used]
    starts = [word.start for word in key.article.words]
    numbers = [n for each in shown for n in _numbers(starts, each)]
    owned = Counter(owner.id for n in numbers if (owner := key.innermost[n]))
    drawn, names = count_words(key, numbers)
    return {
        "statements": _statements(key, statements, owned, blocks),
        "legend": _legend(statements, owned),
        "sources": _sources(statements, owned),
        "xray": _xray_legend(statements, drawn),
        "summary": in_words(drawn, names),
    }


def _xray_legend(statements: list[Statement], drawn: Counter[str]) -> list[JsonObject]:
    """What is drawn on this page; joining words are only counted in the sentence."""
    seen = {v for each in statements for v in (*vouches(each), vouch(each))}
    return [{"vouch": v, "label": label, "words": drawn[v]} for v, label in VOUCHES.items() if v in seen]


def _numbers(starts: list[int], block: Paragraph) -> range:
    """The numbers of a block's words. White space parts blocks, so none lies across a border."""
    return range(bisect_right(starts, block.start - 1), bisect_right(starts, block.end - 1))


# statements and counts


def _statements(
    key: Key, statements: list[Statement], owned: Counter[str], blocks: list[JsonObject]
) -> JsonObject:
    inside, parts = _nesting(blocks)
    return {
        each.id: _statement(key, each)
        | {
            "words": owned[each.id],
            "inside": inside.get(each.id, []),
            "parts": parts.get(each.id, []),
        }
        for each in statements
    }


def _nesting(blocks: list[JsonObject]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each statement those it lies in (outermost first), and those directly within it."""
    inside: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for stack in (seg["statements"] for block in blocks for seg in block["segments"]):
        for depth, name in enumerate(stack):
            inside.setdefault(name, stack[:depth])
            if depth and name not in (held := parts.setdefault(stack[depth - 1], [])):
                held.append(name)
    return inside, parts


def _statement(key: Key, each: Statement) -> JsonObject:
    row = each.row
    return {
        **_kind(each.kind),
        "also": _also(each),
        "why_also": row["why_also"],
        "chain": _told(each.chain),
        "source": each.chain[0],
        "names": list(dict.fromkeys((each.chain[0], *answering(each)))),
        "cue": " … ".join(key.article.text[a:b] for a, b in each.cue_spans),
        "speaker": each.speaker,
        "why": row["why"],
        "settles": row["settles"],
        "quote": " … ".join(key.article.text[a:b] for a, b in each.spans),
        "pieces": len(each.spans),
        "vouch": vouch(each),
        "vouches": list(vouches(each)),
    }


def _kind(name: str) -> JsonObject:
    found = KINDS[name]
    return {"kind": name, "letter": found.sign, "class": found.letter, "label": found.label}


def _also(each: Statement) -> JsonObject | None:
    if each.also("kind"):
        return {"facet": "kind", **_kind(each.also("kind"))}
    if each.also("source"):
        label = _told(part.strip() for part in each.also("source").split("<"))
        return {"facet": "source", "kind": "", "letter": "", "class": "", "label": label}
    return None


def _told(chain: Iterable[str]) -> str:
    """A chain in words: the origin first."""
    return ", told by ".join(chain)


def _legend(statements: list[Statement], owned: Counter[str]) -> list[JsonObject]:
    """Every kind, those without a statement too: that one is missing is worth noticing."""
    return [_kind(name) | _counts([s for s in statements if s.kind == name], owned) for name in KINDS]


def _sources(statements: list[Statement], owned: Counter[str]) -> list[JsonObject]:
    """Everybody who answers for something, in the order of the text; the page itself last."""
    names = sorted(dict.fromkeys(each.chain[0] for each in statements), key=lambda name: name == PAGE)
    return [{"name": name} | _counts([s for s in statements if s.chain[0] == name], owned) for name in names]


def _counts(statements: list[Statement], owned: Counter[str]) -> JsonObject:
    return {"statements": len(statements), "words": sum(owned[each.id] for each in statements)}
