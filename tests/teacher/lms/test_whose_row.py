"""Nobody's points in somebody else's row: worksheets of Moodle, with all that can be taken for a number.

The test knows who each row is. Class numbers, participant numbers, numbers of teams and departments, and a
school's own ids are all drawn from the same few numbers, so that whoever guesses is wrong soon.
"""

import csv
import io
from dataclasses import dataclass
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.moodle_spelling import spelled_words
from helpers.thorough import examples
from whosays.teacher.collect.roster import Learner, Roster
from whosays.teacher.lms import moodle
from whosays.teacher.lms.people import People, PlatformPerson
from whosays.teacher.lms.senders import Sent
from whosays.teacher.lms.sheet import Total

STEM = "03_fact_claim_or_allegation"
MAXIMUM = 1000
NAMES = (
    *(
        "Anna Kowalska",
        "Anna Kowalska",
        "Anna Kowalski",
        "José Núñez-Ibáñez",
        "Jose\u0301 Nun\u0303ez",
        "伟 王",
    ),
    *(
        "伟 李",
        "ليلى حداد",
        "O'Hara, Siobhán",
        "=1+1 Formula_9",
        'Mo "Ace" Back\\',
        "Red team",
        "कि राम",
        "का राम",
    ),
)
GROUPS = ("Red team", "Blue_team & Co", "10", "3", "Anna Kowalska")


def languages():
    """The words by language; "" is a language that nobody knows."""
    return spelled_words() | {"": {role: f"{role[::-1]}%" for role in spelled_words()["en"]}}


@dataclass(frozen=True)
class Person:
    """Somebody in the worksheet, and who they truly are."""

    participant: int
    name: str
    learner: str  # the class number; "" for somebody of another class
    school: str  # the school's own id
    department: int
    group: str
    way: str  # how they handed in


@st.composite
def persons(draw):
    """A class, and some others in the same course of Moodle."""
    several = draw(st.integers(2, 7))
    numbers = st.lists(st.integers(1, 12), min_size=several, max_size=several, unique=True)
    names = draw(st.permutations(NAMES))
    participants, learners, schools = draw(numbers), draw(numbers), draw(numbers)
    return [
        Person(
            participants[n],
            names[n],
            "" if draw(st.integers(0, 4)) == 0 else str(learners[n]),
            str(schools[n]),
            draw(st.integers(1, 12)),
            draw(st.sampled_from(GROUPS)),
            draw(st.sampled_from(("alone", "prefixed", "blind", "team", "none"))),
        )
        for n in range(several)
    ]


def clean(text):
    """What Moodle makes of a text that names a folder (clean_filename)."""
    return "".join(each for each in text.replace("_", " ") if each not in "&<>\"`|':\\/")


@st.composite
def classes(draw):
    """A worksheet, the senders and the class list, and who each participant truly is."""
    words = languages()[draw(st.sampled_from(sorted(languages())))]
    people = draw(persons())
    teams = {group: draw(st.integers(1, 12)) for group in GROUPS}
    listed = draw(st.booleans())
    # What nobody could tell apart is left out: a school's own ids among class numbers need a class list that
    # has them, and a list without them needs one that has only names that differ.
    ids = draw(st.sampled_from(("class number", "school", "none") if listed else ("class number", "none")))
    mails = draw(st.sampled_from(("class number", "school", "name")))
    if not listed and mails == "school":
        mails = "name"
    return (
        words,
        people,
        teams,
        listed,
        ids,
        mails,
        draw(st.randoms(use_true_random=False)),
        draw(st.booleans()),
    )


def table_of(words, people, kinds, shuffle, teamed):
    """The worksheet's rows, header first: identity columns in any order."""

    ids, mails = kinds

    def spelled(kind, person):
        return {"class number": person.learner, "school": person.school, "name": f"p{person.participant}x"}[
            kind
        ]

    about = {
        words["idnumber"]: lambda person: "" if ids == "none" else spelled(ids, person),
        words["email"]: lambda person: spelled(mails, person) and f"{spelled(mails, person)}@school.example",
        "Department": lambda person: str(person.department),
        "Group number": lambda person: str(person.participant % 5 + 1),
    }  # fmt: skip
    columns = list(about)
    shuffle.shuffle(columns)
    team = [words["group"]] if teamed else []
    header = [words["identifier"], words["name"], *columns, words["status"], *team]
    header += [words["grade"], words["maximum"], words["can_change"], words["graded"], "Feedback comments"]
    rows = [
        [f"{words['participant']}{p.participant}", p.name, *(about[each](p) for each in columns), "Sent"]
        + ([p.group] if teamed else [])
        + ["", f"{MAXIMUM}.00", words["yes"], "-", "see \\"]
        for p in people
    ]
    return [header, *rows]


