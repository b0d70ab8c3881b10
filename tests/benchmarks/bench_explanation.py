"""From an answer to its explanation, in a real JupyterLab and a real Chromium: milliseconds.

In tests/: python -m benchmarks.bench_explanation [ROUNDS]. Goal: the 95th percentile under 100 ms.
Measured in the page: from the key press on Check until the explanation stands in the document, by way of
Python. Beside it the time until an answer is on the disk and the page says so, in the same run.
"""

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from helpers.chromium import launched
from helpers.lab import DOOR, Lab, Lesson

LESSON = "lessons/03_fact_claim_or_allegation.ipynb"
TITLE = "Fact, claim or allegation?"
TIMED = """async (card) => {
  const status = card.querySelector('[role=status][aria-live]');
  const begin = performance.now();
  const there = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (status.querySelector('.ws-why')) { watch.disconnect(); done(performance.now() - begin); }
    });
    watch.observe(status, { childList: true, subtree: true });
  });
  card.querySelector('.ws-btn.main').click();
  return await there;
}"""
SAVED = """async (card) => {
  const line = card.querySelector('.ws-saved');
  const begin = performance.now();
  const there = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (line.textContent.startsWith('saved')) { watch.disconnect(); done(performance.now() - begin); }
    });
    watch.observe(line, { childList: true, subtree: true, characterData: true });
  });
  card.querySelectorAll('input[type=radio]')[2].click();
  return await there;
}"""


def main(rounds: int) -> None:
    """Answer every statement of the sorter in each round, on a fresh working copy a round."""
    explained: list[float] = []
    saved: list[float] = []
    for browser in launched():
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "my-lessons"
                lab = Lab(copy, Path(folder) / "home", [*DOOR, str(copy)])
                answer_all(Lesson(lab, browser, LESSON).wait_for_widgets(12), saved, explained)
                lab.stop()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}, {rounds} rounds"
    )
    tell("answer kept on disk ", saved)
    tell("explanation painted ", explained)


def answer_all(lesson: Lesson, saved: list[float], explained: list[float]) -> None:
    """Answer and check each statement once, and note both times."""
    heading = lesson.page.get_by_role("heading", name=TITLE, exact=True)
    card = lesson.page.locator("section.ws", has=heading)
    card.scroll_into_view_if_needed()
    for number in range(card.locator(".ws-step").count()):
        card.locator(".ws-step").nth(number).click()
        lesson.page.wait_for_timeout(150)
        saved.append(card.evaluate(SAVED))
        explained.append(card.evaluate(TIMED))
    lesson.close()


def tell(name: str, times: list[float]) -> None:
    """Median, 95th percentile and the slowest, in milliseconds."""
    ordered = sorted(times)
    p95 = ordered[max(0, round(0.95 * len(ordered)) - 1)]
    median = statistics.median(ordered)
    print(f"{name} n={len(ordered)}  median {median:.0f} ms  p95 {p95:.0f} ms  slowest {ordered[-1]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
