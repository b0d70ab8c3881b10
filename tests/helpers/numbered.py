"""What speaks of lessons by the numbers of their files."""

import re

from helpers.lesson_text import plain, task_texts

COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) lessons\b", re.IGNORECASE)

NUMBERED = re.compile(r"\b(?:lessons?|exercises?) (?:0?\d|1\d|2\d)\b(?! of)", re.IGNORECASE)


def by_number(notebook) -> list[str]:
    """What a notebook and its tasks say of a lesson by the number of its file, or of how many there were.

    A class may leave lessons out.
    """
    texts = [plain(text) for text in notebook.prose]
    texts += [text for task in notebook.tasks.values() for _, text in task_texts(task)]
    return [text for text in texts if NUMBERED.search(text) or COUNTED.search(text)]
