"""Mark: words of a passage picked as source, cue and content (the roles of PARC and PolNeAR)."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar

from whosays.articles.article import Article, Span, Word
from whosays.articles.quotes import find_pieces
from whosays.base.errors import KitError
from whosays.base.json_types import JSON, JsonObject
from whosays.tasks.field_forms import STRETCH, TEXT, TEXTS, Form
from whosays.tasks.looks import Look
from whosays.tasks.mark_told import JOINING, joined_as_given, roles_of, told
from whosays.tasks.paper_item import Worksheet
from whosays.tasks.passages import check_passage
from whosays.tasks.task import Item, Task
from whosays.tasks.task_type import NOT_OFFERED, TaskType
from whosays.tasks.verdict import Mark, graded

ROLES = ("source", "cue", "content")
ROLE_NAMES = {"source": "Source", "cue": "Cue", "content": "What was said"}
_HAS_LETTER = re.compile(r"\w")


class MarkWords(TaskType):
    """Words to be picked in a passage."""

    name = "mark"
    needed = frozenset({"statement"})
    may = frozenset({"phrases", "why", "stretch"})
    public = ("phrases", "stretch")
    needed_in_hand_in = frozenset({"stretch"})  # where the words stand, said without the key
    forms: ClassVar[Mapping[str, Form]] = {
        "statement": TEXT,
        "why": TEXT,
        "phrases": TEXTS,
        "stretch": STRETCH,
    }
    told_in_full = False

    def check_places(self, task: Task, item: Item) -> None:
        """The stretch lies in the article; the phrases in the statement's paragraph."""
        if item.raw.get("stretch", [0])[-1] > len(task.seed.article.text):
            raise KitError("“stretch” ends behind the article. Build the exercise again.")
        check_passage(task, item)
        if task.mode == "practice":
            article = task.seed.article
            block = article.paragraph_at(task.statement(item).start)
            for phrase in item.raw.get("phrases", []):
                find_pieces(article, block, phrase, "phrases")

    def public_fields(self, task: Task, item: Item) -> JsonObject:
        """Where the passage stands."""
        return {"stretch": list(mark_stretch(task, item))}

    def passage(self, task: Task, item: Item) -> list[JsonObject]:
        """None: the words to be picked are the passage."""
        return []

    def page_data(self, task: Task, item: Item) -> JsonObject:
        """What can be picked."""
        return {"units": units(task, item)}

    def kept(self, task: Task, item: Item, answer: JSON, before: JSON = None) -> JSON:
        """The page sends word numbers; spans are added, since only Python knows code points."""
        return with_spans(task, item, answer)

    def without_python(self, task: Task, item: Item) -> JsonObject:
        """Where each word that can be picked stands, by its number."""
        words = task.seed.article.words
        numbers = (number for unit in units(task, item) for number in unit["words"])
        return {"places": {str(each): [words[each].start, words[each].end] for each in numbers}}

    def mark(self, task: Task, item: Item, answer: JSON) -> Mark:
        """Credit is the mean over the roles of the word F1, 2 · both / (given + key).

        A role that neither the learner nor the key uses is left out; one that only one of them uses counts 0.
        The joining word of “says that” may go with the cue or with what was said: grammars differ.
        """
        best = mark_key(task, item)
        given = _joined_as(task, best, answer if isinstance(answer, dict) else {})
        scores = []
        for role in ROLES:
            mine = given[role]
            if mine or best[role]:
                scores.append(2 * len(mine & set(best[role])) / (len(mine) + len(best[role])))
        credit = sum(scores) / len(scores) if scores else 0.0
        why = item.raw.get("why") or task.statement(item).row["why"]
        return graded(credit, (why,), {role: [*numbers] for role, numbers in best.items()})

    def parts(self, task: Task, item: Item, answer: JSON) -> JsonObject:
        """``told``: a sentence a role; ``roles``: the role that each piece has.

        Where a joining word may have either of two roles, it has the learner's.
        """
        marked = answer if isinstance(answer, dict) else {}
        given = {role: set(_numbers(marked.get(role))) for role in ROLES}
        best = joined_as_given(task.seed.article.words, mark_key(task, item), given)
        pieces = units(task, item)
        mine, wanted = roles_of(pieces, given), roles_of(pieces, best)
        return {"told": told(pieces, mine, wanted), "roles": wanted}

    def look(self, task: Task, item: Item, answer: JSON) -> Look:
        """Which of the three is off, and whether by too much or too little; no word is pointed at."""
        best = mark_key(task, item)
        given = _joined_as(task, best, answer if isinstance(answer, dict) else {})
        off = [_how_far_off(role, given[role], set(best[role])) for role in ROLES]
        return Look(f"Look again. {' '.join(filter(None, off))}".strip(), again=True)

    def in_words(self, task: Task, item: Item, answer: JSON) -> list[str]:
        """A line a role."""
        given = answer if isinstance(answer, dict) else {}
        found = {role: _quoted(task, item, given.get(role)) for role in ROLES}
        return [f"{ROLE_NAMES[role]}: {text}" for role, text in found.items() if text] or [NOT_OFFERED]

    def worked(self, task: Task, item: Item, best: JSON) -> str:
        """The words by role."""
        words = task.seed.article.words
        named = best if isinstance(best, dict) else {}
        parts = [
            f"{role}: “{' '.join(words[n].text.strip(_MARKS) for n in _numbers(numbers))}”"
            for role, numbers in named.items()
            if numbers
        ]
        line = "; ".join(parts)
        return f"{line[:1].upper()}{line[1:]}."

    def printed_passage(self, task: Task, item: Item, shown: JsonObject) -> list[JsonObject]:
        """The sentences whose words are picked."""
        return [{"text": task.seed.article.text[slice(*mark_stretch(task, item))], "mark": False}]

    def worksheet(self, task: Task, item: Item) -> Worksheet:
        """The passage, set wide."""
        text = "".join(unit["text"] + unit["after"] for unit in units(task, item))
        how = "Circle the source. Put a box around the words that hand it over. Underline what was said."
        return Worksheet(how, passage=text)

    def rule_by_hand(self, task: Task) -> str:
        """A third for each role."""
        return "A third of the point for each of the three; where most of one is marked, half of that."


