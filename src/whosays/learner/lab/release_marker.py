"""What a released folder says of itself: which exercise it is, for whom, until when, and when it was made.

It stands in the marker of the working copy, for a released folder is one: a learner unzips it and works
in it. Read on the learner's side, so nothing here is heavier than JSON.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.base.errors import KitError
from whosays.base.moments import is_zone
from whosays.base.places import MARKER
from whosays.learner.answers.events import check_name, is_time

_ROOMS = ("exercises", "lessons")


@dataclass(frozen=True)
class Release:
    """One exercise or lesson page, as it was handed out.

    ``stem`` names it; ``ask_name``: the learner is asked for a name beside the class number; ``due`` is a
    UTC time as in an event, or None; ``to`` is whom it is for (a class, a learner), or None. ``flat``: the
    notebook lies in the folder itself, as nbgrader wants it, and not in ``exercises/``. ``zone`` is the one
    in which ``due`` was said (``UTC+01:00``), ``released`` when the release was made (UTC); "" where a
    release of before does not say it. ``room`` is ``lessons`` where a lesson page was handed out.
    """

    stem: str
    ask_name: bool = False
    due: str | None = None
    to: str | None = None
    flat: bool = False
    zone: str = ""
    released: str = ""
    room: str = _ROOMS[0]

    @property
    def notebook(self) -> str:
        """The notebook's path in the folder."""
        return f"{self.stem}.ipynb" if self.flat else f"{self.room}/{self.stem}.ipynb"

    def marker(self) -> bytes:
        """The marker file of the folder."""
        release = {"stem": self.stem, "ask_name": self.ask_name, "due": self.due, "for": self.to}
        if self.flat:
            release["flat"] = True
        if self.room != _ROOMS[0]:
            release["room"] = self.room
        release |= {name: said for name, said in self.times().items() if name != "due"}
        text = json.dumps({"whosays": 1, "notebooks": {}, "release": release}, ensure_ascii=False, indent=1)
        return f"{text}\n".encode()

    def times(self) -> dict[str, str]:
        """What it says of times, for a hand-in's head, too: ``due``, ``zone``, ``released``, where known."""
        said = {"due": self.due or "", "zone": self.zone, "released": self.released}
        return {name: words for name, words in said.items() if words}


def read_release(folder: Path | None) -> Release | None:
    """The release that ``folder`` is, or None: no working copy, or one that nobody released."""
    if folder is None:
        return None
    try:
        found = json.loads((folder / MARKER).read_bytes())["release"]
        told = (found["stem"], found["ask_name"] is True, _time(found["due"]), _text(found["for"]))
        flat, zone, released, room = (found.get(name) for name in ("flat", "zone", "released", "room"))
        release = Release(*told, flat is True, _zone(zone), _time(released) or "", _room(room))
        check_name("exercise", release.stem)
        there = (folder / release.notebook).is_file()
    except (OSError, ValueError, KeyError, TypeError, RecursionError, KitError):
        return None
    return release if there else None


def _time(value: Any) -> str | None:  # noqa: ANN401 - it is what is found out here
    return value if is_time(value) else None


def _zone(value: Any) -> str:  # noqa: ANN401 - it is what is found out here
    return value if is_zone(value) else ""


def _room(value: Any) -> str:  # noqa: ANN401 - it is what is found out here
    return _ROOMS[1] if value == _ROOMS[1] else _ROOMS[0]


def _text(value: Any) -> str | None:  # noqa: ANN401 - it is what is found out here
    return value if isinstance(value, str) and value else None
