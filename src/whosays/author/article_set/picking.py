"""Which statements a sort task asks about: spread over answers, kinds and sources, won by no one answer."""

from collections import Counter
from collections.abc import Collection, Iterable

from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, SPEAKERS
from whosays.author.article_set.material import Material
from whosays.author.article_set.words_of import Raw, words
from whosays.tasks.marking import mark
from whosays.tasks.task import Item, Task
from whosays.tasks.types.sort import choices, right_choice, second_choice

MOST_FOR_ONE = 0.67
"""What somebody may earn who always gives one answer; the lessons made by hand are held to it, too."""
TRUSTING = {"kind": "reported fact", "answers_for": SPEAKERS["article"], "accuses": "no"}
"""The answers of somebody who trusts too much: right somewhere in each task, and not everywhere."""
_TRUSTED = frozenset(TRUSTING.values())
_TAUGHT_LAST = ("furniture",)
_BOTH_FULL = {"reported fact", "official claim"}  # of a court's finding both answers are full: a tie
_SAME_SENTENCE = 1.0
_SWAPS = 12  # tries to find items that no one answer wins
_SAME_SOURCE, _SAME_KIND = 0.6, 1.2


def sort_task(material: Material, name: str, sizes: range, used: Collection[str]) -> Raw | None:
    """A sort task of ``words/tasks.toml`` with its items, or None where the article cannot bear it.

    Args:
        material: the article and its key.
        name: answers, accuses or kinds.
        sizes: how many items it may have; more are better.
        used: ids of statements that are asked about elsewhere: only where there are not enough others.
    """
    raw = words(name)
    if raw["facet"] == "kind":
        raw["choices"] = kinds_offered(material)
    task = Task("lessons", "", name, "practice", material.seed, (), raw)
    groups = _by_answer(material, task)
    if TRUSTING[task.facet] not in groups or len(groups) < 2:
        return None
    tried = [_fair(material, task, groups, size, used) for size in reversed(sizes)]
    fair = [each for each in tried if len(each) >= sizes.start]
    picked = min(fair, key=lambda each: len({one.id for one in each} & {*used}), default=None)
    return {**raw, "items": [each.id for each in sorted(picked, key=_place)]} if picked else None


def _place(statement: Statement) -> int:
    return statement.start


def kinds_offered(material: Material) -> list[str]:
    """The kinds to choose from: those of the article, and the four that say who signs or who accuses."""
    four = {"reported fact", "official claim", "attributed claim", "allegation"}
    there = four | {each.kind for each in material.key.statements}
    return [name for name in KINDS if name in there and name not in _TAUGHT_LAST]


def is_fair(task: Task, picked: Iterable[Statement]) -> bool:
    """Whether it holds something to be trusted and something not, and no single answer wins it."""
    items = [Item(each.id, {"id": each.id}) for each in picked]
    right = [right_choice(task, task.statement(item)) == TRUSTING[task.facet] for item in items]
    earned = (sum(mark(task, item, each).credit for item in items) for each in choices(task))
    return any(right) and not all(right) and max(earned) <= MOST_FOR_ONE * len(items)


def _fair(
    material: Material, task: Task, groups: dict[str, list[Statement]], size: int, used: Collection[str]
) -> list[Statement]:
    """So many statements that no one answer wins; none where some swaps do not help."""
    left = dict(groups)
    for _ in range(_SWAPS):
        picked = _picked(material, left, size, used)
        if is_fair(task, picked):
            return picked
        out = _at_fault(task, picked)
        left = {answer: [each for each in some if each is not out] for answer, some in left.items()}
    return []


def _at_fault(task: Task, picked: list[Statement]) -> Statement | None:
    """Of what the answer that earns most earns with, a piece that it half earns first; else the last."""
    credit = {
        each: [mark(task, Item(one.id, {"id": one.id}), each).credit for one in picked]
        for each in choices(task)
    }
    winner = max(credit, key=lambda each: sum(credit[each]))
    gives = [(earned, one) for earned, one in zip(credit[winner], picked, strict=True) if earned]
    return min(reversed(gives), key=lambda pair: pair[0], default=(0.0, None))[1]


def _by_answer(material: Material, task: Task) -> dict[str, list[Statement]]:
    """Statements by their best answer; whatever has a second answer that counts as much is left out."""
    groups: dict[str, list[Statement]] = {}
    for each in material.askable:
        if not _is_tie(task, each):
            groups.setdefault(right_choice(task, each), []).append(each)
    return groups


def _is_tie(task: Task, statement: Statement) -> bool:
    second = second_choice(task, statement)
    if task.facet != "kind":
        return bool(second)  # one question with one answer: who else could sign is for the Talk
    return {right_choice(task, statement), second} == _BOTH_FULL


def _picked(
    material: Material, groups: dict[str, list[Statement]], size: int, used: Collection[str]
) -> list[Statement]:
    """One of each answer in turn, until there are enough: what can be trusted first, then the rarer."""
    picked: list[Statement] = []
    in_turn = sorted(groups, key=lambda answer: (answer not in _TRUSTED, len(groups[answer]), answer))
    while len(picked) < size:
        before = len(picked)
        for answer in in_turn[: size - len(picked)]:
            left = [each for each in groups[answer] if each not in picked]
            if left:
                picked.append(
                    max(left, key=lambda each: (each.id not in used, _value(material, each, picked)))
                )
        if len(picked) == before:
            break
    return picked


def _value(material: Material, statement: Statement, picked: list[Statement]) -> float:
    kinds = Counter(each.kind for each in picked)
    sources = Counter(each.chain[0] for each in picked)
    near = material.sentence(statement) in {material.sentence(each) for each in picked}
    spread = _SAME_KIND * kinds[statement.kind] + _SAME_SOURCE * sources[statement.chain[0]]
    second = 0.5 * bool(statement.row["also_facet"])
    return material.worth(statement) - spread - _SAME_SENTENCE * near - second
