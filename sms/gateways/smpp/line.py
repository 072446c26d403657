"""Sending over one bind: a PDU goes out, and its answer is waited for."""

import asyncio

from aiosmpplib import BindTransmitter, SmppCommand, SubmitSmResp

from cms.outbox.outcomes import Verdict
from sms.gateways.base import SmsOutcome
from sms.models import Message

from .binding import BROKEN, HEADER, Bind, named
from .submitting import judge, submission

SECONDS = 30


class SmppLine:
    """It binds for the first message, and anew when the line was lost."""

    def __init__(self) -> None:
        self.bind: Bind | None = None

    async def send(self, message: Message) -> SmsOutcome:
        """Send one message. What goes wrong before its PDU is on its way has sent nothing."""
        try:
            bind = self.bind = self.bind or await Bind.made(BindTransmitter)
        except BROKEN as error:
            return SmsOutcome(Verdict.LATER, named(error), halts=True)
        number = next(bind.numbers)
        try:
            encoded = submission(message, number).pdu()
        except ValueError as error:
            return SmsOutcome(Verdict.REFUSED, named(error))
        return await self.submit(bind, encoded, number)

    async def submit(self, bind: Bind, encoded: bytes, number: int) -> SmsOutcome:
        try:
            answer, header = await asyncio.wait_for(bind.ask(encoded, number), SECONDS)
        except BROKEN as error:
            bind.close()
            self.bind = None
            return SmsOutcome(Verdict.UNKNOWN, named(error))
        is_taken = header.smpp_command is SmppCommand.SUBMIT_SM_RESP and len(answer) > HEADER
        reference = SubmitSmResp.from_pdu(answer, header).message_id if is_taken else ""
        return judge(header.command_status, reference)

    async def hang_up(self) -> None:
        if self.bind is not None:
            await self.bind.hang_up()
