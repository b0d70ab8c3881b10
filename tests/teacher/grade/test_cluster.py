"""The same marking on a real Dask cluster, in which one of two workers dies half-way."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from helpers import classroom
from helpers.thorough import rarely
from whosays.base.errors import KitError
from whosays.teacher.grade.cluster import cluster
from whosays.teacher.grade.parallel import Here
from whosays.teacher.grade.run import grade

STEM = "03_fact_claim_or_allegation"
TABLES = ("marks.jsonl", "gradebook.csv", "totals.csv")

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("distributed"),
    reason="NO DASK: pip install dask[distributed] to run this test",
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Dask gives up a connection after 30 s; importing it can take a busy machine that long.
PATIENT = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "300s"}
A_BUSY_MACHINE = 300  # seconds


def started(folder, *words):
    log = (folder / f"{words[0]}-{len(list(folder.iterdir()))}.log").open("wb")
    command = [sys.executable, "-m", "dask", *words]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=log,
        stderr=log,
        start_new_session=True,
        env=os.environ | PATIENT,
    )


def kill(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def dask(tmp_path):
    """The address of a scheduler, and its two workers."""
    folder = tmp_path / "dask"
    folder.mkdir()
    address = f"tcp://127.0.0.1:{free_port()}"
    quiet = ("--no-dashboard", "--host", "127.0.0.1")
    running = [started(folder, "scheduler", "--port", address.rpartition(":")[2], *quiet)]
    try:
        wait_for_scheduler(address, running[0])
        worker = ("worker", address, "--no-nanny", "--nthreads", "1", *quiet)
        running += [started(folder, *worker) for _ in range(2)]
        wait_for_workers(address, running)
        yield address, running[1:]
    finally:
        for process in reversed(running):
            kill(process)


def wait_for_scheduler(address, process):
    host, port = address.removeprefix("tcp://").split(":")
    end = time.monotonic() + A_BUSY_MACHINE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"no scheduler; it ended with {process.poll()}")


def wait_for_workers(address, running):
    """As long as all are alive: who starts slowly on a busy machine is waited for."""
    from distributed import Client

    wanted = len(running) - 1
    end = time.monotonic() + A_BUSY_MACHINE
    with Client(address, timeout=A_BUSY_MACHINE, set_as_default=False) as client:
        while all(process.poll() is None for process in running) and time.monotonic() < end:
            if len(client.nthreads()) >= wanted:
                return
            time.sleep(0.1)
    pytest.fail(f"not all workers came; they ended with {[each.poll() for each in running]}")


def contents(out):
    return {name: (out / name).read_bytes() for name in TABLES}


@pytest.mark.parametrize("kind", ["a shared folder", *rarely("an address")])
def test_a_worker_killed_half_way_leaves_no_trace_in_the_gradebook(root, tmp_path, dask, kind):
    address, workers = dask
    collected = tmp_path / "collected"
    classroom.fill_many(collected, classroom.tasks_of(root, STEM), range(1, 2001))
    grade(collected, tmp_path / "here", executor=Here())
    killed = []

    def told(done, total):
        if done >= total / 2 and not killed:
            killed.append(done)
            kill(workers[0])

    where = str(collected) if kind == "a shared folder" else f"file://{collected}"
    with cluster(address) as executor:
        run = grade(where, tmp_path / "there", executor=executor, progress=told)
    assert 1000 <= killed[0] < 2000
    assert workers[0].poll() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert (run.files, run.problems) == (2000, ())
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_results_of_before_are_not_given_back_for_other_files(root, tmp_path, dask):
    """Dask remembers results by what was asked; the files may have changed since."""
    address, _ = dask
    tasks = classroom.tasks_of(root, STEM)
    for seed in (1, 2):
        classroom.fill(tmp_path / "collected", tasks, range(1, 41), seed=seed)
        with cluster(address) as executor:
            grade(tmp_path / "collected", tmp_path / "there", executor=executor)
        grade(tmp_path / "collected", tmp_path / f"here{seed}", executor=Here())
        assert contents(tmp_path / "there") == contents(tmp_path / f"here{seed}")


def test_a_scheduler_without_workers_is_told(tmp_path, dask):
    address, workers = dask
    for worker in workers:
        kill(worker)
    with pytest.raises(KitError, match=r"no workers\. Start some: dask worker tcp://"):
        enter_until_told(address)


def enter_until_told(address):
    """The scheduler needs a moment to notice that a worker is gone."""
    for _ in range(100):
        with cluster(address):
            time.sleep(0.3)


def test_an_address_where_nobody_answers_is_told(monkeypatch):
    monkeypatch.setattr("whosays.teacher.grade.cluster.PATIENCE", 1)
    with (
        pytest.raises(KitError, match="no scheduler answers there"),
        cluster(f"tcp://127.0.0.1:{free_port()}"),
    ):
        pass
