"""A Twilio on loopback that remembers what it was given, signs what it tells, and fails on demand.

In a thread: `with FakeTwilio(latency=0.05, faults={"429": 0.05}) as fake:` (`fake.url`, `fake.received`). In a process
of its own: `python -m tests.fakes.twilio --port 8100 --latency 0.05 --faults 429=0.05,500=0.02`, or `running()`.

Faults, by share of requests (`faults`, dice of `seed`) or for one number (`numbers={"+77011234567": "21610"}`):
`429` not taken, too many at once · `500` taken, then an error · `lost` not taken, connection closed · `drop` taken,
connection closed · `hang` taken, never answered · `slow` taken after two seconds · `duplicate` all callbacks twice ·
`unordered` callbacks in the wrong order · `silent` no callbacks · a code below 30000: refused with it · another code:
taken, later undelivered with it.
"""

from .account import ACCOUNT, OTHER_TOKEN, SERVICE, TOKEN
from .process import running
from .thread import FakeTwilio

__all__ = ["ACCOUNT", "OTHER_TOKEN", "SERVICE", "TOKEN", "FakeTwilio", "running"]
