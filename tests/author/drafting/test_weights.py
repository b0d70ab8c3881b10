"""The weights that the engine carries: their size, how they are kept, what loading them costs."""

from pathlib import Path

import pytest

import whosays.author.drafting
from benchmarks.drafting.mixing import mixed
from benchmarks.drafting.weights_file import LABELS, Trained, weights_file
from helpers.import_times import processor_seconds
from whosays.author.drafting.linking import link_weights
from whosays.author.drafting.model import read_model, tagger_model

FOLDER = Path(whosays.author.drafting.__file__).parent / "weights"
LOAD = """
import time
begin = time.process_time()
from whosays.author.drafting.attributions import attributions
attributions("She said so.")
print(time.process_time() - begin)
"""


def test_the_weights_are_small():
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir() if path.suffix == ".gz"}
    print(f"\n{len(sizes)} files: {sizes}")
    assert sizes
    assert sum(sizes.values()) < 450_000


def test_the_model_card_stands_beside_them():
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card


def test_loading_is_quick():
    """The fastest of three: other programs run, too."""
    assert min(processor_seconds(LOAD) for _ in range(3)) < 0.4


def test_no_heavy_package_is_loaded():
    code = f"import sys\n{LOAD}\nassert not {{'numpy', 'regex', 'pandas', 'scipy'}} & set(sys.modules)"
    assert processor_seconds(code) > 0


def test_the_tagger_has_weights_for_both_passes():
    model = tagger_model()
    assert model.labels == LABELS
    assert len(model.weights) > 10_000
    said = model.weights["w=said"]
    assert any(model.unpack([said], 0)[0])
    assert any(model.unpack([said], 1)[0])
    assert len(link_weights().choices) > 1000


@pytest.mark.parametrize(("weight", "kept"), [(0, 0), (1, 1), (-2, -2), (47, 47), (-5000, -965), (5000, 955)])
def test_a_weight_is_read_as_it_was_written(weight, kept):
    trained = Trained({("w=é|a", "B-S"): weight, ("c", "O"): 7}, {("O", "B-S"): -3.4})
    model = read_model(weights_file([trained, trained], {"said": 0.9}, 10))
    packed = model.scores((), [["w=é|a"], ["c"], ["c"], ["nothing"]])
    for number in (0, 1):
        scores = dict(zip(LABELS, model.unpack(packed, number)[0], strict=True))
        assert scores["B-S"] == pytest.approx(kept, abs=1 + abs(kept) * 0.02)
        assert scores["O"] == pytest.approx(14, abs=2)
        assert scores["I-C"] == 0
        assert model.transitions[number][LABELS.index("O")][LABELS.index("B-S")] == -3


def test_the_features_of_small_weight_are_left_out():
    trained = Trained({("great", "O"): 100, ("small", "O"): 1}, {})
    assert set(read_model(weights_file([trained], {}, 1)).weights) == {"great"}


def test_two_trainings_are_halved():
    one = Trained({("w=a", "O"): 40, ("b", "B-S"): 8}, {("O", "O"): 10})
    other = Trained({("w=a", "O"): 60, ("w=b", "O"): 20}, {("O", "O"): 30})
    model = read_model(weights_file([one, one], {}, 10))
    for pass_ in mixed(model, [other, other]):
        assert pass_.state["w=a", "O"] == pytest.approx(50, abs=2)
        assert pass_.state["w=b", "O"] == 10
        assert pass_.state["b", "B-S"] == pytest.approx(4, abs=3)
        assert pass_.transitions["O", "O"] == 20
