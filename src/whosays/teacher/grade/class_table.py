"""class.csv: the marks as a teacher's grade book has them, a row a learner, those who handed in nothing too.

Nobody's missing exercise is silently worth nothing: what is over all stands there twice, of what was handed
in, and with what is missing as nothing. What a learner is excused from is in neither; nor are test forms,
which show what lessons changed; nor is a file that could not be marked, or is held back. A companion stands
in for its exercise: who did the one lacks nothing of the other, and who did neither lacks one.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from whosays.base.notebook_files import FORMS, short_name
from whosays.base.spreadsheets import spreadsheet_bytes
from whosays.base.stems import pair_in, pair_number
from whosays.learner.answers.class_numbers import number_order, plain_number
from whosays.teacher.collect.collected_files import Filed
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.marks.gradebook import TOTALS
from whosays.teacher.marks.saved_tables import each_row
from whosays.teacher.marks.scales import Scale, percent_of

CLASS_TABLE = "class.csv"
PRESENT, ABSENT, EXCUSED, NOT_MARKED, OTHER_FORM = "present", "absent", "excused", "not marked", "other form"
OTHER_EXERCISE = "other exercise"  # the real news in its place, or the other way round
HELD_BACK = "held back"  # perhaps two people's, till the teacher settles it


@dataclass(frozen=True)
class Result:
    """What a learner earned in one exercise; ``waiting`` texts of theirs nobody has read yet."""

    points: Decimal
    possible: int
    late: str
    waiting: int


@dataclass
class Person:
    """A row to be: a learner who handed in something, or who stands on the class list."""

    number: str
    name: str
    listed: Learner | None
    results: dict[str, Result] = field(default_factory=dict)


@dataclass(frozen=True)
class ClassWishes:
    """What the teacher said: a class list and a scale, if any."""

    roster: Roster | None = None
    scale: Scale | None = None


class ClassTable:
    """The rows of class.csv.

    Args:
        totals: totals.csv of a complete run.
        wishes: what the teacher said.
        not_marked: files that could not be marked.
        held: whose files collect holds back.
    """

    def __init__(
        self,
        totals: Path,
        wishes: ClassWishes,
        not_marked: Iterable[Filed] = (),
        held: Iterable[Filed] = (),
    ) -> None:
        files, waiting = (
            [Filed(plain_number(each.learner), each.exercise) for each in found]
            for found in (not_marked, held)
        )
        self.wishes, self.not_marked, self.held = wishes, frozenset(files), frozenset(waiting)
        self.people = _people(totals, wishes.roster, (each.learner for each in (*files, *waiting)))
        marked = {exercise for each in self.people for exercise in each.results}
        self.exercises = sorted(marked | {each.exercise for each in (*files, *waiting)})
        self._most = {stem: max(_possible(self.people, stem), default=0) for stem in self.exercises}
        self._comma = bool(wishes.roster and wishes.roster.separator == ";")

    def data(self) -> bytes:
        """The table as a file, parted as the class list is: with semicolons, decimals have a comma."""
        rows = map(self.row, self.people)
        return spreadsheet_bytes(self.header(), rows, for_people=True, separator=";" if self._comma else ",")

    def header(self) -> list[str]:
        """The names of the columns."""
        each = ["points", "possible", "percent", *self._if_scale("grade"), "late", "state"]
        over_all = ["points", "possible", "percent", *self._if_scale("grade")]
        exercises = [f"{short_name(stem)} {what}" for stem in self.exercises for what in each]
        missing = ["percent (absent as 0)", *self._if_scale("grade (absent as 0)")]
        return ["number", "name", *exercises, *over_all, *missing, "texts waiting"]

    def row(self, person: Person) -> list[str]:
        """The cells of one learner."""
        cells = [person.number, person.name]
        for stem in self.exercises:
            result, state = person.results.get(stem), self.state(person, stem)
            late = result.late if result else ""
            cells += [*self._earned(result), late, state]
        counted = [r for stem, r in person.results.items() if self._counts(person, stem, (PRESENT,))]
        points, possible = sum((r.points for r in counted), Decimal()), sum(r.possible for r in counted)
        absent = [self._most[stem] for stem in self._lacks(person)]
        whole = Result(points, possible, "", 0) if counted else None
        with_absent = percent_of(points, possible + sum(absent)) if counted or any(absent) else None
        waiting = sum(result.waiting for result in person.results.values())
        return [*cells, *self._earned(whole), *self._percent(with_absent), str(waiting)]

    def state(self, person: Person, stem: str) -> str:
        """What is known of a learner and an exercise: one of the seven states."""
        if (state := self._own_state(person, stem)) != ABSENT:
            return state
        if stem in FORMS:
            return OTHER_FORM if set(FORMS) & person.results.keys() else ABSENT
        pair = pair_in(stem, self.exercises)
        of_pair = self._own_state(person, pair) if pair else ABSENT
        return of_pair if of_pair in {ABSENT, EXCUSED} else OTHER_EXERCISE

    def _own_state(self, person: Person, stem: str) -> str:
        """The same, whatever there is of its pair or of another form."""
        if person.listed and person.listed.is_excused(stem):
            return EXCUSED
        if stem in person.results:
            return PRESENT
        filed = Filed(plain_number(person.number), stem)
        if filed in self.not_marked:
            return NOT_MARKED
        return HELD_BACK if filed in self.held else ABSENT

    def _counts(self, person: Person, stem: str, states: tuple[str, ...]) -> bool:
        return stem not in FORMS and self.state(person, stem) in states

    def _lacks(self, person: Person) -> list[str]:
        """The exercises that count as nothing: of a pair, the exercise alone."""
        absent = [stem for stem in self.exercises if self._counts(person, stem, (ABSENT,))]
        return [stem for stem in absent if not (pair_number(stem) and pair_in(stem, absent))]

    def _earned(self, result: Result | None) -> list[str]:
        """Points, possible points, percent, and the grade if there is a scale."""
        if result is None:
            return ["", "", *self._percent(None)]
        percent = percent_of(result.points, result.possible)
        return [self._number(result.points), str(result.possible), *self._percent(percent)]

    def _percent(self, percent: Decimal | None) -> list[str]:
        scale = self.wishes.scale
        if percent is None:
            return ["", *self._if_scale("")]
        grade = scale.grade(percent) if scale else ""
        shown = self._number(Decimal(grade)) if scale and scale.numbers else grade
        return [self._number(percent), *self._if_scale(shown)]

    def _if_scale(self, cell: str) -> list[str]:
        return [cell] if self.wishes.scale else []

    def _number(self, number: Decimal) -> str:
        text = f"{number.normalize():f}"
        return text.replace(".", ",") if self._comma else text


def _possible(people: list[Person], stem: str) -> list[int]:
    return [each.results[stem].possible for each in people if stem in each.results]


def _people(totals: Path, roster: Roster | None, not_marked: Iterable[str]) -> list[Person]:
    """Everybody who has marks or a file without marks, or stands on the list, by number."""
    found: dict[str, Person] = {}
    for row in each_row(totals, TOTALS):
        listed = roster.find(row["learner"]) if roster else None
        mine = found.setdefault(row["learner"], Person(row["learner"], "", listed))
        mine.name = mine.name or (listed.name if listed else "") or row["name"]
        mine.results[row["exercise"]] = _result(row)
    seen = Counter(plain_number(number) for number in found)
    for each in found.values():
        if each.listed and seen[plain_number(each.number)] == 1:
            each.number = each.listed.learner  # 07, if the list writes 07: it can be pasted beside the list
    people = [*found.values(), *_without_marks(seen, roster, not_marked)]
    return sorted(people, key=lambda each: number_order(each.number))


def _without_marks(seen: Container[str], roster: Roster | None, not_marked: Iterable[str]) -> list[Person]:
    listed = {plain_number(each.learner): each for each in roster.learners} if roster else {}
    numbers = {number: each.learner for number, each in listed.items()}
    others = {number: number for number in not_marked} | numbers
    return [
        Person(number, each.name if (each := listed.get(plain)) else "", listed.get(plain))
        for plain, number in others.items()
        if plain not in seen
    ]


def _result(row: Mapping[str, str]) -> Result:
    return Result(Decimal(row["points"]), int(row["possible"]), row["late"], int(row["waiting"]))
