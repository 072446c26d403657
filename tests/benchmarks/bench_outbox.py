"""Mails through the whole ledger, claimed, sent and settled by one worker, to a mail server on loopback."""

import asyncio
import os
import re
import time
from pathlib import Path

import aiosmtplib
import pytest
from django.db import connection

from cms.outbox import kinds
from cms.outbox.transports.smtp import SmtpTransport
from tests.cms.outbox import sending_process
from tests.factories.mails import fill_queue, letter
from tests.fakes import mail_server

MAILS, EARLY = 20_000, 2_000
MAILS_A_SECOND = 500
GROWTH_LIMIT = 1.05
RSS = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
TICKS = os.sysconf("SC_CLK_TCK")


@pytest.fixture
def server(tmp_path):
    with mail_server.running(tmp_path) as server:
        yield server


def megabytes(pid: int) -> float:
    return int(RSS.search(Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def wait_for(server, count: int) -> float:
    """When so many mails have been taken."""
    while server.count() < count:
        time.sleep(0.01)
    return time.perf_counter()


async def send_bare(port: int, mails: int) -> None:
    """A client that knows of no ledger, with as many connections."""
    content, left = letter().message().as_bytes(linesep="\r\n"), iter(range(mails))

    async def line():
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False, local_hostname="bench") as client:
            for _ in left:
                await client.sendmail("library@example.org", ["reader@example.org"], content)

    await asyncio.gather(*(line() for _ in range(SmtpTransport.lines)))


def bare_rate(server) -> float:
    begun = time.perf_counter()
    asyncio.run(send_bare(server.port, EARLY))
    return EARLY / (time.perf_counter() - begun)


@pytest.mark.django_db(transaction=True)
def test_one_worker_sends_five_hundred_mails_a_second_in_flat_memory(server):
    bare = bare_rate(server)
    taken = server.count()
    fill_queue(MAILS, [kinds.NEWS])
    process = sending_process.start_as_a_worker_does(server.port)
    begun = wait_for(server, taken + 1)
    wait_for(server, taken + EARLY)
    early = megabytes(process.pid)
    ended = wait_for(server, taken + MAILS)
    late, cpu = megabytes(process.pid), cpu_seconds(process.pid)
    process.join()
    rate = MAILS / (ended - begun)
    print(
        f"\n{connection.vendor}: {rate:.0f} mails/s, {rate / bare:.2f} of a bare client's {bare:.0f}/s, "
        f"{cpu / MAILS * 1000:.2f} ms of CPU a mail, {early:.0f} MB after {EARLY}, {late:.0f} MB after {MAILS}"
    )
    assert late <= early * GROWTH_LIMIT
    assert rate >= MAILS_A_SECOND
