"""Source, cue and content in a text, word for word: two passes of an averaged perceptron (Collins 2002).

The second pass sees what the first has found before and after, and which names are sources in this article.
"""

from collections.abc import Sequence
from operator import add

from whosays.author.drafting.asked import asked_of
from whosays.author.drafting.model import Model
from whosays.author.drafting.paragraphs import Paragraph
from whosays.author.drafting.second_look import second_names
from whosays.author.drafting.tagged import Tagged
from whosays.author.drafting.viterbi import best_labels


def tagged(pars: Sequence[Paragraph], model: Model) -> list[Tagged]:
    """The paragraphs of one text, with labels."""
    sums = first_sums(pars, model)
    looks = first_look(pars, sums, model)
    found = []
    for look, row, columns in zip(looks, sums, second_names(looks), strict=True):
        both = list(map(add, row, model.scores((), columns)))
        found.append(_decided(look.par, both, model, 1))
    return found


def first_sums(pars: Sequence[Paragraph], model: Model) -> list[list[int]]:
    """The packed scores of each token of each paragraph, by all that the first pass sees."""
    return [model.scores(asked.groups, asked.names) for asked in asked_of(pars, model.cue_words)]


def first_look(pars: Sequence[Paragraph], sums: Sequence[Sequence[int]], model: Model) -> list[Tagged]:
    """The labels that the first pass gives; ``sums`` are the packed scores of each token."""
    return [_decided(par, row, model, 0) for par, row in zip(pars, sums, strict=True)]


def _decided(par: Paragraph, packed: Sequence[int], model: Model, number: int) -> Tagged:
    """A paragraph with the labels that a pass gives it."""
    scores = model.unpack(packed, number)
    best = best_labels(scores, model.labels, model.moves[number])
    return Tagged(par, [model.labels[label] for label in best], scores)
