"""How wide words are in the letters of the page: a line is as long as a phone of 320 pixels has room for.

Counted in letters, a line of many ``i`` and ``l`` would end early. The widths are those of Source Serif 4,
which every page carries; a test measures them again in the browser.
"""

import unicodedata

WIDTHS = {
    210: "'",
    240: " ‘’\xa0",
    300: "!|",
    330: ",-.:;ijl•",
    360: "/[\\]t{}‐‑",
    390: '"()IJf',
    420: "?`",
    450: "“”„",
    480: "*rs",
    510: "z",
    540: "#$+0123456789<=>^_ce~ç–€£«»",
    570: "Sagx",
    600: "Zkovyø",
    630: "FLPbdpquß",
    660: "BEThn",
    690: "CRXY",
    720: "AKV",
    750: "&DGOQ",
    780: "NU",
    840: "@Hw—…",
    960: "%Mm",
    1020: "W",
}
"""Letters by their width, in thousandths of their size, rounded up."""
_WIDTH = {letter: width for width, letters in WIDTHS.items() for letter in letters}
_LETTER, _SQUARE = 660, 1000  # what is not in the table, and what is set in squares, as in Chinese


def width_of(text: str) -> int:
    """How wide a text is, in thousandths of the letters' size."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]  # é is as wide as e
    other = _SQUARE if unicodedata.east_asian_width(letter) in "WF" else _LETTER
    return _WIDTH.get(plain, other)
