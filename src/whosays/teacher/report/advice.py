"""From a class's answers to tomorrow's lesson: what to teach again, and under which heading it is taught.

The words are for a teacher with no time. They name what to do, say how sure it is, and take no side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.base.stems import pair_in
from whosays.teacher.desk.rubric import Place
from whosays.teacher.report.advice_words import Words, elsewhere, how_sure, lean, named
from whosays.teacher.report.lesson_places import TaughtAt, Teaching
from whosays.teacher.report.words import written_words
from whosays.teacher.stats.items import EASY, item_table
from whosays.teacher.stats.reading_test import FORMS
from whosays.teacher.stats.responses import Responses
from whosays.teacher.stats.test_changes import SITTINGS, answers_at, latest_sitting
from whosays.teacher.stats.whole_class import class_leaning
from whosays.teacher.stats.written import WrittenItem

if TYPE_CHECKING:
    from pandas import DataFrame


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
    times: dict[str, list[str]] = {stem: sorted(mine["handed_in"]) for stem, mine in rows.groupby("exercise")}
    return max(times, key=lambda stem: (stem not in FORMS, times[stem][len(times[stem]) // 2], stem))


def latest(responses: Responses) -> Responses:
    """The answers that advice rests on: of the latest exercise, or where there is none the latest sitting.

    Half a class sits one form first and half the other: a form's own answers mix before and after.
    """
    stem = latest_exercise(responses)
    if stem not in FORMS:
        return responses.of(stem)
    return answers_at(responses, latest_sitting(responses)[1])


def advice(
    responses: Responses, items: "DataFrame", teaching: Teaching, written: Sequence[WrittenItem] = ()
) -> Advice:
    """What to teach again after what was handed in last, even when everything went well.

    Args:
        responses: the class's answers.
        items: item_table of them.
        teaching: knows the lessons.
        written: the questions of ``latest`` that people mark.
    """
    mine, what = latest(responses), _named(responses)
    rows = item_table(mine)
    if not rows["answered"].sum():
        nobody = f"Nobody answered a scored item of {what}." if len(rows) else ""
        return _of_texts(nobody or f"All that is asked in {what} is written.", written, teaching)
    words = _words(responses, mine, what, rows, teaching)
    share = words.earned["share"][words.task]
    told = [
        *(words.all_well() if share >= EASY else words.again()),
        *elsewhere(responses, _of_others(items, rows), share),
        *words.left_open(rows),
        *words.key_first(rows),
        *lean(class_leaning(mine)),
        *written_words(written),
        *_of_the_pair(responses),
        *how_sure(mine.learners()),
    ]
    return Advice(tuple(told), words.place)


def _of_texts(first: str, written: Sequence[WrittenItem], teaching: Teaching) -> Advice:
    """What to do after an exercise of which there are texts alone, or nothing."""
    weak = min((each for each in written if each.weakest), key=_weakest_share, default=None)
    place = teaching.place(*weak.place) if weak else None
    taught = [f"It is taught in {place.in_words()}."] if place else []
    return Advice((first, *written_words(written), *taught), place)


def _weakest_share(item: WrittenItem) -> float:
    return item.weakest.share if item.weakest else 1


def _of_the_pair(responses: Responses) -> list[str]:
    """Where a part of the class did the exercise and a part its companion: this is of one part alone."""
    stem = latest_exercise(responses)
    pair = pair_in(stem, responses.exercises)
    if not pair:
        return []
    here, there = (responses.of(each).learners() for each in (stem, pair))
    names = [named(each, responses.titles) for each in (stem, pair)]
    return [f"This is of the {here} who did {names[0]}; what the {there} with {names[1]} did stands below."]


def _named(responses: Responses) -> str:
    """What was handed in last, as a sentence speaks of it."""
    stem = latest_exercise(responses)
    sitting = latest_sitting(responses)[0] if stem in FORMS else SITTINGS[0]
    what = named(stem, responses.titles)
    return what if sitting == SITTINGS[0] else f"the {sitting} of {what}"


def _words(responses: Responses, mine: Responses, what: str, rows: "DataFrame", teaching: Teaching) -> Words:
    earned = by_task(rows, ["task"])
    task = str(earned["share"].idxmin())
    item = _most_missed(rows[rows["task"] == task])
    place = teaching.place(item["exercise"], task, item["item"])
    return Words(mine, what, earned, task, item, place, _before_the_unit(responses))


def by_task(items: "DataFrame", keys: list[str]) -> "DataFrame":
    """Tasks in their order: ``points`` earned, ``answered``, and the ``share`` of the one in the other."""
    there = items[items["answered"] > 0]
    earned = there.assign(points=there["difficulty"] * there["answered"])
    tasks = earned.groupby(keys, sort=False)[["points", "answered"]].sum()
    return tasks.assign(share=tasks["points"] / tasks["answered"])


def _of_others(items: "DataFrame", mine: "DataFrame") -> "DataFrame":
    """The tasks of the other exercises; the forms of the reading test are not spoken of beside them."""
    there = items[~items["exercise"].isin([*FORMS, *mine["exercise"].unique()])]
    return by_task(there, ["exercise", "task"])


def _most_missed(items: "DataFrame") -> dict[str, Any]:
    """The hardest item, of those that not just a few reached."""
    reached = items[items["answered"] * 2 >= items["answered"].max()]
    hardest: dict[str, Any] = reached.loc[reached["difficulty"].idxmin()].to_dict()
    return hardest


def _before_the_unit(responses: Responses) -> bool:
    """Whether nothing was handed in yet but one sitting of the reading test."""
    sat = responses.table.groupby("learner")["exercise"].nunique()
    return not responses.exercises and "later" not in responses.forms and bool((sat == 1).all())


def most_missed(items: "DataFrame", number: int = 3) -> list[Place]:
    """The scored items that brought the smallest share of their points, of those that somebody answered.

    The forms of the reading test are left out: what is shown to a class cannot be asked of it again.
    """
    there = items[(items["answered"] > 0) & ~items["exercise"].isin(FORMS)]
    ordered = there.sort_values("difficulty", kind="stable").head(number)
    return [Place(*row) for row in ordered[["exercise", "task", "item"]].to_numpy()]
