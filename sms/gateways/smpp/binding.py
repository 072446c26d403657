"""A bind to the message centre: PDUs go out and come in; who uses it says what they mean."""

import asyncio
from itertools import count
from typing import Self

from aiosmpplib import (
    BindTransceiver,
    EnquireLinkResp,
    PduHeader,
    SmppCommand,
    SmppCommandStatus,
    SmppError,
    SmppMessage,
    Unbind,
)

from .account import account

SECONDS_TO_CONNECT, SECONDS_TO_LEAVE = 10, 1
HEADER = 16
# Broken lines, silence, answers that are none, and refusals to let us in.
BROKEN = (OSError, EOFError, TimeoutError, ValueError, SmppError)


class Bind:
    """An open connection on which we have been let in."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.reader, self.writer = reader, writer
        self.numbers = count(1)

    @classmethod
    async def made(cls, kind: type[BindTransceiver]) -> Self:
        """Connect and bind with the account of the settings. Raises one of BROKEN."""
        return await asyncio.wait_for(cls.attempt(kind), SECONDS_TO_CONNECT)

    @classmethod
    async def attempt(cls, kind: type[BindTransceiver]) -> Self:
        known = account()
        bind = cls(*await asyncio.open_connection(known.host, known.port))
        try:
            await bind.introduce(kind, known.system_id, known.password, known.system_type)
        except BaseException:
            bind.close()
            raise
        return bind

    async def introduce(self, kind: type[BindTransceiver], system_id: str, password: str, system_type: str) -> None:
        request = kind(sequence_num=next(self.numbers), system_id=system_id, password=password, system_type=system_type)
        _answer, header = await self.ask(request.pdu(), request.sequence_num)
        if header.command_status is not SmppCommandStatus.ESME_ROK:
            raise SmppError(header.smpp_command, header.command_status)

    async def ask(self, encoded: bytes, number: int) -> tuple[bytes, PduHeader]:
        """Write a PDU and read until its answer."""
        await self.write(encoded)
        while True:
            answer, header = await self.read()
            if header.sequence_num == number and header.smpp_command not in ASKED_OF_US:
                return answer, header

    async def read(self) -> tuple[bytes, PduHeader]:
        """The next PDU. Asked whether we are still there, we say so; when the centre leaves, so do we."""
        while True:
            start = await self.reader.readexactly(HEADER)
            header = SmppMessage.parse_header(start)
            pdu = start + await self.reader.readexactly(header.pdu_length - HEADER)
            if header.smpp_command is SmppCommand.UNBIND:
                raise ConnectionResetError("unbound")
            if header.smpp_command is not SmppCommand.ENQUIRE_LINK:
                return pdu, header
            await self.write(EnquireLinkResp(sequence_num=header.sequence_num).pdu())

    async def write(self, encoded: bytes) -> None:
        self.writer.write(encoded)
        await self.writer.drain()

    async def hang_up(self) -> bool:
        """Say so, and go; whether the centre has answered: then it has got all that we had to say."""
        request = Unbind(sequence_num=next(self.numbers))
        try:
            await asyncio.wait_for(self.ask(request.pdu(), request.sequence_num), SECONDS_TO_LEAVE)
        except BROKEN:
            return False
        finally:
            self.close()
        return True

    def close(self) -> None:
        self.writer.close()


ASKED_OF_US = {SmppCommand.DELIVER_SM, SmppCommand.ENQUIRE_LINK, SmppCommand.UNBIND}


def named(error: BaseException) -> str:
    """An error in words."""
    if isinstance(error, SmppError):
        return error.command_status.name
    return f"{type(error).__name__} {error}".strip()
