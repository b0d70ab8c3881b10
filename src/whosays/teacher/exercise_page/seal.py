"""The seal of a page: by it the page itself sees whether a letter of it was changed on its way.

It is no lock. Scripts and style are named in the page's policy by their hash; the seal covers what is read.
"""

import hashlib
import re
from html.parser import HTMLParser

_BLANKS = re.compile(r"[\t\n\f\r ]+")
_READ = re.compile(r"<main\b.*</main>|<section class=\"paper\".*</section>", re.DOTALL)


class _Text(HTMLParser):
    """Collects what the markup spells, as a browser's ``textContent`` does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def seal(page: str, data: str) -> str:
    """SHA-256, in hex, of a page's data and of the text of its parts, without blanks and ends of lines.

    Args:
        page: the page as HTML.
        data: what stands in it for the script, as it is spelled there.
    """
    reader = _Text()
    for found in _READ.finditer(page):
        reader.feed(found[0])
    reader.close()
    return hashlib.sha256(_BLANKS.sub("", data + "".join(reader.parts)).encode()).hexdigest()
