"""The box to paste an article into: a text, a name, a button; then what came out."""

from pathlib import Path

import anywidget
import traitlets

from whosays.author.new_article.bring import Wishes, bring, clone_root
from whosays.author.new_article.brought import pasted
from whosays.author.new_article.engine import Drafter, draft_key
from whosays.author.new_article.told import COPYRIGHT, what_came_out
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.widgets.assets import css, esm

HERE = Path(__file__).parent / "page"


def new() -> "NewArticle":
    """The box for an article of your own. It takes no word from the cell."""
    return NewArticle()


class NewArticle(anywidget.AnyWidget):
    """The box. ``state`` is all that the page paints; ``task`` is empty, and there for its tests.

    Args:
        root: the clone; None for the one that this Python runs.
        drafter: writes the draft of the key.
    """

    _esm = esm(HERE / "box.js")
    _css = css(HERE / "box.css")
    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, root: Path | None = None, drafter: Drafter = draft_key) -> None:
        self._root, self._drafter = root, drafter
        super().__init__(state=_empty())
        self.on_msg(self._receive)

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict):
            return
        reply = {"n": message.get("n"), "saved": True, "time": "", "why": ""}
        try:
            self._act(message)
        except KitError as error:
            self.send(reply | {"ask": _shown(str(error))})
        else:
            self.send(reply)

    def _act(self, message: JsonObject) -> None:
        if message.get("do") == "another":
            self.state = _empty()
        elif message.get("do") == "lay":
            self._lay(message)
        else:
            raise KitError("The box does not know this. Run the cell again.")

    def _lay(self, message: JsonObject) -> None:
        root = self._root or clone_root()
        name = str(message.get("name") or "").strip()
        wishes = Wishes(name, again=message.get("again") is True, anyway=message.get("anyway") is True)
        made = bring(pasted(str(message.get("text") or "")), wishes, root, drafter=self._drafter)
        lines = [_shown(line) for line in what_came_out(made)]
        self.state = {"view": "made", "lines": lines, "copyright": list(COPYRIGHT)}

    def __repr__(self) -> str:
        """One line that is the same on every machine: nbval compares it."""
        return "A new article · paste it here in JupyterLab"


def _empty() -> JsonObject:
    return {"view": "box", "lines": [], "copyright": []}


def _shown(text: str) -> str:
    """A text that every page can show: half a letter, which no message can carry, is left out."""
    return text.encode("utf-8", "replace").decode("utf-8")
