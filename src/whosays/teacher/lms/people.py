"""Who of the learners a row of a platform's table is: told where it is certain, and never guessed.

Three things tell: the number under which the platform stored a learner's file, beside the name that it
stored it under; an id (see id_columns.py); and the name that a class list gives a class number. They must
not contradict each other. A name that a learner typed is never used: anybody can type any name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.base.names import same_name_key
from whosays.learner.answers.class_numbers import plain_number
from whosays.learner.answers.file_names import is_placeholder
from whosays.teacher.collect.roster import Roster
from whosays.teacher.lms.id_columns import Codes, Known, read_column, spellings
from whosays.teacher.lms.same_person import can_be_compared, can_be_one
from whosays.teacher.lms.senders import Senders, Sent

SEVERAL_ROWS = "several students of the file fit this number"
SEVERAL_NUMBERS = "one student of the file fits several class numbers"


@dataclass(frozen=True)
class PlatformPerson:
    """What one row of a platform's table says of a person.

    Attributes:
        key: by which rows are one person's.
        name: the full name; empty where the platform hides it.
        ids: the cells of the columns of ids, the same columns in each row of a table.
        sent: what was handed in under this person's number and name.
    """

    key: str
    name: str
    ids: tuple[str, ...] = ()
    sent: frozenset[Sent] = frozenset()


@dataclass
class Matched:
    """Person's key -> learner where that is certain, and learner -> why not, where it is not."""

    sure: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)


class People:
    """The learners that have marks, who sent their files, and who they are on the class list.

    Args:
        learners: the class numbers that have marks.
        senders: see ``read_senders``.
        roster: the class list, if there is one.
    """

    def __init__(self, learners: Iterable[str], senders: Senders, roster: Roster | None) -> None:
        self.senders, self.roster = senders, roster
        self.learners = set(learners)
        listed = roster.learners if roster else ()
        numbers = {*map(plain_number, self.learners), *(plain_number(each.learner) for each in listed)}
        self.numbers: Known = {number: {number} for number in numbers}
        others: dict[str, Codes] = {}
        for each in listed:
            for other in each.others:
                others.setdefault(spellings(other)[0], set()).add(plain_number(each.learner))
        self.others: Known = others

    def meant(self, learner: str) -> Codes:
        """Whom the number in a file means: of a pair (7-8) each of the two, unless somebody is called 7-8."""
        whole = plain_number(learner)
        parts = {plain_number(part) for part in re.split("[-_]", learner) if part}
        pair = len(parts) > 1 and whole not in self.numbers and parts <= self.numbers.keys()
        return parts if pair else {whole}

    def who_is_who(self, tables: Sequence[Sequence[PlatformPerson]]) -> Matched:
        """Who is who in tables whose rows may show one person more than once."""
        evidence = _Evidence(self, tables)
        matched = Matched()
        fits: dict[str, list[str]] = {}
        for person in evidence.persons:
            number, doubts = evidence.number_of(person)
            matched.doubtful |= doubts
            if number:
                fits.setdefault(number, []).append(person.key)
        for number, keys in fits.items():
            if len(keys) > 1:
                matched.doubtful[number] = SEVERAL_ROWS
        for number in {number for number in fits if number not in matched.doubtful}:
            matched.sure[fits[number][0]] = number
        return self._spelled(matched)

    def _spelled(self, matched: Matched) -> Matched:
        """The same with the numbers as the marks spell them, and without whom there are no marks of."""
        spelled: dict[str, list[str]] = {}
        for learner in sorted(self.learners):
            spelled.setdefault(plain_number(learner), []).append(learner)
        told = {each: why for number, why in matched.doubtful.items() for each in spelled.get(number, ())}
        twice = {
            each: SEVERAL_NUMBERS
            for number in matched.sure.values()
            for each in spelled.get(number, ())
            if len(spelled[number]) > 1
        }
        sure = {
            key: spelled[number][0]
            for key, number in matched.sure.items()
            if len(spelled.get(number, ())) == 1
        }
        return Matched(sure, told | twice)

    def why_not(self, learner: str) -> str:
        """Why no row fits a learner, and what would help."""
        if self.roster is None:
            return "no row of the file has this number; a class list would tell: --roster"
        listed = self.roster.find(learner)
        if listed is None:
            return "no row of the file has this number, and it is not on the class list"
        if not listed.name:
            return "no row of the file has this number, and the class list gives it no name"
        if self.roster.named(listed.name) is None:
            return (
                f"no row of the file has this number, and several on the class list are called {listed.name}"
            )
        return f"no row of the file has this number, and none alone has the listed name ({listed.name})"


