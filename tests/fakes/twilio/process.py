"""The server in a process of its own, so that its work is not counted among that of whoever is measured."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Running:
    """A fake that runs at `url`."""

    url: str

    def ask(self, path: str, data: dict | None = None):
        """An answer from beneath `/_/`."""
        body = None if data is None else json.dumps(data).encode()
        with urllib.request.urlopen(f"{self.url}/_/{path}", body, timeout=60) as answer:
            return json.loads(answer.read())

    @property
    def received(self) -> list[dict[str, str]]:
        return self.ask("received")

    def count(self) -> int:
        """How many messages it has taken."""
        return self.ask("count")


@contextmanager
def running(*options: str) -> Iterator[Running]:
    """A fake with these options of the command line until the block ends."""
    command = [sys.executable, "-m", "tests.fakes.twilio", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Running(process.stdout.readline().strip())
        finally:
            process.kill()
