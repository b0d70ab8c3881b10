"""The libraries that have a say in what the commands print and draw, as they were when it was recorded."""

from importlib.metadata import version
from pathlib import Path

NAMES = ("typer", "rich", "jinja2", "pandas", "numpy", "scipy", "matplotlib", "nbformat", "tomli-w")
FILE = Path(__file__).parent / "libraries.txt"


def keep_versions() -> None:
    """Write down which they are."""
    FILE.write_text("".join(f"{name} {version(name)}\n" for name in NAMES), encoding="utf-8")


def other_versions() -> list[str]:
    """The libraries that are not what they were, each with both versions."""
    then = dict(line.split() for line in FILE.read_text(encoding="utf-8").splitlines())
    now = {name: version(name) for name in NAMES}
    return [f"{name} {then.get(name)} -> {now[name]}" for name in NAMES if then.get(name) != now[name]]
