"""Starting the mail server of `smtp_server`, and reading what it has taken."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MailServer:
    """A mail server that runs."""

    port: int
    book: Path

    def taken(self) -> list[tuple[str, str]]:
        """Recipient and Message-ID of every mail, in the order in which they came."""
        return [tuple(line.split()) for line in self.book.read_text().splitlines()]

    def count(self) -> int:
        """How many mails it has taken."""
        return self.book.read_bytes().count(b"\n")


@contextmanager
def running(folder: Path, *, faults: float = 0) -> Iterator[MailServer]:
    """A mail server until the block ends."""
    book = folder / "taken"
    book.touch()
    command = [sys.executable, "-m", "tests.fakes.smtp_server", str(book), str(faults)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield MailServer(int(process.stdout.readline()), book)
        finally:
            process.kill()
