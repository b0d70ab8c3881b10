"""Trains the attribution engine's weights on PolNeAR's "train": both passes, the linker, how sure it is.

In tests/: python -m benchmarks.drafting.train FOLDER OUT. FOLDER holds ``train``; OUT gets ``tagger.gz`` and
``links.json.gz`` for src/whosays/author/drafting/weights. Takes about forty minutes on one core and 2 GB.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from whosays.author.drafting.model import read_model
from whosays.author.drafting.scene import Scene, scene_of

from .gold import cue_words
from .link_training import examples, hundredths, links_file, trained
from .mixing import mixed
from .polnear import Document, documents
from .sureness_training import sureness_examples, sureness_weights
from .training import first_pass, read_by_others, second_pass
from .weights_file import Trained, weights_file

FOLDS = 3
ONE_LEFT_OUT = 6  # the second training leaves out one article of so many
ROUNDS = 10
SIZE = 36_000  # features of the tagger
FOLD_SIZE = 30_000  # of a first pass that reads articles which are new to it
LINKS = 6_000  # features of the linker


def train(docs: Sequence[Document], out: Path) -> None:
    """Train on articles, and write the weights."""
    cues = cue_words(docs)
    reads = read_by_others(docs, FOLDS, ROUNDS, FOLD_SIZE)
    scenes = [scene_of(read.looks) for read in reads]
    _note("read by others")
    (out / "links.json.gz").write_bytes(_links(scenes, docs))
    _note("linker")
    passes = [first_pass(docs, cues, ROUNDS), second_pass(reads, ROUNDS)]
    _note("tagger")
    whole = read_model(weights_file(passes, cues, SIZE))
    another = _passes([document for n, document in enumerate(docs) if n % ONE_LEFT_OUT])
    (out / "tagger.gz").write_bytes(weights_file(mixed(whole, another), cues, SIZE))
    _note("mixed")


def _passes(docs: Sequence[Document]) -> list[Trained]:
    """Both passes, trained on fewer articles."""
    reads = read_by_others(docs, FOLDS, ROUNDS, FOLD_SIZE)
    return [first_pass(docs, cue_words(docs), ROUNDS), second_pass(reads, ROUNDS)]


def _links(scenes: Sequence[Scene], docs: Sequence[Document]) -> bytes:
    pairs = list(zip(scenes, docs, strict=True))
    weights = trained([example for scene, document in pairs for example in examples(scene, document)])
    whole = hundredths(weights)
    sure = [row for scene, document in pairs for row in sureness_examples(scene, document, whole)]
    return links_file(weights, LINKS, sureness_weights(sure))


def _note(what: str) -> None:
    print(f"{what}: {time.process_time():.0f} s", flush=True)


def main() -> None:
    """Read the arguments, and train."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("out", type=Path)
    given = asked.parse_args()
    docs = list(documents(given.folder, "train"))
    print(f"{len(docs)} articles")
    train(docs, given.out)


if __name__ == "__main__":
    main()
