"""What a learner's page is called: by number, and with a class list by name too. Safe on every disk."""

import re
import unicodedata
from collections.abc import Mapping

from whosays.learner.answers.class_numbers import plain_number
from whosays.tasks.task import short_hash

_LETTERS = str.maketrans(  # letters that have no plain one inside
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)  # fmt: skip
_LONGEST = 40  # letters of a name in a file's name


def page_name(learner: str, names: Mapping[str, str] | None = None) -> str:
    """The file name of a learner's page. No two share one, even where a disk takes A for a.

    Args:
        learner: the class number, as in the marks.
        names: of the class list, by plain number; None where there is no list.
    """
    name = name_in_files((names or {}).get(plain_number(learner), ""))
    # 7 called Ana, and somebody whose number is 7-ana, would be one file.
    alike = learner != learner.lower() or (names is not None and "-" in learner)
    tail = f"-{short_hash(learner)}" if alike else ""
    return f"feedback-{learner}{tail}{name and f'-{name}'}.html"


def name_in_files(name: str) -> str:
    """A name in letters that every disk and mail takes: “José Núñez” gives “Jose-Nunez”, “王” nothing."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain.replace("'", "")))[:_LONGEST].rstrip("-")
