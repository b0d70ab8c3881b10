"""A drawing in a task file: SVG as text, which is shown as a picture and never as part of the page.

As a picture it can run nothing and fetch nothing, and looks alike on screen and on paper.
"""

from base64 import b64encode
from xml.etree import ElementTree

from whosays.tasks.field_forms import Form, is_text

_ROOT = "{http://www.w3.org/2000/svg}svg"


def is_drawing(value: object) -> bool:
    """Whether a text is SVG that a browser can show, with a size of its own: a ``viewBox``."""
    if not is_text(value) or "<!" in value:  # a picture needs no document type, and no entities
        return False
    try:
        root = ElementTree.fromstring(value)
    except ElementTree.ParseError:
        return False
    return root.tag == _ROOT and "viewBox" in root.attrib


def as_address(drawing: str) -> str:
    """A drawing as an address that holds all of it, for ``<img src=…>``."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


DRAWING: Form = (is_drawing, "SVG with a viewBox, as text")
