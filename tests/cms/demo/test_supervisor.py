import contextlib
import fcntl
import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SECONDS_TO_END = 5


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(tmp_path, port):
    """Start a supervisor over stand-ins; whatever a test leaves running is killed."""
    started = []

    def start(*names, launcher=()):
        command = [sys.executable, "-m", "tests.cms.demo.run_supervisor", str(tmp_path), str(port), *names]
        options = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen([*launcher, *command], start_new_session=True, **options))
        return started[-1]

    yield start
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "this did not happen in time"
        time.sleep(0.05)


def has_text(file, text):
    return file.exists() and file.read_text() == text


def is_held(file):
    """Whether any process still holds the lock that a stubborn stand-in took."""
    with file.open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def next_line(supervisor, seconds=20):
    assert select.select([supervisor.stdout], [], [], seconds)[0], "nothing was printed in time"
    return supervisor.stdout.readline()


def web_process(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return int(connection.getresponse().read())
    except OSError:
        return None
    finally:
        connection.close()


def test_ready_is_called_when_the_web_server_answers(start, port):
    supervisor = start("web")
    assert next_line(supervisor) == "ready\n"
    assert web_process(port) is not None


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_end_of_the_supervisor_ends_children_and_grandchildren(start, tmp_path, ending):
    supervisor = start("stubborn")
    wait_until(lambda: has_text(tmp_path / "stubborn", "started\nstarted\n"))
    supervisor.send_signal(ending)
    assert supervisor.wait(SECONDS_TO_END) == (-signal.SIGKILL if ending == signal.SIGKILL else 0)
    wait_until(lambda: not is_held(tmp_path / "stubborn"), SECONDS_TO_END)


def test_end_of_the_parent_ends_everything(start, tmp_path):
    parent = start("stubborn", launcher=["sh", "-c", '"$@"; true', "sh"])
    wait_until(lambda: has_text(tmp_path / "stubborn", "started\nstarted\n"))
    parent.kill()
    wait_until(lambda: not is_held(tmp_path / "stubborn"), SECONDS_TO_END)


def test_process_that_ended_is_started_again(start, tmp_path):
    supervisor = start("fragile")
    log = tmp_path / "log" / "fragile.log"
    assert next_line(supervisor) == f"fragile ended unexpectedly (see {log}); starting it again in 1 s.\n"
    wait_until(lambda: has_text(tmp_path / "fragile", "second"))
    assert log.read_text() == f"{sys.executable} ended with exit code 3\n"


def test_process_whose_wrapper_was_killed_runs_once_again(start, port):
    start("web")
    wait_until(lambda: web_process(port))
    first = web_process(port)
    os.kill(os.getpgid(first), signal.SIGKILL)
    wait_until(lambda: web_process(port) not in (None, first))


def test_taken_port_is_one_line_and_starts_nothing(start, tmp_path, port):
    with socket.create_server(("127.0.0.1", port)):
        supervisor = start("stubborn")
        assert supervisor.communicate() == ("", f"Port {port} is taken. Choose another: make demo PORT={port + 1}\n")
    assert supervisor.returncode == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_port_taken_on_the_ipv6_loopback_alone_is_one_line(start, port):
    with socket.create_server(("::1", port), family=socket.AF_INET6):
        supervisor = start("stubborn")
        assert supervisor.communicate() == ("", f"Port {port} is taken. Choose another: make demo PORT={port + 1}\n")


@pytest.mark.parametrize("port", [0, 65536])
def test_impossible_port_is_one_line(start, port):
    supervisor = start("stubborn")
    assert supervisor.communicate() == ("", f"There is no port {port}; choose one between 1 and 65535.\n")
    assert supervisor.returncode == 1
