"""Work done by several processes, its results in order. Nothing depends on how many there are."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from typing import Any, TypeVar

FEW = 400  # files; under that, starting processes takes longer than marking


Result = TypeVar("Result")


class Here(Executor):
    """An executor that works at once, in this process: for a class, and for tests."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:  # noqa: ANN401
        """The finished future of ``function``."""
        future: Future[Any] = Future()
        future.set_result(function(*args, **more))
        return future


def processes(files: int, cores: int | None = None) -> AbstractContextManager[Executor]:
    """What marks ``files`` files on this computer: this process, or one a core."""
    cores = cores or os.cpu_count() or 1
    if files < FEW or cores == 1:
        return Here()
    # Spawned, not forked: a fork of a process that draws a progress bar may hang.
    return ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn"))


def in_order(
    executor: Executor, function: Callable[[Any], Result], pieces: Iterator[Any]
) -> Iterator[Result]:
    """The results in the order of ``pieces``. Only a few are asked for ahead, so that memory stays flat."""
    ahead = 4 * (os.cpu_count() or 1)
    waiting: deque[Future[Result]] = deque()
    try:
        for piece in pieces:
            waiting.append(executor.submit(function, piece))
            while waiting and (waiting[0].done() or len(waiting) > ahead):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
