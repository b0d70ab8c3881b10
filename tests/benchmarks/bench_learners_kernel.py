"""What a learner's kernel takes for its first widgets, beside one plain anywidget: seconds and memory.

In tests/: python -m benchmarks.bench_learners_kernel [RUNS]. Goal: ``start`` and the first ``show`` within
1.3 times the time and 1.15 times the memory of one constructed anywidget. Import alone is printed and not
held. Every run is a fresh kernel; they are taken in turn, so that a busy machine hits all alike.
"""

import os
import platform
import statistics
import sys

from jupyter_client.manager import start_new_kernel

PROBE = """
import os, sys, time, resource
begin = time.perf_counter()
{statement}
took = time.perf_counter() - begin
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(took, memory, "pandas" in sys.modules or "numpy" in sys.modules)
"""
ANYWIDGET = """
import anywidget, traitlets
class Plain(anywidget.AnyWidget):
    _esm = "export default {{ render({{ model, el }}) {{ el.textContent = model.get('text'); }} }};"
    text = traitlets.Unicode("one").tag(sync=True)
widget = Plain()
"""
LESSON = """
from whosays import start, show
top = start("lessons/00_start_here")
widget = show("lessons/00_start_here", "{task}")
assert "#" in repr(top) and "task cannot be shown" not in repr(widget)
"""
FLOOR = "one constructed anywidget"
HELD = "start and the first show"
STATEMENTS = {
    FLOOR: ANYWIDGET.replace("{{", "{").replace("}}", "}"),
    HELD: LESSON.replace("{task}", "front_page"),
    "import whosays": "import whosays",
    "from whosays import start, show": "from whosays import start, show",
}
MOST_TIME, MOST_MEMORY = 1.3, 1.15


def probe(statement: str) -> tuple[float, float, bool]:
    """Seconds, megabytes of the whole kernel, and whether pandas or numpy came along, in a fresh one."""
    manager, client = start_new_kernel(kernel_name="python3")
    told: list[str] = []

    def hear(message: dict) -> None:
        if message["msg_type"] == "stream":
            told.append(message["content"]["text"])
        if message["msg_type"] == "error":
            sys.exit("\n".join(message["content"]["traceback"]))

    try:
        client.execute_interactive(PROBE.replace("{statement}", statement), timeout=60, output_hook=hear)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    out = "".join(told).split()
    return float(out[0]), float(out[1]), out[2] == "True"


def main(runs: int) -> None:
    """Print medians and the ratio to the floor, and whether the goal is met."""
    figures: dict[str, list[tuple[float, float, bool]]] = {name: [] for name in STATEMENTS}
    for turn in range(runs + 1):
        for name, statement in STATEMENTS.items():
            figure = probe(statement)
            if turn:  # the first turn fills the disk cache
                figures[name].append(figure)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; {runs} runs each"
    )
    base = [statistics.median(column) for column in zip(*figures[FLOOR], strict=True)]
    for name, found in figures.items():
        seconds, megabytes, heavy = (statistics.median(column) for column in zip(*found, strict=True))
        ratios = seconds / base[0], megabytes / base[1]
        goal = "" if name != HELD else f"   goal {MOST_TIME}x and {MOST_MEMORY}x: {_verdict(*ratios)}"
        print(
            f"{name:34} {seconds:6.3f} s ({ratios[0]:.2f}x)  {megabytes:6.1f} MB ({ratios[1]:.2f}x)  "
            f"pandas or numpy loaded: {'yes' if heavy else 'no'}{goal}"
        )


def _verdict(time: float, memory: float) -> str:
    return "met" if time <= MOST_TIME and memory <= MOST_MEMORY else "NOT MET"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
