"""Marking what is chosen, typed, put in line, marked in a passage or written."""

import re
from typing import Any

from whosays.articles.article import Article
from whosays.tasks.task import Item, Task
from whosays.tasks.verdict import HALF, Mark, graded
from whosays.tasks.without_key import mark_stretch

_HAS_LETTER = re.compile(r"\w")
_NUMBER = re.compile(
    r"[\s≈~]*(?:(?:about|around|roughly|nearly|almost|ca\.?)\s+)?([+-]?[\d.,'’\s]*\d)", re.IGNORECASE
)
_GROUPED = re.compile(r"([+-]?\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")  # 1,316,000.5
_LISTED = re.compile(r"(?:[;|&]|(?<!\d),|\b(?:or|and)\b)\s*[+-]?\d", re.IGNORECASE)  # "52 %; 54 %"
_ANOTHER = re.compile(r"\s*(?:[-–—/:_^*+]|e(?=[\d+-])|(?:or|to|and)\b)\s*[+-]?\d", re.IGNORECASE)


def mark_choose(_: Task, item: Item, answer: object) -> Mark:
    """Best 1, defensible ½, else 0. Where no option is best (a vote), each defensible one counts as best."""
    best = next((option.id for option in item.options if option.best), None)
    if best is None:  # a vote: both readings can be defended, and none is best
        best = next(option.id for option in item.options if option.defensible)
    chosen = next((option for option in item.options if option.id == answer), None)
    if chosen is None:
        return Mark("wrong", 0, "No answer yet.", (_why_of(item, best),), best)
    if chosen.best:
        return Mark("best", 1, "Yes, and here is what decides.", (chosen.why,), best)
    if not any(option.best for option in item.options) and chosen.defensible:
        others = [o for o in item.options if o.defensible and o is not chosen]
        why = (chosen.why, *(f"The other side of it, “{o.text}”: {o.why}" for o in others))
        return Mark("best", 1, "That can be defended. Here is what speaks for it.", why, chosen.id)
    why = (chosen.why, f"The best answer is “{_text_of(item, best)}”. {_why_of(item, best)}")
    if chosen.defensible:
        return Mark("defensible", HALF, "Half right: this can be defended.", why, best)
    return Mark("wrong", 0, "Not this one. Here is what decides.", why, best)


def _text_of(item: Item, option_id: str) -> str:
    return next(option.text for option in item.options if option.id == option_id)


def _why_of(item: Item, option_id: str) -> str:
    return next(option.why for option in item.options if option.id == option_id)


# --- number ------------------------------------------------------------------------------------


def numbers_in(text: object) -> tuple[float, ...]:
    """What a typed number can mean, the likeliest first; none where it is no number, or two of them.

    Takes 5.8, 5,8, 1,316, 1.316, 5 800 000, "about" before it and a unit behind it. A comma or point with
    exactly three digits behind it parts thousands first ("1,316"), and is the decimal mark second.
    """
    found = _NUMBER.match(text) if isinstance(text, str) and len(text) <= 100 else None
    if not found or _ANOTHER.match(text, found.end()) or _LISTED.search(text, found.end()):
        return ()
    digits = re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", found.group(1))
    if re.fullmatch(r"[+-]?\d*[.,]?\d+", digits):
        plain = float(digits.replace(",", "."))
        grouped = re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", digits)
        return (float(re.sub("[.,]", "", digits)), plain) if grouped else (plain,)
    if found := _GROUPED.fullmatch(digits):
        whole = found.group(1).replace(found.group(2), "")
        return (float(f"{whole}.{found.group(3) or 0}"),)
    return ()


def mark_number(_: Task, item: Item, answer: object) -> Mark:
    """1 within the tolerance, else 0; a mistake that many make gets an explanation of its own."""
    raw = item.raw
    typed = numbers_in(answer)
    best = f"{raw['answer']} {raw.get('unit', '')}".strip()
    if not typed:
        return Mark("wrong", 0, "That is not a number yet.", (f"Best: {best}. {raw['why']}",), best)
    if _close(typed, raw):
        return Mark("best", 1, "Yes.", (raw["why"],), best)
    slip = next((near["why"] for near in raw.get("near", []) if _close(typed, near)), "")
    if slip:
        lead = "Close to a common slip. Here is where it comes from."
        return Mark("wrong", 0, lead, (slip, raw["why"]), best)
    return Mark("wrong", 0, f"Not this number. It is {best}.", (raw["why"],), best)


