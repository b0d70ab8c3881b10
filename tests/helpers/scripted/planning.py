"""The way from a draft to a target, tried on a copy: every message that the page will have to send, in order.

A scratch copy of the article's folder is worked on by the editor's own acts; the page is then played by
keys and pointer, and after each step the file on the disk has to be what it was here.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.scripted.goals import Goal, Runs, read_goals, runs_of, unlike, words_of_runs
from helpers.scripted.reasons import stands
from helpers.scripted.reshaping import cuts_to
from helpers.scripted.wishes import Wish, next_wish
from whosays.articles.printed_words import JOINING
from whosays.author.editor.acts import ACTS
from whosays.author.editor.drafted import drafted_of
from whosays.author.editor.problems import problems_of
from whosays.author.editor.rows import Row, block_of, in_order
from whosays.author.editor.session import Session
from whosays.author.editor.texts import item_of
from whosays.base.json_types import JsonObject

_MOST = 40  # edits of one statement: more is a plan that goes round in circles


@dataclass(frozen=True)
class Step:
    """One thing that a teacher does.

    Attributes:
        what: the kind of edit; "" for what only leads to the next one; ``look`` for accepting.
        of: the number of the statement that it is done for (of a split: the new one).
        act: the message that the page is to send.
        key: ``key.csv`` as it is afterwards.
    """

    what: str
    of: int
    act: JsonObject
    key: bytes


@dataclass
class Plan:
    """All steps, and how each statement stood in the end.

    Attributes:
        steps: in the order in which they are done.
        gone: numbers of statements of the draft that were deleted or joined in: they were read, too.
        open: what could not be reached, in words. Empty where the way is whole.
    """

    steps: list[Step] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


class Planner:
    """Plans one article.

    Args:
        folder: with the article and its draft; it is copied and stays as it is.
        target: the folder of the key to be reached.
        scratch: an empty folder to work in.
    """

    def __init__(self, folder: Path, target: Path, scratch: Path) -> None:
        copy = scratch / "seeds" / folder.name
        shutil.copytree(folder, copy)
        self.session = Session(copy)
        self.article = self.session.article
        self.goals = read_goals(self.article, target)
        self.plan = Plan()

    def made(self) -> Plan:
        """The plan: paragraph by paragraph, first the cuts, then each statement."""
        for block in [each.id for each in self.article.paragraphs]:
            goals = [each for each in self.goals if each.block == block]
            self._cut(block, goals)
            for row in in_order(self._rows(block)):
                self._choose(row.number, goals)
        return self.plan

    def _rows(self, block: str) -> list[Row]:
        return [each for each in self.session.rows if block_of(self.article, each).id == block]

    # -- words

    def _cut(self, block: str, goals: list[Goal]) -> None:
        names: dict[object, int] = {}  # what was tried under -1 has a number now
        for act in cuts_to(self.article, self._rows(block), goals):
            at = act.get("at")
            new = self._reshape(act if at is None else {**act, "at": names.get(at, at)})
            names |= {-len(names) - 1: each for each in new}

    def _reshape(self, act: JsonObject) -> list[int]:
        """Do it; the numbers of the statements that it made."""
        before = {each.number: runs_of(self.article, each.spans) for each in self.session.rows}
        self._do(_name_of(act, before, self._joining()), act)
        now = [each.number for each in self.session.rows]
        self.plan.gone += [number for number in before if number not in now]
        new = [number for number in now if number not in before]
        last = self.plan.steps[-1]
        self.plan.steps[-1] = Step(last.what, new[0] if new else last.of, last.act, last.key)
        return new

    def _joining(self) -> set[int]:
        return {w.number for w in self.article.words if w.text.strip(".,;:—–-").lower() in {"", *JOINING}}

    # -- answers

    def _choose(self, number: int, goals: list[Goal]) -> None:
        runs = runs_of(self.article, self.session.need(number).spans)
        goal = next(each for each in goals if each.runs == runs)
        begun = self.session.need(number)
        for _ in range(_MOST):
            wish = next_wish(self.article, self.session.rows, self.session.need(number), goal)
            if wish is None or not self._fulfil(wish, number):
                break
        for wish in self._reasons(begun, self.session.need(number), goal):
            self._do(wish.what, wish.act)
        self._accept(number, goal)

    def _fulfil(self, wish: Wish, number: int) -> bool:
        """Do it; False where nothing came of it. That there is a second answer, and which, is one edit."""
        before = self.session.need(number)
        last = self.plan.steps[-1].act if self.plan.steps else {}
        goes_on = wish.what == "second answer" and (last.get("do"), last.get("at")) == ("also", number)
        self._do("" if goes_on else wish.what, wish.act)
        return self.session.need(number) != before

    def _reasons(self, begun: Row, row: Row, goal: Goal) -> Iterator[Wish]:
        drafted = drafted_of(row, self.session.drafted)
        argued = drafted.row.kind if drafted and drafted.row.why == row.cells["why"] else row.why_kind
        if not stands(self.article, row, "why", (argued, goal.row["kind"]), begun):
            yield self._written(row, goal, "why")
        if goal.row["also"]:
            second = row.cells["also"]  # the editor begins it anew where the second answer is another
            if not stands(self.article, row, "why_also", (second, goal.row["also"]), begun):
                yield self._written(row, goal, "why_also")

    def _written(self, row: Row, goal: Goal, column: str) -> Wish:
        item = item_of(self.session, row, column)
        return Wish("reason", {"do": "answer", "at": row.number, "item": item, "answer": goal.row[column]})

    def _accept(self, number: int, goal: Goal) -> None:
        row = self.session.need(number)
        at = goal.statement.id
        self.plan.open += [f"{at}: {name}" for name in unlike(self.article, row, goal)]
        if problems := problems_of(row):
            self.plan.open.append(f"{at}: {problems[0].lead} {problems[0].text}")
        else:
            self._do("look", {"do": "accept", "at": number})

    def _do(self, what: str, act: JsonObject) -> None:
        receipt = ACTS[str(act["do"])](self.session, act)
        assert receipt.saved, receipt.why
        of = act.get("at", 0)
        self.plan.steps.append(Step(what, of, act, self.session.history.now.content or b""))


def _name_of(act: JsonObject, before: dict[int, Runs], joining: set[int]) -> str:
    """What a cut is called; edges that only take or leave a joining word are told apart."""
    if act["do"] != "edges":
        return str(act["do"])
    wanted = words_of_runs(tuple((a, b) for a, b in act["ranges"]))
    moved = wanted ^ words_of_runs(before[act["at"]])
    return "edges, by a joining word" if moved <= joining else "edges"
