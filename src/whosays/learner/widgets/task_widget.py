"""What every task widget shares: it keeps answers, shows hints and explains. JavaScript only paints."""

from dataclasses import asdict, dataclass, replace
from functools import cache

import traitlets

from whosays.base.json_types import JSON, JsonObject
from whosays.learner.answers.events import LAST_RUNG
from whosays.learner.answers.store import Answers, MemoryAnswers, State
from whosays.learner.signs import NOTHING, Signed, signs_of
from whosays.learner.still.markup import Html
from whosays.learner.still.task_form import task_form
from whosays.learner.tally import tally
from whosays.learner.widgets.assets import css, esm, state_hash
from whosays.learner.widgets.kit_widget import KitWidget
from whosays.learner.widgets.reply import reply
from whosays.tasks.answer_given import is_given
from whosays.tasks.hints import hints
from whosays.tasks.marking import mark
from whosays.tasks.page_data import task_data
from whosays.tasks.second_look import second_look
from whosays.tasks.task import Item, Task
from whosays.tasks.types import type_of


@dataclass
class _Sheet:
    """What is known of one item: where the learner stands, and when that was saved last ("10:32").

    ``last`` is the state that was replied to last, with the reply: a save of one item marks no other again.
    """

    rungs: tuple[str, ...]
    state: State = NOTHING
    saved: str = ""
    last: tuple[State, JsonObject] | None = None

    def help(self, hints: int = 0, *, explained: bool = False, looked: bool = False) -> None:
        """Show so much help."""
        self.state = self.state.helped(hints, explained, looked)

    def replied(self, asked: Task, item: Item) -> JsonObject:
        """What the item says back."""
        if self.last is None or self.last[0] is not self.state:
            self.last = (self.state, reply(asked, item, self.state))
        return self.last[1]

    def next_hint(self, *, ends_worked: bool) -> int:
        """How many rungs are shown with the next: the worked answer is the last, however few there were."""
        shown = min(self.state.hints + 1, len(self.rungs))
        return LAST_RUNG if ends_worked and self.rungs and shown == len(self.rungs) else shown

    def take(self, past: State) -> None:
        """Bring it up to what is on the disk."""
        self.state, self.saved = past, past.saved


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
        if message.get("do") == "refresh":  # another task of the notebook was answered, and is shown here
            for each in self.asked.items:
                self._pair_anew(each)
            self.state = self._painted()
        elif act := acts.get(str(message.get("do"))):
            receipt = act(item, message)
            self.state = self._painted()
            self.send({"n": message.get("n"), **receipt})

    def _answer(self, item: Item, message: JsonObject) -> JsonObject:
        given, before = message.get("answer"), self._before(item)
        answer = type_of(self.asked).kept(self.asked, item, given, before)
        if self._is_answered_elsewhere(item, answer):
            return {"saved": False, "time": "", "why": "", "elsewhere": True}
        if message.get("draft") is True:
            receipt = self.answers.record_draft(self.asked.name, item.id, answer)
            return {"saved": receipt.saved, "time": receipt.time, "why": receipt.why, "at": receipt.at}
        sheet = self._sheets[item.id]
        sheet.state = sheet.state.answered(answer)
        return self._keep(item, answer)

    def _before(self, item: Item) -> JSON:
        """The answer to this item in the task that is shown beside this one, if there is any."""
        name = type_of(self.asked).asked_before(self.asked)
        found = self.answers.latest(name).get(item.id) if name else None
        return found.answer if found else None

    def _pair_anew(self, item: Item) -> None:
        """Keep an answer beside the earlier one as it is now, as long as nothing was said of the two."""
        state = self._sheets[item.id].state
        before = self._before(item)
        if before is None or _is_settled(state) or not is_given(state.answer):
            return
        answer = type_of(self.asked).kept(self.asked, item, state.answer, before)
        if answer != state.answer:
            self._sheets[item.id].state = state.answered(answer)
            self._keep(item, answer)

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
        sheet.help(hints=sheet.next_hint(ends_worked=not type_of(self.asked).read_by_people))
        return self._keep(item, None)

    def _explain(self, item: Item, _: JsonObject) -> JsonObject:
        """*Check* was pressed: the second look, or the reason of this item; of a vote, of all its items."""
        if self.asked.mode != "practice":
            return {"saved": True, "time": ""}
        self._pair_anew(item)
        sheet = self._sheets[item.id]
        if asked := self._asked_first(item, sheet.state.answer):
            return {"saved": True, "time": "", "ask": asked}
        if self._may_look(item, sheet.state):
            sheet.help(looked=True)
            return self._keep(item, None)
        together = self.asked.items if self.asked.raw.get("together") else (item,)
        receipt: JsonObject = {"saved": True, "time": ""}
        for each in together:
            if is_given(self._sheets[each.id].state.answer):
                self._sheets[each.id].help(explained=True)
                receipt = self._keep(each, None)
        return receipt

    def _asked_first(self, item: Item, answer: JSON) -> str:
        if not is_given(answer):
            return "Answer first. Then look at the explanation."
        return type_of(self.asked).unready(self.asked, item, answer)

    def _may_look(self, item: Item, state: State) -> bool:
        """Whether a second look comes before the reason: once, and not after the worked answer."""
        if state.looked or state.explained or state.hints >= LAST_RUNG:
            return False
        return second_look(self.asked, item, state.answer) is not None

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
        return {"items": items, "tally": tally(self.asked, states)}

    def _item_state(self, item: Item) -> JsonObject:
        sheet = self._sheets[item.id]
        return {
            **self._parts(item, sheet),
            **self._beside(item, sheet),
            "answer": sheet.state.answer,
            "given": is_given(sheet.state.answer),
            "saved": sheet.saved,
            "time": sheet.state.time,
            "draft": sheet.state.draft,
            "hints": list(sheet.rungs[: sheet.state.hints]),
            "more_hints": sheet.state.hints < len(sheet.rungs),
            "looked": sheet.state.looked,
            **sheet.replied(self.asked, item),
        }

    def _parts(self, item: Item, sheet: _Sheet) -> JsonObject:
        """What is told of the parts of an answer, once its reason is."""
        is_told = sheet.replied(self.asked, item)["feedback"] is not None
        parts = type_of(self.asked).parts(self.asked, item, sheet.state.answer) if is_told else {}
        return {"parts": parts} if parts else {}

    def _beside(self, item: Item, sheet: _Sheet) -> JsonObject:
        """What the answer brought to the page at once, and what was answered in the task before."""
        asked = type_of(self.asked)
        seen = asked.seen(self.asked, item, sheet.state.answer)
        before = {"before": self._judged_before(item)} if asked.asked_before(self.asked) else {}
        return {**({"seen": seen} if seen else {}), **before}

    def _judged_before(self, item: Item) -> JSON:
        """What stands beside an answer: the earlier one as it is, or as it was when something was said."""
        found, state = self._before(item), self._sheets[item.id].state
        if found is None or not _is_settled(state):
            return found
        return type_of(self.asked).judged_before(state.answer)

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


def _is_settled(state: State) -> bool:
    """Whether something was said of the answer: a second look, or its reason."""
    return state.looked or state.explained


def _sign(signed: Signed) -> JsonObject:
    return {"sign": signed["sign"], "reason": signed["reason"]}


@cache
def widget_class(type_name: str) -> type[TaskWidget]:
    """The widget of a type of task: the files ``TYPE/TYPE.js`` and ``TYPE/TYPE.css`` beside this one."""
    files = f"{type_name}/{type_name}"
    looks = {"_esm": esm(f"{files}.js"), "_css": css(f"{files}.css"), "__doc__": f"A {type_name} task."}
    return type(f"{type_name.title()}Widget", (TaskWidget,), looks)
