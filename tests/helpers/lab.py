"""A real JupyterLab, started as a learner starts it, and a lesson open in a real browser.

A test asks for ``open_lesson`` (see conftest.py) and says ``open_lesson("lessons/03_….ipynb")``. What it
gets is a :class:`Lesson`: its ``page`` is Playwright's, ``ask`` reads the Python side, and ``restart``,
``kill`` and ``theme`` do what their names say.
"""

import ast
import copy as shallow
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_client import BlockingKernelClient
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from playwright.sync_api import TimeoutError as PageTimeout

from helpers import axe

DOOR = [sys.executable, "-m", "whosays", "lab"]
PLAIN = [sys.executable, "-m", "jupyterlab", "--allow-root"]
# Who runs the tests in the background ignores Ctrl-C, and so would every program they start.
HEARS_CTRL_C = [
    *(sys.executable, "-S", "-c"),
    "import os, sys, signal as s; s.signal(s.SIGINT, s.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
]
TOKEN = "a-test"
LOOKS_EACH = 50  # milliseconds; with each frame, looking would cost more than what is waited for
PATIENCE = 90  # seconds; a machine that does other work too needs them
WIDGET = ".jp-Notebook .ws"
IDLE = """() => !document.querySelector('.ws-kit-waiting') &&
  jupyterapp.shell.currentWidget?.sessionContext?.kernelDisplayStatus === 'idle'"""
STANDS_THERE = """() => ({ waiting: document.querySelectorAll('.ws-kit-waiting').length,
  kernel: jupyterapp.shell.currentWidget?.sessionContext?.kernelDisplayStatus,
  open: jupyterapp.shell.currentWidget?.context?.path,
  dialogs: [...document.querySelectorAll('.jp-Dialog')].map((each) => each.innerText) })"""
SAVE = """() => { window.isSaved = false; const done = jupyterapp.commands.execute('docmanager:save');
  done.then(() => { window.isSaved = true; }); }"""
GIVEN_UP = "message before replies were done"  # JupyterLab's own, where a kernel ends that it has just asked
VIEWPORT = {"width": 1280, "height": 900}
_workspaces = count(1)


@dataclass
class Window:
    """The browser window in which a JupyterLab stands open from test to test."""

    context: BrowserContext | None = None
    page: Page | None = None


class Lab:
    """A running JupyterLab, with a home and a working copy of its own.

    ``copy`` is the working copy, ``root`` the folder that is served; they differ where a copy lies in it.
    """

    def __init__(
        self, copy: Path, home: Path, command: list[str], *more: str, terminal: int | None = None
    ) -> None:
        self.copy, self.home, self.root = copy, home, copy
        self.window = Window()
        self.port = _free_port()
        home.mkdir(parents=True, exist_ok=True)
        self.log = home / "jupyterlab.log"
        self._sockets = TemporaryDirectory(prefix="ws-lab-")  # a socket's path is 107 characters long at most
        self.runtime = Path(self._sockets.name)
        common = [
            "--no-browser",
            f"--port={self.port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={TOKEN}",
            "--LabApp.expose_app_in_browser=True",
            # A free port may be another's when the kernel takes it: see conftest.py at the root.
            "--KernelManager.transport=ipc",
        ]
        self._command, self._terminal = [*HEARS_CTRL_C, *command, *common, *more], terminal
        self.start_again()

    def start_again(self) -> None:
        """Start the program, on the same port as before, and wait until it answers."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self._command,
                env=self._environment(),
                cwd=self.home,
                stdin=self._terminal,
                stdout=log,
                stderr=log,
            )
        try:
            self._wait_until_up()
        except BaseException:
            self.process.kill()
            raise

    def _environment(self) -> dict[str, str]:
        """A person's who has never used Jupyter, and whose home is not ours."""
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "WHOSAYS", "IPYTHON"))}
        return {
            **mine,
            "HOME": str(self.home),
            "JUPYTER_RUNTIME_DIR": str(self.runtime),
            "PYTHONFAULTHANDLER": "1",
        }

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                self.get("/api/status")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"JupyterLab did not start:\n{self.log.read_text()}")

    def get(self, path: str, method: str = "GET") -> Any:
        """Ask the server's REST interface."""
        request = urllib.request.Request(f"http://localhost:{self.port}{path}", method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            body = reply.read()
        return json.loads(body) if body else None

    def inside(self, copy: Path) -> "Lab":
        """The same JupyterLab for another working copy, which is moved into the folder that is served."""
        there = shallow.copy(self)
        there.copy = Path(shutil.move(copy, self.root / copy.name))
        return there

    def path_of(self, path: str) -> str:
        """How the server calls a notebook of the working copy."""
        return (self.copy / path).relative_to(self.root).as_posix()

    def url(self, path: str) -> str:
        """Where a notebook opens, in a workspace that nobody has used."""
        name = f"t{os.getpid()}n{next(_workspaces)}"
        address = f"http://localhost:{self.port}/lab/workspaces/{name}/tree"
        return f"{address}/{self.path_of(path)}?token={TOKEN}"

    def session(self, path: str) -> dict[str, Any] | None:
        """The session of a notebook, which has its kernel, or None."""
        sessions = self.get("/api/sessions")
        return next((each for each in sessions if each["path"] == self.path_of(path)), None)

    def end_session(self, path: str) -> None:
        """Shut the kernel of a notebook down, if it has one."""
        if session := self.session(path):
            self.get(f"/api/sessions/{session['id']}", "DELETE")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask the program to end, and its kernels with it. Returns how it ended."""
        self.process.send_signal(how)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            where = self._killed()
            raise AssertionError(f"JupyterLab did not end:\n{where}") from None

    def clear_away(self) -> None:
        """Stop it after a test that is not about stopping: one that does not end is told of, and killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE / 3)
        except subprocess.TimeoutExpired:
            warnings.warn(f"JupyterLab did not end, and was killed:\n{self._killed()}", stacklevel=2)

    def _killed(self) -> str:
        """End it at once. Returns its last lines, with what each of its threads was at."""
        self.process.send_signal(signal.SIGABRT)
        self.process.wait(PATIENCE)
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-60:])


