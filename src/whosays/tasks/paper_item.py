"""An item on paper, as plain data: the wing ``teacher.paper`` draws it, whatever type it is of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperCard:
    """A card behind an item's choices: the choice it belongs to, and its lines, each with a heading or ""."""

    choice: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Worksheet:
    """What stands under the question on the worksheet, from top to bottom; what is empty is left out.

    Attributes:
        instruction: what to do, in a sentence.
        remember: what is written from memory, on a line, before the choices are looked at.
        choices: boxes to tick; ``a_line_each`` sets one below the other.
        letters: nothing is ticked: the choices have letters, and these are written into a row of boxes.
        passage: words to mark, set wide.
        blanks: how many gaps to fill, in one line; ``between`` is the sign that parts them, ``unit`` ends it.
        lines: how many lines there are to write on.
        checks: a checklist behind the text.
        cards: what is looked at after the answer, each under the letter of its choice.
        before_cards: what stands above them.
    """

    instruction: str = ""
    remember: str = ""
    choices: tuple[str, ...] = ()
    a_line_each: bool = True
    letters: bool = False
    passage: str = ""
    blanks: int = 0
    between: str = ""
    unit: str = ""
    lines: int = 0
    checks: tuple[str, ...] = ()
    cards: tuple["PaperCard", ...] = ()
    before_cards: str = ""


@dataclass(frozen=True)
class AnswerRow:
    """How an item is answered on the separate answer sheet, where that can be.

    Attributes:
        note: how to read the row, said once a task.
        bubbles: a bubble to fill for each choice.
        letters: a box for each choice, to write its letter into.
        blanks: how many gaps to fill; ``between`` parts them, ``unit`` ends the row.
        whole_line: a row needs the whole width of the sheet.
    """

    note: str = ""
    bubbles: bool = False
    letters: bool = False
    blanks: int = 0
    between: str = ""
    unit: str = ""
    whole_line: bool = False