def senders_of(words, people, teams, teamed):
    """By Moodle's number: what the folders of a download say. Teams hand in one file, its maker's."""
    found, made = {}, set()
    for person in people:
        if not person.learner or person.way == "none":
            continue
        folder, number = clean(person.name), person.participant
        if teamed and person.group in made:
            continue
        if teamed:
            made.add(person.group)
            folder, number = clean(escape(person.group, quote=False)), teams[person.group]
        elif person.way == "blind":
            folder = clean(words["participant"].strip())
        elif person.way == "prefixed":
            folder = f"10b-{folder}"
        found.setdefault(str(number), set()).add(Sent(folder, person.learner))
    return found


def roster_of(people, with_school):
    """The class list: with the school's ids where the worksheet shows them."""
    mine = [person for person in people if person.learner]
    return Roster([Learner(p.learner, p.name, others=(p.school,) if with_school else ()) for p in mine])


def fill(path, rows, people, totals, grade_column=""):
    """The grades that were written, by participant; the names' cells are looked at on the way."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    data, unmatched, _ = moodle.filled_worksheet(path, STEM, totals, people, grade_column)
    assert '\\"' not in data.decode()
    header, *written = csv.reader(io.StringIO(data.decode(), newline=""))
    grade = rows[0].index(header[2])
    assert header == [rows[0][0], rows[0][1], rows[0][grade], rows[0][grade + 1], rows[0][-2]]
    assert [row[0] for row in written] == [row[0] for row in rows[1:]]
    assert "see" not in data.decode()
    return {row[0]: row[2] for row in written}, unmatched


def points_of(learner):
    """Everybody has points of their own."""
    return Total(learner, STEM, 100 + int(learner), MAXIMUM)


@given(case=classes())
@settings(max_examples=examples(75), deadline=None, suppress_health_check=[*HealthCheck])
def test_no_points_stand_in_a_row_of_somebody_else(tmp_path_factory, case):
    words, people, teams, listed, ids, mails, shuffle, teamed = case
    totals = [points_of(person.learner) for person in people if person.learner]
    roster = roster_of(people, "school" in (ids, mails)) if listed and totals else None
    found = People({each.learner for each in totals}, senders_of(words, people, teams, teamed), roster)
    rows = table_of(words, people, (ids, mails), shuffle, teamed)
    path = tmp_path_factory.getbasetemp() / "Grades.csv"
    grades, unmatched = fill(path, rows, found, totals, words["grade"])
    mine = {f"{words['participant']}{p.participant}": str(100 + int(p.learner)) for p in people if p.learner}
    wrong = {row: grade for row, grade in grades.items() if grade and grade != mine.get(row)}
    assert not wrong, f"{wrong}\n{mine}\n{rows}\n{found.senders}"
    told = {each.learner for each in unmatched}
    assert {
        p.learner for p in people if p.learner and not grades[f"{words['participant']}{p.participant}"]
    } <= told


@pytest.mark.parametrize(
    ("marked", "row"), [({"moodle-56"}, "moodle-56"), ({"6"}, ""), ({"6", "moodle-56"}, "")]
)
def test_a_file_without_a_number_fills_its_senders_row_unless_the_learner_has_marks_too(marked, row):
    """The class list knows the sender as 6; the marks stand under what Moodle calls the sender."""
    sent = frozenset({Sent("Ada Lund", "moodle-56")})
    ada = PlatformPerson("56", "Ada Lund", ("",), sent)
    matched = People(marked, {"56": set(sent)}, Roster([Learner("6", "Ada Lund")])).who_is_who([[ada]])
    assert matched.sure.get("56", "") == row
    assert bool(matched.doubtful) == (not row)
