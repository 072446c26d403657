"""A command that is started again whenever it ends, until it is let go."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from cms.demo import child

SECONDS_TO_END = child.SECONDS_TO_END + 1
FIRST_PAUSE, LONGEST_PAUSE = 1, 30


def say(line: str) -> None:
    """Print a line; a terminal that has gone away is no reason to leave processes behind."""
    with contextlib.suppress(OSError):
        print(line, flush=True)


class SupervisedProcess:
    """One command with its log, its lifeline and the pause before it is started again."""

    def __init__(self, name: str, command: list[str], log: Path):
        self.name = name
        self.command = command
        self.log = log
        self.log.write_bytes(b"")
        self.wrapper: subprocess.Popen[bytes] | None = None
        self.lifeline = -1
        self.started = self.due = 0.0
        self.pause = FIRST_PAUSE

    def keep_up(self) -> None:
        """Start the command when it is due, and make it due again after it has ended."""
        now = time.monotonic()
        if self.wrapper is None and now >= self.due:
            self.start(now)
        elif self.wrapper is not None and self.wrapper.poll() is not None:
            self.plan_restart(now)

    def start(self, now: float) -> None:
        """Start the command inside a wrapper that ends it as soon as the lifeline is let go."""
        reading_end, self.lifeline = os.pipe()
        with self.log.open("ab") as log:
            self.wrapper = subprocess.Popen(
                [sys.executable, "-I", "-S", child.__file__, str(reading_end), *self.command],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[reading_end],
                start_new_session=True,
            )
        os.close(reading_end)
        self.started = now

    def plan_restart(self, now: float) -> None:
        """Say that the command has ended and when it is tried again: later each time, until it has lasted a while."""
        if now - self.started > LONGEST_PAUSE:
            self.pause = FIRST_PAUSE
        say(f"{self.name} ended unexpectedly (see {self.log}); starting it again in {self.pause} s.")
        self.let_go()
        self.wait_for_end(now)
        self.due = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def let_go(self) -> None:
        """Close the lifeline: whatever still runs at its other end begins to end."""
        if self.lifeline >= 0:
            os.close(self.lifeline)
            self.lifeline = -1

    def wait_for_end(self, deadline: float) -> None:
        """Wait until the command has ended, at the latest until the deadline, and kill what is left of its group."""
        if self.wrapper is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wrapper.wait(max(0.0, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.wrapper.pid, signal.SIGKILL)
        self.wrapper = None
