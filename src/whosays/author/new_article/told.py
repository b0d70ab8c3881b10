"""What is said when an article was laid: the same in the terminal and in the notebook."""

from whosays.author.new_article.bring import Made
from whosays.author.new_article.languages import ENGLISH

COPYRIGHT = (
    "Copyright: what you may do in class with a newspaper’s text differs from country to country.",
    "Ask at your school or your library before you hand it out.",
    "The learners’ exercise file holds the whole text: whoever gets the file, gets the text.",
)
"""Three lines, said once at the end."""
EDITOR = "solutions/edit.ipynb"


def what_came_out(made: Made) -> list[str]:
    """Where the article lies, what was drafted, what is odd, and what comes next: a line each."""
    return [
        f"seeds/{made.folder.name} holds your article: {_count(made.words, 'word')} of news. Its exercise "
        f"will be "
        f"called {made.stem}.",
        *made.remarks,
        _drafted(made),
        *_hurt(made),
        f"Next: read each statement in the editor ({EDITOR}), and say there where the article is from.",
        f"When all of it is read: whosays build {made.folder.name}",
    ]


def _drafted(made: Made) -> str:
    tally = made.tally
    if not tally.statements:
        return "No statement was drafted."
    doubtful = (
        f"{tally.doubtful} of them doubtful" if tally.doubtful else "none of them doubtful to the draft"
    )
    return f"{_count(tally.statements, 'statement')}, {doubtful}. It only suggests: it may be wrong anywhere."


def _hurt(made: Made) -> list[str]:
    """What comes before anything is handed out: who is accused, and who sits in the room."""
    number = made.tally.accusing
    if number:
        who = f"{_count(number, 'statement')} may accuse somebody"
    elif made.article.source["language"] == ENGLISH:
        who = "The draft found nobody accused, and can have overlooked it"
    else:
        who = "Nobody has looked yet who is accused in it"
    return [
        f"{who}. Ask before all else: may anybody in your room be hurt? Hand nothing out while a statement "
        f"that accuses a "
        "real person is unchecked."
    ]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