_LOOKED_FOR = {"source": "Who speaks", "cue": "What hands it over", "content": "What was said"}


def _how_far_off(role: str, mine: set[int], best: set[int]) -> str:
    """What is off about the words of one role, "" where nothing is."""
    if mine == best:
        return ""
    if not mine & best:
        return f"{_LOOKED_FOR[role]}: {'other words' if best else 'nothing here'}."
    how = "more" if mine < best else "fewer" if best < mine else "not quite these"
    return f"{_LOOKED_FOR[role]}: {how} words."


_MARKS = "“”‘’\"' "


def _numbers(value: JSON) -> list[int]:
    """Word numbers only: an answer is data, and JSON's true counts as 1 in Python."""
    return [each for each in value if type(each) is int] if isinstance(value, list) else []


def _joined_as(task: Task, best: Mapping[str, list[int]], given: Mapping[str, JSON]) -> dict[str, set[int]]:
    """The given word numbers by role, a joining word counted where the key has it."""
    words = task.seed.article.words
    mine = {role: set(_numbers(given.get(role))) for role in ROLES}
    for role, other in (("cue", "content"), ("content", "cue")):
        moved = {n for n in mine[other] & set(best[role]) if words[n].text.lower() == JOINING}
        mine[other] -= moved
        mine[role] |= moved
    return mine


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


