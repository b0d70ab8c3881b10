"""What the tests of the draft share: an article of a few words, and its drafted statements."""

from pathlib import Path

from whosays.articles.article import Article, read_article
from whosays.author.drafting.drafted import DraftedStatement

SOURCE = 'name = "A text"\nreal = false\nserves = "lessons"\n[layout]\nheadline = {}\n'
FILLING = (
    "The weather was mild on that day, and there were more people in the streets than in all of the week "
    "before it. It was the last of the long weekends that the town has had."
)


def article_of(folder: Path, text: str, headline: bool = False) -> Article:
    """An article of these words, in a folder of its own."""
    place = folder / "a-text"
    place.mkdir(exist_ok=True)
    (place / "article.txt").write_text(text, "utf-8")
    (place / "source.toml").write_text(SOURCE.format("[1]" if headline else "[]"), "utf-8")
    return read_article(place)


def uncovered(article: Article, drafted: list[DraftedStatement]) -> list[str]:
    """The words of which less than half lies in a statement."""
    covered = {
        word.number
        for each in drafted
        for start, end in each.spans
        for word in article.words_in(start, end)
        if (min(end, word.end) - max(start, word.start)) * 2 >= word.end - word.start
    }
    return [word.text for word in article.words if word.number not in covered]


def told(article: Article, drafted: list[DraftedStatement]) -> list[tuple[str, str, str]]:
    """Each statement's words, kind and source."""
    return [
        (" … ".join(article.text[a:b] for a, b in each.spans), each.row["kind"], each.row["source"])
        for each in drafted
    ]
