"""What of a whole working copy was handed in, and what on a disk nobody meant to hand in.

A learner may send the folder they worked in. Its notebook, article and events are not told of one by one
then; if nothing was handed in, its marker stands for all of it.
"""

import re
import zipfile
from collections.abc import Iterator
from itertools import accumulate

from whosays.base.places import MARKER
from whosays.learner.answers.file_names import is_online_text
from whosays.learner.answers.hand_in_file import MAX_FILE
from whosays.teacher.collect.copied_text import MESSAGES
from whosays.teacher.collect.word_files import PARTS

HANDED_IN = ".answers.jsonl"
AGAIN = "Ask for the file that the button Hand in writes: its name ends in .answers.jsonl"
_ANSWERS = (".jsonl", ".jsonl.txt", ".json", ".txt")  # mail programs like to put .txt behind
_TEXTS = (".rtf", ".doc", ".pages", ".msg", ".pdf")
_AS_TEXT = "Were they pasted into this one as text? Open it, copy all into a file .txt, and collect that."
_OWN = {"answers", "exercises", "lessons", "seeds", "solutions", "__pycache__"}  # a working copy's folders
_DEEP = 30  # folders in folders; a name may have thousands
_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", "read-me-first.txt"}
_LITTER |= {"collection.csv", "corrections.csv"}  # read by themselves, and never out of a zip


def not_opened(name: str, size: int) -> str:
    """Why a file is not even opened, or "": a message is, for it may hold answers as text."""
    if not name.lower().endswith((*_ANSWERS, *MESSAGES, *PARTS)):
        return no_answers(name)
    if size > MAX_FILE:
        return f"The file has {size // 1_000_000} megabytes; answers have {MAX_FILE // 1_000_000} at most."
    return ""


def no_answers(name: str) -> str:
    """Why a file of this name holds no answers by itself, or ""."""
    low = name.lower()
    if low.endswith(".ipynb"):
        return f"This is the notebook, and the answers are not in it. {AGAIN}"
    if is_online_text(name):
        return f"This was typed into Moodle itself; answers come as a file. {AGAIN}"
    if low.endswith(_TEXTS):
        return f"This is no file of answers. {AGAIN}. {_AS_TEXT}"
    return "" if low.endswith(_ANSWERS) else f"This is no file of answers. {AGAIN}"


def is_attached_work(name: str) -> bool:
    """Whether what is attached to a mail may hold answers; pictures and signatures are passed over."""
    return name.lower().endswith((*_ANSWERS, *MESSAGES, *PARTS, ".zip")) and not is_litter(name)


def is_no_part(name: str, folder: bool) -> bool:
    """Whether what lies in a working copy was laid there by somebody, and may hold what was handed in.

    A marker may lie where many people put their files: what is theirs must not go under.
    """
    return name not in _OWN if folder else name.lower().endswith((HANDED_IN, ".zip"))


def is_litter(name: str) -> bool:
    """Whether a computer put it there by itself, or it is one of the kit's own papers."""
    return name.lower() in _LITTER or name.startswith((".", "~$"))


def wanted_entries(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries of a zip to look at, by name; of a whole working copy, what was handed in."""
    markers = {info.filename.removesuffix(MARKER): info for info in infos if _name(info) == MARKER}
    wanted, handed = [], set()
    for info in infos:
        if info.is_dir() or _in_litter(info.filename):
            continue
        roots = [root for root in _above(info.filename) if root in markers] if markers else []
        if all(_is_kept(info.filename.removeprefix(root)) for root in roots):
            wanted.append(info)
            handed |= {*roots} if info.filename.endswith(HANDED_IN) else set()
    wanted += [marker for root, marker in markers.items() if root not in handed]
    return sorted(wanted, key=lambda info: info.filename)


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.rpartition("/")[2]


def _above(name: str) -> Iterator[str]:
    """The folders that an entry lies in, from the outermost on, as far as a working copy may lie."""
    return accumulate((f"{part}/" for part in name.split("/", _DEEP)[:-1]), initial="")


def _is_kept(name: str) -> bool:
    first, inside, _ = name.partition("/")
    return is_no_part(first, bool(inside))


def _in_litter(name: str) -> bool:
    return any(is_litter(part) for part in re.split(r"[/\\]", name) if part not in ("", ".", ".."))
