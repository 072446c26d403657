"""Ending in an orderly way when the process is asked to."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def noticing_sigterm() -> Iterator[threading.Event]:
    """An event that is set by SIGTERM; afterwards the process gets the signal again, to end as it would have.

    Only the main thread is told of signals; in any other the event stays as it is.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    before = signal.signal(signal.SIGTERM, lambda *_: asked.set())
    try:
        yield asked
    finally:
        signal.signal(signal.SIGTERM, before)
        if asked.is_set():
            os.kill(os.getpid(), signal.SIGTERM)
