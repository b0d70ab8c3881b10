"""What every task widget shares: it keeps answers, shows hints and explains. JavaScript only paints."""

from dataclasses import asdict, dataclass, replace
from functools import cache

import traitlets

from whosays.base.json_types import JSON, JsonObject
from whosays.learner.answers.store import Answers, MemoryAnswers, State
from whosays.learner.signs import NOTHING, Signed, signs_of
from whosays.learner.still.markup import Html
from whosays.learner.still.task_form import task_form
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.tasks.answer_given import is_given
from whosays.tasks.hints import hints
from whosays.tasks.marking import mark
from whosays.tasks.page_data import task_data
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of
from whosays.tasks.verdict import Mark


@dataclass
class _Sheet:
    """What is known of one item: where the learner stands, and when that was saved last ("10:32").

    ``judged`` is the answer that was marked last, with its mark: a save of one item marks no other again.
    """

    rungs: tuple[str, ...]
    state: State = NOTHING
    saved: str = ""
    judged: tuple[JSON, Mark] | None = None

    def help(self, hints: int = 0, *, explained: bool = False, looked: bool = False) -> None:
        """Show so much help."""
        self.state = self.state.helped(hints, explained, looked)

    def take(self, past: State) -> None:
        """Bring it up to what is on the disk."""
        self.state, self.saved = replace(past, hints=min(past.hints, len(self.rungs))), past.saved


