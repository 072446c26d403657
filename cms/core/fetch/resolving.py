"""From a name to the internet addresses that may be asked."""

import queue
import socket
import threading
from collections.abc import Callable

from .addresses import Address
from .deadline import Deadline
from .errors import AddressRefused, NotReached, TooSlow
from .networks import IPAddress, is_public
from .networks import parse as parse_ip

Resolver = Callable[[str], list[str]]
"""Answers the internet addresses of a name, or raises OSError."""

MOST = 4


def ask_system(name: str) -> list[str]:
    """What the operating system knows of a name."""
    found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_rest, sockaddr in found))


def resolve(address: Address, *, ask: Resolver, deadline: Deadline, test_servers: list[str]) -> list[IPAddress]:
    """The internet addresses of a host that may be connected to: its public ones, at most `MOST`.

    Raises AddressRefused if it has none but others, NotReached if it has none at all, TooSlow.
    """
    literal = parse_ip(address.host)
    found = [literal] if literal else in_time(ask, address.host, deadline)
    if address.server not in test_servers:
        closed = [str(ip) for ip in found if not is_public(ip)]
        found = [ip for ip in found if is_public(ip)]
        if closed and not found:
            raise AddressRefused(f"{address.host} is not on the public internet: {', '.join(closed)}")
    if not found:
        raise NotReached(f"{address.host} has no internet address")
    return found[:MOST]


def in_time(ask: Resolver, name: str, deadline: Deadline) -> list[IPAddress]:
    """Ask in a thread of its own: a resolver of the system cannot be told how long it may take."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()
    threading.Thread(target=answer, args=(ask, name, answers), daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TooSlow(f"{name} was not resolved in time") from None
    if isinstance(found, Exception):
        raise NotReached(f"{name} could not be resolved: {found}") from found
    return [ip for ip in map(parse_ip, found) if ip]


def answer(ask: Resolver, name: str, answers: queue.SimpleQueue) -> None:
    try:
        answers.put(ask(name))
    except (OSError, UnicodeError) as error:
        answers.put(error)
