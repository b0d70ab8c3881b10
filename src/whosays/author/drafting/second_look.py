"""What the second pass sees beside the words: the first one's labels, in the paragraph and in the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.author.drafting.features import EDGE, distance
from whosays.author.drafting.tagged import Tagged
from whosays.author.drafting.view import NO_CUE, nearest

_LONGEST = 6  # runs of labels between a word and a cue


@dataclass(frozen=True)
class Names:
    """How often each word of an article is a source there, and how often it stands there."""

    sources: Counter[str]
    uses: Counter[str]


def second_names(looks: Sequence[Tagged]) -> list[list[list[str]]]:
    """The further features of each token of each paragraph of a text, from the first pass's labels."""
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


def _of_paragraph(look: Tagged, names: Names, before: str) -> list[list[str]]:
    roles = [tag[-1] for tag in look.tags]
    left, right = nearest(look.par.sentences, [role == "U" for role in roles])
    here, numbers = _sentence_roles(look), look.par.sentences
    found = []
    for at, tag in enumerate(look.tags):
        row = [
            f"ts={tag}|{here[numbers[at]]}",
            f"tp={tag}|{here.get(numbers[at] - 1, '^' + before)}",
            f"td={tag}|{_elsewhere(look, names, at)}",
        ]
        _add_labels(row, look, at)
        _add_left(row, look, roles, left[at], at)
        _add_right(row, look, roles, right[at], at)
        found.append(row)
    return found


def _add_labels(row: list[str], look: Tagged, at: int) -> None:
    """The labels of a token and its neighbours, and how clear its own was."""
    tags, par, last = look.tags, look.par, len(look.tags) - 1
    tag = tags[at]
    before, after = (tags[at - 1] if at else EDGE), (tags[at + 1] if at < last else EDGE)
    two, next_two = (tags[at - 2] if at > 1 else EDGE), (tags[at + 2] if at + 1 < last else EDGE)
    row += (
        f"t={tag}",
        f"t3={before}|{tag}|{after}",
        f"t5={two}|{before}|{tag}|{after}|{next_two}",
        f"tw={tag}|{par.low[at]}",
        f"tq={tag}|{par.quoted[at]}|{par.edges[at]}",
        f"tn={tag}|{par.parts[at]}|{par.low[at + 1] if at < last else EDGE}",
        f"tm={tag}|{_clear(look.scores[at])}",
    )


def _clear(scores: list[int]) -> str:
    """The labels with the best and the second best score, and how far apart, in steps that double."""
    best, second = sorted(range(len(scores)), key=scores.__getitem__)[:-3:-1]
    return f"{best}{second}{(scores[best] - scores[second]).bit_length()}"


def _add_left(row: list[str], look: Tagged, roles: list[str], left: int, at: int) -> None:
    if left == NO_CUE:
        row.append(f"tl0={look.tags[at]}")
        return
    far = distance(at - left)
    row += (f"tl={look.par.low[left]}|{far}", f"tlr={look.tags[at]}|{far}|{_runs(roles, left, at)}")


def _add_right(row: list[str], look: Tagged, roles: list[str], right: int, at: int) -> None:
    if right == NO_CUE:
        row.append(f"tr0={look.tags[at]}")
        return
    far = distance(right - at)
    row += (f"tr={look.par.low[right]}|{far}", f"trr={look.tags[at]}|{far}|{_runs(roles, at, right)}")


def _runs(roles: list[str], start: int, end: int) -> str:
    """The roles from ``start`` to ``end``, one letter a run, six runs at most."""
    runs = ""
    for role in roles[start:end]:
        if not runs.endswith(role):
            runs += role
    return runs[:_LONGEST]


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
