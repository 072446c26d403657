"""Run the processes of a site as children of one foreground process, and end them all with it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from cms.demo.commands import site_commands
from cms.demo.ports import PortUnavailable, free_addresses
from cms.demo.processes import SECONDS_TO_END, SupervisedProcess
from cms.demo.readiness import wait_until_alive

# Noted as early as can be: a parent that ends while the demo content is loading has ended too.
PARENT = os.getppid()
ENDINGS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
SECONDS_BETWEEN_LOOKS = 0.2


def supervise(port: int, ready: Callable[[], None] | None = None, commands: dict[str, list[str]] | None = None) -> int:
    """Run the site on a port of localhost until Ctrl-C, SIGTERM, SIGHUP or the end of the parent process.

    `ready` is called once the web server answers; `commands` replaces the site's own. Every process writes to
    var/log/<name>.log and is started again when it ends. Return the exit code: 1 when the port cannot be had.
    """
    try:
        addresses = free_addresses(port)
    except PortUnavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    Supervisor(commands or site_commands(addresses)).run(port, ready)
    return 0


class Supervisor:
    """The loop that watches over the processes, the signals and the parent."""

    def __init__(self, commands: dict[str, list[str]]):
        self.ending = False
        logs = Path(settings.VAR) / "log"
        logs.mkdir(parents=True, exist_ok=True)
        self.processes = [SupervisedProcess(name, command, logs / f"{name}.log") for name, command in commands.items()]

    def run(self, port: int, ready: Callable[[], None] | None) -> None:
        """Keep the processes up, and call `ready` once, until it is time to end."""
        self.listen_for_the_end()
        waiting = threading.Thread(target=wait_until_alive, args=[port], daemon=True)
        waiting.start()
        try:
            while not self.ending and os.getppid() == PARENT:
                for process in self.processes:
                    process.keep_up()
                if ready and not waiting.is_alive():
                    ready()
                    ready = None
                time.sleep(SECONDS_BETWEEN_LOOKS)
        finally:
            self.end()

    def listen_for_the_end(self) -> None:
        """Take the signals that end the site; a hang-up that `nohup` has switched off stays off."""
        for number in ENDINGS:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self.note_the_end)

    def note_the_end(self, *_: object) -> None:
        """Let the loop find out that it is over."""
        self.ending = True

    def end(self) -> None:
        """End all processes and what they have started, in at most SECONDS_TO_END."""
        deadline = time.monotonic() + SECONDS_TO_END
        for process in self.processes:
            process.let_go()
        for process in self.processes:
            process.wait_for_end(deadline)
