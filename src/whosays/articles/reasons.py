"""Why this one answers for a statement, and why it accuses or does not: a reason for each question asked.

A key gives one reason for the kind. For the two other questions the kit makes a sentence of the kind and of
the words as printed (source, cue, what decides); where that would not say it well, the key has its own.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from whosays.articles.article import Article, Span
from whosays.articles.handing_words import QUOTATION_MARKS, handing_words
from whosays.articles.key import Key, Statement
from whosays.articles.printed_words import BEGINNERS, MARKS, MOST_WORDS, bare, first_words
from whosays.articles.surroundings import inside_others, inside_quotation

ARTICLE = "the article"
_BY_A_WORD = ("allegation", "characterisation")  # kinds that a word of their own decides
_QUOTED = re.compile("“([^“”]+)”")
_SENTENCE = "the sentence around it"  # where a key names neither source words nor a cue
_ANSWERS = {
    "official": "So somebody in office answers for it.",
    "party": "So somebody else answers for it.",  # anybody of whom nothing else is known, too
    "company": "So somebody else answers for it: a company.",
    "union": "So somebody else answers for it: a union.",
    "expert": "So somebody else answers for it: an expert.",
    "witness": "So somebody else answers for it: somebody who was there, or whom it concerns.",
    "outlet": "So somebody else answers for it: another outlet.",
    "unnamed": "So somebody else answers for it: somebody whose name we are not told.",
    "article": "So the article itself answers for it.",  # hostile keys only: a chain of others' names
}
_PAGE_SIGNS = "Nobody in the story says this, and nobody has to sign it: it is a piece of the page."
_PAGE_ACCUSES = "This is a piece of the page: it tells of nobody’s deeds, so nobody has anything to deny."
_ACT_SIGNS = (
    ": that is how the article tells you {}. No words hand this on, so the article itself has to sign it. "
    "What was said is another statement."
)
_ACT_ACCUSES = (
    "you that somebody spoke, and to speak is not yet a wrong deed. What was said is another statement: it "
    "may accuse."
)
_ACCUSATION = (
    "something wrong, unlawful or hostile on somebody. Whoever is meant could answer ‘That would be wrong of "
    "me, and I didn’t (or don’t mean to)!’, or ‘Yes, and rightly!’ Both are answers to an accusation."
)
_CLAIM = (
    "{} may turn out right or wrong, as any claim may. One could say ‘That is not so.’ But the words put no "
    "wrong deed on anybody, so nobody has to say ‘I didn’t.’"
)
_NO_ACCUSATION = {
    "reported fact": "{} {} something as fact. It may be right or wrong, as any report may. But the words "
    "put no blame on anybody, so nobody has a wrong deed to deny.",
    "official claim": _CLAIM,
    "attributed claim": _CLAIM,
    "characterisation": "One could answer {} with ‘I wouldn’t call it that.’ A judgement is not a deed, so "
    "nobody has to say ‘I didn’t.’",
    "appeal": "Take {}: a call or a wish can be granted or refused, a promise kept or broken. That is not a "
    "deed, so nobody has to say ‘I didn’t.’",
}


_HEARD_AS_BLAME = (
    "{} {} something as fact, and as a report it blames nobody. The second answer says what else can be "
    "heard in the same words."
)


def why_source(key: Key, statement: Statement) -> str:
    """Why this one answers for it: the key's own words, else a sentence made of cue and source words."""
    return statement.row["why_source"].strip() or _as_a_sentence(_source(key, statement))


def why_accuses(key: Key, statement: Statement) -> str:
    """Why it accuses somebody, or nobody: the key's own words, else a sentence made of the kind."""
    return statement.row["why_accuses"].strip() or _as_a_sentence(_accuses(key, statement))


def deciding_words(article: Article, statement: Statement) -> tuple[str, ...]:
    """The words that decide, as printed.

    They are the key's; else the first two that its reason quotes out of the statement; else the statement.
    """
    pieces = deciding_pieces(article, statement)
    told = [bare(article.text[a:b]) for a, b in pieces] or [_beginning(article, statement)]
    return tuple(filter(None, told))  # none of signs alone


