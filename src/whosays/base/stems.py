"""Which lesson or exercise is meant by what somebody typed: ``03``, ``3``, or its whole name."""

from collections.abc import Collection, Iterable

from whosays.base.errors import KitError

_ENDS = (".ipynb", ".tasks.toml")


def meant_stem(typed: str, there: Iterable[str]) -> str | None:
    """The first stem of ``there`` that ``typed`` means: a number, or a stem to its end or to a ``_``.

    Whoever asks says in their own words what there is instead, so an unknown one is no error here.
    """
    return next((stem for stem in there if is_meant(typed, stem)), None)


def is_meant(typed: str, stem: str) -> bool:
    """Whether ``typed`` means this stem. Nothing typed means none."""
    return bool(typed) and (stem == typed or stem.startswith(f"{typed.zfill(2)}_"))


def only_stem(typed: str, there: Iterable[str]) -> str | None:
    """As ``meant_stem``, for what is handed out: where two are meant, neither is taken.

    Raises:
        KitError: ``typed`` means more than one of them.
    """
    meant = [stem for stem in there if is_meant(typed, stem)]
    if typed not in meant and len(meant) > 1:
        raise KitError(f"“{typed}” means {' and '.join(meant)}: type more of the name.")
    return typed if typed in meant else next(iter(meant), None)


def bare_stem(typed: str, rooms: Collection[str]) -> str:
    """What was typed without its folder and ending, where it is the path of a file in one of ``rooms``.

    A path elsewhere is given back as it is, and means nothing.
    """
    *folders, name = typed.replace("\\", "/").split("/")
    if folders and folders[-1] not in (".", *rooms):
        return typed
    return next((name.removesuffix(end) for end in _ENDS if name.endswith(end)), name)
