"""The one way to a page's template. Each lies beside the module that fills it."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from whosays.teacher.printed_numbers import decimals, percent


def template(name: str) -> Template:
    """A template by its path in this wing: ``report/report.html.j2``."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    """Everything is escaped, and a name that is missing is an error."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    found.filters.update(percent=percent, decimals=decimals)
    return found
