"""How wide words are in the letters of the page: a line is as long as a phone of 320 pixels has room for.

Counted in letters, a line of many ``i`` and ``l`` would end early. The widths are those of Source Serif 4,
which every page carries; a test measures them again in the browser.
"""

import unicodedata

WIDTHS = {
    190: "'",
    230: "‘’",
    250: " \u00a0",
    300: "!,.:;j|•",
    330: "-il‐\u2011",
    370: '"()/IJ[\\]ft{}',
    410: "`",
    430: "?",
    450: "“”",
    480: "*rsz",
    530: "#$0123456789_c–€£",
    560: "+<=>S^ae~gx",
    590: "Zkoqvyö",
    620: "FLPbdpuü",
    650: "BCEThnßY",
    690: "RX",
    730: "&AGKV",
    760: "DONQU",
    840: "H—…w@",
    960: "%Mm",
    1010: "W",
}
"""Thousandths of the letters' size, each rounded up."""
_WIDTH = {letter: width for width, letters in WIDTHS.items() for letter in letters}
_LETTER, _SQUARE = 650, 1000  # what is not in the table, and what is set in squares, as in Chinese


def width_of(text: str) -> int:
    """How wide a text is, in thousandths of the letters' size."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]  # é is as wide as e
    other = _SQUARE if unicodedata.east_asian_width(letter) in "WF" else _LETTER
    return _WIDTH.get(plain, other)
