"""Source, cue and content in a text, word for word: an averaged perceptron over features of words (Collins 2002)."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from whosays.author.drafting.groups import groups_of
from whosays.author.drafting.model import Model, read_model
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.viterbi import best_labels


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of one role: "S" source, "U" cue or "C" content; from token ``first`` up to before ``end``."""

    role: str
    first: int
    end: int


@cache
def first_pass() -> Model:
    """The weights, read once."""
    return read_model("first")


def tags_of(pars: list[Paragraph]) -> list[list[str]]:
    """The label of every token of every paragraph: "B-S" begins a source, "I-S" goes on with it, "O" is none."""
    model = first_pass()
    found = []
    for groups in groups_of(pars, model.cue_words):
        scores = [model.unpack(model.score(group)) for group in groups]
        found.append([model.labels[n] for n in best_labels(scores, model.labels, model.transitions)])
    return found


def stretches(tags: list[str]) -> list[Stretch]:
    """The stretches that the labels of a paragraph mark, in order."""
    numbers, current = [], 0
    for tag in tags:
        current += not tag.startswith("I-")
        numbers.append(current)
    found, at = [], 0
    for _, group in groupby(numbers):
        end = at + len(list(group))
        if tags[at] != "O":
            found.append(Stretch(tags[at][-1], at, end))
        at = end
    return found
