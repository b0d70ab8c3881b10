"""``source.toml`` of an article that was just brought: what is known, and what nobody was asked yet."""

import hashlib
import tomllib
from pathlib import Path

import tomli_w

from whosays.articles.article import Article, read_article, read_source
from whosays.articles.seed import KEY
from whosays.author.new_article.blocks import parted_by, roles_of
from whosays.author.new_article.languages import language_of
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject

ASKED = ("publisher", "date", "author", "address", "license")
"""What the editor asks for: labels of [known], or of [unknown] where the answer is "not known"."""
NOT_ASKED = "Not asked yet."
_NOT_SAID = "Where this text is from was not asked yet: publisher, date, address and licence are open."
_LICENSE_OPEN = "The saved page says this of itself; its licence was not asked yet."
_KEPT = "The file is kept byte for byte, as it was brought."
_TAKEN_OUT = (
    "The words were taken out of a saved page. Menus, pictures and what stood around them were left out."
)
_PAGE_SAYS = " (the saved page says so of itself)"
_NAME_WORDS = 12


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
    source["name"] = " ".join(paragraphs[first[0] - 1].text.split()[:_NAME_WORDS]) if paragraphs else stem
    _write(folder, source)
    return read_article(folder)


def remember_draft(folder: Path) -> None:
    """Write into ``source.toml`` what the key was like when it was drafted: the SHA-256 of its bytes."""
    source = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    at = list(source).index("known")  # tables come last
    lines = [*source.items()]
    _write(folder, dict([*lines[:at], ("drafted", _digest(folder / KEY)), *lines[at:]]))


def is_as_drafted(folder: Path) -> bool:
    """Whether nobody has changed the key, or said anything of the origin, since the article was brought.

    Raises:
        OSError: the key cannot be read.
    """
    try:
        source = read_source(folder)
    except KitError:
        return False
    return source.get("drafted") == _digest(folder / KEY) and _is_unasked(source)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_unasked(source: JsonObject) -> bool:
    known, unknown = source["known"], source["unknown"]
    by_page = {label for label in ASKED if str(known.get(label, "")).endswith(_PAGE_SAYS)} | {"address"}
    return unknown.get("license") == NOT_ASKED and all(
        label in by_page or unknown.get(label) == NOT_ASKED for label in ASKED
    )


def _source(data: bytes, stem: str, said: dict[str, str] | None) -> JsonObject:
    text = data.decode("utf-8")
    known = _known(said or {})
    return {
        "name": stem,
        "real": True,
        "language": language_of(text),
        "serves": "exercises",
        "stem": stem,
        "sha256": hashlib.sha256(data).hexdigest(),
        "written": known.get("date", "not asked yet"),
        "attribution": _attribution(said or {}),
        "known": {**known, "as_printed": _KEPT if said is None else _TAKEN_OUT},
        "unknown": {label: NOT_ASKED for label in ASKED if label not in known},
        "layout": {"parted_by": parted_by(text)},
    }


def _known(said: dict[str, str]) -> dict[str, str]:
    """What a page says, and that it is the page that says it. An address stands alone: it is compared."""
    return {label: value + ("" if label == "address" else _PAGE_SAYS) for label, value in said.items()}


def _attribution(said: dict[str, str]) -> str:
    where = ", ".join(said[label] for label in ("publisher", "date", "address") if label in said)
    return f"{where}. {_LICENSE_OPEN}" if where else _NOT_SAID


def _write(folder: Path, source: JsonObject) -> None:
    write_whole(folder / "source.toml", tomli_w.dumps(source).encode("utf-8"))