def deciding_pieces(article: Article, statement: Statement) -> tuple[Span, ...]:
    """Where these words stand; nowhere, where neither the key nor its reason points at any."""
    handing = (*statement.source_spans, *statement.cue_spans)
    quoted = _quoted_in_reason(article, statement)
    own = [(a, b) for a, b in quoted if not any(c < b and a < d for c, d in handing)] or quoted
    return statement.deciding_spans or tuple(sorted(own[:2]))


# --- who answers for it? -------------------------------------------------------------------------


def _source(key: Key, statement: Statement) -> str:
    if statement.speaker == "page":
        return f"{_PAGE_SIGNS} {statement.row['why']}"
    if len(statement.chain) < 2:
        return _own_voice(key, statement)
    handing = handing_words(key.article, statement)
    if statement.speaker == "record":
        return _record(statement, handing or [_SENTENCE])
    if statement.speaker == "article":
        named = handing or [_SENTENCE]
        return (
            f"{_listed(named)} {_verb(named, 'say')} where the article has it from. But it tells of "
            "something done in public, and anyone who was there could check it. So the article itself can "
            "sign it."
        )
    return f"{_handed_on(statement, handing)} {_ANSWERS[statement.speaker]}"


def _own_voice(key: Key, statement: Statement) -> str:
    words = _listed(_in_marks(_whole_words(key.article, statement)))
    if _is_act(statement):
        told = "who spoke" if _names_a_source(key, statement, words) else "that somebody spoke"
        return f"{words}{_ACT_SIGNS.format(told)}"
    if "presupposed" in statement.flags or inside_others(key, statement):
        return _among_others_words(key.article, statement, words)
    if statement.kind == "characterisation":
        return (
            f"No words hand {words} to anybody else, and it stands outside quotation marks. So the article "
            "itself has to sign this judgement."
        )
    return f"No words hand {words} to anybody else. So the article itself has to sign it."


def _among_others_words(article: Article, statement: Statement, words: str) -> str:
    if inside_quotation(article, statement) or statement.kind != "characterisation":
        return (
            f"Somebody else’s words stand around {words}. But anyone can look this up, whoever mentions it. "
            "So the article itself can sign it."
        )
    return (
        f"Somebody else’s words stand around {words}. But no quotation marks do. So the word is the "
        "article’s own choice, and the article itself has to sign it."
    )


def _record(statement: Statement, handing: list[str]) -> str:
    name, *between = statement.chain[:-1]
    return (
        f"{_listed(handing)} {_verb(handing, 'lead')} to a record, {name}. A record is no speaker: anyone "
        f"who opens it can check.{_messengers(between)} So the article itself signs, for reading it right."
    )


def _handed_on(statement: Statement, handing: list[str]) -> str:
    first, *between = [name for name in statement.chain if name != ARTICLE]
    if not handing:
        return (
            f"It goes on with the words of {first}, so it has to be signed by {first}.{_messengers(between)}"
        )
    hand = f"{_listed(handing)} {_verb(handing, 'hand')}"
    if between:
        return (
            f"{hand} it on. It began with {first}, so it has to be signed by {first}.{_messengers(between)}"
        )
    return f"{hand} it to {first}. Cross those words out: what is left has to be signed by {first}."


def _messengers(between: list[str]) -> str:
    """Those who only passed it on, as a sentence; their names may be of one or of many."""
    if not between:
        return ""
    names = between[0] if len(between) == 1 else f"{', '.join(between[:-1])} and {between[-1]}"
    return f" In between, only as a messenger: {names}."


# --- does it accuse? -----------------------------------------------------------------------------


def _accuses(key: Key, statement: Statement) -> str:
    if statement.kind == "furniture":
        return f"{_PAGE_ACCUSES} {statement.row['why']}"
    words = _in_marks(_told_of_accusing(key, statement))
    if statement.kind == "allegation":
        return f"{_listed(words)} {_verb(words, 'put')} {_ACCUSATION}"
    if _is_act(statement):
        return f"{_listed(words)} {_verb(words, 'tell')} {_ACT_ACCUSES}"
    blame = statement.also("kind") == "allegation" and statement.kind == "reported fact"
    reason = _HEARD_AS_BLAME if blame else _NO_ACCUSATION[statement.kind]
    return reason.format(_listed(words), _verb(words, "report"))