def _close(typed: tuple[float, ...], wanted: dict[str, Any]) -> bool:
    # A billionth of the number is given away: 45.8 + 0.2 is not quite 46 to a computer.
    slack = wanted["tolerance"] + 1e-9 * abs(wanted["answer"])
    return any(abs(each - wanted["answer"]) <= slack for each in typed)


# --- order and chain ---------------------------------------------------------------------------


def mark_order(_: Task, item: Item, answer: object) -> Mark:
    """Credit is 2c - 1, but not under 0, where c is the share of pairs in the right order (Kendall)."""
    best = list(item.steps)
    given = [each for each in answer if each in best] if isinstance(answer, list) else []
    if sorted(given) != sorted(best):
        return Mark("wrong", 0, "Not all of them are in line yet.", (item.raw["why"],), best)
    places = [best.index(each) for each in given]
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    credit = max(0.0, 2 * sum(a < b for a, b in pairs) / len(pairs) - 1) if pairs else 1.0
    return graded(credit, (item.raw["why"],), best)


def mark_chain(_: Task, item: Item, answer: object) -> Mark:
    """Credit is 2 · L / (n + m): L links in common in the same order, n given, m in the key.

    The second defensible chain earns ½ at least. L is the longest common subsequence.
    """
    raw = item.raw
    given = [str(each) for each in answer] if isinstance(answer, list) else []
    best = list(raw["answer"])
    credit = 2 * _in_common(given, best) / (len(given) + len(best)) if given else 0.0
    if given and given == raw.get("also"):
        why = (raw.get("why_also", ""), f"The best chain is {' < '.join(best)}. {raw['why']}")
        return Mark("defensible", max(HALF, min(credit, 0.99)), "This can be defended.", why, best)
    return graded(credit, (f"The best chain is {' < '.join(best)}. {raw['why']}",), best)


def _in_common(given: list[str], best: list[str]) -> int:
    row = [0] * (len(best) + 1)
    for each in given:
        last = row[:]
        for i, wanted in enumerate(best):
            row[i + 1] = last[i] + 1 if each == wanted else max(row[i], last[i + 1])
    return row[-1]


# --- mark: words of a passage as source, cue and content ---------------------------------------

ROLES = ("source", "cue", "content")


def mark_key(task: Task, item: Item) -> dict[str, list[int]]:
    """The word numbers that belong to each role, from the key. A word has one role at most.

    Left out are words outside the passage on the screen (an attribution may stand in another paragraph:
    nobody can mark them) and a lone quotation mark, which hangs on a word of somebody else's role.
    """
    article = task.seed.article
    first, last = mark_stretch(task, item)
    statement = task.statement(item)
    spans = (statement.source_spans, statement.cue_spans, statement.spans)
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for role, pieces in zip(ROLES, spans, strict=True):
        inside = [(max(a, first), min(b, last)) for a, b in pieces if _HAS_LETTER.search(article.text[a:b])]
        numbers = {number for a, b in inside if a < b for number in _held(article, a, b)}
        found[role] = sorted(numbers - taken)
        taken |= numbers
    return found


def _held(article: Article, start: int, end: int) -> list[int]:
    """The words that lie in a stretch with half of their letters or more: ``said: “`` holds no ``“No``."""
    words = article.words_in(start, end)
    return [w.number for w in words if 2 * (min(end, w.end) - max(start, w.start)) >= w.end - w.start]


def mark_mark(task: Task, item: Item, answer: object) -> Mark:
    """Credit is the mean over the roles of the word F1, 2 · both / (given + key).

    A role that neither the learner nor the key uses is left out; one that only one of them uses counts 0.
    """
    best = mark_key(task, item)
    given = answer if isinstance(answer, dict) else {}
    scores = []
    for role in ROLES:
        words = given.get(role)
        mine = {n for n in words if type(n) is int} if isinstance(words, list) else set()
        if mine or best[role]:
            scores.append(2 * len(mine & set(best[role])) / (len(mine) + len(best[role])))
    credit = sum(scores) / len(scores) if scores else 0.0
    why = item.raw.get("why") or task.statement(item).row["why"]
    return graded(credit, (why,), best)


# --- write -------------------------------------------------------------------------------------


def mark_write(_: Task, item: Item, answer: object) -> Mark:
    """Free text is noted, never marked by a machine: a person reads it, with the rubric."""
    sample = item.raw.get("sample")
    why = (f"One way to write it: {sample}",) if sample else ()
    lead = "Kept. Now compare." if sample else "Kept."
    text = answer.get("text", "") if isinstance(answer, dict) else ""
    return Mark("noted", 0, lead if text else "Nothing is written yet.", why, None)
