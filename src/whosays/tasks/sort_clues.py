"""Where to look in a statement that is sorted: the hints of the key, and the line of the second look."""

from whosays.articles.article import Span
from whosays.articles.handing_words import handing_spans, handing_words
from whosays.articles.key import Statement
from whosays.articles.kinds import KINDS, NOT_YET, kind
from whosays.articles.reasons import deciding_pieces, deciding_words
from whosays.tasks.looks import Place
from whosays.tasks.task import Task

_NO_WORDS = "Look for words that hand it to somebody. Are there any?"
_ANY_WORDS = "Look before and behind it. Does any word hand it on?"
_ON_A_PAGE = "Swap the story for another one. Does this piece stay?"


def key_hints(task: Task, statement: Statement, right: str) -> tuple[str, ...]:
    """Two rungs; one where they are alike: of a page part, the swap is both."""
    return tuple(dict.fromkeys((_first_hint(task, statement), _rule(task, right))))


def _first_hint(task: Task, statement: Statement) -> str:
    if statement.kind == "furniture":
        return KINDS["furniture"].test
    words = _where_to_look(task, statement)
    return f"Look at {' and '.join(words)}." if words else _NO_WORDS


def _where_to_look(task: Task, statement: Statement) -> list[str]:
    """The words that decide, where a word of its own decides; else those that hand the statement on."""
    article = task.seed.article
    if task.facet == "accuses" or (statement.deciding_spans and _by_its_own_words(task, statement)):
        return [f"“{each}”" for each in deciding_words(article, statement)]
    return handing_words(article, statement)


def _by_its_own_words(task: Task, statement: Statement) -> bool:
    """Whether what is asked is decided by words of the statement, and not by those that hand it on."""
    return task.facet == "kind" and statement.kind not in ("official claim", "attributed claim")


def deciding_spans(task: Task, statement: Statement) -> tuple[Span, ...]:
    """The words that decide what a task asks, by their place in the article; none for a piece of the page."""
    if statement.kind == "furniture":
        return ()
    own = deciding_pieces(task.seed.article, statement)
    if task.facet == "accuses" or (own and _by_its_own_words(task, statement)):
        return own
    return handing_spans(task.seed.article, statement)


def look_line(task: Task, statement: Statement, *, right_speaker: bool) -> str:
    """One line for the second look: it points and names no kind and no speaker."""
    if not deciding_spans(task, statement):
        return _ON_A_PAGE if statement.kind == "furniture" else _ANY_WORDS
    if right_speaker:
        return "Who speaks is right. What do the underlined words do?"
    if task.facet == "kind" and _by_its_own_words(task, statement):
        return "Read the underlined words again. What do they do?"
    return "Cross out the underlined words. Who has to sign what is left?"


def within(stretch: Span, spans: tuple[Span, ...]) -> tuple[Place, ...]:
    """The parts of spans that lie in a stretch of the article, counted from its start."""
    start, end = stretch
    inside = sorted((max(a, start), min(b, end)) for a, b in spans)
    return tuple((a - start, b - start) for a, b in inside if a < b)


def _rule(task: Task, right: str) -> str:
    if task.facet == "accuses":
        return KINDS["allegation"].test
    if task.facet == "answers_for":
        return "The signature test: cross out the words that hand it over. Who has to sign what is left?"
    return NOT_YET.test if right == NOT_YET.name else kind(right).test
