"""What a learner's kernel takes for its first widgets, beside one plain anywidget: seconds and memory.

In tests/: python -m benchmarks.bench_learners_kernel [RUNS]. Goal: a fresh kernel with ``start`` and the
first ``show`` constructed takes at most 1.3 times the time, and 1.15 times the memory, of a fresh kernel with
one constructed anywidget. What the cells take without the kernel's own start, and import alone, are printed
and not held. The runs are taken in turn, so that a busy machine hits all alike.
"""

import os
import platform
import statistics
import sys
import time
from typing import NamedTuple

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


class Weight(NamedTuple):
    """Seconds from the kernel's start, and of the cell alone; megabytes of the kernel; pandas or not."""

    waited: float
    cell: float
    megabytes: float
    heavy: bool


def probe(statement: str) -> Weight:
    """What a fresh kernel takes for one cell."""
    told: list[str] = []

    def hear(message: dict) -> None:
        if message["msg_type"] == "stream":
            told.append(message["content"]["text"])
        if message["msg_type"] == "error":
            sys.exit("\n".join(message["content"]["traceback"]))

    begin = time.perf_counter()
    manager, client = start_new_kernel(kernel_name="python3", extra_arguments=["--log-level=ERROR"])
    try:
        client.execute_interactive(PROBE.replace("{statement}", statement), timeout=60, output_hook=hear)
        waited = time.perf_counter() - begin
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    cell, megabytes, heavy = "".join(told).split()
    return Weight(waited, float(cell), float(megabytes), heavy == "True")


def main(runs: int) -> None:
    """Print medians and the ratios to the floor, and whether the goal is met."""
    figures: dict[str, list[Weight]] = {name: [] for name in STATEMENTS}
    for turn in range(runs + 1):
        for name, statement in STATEMENTS.items():
            figure = probe(statement)
            if turn:  # the first turn fills the disk cache
                figures[name].append(figure)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores{load}; medians of {runs} runs")
    floor = medians(figures[FLOOR])
    for name, found in figures.items():
        print(line(name, medians(found), floor))
    ours = medians(figures[HELD])
    met = ours.waited <= MOST_TIME * floor.waited and ours.megabytes <= MOST_MEMORY * floor.megabytes
    print(f"goal for “{HELD}”: {MOST_TIME}x time, {MOST_MEMORY}x memory: {'met' if met else 'NOT MET'}")


def medians(found: list[Weight]) -> Weight:
    """The median of each figure."""
    waited, cell, megabytes, heavy = zip(*found, strict=True)
    middle = statistics.median
    return Weight(middle(waited), middle(cell), middle(megabytes), any(heavy))


def line(name: str, mine: Weight, floor: Weight) -> str:
    """One statement's figures beside the floor's."""
    return (
        f"{name:32} with the kernel {mine.waited:5.2f} s ({mine.waited / floor.waited:.2f}x)   "
        f"cell {mine.cell:5.2f} s ({mine.cell / floor.cell:.2f}x)   "
        f"{mine.megabytes:5.1f} MB ({mine.megabytes / floor.megabytes:.2f}x)   "
        f"pandas or numpy: {'yes' if mine.heavy else 'no'}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
