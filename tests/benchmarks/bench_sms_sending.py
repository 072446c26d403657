"""Messages through the whole ledger, claimed, written, sent and settled, to a gateway that takes 50 ms for each."""

import asyncio
import os
import re
import time
from contextlib import ExitStack
from pathlib import Path

import aiohttp
import pytest
from django.db import connection

from sms.gateways.twilio.gateway import FORM, TwilioGateway
from tests.fakes import twilio
from tests.fakes.twilio import ACCOUNT, TOKEN
from tests.sms.ledger import sending_process
from tests.sms.ledger.crowd import dispatch_to

MESSAGES, EARLY = 20_000, 2_000
LATENCY = 0.05
SHARE_OF_BARE = 0.80
MILLISECONDS = 1.0
GROWTH_LIMIT = 1.05
# Of a sender that two workers share.
RATE, RATE_TOLERANCE = 500, 0.1
RSS = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
TICKS = os.sysconf("SC_CLK_TCK")
BODY = {
    "To": "+77011234567",
    "From": "+15550000001",
    "Body": "Library Outreach: Chess club on Saturday.",
    "StatusCallback": "https://library.example/sms/gateways/twilio/status/d1:1/",
    "ValidityPeriod": "3600",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fake():
    with twilio.running("--latency", str(LATENCY)) as running:
        yield running


def megabytes(pid: int) -> float:
    return int(RSS.search(Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def wait_for(fake, count: int) -> float:
    """When so many messages have been taken."""
    while fake.count() < count:
        time.sleep(0.02)
    return time.perf_counter()


async def send_bare(url: str, count: int) -> None:
    """A client that knows of no ledger, with as many connections."""
    left = iter(range(count))
    connector = aiohttp.TCPConnector(limit=TwilioGateway.lines)
    headers = FORM | {"Authorization": aiohttp.encode_basic_auth(ACCOUNT, TOKEN)}
    async with aiohttp.ClientSession(headers=headers, connector=connector) as session:

        async def line():
            for _ in left:
                address = f"{url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
                async with session.post(address, data=BODY) as answer:
                    assert answer.status == 201
                    await answer.read()

        await asyncio.gather(*(line() for _ in range(TwilioGateway.lines)))


def bare_rate(fake) -> float:
    begun = time.perf_counter()
    asyncio.run(send_bare(fake.url, 2 * EARLY))
    return 2 * EARLY / (time.perf_counter() - begun)


def test_one_worker_sends_nearly_as_fast_as_a_bare_client_in_flat_memory(fake):
    bare = bare_rate(fake)
    before = fake.count()
    dispatch_to(MESSAGES, rate=10_000)
    process = sending_process.start(fake.url, "https://library.example", hasty=False)
    begun = wait_for(fake, before + 1)
    wait_for(fake, before + EARLY)
    early, cpu_before = megabytes(process.pid), cpu_seconds(process.pid)
    ended = wait_for(fake, before + MESSAGES - TwilioGateway.lines)
    late, cpu = megabytes(process.pid), cpu_seconds(process.pid) - cpu_before
    process.join()
    rate = (MESSAGES - TwilioGateway.lines) / (ended - begun)
    milliseconds = cpu / (MESSAGES - EARLY) * 1000
    print(
        f"\n{connection.vendor}: {rate:.0f} messages/s, {rate / bare:.2f} of a bare client's {bare:.0f}/s, "
        f"{milliseconds:.2f} ms of CPU a message, {early:.0f} MB after {EARLY}, {late:.0f} MB after {MESSAGES}"
    )
    assert fake.count() == before + MESSAGES
    assert late <= early * GROWTH_LIMIT
    assert milliseconds <= MILLISECONDS
    assert rate >= SHARE_OF_BARE * bare


def test_two_workers_keep_to_the_rate_of_their_sender(fake):
    dispatch_to(10 * RATE, rate=RATE)
    with ExitStack() as stack:
        for _ in range(2):
            process = sending_process.start(fake.url, "https://library.example", hasty=False)
            stack.callback(process.join)
        begun = wait_for(fake, 1)
        ended = wait_for(fake, 9 * RATE)
    rate = 9 * RATE / (ended - begun)
    print(f"\n{connection.vendor}: two workers, {rate:.0f} messages/s of {RATE}/s that the sender may")
    assert rate == pytest.approx(RATE, rel=RATE_TOLERANCE)
