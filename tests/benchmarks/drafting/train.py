"""Trains the attribution engine's weights on PolNeAR.

In tests/: python -m benchmarks.drafting.train FOLDER OUT [--hold 8]
"""

import argparse
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from whosays.author.drafting.features import names_of
from whosays.author.drafting.groups import groups_of
from whosays.author.drafting.paragraphs import paragraphs

from .gold import cue_words, gold_tags
from .polnear import Document, documents
from .weights_file import Trained, write_weights

Sequence = tuple[list[list[str]], list[str]]


def sequences(docs: Iterable[Document], cues: dict[str, float]) -> Iterable[Sequence]:
    for document in docs:
        pars = paragraphs(document.text)
        for par, groups in zip(pars, groups_of(pars, cues), strict=True):
            yield (
                [[name for group in token for name in names_of(group)] for token in groups],
                gold_tags(par, document),
            )


def train(data: Iterable[Sequence], rounds: int, least: int) -> Trained:
    """Averaged perceptron by CRFsuite (Okazaki 2007)."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    for names, tags in data:
        trainer.append(names, tags)
    trainer.set_params({"feature.minfreq": least, "max_iterations": rounds})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return Trained(dict(info.state_features), dict(info.transitions))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--hold", type=int, default=0)
    asked.add_argument("--rounds", type=int, default=12)
    asked.add_argument("--least", type=int, default=2)
    asked.add_argument("--size", type=int, default=40000)
    given = asked.parse_args()
    begin = time.time()
    docs = list(documents(given.folder, "train"))
    if given.hold:
        docs = [d for n, d in enumerate(docs) if n % given.hold]
    cues = cue_words(docs)
    trained = train(sequences(docs, cues), given.rounds, given.least)
    size = write_weights(given.out / "first.weights.gz", trained, cues, given.size)
    print(f"{len(docs)} articles, {size} bytes, {time.time() - begin:.0f} s")


if __name__ == "__main__":
    main()
