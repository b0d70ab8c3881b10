"""The key editor on the page: a door where several articles wait, then one article and its statements."""

from pathlib import Path

import anywidget
import traitlets

from whosays.author.editor.apart import Workplace
from whosays.author.editor.articles import Found, find_articles, page_key, seed_folders
from whosays.author.editor.place_data import place_painted
from whosays.author.editor.session import Session, nothing
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.store import Receipt
from whosays.learner.widgets.assets import css, esm, state_hash

HERE = Path(__file__).parent / "page"


def edit() -> "Editor":
    """The key editor: it finds the articles that wait to be checked, and lets choose if there are several."""
    return Editor(seed_folders())


class Editor(anywidget.AnyWidget):
    """The key editor. ``state`` is all that the page paints; ``task`` is empty, and there for its tests.

    Args:
        folders: the folders that hold articles.
    """

    _esm = esm(HERE / "editor.js")
    _css = css(
        HERE / "editor.css", HERE / "sheet.css", HERE / "hand.css", HERE / "apart.css", HERE / "two.css",
        HERE / "opinion.css",
    )  # fmt: skip
    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._found: tuple[Found, ...] = ()
        self._place: Workplace | None = None
        self._why = ""
        self._look()
        waiting = [i for i in range(len(self._found)) if not self._found[i].is_finished]
        if len(waiting) == 1:
            self._open({"article": waiting[0]})
        super().__init__(state=self._painted(), copy=self._page_key())
        self.on_msg(self._receive)

    @property
    def _session(self) -> Session | None:
        return self._place.session if self._place else None

    # -- from the page

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict):
            return
        reply = {"n": message.get("n"), **self._answered(message)}
        self.copy = self._page_key()
        self.state = self._painted()  # the page paints what is kept, and then hears whether it is
        self.send(reply)

    def _answered(self, message: JsonObject) -> JsonObject:
        """What became of a message. Where nothing was to be saved, the page is told what to do first."""
        try:
            receipt = self._act(message)
        except KitError as error:
            if str(error).startswith("NOT saved"):
                return {"saved": False, "time": "", "why": str(error)}
            return {"saved": True, "time": "", "why": "", "ask": str(error)}
        at = self._session.times.get(str(message.get("item")), "") if self._session else ""
        return {"saved": receipt.saved, "time": receipt.time, "why": receipt.why, "at": at}

    def _act(self, message: JsonObject) -> Receipt:
        word = str(message.get("do"))
        if word in ("open", "leave"):
            return self._open(message) if word == "open" else self._leave()
        if self._place is None:
            raise KitError("The editor does not know this. Run the cell again.")
        return self._place.act(message)

    def _look(self) -> None:
        self._found = find_articles(self._folders)

    def _open(self, message: JsonObject) -> Receipt:
        which = message.get("article")
        if type(which) is not int or not 0 <= which < len(self._found):
            raise KitError("Choose first which article you want to work on.")
        try:
            self._place, self._why = Workplace(self._found[which].folder), ""
        except KitError as error:  # it is told at the door, and the others can be opened all the same
            self._place, self._why = None, str(error)
        return nothing()

    def _leave(self) -> Receipt:
        """Back to the door, unless something is not saved."""
        if self._session and self._session.unsaved and not (receipt := self._session.save()).saved:
            return receipt
        self._place = None
        self._look()
        return nothing()

    # -- to the page

    def _page_key(self) -> str:
        if self._place is None:
            return ""
        path = self._place.session.path
        return page_key(path if self._place.mine else path.parent)

    def _painted(self) -> JsonObject:
        several = {"several": len(self._found) > 1}
        return place_painted(self._place) | several if self._place else self._door()

    def _door(self) -> JsonObject:
        listed = [
            {
                "at": i,
                "title": each.title,
                "statements": each.statements,
                "checked": each.checked,
                "finished": each.is_finished,
            }
            for i, each in enumerate(self._found)
        ]
        return {"view": "door", "why": self._why, "articles": listed}

    def __repr__(self) -> str:
        """One line a person can read; nbval compares it, and no count of the kit's articles stands in it."""
        where = _where(self.state)
        return f"Key editor · {where} · #{state_hash([self.state['view'], where])}"


def _where(state: JsonObject) -> str:
    if state["view"] == "door":
        waiting = [each for each in state["articles"] if not each["finished"]]
        return f"{len(waiting)} articles wait to be checked" if waiting else "opens here in JupyterLab"
    counts = state["counts"]
    return f"{state['title'][:40]} · {counts['checked']} of {counts['all']} checked"
