"""The groups of features of each token of a paragraph: what stands around it, where the next cues are."""

from dataclasses import dataclass
from itertools import accumulate

from whosays.author.drafting.features import EDGE, Group, distance, shape
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.word_lists import words_of

_LONGEST_PATH = 7  # parts of speech between a word and a cue; longer ones hardly come twice
_NO_CUE = -1


@dataclass
class View:
    """What the groups of a paragraph's tokens are made from; lists by token, dictionaries by sentence."""

    par: Paragraph
    shapes: list[str]
    marks: dict[int, str]  # of each sentence: how much of it is quoted, and how many verbs of saying it has
    before: str  # what the paragraph before was like
    left: list[int]  # the nearest cue before the token in its sentence, _NO_CUE without
    right: list[int]
    commas: list[int]  # commas up to the token
    thats: list[int]
    path: list[str]  # the kind of word, one letter each


def groups_of(pars: list[Paragraph], cue_words: dict[str, float]) -> list[list[list[Group]]]:
    """The groups of every token of every paragraph.

    Args:
        pars: the paragraphs of one text in order.
        cue_words: words that are often cues, with the share of their uses that are.
    """
    before, found = "00", []
    for par in pars:
        view = _view(par, before, cue_words)
        found.append([_groups(view, at) for at in range(len(par.tokens))])
        before = _summary(par)
    return found


def _summary(par: Paragraph) -> str:
    """Whether a paragraph is a quotation for the most part, and whether it has a verb of saying outside."""
    quoted = sum(par.quoted) > len(par.quoted) / 3
    says = any(cue == "S" and not quoted for cue, quoted in zip(par.cues, par.quoted, strict=True))
    return f"{quoted:d}{says:d}"


def _view(par: Paragraph, before: str, cue_words: dict[str, float]) -> View:
    might = [
        not quoted and (bool(cue) or cue_words.get(low, 0) > 0.3)
        for quoted, cue, low in zip(par.quoted, par.cues, par.low, strict=True)
    ]
    left, right = nearest(par.sentences, might)
    return View(
        par=par,
        shapes=[shape(token.text) for token in par.tokens],
        marks=_sentence_marks(par),
        before=before,
        left=left,
        right=right,
        commas=list(accumulate(low == "," for low in par.low)),
        thats=list(accumulate(low == "that" for low in par.low)),
        path=[_LETTERS.get(part.partition("/")[0], part[0]) for part in par.parts],
    )


# Parts of speech for the path between a word and a cue: alike ones get one letter
_LETTERS = {
    "NNP": "P", "NNPS": "P", "NNP?": "P", "NN": "N", "NNS": "N", "NN?": "N", "JJ": "J", "JJR": "J", "JJS": "J",
    "CD": "J", "PRP$": "D", "PRP": "H", "WP": "W", "WDT": "W", "VBD": "V", "VBZ": "V", "VBP": "V", "VB": "B",
    "VBG": "G", "VBN": "E", "MD": "M", "IN": "I", "TO": "T", "RB": "R", "DT": "D", "POS": "S", "CC": "C",
}  # fmt: skip


def nearest(sentence: list[int], might: list[bool]) -> tuple[list[int], list[int]]:
    """For each token, the nearest one before and after it in its sentence that ``might`` be a cue."""
    count = len(sentence)
    left, right = [_NO_CUE] * count, [_NO_CUE] * count
    last = _NO_CUE
    for at in range(count):
        if at and sentence[at] != sentence[at - 1]:
            last = _NO_CUE
        left[at] = last
        last = at if might[at] else last
    last = _NO_CUE
    for at in range(count - 1, -1, -1):
        if at < count - 1 and sentence[at] != sentence[at + 1]:
            last = _NO_CUE
        right[at] = last
        last = at if might[at] else last
    return left, right


def _sentence_marks(par: Paragraph) -> dict[int, str]:
    words: dict[int, int] = {}
    quoted: dict[int, int] = {}
    verbs: dict[int, int] = {}
    for token, inside, number, cue in zip(par.tokens, par.quoted, par.sentences, par.cues, strict=True):
        is_word = token.text[0].isalnum()
        words[number] = words.get(number, 0) + is_word
        quoted[number] = quoted.get(number, 0) + (is_word and inside)
        verbs[number] = verbs.get(number, 0) + (cue == "S" and not inside)
    return {n: _how_quoted(quoted[n], words[n]) + str(min(verbs[n], 2)) for n in words}


def _how_quoted(quoted: int, words: int) -> str:
    share = quoted / (words or 1)
    return "all" if share > 0.95 else "some" if share > 0 else "none"


