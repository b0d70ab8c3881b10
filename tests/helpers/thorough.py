"""How much is tried: a part of it each time, all of it with ``--slow``."""

import os

import pytest

SLOW = "WHOSAYS_SLOW"  # set by --slow before any test file is read


def examples(most: int) -> int:
    """How many examples Hypothesis tries: a third, but 25 at least, and all of them with ``--slow``."""
    return most if os.environ.get(SLOW) else min(most, max(25, most // 3))


def rarely(*values: object) -> list[object]:
    """Values of a parametrized test that are tried with ``--slow`` alone."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


def with_slow(*values: object) -> tuple[object, ...]:
    """Values that one test goes through too where ``--slow`` is given."""
    return values if os.environ.get(SLOW) else ()