class TaskWidget(KitWidget):
    """A task on the page; ``widget_class`` gives each type its JavaScript and style.

    Args:
        asked: the task.
        answers: where its answers are kept; earlier ones are shown again.
        earlier: what the learner wrote in the tasks that ``earlier`` names, as ``earlier_texts`` gives it.
        copy: the key under which the page keeps drafts, as ``draft_key`` gives it.
    """

    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    copy = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        asked: Task,
        answers: Answers | MemoryAnswers,
        earlier: list[JsonObject] | None = None,
        copy: str = "",
    ) -> None:
        self.asked = asked
        self.answers = answers
        self._sheets = {item.id: _Sheet(rungs=hints(asked, item)) for item in asked.items}
        self._restore()
        super().__init__(task=task_data(asked, earlier), state=self._painted(), copy=copy)
        self.on_msg(self._receive)

    # -- from the page

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict) or message.get("item") not in self._sheets:
            return
        item = self.asked.item(message["item"])
        acts = {"answer": self._answer, "hint": self._hint, "explain": self._explain}
        if act := acts.get(str(message.get("do"))):
            reply = act(item, message)
            self.state = self._painted()
            self.send({"n": message.get("n"), **reply})

    def _answer(self, item: Item, message: JsonObject) -> JsonObject:
        answer = type_of(self.asked).kept(self.asked, item, message.get("answer"))
        if self._is_answered_elsewhere(item, answer):
            return {"saved": False, "time": "", "why": "", "elsewhere": True}
        if message.get("draft") is True:
            receipt = self.answers.record_draft(self.asked.name, item.id, answer)
            return {"saved": receipt.saved, "time": receipt.time, "why": receipt.why, "at": receipt.at}
        sheet = self._sheets[item.id]
        sheet.state = sheet.state.answered(answer)
        return self._keep(item, answer)

    def _is_answered_elsewhere(self, item: Item, answer: JSON) -> bool:
        """Whether another window saved another answer that this one has not seen; if so, it sees it now.

        Told once: whoever then still wants to save what stands here may.
        """
        sheet = self._sheets[item.id]
        found = self.answers.latest(self.asked.name).get(item.id)
        if found is None or found.time <= sheet.state.time:
            return False
        sheet.take(found)
        return found.answer != answer

    def _hint(self, item: Item, _: JsonObject) -> JsonObject:
        sheet = self._sheets[item.id]
        sheet.help(hints=min(sheet.state.hints + 1, len(sheet.rungs)))
        return self._keep(item, None)

    def _explain(self, item: Item, _: JsonObject) -> JsonObject:
        """Show the explanation of this item; of a vote, of all its items."""
        if self.asked.mode != "practice":
            return {"saved": True, "time": ""}
        if not is_given(self._sheets[item.id].state.answer):
            return {"saved": True, "time": "", "ask": "Answer first. Then look at the explanation."}
        together = self.asked.items if self.asked.raw.get("together") else (item,)
        reply: JsonObject = {"saved": True, "time": ""}
        for each in together:
            if is_given(self._sheets[each.id].state.answer):
                self._sheets[each.id].help(explained=True)
                reply = self._keep(each, None)
        return reply

    # -- to the disk and back

    def _keep(self, item: Item, answer: JSON) -> JsonObject:
        sheet = self._sheets[item.id]
        help_shown = (sheet.state.hints, sheet.state.explained, sheet.state.looked)
        receipt = self.answers.record(self.asked.name, item.id, answer, *help_shown)
        if receipt.saved:
            sheet.saved = receipt.time
        if receipt.saved and answer is not None:
            sheet.state = replace(sheet.state, time=receipt.at, draft=None)
        return {"saved": receipt.saved, "time": receipt.time, "why": receipt.why, "at": receipt.at}

    def _restore(self) -> None:
        kept = self.answers.latest(self.asked.name)
        for item_id, sheet in self._sheets.items():
            if item_id in kept:
                sheet.take(kept[item_id])

    # -- to the page

    def _painted(self) -> JsonObject:
        states = {name: sheet.state for name, sheet in self._sheets.items()}
        items = {
            signed["id"]: {**self._item_state(self.asked.item(signed["id"])), **_sign(signed)}
            for signed in signs_of(self.asked, states)
        }
        rows, summary = self._picture()
        return {"items": items, "picture": rows, "summary": summary}

    def _item_state(self, item: Item) -> JsonObject:
        sheet = self._sheets[item.id]
        return {
            **self._parts(item, sheet.state),
            "answer": sheet.state.answer,
            "given": is_given(sheet.state.answer),
            "saved": sheet.saved,
            "time": sheet.state.time,
            "draft": sheet.state.draft,
            "hints": list(sheet.rungs[: sheet.state.hints]),
            "more_hints": sheet.state.hints < len(sheet.rungs),
            "looked": sheet.state.looked,
            "feedback": _told(self._judged(item)[1]) if self._is_explained(sheet) else None,
        }

    def _is_explained(self, sheet: _Sheet) -> bool:
        return sheet.state.explained and self.asked.mode == "practice"

    def _parts(self, item: Item, state: State) -> JsonObject:
        explained = state.explained and self.asked.mode == "practice"
        parts = type_of(self.asked).parts(self.asked, item, state.answer) if explained else {}
        return {"parts": parts} if parts else {}

    def _judged(self, item: Item) -> tuple[JSON, Mark]:
        sheet = self._sheets[item.id]
        answer = sheet.state.answer
        if sheet.judged is None or sheet.judged[0] is not answer:
            sheet.judged = (answer, mark(self.asked, item, answer))
        return sheet.judged

    def _picture(self) -> tuple[list[JsonObject], str]:
        if self.asked.mode != "practice":
            return [], ""
        explained = [item for item in self.asked.items if self._sheets[item.id].state.explained]
        return type_of(self.asked).picture(self.asked, {item.id: self._judged(item) for item in explained})

    def _key(self) -> list[JsonObject]:
        """What an explanation would say, so that nbval sees a changed key before anybody answers."""
        if self.asked.mode != "practice":
            return []
        return [asdict(mark(self.asked, item, None)) for item in self.asked.items]

    def still(self) -> Html:
        """The questions, and the places for their answers."""
        return task_form(self.asked)

    def __repr__(self) -> str:
        """One line a person can read; nbval compares it, and the hash tells a changed task or state."""
        answered = sum(is_given(sheet.state.answer) for sheet in self._sheets.values())
        state = self._painted()
        for item in state["items"].values():
            item["saved"] = ""  # the clock: a run a minute later shows the same line
            # What follows from the answer and the help; the clock; what is no answer.
            for name in ("given", "sign", "reason", "looked", "time", "draft"):
                del item[name]
        digest = state_hash([self.task, state, self._key()])
        count = f"{answered} of {len(self._sheets)} answered"
        return f"{self.asked.raw['title'][:50]} · {self.asked.type} · {count} · #{digest}"


def _sign(signed: Signed) -> JsonObject:
    return {"sign": signed["sign"], "reason": signed["reason"]}


def _told(judged: Mark) -> JsonObject:
    """A mark as the page tells it."""
    return {"verdict": judged.verdict, "lead": judged.lead, "why": list(judged.why), "best": judged.best}


@cache
def widget_class(type_name: str) -> type[TaskWidget]:
    """The widget of a type of task: the files ``TYPE/TYPE.js`` and ``TYPE/TYPE.css`` beside this one."""
    files = f"{type_name}/{type_name}"
    looks = {"_esm": esm(f"{files}.js"), "_css": css(f"{files}.css"), "__doc__": f"A {type_name} task."}
    return type(f"{type_name.title()}Widget", (TaskWidget,), looks)
