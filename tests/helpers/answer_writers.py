"""Kernels to be hurt: run as a script by test_answers_crash.py, which reads what they print.

writers.py kill WRITER ROOT KILLS   start a kernel and kill it, KILLS times
writers.py together ROOT COUNT      two kernels forked from a third, writing at the same time
writers.py limited ROOT             a kernel whose files may not grow over 700 bytes
writers.py readonly ROOT            a kernel without the right to write into ROOT
"""

import json
import os
import pwd
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from whosays.learner.answers.store import Answers, Event

ROOM, ARTICLE = "lessons", "c814636c"
NOBODY = 65534


def store(root: str, stem: str) -> Answers:
    return Answers(ROOM, stem, ARTICLE, Path(root))


def text(life: int, number: int) -> str:
    return f"{life}.{number} " + "é“” " * ((life * 7 + number * 131) % 700)


# Each writer is called with (store, task, item, answer, acknowledge).


def the_kit(answers: Answers, task: str, item: str, answer: str, acknowledge: Callable) -> None:
    if answers.record(task, item, answer, 0, False).saved:
        acknowledge()


def acknowledges_first(answers, task, item, answer, acknowledge) -> None:
    acknowledge()
    time.sleep(0.002)
    answers.record(task, item, answer, 0, False)


_open_files = {}


def keeps_the_file_open(answers, task, item, answer, acknowledge) -> None:
    if answers.folder not in _open_files:
        answers.folder.mkdir(parents=True, exist_ok=True)
        name = f"{os.getpid()}-{random.random()}.jsonl"
        _open_files[answers.folder] = (answers.folder / name).open("ab")
    when, who = "2026-11-23T10:32:05.120Z", str(os.getpid())
    event = Event(1, when, who, 1, ROOM, answers.stem, ARTICLE, task, item, answer, 0, False)
    _open_files[answers.folder].write(event.to_line())  # in Python's own buffer, not on the disk
    acknowledge()


WRITERS = {writer.__name__: writer for writer in (the_kit, acknowledges_first, keeps_the_file_open)}


def live(writer: Callable, answers: Answers, life: int, pipe: int) -> None:
    for number in count():
        line = f"{life} {number}\n".encode()
        where = (f"life{life}", f"i{number}", text(life, number))
        writer(answers, *where, lambda line=line: os.write(pipe, line))


def one_life(writer: Callable, answers: Answers, life: int) -> list[str]:
    """Start a kernel, kill it after up to 40 ms, and return what it said was saved."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        live(writer, answers, life, writing)
    os.close(writing)
    time.sleep(random.uniform(0, 0.04))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the kernel ended by itself: it was not the kill that was tested"
    with os.fdopen(reading) as said:
        return said.read().splitlines()


def kill(name: str, root: str, kills: str) -> None:
    acknowledged = []
    for life in range(int(kills)):
        stem = f"{life % 20:02}_notebook"
        for line in one_life(WRITERS[name], store(root, stem), life):
            number = int(line.split()[1])
            said = [stem, f"life{life}", f"i{number}", text(life, number)]
            acknowledged.append(said)
    print(json.dumps({"kills": int(kills), "acknowledged": acknowledged}))


def together(root: str, amount: str) -> None:
    answers = store(root, "01_notebook")
    assert answers.record("parent", "i0", "before the fork", 0, False).saved
    waiting, go = os.pipe()
    children = [os.fork() or run_child(answers, life, int(amount), waiting, go) for life in (1, 2)]
    os.write(go, b"go")
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    print(json.dumps({"codes": codes}))


def run_child(answers: Answers, life: int, amount: int, waiting: int, go: int) -> None:
    os.close(go)
    os.read(waiting, 1)
    saved = [
        answers.record(f"life{life}", f"i{number}", text(life, number), 0, False).saved
        for number in range(amount)
    ]
    os._exit(0 if all(saved) else 1)


def limited(root: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))  # the system itself cuts the writes
    answers = store(root, "01_notebook")
    texts = [f"short {number}" for number in range(10)] + ["long " * 200, "short 10"]
    receipts = [answers.record("t", f"i{n}", said, 0, False) for n, said in enumerate(texts)]
    print(json.dumps([vars(receipt) for receipt in receipts]))


def readonly(root: str) -> None:
    if os.geteuid() == 0:  # root writes where it likes
        os.setgid(NOBODY)
        os.setuid(pwd.getpwnam("nobody").pw_uid)
    receipt = store(root, "01_notebook").record("t", "i1", "an answer", 0, False)
    print(json.dumps({"user": os.geteuid(), **vars(receipt)}))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
