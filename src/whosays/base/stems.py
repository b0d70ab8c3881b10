"""Which lesson or exercise is meant by what somebody typed: ``03``, ``3``, or its whole name."""

from collections.abc import Iterable


def meant_stem(typed: str, there: Iterable[str]) -> str | None:
    """The first stem of ``there`` that ``typed`` means: a number, or a stem to its end or to a ``_``.

    Whoever asks says in their own words what there is instead, so an unknown one is no error here.
    """
    return next((stem for stem in there if is_meant(typed, stem)), None)


def is_meant(typed: str, stem: str) -> bool:
    """Whether ``typed`` means this stem. Nothing typed means none."""
    return bool(typed) and (stem == typed or stem.startswith(f"{typed.zfill(2)}_"))
