"""Where answers are kept, in the one line that every learner's page says. More stands in ``PRIVACY.md``."""

import os

from whosays.base.browser import is_in_browser
from whosays.learner.answers.store import Answers, MemoryAnswers

IN_BROWSER = "Your answers and their times are kept in this browser only. Nothing is sent."
_ON_COMPUTER = "Your answers and their times are kept on this computer only, in {}. Nothing is sent."
_ON_SERVER = "Your answers and their times are kept on the server that you are logged in to, in {}."


def where_kept(answers: Answers | MemoryAnswers) -> str:
    """The line for the page; "" where nothing is kept, as in solutions."""
    if not isinstance(answers, Answers):
        return ""
    if is_in_browser():
        return IN_BROWSER
    words = _ON_SERVER if os.environ.get("JUPYTERHUB_USER") else _ON_COMPUTER
    return words.format(answers.folder.parents[1])  # all notebooks' own folders lie in it
