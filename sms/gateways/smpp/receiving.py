"""Texts and receipts from a message centre, over a bind that stays: each is answered when it has been kept."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from aiosmpplib import BindReceiver, DeliverSm, DeliverSmResp, EnquireLink, PduHeader, SmppCommand, SmppCommandStatus
from asgiref.sync import sync_to_async
from django.db import close_old_connections

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.ledger.services import report

from .binding import BROKEN, Bind, named
from .delivered import report_in, text_in
from .joining import receive_part
from .redelivery import Doubts
from .segments import UNREADABLE, Segment, read

logger = logging.getLogger(__name__)
SECONDS_OF_SILENCE, SECONDS_TO_RETRY = 30, 3


async def stay_bound(until: asyncio.Event) -> None:
    """Receive until the event is set; what is under way is finished, and a bind that breaks is made anew."""
    doubts = Doubts()
    while not until.is_set():
        try:
            if bind := await done_before(until, Bind.made(BindReceiver)):
                doubts.begin()
                await Receiver(bind, doubts).listen(until)
        except BROKEN as error:
            logger.warning("No bind to the message centre: %s", named(error))
            await done_before(until, asyncio.sleep(SECONDS_TO_RETRY))


async def done_before(until: asyncio.Event, work: Coroutine) -> Any:
    """What the work comes to; None if the event is set before."""
    working, ending = asyncio.create_task(work), asyncio.create_task(until.wait())
    await asyncio.wait({working, ending}, return_when="FIRST_COMPLETED")
    ending.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.wait({working})
    return None


class Receiver:
    """Takes what comes over one bind."""

    def __init__(self, bind: Bind, doubts: Doubts):
        self.bind, self.doubts = bind, doubts
        self.reading: asyncio.Task | None = None
        self.is_asked = False

    async def listen(self, until: asyncio.Event) -> None:
        """Take what comes until the event is set. Raises one of BROKEN."""
        ending = asyncio.create_task(until.wait())
        try:
            while not until.is_set():
                await self.go_on(ending)
            await self.stop_reading()
            if await self.bind.hang_up():
                await sync_to_async(self.doubts.end)()
        finally:
            ending.cancel()
            await self.stop_reading()
            self.bind.close()

    async def go_on(self, ending: asyncio.Task) -> None:
        """Take the next PDU, unless nothing comes."""
        reading = self.reading = self.reading or asyncio.create_task(self.bind.read())
        done, _pending = await asyncio.wait(
            {reading, ending}, timeout=SECONDS_OF_SILENCE, return_when="FIRST_COMPLETED"
        )
        if reading in done:
            self.reading = None
            await self.answer(*reading.result())
        elif ending not in done:
            await self.ask()

    async def ask(self) -> None:
        """Ask whether the centre is there; one that stays silent then is gone."""
        if self.is_asked:
            raise TimeoutError
        self.is_asked = True
        await self.bind.write(EnquireLink(sequence_num=next(self.bind.numbers)).pdu())

    async def answer(self, pdu: bytes, header: PduHeader) -> None:
        was_asked, self.is_asked = self.is_asked, False
        if header.smpp_command is SmppCommand.DELIVER_SM:
            status = await self.taken(pdu, header)
            await self.bind.write(DeliverSmResp(sequence_num=header.sequence_num, command_status=status).pdu())
        elif was_asked and header.smpp_command is SmppCommand.ENQUIRE_LINK_RESP:
            self.doubts.settle()

    async def taken(self, pdu: bytes, header: PduHeader) -> SmppCommandStatus:
        """Keep what was brought; the status says whether it should be brought again."""
        try:
            told, segment = read(pdu, header)
        except UNREADABLE:
            logger.warning("What the message centre brought makes no sense")
            return SmppCommandStatus.ESME_RX_P_APPN
        try:
            await sync_to_async(keep)(told, segment, self.doubts)
        except Exception:
            logger.exception("What the message centre brought could not be kept")
            return SmppCommandStatus.ESME_RX_T_APPN
        return SmppCommandStatus.ESME_ROK

    async def stop_reading(self) -> None:
        if self.reading:
            self.reading.cancel()
            await asyncio.wait({self.reading})
            self.reading = None


def keep(told: DeliverSm, segment: Segment | None, doubts: Doubts) -> None:
    """Keep a text, or note what a receipt says."""
    close_old_connections()
    if not told.is_receipt():
        keep_text(text_in(told, segment), segment, doubts)
    elif said := report_in(told):
        report("smpp", said)


def keep_text(inbound: Inbound, segment: Segment | None, doubts: Doubts) -> None:
    """Keep a text or a segment of one, unless that has been done."""
    if doubts.has_kept(inbound):
        logger.info("The message centre has brought a text again")
    elif segment:
        receive_part(inbound, segment)
    else:
        receive(inbound)
    doubts.answering(inbound)
