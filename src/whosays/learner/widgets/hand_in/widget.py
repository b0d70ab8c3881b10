"""Handing in on the page: what is answered and what not, a class number, a button, and a receipt."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import traitlets

from whosays.base.browser import is_in_browser
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.answers.class_numbers import check_learner
from whosays.learner.answers.hand_in import NOTHING, HandInReceipt, hand_in, last_receipt, overview
from whosays.learner.answers.open_questions import open_questions
from whosays.learner.answers.store import Answers
from whosays.learner.answers.where_kept import where_kept
from whosays.learner.lab.release_marker import Release
from whosays.learner.still.markup import Html
from whosays.learner.still.shown_form import hand_in_form
from whosays.learner.widgets.assets import css, esm
from whosays.learner.widgets.hand_in.form import form_of
from whosays.learner.widgets.hand_in.words import LOOK, NO_NAME, NO_NUMBER
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.task import Task
from whosays.tasks.types import asks


class HandIn(KitWidget):
    """The last cell of a released exercise.

    ``form`` is painted once: as ``form_of`` gives it. ``state``
    holds the rows (tasks and how far each is answered) and the receipt, if something was handed in. The
    file itself goes to the page as bytes, for a link to save it.

    Args:
        tasks: the notebook's, in order.
        answers: the learner's answers to it.
        folder: where the file is written: the root of the working copy.
        release: what the teacher chose when handing out; None in a working copy of all lessons.
        copy: the key under which the page keeps drafts, as ``draft_key`` gives it.
    """

    _esm = esm("hand_in/hand_in.js")
    _css = css("hand_in/hand_in.css")
    form = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    place = traitlets.Dict().tag(sync=True)  # whose drafts are to be saved first
    kept = traitlets.Unicode().tag(sync=True)  # where answers are kept, in words

    def __init__(
        self, tasks: list[Task], answers: Answers, folder: Path, release: Release | None, copy: str = ""
    ) -> None:
        self._tasks, self._answers, self._folder = tasks, answers, folder
        self._times = release.times() if release else {}
        self._receipt = last_receipt(tasks, answers, folder)
        place = {"room": answers.room, "stem": answers.stem, "copy": copy}
        super().__init__(form=form_of(release), state=self._seen(), place=place, kept=where_kept(answers))
        self.on_msg(self._receive)

    # -- from the page

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict):
            return
        if message.get("do") == "hand in":
            self._try_to_hand_in(message)
        elif message.get("do") == "file" and self._receipt:
            self._reply(message, "", {})
        elif message.get("do") == "refresh":
            self.state = self._seen()

    def _try_to_hand_in(self, message: JsonObject) -> None:
        """Hand in, unless a box is wrong or a question is open that was not yet asked about."""
        learner, name = _line(message.get("learner")), _line(message.get("name"))
        if wrong := self._wrong(learner, name):
            nothing = not any(row["answered"] for row in self._seen()["rows"])
            self._reply(
                message, NOTHING if nothing else LOOK.format("box" if len(wrong) == 1 else "boxes"), wrong
            )
            return
        left = open_questions(self._tasks, self._answers)
        # Once, and not again for the same questions: the page says which it has shown, for one that was asked
        # too late may never have been seen.
        ask = message.get("ask") is True and left != (message.get("told") or [])
        if ask and any(row["answered"] for row in self._seen()["rows"]):
            self.send({"n": message.get("n"), "done": False, "why": "", "wrong": {}, "ask": left})
            return
        self._reply(message, *self._hand_in(learner, name))

    def _hand_in(self, learner: str, name: str) -> tuple[str, JsonObject]:
        """Hand in. Returns why it did not work, or "", and what is wrong with which box."""
        try:
            self._receipt = hand_in(self._tasks, self._answers, learner, name, self._folder, self._times)
        except KitError as error:
            return str(error), {}
        self.state = self._seen()
        return "", {}

    def _wrong(self, learner: str, name: str) -> JsonObject:
        """What is wrong with each box: all at once, so that nobody has to press again to hear the next."""
        wrong = {}
        try:
            check_learner(learner)
        except KitError as error:
            wrong["learner"] = str(error) if learner else NO_NUMBER
        if self.form["ask_name"] and not name:
            wrong["name"] = NO_NAME
        return wrong

    def _reply(self, message: JsonObject, why: str, wrong: JsonObject) -> None:
        buffers = [] if why or not self._receipt else [self._receipt.content]
        self.send({"n": message.get("n"), "done": not why, "why": why, "wrong": wrong}, buffers)

    # -- to the page

    def _seen(self) -> JsonObject:
        events = self._answers.events()
        rows = overview(self._tasks, events)
        changed = bool(self._receipt and events and events[-1].time > self._receipt.time)
        return {
            "rows": [asdict(row) for row in rows],
            "receipt": _shown(self._receipt) if self._receipt else None,
            "changed": changed,
        }

    def still(self) -> Html:
        """What is handed in, whatever is answered of it."""
        return hand_in_form([task for task in self._tasks if asks(task)])

    def __repr__(self) -> str:
        """One line a person can read; nbval compares it, and the hash tells a changed form or state."""
        rows = self.state["rows"]
        done = sum(row["answered"] for row in rows)
        items = sum(row["items"] for row in rows)
        content = json.dumps([self.form, self.state], sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        handed = "handed in" if self.state["receipt"] else "not handed in yet"
        return f"Hand in · {done} of {items} answered · {handed} · #{digest}"


def _shown(receipt: HandInReceipt) -> JsonObject:
    """What the page tells of a receipt: everything but the bytes."""
    return {
        "learner": receipt.learner,
        "name": receipt.name,
        "when": receipt.when,
        "file": receipt.path.name,
        "folder": "" if is_in_browser() else str(receipt.path.parent),
        "rows": [asdict(row) for row in receipt.rows],
        "kept": receipt.kept,
        "others": list(receipt.others),
    }


def _line(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