class Lesson:
    """A notebook, open in a browser."""

    def __init__(
        self, lab: Lab, browser: Browser, path: str, *, again: bool = False, script: str = ""
    ) -> None:
        """Opens it.

        Args:
            lab: where.
            browser: with what.
            path: in the working copy.
            again: in the window that stands open, as from the list of files; else in a new one, which
                takes some seconds, as the first lesson of a day does.
            script: what runs in a new window before anything of JupyterLab does.
        """
        self.lab, self.path = lab, path
        self.errors: list[str] = []
        stands = lab.window.page if again else None
        self.page: Page = stands or _context(lab, browser).new_page()
        self.page.on("pageerror", self._note)
        if stands:
            self._open_in_window()
        else:
            self.page.set_default_timeout(PATIENCE * 1000)
            self.page.add_init_script(script)
            self.page.goto(lab.url(path))
        self.page.locator(".jp-Notebook .jp-Cell >> visible=true").first.wait_for()
        self.seen = time.monotonic()
        if again:
            lab.window.page = self.page

    def _note(self, error: Exception) -> None:
        if GIVEN_UP not in str(error):
            self.errors.append(str(error))

    def _open_in_window(self) -> None:
        self.page.evaluate(
            "async (path) => { await jupyterapp.commands.execute('docmanager:open', { path }); }",
            self.lab.path_of(self.path),
        )

    def wait_for_widgets(self, least: int = 1) -> "Lesson":
        """Wait until so many of the kit's widgets are on the page, and the kernel is idle."""
        self.page.wait_for_function(
            "([what, least]) =>"
            " [...document.querySelectorAll(what)].filter(e => e.offsetParent).length >= least",
            arg=[WIDGET, least],
            polling=LOOKS_EACH,
        )
        self.wait_until_idle()
        return self

    def show_all(self) -> "Lesson":
        """Open whatever waits for an answer, and what is for those who work alone."""
        for name, closed in (("Show anyway", None), ("Working alone?", False)):
            waiting = self.page.get_by_role("button", name=name, expanded=closed)
            while waiting.count():
                waiting.first.click()
        return self

    def wait_until_idle(self) -> None:
        """Wait until no kit cell waits any more and the kernel has nothing to do.

        Raises:
            AssertionError: it never came to that; says what stands on the page, and the server's last lines.
        """
        try:
            self.page.wait_for_function(IDLE, polling=LOOKS_EACH)
        except PageTimeout as error:
            stands = self.page.evaluate(STANDS_THERE)
            log = "\n".join(self.lab.log.read_text(errors="replace").splitlines()[-15:])
            raise AssertionError(f"Not idle: {stands}\n{log}") from error

    def widgets(self) -> Locator:
        """The kit's widgets."""
        return self.page.locator(WIDGET)

    def theme(self, name: str) -> None:
        """Switch JupyterLab to ``light`` or ``dark``."""
        self.page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', { theme })",
            f"JupyterLab {name.title()}",
        )
        self.page.wait_for_function(
            "light => document.body.dataset.jpThemeLight === light", arg=str(name == "light").lower()
        )

    def restart(self) -> None:
        """Restart the kernel from the menu, as a learner would, and wait for the widgets."""
        before = self.pid()
        self.page.evaluate("() => { jupyterapp.commands.execute('kernelmenu:restart'); }")
        self.accept()
        self._wait_for_another(before)

    def kill(self) -> None:
        """End the kernel as a crash would (SIGKILL), and wait for the widgets of the next one."""
        before = self.pid()
        os.kill(before, signal.SIGKILL)
        self._wait_for_another(before)

    def accept(self) -> None:
        """Press the button of JupyterLab's dialog that says yes."""
        self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def _wait_for_another(self, before: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
            if self.page.locator(".jp-Dialog").count():
                self.accept()
            try:
                if self.pid(10) != before:  # the old one will never answer
                    break
            except (OSError, TimeoutError, RuntimeError):
                continue  # it is on its way
        else:
            raise AssertionError("The kernel did not come back.")
        self.wait_for_widgets()

    def ask(self, expression: str, patience: float = PATIENCE) -> Any:
        """The value of a Python expression in the notebook's kernel, by way of JSON."""
        client = self._client()
        try:
            wrapped = {"value": f"__import__('json').dumps({expression})"}
            message = client.execute("", silent=True, store_history=False, user_expressions=wrapped)
            deadline = time.monotonic() + patience
            while True:
                reply = client.get_shell_msg(timeout=max(0.1, deadline - time.monotonic()))
                if reply["parent_header"].get("msg_id") == message:
                    break
        except Exception as error:  # the queue's own Empty, which is no TimeoutError
            raise TimeoutError(f"The kernel did not answer {expression!r}.") from error
        finally:
            client.stop_channels()
        value = reply["content"]["user_expressions"]["value"]
        if value["status"] != "ok":
            raise RuntimeError(f"{value['ename']}: {value['evalue']}")
        return json.loads(_unquoted(value["data"]["text/plain"]))

    def pid(self, patience: float = PATIENCE) -> int:
        """The process of the notebook's kernel."""
        return self.ask("__import__('os').getpid()", patience)

    def _client(self) -> BlockingKernelClient:
        session = self.lab.session(self.path)
        if not session:
            raise OSError(f"{self.path} has no kernel.")
        file = self.lab.runtime / f"kernel-{session['kernel']['id']}.json"
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels(iopub=False, stdin=False, hb=False, control=False)  # it is asked, and answers
        return client

    def press(self, *keys: str) -> None:
        """Press keys where focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def save(self) -> dict[str, Any]:
        """Save the notebook, and return what is on the disk then.

        Raises: AssertionError, if JupyterLab asks something first: nobody is here to answer.
        """
        self.page.evaluate(SAVE)
        self.page.wait_for_function("window.isSaved || document.querySelector('.jp-Dialog')")
        asked = self.page.locator(".jp-Dialog").all_inner_texts()
        assert asked == [], f"JupyterLab asks before it saves: {asked}"
        return json.loads((self.lab.copy / self.path).read_text(encoding="utf-8"))

    def violations(self, inside: str = WIDGET, only: tuple[str, ...] = axe.WCAG) -> list[str]:
        """What axe-core finds inside the kit's outputs, WCAG 2.2 AA, or by the rules named alone."""
        return axe.violations(self.page, inside, only)

    def close(self) -> None:
        """Leave the notebook, and end its kernel. The theme, which JupyterLab remembers, is light again."""
        if self.page.evaluate("document.body.dataset.jpThemeLight") == "false":
            self.theme("light")
        self.page.remove_listener("pageerror", self._note)
        if self.page is not self.lab.window.page:
            self.page.close()
        elif self.errors or self.page.locator(".jp-Dialog").count():
            self.page.close()  # something went wrong in it, which is nothing for the next test
            self.lab.window.page = None
        else:
            self._clear_window()
        self.lab.end_session(self.path)

    def _clear_window(self) -> None:
        """Without asking whether to save, as closing a window does."""
        self.page.evaluate(
            "() => { for (const each of [...jupyterapp.shell.widgets('main')]) each.dispose(); }"
        )
        self.page.set_viewport_size(VIEWPORT)


def _context(lab: Lab, browser: Browser) -> BrowserContext:
    """One profile for all lessons of a JupyterLab, so that its own files are fetched once."""
    if not lab.window.context:
        lab.window.context = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
    return lab.window.context


def _unquoted(text: str) -> str:
    return ast.literal_eval(text)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return listener.getsockname()[1]
