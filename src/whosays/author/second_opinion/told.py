"""What is said of a second opinion, in the terminal and on the page alike."""

from collections.abc import Iterable
from pathlib import Path

from whosays.articles.key import Key
from whosays.author.second_opinion.differing import Place, silent
from whosays.author.second_opinion.opinion import LEFT_OUT, LeftOut, Opinion

HOW_TO_ASK = (
    "Paste it whole into the assistant that your school allows, and save the reply as a text file.",
    "The kit sends nothing. Whoever runs the assistant gets the article’s text when you paste it: does your "
    "school allow that for this article?",
)
_NAMED = 3  # of what was left out: how many are named
_SHOWN = 60  # letters of each


def question_told(path: Path, name: str) -> list[str]:
    """Where the text to paste lies, and what to do with it."""
    return [
        f"{path} holds the text for a second opinion.",
        *HOW_TO_ASK,
        f"Then: whosays new {name} --reply FILE (or paste the reply in the editor, under “Second opinion”).",
    ]


def reply_told(found: Opinion, key: Key, differ: list[Place]) -> list[str]:
    """What a reply comes to: what stands, what was left out and why, where it differs from the draft."""
    stand = len(found.key.statements)
    return [
        f"{_count(stand, 'statement')} of the reply {'stands' if stand == 1 else 'stand'} in the article.",
        *_left_out(found.left_out),
        *([words] if (words := silent_told(silent(key, found.key))) else []),
        f"{_count(len(differ), 'place')} {'differs' if len(differ) == 1 else 'differ'} from the draft. In "
        "the editor both stand side by side: neither wins by itself.",
    ]


def silent_told(number: int) -> str:
    """That a reply leaves paragraphs out; "" where it does not."""
    if not number:
        return ""
    return f"It says nothing of {_count(number, 'paragraph')}: the draft stands alone there."


def _left_out(left: tuple[LeftOut, ...]) -> Iterable[str]:
    if not left:
        return
    yield f"{_count(len(left), 'statement')} of it {'was' if len(left) == 1 else 'were'} left out:"
    for each in left[:_NAMED]:
        yield f"  “{_short(each.words)}”: {each.why}"
    if len(left) > _NAMED:
        yield f"  … and {len(left) - _NAMED} more, each with its reason in {LEFT_OUT}."


def _short(words: str) -> str:
    line = " ".join(words.split()) or "(no words)"
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
