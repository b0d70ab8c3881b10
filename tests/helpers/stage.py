"""One widget on a bare page: the real Python widget and the real JavaScript, without JupyterLab.

A stage opens in a blink and its Python side can be asked directly, so that every key and button of a
widget is tried here. What JupyterLab does with keys is tried in JupyterLab itself (see lab.py).
"""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from helpers import axe
from helpers.waiting import until
from whosays.learner.answers.store import MemoryAnswers
from whosays.learner.widgets.task_widget import TaskWidget
from whosays.tasks.reading import read_tasks

ARTICLE = "a3d9aa14"
SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width"></head>
<body data-jp-theme-light="true" style="margin:0;background:#fff">
<main id="out" style="padding:12px"></main></body></html>"""
# Stands in for the model of anywidget: what the page reads, sends and hears.
MODEL = """([source, style, task, state, delay, copy]) => {
  const sheet = document.createElement("style"); sheet.textContent = style; document.head.append(sheet);
  const heard = {}; const values = { task, state, copy };
  window.delay = delay; window.heardKeys = []; window.held = null;
  document.addEventListener("keydown", (event) => window.heardKeys.push(event.key));
  const tell = (name, ...rest) => { for (const f of heard[name] || []) f(...rest); };
  const model = {
    get: (name) => values[name],
    on: (name, f) => { (heard[name] ||= []).push(f); },
    off: (name, f) => { heard[name] = (heard[name] || []).filter((each) => each !== f); },
    listeners: () => Object.values(heard).flat().length,
    send: async (message) => {
      if (window.deaf) return; // nobody hears it
      const reply = JSON.parse(await window.toPython(JSON.stringify(message)));
      await new Promise((done) => window.held ? window.held.push(done) : setTimeout(done, window.delay));
      values.state = reply.state; tell("change:state");
      for (const each of reply.sent) tell("msg:custom", each);
    },
  };
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return import(url).then((module) => {
    window.model = model;
    window.leave = module.default.render({ model, el: document.getElementById("out") });
  });
}"""


class Stage:
    """A widget on a page. ``widget`` is the Python side; locators go to the page."""

    def __init__(self, browser: Browser) -> None:
        self.page: Page = browser.new_context(reduced_motion="reduce").new_page()
        self.widget: TaskWidget
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.expose_function("toPython", self._hear)

    def close(self) -> None:
        """Close the window."""
        self.page.context.close()

    def put(self, widget: TaskWidget, theme: str = "light", delay: int = 0) -> "Stage":
        """Show a widget on a clean page; ``delay`` is how many milliseconds Python takes to answer."""
        self.widget, self._sent = widget, []
        self.errors.clear()
        self.page.set_viewport_size({"width": 900, "height": 900})
        widget.send = lambda content, buffers=None: self._sent.append(content)
        self.page.goto("about:blank")  # what the last page still had to say ends here
        self.page.set_content(SHELL)
        self.theme(theme)
        self.page.evaluate(MODEL, [widget._esm, widget._css, widget.task, state_of(widget), delay, ""])
        return self

    def show(self, widget: TaskWidget, address: str, again: str) -> "Stage":
        """Show a widget where there is a browser's storage.

        Args:
            widget: a new one, as a new kernel makes it.
            address: of the page, which is routed to ``SHELL``.
            again: "painted": on the same page, in place of the last; else the page is loaded anew.
        """
        self.widget, self._sent = widget, []
        widget.send = lambda content, buffers=None: self._sent.append(content)
        if again == "painted":
            self.page.evaluate("() => { window.leave(); window.deaf = false; }")
        else:
            self.page.goto(address)
        self.page.evaluate(MODEL, [widget._esm, widget._css, widget.task, widget.state, 0, widget.copy])
        return self

    def theme(self, name: str) -> None:
        """Switch to ``light`` or ``dark`` as JupyterLab does."""
        self.page.evaluate(
            "dark => { document.body.dataset.jpThemeLight = String(!dark);"
            " document.body.style.background = dark ? '#111' : '#fff'; }",
            name == "dark",
        )

    def _hear(self, message: str) -> str:
        self._sent.clear()
        self.widget._receive(self.widget, json.loads(message), [])
        return json.dumps({"state": state_of(self.widget), "sent": self._sent})

    def answer(self, item: str) -> Any:
        """What Python holds as the answer to an item."""
        return self.widget.state["items"][item]["answer"]

    def feedback(self, item: str) -> Any:
        """What Python explained of an item, or None."""
        return self.widget.state["items"][item]["feedback"]

    def saved(self) -> None:
        """Wait until the page says that everything is saved."""
        self.page.wait_for_function("document.querySelector('.ws-saved').textContent.startsWith('saved')")

    def until(self, item: str, wanted: Any) -> None:
        """Wait until Python holds this answer."""
        until(self.page, lambda: self.answer(item), wanted)

    def hold(self) -> None:
        """From now on, what Python answers stays on its way until it is let go."""
        self.page.evaluate("() => { window.held = []; }")

    def held(self, count: int) -> None:
        """Wait until so many of Python's answers are on their way."""
        until(self.page, lambda: self.page.evaluate("window.held.length"), count)

    def let_go(self) -> None:
        """Let the first of the answers arrive, and the page do what it does then."""
        self.page.evaluate(
            "() => { window.held.shift()(); const { port1, port2 } = new MessageChannel();"
            " return new Promise((done) => { port1.onmessage = done; port2.postMessage(0); }); }"
        )  # a message, and no timer: a test may have stopped the clock

    def let_all_go(self) -> None:
        """Let all answers arrive, and hold no more."""
        self.page.evaluate("() => { window.held.forEach((go) => go()); window.held = null; }")

    def button(self, name: str) -> Locator:
        """The button with exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, *keys: str) -> None:
        """Press keys where focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        """The name or text of what has focus."""
        return self.page.evaluate(
            "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
        )

    def violations(self, only: tuple[str, ...] = axe.WCAG) -> list[str]:
        """What axe-core finds inside the widget: WCAG 2.2 AA, or by the rules named alone."""
        return axe.violations(self.page, "#out", only)

    def small_targets(self, selector: str) -> list[str]:
        """Targets under 24 by 24 pixels."""
        return self.page.eval_on_selector_all(
            selector,
            "els => els.filter(e => e.offsetParent).filter(e => { const b = e.getClientRects()[0];"
            " return b.width < 24 || b.height < 24; }).map(e => e.outerHTML.slice(0, 120))",
        )

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


def state_of(widget: TaskWidget) -> Any:
    """The state of a widget; what only shows may have none."""
    return getattr(widget, "state", {})


def make(
    widget: type[TaskWidget], toml: str, folder: Path, answers: MemoryAnswers | None = None
) -> TaskWidget:
    """A widget for the task ``t`` of a task file's text, on the Venezuela article unless it names another."""
    head = "" if "mode =" in toml else 'mode = "practice"\n'
    article = "" if "article =" in toml else 'article = "venezuela-2018"\n'
    path = folder / "lessons" / "stage.tasks.toml"  # in a room, as everywhere: seeds lie beside the room
    path.parent.mkdir(exist_ok=True)
    path.write_text(article + head + toml, encoding="utf-8")
    task = read_tasks(path, "lessons", "stage")["t"]
    return widget(task, answers or memory())


def memory() -> MemoryAnswers:
    """An empty store of answers that touches no disk."""
    return MemoryAnswers("lessons", "stage", ARTICLE)
