"""``whosays build SLUG``: from an article's key to the files of its set."""

import re
from dataclasses import dataclass
from pathlib import Path

from whosays.articles.article import Article
from whosays.articles.key import Key
from whosays.articles.seed import read_seed
from whosays.author.article_set.accusations import refuse_unchecked
from whosays.author.article_set.composing import Page, asked_about
from whosays.author.article_set.exercise import exercise
from whosays.author.article_set.files import changed_by_hand, keep_record, stem_of, write_page
from whosays.author.article_set.hardness import hardness
from whosays.author.article_set.lesson import FEWEST_WORDS, lesson
from whosays.author.article_set.made_of import digest_of_key
from whosays.author.article_set.material import Material
from whosays.author.build.exercises import build_exercise
from whosays.author.drafting.files import DRAFT_FILE
from whosays.author.new_article.origin import ASKED, is_unasked
from whosays.base.errors import KitError
from whosays.base.files import write_whole

_ENDS = (".tasks.toml", ".ipynb")
_NAME = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True)
class ArticleSet:
    """What is made of an article, before it is written.

    Attributes:
        pages: by room, solutions and perhaps lessons.
        left_out: a sentence for each task that the article cannot bear, by room.
        made_of: the digest of the key.
    """

    slug: str
    stem: str
    pages: dict[str, Page]
    left_out: dict[str, tuple[str, ...]]
    made_of: str


def key_of(root: Path, slug: str) -> Key:
    """The key of an article in ``seeds/``.

    Raises:
        KitError: there is no such article, it has no key, or the key does not hold together.
    """
    folder = root / "seeds" / slug
    if not _NAME.fullmatch(slug) or not folder.is_dir():
        raise KitError(f"There is no article “{slug}” in seeds/. {_own_articles(root)}")
    return _material(root, slug).key


def _own_articles(root: Path) -> str:
    """Which there are, for whoever mistook a file's name for the article's."""
    own = sorted(path.parent.name for path in (root / "seeds").glob(f"*/{DRAFT_FILE}"))
    if not own:
        return "Bring one first: whosays new FILE."
    return f"Your own are called: {', '.join(own)}."


def _material(root: Path, slug: str) -> Material:
    folder = root / "seeds" / slug
    seed = read_seed(folder)
    if seed.key is None:
        raise KitError(f"{folder}: there is no key.csv.")
    return Material(seed, hardness(folder, seed.key))


def plan_set(root: Path, slug: str, *, unchecked: bool = False) -> ArticleSet:
    """Make the pages of an article's set; nothing is written.

    Raises:
        KitError: rows of the key are unchecked, nobody is named as owner of real words or was asked for one,
            or the article can bear no exercise.
    """
    key = key_of(root, slug)
    refuse_unchecked(key, allowed=unchecked)
    _need_attribution(key.article)
    material, stem = _material(root, slug), stem_of(root, slug)
    plan, page = exercise(material, root, stem)
    made_of = digest_of_key(key)
    pages, left_out = {"solutions": page}, {"solutions": plan.left_out}
    if material.news_words < FEWEST_WORDS:
        few = f"No lesson page: the article has {material.news_words} words of news, under {FEWEST_WORDS}."
        return ArticleSet(slug, stem, pages, left_out | {"lessons": (few,)}, made_of)
    try:
        plan, pages["lessons"] = lesson(material, root, stem, asked_about(plan.tasks.values()))
        left_out["lessons"] = plan.left_out
    except KitError as error:  # the exercise stands without it
        left_out["lessons"] = (str(error),)
    return ArticleSet(slug, stem, pages, left_out, made_of)


def _need_attribution(article: Article) -> None:
    """Real words go out with their owner's name, whatever ``serves`` says; "not known" is an answer."""
    if not article.invented and is_unasked(article.attribution):
        raise KitError(
            f"seeds/{article.name}: it is still open where this text is from. Learners would read that under "
            "it. Open solutions/edit.ipynb, and fill in “Where is this article from?” (“not known” is an "
            "answer). Then build again."
        )
    if not article.invented and not article.attribution:
        raise KitError(
            f"seeds/{article.name}/source.toml: write “attribution”: publisher, date, title, address, and "
            "the licence if there is one. It stands under the text on every page that learners get."
        )
    asked = {*article.source["known"], *article.source["unknown"]}
    if "stem" in article.source and not article.invented and not set(ASKED) <= asked:
        raise KitError(
            f"seeds/{article.name}: nobody has said yet where this article is from. Press “Where it is from” "
            "in the editor (solutions/edit.ipynb); “not known” is an answer. It stands under the text on "
            "every page that learners get."
        )


def files_of(made: ArticleSet) -> list[str]:
    """The files of a set that a teacher may change, from the kit's root."""
    return [f"{room}/{made.stem}{end}" for room in made.pages for end in _ENDS]


def write_set(root: Path, made: ArticleSet, *, again: bool = False, run: bool = True) -> list[str]:
    """Write a set: solution, exercise and perhaps lesson page.

    Args:
        root: the kit's root.
        made: what is written.
        again: overwrite what somebody has changed by hand.
        run: run solution and lesson page, so that they show something before anybody has run them.

    Returns:
        The files written, from the kit's root.

    Raises:
        KitError: a file was changed by hand and ``again`` is not said; nothing is written then.
    """
    names = files_of(made)
    changed = changed_by_hand(root, made.slug, names)
    if changed and not again:
        raise KitError(
            f"{changed[0]} was changed since it was built, so nothing was written. Keep it as it is; or, if "
            f"the new one is to take its place: whosays build {made.slug} --again"
        )
    for page in made.pages.values():
        write_page(root, made.slug, page)
    # Before the run: whoever stops that has changed nothing by hand.
    keep_record(root, made.slug, made.stem, names, made.made_of)
    if run:
        _run(root, made)
    notebook, tasks = build_exercise(root, made.stem)
    for end, content in ((".ipynb", notebook), (".tasks.toml", tasks)):
        write_whole(root / "exercises" / f"{made.stem}{end}", content)
    return [*names, *(f"exercises/{made.stem}{end}" for end in _ENDS)]


def _run(root: Path, made: ArticleSet) -> None:
    from whosays.author.build.outputs import run_notebook  # noqa: PLC0415  three seconds, where it is run

    for room in made.pages:
        path = root / room / f"{made.stem}.ipynb"
        write_whole(path, run_notebook(path))
