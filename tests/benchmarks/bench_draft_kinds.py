"""How near a draft comes to keys that people wrote: kinds, sources and edges.

In tests/: python -m benchmarks.bench_draft_kinds [--each] [--wrong] [NAME ...]. No weight is learned from
keys, so none is left out. Four groups are told apart: the kit's own keys, real and invented, which were
seen while the rules were written; reports of ``unseen_reports`` in whose drafts faults were looked for; and
reports held out, whose drafts nobody looked at. A word counts for its innermost statement; a statement of
the key for the answer that most of its own words get. Right is the best or a defensible answer. A drafted
statement is wrong where most of its words have another kind or source; "doubtful" says how many are marked
so, "wrong told" how many of the wrong.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from whosays.articles.article import Article, Span, read_article
from whosays.articles.key import Key, Statement, read_key
from whosays.articles.kinds import KINDS
from whosays.articles.second_answers import second_kind
from whosays.author.drafting.draft import draft
from whosays.author.drafting.drafted import DraftedStatement

ROOT = Path(__file__).parents[2]
UNSEEN = ROOT / "tests" / "unseen_reports"
GROUPS = {
    "real, seen while the rules were written": "real",
    "invented, seen while the rules were written": "invented",
    "real, keyed by others; faults were looked for in them": "looked_at",
    "real, keyed by others; held out": "held_out",
}
GOALS = {"words": 0.80, "statements": 0.75, "found": 0.75, "source": 0.75, "worst kind": 0.50}
_EMPTY = {"the", "a", "an", "of", "s", "in", "for", "and", "president", "minister", "some"}


@dataclass
class Tally:
    """What was counted over some articles: right and all of each measure, and kind against kind."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)
    of_kind: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, measure: str, right: bool, times: int = 1) -> None:
        self.all[measure] += times
        self.right[measure] += times * right

    def add(self, other: "Tally") -> None:
        for name in ("right", "all", "confusion", "by_kind", "of_kind"):
            getattr(self, name).update(getattr(other, name))

    def share(self, measure: str) -> float:
        return self.right[measure] / max(1, self.all[measure])


def innermost(article: Article, drafted: Iterable[DraftedStatement]) -> list[DraftedStatement | None]:
    """For each word the shortest drafted statement that holds most of it."""
    owners: list[DraftedStatement | None] = [None] * len(article.words)
    for each in sorted(drafted, key=lambda one: -sum(b - a for a, b in one.spans)):
        for number in numbers(article, each.spans):
            owners[number] = each
    return owners


def numbers(article: Article, spans: Iterable[Span]) -> set[int]:
    """The numbers of the words that lie mostly in these stretches."""
    return {
        word.number
        for start, end in spans
        for word in article.words_in(start, end)
        if (min(end, word.end) - max(start, word.start)) * 2 >= word.end - word.start
    }


def same_name(one: str, other: str) -> bool:
    """Whether two names of a source can be taken for one: the words of one lie among those of the other."""
    a, b = ({*re.findall(r"\w+", _short(name))} - _EMPTY for name in (one, other))
    return bool(a and b and (a <= b or b <= a)) or one.lower() == other.lower()


def _short(name: str) -> str:
    return name.lower().replace("united states", "us").replace("united kingdom", "uk")


def right_kinds(key: Key, statement: Statement) -> set[str]:
    return {statement.kind, statement.also("kind"), second_kind(key, statement)} - {""}


def right_source(key: Statement, drafted: DraftedStatement | None) -> bool:
    if drafted is None:
        return False
    first = drafted.row["source"].split("<")[0].strip()
    wanted = [key.chain[0], key.also("source").split("<")[0].strip()]
    return any(name and same_name(first, name) for name in wanted)


def matched(article: Article, key: Key, drafted: list[DraftedStatement]) -> int:
    """How many statements of the key have one of the draft of their own with half of the words in common."""
    mine = [numbers(article, each.spans) for each in drafted]
    pairs = []
    for i, each in enumerate(key.statements):
        wanted = numbers(article, each.spans)
        for j, got in enumerate(mine):
            if wanted & got:
                pairs.append((len(wanted & got) / len(wanted | got), i, j))
    taken_i, taken_j = set(), set()
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap >= 0.5 and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
    return len(taken_i)


def folders() -> dict[str, list[Path]]:
    """The folders that have a key, by group."""
    own: dict[str, list[Path]] = {"real": [], "invented": []}
    for path in sorted((ROOT / "seeds").glob("*/key.csv")):
        own["invented" if read_article(path.parent).invented else "real"].append(path.parent)
    others = {
        name: sorted(p.parent for p in (UNSEEN / name).glob("*/key.csv"))
        for name in ("looked_at", "held_out")
    }
    return own | others


