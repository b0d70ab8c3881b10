"""Cards: facts from elsewhere, each with publisher and date, laid out when the learner asks for them."""

import traitlets

from whosays.articles.outlets import shown_outlet
from whosays.articles.seed import OutsideFact, Seed
from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import cards_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task


class Cards(KitWidget):
    """A cards task. ``task`` holds title, prompt, minutes, button and the cards; nothing is kept."""

    _esm = esm("cards/cards.js")
    _css = css("cards/cards.css")
    task = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Task) -> None:
        cards = [_card(asked.seed, asked.seed.outside[name]) for name in asked.raw["cards"]]
        shown = {name: asked.raw.get(name, "") for name in ("title", "prompt", "minutes", "button")}
        place = {"room": asked.room, "stem": asked.stem, "name": asked.name}
        super().__init__(task={**place, **shown, "cards": cards})

    def still(self) -> Html:
        """The cards, folded."""
        return cards_form(self.task)

    def __repr__(self) -> str:
        count = len(self.task["cards"])
        return f"{self.task['title'][:50]} · {count} cards with their publisher · #{state_hash(self.task)}"


def _card(seed: Seed, fact: OutsideFact) -> JsonObject:
    fields = ("what", "words", "publisher", "date", "address", "shows_not")
    outlets = [shown_outlet(outlet) for outlet in seed.outlets_of(fact)]
    return {**{name: getattr(fact, name) for name in fields}, "outlets": outlets}


def widget_of(asked: Task) -> Cards:
    """The widget of a cards task."""
    return Cards(asked)
