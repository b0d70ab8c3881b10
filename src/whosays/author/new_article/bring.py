"""From what a teacher brings to an article of the kit: read, looked at, laid, drafted, and told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from whosays.articles.article import Article
from whosays.author.new_article.brought import Brought
from whosays.author.new_article.engine import Drafter, Tally, draft_key
from whosays.author.new_article.file_forms import refuse_other_forms
from whosays.author.new_article.laying import begun, put_in_place, refuse_over, same_text
from whosays.author.new_article.letters import decoded
from whosays.author.new_article.looks import refuse_no_article, refuse_size
from whosays.author.new_article.names import check_name, free_name, name_of, next_stem, stem_in
from whosays.author.new_article.origin import remember_draft, write_origin
from whosays.author.new_article.remarks import news_words, remarks
from whosays.author.new_article.web_page import is_page, read_page
from whosays.base.errors import KitError
from whosays.base.places import kit_root

_STEPS = 4
_NAMELESS = "article"


@dataclass(frozen=True)
class Wishes:
    """What a teacher says about what she brings.

    Attributes:
        name: of the folder; "" to make one of the headline.
        encoding: of the file, if it is another than UTF-8.
        again: make a draft anew that nobody has worked on.
        anyway: take what does not look like an article.
    """

    name: str = ""
    encoding: str = ""
    again: bool = False
    anyway: bool = False


@dataclass(frozen=True)
class Made:
    """What came out: the article as it lies there, its notebooks' stem, its draft, what is odd about it."""

    folder: Path
    article: Article
    stem: str
    tally: Tally
    remarks: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words of news it has."""
        return news_words(self.article)


@dataclass(frozen=True)
class _Words:
    """The article's bytes, and what a saved page said beside them."""

    data: bytes
    text: str
    title: str = ""
    said: dict[str, str] | None = None
    film: bool = field(default=False, compare=False)


def clone_root() -> Path:
    """The folder of the kit to which articles may be added.

    Raises:
        KitError: only learners' files are installed here.
    """
    root = kit_root()
    if not (root / "solutions").is_dir():
        raise KitError(
            "A new article needs a clone of the repository: an installed kit is a learner's, and holds no "
            "keys."
        )
    return root


def bring(
    brought: Brought,
    wishes: Wishes,
    root: Path,
    *,
    drafter: Drafter = draft_key,
    tell: Callable[[int, int], object] = lambda _done, _of: None,
) -> Made:
    """Make an article of the kit out of what a teacher brings.

    Args:
        brought: the file's bytes.
        wishes: what else she says.
        root: the clone.
        drafter: writes the draft.
        tell: is told how many steps are done, and of how many.

    Raises:
        KitError: it is no article, its name will not do, it is there already, or the disk refuses.
    """
    if wishes.name:
        check_name(wishes.name)
    words = _words_of(brought, wishes)
    tell(1, _STEPS)
    refuse_size(words.text)
    if not wishes.anyway:
        refuse_no_article(words.text, words.film)
    tell(2, _STEPS)
    with begun(root / "seeds") as folder:
        target = _target(root / "seeds", words, wishes, brought.name)
        instead = target.exists()
        made = _made(
            folder / target.name, words, stem_in(target) if instead else next_stem(root, target.name), drafter
        )
        tell(3, _STEPS)
        put_in_place(made.folder, target, instead=instead)
    tell(_STEPS, _STEPS)
    return Made(target, made.article, made.stem, made.tally, made.remarks)


def text_bytes(brought: Brought, wishes: Wishes) -> bytes:
    """The bytes of ``article.txt``, if this were laid.

    Raises:
        KitError: it has no words.
    """
    return _words_of(brought, wishes).data


def _words_of(brought: Brought, wishes: Wishes) -> _Words:
    refuse_other_forms(brought)
    if is_page(brought):
        page = read_page(brought, wishes.encoding)
        return _Words(page.text.encode("utf-8"), page.text, page.title, page.said, page.film)
    data, text = decoded(brought, wishes.encoding)
    return _Words(data, text)


def _target(seeds: Path, words: _Words, wishes: Wishes, called: str) -> Path:
    """Where the article goes. What is there already, under this name or another, is told."""
    there = same_text(seeds, words.data)
    if there and there.name != (wishes.name or there.name):
        raise KitError(
            f"This text is there already, as seeds/{there.name}. Go on with that one in the editor, or "
            f"bring another."
        )
    taken = {path.name.casefold() for path in seeds.iterdir()}  # on many disks Mine and mine are one
    name = wishes.name or (there.name if there else _own_name(words, called))
    if not (wishes.name or there or wishes.again):
        name = free_name(name, taken)
    if name in taken:
        refuse_over(seeds / name, again=wishes.again)
    return seeds / name


def _own_name(words: _Words, called: str) -> str:
    first = words.title or next((line for line in words.text.splitlines() if line.strip("\ufeff \t")), "")
    return name_of(first) or name_of(Path(called).stem) or _NAMELESS


def _made(folder: Path, words: _Words, stem: str, drafter: Drafter) -> Made:
    folder.mkdir()
    (folder / "article.txt").write_bytes(words.data)
    article = write_origin(folder, stem, words.said, words.title)
    tally = drafter(folder, article)
    remember_draft(folder)
    return Made(folder, article, stem, tally, tuple(remarks(article, tally.statements)))