def mark_stretch(task: Task, item: Item) -> tuple[int, int]:
    """The sentences that hold the statement and, in the same paragraph, its source and its cue."""
    if "stretch" in item.raw:
        start, end = item.raw["stretch"]
        return start, end
    statement = task.statement(item)
    article = task.seed.article
    block = article.paragraph_at(statement.start)
    spans = (*statement.spans, *statement.source_spans, *statement.cue_spans)
    near = [span for span in spans if block.start <= span[0] < block.end]
    return article.sentence_at(min(a for a, _ in near), max(b for _, b in near))


def units(task: Task, item: Item) -> list[JsonObject]:
    """What a learner clicks in a mark item: words, or ready-made phrases.

    Returns:
        ``words`` (word numbers of the article), ``text`` and ``after`` (the white space behind it) a unit;
        together their texts give the stretch back exactly.
    """
    article = task.seed.article
    start, end = mark_stretch(task, item)
    words = article.words_in(start, end)
    groups = _phrase_groups(task, item, (start, end)) if item.raw.get("phrases") else [[w] for w in words]
    found = []
    for group in groups:
        after = next((word.start for word in words if word.number == group[-1].number + 1), end)
        text = article.text[group[0].start : group[-1].end]
        numbers = [word.number for word in group]
        found.append({"words": numbers, "text": text, "after": article.text[group[-1].end : after]})
    return found


def _phrase_groups(task: Task, item: Item, stretch: Span) -> list[list[Word]]:
    """Words by the phrase they lie in; what lies between two phrases makes a phrase of its own."""
    article = task.seed.article
    block = article.paragraph_at(stretch[0])
    spans = [find_pieces(article, block, each, f"item {item.id}, phrases")[0] for each in item.raw["phrases"]]
    groups: dict[float, list[Word]] = {}
    for word in article.words_in(*stretch):
        inside = next((i for i, (a, b) in enumerate(spans) if a <= word.start < b), None)
        before = sum(b <= word.start for _, b in spans) - 0.5
        groups.setdefault(inside if inside is not None else before, []).append(word)
    return sorted(groups.values(), key=lambda group: group[0].number)


def with_spans(task: Task, item: Item, answer: object) -> JsonObject:
    """A mark answer with its words said a second time, as code points of the article.

    Args:
        task: the task the item belongs to.
        item: a mark item.
        answer: word numbers by role, as the page sends them. What is not a word of the item's passage is
            dropped, so that a broken page cannot put anything else on the disk.

    Returns:
        Sorted word numbers by role, and ``spans``: by role, ``[start, end]`` for each run of neighbours.
    """
    given = answer if isinstance(answer, dict) else {}
    known = {number for unit in units(task, item) for number in unit["words"]}
    roles = {role: _known(given.get(role), known) for role in ROLES}
    return {**roles, "spans": {role: _spans(task, numbers) for role, numbers in roles.items()}}


def _known(numbers: object, known: set[int]) -> list[int]:
    listed = numbers if isinstance(numbers, list) else []
    # JSON's true counts as 1 in Python: only real numbers name a word.
    return sorted({each for each in listed if type(each) is int and each in known})


def _spans(task: Task, numbers: list[int]) -> list[list[int]]:
    words = task.seed.article.words
    found: list[list[int]] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        if before is not None and number == before + 1:
            found[-1][1] = words[number].end
        else:
            found.append([words[number].start, words[number].end])
    return found


def _quoted(task: Task, item: Item, numbers: JSON) -> str:
    """Words of the passage by number, a gap shown as a gap."""
    words = {word.number: word for word in task.seed.article.words_in(*mark_stretch(task, item))}
    given = numbers if isinstance(numbers, list) else []
    mine = sorted({each for each in given if type(each) is int and each in words})
    if not mine:
        return ""
    text = task.seed.article.text[words[mine[0]].start : words[mine[0]].end]
    for before, number in pairwise(mine):
        gap = " " if number == before + 1 else " … "
        text += gap + task.seed.article.text[words[number].start : words[number].end]
    return f"“{text.strip('“”')}”"


TYPE = MarkWords()
