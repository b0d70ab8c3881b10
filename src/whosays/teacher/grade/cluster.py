"""Marking past one machine: the same batches, on a Dask cluster.

The workers need whosays installed and must be able to read what was collected: a folder that all of them
share, or an address that fsspec opens. Keys go to them with the work, marks come back; only this computer
writes. A worker that dies is no loss: its batches are marked by another. A Dask cluster runs what it is
sent, so it belongs behind a wall of your own.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from whosays.base.errors import KitError
from whosays.base.extras import install
from whosays.base.version import __version__

PATIENCE = 30  # seconds until a scheduler that does not answer is given up


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """What marks on the cluster whose scheduler is at ``address`` (tcp://…:8786).

    Raises:
        KitError: Dask is not installed, nobody answers, the workers are not fit, or a batch is lost for good.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  only where a cluster is asked for
    except ImportError as error:
        raise KitError(f"Marking on a cluster needs Dask: {install()}.") from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise KitError(
            f"{address}: no scheduler answers there ({error}). Start it: dask scheduler"
        ) from error
    try:
        _check_workers(client, address)
        # Impure: Dask must not give an old result back for files that have changed since.
        yield client.get_executor(pure=False)
    except KilledWorker as error:
        raise KitError(
            f"{address}: workers ended again and again while marking. Look at their memory, then run this "
            "again: it goes on from there."
        ) from error
    finally:
        client.close()


def _check_workers(client: Any, address: str) -> None:  # noqa: ANN401 - Dask is not always there to name it
    """Every worker must mark as this computer does."""
    try:
        versions = client.run(_version)
    except Exception as error:  # whatever a worker raises comes back as it is, or as text
        raise KitError(f"{address}: a worker has no whosays ({error}). Install it there.") from error
    if not versions:
        raise KitError(f"{address}: the scheduler has no workers. Start some: dask worker {address}")
    other = sorted({version for version in versions.values() if version != __version__})
    if other:
        raise KitError(f"{address}: workers have whosays {', '.join(other)}, and here is {__version__}.")


def _version() -> str:
    return __version__
