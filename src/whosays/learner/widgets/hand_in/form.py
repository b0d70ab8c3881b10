"""What the form for handing in says of its release; an exercise as one page has the same."""

from collections.abc import Callable

from whosays.base.json_types import JsonObject
from whosays.base.moments import due_words
from whosays.learner.answers.class_numbers import class_codes
from whosays.learner.lab.release_marker import Release


def form_of(release: Release | None, until: Callable[[str, str], str] = due_words) -> JsonObject:
    """Whether a name is asked, whom the release is for, when it is due, in words; "" where it does not say.

    ``until`` words the time and its zone: a page is read on another computer than it is made on.
    ``classes``, only where it is for somebody: what of it could be taken for a class number, as
    ``class_codes`` gives it.
    """
    to = (release and release.to) or ""
    due = until(release.due, release.zone) if release and release.due else ""
    form: JsonObject = {"ask_name": bool(release and release.ask_name), "to": to, "due": due}
    return {**form, "classes": class_codes(to)} if to else form
