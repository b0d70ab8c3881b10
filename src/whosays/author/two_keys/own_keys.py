"""The keys that teachers make apart: ``seeds/SLUG/keys/NAME.csv``, one for each name."""

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from whosays.articles.article import Article, read_article
from whosays.articles.key import COLUMNS, OPTIONAL, Key, check_key, key_bytes
from whosays.author.drafting.draft import draft
from whosays.author.two_keys.own_names import is_same_name, own_name
from whosays.base.disk_words import DiskWords
from whosays.base.errors import KitError
from whosays.base.files import write_durably
from whosays.base.fixed_tables import checked_table

KEYS = "keys"
STARTS = ("draft", "empty")
"""What a key of one's own begins with: the kit's draft, made anew, or nothing."""
_WORDS = DiskWords("{path} cannot be written ({reason}). Is the folder read-only? Then copy it elsewhere.")
_LARGEST = 4_000_000  # bytes of a file that is brought in; a key of 30,000 words has a tenth of it
_NEEDED = tuple(name for name in COLUMNS if name not in OPTIONAL)


@dataclass(frozen=True)
class OwnKey:
    """The key that somebody makes apart.

    Attributes:
        name: whose.
        path: its file.
        statements, checked: how many it has, and how many of them its maker has checked.
        why: what keeps it from being read, or "".
    """

    name: str
    path: Path
    statements: int
    checked: int
    why: str = ""

    @property
    def is_done(self) -> bool:
        """Whether its maker has checked every statement."""
        return 0 < self.statements == self.checked


def own_keys(folder: Path) -> tuple[OwnKey, ...]:
    """The keys made apart of the article in ``folder``, by name."""
    paths = sorted((folder / KEYS).glob("*.csv")) if (folder / KEYS).is_dir() else []
    return tuple(_own_key(each) for each in paths if _is_a_name(each.stem))


def two_of(found: tuple[OwnKey, ...]) -> list[tuple[OwnKey, OwnKey]]:
    """Each two of them that can be compared."""
    return list(combinations([each for each in found if not each.why], 2))


def named(folder: Path, name: str) -> OwnKey:
    """The key made under a name.

    Raises:
        KitError: there is none.
    """
    for each in own_keys(folder):
        if is_same_name(each.name, name):
            return each
    raise KitError(f"There is no key by “{name}” in {folder / KEYS}.")


def begin(folder: Path, typed: str, start: str) -> OwnKey:
    """Begin a key of one's own.

    Args:
        folder: of the article.
        typed: the name to key under.
        start: of STARTS.

    Raises:
        KitError: the name will not do, or is taken; or the disk refused.
    """
    name = own_name(typed)
    _refuse_taken(folder, name)
    rows = [each.row for each in draft(read_article(folder))] if start == "draft" else []
    _write(folder, name, key_bytes(_NEEDED, rows))
    return named(folder, name)


def bring(folder: Path, typed: str, content: bytes, *, replace: bool = False) -> OwnKey:
    """Take in the file of a colleague who keyed on another machine, byte for byte.

    Args:
        folder: of the article.
        typed: the colleague's name.
        content: the bytes of the file.
        replace: whether it may stand in the place of one of the same name, kept as ``NAME.before.csv``.

    Raises:
        KitError: it is no key of this article; or one of this name is there, and differs.
    """
    name = own_name(typed)
    _refuse_strange(read_article(folder), name, content)
    before = next((each for each in own_keys(folder) if is_same_name(each.name, name)), None)
    if before and before.path.read_bytes() != content:
        if not replace:
            raise TakenError(before.name)
        _write(folder, f"{before.name}.before", before.path.read_bytes())
    _write(folder, before.name if before else name, content)
    return named(folder, name)


class TakenError(KitError):
    """Another file of the same name is there."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is another key by {name} already. Replace it, or bring this one in under another name."
        )
        self.name = name


def read_own(article: Article, own: OwnKey) -> Key:
    """The statements of a key made apart, to be compared.

    Raises:
        KitError: a row of it does not hold; names it, and who can mend it.
    """
    key, problems = check_key(article, own.path)
    if problems:
        more = f" ({len(problems)} such places)" if len(problems) > 1 else ""
        raise KitError(
            f"{own.name}’s key does not hold yet{more}: {problems[0]} {own.name} can mend it in the editor."
        )
    return key


def _refuse_taken(folder: Path, name: str) -> None:
    for each in own_keys(folder):
        if is_same_name(each.name, name):
            raise KitError(
                f"{each.name} keys this article already. Go on as {each.name}, or write another name."
            )


def _refuse_strange(article: Article, name: str, content: bytes) -> None:
    """Say so where a file is no key of this article."""
    if len(content) > _LARGEST:
        raise KitError("This file is too large to be a key. Choose the file NAME.csv from the folder keys.")
    with TemporaryDirectory() as place:
        path = Path(place) / f"{name}.csv"
        path.write_bytes(content)
        try:
            key, problems = check_key(article, path)
            rows = len(checked_table(path, "key", COLUMNS, OPTIONAL).rows)
        except KitError as error:
            key, problems, rows = Key(article, ()), [str(error)], 0
        told = [each.replace(str(path), path.name) for each in problems]
    if told and 2 * len(key.statements) <= rows:  # a few rows that do not hold yet are its maker's to mend
        raise KitError(f"Not brought in: this is no key of this article. {told[0]}")


def _write(folder: Path, name: str, content: bytes) -> None:
    path = folder / KEYS / f"{name}.csv"
    with _WORDS.told(path):
        path.parent.mkdir(exist_ok=True)
        write_durably(path, content)


def _is_a_name(stem: str) -> bool:
    """Whether a file is somebody's key; a full stop marks a copy, as in ``Adler.mine.csv``."""
    return "." not in stem


def _own_key(path: Path) -> OwnKey:
    try:
        rows = checked_table(path, "key", COLUMNS, OPTIONAL).rows
    except KitError as error:
        return OwnKey(path.stem, path, 0, 0, str(error))
    return OwnKey(path.stem, path, len(rows), sum(row["status"] == "checked" for _, row in rows))
