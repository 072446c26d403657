"""Which addresses of this machine the demo can listen on."""

import errno
import socket

LOOPBACK = [(socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]")]


class PortUnavailable(Exception):
    """The message is one line that says what to do."""


def free_addresses(port: int) -> list[str]:
    """Return every `host:port` that `localhost` may mean here, or raise PortUnavailable."""
    if not 0 < port < 65536:
        raise PortUnavailable(f"There is no port {port}; choose one between 1 and 65535.")
    addresses = [f"{url_host}:{port}" for family, host, url_host in LOOPBACK if can_bind(family, host, port)]
    if not addresses:
        raise PortUnavailable("This machine has no loopback address to listen on.")
    return addresses


def can_bind(family: int, host: str, port: int) -> bool:
    """Whether this address exists and is free; raise PortUnavailable if it exists and is not."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As gunicorn does: connections of an earlier run that still linger do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as problem:
        return refuse(problem, port)
    return True


def refuse(problem: OSError, port: int) -> bool:
    """Tell a port that cannot be had from an address that this machine lacks."""
    if problem.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        raise PortUnavailable(f"Port {port} is taken. Choose another: make demo PORT={other}")
    if problem.errno == errno.EACCES:
        raise PortUnavailable(f"Port {port} needs an administrator's rights. Choose another: make demo PORT=8000")
    return False
