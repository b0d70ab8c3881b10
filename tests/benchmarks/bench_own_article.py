"""What a teacher's own article costs: from the draft to a key that another person fixed, without a browser.

In tests/: python -m benchmarks.bench_own_article [--each] [ARTICLE ...]. How looks, edits and reasons are
counted, and what is reckoned for each, stands in helpers/scripted/counting.py and reasons.py.
"""

import sys
import tempfile
from pathlib import Path

from helpers.scripted.articles import count_of, planned, proofs
from helpers.scripted.counting import table


def main(arguments: list[str]) -> None:
    """Print the table; with ``--each`` every edit, too."""
    named = [each for each in arguments if not each.startswith("--")]
    counts = []
    for proof in proofs():
        if named and proof.name not in named:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            plan = planned(proof, Path(scratch))
        counts.append(count_of(proof, plan))
        if "--each" in arguments:
            print(*(f"  {step.what:28} {step.act}" for step in plan.steps if step.what != "look"), sep="\n")
        print(*(f"{proof.name}: not reached: {each}" for each in plan.open), sep="\n")
    print(table(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
