"""What the name of a handed-in file tells: the learner's number, and who sent it to the platform.

Names only help. Whose answers they are is said in the file; see ``hand_in_file.py``.

Moodle's download of all submissions puts each in a folder ``Full Name_PARTICIPANT_assignsubmission_file_``
(without the last stroke in newer versions), or the same in front of the file's name. Canvas writes
``lastfirst_USER_ATTACHMENT_`` in front, with ``LATE_`` behind the person where the work came late, and ``-1``
behind the name at a new attempt. So the downloads that teachers and their scripts speak of; neither
platform promises it, which is one reason more to believe the file and not its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

_OURS = re.compile(
    r"(?:^|_)(?P<stem>\d\d_[a-z0-9_]+|before|after|later)\.(?P<learner>[A-Za-z0-9_-]{1,32})\.answers"
)
_KITS_OWN = re.compile(r"\d{8}T\d{9}Z-\d+-[0-9a-f]{8}\.jsonl")  # a kernel's file in the answers folder
_PLAIN = re.compile(r"(?P<learner>[A-Za-z0-9_-]{1,32})(?:\.answers)?(?:[- ]?\(?\d+\)?)?\.jsonl")
_MOODLE = re.compile(r"(?P<person>[^/]+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
_ONLINE_TEXT = re.compile(r"(?:^|[/!_])onlinetext\.html$")
_CANVAS = re.compile(
    r"(?P<person>[^_/]+)_(?P<late>(?:LATE|late)_)?(?P<user>\d+)_(?P<submission>\d+)_(?P<file>.+)"
)


_PLACEHOLDER = re.compile(r"(moodle|canvas)-\d+")


@dataclass(frozen=True)
class Sender:
    """Who sent a file, as far as the platform's naming tells; ``late`` is Canvas's own mark."""

    person: str = ""
    platform: str = ""
    number: str = ""
    late: bool = False


def read_sender(origin: str) -> Sender:
    """The sender that a path (or ``zip!member``) names, as Moodle and Canvas write it.

    The outermost name counts: what lies further in, the sender may have named. Where a zip that Canvas may
    have named holds another sender's file, nobody is believed: a teacher's own zip can be named like that.
    """
    senders = list(_senders(origin))
    outer = senders[0] if senders else Sender()
    differ = any((each.platform, each.number) != (outer.platform, outer.number) for each in senders)
    return Sender() if differ and outer.platform == "Canvas" else outer


def _senders(origin: str) -> Iterator[Sender]:
    """Every sender that a part of the path names, the outermost first."""
    for file in origin.replace("\\", "/").split("!"):
        parts = PurePosixPath(file).parts
        for part in parts:
            if found := _MOODLE.match(part):
                yield Sender(found["person"], "Moodle", found["number"])
        # Canvas puts its numbers before a file's name only: a teacher's folder may have others.
        if parts and (found := _CANVAS.fullmatch(parts[-1])):
            yield Sender(found["person"], "Canvas", found["user"], bool(found["late"]))


def is_online_text(origin: str) -> bool:
    """Whether a file is a text typed into Moodle itself, which stands beside the file of the same sender."""
    return bool(_ONLINE_TEXT.search(origin))


def sender_of(origin: str) -> str:
    """The person that sent a file, as the platform spells the name; "" if the path does not tell."""
    if "_" not in origin:  # the quick way out: a file of a shared folder
        return ""
    return read_sender(origin).person


def is_placeholder(learner: str) -> bool:
    """Whether a number stands for whoever a platform calls so, since nothing tells the class number."""
    return bool(_PLACEHOLDER.fullmatch(learner))


def learner_from_name(origin: str) -> str:
    """The class number in the name of a file without a head, or a code for its sender; "" if neither."""
    name = PurePosixPath(origin.replace("\\", "/").replace("!", "/")).name
    if found := _OURS.search(name):
        return found["learner"]
    sender = read_sender(origin)
    if sender.number:
        return f"{sender.platform.lower()}-{sender.number}"[:32]
    found = None if _KITS_OWN.fullmatch(name) else _PLAIN.fullmatch(name)
    return found["learner"] if found else ""
