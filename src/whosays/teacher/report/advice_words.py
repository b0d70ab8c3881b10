"""The sentences that make up the advice for tomorrow: short, plain, and no harder than the figures allow.

The forms of the reading test are spoken of, but never to be shown: what is shown cannot be asked again.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.tasks.marking import best_answer
from whosays.tasks.types import type_of
from whosays.tasks.types.choose import is_vote
from whosays.teacher.desk.rubric import Place
from whosays.teacher.printed_numbers import percent
from whosays.teacher.report.lesson_places import TaughtAt
from whosays.teacher.report.words import first_sentence, quoted
from whosays.teacher.stats.items import FEWEST, MANY
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import Asked, Responses, shortened
from whosays.teacher.stats.whole_class import Leaning

if TYPE_CHECKING:
    from pandas import DataFrame

_OPEN_TO_TELL = 0.2  # of a task's answers: from there on, time may have run out
_APART = 0.1  # between two shares: less is no difference
_BEST, _REASON = 60, 120  # characters that a sentence can carry


def named(stem: str, titles: dict[str, str]) -> str:
    """An exercise as a sentence speaks of it: by its number where it has one."""
    if stem in FORMS:
        return "the reading test"
    return f"exercise {stem[:2]}" if stem[:2].isdigit() else quoted(titles[stem])


@dataclass(frozen=True)
class Words:
    """The sentences on what was handed in last: its weakest task, and the item of it that was missed most.

    Attributes:
        responses: the answers to it alone.
        what: what it is called ("exercise 03").
        earned: its tasks (by_task).
        task, item: the weakest task, and the row of item_table of its item.
        place: where the task is taught.
        before: whether it was handed in before the unit.
    """

    responses: Responses
    what: str
    earned: "DataFrame"
    task: str
    item: dict[str, Any]
    place: TaughtAt | None
    before: bool

    @property
    def asked(self) -> Asked:
        """The item missed most."""
        return self.responses.asked[Place(self.item["exercise"], self.task, self.item["item"])]

    @property
    def few(self) -> bool:
        """Whether so few handed in that nothing can be told from shares."""
        return self.responses.learners() < FEWEST

    @property
    def hidden(self) -> bool:
        """Whether the item will be asked again, and so must not be shown before the last form was sat."""
        return self.item["exercise"] in FORMS[:2]

    def again(self) -> list[str]:
        """What to teach again."""
        if self.few and not self.hidden:
            taught = [f"It is taught in {self.place.in_words()}."] if self.place else []
            return [f"Read together: {self._item(in_task=True)}.", *self.answers(), *taught]
        return [f"{self._begin()}: {self._where()}.", self._least(), *self._missed()]

    def _begin(self) -> str:
        if self.few:
            return "A place to look at together"
        return "Give most time to" if self.before else "Teach again"

    def _where(self) -> str:
        return self.place.in_words() if self.place else f"the task {quoted(self._title())} itself"

    def _least(self) -> str:
        share = percent(self.earned["share"][self.task])
        if len(self.earned) == 1:
            return f"In {self.what} the answers earned {share} of their points."
        return f"In {self.what} the task {quoted(self._title())} earned the least: {share} of its points."

    def _missed(self) -> list[str]:
        keep = ["Do not show it in class: the test comes again."]
        return [f"Missed most: {self._item()}.", *self.answers(), *(keep if self.hidden else [])]

    def all_well(self) -> list[str]:
        """What to do where nothing has to be taught again."""
        total = percent(self.earned["points"].sum() / self.earned["answered"].sum())
        return [
            f"Nothing has to be taught again: in {self.what} the answers earned {total} of their points, and "
            f"at least {percent(self.earned['share'].min())} in every task.",
            "Say so to the class, and let somebody tell how they found out.",
            *(self._five_minutes() if self.item["difficulty"] < 1 else []),
        ]

    def _five_minutes(self) -> list[str]:
        where = f": {self.place.in_words()}" if self.place else ""
        if self.hidden:
            return [f"Five minutes left? Go back to what earned the least{where}."]
        return [f"Five minutes left? Open with {self._item(in_task=True)}{where}.", *self.answers()]

    def _title(self) -> str:
        return str(self.asked.task.raw["title"])

    def _item(self, *, in_task: bool = False) -> str:
        of = f" of {quoted(self._title())}" if in_task else ""
        form = f" of the form {quoted(self.item['exercise'])}" if self.item["exercise"] in FORMS else ""
        return f"{quoted(self.asked.words)} (item {self.asked.number}{of}{form})"

    def answers(self) -> list[str]:
        """What was answered instead, what is best, and the words that decide."""
        said = []
        if self.item["times"] and self.asked.task.type != "order":  # an order is too long to be told
            of = f"{self.item['times']} of {self.item['answered']}"
            said.append(f"{of} answered {quoted(shortened(self.item['instead'], _BEST))}")
        if best := best_words(self.asked):
            why = reason(self.asked)
            said.append(f"{'the' if said else 'The'} best answer is {quoted(best)}{why and f': {why}'}")
        return [_sentence("; ".join(said))] if said else []

    def left_open(self, items: "DataFrame") -> list[str]:
        """Whether there may have been too little time."""
        open_ = int((items["learners"] - items["answered"]).sum())
        asked = int(items["learners"].sum())
        if open_ < _OPEN_TO_TELL * asked:
            return []
        return [f"{open_} of {asked} answers were left open, which is not the same as wrong: was there time?"]

    def key_first(self, items: "DataFrame") -> list[str]:
        """Items whose key wants another look, for the strong did worse."""
        against = items[(items["high"] < 0) | ((items["discrimination"] < 0) & (items["answered"] >= MANY))]
        places = [Place(*row) for row in against[["exercise", "task", "item"]].to_numpy()]
        if not places:
            return []
        some = [self.responses.asked[place] for place in places]
        listed = ", ".join(f"{each.number} of {quoted(each.task.raw['title'])}" for each in some)
        chance = "" if self.responses.learners() >= MANY else ", perhaps by chance"
        return [f"First read the key of item {listed} again: those who did well elsewhere did worse{chance}."]


def elsewhere(responses: Responses, others: "DataFrame", share: float) -> list[str]:
    """The weakest task of the other exercises, where it is clearly weaker.

    Args:
        responses: all answers.
        others: tasks as in by_task, by exercise and task.
        share: what the weakest task spoken of has earned.
    """
    if others.empty or others["share"].min() > share - _APART:
        return []
    stem, task = others["share"].idxmin()
    title = quoted(responses.tasks(stem)[task].raw["title"])
    earned = percent(others["share"].min())
    return [f"Weaker still is {title} in {named(stem, responses.titles)} ({earned})."]


def best_words(asked: Asked) -> str:
    """The best answer, if it is short enough to be told; "" of a vote, which has none."""
    task, item = asked.task, asked.item
    if not type_of(task).told_in_full or (task.type == "choose" and is_vote(item)):
        return ""
    text = " → ".join(type_of(task).best_in_words(task, item, best_answer(task, item)))
    return text if len(text) <= _BEST else ""


def reason(asked: Asked) -> str:
    """The first sentence of what decides; "" if it is not short."""
    task, item = asked.task, asked.item
    sentence = first_sentence(type_of(task).decides(task, item))
    return sentence if " " in sentence and len(sentence) <= _REASON else ""


def _sentence(text: str) -> str:
    return text if text.rstrip("”’").endswith((".", "!", "?")) else f"{text}."


def lean(leaning: Leaning) -> list[str]:
    """Whether the class rather trusts or rather doubts too much, and what helps."""
    trust, doubt = leaning.trust.share, leaning.doubt.share
    if leaning.learners < FEWEST or not abs(trust - doubt) >= _APART:  # NaN is not apart either
        return []
    if trust > doubt:
        return [
            f"The commoner slip was too much trust ({percent(trust)} of the chances; too much doubt "
            f"{percent(doubt)}): let them underline the words that say who is speaking."
        ]
    return [
        f"The commoner slip was too much doubt ({percent(doubt)} of the chances; too much trust "
        f"{percent(trust)}): begin with a statement that rests on a record or a public act."
    ]


def how_sure(learners: int) -> list[str]:
    """What so many learners can bear."""
    if learners >= MANY:
        return []
    if learners >= FEWEST:
        return [f"With {learners} learners this is a hint, not a measurement."]
    who = f"{learners} learner{'' if learners == 1 else 's'}"
    return [f"With {who} there is no pattern to read: read the answers."]
