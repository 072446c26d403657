"""Texts and receipts from a message centre, over a bind that stays: each is answered when it has been kept."""

import asyncio
import logging

from aiosmpplib import BindReceiver, DeliverSm, DeliverSmResp, EnquireLink, PduHeader, SmppCommand, SmppCommandStatus
from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.utils import timezone

from sms.answering.services import receive
from sms.ledger.services import report

from .binding import BROKEN, Bind, named
from .delivered import Parts, report_in, text_in

logger = logging.getLogger(__name__)
SECONDS_OF_SILENCE, SECONDS_TO_RETRY = 30, 5


async def stay_bound(until: asyncio.Event) -> None:
    """Receive until the event is set; what is under way is finished, and a bind that breaks is made anew."""
    while not until.is_set():
        try:
            bind = await Bind.made(BindReceiver)
            try:
                await listen(bind, until)
            finally:
                await bind.hang_up()
        except BROKEN as error:
            logger.warning("No bind to the message centre: %s", named(error))
            await waited(until, SECONDS_TO_RETRY)


async def listen(bind: Bind, until: asyncio.Event) -> None:
    """Take what comes; a centre that stays silent when asked whether it is there is gone."""
    parts = Parts()
    ending = asyncio.create_task(until.wait())
    is_asked = False
    while not until.is_set():
        reading = asyncio.create_task(bind.read())
        done, _pending = await asyncio.wait(
            {reading, ending}, timeout=SECONDS_OF_SILENCE, return_when="FIRST_COMPLETED"
        )
        if reading in done:
            is_asked = False
            await answer(bind, parts, *reading.result())
            continue
        reading.cancel()
        if ending not in done and is_asked:
            raise TimeoutError
        is_asked = True
        await bind.write(EnquireLink(sequence_num=next(bind.numbers)).pdu())
    ending.cancel()


async def answer(bind: Bind, parts: Parts, pdu: bytes, header: PduHeader) -> None:
    if header.smpp_command is SmppCommand.DELIVER_SM:
        status = await taken(parts, pdu, header)
        await bind.write(DeliverSmResp(sequence_num=header.sequence_num, command_status=status).pdu())


async def taken(parts: Parts, pdu: bytes, header: PduHeader) -> SmppCommandStatus:
    """Keep what was brought; the status says whether it should be brought again."""
    try:
        told = parts.joined(DeliverSm.from_pdu(pdu, header))
    except ValueError:
        logger.warning("What the message centre brought makes no sense")
        return SmppCommandStatus.ESME_RX_P_APPN
    try:
        if told is not None:
            await sync_to_async(keep)(told)
    except Exception:
        logger.exception("What the message centre brought could not be kept")
        return SmppCommandStatus.ESME_RX_T_APPN
    return SmppCommandStatus.ESME_ROK


def keep(told: DeliverSm) -> None:
    """Keep a text, or note what a receipt says."""
    close_old_connections()
    if not told.is_receipt():
        receive(text_in(told, timezone.now()))
    elif said := report_in(told):
        report("smpp", said)


async def waited(until: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until it ends."""
    try:
        await asyncio.wait_for(until.wait(), seconds)
    except TimeoutError:
        return