def _groups(view: View, at: int) -> list[Group]:
    """The groups of one token."""
    par, shapes = view.par, view.shapes
    last = len(par.low) - 1
    low, word = par.low, par.tokens[at].text
    one, two = (par.tokens[at - 1].text if at else EDGE), (par.tokens[at - 2].text if at > 1 else EDGE)
    next_one = par.tokens[at + 1].text if at < last else EDGE
    next_two = par.tokens[at + 2].text if at + 1 < last else EDGE
    before, after = (low[at - 1] if at else EDGE), (low[at + 1] if at < last else EDGE)
    shape_before, shape_after = (shapes[at - 1] if at else EDGE), (shapes[at + 1] if at < last else EDGE)
    mark = view.marks[par.sentences[at]]
    found: list[Group] = [
        ("word", word),
        ("near", "-1", one),
        ("near", "+1", next_one),
        ("near", "-2", two),
        ("near", "+2", next_two),
        ("pair", "<", before, low[at]),
        ("pair", ">", low[at], after),
        ("plain", "sss", shape_before, shapes[at], shape_after),
        *_part_groups(par.parts, at, last),
        (
            "quote",
            par.quoted[at],
            par.edges[at],
            par.quoted[at - 1] if at else 0,
            par.quoted[at + 1] if at < last else 0,
            mark,
        ),
        ("around", _around(par, at, last)),
        *_place(view, at, last, mark),
        *_sides(view, at, last),
    ]
    if par.cues[at]:
        found.append(("cue", par.cues[at], par.quoted[at], shape_before, shape_after, after))
    return found


def _part_groups(parts: list[str], at: int, last: int) -> list[Group]:
    before, after = (parts[at - 1] if at else "^"), (parts[at + 1] if at < last else "$")
    return [
        ("parts", before, parts[at], after),
        ("plain", "p2", parts[at - 2] if at > 1 else "^", before, parts[at]),
        ("plain", "p3", parts[at], after, parts[at + 2] if at + 1 < last else "$"),
    ]


def _around(par: Paragraph, at: int, last: int) -> tuple[str, ...]:
    """The classes of the three words on each side, outside quotation marks."""
    found = []
    for other in (at - 3, at - 2, at - 1, at + 1, at + 2, at + 3):
        inside = 0 <= other <= last and not par.quoted[other]
        found.append((par.cues[other] or _PRONOUN.get(par.low[other], "")) if inside else "")
    return tuple(found)


_PRONOUN = dict.fromkeys(words_of("pronouns"), "p")


def _place(view: View, at: int, last: int, mark: str) -> list[Group]:
    """Where a token stands in its sentence and paragraph, and what stood before those."""
    numbers = view.par.sentences
    first = "" if at and numbers[at] == numbers[at - 1] else "S" if at else "P"
    closes = at == last or numbers[at] != numbers[at + 1]
    earlier = view.marks.get(numbers[at] - 1, view.before)
    return [
        ("begins", first, closes, view.shapes[at], view.before, mark),
        ("plain", "ps", earlier, mark),
    ]


def _sides(view: View, at: int, last: int) -> list[Group]:
    """The nearest cues before and after a token in its sentence."""
    par, left, right = view.par, view.left[at], view.right[at]
    quoted = par.quoted[at]
    found: list[Group] = []
    if left == _NO_CUE:
        found.append(("plain", "L0"))
    else:
        comma, that = view.commas[at] > view.commas[left], view.thats[at] > view.thats[left]
        facts = f"{quoted}{comma:d}{that:d}{par.low[left + 1] in ('that', 'to', ':'):d}"
        found.append(
            ("side", "L", par.cues[left], distance(at - left), par.low[left], _small(par, left + 1), facts)
        )
        found.append(("plain", "Lp", par.cues[left], _path(view, left + 1, at + 1)))
    if right == _NO_CUE:
        found.append(("plain", "R0"))
    else:
        comma = view.commas[right] > view.commas[at]
        closes = right == last or par.low[right + 1] in _AFTER_CUE
        facts = f"{quoted}{comma:d}{closes:d}"
        found.append(
            (
                "side",
                "R",
                par.cues[right],
                distance(right - at),
                par.low[right],
                _small(par, right - 1),
                facts,
            )
        )
        found.append(("plain", "Rp", par.cues[right], _path(view, at, right)))
    found.append(("plain", "LR", *(par.cues[n] or "l" if n != _NO_CUE else "0" for n in (left, right))))
    return found


_AFTER_CUE = frozenset({".", "in", "on"}) | words_of("times")


def _small(par: Paragraph, at: int) -> str:
    """A function word or mark as it is, any other word by how it is written."""
    low = par.low[at]
    return low if low in words_of("function_words") or not low[0].isalnum() else shape(par.tokens[at].text)


def _path(view: View, start: int, end: int) -> str:
    """The kinds of words from ``start`` to ``end``, one letter a run; "far" for a long stretch."""
    if end - start > _LONGEST_PATH * 2:
        return "far"
    letters = view.path[start:end]
    runs = [letter for n, letter in enumerate(letters) if not n or letters[n - 1] != letter]
    return "".join(runs) if len(runs) <= _LONGEST_PATH else "far"
