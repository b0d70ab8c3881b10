"""How a page looks: the widgets' own styles, those of the page, and three of the kit's fonts."""

import base64
from collections.abc import Iterable
from pathlib import Path

from whosays.learner.widgets.assets import css

HERE = Path(__file__).parent
_FONTS = Path(__file__).parents[2] / "learner" / "lab" / "labextension" / "whosays-lab" / "static" / "fonts"
_FACES = (
    ("Source Serif 4", "normal", "200 900", "source-serif-4-latin-wght-normal.woff2"),
    ("Source Serif 4", "italic", "200 900", "source-serif-4-latin-wght-italic.woff2"),
    ("Public Sans", "normal", "100 900", "public-sans-latin-wght-normal.woff2"),
)
_LICENCE = "/* Source Serif 4: © Adobe. Public Sans: © its authors. Both: SIL Open Font License 1.1. */"


def style_of(types: Iterable[str]) -> str:
    """All styles of a page as one text.

    Args:
        types: those whose widgets the page has.
    """
    widgets = css("hand_in/hand_in.css", *(f"{name}/{name}.css" for name in types))
    own = [(HERE / "look" / name).read_text(encoding="utf-8") for name in ("page.css", "paper.css")]
    return "\n".join([_LICENCE, *map(_face, _FACES), widgets, *own])


def _face(face: tuple[str, str, str, str]) -> str:
    family, style, weights, file = face
    content = base64.b64encode((_FONTS / file).read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weights}; '
        f'font-display: swap; src: url("data:font/woff2;base64,{content}") format("woff2"); }}'
    )
