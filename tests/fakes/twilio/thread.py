"""The server in a thread of the test that uses it."""

import asyncio
import threading
from typing import Self

from . import telling
from .account import TOKEN
from .faults import Faults
from .server import Server


class FakeTwilio:
    """Starts with the block and ends with it; `received` are the forms of all messages that were taken."""

    def __init__(
        self,
        *,
        latency: float = 0,
        faults: dict[str, float] | None = None,
        numbers: dict[str, str] | None = None,
        seed: int = 1,
        calls_back: bool = False,
    ):
        self.server = Server(latency=latency, faults=Faults(faults, numbers, seed), calls_back=calls_back)
        self.url = ""
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="fake twilio", daemon=True)

    def start(self) -> Self:
        self.thread.start()
        self.runner, port = asyncio.run_coroutine_threadsafe(self.server.listen(), self.loop).result(10)
        self.url = f"http://127.0.0.1:{port}"
        return self

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self.server.close(self.runner), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def received(self) -> list[dict[str, str]]:
        return self.server.account.received

    @property
    def faults(self) -> Faults:
        return self.server.faults

    def reports(self, sid: str, url: str, fault: str = "") -> list[telling.Told]:
        """Address, form and signed headers of all reports of a message, for tests that bring them themselves."""
        return self.server.reports(self.server.account.messages[sid], url, fault)

    def text(self, url: str, *, token: str = TOKEN, sid: str = "SM" + "c3" * 16, **form: str) -> telling.Told:
        """Address, form and signed headers of a text that somebody writes."""
        return telling.text(url, form, sid, token)
