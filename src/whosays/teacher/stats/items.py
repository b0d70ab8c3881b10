"""Classical item analysis: how hard an item was, whether it tells learners apart, what was chosen instead.

The rules of thumb are Ebel & Frisbie's (Essentials of Educational Measurement, 5th ed., 1991). They were
made for hundreds of takers: under MANY learners they are told with what they cannot bear, and under
FEWEST no discrimination is worked out at all. What nobody answered is not wrong, and counts in nothing.
"""

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from whosays.teacher.desk.rubric import Place
from whosays.teacher.stats.responses import Responses

if TYPE_CHECKING:
    from pandas import DataFrame, Series

FEWEST, MANY = 8, 30  # learners
HARD, HALF, EASY = 0.20, 0.50, 0.80
GOOD, WEAK = 0.30, 0.20
_PLACE = ["exercise", "task", "item"]


@dataclass(frozen=True)
class Discrimination:
    """How far an item goes with the rest of its exercise.

    Attributes:
        r: point-biserial correlation of the item with the rest of the exercise, from -1 to 1.
        low, high: its 95 % interval (Fisher's z).
        learners: from how many it was worked out.
    """

    r: float
    low: float
    high: float
    learners: int


@dataclass(frozen=True)
class ItemRow:
    """What the answers say of one scored item.

    Attributes:
        learners, answered: who handed in, and who answered.
        difficulty: mean credit of the answers, from 0 to 1; NaN if nobody answered. High is easy.
        first: the mean credit of the first answers given.
        better, worse: how many earned more, or less, than their first answer would have.
        hints: how many learners saw one.
        discrimination, low, high: see Discrimination; NaN where it cannot be worked out.
        instead, times: the wrong answer given most often, and how often; "" and 0 if there is none.
    """

    exercise: str
    task: str
    item: str
    text: str
    learners: int
    answered: int
    difficulty: float
    first: float
    better: int
    worse: int
    hints: int
    discrimination: float
    low: float
    high: float
    instead: str
    times: int


def item_table(responses: Responses) -> "DataFrame":
    """One row a scored item, in the order of the exercises; the columns are ItemRow's fields."""
    from pandas import DataFrame  # noqa: PLC0415  a learner's kernel never comes here

    scored = responses.table[responses.table["possible"] == 1]
    earned = {stem: credit_table(rows) for stem, rows in scored.groupby("exercise")}
    groups = dict(iter(scored.groupby(_PLACE)))
    found = [
        _item_row(responses, place, groups[place], earned[place[0]])
        for place in responses.asked
        if place in groups
    ]
    return DataFrame(map(asdict, found), columns=list(ItemRow.__dataclass_fields__))


def credit_table(rows: "DataFrame") -> "DataFrame":
    """Learners × items of one exercise: the credit of each answer, NaN where there is none."""
    return rows[rows["answered"]].pivot_table(
        index="learner", columns=["task", "item"], values="credit", sort=False
    )


def _item_row(responses: Responses, place: Place, rows: "DataFrame", credit: "DataFrame") -> ItemRow:
    given = rows[rows["answered"]]
    found = discrimination(credit, place[1:]) if place[1:] in credit else None
    gain = given["credit"] - given["first_credit"]
    instead, times = most_given(given[given["verdict"] == "wrong"]["words"])
    return ItemRow(
        *place,
        text=responses.asked[place].text,
        learners=len(rows),
        answered=len(given),
        difficulty=given["credit"].mean(),
        first=given["first_credit"].mean(),
        better=int((gain > 0).sum()),
        worse=int((gain < 0).sum()),
        hints=int((rows["hints"] > 0).sum()),
        discrimination=found.r if found else math.nan,
        low=found.low if found else math.nan,
        high=found.high if found else math.nan,
        instead=instead,
        times=times,
    )


def discrimination(credit: "DataFrame", column: tuple[str, str] | str) -> Discrimination | None:
    """Point-biserial correlation of an item with the rest of its exercise, itself left out.

    With half points it is Pearson's correlation, which is what the point-biserial is for 0 and 1. The rest
    is the mean credit of the learner's other answers, so that an open item is not taken for a wrong one.

    Args:
        credit: learners × items, NaN where there is no answer.
        column: the item's.

    Returns:
        None under FEWEST learners, or where all earned the same on the item or on the rest.
    """
    from scipy.stats import pearsonr  # noqa: PLC0415

    item, rest = credit[column], credit.drop(columns=[column]).mean(axis=1)
    both = item.notna() & rest.notna()
    item, rest = item[both], rest[both]
    if len(item) < FEWEST or not (_spread(item) and _spread(rest)):
        return None
    found = pearsonr(item, rest)
    interval = found.confidence_interval(0.95)
    return Discrimination(float(found.statistic), float(interval.low), float(interval.high), len(item))


def _spread(values: "Series") -> bool:
    return float(values.max() - values.min()) > 1e-9


def most_given(words: "Series") -> tuple[str, int]:
    """The text given most often and how often, the first in the alphabet of equals; "" and 0 of none."""
    counts = words[words != ""].value_counts()
    if counts.empty:
        return "", 0
    times = int(counts.max())
    return min(counts[counts == times].index), times


def answer_counts(responses: Responses, place: Place) -> "DataFrame":
    """What was answered to one item: ``words``, ``verdict`` and ``learners``, best first, then by number."""
    rows = responses.table
    for name, wanted in zip(_PLACE, place, strict=True):
        rows = rows[rows[name] == wanted]
    counts = rows[rows["words"] != ""].groupby(["words", "verdict"]).size().reset_index(name="learners")
    counts["rank"] = counts["verdict"].map({"best": 0, "defensible": 1}).fillna(2)
    ordered = counts.sort_values(["rank", "learners", "words"], ascending=[True, False, True])
    return ordered.drop(columns="rank").reset_index(drop=True)


def reach(learners: int, r: float = GOOD) -> tuple[float, float]:
    """Between what a correlation of ``r`` from so many learners may lie (95 %, Fisher's z).

    Args:
        learners: four or more.
        r: the correlation.
    """
    from scipy.stats import norm  # noqa: PLC0415

    half = norm.ppf(0.975) / math.sqrt(learners - 3)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)


def judged(row: ItemRow) -> str:
    """What a rule of thumb says of an item, in a few plain words; "" where nothing strikes.

    Under MANY learners it only points where to look.
    """
    easy = ["easy for most"] if row.difficulty > EASY and row.answered >= FEWEST else []
    return "; ".join([*filter(None, [hardness(row)]), *easy, *_of_discrimination(row)])


def hardness(row: ItemRow) -> str:
    """Whether an item was hard, in a few words; "" if not, or under FEWEST answers."""
    if row.answered < FEWEST or not row.difficulty < HALF:
        return ""
    return "very hard" if row.difficulty < HARD else "hard for most"


def _of_discrimination(row: ItemRow) -> list[str]:
    if row.answered < MANY:  # from so few only what even the interval's far end says
        return ["have a look at the key"] if row.high < 0 else []
    if row.discrimination < 0:
        return ["check the key"]
    if row.discrimination < WEAK:
        return ["revise the item"]
    return ["tells learners apart well"] if row.discrimination >= GOOD else []
