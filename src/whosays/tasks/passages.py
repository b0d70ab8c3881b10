"""The passage that an item shows: pieces of the article, with the words in question marked.

A piece is a dictionary with ``text`` and ``mark``; the texts joined together give the stretch back exactly.
"""

from whosays.articles.article import Article, Span
from whosays.articles.quotes import find_pieces
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.tasks.task import Item, Task

WRITTEN = "text:"  # before a passage that stands in the task file itself


def named_passage(task: Task, item: Item) -> list[JsonObject]:
    """The passage that an item names: a statement, a paragraph with ``marked`` words, or its own text."""
    article, named = task.seed.article, item.raw.get("passage", "")
    if named.startswith(WRITTEN):
        return _marked(named.removeprefix(WRITTEN).strip(), item.raw.get("marked", ""))
    if not named:
        return []
    if "." in named:
        return in_its_sentence(article, task.statement(Item(named, {"id": named})).spans)
    block = article.paragraph(named)
    spans = find_pieces(article, block, item.raw.get("marked", ""), f"item {item.id}, marked")
    return cut_at(article, (block.start, block.end), spans)


def _marked(text: str, words: str) -> list[JsonObject]:
    """A passage of the task file's own, its marked words apart."""
    before, found, after = text.partition(words) if words else (text, "", "")
    pieces = ((before, False), (found, True), (after, False))
    return [{"text": part, "mark": mark} for part, mark in pieces if part]


def in_its_sentence(article: Article, spans: tuple[Span, ...]) -> list[JsonObject]:
    """Words marked in the sentence, or sentences, that hold them."""
    return cut_at(article, article.sentence_at(spans[0][0], spans[-1][1]), spans)


def cut_at(article: Article, stretch: Span, marked: tuple[Span, ...]) -> list[JsonObject]:
    """A stretch of the article in pieces, marked and unmarked, that give its text back exactly."""
    pieces, at = [], stretch[0]
    for start, end in marked:
        pieces += [{"text": article.text[at:start], "mark": False}]
        pieces += [{"text": article.text[start:end], "mark": True}]
        at = end
    pieces.append({"text": article.text[at : stretch[1]], "mark": False})
    return [piece for piece in pieces if piece["text"]]


def public_passage(task: Task, item: Item) -> JsonObject:
    """Where the words of a passage stand, said without the key."""
    named = item.raw.get("passage", "")
    if task.seed.key and named in task.seed.key.by_id:
        statement = task.seed.key.statement(named)
        return {"passage": named.split(".")[0], "marked": statement.row["quote"]}
    return {}


def check_passage(task: Task, item: Item) -> None:
    """The passage that an item names must stand in the article.

    Raises:
        KitError: it does not; says what to write.
    """
    article, named = task.seed.article, item.raw.get("passage", "")
    if named.startswith(WRITTEN):
        _check_written(named, item.raw.get("marked", ""))
        return
    if "marked" in item.raw and (not named or "." in named):
        raise KitError("“marked” needs a paragraph id as “passage”, or words of your own. Write one, as p4.")
    if not named:
        return
    if "." not in named:
        find_pieces(article, article.paragraph(named), item.raw.get("marked", ""), "marked")
    elif task.seed.key is None:
        raise KitError("“passage” names a statement, and the key is not here. Build the exercise again.")
    else:
        task.seed.key.statement(named)


def _check_written(passage: str, marked: str) -> None:
    times = passage.count(marked) if marked else 1
    if times != 1:
        raise KitError(
            f"marked: “{marked}” stands {times} times in the passage. Mark words that stand there once."
        )
