"""Locks on files, which the kernel lets go when a process ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def lock(path: Path, mode: int) -> Iterator[None]:
    """Hold a lock on a file: fcntl.LOCK_EX alone, fcntl.LOCK_SH together with others; with LOCK_NB do not wait."""
    with path.open("a") as file:
        fcntl.flock(file, mode)
        yield


def is_unused(path: Path) -> bool:
    """Whether no process holds this lock."""
    try:
        with lock(path, fcntl.LOCK_EX | fcntl.LOCK_NB):
            return True
    except BlockingIOError:
        return False
