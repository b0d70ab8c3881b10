"""What the second pass sees beside the words: the first one's labels, in the paragraph and in the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.author.drafting.asked import Column, shifted
from whosays.author.drafting.features import EDGE, distance
from whosays.author.drafting.tagged import Tagged
from whosays.author.drafting.view import NO_CUE, nearest

_LONGEST = 6  # runs of labels between a word and a cue


@dataclass(frozen=True)
class Names:
    """How often each word of an article is a source there, and how often it stands there."""

    sources: Counter[str]
    uses: Counter[str]


def second_names(looks: Sequence[Tagged]) -> list[list[Column]]:
    """The further features of each paragraph of a text, from the first pass's labels: in columns."""
    names = _names(looks)
    before = ["^", *("".join(sorted({tag[-1] for tag in look.tags})) for look in looks)]
    return [_of_paragraph(look, names, before[number]) for number, look in enumerate(looks)]


def _names(looks: Sequence[Tagged]) -> Names:
    names = Names(Counter(), Counter())
    for look in looks:
        names.uses.update(look.par.read)
        names.sources.update(
            word for word, tag in zip(look.par.read, look.tags, strict=True) if tag[-1] == "S"
        )
    return names


def _of_paragraph(look: Tagged, names: Names, before: str) -> list[Column]:
    roles = [tag[-1] for tag in look.tags]
    left, right = nearest(look.par.sentences, [role == "U" for role in roles])
    here, numbers = _sentence_roles(look), look.par.sentences
    earlier = {number: here.get(number - 1, "^" + before) for number in here}
    return [
        *_labels(look),
        [f"ts={tag}|{here[number]}" for tag, number in zip(look.tags, numbers, strict=True)],
        [f"tp={tag}|{earlier[number]}" for tag, number in zip(look.tags, numbers, strict=True)],
        [f"td={tag}|{_elsewhere(look, names, at)}" for at, tag in enumerate(look.tags)],
        *_left(look, roles, left),
        *_right(look, roles, right),
    ]


def _labels(look: Tagged) -> list[Column]:
    """The labels of a token and its neighbours, and how clear its own was."""
    tags, par = look.tags, look.par
    before, after, two, next_two = (shifted(tags, by, EDGE) for by in (-1, 1, -2, 2))
    marks = zip(tags, par.quoted, par.edges, strict=True)
    parts = zip(tags, par.parts, shifted(par.low, 1, EDGE), strict=True)
    around = list(zip(two, before, tags, after, next_two, strict=True))
    return [
        [f"t={tag}" for tag in tags],
        [f"t3={b}|{tag}|{c}" for _, b, tag, c, _ in around],
        [f"t5={a}|{b}|{tag}|{c}|{d}" for a, b, tag, c, d in around],
        [f"tw={tag}|{low}" for tag, low in zip(tags, par.low, strict=True)],
        [f"tq={tag}|{quoted}|{edge}" for tag, quoted, edge in marks],
        [f"tn={tag}|{part}|{word}" for tag, part, word in parts],
        [f"tm={tag}|{_clear(scores)}" for tag, scores in zip(tags, look.scores, strict=True)],
    ]


def _clear(scores: Sequence[int]) -> str:
    """The labels with the best and the second best score, and how far apart, in steps that double."""
    lower, highest = sorted(scores)[-2:]
    back, last = scores[::-1], len(scores) - 1
    best = back.index(highest)
    second = back.index(lower, best + 1 if lower == highest else 0)
    return f"{last - best}{last - second}{(highest - lower).bit_length()}"


def _left(look: Tagged, roles: list[str], cues: list[int]) -> tuple[Column, Column]:
    """The cue before each token, and the roles on the way."""
    words, ways = [], []
    for at, (tag, left) in enumerate(zip(look.tags, cues, strict=True)):
        far = "" if left == NO_CUE else distance(at - left)
        words.append(f"tl={look.par.low[left]}|{far}" if far else f"tl0={tag}")
        ways.append(f"tlr={tag}|{far}|{_runs(roles, left, at)}" if far else "")
    return words, ways


def _right(look: Tagged, roles: list[str], cues: list[int]) -> tuple[Column, Column]:
    """The cue after each token, and the roles on the way."""
    words, ways = [], []
    for at, (tag, right) in enumerate(zip(look.tags, cues, strict=True)):
        far = "" if right == NO_CUE else distance(right - at)
        words.append(f"tr={look.par.low[right]}|{far}" if far else f"tr0={tag}")
        ways.append(f"trr={tag}|{far}|{_runs(roles, at, right)}" if far else "")
    return words, ways


def _runs(roles: list[str], start: int, end: int) -> str:
    """The roles from ``start`` to ``end``, one letter a run, six runs at most."""
    runs = ""
    for role in roles[start:end]:
        if not runs.endswith(role):
            runs += role
            if len(runs) == _LONGEST:
                break
    return runs


def _sentence_roles(look: Tagged) -> dict[int, str]:
    """The roles of each sentence in the order of their first coming; a plus where a cue comes twice."""
    found: dict[int, str] = {}
    for number, tag in zip(look.par.sentences, look.tags, strict=True):
        roles = found.setdefault(number, "")
        if tag[-1] not in roles:
            found[number] = roles + tag[-1]
        elif tag == "B-U" and not roles.endswith("+"):
            found[number] = roles + "+"
    return found


def _elsewhere(look: Tagged, names: Names, at: int) -> str:
    """How often the same word is a source elsewhere in the article, of how many uses; names only."""
    word = look.par.read[at]
    if not word[0].isupper():
        return "-"
    own = look.tags[at][-1] == "S"
    times, uses = names.sources[word] - own, names.uses[word] - 1
    return f"{min(times, 3)}{'more' if times * 2 > uses else 'less'}" if uses else "once"
