"""How often the cells of a draft are those of keys that people wrote, statement for statement.

In tests/: python -m benchmarks.bench_draft_cells [--each COLUMN] [NAME ...]. Only statements of the very
same words are compared, as each other difference costs a teacher an edit of its own: kind, names of the
source, who speaks, source words, cue, and the second answer (wanted and drafted, wanted and not drafted,
drafted in vain). ``--each cue`` prints every difference of a column. Reports held out are left out.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench_draft_kinds import ROOT, folders
from helpers.scripted.goals import Runs, has_mark, runs_of
from whosays.articles.article import Article, read_article
from whosays.articles.key import Key, Statement, read_key
from whosays.author.drafting.draft import draft
from whosays.author.drafting.files import write_draft

COLUMNS = ("kind", "source", "speaker", "source words", "cue", "marks", "second answer")
GROUPS = {
    "the kit's keys, real": "real",
    "the kit's keys, invented": "invented",
    "keyed by others, looked at": "looked_at",
    "own articles": "own",
}


def groups() -> dict[str, list[Path]]:
    """The folders that have a key, by group, without those held out."""
    found = folders() | {"own": sorted(p.parent for p in (ROOT / "tests/own_articles").glob("*/key.csv"))}
    return {name: found[group] for name, group in GROUPS.items()}


def drafted_key(article: Article) -> Key:
    """The draft of an article, read as a key is read."""
    with tempfile.TemporaryDirectory() as scratch:
        write_draft(Path(scratch), article, draft(article))
        return read_key(article, Path(scratch) / "key.csv")


def pairs(article: Article, key: Key, mine: Key) -> Iterator[tuple[Statement, Statement | None]]:
    """Each statement of the key with the drafted one of the same words."""
    by_words: dict[object, list[Statement]] = {}
    for each in mine.statements:
        by_words.setdefault(runs_of(article, each.spans), []).append(each)
    for each in key.statements:
        same = by_words.get(runs_of(article, each.spans), [])
        yield each, same.pop(0) if same else None


def cells(article: Article, one: Statement) -> dict[str, object]:
    """What is compared of a statement, by column."""
    return {
        **{name: one.row[name] for name in ("kind", "source", "speaker")},
        "source words": runs_of(article, one.source_spans),
        "cue": joined(runs_of(article, one.cue_spans)),
        "marks": has_mark(article, one.cue_spans),
        "second answer": (one.row["also_facet"], one.row["also"]),
    }


def joined(runs: Runs) -> Runs:
    """Runs that lie side by side as one: “said ‖ that” is “said that”."""
    result: list[tuple[int, int]] = []
    for first, last in runs:
        if result and result[-1][1] + 1 == first:
            result[-1] = (result[-1][0], last)
        else:
            result.append((first, last))
    return tuple(result)


def told(article: Article, one: Statement, column: str) -> str:
    """A cell to print; runs as their words."""
    found = cells(article, one)[column]
    if column not in ("source words", "cue"):
        return str(found)
    words = article.words
    runs = [(first, last) for first, last in found]  # type: ignore[attr-defined]  # runs, by the column
    return " ‖ ".join(article.text[words[a].start : words[b].end] for a, b in runs)


def compare(folder: Path, shown: str) -> Counter[str]:
    """What is like and unlike in one article's draft; differences of a column are printed."""
    article = read_article(folder)
    key = read_key(article, folder / "key.csv")
    counts: Counter[str] = Counter()
    mine = drafted_key(article)
    counts["drafted"] = len(mine.statements)
    for wanted, got in pairs(article, key, mine):
        counts["statements"] += 1
        if got is None:
            if shown == "words":
                print(f"{folder.name} {wanted.id} {article.text[wanted.start : wanted.end]!r}")
            continue
        counts["same words"] += 1
        _count(counts, article, wanted, got, shown)
    return counts


def _count(counts: Counter[str], article: Article, wanted: Statement, got: Statement, shown: str) -> None:
    theirs, ours = cells(article, wanted), cells(article, got)
    for name in COLUMNS:
        counts[name] += theirs[name] == ours[name]
        if name == shown and theirs[name] != ours[name]:
            quote = article.text[wanted.start : wanted.end][:70].replace("\n", " ")
            print(f"{article.name} {wanted.id} {wanted.kind[:10]}: {told(article, wanted, name)} <- "
                  f"{told(article, got, name)}: {quote!r}")  # fmt: skip
    empty = ("", "")
    if theirs["second answer"] != empty:
        counts["second: wanted"] += 1
        counts["second: met"] += ours["second answer"] == theirs["second answer"]
    counts["second: in vain"] += theirs["second answer"] == empty != ours["second answer"]


def main(arguments: list[str]) -> None:
    shown = arguments[arguments.index("--each") + 1] if "--each" in arguments else ""
    names = {each for each in arguments if not each.startswith("--")} - {shown}
    for title, held in groups().items():
        total: Counter[str] = Counter()
        for folder in held:
            if not names or folder.name in names:
                total.update(compare(folder, shown))
        if total:
            _print(title, total)


def _print(title: str, total: Counter[str]) -> None:
    print(f"\n{title}: {total['statements']} statements, {total['drafted']} drafted")
    same = total["same words"]
    print(f"  {'same words':14} {same / total['statements']:.3f}")
    print("  " + "  ".join(f"{name} {total[name] / same:.3f}" for name in COLUMNS))
    second = [total[f"second: {name}"] for name in ("wanted", "met", "in vain")]
    print("  second answers: {} wanted, {} of them drafted, {} drafted in vain".format(*second))


if __name__ == "__main__":
    main(sys.argv[1:])
