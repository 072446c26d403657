"""A message centre on loopback that speaks SMPP 3.4: it takes messages, and brings texts and receipts."""

import asyncio
import threading
from contextlib import suppress
from itertools import count
from typing import Self

from aiosmpplib import (
    BindReceiverResp,
    BindTransmitterResp,
    DeliverSm,
    EnquireLink,
    EnquireLinkResp,
    GenericNack,
    SmppCommand,
    SmppCommandStatus,
    SmppMessage,
    SubmitSm,
    SubmitSmResp,
    UnbindResp,
)
from aiosmpplib.protocol import BindTransmitter

HEADER = 16
PASSWORD = "secret"


class Smsc:
    """`taken`: the messages; `answers`: the status or fault (`drop`, `hang`, `nack`) of a number.

    With `asks` it asks before each answer whether we are still there, and counts how often it was `asked`; with `loses`
    the connection breaks before it hears that something has been taken; `is_silent` when asked whether it is there.
    """

    def __init__(self):
        self.taken: list[SubmitSm] = []
        self.answers: dict[str, SmppCommandStatus | str] = {}
        self.asks = self.loses = self.is_silent = False
        self.binds = self.asked = 0
        self.ids, self.numbers = count(1), count(1)
        self.receiver: asyncio.StreamWriter | None = None
        self.brought: dict[int, asyncio.Future] = {}
        self.writers: list[asyncio.StreamWriter] = []
        self.serving: list[asyncio.Task] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        self.server = self.run(asyncio.start_server(self.serve, "127.0.0.1", 0))
        self.port = self.server.sockets[0].getsockname()[1]
        self.url = f"smpp://library:{PASSWORD}@127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_error: object) -> None:
        self.run(self.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()

    async def close(self) -> None:
        self.server.close()
        for writer in self.writers:
            writer.close()
        await asyncio.wait_for(asyncio.gather(*self.serving), 5)

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def bring(self, told: DeliverSm) -> SmppCommandStatus | None:
        """Bring a text or a receipt; answers with what status it was taken, None if that was not heard."""
        return self.run(self.brings(told))

    async def brings(self, told: DeliverSm) -> SmppCommandStatus | None:
        while self.receiver is None:
            await asyncio.sleep(0.02)
        told.sequence_num = next(self.numbers)
        self.brought[told.sequence_num] = self.loop.create_future()
        self.receiver.write(told.pdu())
        return await asyncio.wait_for(self.brought[told.sequence_num], 8)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        self.serving.append(asyncio.current_task())
        with suppress(OSError, EOFError):
            while True:
                start = await reader.readexactly(HEADER)
                header = SmppMessage.parse_header(start)
                pdu = start + await reader.readexactly(header.pdu_length - HEADER)
                await self.answer(writer, pdu, header)

    async def answer(self, writer: asyncio.StreamWriter, pdu: bytes, header) -> None:
        match header.smpp_command:
            case SmppCommand.BIND_TRANSMITTER | SmppCommand.BIND_RECEIVER:
                self.bind(writer, pdu, header)
            case SmppCommand.SUBMIT_SM:
                await self.submit(writer, SubmitSm.from_pdu(pdu, header))
            case SmppCommand.DELIVER_SM_RESP:
                self.hear(header)
            case SmppCommand.ENQUIRE_LINK if not self.is_silent:
                self.asked += 1
                writer.write(EnquireLinkResp(sequence_num=header.sequence_num).pdu())
            case SmppCommand.UNBIND:
                writer.write(UnbindResp(sequence_num=header.sequence_num).pdu())
                writer.close()

    def hear(self, header) -> None:
        if self.loses:
            self.break_off()
        self.brought[header.sequence_num].set_result(None if self.loses else header.command_status)

    def hang_up(self) -> None:
        self.loop.call_soon_threadsafe(self.break_off)

    def break_off(self) -> None:
        """End the connection over which texts are brought, if there is one, without a word."""
        if self.receiver:
            self.receiver.close()
        self.receiver = None

    def bind(self, writer: asyncio.StreamWriter, pdu: bytes, header) -> None:
        is_receiver = header.smpp_command is SmppCommand.BIND_RECEIVER
        is_known = BindTransmitter.from_pdu(pdu, header).password == PASSWORD
        status = SmppCommandStatus.ESME_ROK if is_known else SmppCommandStatus.ESME_RINVPASWD
        kind = BindReceiverResp if is_receiver else BindTransmitterResp
        writer.write(kind(sequence_num=header.sequence_num, command_status=status, system_id="fake").pdu())
        self.binds += 1
        if is_receiver and is_known:
            self.receiver = writer

    async def submit(self, writer: asyncio.StreamWriter, message: SubmitSm) -> None:
        if self.asks:
            writer.write(EnquireLink(sequence_num=next(self.numbers)).pdu())
        said = self.answers.get(message.destination.number, SmppCommandStatus.ESME_ROK)
        if said in ("drop", "hang", SmppCommandStatus.ESME_ROK):
            self.taken.append(message)
        match said:
            case "drop":
                writer.close()
            case "nack":
                status = SmppCommandStatus.ESME_RINVCMDLEN
                writer.write(GenericNack(sequence_num=message.sequence_num, command_status=status).pdu())
            case SmppCommandStatus.ESME_ROK:
                writer.write(SubmitSmResp(sequence_num=message.sequence_num, message_id=f"id{next(self.ids)}").pdu())
            case SmppCommandStatus():
                writer.write(SubmitSmResp(sequence_num=message.sequence_num, command_status=said).pdu())
