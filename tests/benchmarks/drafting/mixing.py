"""Two trainings in one: the mean of their weights, which errs less than either (parameter mixing)."""

from whosays.author.drafting.model import PASSES, Model

from .weights_file import FAVOUR, LABELS, Trained

Weights = dict[tuple[str, str], float]


def mixed(model: Model, passes: list[Trained]) -> list[Trained]:
    """The passes halfway between a model, as its file keeps it, and another training's.

    A feature that the model left out as too small counts as nothing there.
    """
    return [
        Trained(
            _mean(_state(model, number), passes[number].state),
            _mean(_transitions(model, number), passes[number].transitions),
        )
        for number in range(PASSES)
    ]


def _mean(one: Weights, other: Weights) -> Weights:
    return {key: (one.get(key, 0) + other.get(key, 0)) / 2 for key in {**one, **other}}


def _state(model: Model, number: int) -> Weights:
    """The weights of a pass by feature and label, without what the file favours."""
    state = {
        (name, label): float(weight)
        for name, packed in model.weights.items()
        for label, weight in zip(model.labels, model.unpack([packed], number)[0], strict=True)
    }
    if number == PASSES - 1:
        for label, more in FAVOUR.items():
            state["b", label] -= more
    return state


def _transitions(model: Model, number: int) -> Weights:
    rows = model.transitions[number]
    return {(before, after): rows[i][j] for i, before in enumerate(LABELS) for j, after in enumerate(LABELS)}