class _Evidence:
    """What the tables, the class list and the files say of each person, each for itself."""

    def __init__(self, people: People, tables: Sequence[Sequence[PlatformPerson]]) -> None:
        self.people = people
        rows = [person for table in tables for person in table]
        self.persons = list({person.key: person for person in rows}.values())
        self.sent: dict[str, Codes] = {}
        for person in rows:
            meant = (people.meant(each.learner) for each in person.sent)
            self.sent.setdefault(person.key, set()).update(*meant)
        self.named = self._by_name(rows)
        sure = {key: codes | self.named.get(key, set()) for key, codes in self.sent.items()}
        self.ids: dict[str, list[Codes]] = {}
        for table in tables:
            self._read_ids(table, sure)

    def _by_name(self, rows: Sequence[PlatformPerson]) -> dict[str, Codes]:
        """By the class list; a name that two persons of the tables have tells nothing."""
        names = {(same_name_key(person.name), person.key) for person in rows}
        times = Counter(name for name, _ in names)
        found: dict[str, Codes] = {}
        for person in rows if self.people.roster else ():
            listed = self.people.roster.named(person.name) if self.people.roster and person.name else None
            if listed and times[same_name_key(person.name)] == 1:
                found.setdefault(person.key, set()).add(plain_number(listed.learner))
        return found

    def _read_ids(self, table: Sequence[PlatformPerson], sure: Mapping[str, Codes]) -> None:
        ways = [self.people.numbers, self.people.others]
        for column in range(len(table[0].ids) if table else 0):
            cells = {person.key: person.ids[column] for person in table}
            for key, codes in read_column(cells, ways, sure).items():
                self.ids.setdefault(key, []).append(codes)

    def number_of(self, person: PlatformPerson) -> tuple[str, dict[str, str]]:
        """The class number of a person, and the numbers that nobody may have, with the reason."""
        said = [*self.ids.get(person.key, ()), self.sent[person.key], self.named.get(person.key, set())]
        said = [codes for codes in said if codes]
        if not said:
            return "", {}
        common, all_ = set.intersection(*said), set.union(*said)
        if not common and (placeholder := self._placeholder_of(person, all_)):
            return placeholder, {}
        if not common:
            several = ", ".join(sorted(all_))
            why = f"of {_who(person)} the id, the name and the file handed in speak of different numbers"
            return "", dict.fromkeys(all_, f"{why} ({several})")
        if len(common) > 1:
            return "", dict.fromkeys(common, SEVERAL_NUMBERS)
        number = next(iter(common))
        return self._unless_somebody_else(person, number)

    def _placeholder_of(self, person: PlatformPerson, said: Codes) -> str:
        """The platform's own number under which this person's file is marked, where nothing else of it is."""
        placeholders = {code for code in self.sent[person.key] if is_placeholder(code)}
        marked = {plain_number(each) for each in self.people.learners}
        alone = len(placeholders) == 1 and not (said - placeholders) & marked
        return next(iter(placeholders)) if alone else ""

    def _unless_somebody_else(self, person: PlatformPerson, number: str) -> tuple[str, dict[str, str]]:
        listed = self.people.roster.find(number) if self.people.roster else None
        if not listed or self.named.get(person.key) or not self._differ(listed.name, person.name):
            return number, {}
        why = f"the class list knows this number as {listed.name}, and the file as {person.name}"
        return "", {number: why} if number in self.sent[person.key] or not self._is_named(number) else {}

    def _differ(self, listed: str, shown: str) -> bool:
        compared = can_be_compared(listed, shown) or (bool(self.named) and bool(listed) and bool(shown))
        return compared and not can_be_one(listed, shown)

    def _is_named(self, number: str) -> bool:
        return any(number in codes for codes in self.named.values())


def _who(person: PlatformPerson) -> str:
    return person.name or f"participant {person.key}"
