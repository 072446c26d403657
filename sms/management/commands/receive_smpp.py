"""Staying bound to the message centre of SMS_SMPP_URL, for the texts and receipts that it brings."""

import asyncio
import signal

from django.core.management.base import BaseCommand, CommandError

from sms.gateways import get
from sms.gateways.smpp.receiving import stay_bound


class Command(BaseCommand):
    help = "Receives texts and delivery receipts over SMPP until it is stopped."

    def handle(self, *args, **options):
        if not get("smpp").is_ready():
            raise CommandError("Set SMS_SMPP_URL.")
        asyncio.run(until_stopped())


async def until_stopped() -> None:
    """Receive until SIGTERM or SIGINT."""
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    await stay_bound(ending)
