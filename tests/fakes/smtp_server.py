"""A mail server on loopback, in a process of its own; started as `python -m tests.fakes.smtp_server BOOK [FAULTS]`.

It writes its port as the first line, and every mail that it has taken as a line of BOOK (`recipient Message-ID`)
before it says so. With a FAULTS of 0.05 one recipient in twenty is put off (451), one message in twenty is taken and
the connection dropped without a word, and one in twenty dropped without being taken.
"""

import asyncio
import os
import random
import re
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.MULTILINE | re.IGNORECASE)


class Handler:
    """Takes mails, and fails as often as it should."""

    def __init__(self, book: Path, faults: float):
        self.book = os.open(book, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.faults = faults

    def fails(self) -> bool:
        return random.random() < self.faults

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.fails():
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.fails():
            return self.drop(server)
        message_id = MESSAGE_ID.search(envelope.content)[1].decode()
        os.write(self.book, f"{envelope.rcpt_tos[0]} {message_id}\n".encode())
        return self.drop(server) if self.fails() else f"250 2.0.0 Taken as {message_id}"

    def drop(self, server) -> str:
        """Break the connection; what is answered goes nowhere."""
        server.transport.abort()
        return "421 4.3.2 Gone"


async def serve(book: Path, faults: float) -> None:
    handler = Handler(book, faults)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, hostname="localhost", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0))
