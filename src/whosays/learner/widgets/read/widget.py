"""The reader: an article as a page, with its kinds of statement or its X-ray.

Everything is worked out in Python and handed over once, as the trait ``task``; the page only paints it.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import ClassVar

import traitlets

from whosays.articles.article import Article
from whosays.articles.key import Key
from whosays.articles.page_data import page_data
from whosays.articles.seed import GlossaryEntry
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.still.article_form import article_form
from whosays.learner.still.markup import Html
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task

VIEWS = {"clean": "clean", "lines": "numbered paragraphs", "kinds": "kinds", "xray": "X-ray"}
"""How an article can be shown, with the word for it in the text form."""


class Reader(KitWidget):
    """An article as a page.

    Args:
        article: what is shown.
        key: its statements; None for the views ``clean`` and ``lines``, which never need them.
        glossary: hard words, explained where they stand.
        view: one of VIEWS.
        only: paragraph ids, if not the whole article is shown.
        hide: whether a button puts the article away, to answer from memory.
        title, prompt: what stands above it.

    Raises:
        KitError: there is no such view or paragraph, or the view needs a key.
    """

    _esm: ClassVar[str] = esm("read/read.js")
    _css: ClassVar[str] = css("read/read.css")
    task = traitlets.Dict().tag(sync=True)

    def __init__(  # noqa: PLR0913, PLR0917 what a page may be asked for, all by name
        self,
        article: Article,
        key: Key | None = None,
        glossary: Sequence[GlossaryEntry] = (),
        view: str = "kinds",
        only: tuple[str, ...] = (),
        hide: bool = False,
        title: str = "",
        prompt: str = "",
    ) -> None:
        page = page_data(article, _needed_key(article, key, view), glossary, only)
        page |= {"view": view, "title": title, "prompt": prompt, "hide": hide}
        super().__init__(task=page | {"id": _digest(page)})

    def still(self) -> Html:
        """The article, with its page parts."""
        return article_form(self.task)

    def __repr__(self) -> str:
        """One line of at most 100 characters, the same for the same page."""
        title = " ".join(self.task["title"].split()) or "The article"
        title = title if len(title) <= 50 else title[:49] + "…"
        count = len(self.task["statements"])
        parts = [title, VIEWS[self.task["view"]]]
        parts += [f"{count} statement{'' if count == 1 else 's'}"] if count else []
        return " · ".join([*parts, f"#{self.task['id']}"])


def _needed_key(article: Article, key: Key | None, view: str) -> Key | None:
    """The key, if the view shows it: what is not shown is not sent to the page."""
    if view not in VIEWS:
        raise KitError(f"There is no view “{view}”. Choose one of: {', '.join(VIEWS)}.")
    if view in ("clean", "lines"):
        return None
    if key is None:
        raise KitError(
            f"{article.name}: the view “{view}” needs a key. Add key.csv, or choose clean or lines."
        )
    return key


def _digest(page: JsonObject) -> str:
    text = json.dumps(page, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def widget_of(asked: Task) -> Reader:
    """The widget of a read task."""
    raw, seed = asked.raw, asked.seed
    return Reader(
        seed.article,
        seed.key,
        seed.glossary,
        raw.get("view", "clean"),
        tuple(raw.get("only", ())),
        raw.get("hide", False),
        raw["title"],
        asked.prompt,
    )
