"""How long a learner's kernel takes to load the kit, beside anywidget alone: seconds and memory.

In tests/: python -m benchmarks.bench_import [RUNS]. Goal: within 1.15 times anywidget, and no pandas.
Every run is a fresh Python process; the two are taken in turn, so that a busy machine hits both alike.
"""

import os
import platform
import statistics
import subprocess
import sys

PROBE = """
import sys, time, resource
begin = time.perf_counter()
{statement}
took = time.perf_counter() - begin
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(took, memory, "pandas" in sys.modules or "numpy" in sys.modules)
"""
STATEMENTS = {
    "import anywidget": "import anywidget",
    "import whosays": "import whosays",
    "from whosays import start, show": "from whosays import start, show",
}


def probe(statement: str) -> tuple[float, float, bool]:
    """Seconds, megabytes, and whether pandas or numpy came along, in a fresh process."""
    command = [sys.executable, "-c", PROBE.format(statement=statement)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), float(out[1]), out[2] == "True"


def main(runs: int) -> None:
    """Print medians and the ratio to anywidget."""
    figures: dict[str, list[tuple[float, float, bool]]] = {name: [] for name in STATEMENTS}
    for turn in range(runs + 1):
        for name, statement in STATEMENTS.items():
            figure = probe(statement)
            if turn:  # the first turn fills the disk cache
                figures[name].append(figure)
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; {runs} runs each"
    )
    base = [statistics.median(column) for column in zip(*figures["import anywidget"], strict=True)]
    for name, found in figures.items():
        seconds, megabytes, heavy = (statistics.median(column) for column in zip(*found, strict=True))
        print(
            f"{name:34} {seconds:6.3f} s ({seconds / base[0]:.2f}x)  {megabytes:6.1f} MB "
            f"({megabytes / base[1]:.2f}x)  pandas or numpy loaded: {'yes' if heavy else 'no'}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
