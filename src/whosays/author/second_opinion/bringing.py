"""The two steps of a second opinion in an article's folder: the text to paste, and what came back."""

import csv
import hashlib
import io
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import Key, check_key
from whosays.author.second_opinion.opinion import LEFT_OUT, OPINION, LeftOut, Opinion, opinion, write_opinion
from whosays.author.second_opinion.question import question
from whosays.author.second_opinion.reply import MOST, statements_in
from whosays.base.csv_cells import unguarded
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_whole
from whosays.base.json_types import JsonObject

QUESTION = "question.txt"
PASTED = "What you pasted"
"""How a reply that lies in no file is called."""
_FULLEST = 5_000_000  # bytes of the list of what was left out
_WORDS = DiskWords(
    "{path} cannot be written ({reason}). Look what lies there, and try again.",
    full="The disk is full: {path} was not written. Make room, and try again.",
    closed="{path} may not be written. Is it open in another program, or the folder read-only? Close it, or "
    "take a copy of the kit in a folder of your own.",
)


def write_question(folder: Path, article: Article) -> Path:
    """Write the text to paste into an article's folder. Nothing is sent.

    Raises:
        KitError: the disk refuses.
    """
    path = folder / QUESTION
    with _WORDS.told(path):
        write_whole(path, question(article).encode("utf-8"), make_folder=False)
    return path


def take_text(folder: Path, article: Article, text: str) -> Opinion:
    """Take a reply that was pasted.

    Raises:
        KitError: it is too long, or as :func:`take_reply` says.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST:
        raise KitError(f"{PASTED} is too long for a reply. Paste the reply alone.")
    return take_reply(folder, article, statements_in(text, PASTED))


def take_reply(folder: Path, article: Article, said: list[JsonObject]) -> Opinion:
    """Write what of a reply can stand into an article's folder; an older opinion gives way.

    Args:
        folder: of the article. Its key is not touched.
        article: whose words the reply is to quote.
        said: the objects of the reply.

    Raises:
        KitError: nothing of it can stand, then an older one stays; or the disk refuses.
    """
    found = opinion(article, said)
    if not found.key.statements:
        raise KitError(_nothing_stands(found))
    with _WORDS.told(folder / OPINION):
        write_opinion(folder, found)
    return found


def _nothing_stands(found: Opinion) -> str:
    first = found.left_out[0]
    words = " ".join(first.words.split()) or "(no words)"
    return (
        f"Nothing of this reply can stand, so nothing was taken. The first of {len(found.left_out)} is "
        f"“{words:.80}”: {first.why} Is it the reply for another article? Paste the text of this one once "
        "more, and take what comes back. Or go on without it: the draft does not need it."
    )


def drop_opinion(folder: Path) -> None:
    """Take a second opinion away.

    Raises:
        KitError: the disk refuses.
    """
    for name in (OPINION, LEFT_OUT):
        with _WORDS.told(folder / name):
            (folder / name).unlink(missing_ok=True)


def read_opinion(folder: Path, article: Article) -> Key | None:
    """The second opinion of an article as far as it can be read; None if nobody has brought one.

    Raises:
        KitError: its table cannot be read.
    """
    path = folder / OPINION
    return check_key(article, path)[0] if path.is_file() else None


def read_left_out(folder: Path) -> tuple[LeftOut, ...]:
    """What was left out of a reply; nothing where the list is gone, or is no list any more."""
    with suppress(OSError, UnicodeDecodeError, csv.Error):
        if (folder / LEFT_OUT).stat().st_size <= _FULLEST:
            text = (folder / LEFT_OUT).read_bytes().decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
            return tuple(LeftOut(*map(unguarded, row)) for row in rows if len(row) == 2)
    return ()


def stamp_of(folder: Path) -> tuple[str, str]:
    """By what one opinion is told from another, and when it was brought ("10:12"); "" where there is none."""
    try:
        data, at = (folder / OPINION).read_bytes(), (folder / OPINION).stat().st_mtime
    except OSError:
        return "", ""
    return hashlib.sha256(data).hexdigest()[:12], f"{datetime.fromtimestamp(at).astimezone():%H:%M}"
