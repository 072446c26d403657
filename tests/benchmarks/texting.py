"""One client that texts through a webhook, as a process of its own: whom it asks shall not wait for it.

python -m tests.benchmarks.texting 0 200 http://127.0.0.1:8000
"""

import random
import sys
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from tests.fakes.twilio import TOKEN
from tests.fakes.twilio.telling import text

NUMBER = "+15550001111"
PATH = "/sms/gateways/twilio/inbound/"
# Of twenty texts.
MIX = {"Thanks!": 6, "2": 8, "When does the bus go there": 2, "HELP": 2, "STOP": 1, "START": 1}


def phone(number: int) -> str:
    return f"+7701{number:07}"


def words(number: int) -> str:
    """What a reader texts; each twenty of them are the mix, in an order of their own."""
    twenty = [said for said, times in MIX.items() for _time in range(times)]
    return random.Random(number // len(twenty)).sample(twenty, len(twenty))[number % len(twenty)]


def bring(first: int, count: int, site: str) -> None:
    """One client: the texts of so many readers, one after the other over one connection."""
    line = HTTPConnection(urlsplit(site).netloc, timeout=30)
    for number in range(first, first + count):
        form = {"From": phone(number), "To": NUMBER, "Body": words(number)}
        _url, form, signature = text(site + PATH, form, f"SM{number:032x}", TOKEN)
        line.request("POST", PATH, urlencode(form), signature | {"Content-Type": "application/x-www-form-urlencoded"})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, answer.status


if __name__ == "__main__":
    bring(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