def tally(folder: Path) -> Tally:
    """Everything counted for one article."""
    article = read_article(folder)
    key = read_key(article, folder / "key.csv")
    begin = time.perf_counter()
    drafted = draft(article)
    result = Tally()
    result.all["seconds"] = 1
    result.right["seconds"] = time.perf_counter() - begin
    owners = innermost(article, drafted)
    own: dict[str, list[DraftedStatement | None]] = {each.id: [] for each in key.statements}
    for word, wanted in zip(article.words, key.innermost, strict=True):
        if wanted is None:
            continue
        got = owners[word.number]
        own[wanted.id].append(got)
        right = got is not None and got.row["kind"] in right_kinds(key, wanted)
        result.count("words", right)
        result.confusion[wanted.kind, wanted.kind if right else got.row["kind"] if got else "none"] += 1
    for each in key.statements:
        _count_statement(result, key, each, own[each.id])
    _count_doubts(result, article, key, owners)
    found = matched(article, key, drafted)
    result.count("found", True, found)
    result.count("found", False, len(key.statements) - found)
    result.count("drafted found", True, found)
    result.count("drafted found", False, len(drafted) - found)
    return result


def _count_doubts(result: Tally, article: Article, key: Key, owners: list[DraftedStatement | None]) -> None:
    """How many drafted statements are doubtful, and how many of those that are wrong."""
    marks: dict[int, list[tuple[bool, bool]]] = {}
    doubtful: dict[int, bool] = {}
    for word, wanted in zip(article.words, key.innermost, strict=True):
        got = owners[word.number]
        if wanted and got:
            kind = got.row["kind"] in right_kinds(key, wanted)
            marks.setdefault(id(got), []).append((kind, right_source(wanted, got)))
            doubtful[id(got)] = got.sure == "doubtful"
    for number, found in marks.items():
        result.count("doubtful", doubtful[number])
        if any(sum(column) * 2 < len(found) for column in zip(*found, strict=True)):
            result.count("wrong told", doubtful[number])


def _count_statement(result: Tally, key: Key, wanted: Statement, got: list[DraftedStatement | None]) -> None:
    if not got:
        return
    kinds = Counter(each.row["kind"] if each else "none" for each in got)
    good = sum(times for kind, times in kinds.items() if kind in right_kinds(key, wanted))
    right = good * 2 >= len(got)
    result.count("statements", right)
    result.of_kind[wanted.kind] += 1
    result.by_kind[wanted.kind] += right
    said = sum(right_source(wanted, each) for each in got)
    result.count("source", said * 2 >= len(got))
    name, text = key.article.name, " … ".join(key.article.text[a:b] for a, b in wanted.spans)
    if not right:
        rules = {each.rule for each in got if each}
        result.wrong.append(f"{name} {wanted.id} {wanted.kind} <- {dict(kinds)} {rules}: {text}")
    if said * 2 < len(got):
        sources = {each.row["source"] for each in got if each}
        result.wrong.append(f"{name} {wanted.id} SOURCE {wanted.source} <- {sources}: {text}")


def print_tally(title: str, result: Tally) -> None:
    print(f"\n{title}")
    for measure in ("words", "statements", "found", "drafted found", "source", "doubtful", "wrong told"):
        goal = GOALS.get(measure)
        line = f"  {measure:15} {result.share(measure):.3f} of {result.all[measure]}"
        print(
            f"{line}  goal {goal:.2f}{'' if result.share(measure) >= goal else '  MISSED'}" if goal else line
        )
    seconds = result.right["seconds"] / max(1, result.all["seconds"])
    print(f"  {'seconds':15} {seconds:.3f} an article")
    for kind in KINDS:
        if result.of_kind[kind]:
            share = result.by_kind[kind] / result.of_kind[kind]
            missed = "" if share >= GOALS["worst kind"] else "  MISSED"
            print(f"  {kind:17} {share:.2f} of {result.of_kind[kind]} statements{missed}")
    _print_confusion(result)


def _print_confusion(result: Tally) -> None:
    names = [*KINDS, "none"]
    print(f"  words: key down, draft across\n  {'':17}" + "".join(f"{name[:9]:>11}" for name in names))
    for wanted in KINDS:
        row = [result.confusion[wanted, got] for got in names]
        if any(row):
            print(f"  {wanted:17}" + "".join(f"{count:11}" for count in row))


def main(arguments: list[str]) -> None:
    names = [each for each in arguments if not each.startswith("--")]
    for title, group in GROUPS.items():
        total = Tally()
        for folder in folders()[group]:
            if names and folder.name not in names:
                continue
            result = tally(folder)
            total.add(result)
            _print_one(
                folder.name, result, "--each" in arguments or 0 < len(names) < 4, "--wrong" in arguments
            )
        if total.all["words"]:
            print_tally(title, total)


def _print_one(name: str, result: Tally, shares: bool, wrong: bool) -> None:
    if shares:
        told = "  ".join(f"{m} {result.share(m):.2f}" for m in ("words", "statements", "found", "source"))
        print(f"{name:20} {told}")
    if wrong:
        print("\n".join(result.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
