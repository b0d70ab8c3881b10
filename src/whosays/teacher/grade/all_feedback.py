"""All feedback in one file, to print in one go: each learner on sheets of their own, the name on every one.

It is put together from the pages that were written, one at a time: never all in memory. It lies beside the
folder of the pages and not in it, since it holds everybody's.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from whosays.base.errors import KitError
from whosays.base.files import move_into_place

ALL_FEEDBACK = "all-feedback.html"
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_STYLE = """
nav ol { columns: 3 12rem; padding-left: 0; list-style: none; }
nav a { display: inline-block; min-height: 24px; color: var(--focus); }
.learner { border-top: 3px double var(--rule); margin-top: 3em; padding-top: 1em; }
@media print { nav { display: none; } .learner { border: 0; margin: 0; padding: 0; break-before: page; }
  .learner:first-of-type { break-before: auto; } }
"""


class LearnersPage(NamedTuple):
    """A page that was written, and whose it is."""

    learner: str
    name: str
    path: Path


def write_all_feedback(pages: Iterable[LearnersPage], target: Path) -> int:
    """Put the pages into one file; how many they are. Without any, a file of before is taken away.

    Raises:
        KitError: a page cannot be read, or the file cannot be written.
    """
    mine = list(pages)
    if not mine:
        target.unlink(missing_ok=True)
        return 0
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_pieces(mine))
        move_into_place(part, target)
    except OSError as error:
        raise KitError(
            f"{target}: cannot be written ({error.strerror or error}). Make room there."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return len(mine)


def _pieces(pages: list[LearnersPage]) -> Iterator[str]:
    first = _text(pages[0].path)
    yield _TITLE.sub("<title>Feedback for all</title>", first[: first.index("</style>")], count=1)
    yield _STYLE
    yield from map(_sheet, range(len(pages)), pages)
    yield f"</style>\n</head>\n<body>\n{_index(pages)}"
    for number, each in enumerate(pages):
        found = _BODY.search(_text(each.path))
        inside = found.group(1) if found else ""
        inside = inside.replace("<main>", "<div>", 1).replace(
            "</main>", "</div>", 1
        )  # a page has one main part
        yield f'<div class="learner" id="of-{number}" style="page: of-{number}">{inside}</div>\n'
    yield "</body>\n</html>\n"


def _text(page: Path) -> str:
    return page.read_bytes().decode()  # a line end within an answer stays what it is


def _sheet(number: int, page: LearnersPage) -> str:
    """The line on top of every sheet of one learner: two sheets that fall apart are put together again."""
    content = f'content: "{_in_style(_called(page))}"; font: 8pt sans-serif;'
    return f"@page of-{number} {{ @top-right {{ {content} }} }}\n"


def _in_style(text: str) -> str:
    """A text in a style sheet: all but plain letters by their numbers, so that nothing ends the string."""
    return "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text)


def _index(pages: list[LearnersPage]) -> str:
    by_name = sorted(enumerate(pages), key=lambda pair: (pair[1].name.casefold(), pair[0]))
    links = (f'<li><a href="#of-{number}">{escape(_called(page))}</a></li>' for number, page in by_name)
    return f'<nav class="ui" aria-label="Learners"><h1>Feedback for all</h1><ol>{"".join(links)}</ol></nav>\n'


def _called(page: LearnersPage) -> str:
    return f"{page.name} ({page.learner})" if page.name else page.learner