def _told_of_accusing(key: Key, statement: Statement) -> tuple[str, ...]:
    """The words that the reason quotes: of a claim never the cue, and no single “will” or “reportedly”."""
    article = key.article
    if statement.kind in _BY_A_WORD:
        return deciding_words(article, statement)
    left = _blameless(key, statement)
    claim = _NO_ACCUSATION.get(statement.kind) == _CLAIM
    return _whole_words(
        article, replace(left, deciding_spans=(), row={**left.row, "why": ""}) if claim else left
    )


# --- words as printed ----------------------------------------------------------------------------


def _is_act(statement: Statement) -> bool:
    return statement.kind == "reported fact" and "act" in statement.flags and len(statement.chain) < 2


def _names_a_source(key: Key, act: Statement, words: str) -> bool:
    """Whether the words told of an act name somebody: words that are another statement's source."""
    named = [
        key.article.text[a:b]
        for each in key.statements
        for a, b in each.source_spans
        if any(a < d and c < b for c, d in act.spans)
    ]
    told, names = (set(re.findall(r"\w+", text.lower())) for text in (words, " ".join(named)))
    return bool(told & names - BEGINNERS)


def _whole_words(article: Article, statement: Statement) -> tuple[str, ...]:
    """The statement as it is printed, if it is short; else the words that decide in it."""
    whole = re.sub(f"^{MARKS}+|{MARKS}+$", "", article.text[slice(*statement.spans[0])])
    if len(statement.spans) == 1 and len(whole.split()) <= MOST_WORDS and not re.search(MARKS, whole):
        return (bare(whole).removeprefix("that "),)
    own = [(a, b) for a, b in statement.deciding_spans if any(c <= a and b <= d for c, d in statement.spans)]
    elsewhere = statement.deciding_spans and not own  # it does not say whose voice it is
    return (_beginning(article, statement),) if elsewhere else deciding_words(article, statement)


def _blameless(key: Key, statement: Statement) -> Statement:
    """The statement without others in it that judge or accuse: "no blame" is said of what is left.

    A call may hold a judgement and stays whole: of a call only deeds are denied.
    """
    hard_kinds = ("allegation",) if statement.kind == "appeal" else _BY_A_WORD
    hard = [
        span
        for each in key.statements
        if each.kind in hard_kinds and each is not statement and statement.holds(each)
        for span in each.spans
    ]
    left = [span for piece in statement.spans for span in _cut_out(piece, hard)]
    told = [(a, b) for a, b in left if re.search(r"\w", key.article.text[a:b])]
    deciding = [(a, b) for a, b in statement.deciding_spans if not any(c < b and a < d for c, d in hard)]
    return replace(statement, spans=tuple(told), deciding_spans=tuple(deciding)) if told else statement


def _cut_out(piece: Span, hard: list[Span]) -> Iterable[Span]:
    """What is left of a piece where others are cut out of it."""
    start, end = piece
    for a, b in sorted(span for span in hard if start <= span[0] and span[1] <= end):
        yield start, a
        start = max(start, b)
    yield start, end


def _quoted_in_reason(article: Article, statement: Statement) -> list[Span]:
    """Where the words that the reason quotes stand in the statement; none that touch earlier ones."""
    found: list[Span] = []
    for quote in _QUOTED.findall(statement.row["why"]):
        wanted = quote.strip(" .,;:!?")
        for start, end in statement.spans:
            there = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)").search(article.text, start, end)
            if there and wanted and not any(a < there.end() and there.start() < b for a, b in found):
                found.append(there.span())
                break
    return found


def _beginning(article: Article, statement: Statement) -> str:
    """Its first words, or those of its longest part without quotation marks: marks in marks read badly."""
    longest = max((bare(article.text[slice(*span)]) for span in statement.spans), key=len)
    return bare(first_words(longest.removeprefix("that ")))


def _in_marks(words: Iterable[str]) -> list[str]:
    return [f"“{each}”" for each in words if each] or ["these signs"]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _verb(words: list[str], verb: str) -> str:
    """The verb for one or for several; the quotation marks are several."""
    return verb if len(words) > 1 or words[0] in (QUOTATION_MARKS, "these signs") else f"{verb}s"


def _as_a_sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"
