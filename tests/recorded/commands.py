"""What a teacher types, from the first day to the last: the commands whose output is recorded, in order.

They stand in one folder, with the files of ``the_class/`` in it: each finds there what those before it wrote.
"""

from typing import NamedTuple

NAMES = (
    "lab",
    "print",
    "release",
    "collect",
    "grade",
    "report",
    "recall",
    "key",
    "new",
    "agree",
    "build",
    "learner-kit",
    "site",
)
NEW: tuple[str, ...] = ()
"""Those that the recorded version did not have yet: they have no before side."""
LISTS = ("--roster", "roster.csv", "--canvas", "canvas.csv", "--moodle", "03=moodle.csv")


class Command(NamedTuple):
    """One line that is typed.

    Attributes:
        name: of its record; small letters, digits and hyphens.
        words: behind ``whosays``.
        away: a folder whose files are taken away first, so that it is seen what the command writes.
    """

    name: str
    words: tuple[str, ...]
    away: str = ""


def typed(name: str, line: str) -> Command:
    """A command from what is typed behind ``whosays``."""
    return Command(name, tuple(line.split()))


HELP = (
    typed("nothing", ""),
    typed("help", "--help"),
    *(typed(f"help-{name}", f"{name} --help") for name in NAMES),
)
BEFORE_THE_LESSON = (
    typed("key", "key"),
    typed("key-of-an-article", "key ferry-strike --export annotations.json"),
    typed("key-table", "key --table"),
    typed("print-01", "print 01"),
    typed("print-02-with-sheets", "print 02 --sheets --paper letter"),
    typed("print-03", "print 03"),
    typed("print-03-with-sheets", "print 03 --sheets --to paper.html"),
    typed("print-03-alone", "print 03 --exercise-only"),
    typed("print-before", "print before --sheets"),
    typed("print-the-article", "print 03 --article --to article.html"),
    typed("print-what-is-read-aloud", "print 01 --read-aloud --class 28 --to aloud.html"),
    typed("print-an-answers-table", "print 03 --answers-table paper.csv --roster roster.csv"),
    typed("release-a-folder", "release 03 --to handed-out --for B1 --ask-name --due 2025-11-30T14:00"),
    typed("release-a-zip", "release 06 --to handed-out.zip"),
    typed("release-a-form", "release before --to form"),
    typed("release-to-nbgrader", "release --nbgrader course 03 07"),
    typed("release-to-nbgrader-again", "release --nbgrader course 03 07"),
)
AFTER_THE_LESSON = (
    typed("collect", "collect hand_in broken --roster roster.csv"),
    typed("collect-again", "collect hand_in --roster roster.csv"),
    typed("collect-as-another", "collect hand_in --to moved --roster roster.csv --as 03:12=11"),
    typed("grade-without-texts", "grade --to plain --markbook none --no-feedback"),
    typed("grade", "grade --due 2025-11-24T10:30 " + " ".join(LISTS)),
    typed("grade-again", "grade --due 2025-11-24T10:30 " + " ".join(LISTS)),
    typed("report", "report"),
    typed("grade-on-a-scale", "grade --to scale --scale 1-6 --due 03=2025-11-24 --due-for 2=2025-11-30"),
    typed("report-for-one-alone", "report --to report-2 --for-you-alone alone"),
    typed("report-on-one", "report --exercise 06 --to report-06"),
    typed("recall", "recall"),
    typed("recall-of-one", "recall --exercise 06 --to recall-06"),
    typed("collect-the-second-go", "collect second_go --roster roster.csv"),
    typed("grade-the-second-go", "grade --due 2025-11-24T10:30 " + " ".join(LISTS)),
    typed("recall-of-the-second-go", "recall --exercise 03 --to recall-03"),
)
ERRORS = (
    typed("error-no-such-command", "mark"),
    typed("error-no-such-option", "grade --quickly"),
    typed("error-no-such-article", "key nowhere"),
    typed("error-no-such-lesson", "print 99"),
    typed("error-no-place-to-print", "print 03 --to nowhere/page.html"),
    typed("error-release-of-nothing", "release"),
    typed("error-release-to-two-places", "release 03 --to a.zip --nbgrader b"),
    typed("error-release-over-files", "release 03 --to hand_in"),
    typed("error-collect-what-is-not-there", "collect nowhere --to c"),
    typed("error-collect-an-empty-folder", "collect empty --to c"),
    typed("error-collect-broken-files-alone", "collect broken/empty.answers.jsonl --to c"),
    typed("error-collect-with-no-list", "collect hand_in --to c --roster broken/no_roster.csv"),
    typed("error-grade-what-is-not-there", "grade nowhere"),
    typed("error-grade-an-empty-folder", "grade empty"),
    typed("error-grade-no-date", "grade --due soon"),
    typed("error-grade-no-solutions", "grade --solutions empty"),
    typed("error-grade-no-table", "grade --canvas roster.csv"),
    typed("error-report-what-is-not-there", "report nowhere"),
    typed("error-report-on-no-exercise", "report --exercise 99"),
    typed("error-recall-what-is-not-there", "recall nowhere"),
)
BUILD = Command("build", ("build",), away="../kit/exercises")
COMMANDS = (*HELP, *BEFORE_THE_LESSON, *AFTER_THE_LESSON, *ERRORS, BUILD)
