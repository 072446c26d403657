"""A process with a child of its own; both ignore SIGTERM and hold one lock on a file for as long as they live."""

import fcntl
import os
import signal
import sys
import time

signal.signal(signal.SIGTERM, signal.SIG_IGN)
held = open(sys.argv[2], "w")
fcntl.flock(held, fcntl.LOCK_EX)
os.fork()
held.write("started\n")
held.flush()
time.sleep(600)
