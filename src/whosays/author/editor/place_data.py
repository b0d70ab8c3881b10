"""What the page paints of an article in the editor: its key, a key made apart, the people, or two keys."""

from whosays.author.editor.apart import Workplace, people_data
from whosays.author.editor.page_data import painted
from whosays.author.editor.settle_data import settle_painted
from whosays.base.json_types import JsonObject


def place_painted(place: Workplace) -> JsonObject:
    """Everything the page paints of it; ``apart`` tells who keys apart, and says nothing of their keys."""
    apart = {"apart": people_data(place)}
    if place.settling:
        return settle_painted(place.settling) | apart
    shown = painted(place.session, at_hand=not place.is_asking)
    return shown | apart | ({"view": "apart"} if place.is_asking else {})
