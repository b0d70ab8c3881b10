"""Whether two spellings can be one person's name, or one team's. Nothing here changes a name."""

import html
import unicodedata
from collections.abc import Iterable

from whosays.base.names import name_words, same_name_key


def fits_folder(folder: str, name: str) -> bool:
    """Whether a platform made ``folder`` of ``name``, without some signs, perhaps behind ``GROUP-``."""
    wanted = same_name_key(name)
    parts = folder.split("-")
    ends = ("-".join(parts[start:]) for start in range(len(parts)))
    return bool(wanted) and any(same_name_key(end) == wanted for end in ends)


def team_keys(teams: Iterable[str]) -> set[str]:
    """What ``same_name_key`` gives of teams' folders: Moodle writes “&” in their names as “amp;”."""
    return {same_name_key(each) for team in teams for each in (team, html.escape(team, quote=False))} - {""}


def can_be_one(listed: str, shown: str) -> bool:
    """Whether two names can be one person's: each word of the shorter one begins, or is begun by, another.

    “Ana Bel” and “Bél, Ana Maria” can; “A. Bel” and “Ana Bel” can; “Cy Dee” and “Zed Dee” cannot.
    """
    few, many = sorted((_bare_words(listed), _bare_words(shown)), key=len)
    if sorted("".join(few)) == sorted("".join(many)):
        return True  # run together, or in another order, as Canvas and Chinese names are
    return all(any(a.startswith(b) or b.startswith(a) for b in many) for a in few)


def can_be_compared(listed: str, shown: str) -> bool:
    """Whether both are names of persons in one script, and not a nickname, initials or another alphabet."""
    return len(_bare_words(listed)) > 1 and bool(_bare_words(shown)) and _script(listed) == _script(shown)


def _bare_words(name: str) -> list[str]:
    """The words of a name without accents: only for finding out whether two names differ."""
    bare = "".join(
        each for each in unicodedata.normalize("NFKD", name) if not unicodedata.category(each).startswith("M")
    )
    return name_words(bare)


def _script(name: str) -> str:
    letter = next((each for each in name if each.isalpha()), " ")
    return unicodedata.name(letter, "?").partition(" ")[0]
