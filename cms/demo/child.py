"""Run one command that ends with its supervisor; started as `python child.py LIFELINE COMMAND...`.

LIFELINE is the reading end of a pipe whose writing end only the supervisor holds. However the supervisor ends, even
by SIGKILL, the kernel closes the pipe, and this process ends the command and everything the command has started. It
leads a process group of its own for that, which also keeps a terminal's Ctrl-C away from the command.
"""

import os
import signal
import subprocess
import sys
import threading
import time

SECONDS_TO_END = 2


def main(lifeline: int, command: list[str]) -> None:
    """Run the command, note how it ended, and end what it has left behind together with this process."""
    # The signal to the group is meant for the command; a handler, unlike SIG_IGN, is not inherited by it.
    signal.signal(signal.SIGTERM, lambda *_: None)
    process = subprocess.Popen(command)
    threading.Thread(target=end_group_after, args=[lifeline], daemon=True).start()
    print(f"{command[0]} ended with exit code {process.wait()}", file=sys.stderr, flush=True)
    os.killpg(0, signal.SIGKILL)


def end_group_after(lifeline: int) -> None:
    """Wait for the end of the supervisor, then ask the group to end, then force it."""
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGTERM)
    time.sleep(SECONDS_TO_END)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
