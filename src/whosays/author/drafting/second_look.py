"""What the second pass sees beside the words: the labels of the first, all over the paragraph and the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.author.drafting.features import EDGE, Group, distance
from whosays.author.drafting.groups import nearest
from whosays.author.drafting.paragraphs import Paragraph

_NO_CUE = -1
_LONGEST = 6  # runs of labels between a word and a cue


@dataclass
class FirstLook:
    """The first pass's labels of a paragraph, its scores, and how often each word was a source in the article."""

    par: Paragraph
    tags: list[str]
    scores: list[list[int]]
    sources: Counter[str]
    uses: Counter[str]


def first_looks(
    pars: Sequence[Paragraph], tags: Sequence[list[str]], scores: Sequence[list[list[int]]]
) -> list[FirstLook]:
    """The labels of all paragraphs of a text, with the article's own names of sources."""
    sources: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for par, row in zip(pars, tags, strict=True):
        uses.update(token.text for token in par.tokens)
        sources.update(token.text for token, tag in zip(par.tokens, row, strict=True) if tag[-1] == "S")
    return [FirstLook(p, t, s, sources, uses) for p, t, s in zip(pars, tags, scores, strict=True)]


def second_groups(look: FirstLook, before: FirstLook | None) -> list[list[Group]]:
    """The further groups of each token of a paragraph; ``before`` is the paragraph before it."""
    roles = [tag[-1] for tag in look.tags]
    left, right = nearest(look.par.sentences, [role == "U" for role in roles])
    here = _sentence_roles(look)
    earlier = "".join(sorted(set(tag[-1] for tag in before.tags))) if before else "^"
    return [
        [
            *_labels(look, at),
            *_sides(look, roles, left[at], right[at], at),
            ("plain", "ts", look.tags[at], here[look.par.sentences[at]]),
            ("plain", "tp", look.tags[at], here.get(look.par.sentences[at] - 1, "^" + earlier)),
            ("plain", "td", look.tags[at], _elsewhere(look, at)),
        ]
        for at in range(len(roles))
    ]


def _labels(look: FirstLook, at: int) -> list[Group]:
    """The labels of a token and its neighbours, and how clear its own was."""
    tags, last = look.tags, len(look.tags) - 1
    before, after = (tags[at - 1] if at else EDGE), (tags[at + 1] if at < last else EDGE)
    two, next_two = (tags[at - 2] if at > 1 else EDGE), (tags[at + 2] if at + 1 < last else EDGE)
    return [
        ("plain", "t", tags[at]),
        ("plain", "t3", before, tags[at], after),
        ("plain", "t5", two, before, tags[at], after, next_two),
        ("plain", "tw", tags[at], look.par.low[at]),
        ("plain", "tq", tags[at], str(look.par.quoted[at]), look.par.edges[at]),
        ("plain", "tn", tags[at], look.par.parts[at], look.par.low[at + 1] if at < last else EDGE),
        ("plain", "tm", tags[at], _clear(look.scores[at])),
    ]


def _clear(scores: list[int]) -> str:
    """The label with the second best score, and how far it is behind, in steps that double."""
    best, second = sorted(range(len(scores)), key=scores.__getitem__)[:-3:-1]
    return f"{best}{second}{(scores[best] - scores[second]).bit_length()}"


def _sides(look: FirstLook, roles: list[str], left: int, right: int, at: int) -> list[Group]:
    tag, low = look.tags[at], look.par.low
    found: list[Group] = []
    if left != _NO_CUE:
        far = distance(at - left)
        found += [("plain", "tl", low[left], far), ("plain", "tlr", tag, far, _runs(roles, left, at))]
    else:
        found.append(("plain", "tl0", tag))
    if right != _NO_CUE:
        far = distance(right - at)
        found += [("plain", "tr", low[right], far), ("plain", "trr", tag, far, _runs(roles, at, right))]
    else:
        found.append(("plain", "tr0", tag))
    return found


def _runs(roles: list[str], start: int, end: int) -> str:
    """The roles from ``start`` to ``end``, one letter a run."""
    found = [roles[n] for n in range(start, end) if n == start or roles[n] != roles[n - 1]]
    return "".join(found[:_LONGEST])


def _sentence_roles(look: FirstLook) -> dict[int, str]:
    """Of each sentence, the roles in it in order of their first coming, with a plus where a cue comes twice."""
    found: dict[int, str] = {}
    for number, tag in zip(look.par.sentences, look.tags, strict=True):
        roles = found.setdefault(number, "")
        if tag[-1] not in roles:
            found[number] = roles + tag[-1]
        elif tag == "B-U" and not roles.endswith("+"):
            found[number] = roles + "+"
    return found


def _elsewhere(look: FirstLook, at: int) -> str:
    """How often the same word is a source elsewhere in the article, of how many uses; names only."""
    word = look.par.tokens[at].text
    if not word[0].isupper():
        return "-"
    own = look.tags[at][-1] == "S"
    times, uses = look.sources[word] - own, look.uses[word] - 1
    return f"{min(times, 3)}{'more' if times * 2 > uses else 'less'}" if uses else "once"
