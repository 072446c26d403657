"""Connections to an address that has been checked, which nobody can keep open or fill for longer than is allowed."""

import contextlib
import socket
import ssl
from typing import cast

from .addresses import Address
from .deadline import Deadline
from .errors import NotReached, TooLarge
from .networks import IPAddress

SECONDS_TO_CONNECT = 5.0


class Guarded:
    """A socket that reads until `deadline` and not more than `budget` bytes, however slowly or deceitfully they come.

    Everything that a server can make us read passes here: status lines, headers, the sizes of chunks, the body.
    """

    deadline: Deadline
    budget: int

    def recv_into(self, *args, **kwargs) -> int:
        self.settimeout(self.deadline.left())  # type: ignore[attr-defined]
        received = super().recv_into(*args, **kwargs)  # type: ignore[misc]
        self.budget -= received
        if self.budget < 0:
            raise TooLarge("more bytes than were allowed")
        return received


class PlainSocket(Guarded, socket.socket):
    pass


class TLSSocket(Guarded, ssl.SSLSocket):
    pass


def connect(address: Address, ips: list[IPAddress], *, deadline: Deadline, budget: int) -> socket.socket:
    """A connection to the first of these that answers, over TLS with the certificate of the name for https.

    Raises NotReached or TooSlow.
    """
    causes = []
    for ip in ips:
        try:
            return connected(address, ip, deadline, budget)
        except OSError as error:
            causes.append(f"{ip}: {error}")
    deadline.left()
    raise NotReached(f"{address.server}: {'; '.join(causes)}")


def connected(address: Address, ip: IPAddress, deadline: Deadline, budget: int) -> socket.socket:
    with contextlib.ExitStack() as stack:
        family = socket.AF_INET if ip.version == 4 else socket.AF_INET6
        plain = stack.enter_context(PlainSocket(family, socket.SOCK_STREAM))
        plain.settimeout(min(SECONDS_TO_CONNECT, deadline.left()))
        plain.connect((str(ip), address.port))
        opened = encrypted(plain, address) if address.scheme == "https" else plain
        opened.deadline, opened.budget = deadline, budget
        stack.pop_all()
        return opened


def encrypted(plain: PlainSocket, address: Address) -> TLSSocket:
    """The connection in TLS; the name goes into SNI, and the certificate has to be its own."""
    context = ssl.create_default_context()
    context.sslsocket_class = TLSSocket
    return cast(TLSSocket, context.wrap_socket(plain, server_hostname=address.host))
