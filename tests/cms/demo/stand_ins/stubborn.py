"""A process with a child of its own; both ignore SIGTERM and hold one lock on a file for as long as they live."""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path

signal.signal(signal.SIGTERM, signal.SIG_IGN)
with Path(sys.argv[2]).open("w") as held:
    fcntl.flock(held, fcntl.LOCK_EX)
    os.fork()
    held.write("started\n")
    held.flush()
    time.sleep(600)
