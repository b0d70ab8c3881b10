"""What every task widget shares: it keeps answers, shows hints and explains. JavaScript only paints."""

from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

import anywidget
import traitlets

from whosays.base.json_types import JSON, JsonObject
from whosays.learner.answers.store import Answers, MemoryAnswers
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.tasks.answer_given import is_given
from whosays.tasks.hints import hints
from whosays.tasks.marking import mark
from whosays.tasks.page_data import task_data
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of


@dataclass
class _Sheet:
    """What is known of one item: the answer, when it was saved, how much help was shown."""

    answer: Any = None
    saved: str = ""
    hints: int = 0
    explained: bool = False
    rungs: tuple[str, ...] = field(default=())


class TaskWidget(anywidget.AnyWidget):
    """A task on the page; ``widget_class`` gives each type its JavaScript and style.

    Args:
        asked: the task.
        answers: where its answers are kept; earlier ones are shown again.
        earlier: what the learner wrote in the task that ``earlier`` names.
    """

    task = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Task, answers: Answers | MemoryAnswers, earlier: str | None = None) -> None:
        self.asked = asked
        self.answers = answers
        self._sheets = {item.id: _Sheet(rungs=hints(asked, item)) for item in asked.items}
        self._restore()
        super().__init__(task=task_data(asked, earlier), state=self._painted())
        self.on_msg(self._receive)

    # -- from the page

    def _receive(self, _: object, message: object, __: object) -> None:
        if not isinstance(message, dict) or message.get("item") not in self._sheets:
            return
        item = self.asked.item(message["item"])
        acts = {"answer": self._answer, "hint": self._hint, "explain": self._explain}
        act = acts.get(str(message.get("do")))
        if act:
            reply = act(item, message)
            self.state = self._painted()
            self.send({"n": message.get("n"), **reply})

    def _answer(self, item: Item, message: JsonObject) -> JsonObject:
        sheet = self._sheets[item.id]
        sheet.answer = type_of(self.asked).kept(self.asked, item, message.get("answer"))
        return self._keep(item, sheet.answer)

    def _hint(self, item: Item, _: JsonObject) -> JsonObject:
        sheet = self._sheets[item.id]
        sheet.hints = min(sheet.hints + 1, len(sheet.rungs))
        return self._keep(item, None)

    def _explain(self, item: Item, _: JsonObject) -> JsonObject:
        """Show the explanation of this item; of a vote, of all its items."""
        if self.asked.mode != "practice":
            return {"saved": True, "time": ""}
        if not is_given(self._sheets[item.id].answer):
            return {"saved": True, "time": "", "ask": "Answer first. Then look at the explanation."}
        together = self.asked.items if self.asked.raw.get("together") else (item,)
        reply: JsonObject = {"saved": True, "time": ""}
        for each in together:
            if is_given(self._sheets[each.id].answer):
                self._sheets[each.id].explained = True
                reply = self._keep(each, None)
        return reply

    # -- to the disk and back

    def _keep(self, item: Item, answer: JSON) -> JsonObject:
        sheet = self._sheets[item.id]
        receipt = self.answers.record(self.asked.name, item.id, answer, sheet.hints, sheet.explained)
        if receipt.saved:
            sheet.saved = receipt.time
        return {"saved": receipt.saved, "time": receipt.time, "why": receipt.why}

    def _restore(self) -> None:
        kept = self.answers.latest(self.asked.name)
        for item_id, sheet in self._sheets.items():
            if item_id in kept:
                past = kept[item_id]
                sheet.answer = past.answer
                sheet.hints = min(past.hints, len(sheet.rungs))
                sheet.explained = past.explained and self.asked.mode == "practice"
                sheet.saved = past.saved

    # -- to the page

    def _painted(self) -> JsonObject:
        items = {item.id: self._item_state(item) for item in self.asked.items}
        rows, summary = self._picture()
        return {"items": items, "picture": rows, "summary": summary}

    def _item_state(self, item: Item) -> JsonObject:
        sheet = self._sheets[item.id]
        return {
            "answer": sheet.answer,
            "given": is_given(sheet.answer),
            "saved": sheet.saved,
            "hints": list(sheet.rungs[: sheet.hints]),
            "more_hints": sheet.hints < len(sheet.rungs),
            "feedback": self._feedback(item) if sheet.explained else None,
        }

    def _feedback(self, item: Item) -> JsonObject:
        result = mark(self.asked, item, self._sheets[item.id].answer)
        return {"verdict": result.verdict, "lead": result.lead, "why": list(result.why), "best": result.best}

    def _picture(self) -> tuple[list[JsonObject], str]:
        if self.asked.mode != "practice":
            return [], ""
        explained = {key: sheet.answer for key, sheet in self._sheets.items() if sheet.explained}
        return type_of(self.asked).picture(self.asked, explained)

    def _key(self) -> list[JsonObject]:
        """What an explanation would say, so that nbval sees a changed key before anybody answers."""
        if self.asked.mode != "practice":
            return []
        return [asdict(mark(self.asked, item, None)) for item in self.asked.items]

    def __repr__(self) -> str:
        """One line a person can read; nbval compares it, and the hash tells a changed task or state."""
        answered = sum(is_given(sheet.answer) for sheet in self._sheets.values())
        state = self._painted()
        for item in state["items"].values():
            item["saved"] = ""  # the clock: a run a minute later shows the same line
            del item["given"]  # follows from the answer
        digest = state_hash([self.task, state, self._key()])
        count = f"{answered} of {len(self._sheets)} answered"
        return f"{self.asked.raw['title'][:50]} · {self.asked.type} · {count} · #{digest}"


@cache
def widget_class(type_name: str) -> type[TaskWidget]:
    """The widget of a type of task: the files ``TYPE/TYPE.js`` and ``TYPE/TYPE.css`` beside this one."""
    files = f"{type_name}/{type_name}"
    looks = {"_esm": esm(f"{files}.js"), "_css": css(f"{files}.css"), "__doc__": f"A {type_name} task."}
    return type(f"{type_name.title()}Widget", (TaskWidget,), looks)
