"""The static form of a kit cell without a kernel: to the byte what its widget puts beside its view."""

from importlib import import_module

from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject
from whosays.learner.still.markup import HTML, Html
from whosays.learner.still.shown_form import hand_in_form, progress_form
from whosays.learner.still.task_form import task_form
from whosays.tasks.task import Task
from whosays.tasks.types import asks


def static_output(call: str, tasks: dict[str, Task], task: str = "") -> JsonObject:
    """What ``start``, ``show`` or ``hand_in`` stores, as an output of a notebook. Not run: it has no count.

    Args:
        call: one of these names.
        tasks: those of the notebook.
        task: the name of the one that ``show`` shows.

    Raises:
        KitError: the task cannot be shown.
    """
    html = _form(call, tasks, task)
    data = {HTML: html.splitlines(keepends=True)}
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}


def _form(call: str, tasks: dict[str, Task], task: str) -> Html:
    asked = [each for each in tasks.values() if asks(each)]
    if call == "show":
        return task_form(tasks[task]) if asks(tasks[task]) else _shown(tasks[task])
    return progress_form(asked) if call == "start" else hand_in_form(asked)


def _shown(task: Task) -> Html:
    """The form of what only shows: its widget has it, whatever it is."""
    module = import_module(f"whosays.learner.widgets.{task.type}.widget")
    if hasattr(module, "still_of"):  # a widget that needs more than its own task
        return Html(module.still_of(task))
    from whosays.learner.widgets.kit_widget import KitWidget  # noqa: PLC0415  the door must not wait for widgets

    widget = module.widget_of(task)
    if not isinstance(widget, KitWidget):
        raise KitError(f"{task.room}/{task.stem}, task {task.name}: its widget has no static form.")
    return widget.still()
