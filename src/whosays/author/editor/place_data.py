"""What the page paints of an article in the editor: its key, a key made apart, the people, or two keys."""

from whosays.author.editor.apart import Workplace, people_data
from whosays.author.editor.page_data import painted
from whosays.author.editor.settle_data import settle_painted
from whosays.author.editor.sheet_data import blocks_of
from whosays.base.json_types import JsonObject


def place_painted(place: Workplace) -> JsonObject:
    """Everything the page paints of it; ``apart`` tells who keys apart, and says nothing of their keys."""
    apart = {"apart": people_data(place)}
    if place.settling:
        return settle_painted(place.settling) | apart
    shown = painted(place.session, at_hand=not place.is_asking)
    return shown | apart | (_bare(place) if place.is_asking else {})


def _bare(place: Workplace) -> JsonObject:
    """The article without a statement: who sits down here next is not to see whose key was open."""
    counts = {"all": 0, "checked": 0, "doubtful": 0, "steps": 0}
    blocks = blocks_of(place.session.article, (), set(), [])
    return {"view": "apart", "blocks": blocks, "marks": [], "loose": [], "counts": counts, "saved": ""}
