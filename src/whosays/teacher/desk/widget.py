"""The marking desk on the page: a door (which texts, whose initials), then one text after another."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import anywidget
import traitlets

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.base.places import working_copy
from whosays.learner.answers.store import Receipt
from whosays.learner.widgets.assets import css, esm
from whosays.tasks.solutions import find_solutions, read_keys
from whosays.teacher.collect.collected_files import list_files
from whosays.teacher.desk.ledger import is_initials
from whosays.teacher.desk.markbook import Markbook, beside
from whosays.teacher.desk.page_data import painted, shown
from whosays.teacher.desk.piles import Pile, Piles, read_piles
from whosays.teacher.desk.session import ACTS, Session

HERE = Path(__file__).parent / "page"
COLLECTED = "collected"
_MARKS = ("level", "comment", "phrase", "undo")


def desk(collected: str = "", markbook: str = "", solutions: str = "") -> "Desk":
    """The marking desk.

    Args:
        collected: the folder that ``whosays collect`` wrote; default: the one called ``collected`` nearby.
        markbook: where marks are kept; default: ``markbook`` beside it.
        solutions: the folder of the rubrics; default: the clone's own.
    """
    named = Path(solutions).expanduser() if solutions else None
    return Desk(collected, Path(markbook).expanduser() if markbook else None, named)


class Desk(anywidget.AnyWidget):
    """The marking desk. ``state`` is all that the page paints; ``task`` is empty, and there for its tests.

    Args:
        collected: the folder with the answers, as text; "" to look nearby.
        markbook: where marks are kept; None for ``markbook`` beside the answers.
        solutions: the folder of the rubrics; None for the clone's own.
    """

    _esm = esm(HERE / "desk.js")
    _css = css(HERE / "desk.css")
    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self, collected: str = "", markbook: Path | None = None, solutions: Path | None = None
    ) -> None:
        self._markbook, self._solutions = markbook, solutions
        self._piles = Piles((), 0)
        self._books: dict[str, Markbook] = {}
        self._session: Session | None = None
        self._folder, self._why = collected or _nearby(), ""
        if self._folder:
            self._look({"folder": self._folder})
        super().__init__(state=self._painted())
        self.on_msg(self._receive)

    # -- from the page

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict):
            return
        n = message.get("n")
        try:
            receipt = self._act(message)
            why = shown(receipt.why)
            reply = {"n": n, "saved": receipt.saved, "time": receipt.time, "why": why}
        except KitError as error:  # nothing was to be saved: the marker is asked for something first
            reply = {"n": n, "saved": True, "time": "", "ask": shown(str(error))}
        if str(message.get("do")) in _MARKS:  # the page paints what is kept, and then hears whether it is
            self.state = self._painted()
            self.send(reply)
        else:  # comparing two markers takes a moment, and an answer shall not wait for it
            self.send(reply)
            self.state = self._painted()

    def _act(self, message: JsonObject) -> Receipt:
        word = str(message.get("do"))
        if self._session and word != "comment" and not (receipt := self._session.catch_up()).saved:
            return receipt
        if word in ("look", "open", "leave"):
            {"look": self._look, "open": self._open, "leave": self._leave}[word](message)
            return Receipt(saved=True, time="", why="")
        if self._session is None or word not in ACTS:
            raise KitError("The desk does not know this. Run the cell again.")
        return ACTS[word](self._session, message)

    def _look(self, message: JsonObject) -> None:
        """Look into a folder for texts to mark."""
        self._folder, self._session, self._books = str(message.get("folder", "")).strip(), None, {}
        try:
            self._piles, self._why = self._read(self._folder), ""
        except (KitError, ValueError) as error:  # ValueError: characters that no path has
            self._piles, self._why = Piles((), 0), str(error)

    def _read(self, folder: str) -> Piles:
        if not folder:
            raise KitError("Type the folder that whosays collect wrote, such as /home/me/collected.")
        path = Path(folder).expanduser()
        stems = {filed.exercise for filed in list_files(str(path))}
        keys = read_keys(find_solutions(self._solutions), stems)
        return read_piles(path, keys)

    def _open(self, message: JsonObject) -> None:
        which, marker = message.get("pile"), message.get("marker")
        marker = marker.strip().upper() if isinstance(marker, str) else ""
        if type(which) is not int or not 0 <= which < len(self._piles.piles):
            raise KitError("Choose first what you want to mark.")
        if not is_initials(marker):
            raise KitError("Your initials are missing: one to five letters or digits, such as AB.")
        pile = self._piles.piles[which]
        book = self._book(pile.place.exercise)
        book.reload()
        self._session = Session(pile, book, marker)

    def _leave(self, _: JsonObject) -> None:
        self._session = None
        for book in self._books.values():
            book.reload()

    # -- to the page

    def _book(self, exercise: str) -> Markbook:
        folder = self._markbook or beside(Path(self._folder).expanduser())
        if exercise not in self._books:
            self._books[exercise] = Markbook(folder, exercise)
        return self._books[exercise]

    def _painted(self) -> JsonObject:
        return painted(self._session) if self._session else self._door()

    def _door(self) -> JsonObject:
        return {
            "view": "door",
            "folder": shown(self._folder),
            "why": shown(self._why),
            "unreadable": self._piles.unreadable,
            "piles": [self._pile(each) for each in self._piles.piles],
        }

    def _pile(self, pile: Pile) -> JsonObject:
        noted = self._book(pile.place.exercise).noted
        markers = noted.markers(pile.place)
        all_notes = [noted.notes_of(pile.place, each.numbers, each.paper) for each in pile.texts]
        marked = [sum(notes.complete(marker, pile.rubric) for notes in all_notes) for marker in markers]
        done = [marker in noted.done.get(pile.place, ()) for marker in markers]
        return {
            "title": pile.task.raw["title"],
            "exercise": _exercise(pile.place.exercise),
            "question": pile.item.question or pile.task.prompt,
            "texts": len(pile.texts),
            "left_open": pile.left_open,
            "odd": pile.odd,
            "markers": [
                {"by": by, "marked": count, "done": ready}
                for by, count, ready in zip(markers, marked, done, strict=True)
            ],
        }

    def __repr__(self) -> str:
        """One line a person can read; nbval compares it, and no place on this machine stands in it."""
        state = {**self.state, "folder": "", "why": "", "saved": ""}
        content = json.dumps(state, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        return f"Marking desk · {_where(self.state)} · #{digest}"


def _exercise(stem: str) -> str:
    """An exercise as a teacher calls it: "exercise 03", "the test form before"."""
    return f"exercise {stem[:2]}" if stem[:2].isdecimal() else f"the test form {stem}"


def _where(state: JsonObject) -> str:
    if state["view"] == "door":
        count = len(state["piles"])
        return (
            f"{count} question{'s'[: count != 1]} with texts to mark" if count else "opens here in JupyterLab"
        )
    if state["view"] == "summary":
        return f"{state['title'][:40]} · {state['marked']} of {state['count']} marked by {state['marker']}"
    return f"{state['title'][:40]} · text {state['at'] + 1} of {state['count']}"


def _nearby() -> str:
    """The folder called ``collected``: here, in the working copy, or beside it; "" if there is none."""
    copy = working_copy()
    places: Iterable[Path] = [Path.cwd(), *((copy, copy.parent) if copy else ())]
    return next((str(each / COLLECTED) for each in places if (each / COLLECTED).is_dir()), "")
