"""What a teacher brings: a file, or words from the clipboard, as bytes that nobody has touched."""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError

BOX = "solutions/your_own_article.ipynb"
"""The notebook with the box to paste into."""
PASTE = f"select the article’s words, copy them, and paste them into the box of {BOX}, or into a text file"
"""What helps with everything that shows words and is no text."""
_MOST_BYTES = 20_000_000  # a page with its pictures inside; no article comes near it
_ADDRESS = re.compile(r"\s*(?:https?|ftp|file)://\S+\s*|\s*www\.\S+\s*", re.IGNORECASE)
_SAVED_PARTS = re.compile(r"(?:_files|\.fld|-Dateien|_archivos|_fichiers)$")
_WORDS = DiskWords(
    "{path}: cannot be read ({reason}). Copy the file to a folder of your own, and try again.",
    closed="{path}: you may not read this file. Copy it to a folder of your own, or ask whose it is.",
    gone="There is no file {path}. Look at its name and at the folder that you are in; its whole path helps.",
)


@dataclass(frozen=True)
class Brought:
    """What a teacher brought.

    Attributes:
        name: the file's name, or "the text" of the clipboard: how messages call it.
        data: its bytes.
    """

    name: str
    data: bytes


def read_file(typed: str) -> Brought:
    """The file that was typed.

    Raises:
        KitError: there is none, it is a folder or an address, may not be read, or is no article's size.
    """
    refuse_address(typed)
    path = Path(typed).expanduser()
    try:
        with _WORDS.told(path):
            if path.is_dir():
                raise KitError(_of_folder(path))
            return Brought(path.name, _bytes_of(path))
    except ValueError as error:  # a NUL, which no path has
        raise KitError("This is not the name of a file. Give the path of a text file.") from error


def pasted(text: str) -> Brought:
    """Words from the clipboard.

    Raises:
        KitError: nothing, an address, or letters that are none.
    """
    if not text.strip():
        raise KitError("The box is empty. Copy the article’s words, and paste them into it.")
    refuse_address(text)
    try:
        return Brought("the text", text.encode("utf-8"))
    except UnicodeEncodeError as error:
        odd = text[max(0, error.start - 20) : error.start]
        raise KitError(f"Behind “{odd}” stands half a letter. Delete it, and type it again.") from error


def refuse_address(typed: str) -> None:
    """Say so where somebody gives the address of a page.

    Raises:
        KitError: it is one.
    """
    if _ADDRESS.fullmatch(typed):
        raise KitError(
            f"{typed.strip()} is an address, and nothing is fetched from the web. Open the page in a "
            f"browser, "
            "save it there (Ctrl+S, “Webpage, HTML only”), and give that file. Or copy the article’s words, "
            "and "
            f"paste them into the box of {BOX}."
        )


def _bytes_of(path: Path) -> bytes:
    size = path.stat().st_size
    if not path.is_file():
        raise KitError(f"{path}: this is not a file. Give a text file, or a page saved from a browser.")
    if size > _MOST_BYTES:
        raise KitError(
            f"{path.name} has {size // 1_000_000} megabytes: no article is that large. Open it, {PASTE}."
        )
    data = path.read_bytes()
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff\x00"):
        raise KitError(f"{path.name} is empty. Put the article’s words into it, save it, and try again.")
    return data


def _of_folder(path: Path) -> str:
    page = next((each for each in _pages_of(path) if each.is_file()), None)
    if page:
        return f"{path} holds what belongs to a saved page. Give the page beside it: {page}."
    return f"{path} is a folder. Give one file in it: a text file, or a page saved from a browser."


def _pages_of(path: Path) -> list[Path]:
    """The pages beside which a browser lays such a folder when it saves all of a page."""
    stem, cut = _SAVED_PARTS.subn("", path.name)
    return [path.with_name(stem + end) for end in (".html", ".htm", ".xhtml")] if cut else []
