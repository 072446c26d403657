"""Coroutines that make calls, each over a line of its own, in a thread that never touches the database."""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from cms.outbox.models import Entry
from cms.outbox.outcomes import Outcome, Verdict
from cms.outbox.transports import Line, Transport

logger = logging.getLogger(__name__)
Answer = tuple[Any, Outcome]
HELD_UP = Outcome(Verdict.LATER, "The sender was held up for so long that others may have taken this over")


class Lanes:
    """Takes entries, gives answers; leaving it waits for calls under way and closes the lines.

    `may_call` says right before each call whether the entries are still this sender's.
    """

    def __init__(self, transport: Transport, *, may_call: Callable[[], bool]):
        self.transport = transport
        self.may_call = may_call
        self.busy = 0
        self.halt: Outcome | None = None
        self.todo: asyncio.Queue[Entry | None] = asyncio.Queue()
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.run, name="lanes", daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.give_all([None] * self.transport.lines)
        self.thread.join()
        self.loop.close()

    @property
    def are_hungry(self) -> bool:
        """Whether some lane may soon have to wait for its next entry."""
        return self.busy < 2 * self.transport.lines

    def give(self, entries: Sequence[Entry]) -> None:
        """Have these sent."""
        self.busy += len(entries)
        self.give_all(entries)

    def take(self, wait: float) -> list[Answer]:
        """All answers there are; waits at most so many seconds for the first."""
        answers: list[Answer] = []
        try:
            answers.append(self.answers.get(block=wait > 0, timeout=wait or None))
            while True:
                answers.append(self.answers.get_nowait())
        except queue.Empty:
            self.busy -= len(answers)
            return answers

    def give_all(self, entries: Sequence[Entry | None]) -> None:
        """Wake the other thread once for all of them."""
        self.loop.call_soon_threadsafe(self.put_all, entries)

    def put_all(self, entries: Sequence[Entry | None]) -> None:
        for entry in entries:
            self.todo.put_nowait(entry)

    def run(self) -> None:
        self.loop.run_until_complete(self.work())

    async def work(self) -> None:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(self.transport.lines):
                lanes.create_task(self.lane())

    async def lane(self) -> None:
        """Send one entry after the other until there are no more; where nothing can be sent, none is tried in vain."""
        async with self.transport.line() as line:
            while entry := await self.todo.get():
                outcome = self.halt or (await answer(line, entry) if self.may_call() else HELD_UP)
                if outcome.halts:
                    self.halt = outcome
                self.answers.put((entry, outcome))


async def answer(line: Line, entry: Entry) -> Outcome:
    """Lines answer for everything that can happen; what they overlooked must not be taken for sent or for not sent."""
    try:
        return await line.send(entry)
    except Exception as error:
        logger.exception("Sending entry %s failed in an unforeseen way", entry.pk)
        return Outcome(Verdict.UNKNOWN, repr(error))
