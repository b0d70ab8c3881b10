"""``source.toml`` of an article that was just brought: what is known, and what nobody was asked yet."""

import hashlib
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import tomli_w

from whosays.articles.article import Article, read_article
from whosays.articles.seed import KEY
from whosays.author.new_article.blocks import parted_by, roles_of
from whosays.author.new_article.languages import language_of
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject

ASKED = ("publisher", "author", "date", "address", "license")
"""What the editor asks for: labels of [known], or of [unknown]; not asked yet, of neither."""
_NOT_ASKED = (
    "Where this text is from was not asked yet: publisher, author, date, address and licence are open."
)
_REST_NOT_ASKED = "The saved page says this of itself; {} were not asked yet."
_OPEN = re.compile(f"{re.escape(_NOT_ASKED)}|{re.escape(_REST_NOT_ASKED).replace(re.escape('{}'), '.+')}")
_KEPT = "The file is kept byte for byte, as it was brought."
_TAKEN_OUT = "The words were taken out of a saved page, without menus, pictures and what else stood there."
_SAYS = " The page says of itself: {}."
_LONGEST_NAME = 120  # letters of a headline; a longer one is cut at the end of a word, and says so
_DRAFTED = "drafted = "


def write_origin(folder: Path, stem: str, said: dict[str, str] | None = None, title: str = "") -> Article:
    """Write ``source.toml`` beside ``article.txt``, and read the article.

    Args:
        folder: the seed's; its ``article.txt`` is there.
        stem: what the article's notebooks will be called.
        said: what a saved page says of its origin, by the labels of ``ASKED``; None for a text.
        title: what a saved page calls its headline.

    Raises:
        OSError: the disk refused.
    """
    data = (folder / "article.txt").read_bytes()
    source = _source(data, stem, said)
    _write(folder, source)
    paragraphs = read_article(folder).paragraphs
    source["layout"] |= roles_of(paragraphs, title)
    first = source["layout"]["headline"] or [1]
    source["name"] = _name(paragraphs[first[0] - 1].text) if paragraphs else stem
    _write(folder, source)
    return read_article(folder)


def _name(headline: str) -> str:
    words = " ".join(headline.split())
    return words if len(words) <= _LONGEST_NAME else textwrap.shorten(words, _LONGEST_NAME, placeholder=" …")


def remember_draft(folder: Path) -> None:
    """Write on the first line of ``source.toml`` what key and origin were like when the draft was made."""
    rest = (folder / "source.toml").read_text(encoding="utf-8")
    write_whole(folder / "source.toml", f'{_DRAFTED}"{_digest(folder, rest)}"\n{rest}'.encode())


def is_as_drafted(folder: Path) -> bool:
    """Whether nobody has changed the key, or said anything of the origin, since the article was brought.

    Raises:
        OSError: a file cannot be read.
        UnicodeDecodeError: ``source.toml`` is not UTF-8.
    """
    first, _, rest = (folder / "source.toml").read_text(encoding="utf-8").partition("\n")
    return first == f'{_DRAFTED}"{_digest(folder, rest)}"'


def _digest(folder: Path, source: str) -> str:
    return hashlib.sha256((folder / KEY).read_bytes() + source.encode("utf-8")).hexdigest()


def _source(data: bytes, stem: str, said: dict[str, str] | None) -> JsonObject:
    text = data.decode("utf-8")
    return {
        "name": stem,
        "real": True,
        "language": language_of(text),
        "serves": "exercises",
        "stem": stem,
        "sha256": hashlib.sha256(data).hexdigest(),
        "attribution": _attribution(said or {}),
        "known": {**(said or {}), "as_printed": _KEPT if said is None else _taken_out(said)},
        "layout": {"parted_by": parted_by(text)},
    }


def _taken_out(said: dict[str, str]) -> str:
    return _TAKEN_OUT + (_SAYS.format(_listed(said)) if said else "")


def _attribution(said: dict[str, str]) -> str:
    """Whose words these are, as far as a page says so; and in so many words what nobody was asked."""
    where = ", ".join(said[label] for label in ("publisher", "date", "address") if label in said)
    rest = _listed([label for label in ASKED if label not in said])
    return f"{where}. {_REST_NOT_ASKED.format(rest)}" if where else _NOT_ASKED


def is_unasked(attribution: str) -> bool:
    """Whether an attribution still says that something of an article's origin was not asked."""
    return bool(_OPEN.search(attribution))


def _listed(labels: Iterable[str]) -> str:
    words = [{"license": "licence"}.get(label, label) for label in labels]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _write(folder: Path, source: JsonObject) -> None:
    write_whole(folder / "source.toml", tomli_w.dumps(source).encode("utf-8"))
