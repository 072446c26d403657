"""Serving an application as it is served in production, and asking it as fast as it answers.

Rates depend on the machine and on what else runs there; what is compared is asked in turns, and medians are compared.
"""

import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest
from django.conf import settings

CONNECTIONS = 16
PORTS = (12_000, 32_000)
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx|Socket errors")


@dataclass(frozen=True)
class Question:
    """An address, and the headers that it is asked with."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Comparison(NamedTuple):
    """Median answers per second of two questions, and the median share of the first in the second, round by round."""

    one: float
    other: float
    share: float


def free_port() -> int:
    """A port that nothing listens on, below those that systems hand out by themselves: none of these is safe until a
    server has taken it."""
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as server, suppress(OSError):
            server.bind(("127.0.0.1", port))
            return port


@contextmanager
def served(application: str, *, port: int, workers: int = 1, threads: int = 4, **environment: str) -> Iterator[str]:
    """Run gunicorn with an application (`module:name`) and these additions to the environment; answers its address."""
    size = [f"--workers={workers}", "--worker-class=gthread", f"--threads={threads}"]
    quiet = ["--log-level=warning", "--no-control-socket", "--preload", f"--bind=127.0.0.1:{port}"]
    command = [sys.executable, "-m", "gunicorn", *size, *quiet, application]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ | environment)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen, seconds: float = 60) -> None:
    """Wait until a server listens; fail if it ends, or takes longer than anybody should wait."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing listens on port {port}")


def ask(question: Question) -> tuple[bytes, Mapping[str, str]]:
    """One answer: its body as it was sent, and its headers."""
    request = urllib.request.Request(question.url, headers=dict(question.headers))
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.read(), dict(response.headers)


def rate(question: Question, *, seconds: int = 2) -> float:
    """Answers per second to sixteen connections (wrk, which costs the machine next to nothing itself)."""
    if shutil.which("wrk") is None:
        pytest.skip("wrk, which asks faster than Python can, is not installed")
    headers = [f"--header={name}: {value}" for name, value in question.headers.items()]
    command = ["wrk", "--threads=1", f"--connections={CONNECTIONS}", f"--duration={seconds}s", *headers, question.url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert FAILED.search(said) is None, said
    found = RATE.search(said)
    assert found is not None, said
    return float(found[1])


def compared(one: Question, other: Question, *, rounds: int = 25, seconds: int = 1) -> Comparison:
    """Ask two questions in turns, many times for a short while: what else the machine does then hits both alike."""
    pairs = [(rate(one, seconds=seconds), rate(other, seconds=seconds)) for _round in range(rounds)]
    ones, others = zip(*pairs, strict=True)
    share = statistics.median(first / second for first, second in pairs)
    return Comparison(statistics.median(ones), statistics.median(others), share)
