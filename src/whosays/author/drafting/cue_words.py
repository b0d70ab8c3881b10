"""The words of a cue beside its verb: “claimed that”, “accused … of”, “called on”, “said via Twitter,”."""

import re
from collections.abc import Iterable
from dataclasses import replace

from whosays.articles.article import Span
from whosays.author.drafting.suggestions import Suggestion
from whosays.author.drafting.voices import Voice

_THAT = re.compile(r"(?:(?:and|but|or)\s+)?(that)\s")
_OF = re.compile(r"(?:and\s+)?(of)\s")
_ON_OF = re.compile(r"\s+(?:on|upon|of)\b")
_TAKES_ON = ("call", "speak")
_CHANNEL = re.compile(
    r"\s+(?:via\s+\w+|in\s+part|in\s+an?\s+(?:\w+\s+)?(?:conference|statement|interview|speech|tweet)|"
    r"(?:to\s+)?the\s+press|to\s+(?:reporters|journalists))[,:]?(?=\s+[“\"‘])"
)
_TO_THE_PRESS = re.compile(r"\s+to\s+(?:the\s+press|reporters|journalists)\b")


def with_cue_words(text: str, found: Iterable[Suggestion]) -> list[Suggestion]:
    """The statements of one sentence, the cues of those that are handed over made whole.

    “that” in front of what is said belongs to the cue, also of the clauses behind the first (as the codebook
    writes it, “has warned that”); so does “of” behind a verb that accuses.
    """
    joint: dict[tuple[Span, ...], Span] = {}
    result = []
    for one in found:
        voice = one.voice
        if voice is None or not voice.cue:
            result.append(one)
            continue
        opening = (_OF if voice.verb.group == "accuse" else _THAT).match(text, one.span[0])
        if opening:
            joint[voice.cue[:1]] = opening.span(1)
        result.append(replace(one, voice=_whole(text, voice, joint.get(voice.cue[:1]))))
    return result


def _whole(text: str, voice: Voice, joint: Span | None) -> Voice:
    cue = [_with_phrase(text, each, voice) for each in voice.cue]
    return replace(voice, cue=_merged(text, [*cue, joint] if joint else cue))


def _with_phrase(text: str, cue: Span, voice: Voice) -> Span:
    """“called on”, “spoke of”, “said via Twitter,”: the words behind the verb that belong to it."""
    takes = _ON_OF.match(text, cue[1]) if voice.verb.base in _TAKES_ON else None
    behind = takes or _CHANNEL.match(text, cue[1])
    if voice.verb.base == "speak":
        behind = _TO_THE_PRESS.match(text, cue[1]) or behind
    return (cue[0], behind.end()) if behind and re.search(r"\w", text[slice(*cue)]) else cue


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order; what only a blank parts is one."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
