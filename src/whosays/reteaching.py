"""From a class's answers to tomorrow's lesson: what to teach again, and under which heading it is taught.

The words are for a teacher with no time. They name what to do, say how sure it is, and take no side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.classstats import Leaning
from whosays.forms import FORMS
from whosays.itemstats import EASY, FEWEST, MANY
from whosays.report_words import percent, written_words
from whosays.responses import Place, Responses
from whosays.taught import TaughtAt, Teaching
from whosays.writtenstats import WrittenItem

if TYPE_CHECKING:
    from pandas import DataFrame

_OPEN_TO_TELL = 0.2  # of a task's answers: from there on, time may have run out
_APART = 0.1  # between the shares of trust and doubt: less is no lean


@dataclass(frozen=True)
class Advice:
    """What to do tomorrow, in sentences that make one paragraph, and where it is taught (or None)."""

    sentences: tuple[str, ...]
    place: TaughtAt | None

    @property
    def paragraph(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)


def latest_exercise(responses: Responses) -> str:
    """The exercise handed in last, by the middle learner's time; a form only where there is nothing else."""
    rows = responses.table.drop_duplicates(["exercise", "learner"])
    times = {stem: sorted(mine["handed_in"]) for stem, mine in rows.groupby("exercise")}
    return max(times, key=lambda stem: (stem not in FORMS, times[stem][len(times[stem]) // 2], stem))


def advice(  # noqa: PLR0913, PLR0917 - all that is known of a class
    responses: Responses,
    items: "DataFrame",
    leaning: Leaning,
    exercise: str,
    teaching: Teaching,
    written: Sequence[WrittenItem] = (),
) -> Advice:
    """What to teach again after one exercise, even when everything went well.

    Args:
        responses: the class's answers.
        items: item_table of them.
        leaning: of the same exercise.
        exercise: its stem.
        teaching: knows the lessons.
        written: the exercise's questions that people mark.
    """
    mine = items[items["exercise"] == exercise]
    earned = _by_task(mine[mine["answered"] > 0])
    if earned.empty:
        return Advice((f"Nobody answered a scored item of “{responses.titles[exercise]}”.",), None)
    task = str(earned["share"].idxmin())
    item = _most_missed(mine[mine["task"] == task])
    place = teaching.place(exercise, task, item["item"])
    words = _Words(responses, exercise, task, item, place)
    well = earned["share"][task] >= EASY
    body = words.all_well(earned) if well else words.again(earned)
    told = [*body, *words.left_open(mine), *words.key_first(mine), *_lean(leaning), *written_words(written)]
    return Advice((*told, *_how_sure(int(mine["learners"].max()))), place)


def _by_task(items: "DataFrame") -> "DataFrame":
    """Tasks in their order: ``points`` earned, ``answered``, and the ``share`` of the one in the other."""
    earned = items.assign(points=items["difficulty"] * items["answered"])
    tasks = earned.groupby("task", sort=False)[["points", "answered"]].sum()
    return tasks.assign(share=tasks["points"] / tasks["answered"])


def _most_missed(items: "DataFrame") -> dict[str, Any]:
    answered = items[items["answered"] > 0]
    return answered.loc[answered["difficulty"].idxmin()].to_dict()


@dataclass(frozen=True)
class _Words:
    """The sentences on one exercise: its weakest task, and the item of it that was missed most."""

    responses: Responses
    exercise: str
    task: str
    item: dict[str, Any]
    place: TaughtAt | None

    def again(self, earned: "DataFrame") -> list[str]:
        title = self.responses.tasks(self.exercise)[self.task].raw["title"]
        share = percent(earned["share"][self.task])
        rank = "the least of its tasks" if len(earned) > 1 else "in its only scored task"
        where = self.place.in_words() if self.place else f"the task “{title}” itself"
        return [
            f"{'Give most time to' if self.before_the_unit() else 'Teach again'}: {where}.",
            f"In “{title}” of “{self.responses.titles[self.exercise]}” the answers given earned {share} of "
            f"their points, {rank}.",
            f"Missed most: {self.named()}.{self.instead()}",
        ]

    def before_the_unit(self) -> bool:
        """Whether nothing was handed in yet but one sitting of the reading test."""
        sat = self.responses.table.groupby("learner")["exercise"].nunique()
        return not self.responses.exercises and "later" not in self.responses.forms and bool((sat == 1).all())

    def all_well(self, earned: "DataFrame") -> list[str]:
        total = percent(earned["points"].sum() / earned["answered"].sum())
        where = f": {self.place.in_words()}" if self.place else ""
        return [
            f"Nothing has to be taught again: in “{self.responses.titles[self.exercise]}” the answers given "
            f"earned {total} of their points, and at least {percent(earned['share'].min())} in every task.",
            "Say so to the class, and let somebody tell how they found out.",
            f"Five minutes left? Open with {self.named()}, which brought the least{where}.{self.instead()}",
        ]

    def named(self) -> str:
        asked = self.responses.asked[self.exercise, self.task, self.item["item"]]
        return f"item {asked.number} of “{asked.task.raw['title']}” (“{asked.text}”)"

    def instead(self) -> str:
        if not self.item["times"]:
            return ""
        of = f"{self.item['times']} of {self.item['answered']}"
        return f" The wrong answer given most, by {of}: “{self.item['instead']}”."

    def left_open(self, items: "DataFrame") -> list[str]:
        open_ = int((items["learners"] - items["answered"]).sum())
        asked = int(items["learners"].sum())
        if open_ < _OPEN_TO_TELL * asked:
            return []
        return [f"{open_} of {asked} answers were left open, which is not the same as wrong: was there time?"]

    def key_first(self, items: "DataFrame") -> list[str]:
        against = items[(items["high"] < 0) | ((items["discrimination"] < 0) & (items["answered"] >= MANY))]
        places: list[Place] = [tuple(row) for row in against[["exercise", "task", "item"]].to_numpy()]
        if not places:
            return []
        named = ", ".join(
            f"{asked.number} of “{asked.task.raw['title']}”"
            for asked in (self.responses.asked[place] for place in places)
        )
        chance = "" if int(items["learners"].max()) >= MANY else " With so few learners it may be chance."
        return [
            "Before that, read the key again where those who did well elsewhere did worse: "
            f"item {named}.{chance}"
        ]


def _lean(leaning: Leaning) -> list[str]:
    trust, doubt = leaning.trust.share, leaning.doubt.share
    if leaning.learners < FEWEST or not abs(trust - doubt) >= _APART:  # NaN is not apart either
        return []
    shares = f"(too much trust {percent(trust)} of the chances, too much doubt {percent(doubt)})"
    if trust > doubt:
        return [
            f"More was taken for the article’s own word than is {shares}: let them cross out the words that "
            "hand a statement over."
        ]
    return [
        f"More was doubted than needs be {shares}: begin with a statement on a record or a public "
        "act, and praise it."
    ]


def _how_sure(learners: int) -> list[str]:
    if learners >= MANY:
        return []
    if learners >= FEWEST:
        return [f"These are the answers of {learners} learners: a hint for tomorrow, not a measurement."]
    who = f"{learners} learner{'' if learners == 1 else 's'}"
    return [f"With {who} there is no pattern to read: read the answers."]


def most_missed(items: "DataFrame", number: int = 3) -> list[Place]:
    """The scored items that brought the smallest share of their points, of those that somebody answered.

    The forms of the reading test are left out: what is shown to a class cannot be asked of it again.
    """
    there = items[(items["answered"] > 0) & ~items["exercise"].isin(FORMS)]
    ordered = there.sort_values("difficulty", kind="stable").head(number)
    return [tuple(row) for row in ordered[["exercise", "task", "item"]].to_numpy()]
