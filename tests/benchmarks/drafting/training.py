"""Trains the tagger: two passes, the second on labels that the first gave to articles new to it."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from whosays.author.drafting.asked import Asked, Column, asked_of
from whosays.author.drafting.features import names_of
from whosays.author.drafting.model import Model, read_model
from whosays.author.drafting.paragraphs import paragraphs
from whosays.author.drafting.second_look import second_names
from whosays.author.drafting.tagged import Tagged
from whosays.author.drafting.tagger import first_look, first_sums

from .gold import cue_words, gold_tags
from .polnear import Document
from .weights_file import Trained, weights_file

LEAST = 2  # a feature that comes less often is left out
Training = tuple[list[list[str]], list[str]]  # the features of each token of a paragraph, and its labels


@dataclass(frozen=True)
class Read:
    """An article as the tagger reads it, with the labels that another model's first pass gave it."""

    document: Document
    looks: list[Tagged]
    cues: dict[str, float]


def first_pass(documents: Sequence[Document], cues: dict[str, float], rounds: int) -> Trained:
    """The weights of the first pass."""
    return perceptron(_first_data(documents, cues), rounds)


def second_pass(reads: Iterable[Read], rounds: int) -> Trained:
    """The weights of the second pass."""
    return perceptron(_second_data(reads), rounds)


def _first_data(documents: Iterable[Document], cues: dict[str, float]) -> Iterator[Training]:
    for document in documents:
        pars = paragraphs(document.text)
        for par, asked in zip(pars, asked_of(pars, cues), strict=True):
            yield _names(asked, []), gold_tags(par, document)


def _second_data(reads: Iterable[Read]) -> Iterator[Training]:
    for read in reads:
        first = asked_of([look.par for look in read.looks], read.cues)
        for look, asked, further in zip(read.looks, first, second_names(read.looks), strict=True):
            yield _names(asked, further), gold_tags(look.par, read.document)


def _names(asked: Asked, further: list[Column]) -> list[list[str]]:
    """The features of each token by name."""
    single = zip(*asked.names, *further, strict=True)
    return [
        [*filter(None, names), *(name for group in groups for name in names_of(group))]
        for names, groups in zip(single, zip(*asked.groups, strict=True), strict=True)
    ]


def perceptron(data: Iterable[Training], rounds: int) -> Trained:
    """An averaged perceptron by CRFsuite (Okazaki 2007)."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    for names, tags in data:
        trainer.append(names, tags)
    trainer.set_params({"feature.minfreq": LEAST, "max_iterations": rounds})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return Trained(dict(info.state_features), dict(info.transitions))


def read_by(model: Model, document: Document) -> Read:
    """An article with the first pass's labels."""
    pars = paragraphs(document.text)
    return Read(document, first_look(pars, first_sums(pars, model), model), model.cue_words)


def read_by_others(documents: Sequence[Document], folds: int, rounds: int, size: int) -> list[Read]:
    """Every article as a model reads it that was trained on others, in as many parts as folds."""
    found: dict[int, Read] = {}
    for fold in range(folds):
        others = [document for n, document in enumerate(documents) if n % folds != fold]
        cues = cue_words(others)
        model = read_model(weights_file([first_pass(others, cues, rounds)], cues, size))
        for n in range(fold, len(documents), folds):
            found[n] = read_by(model, documents[n])
    return [found[n] for n in range(len(documents))]
