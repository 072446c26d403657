"""All due work once, in this process, for hosts on which nothing calls the workers regularly."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one piece of work: what its task answered, or that it failed."""

    name: str
    answer: object = None
    failed: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.said}"

    @property
    def said(self) -> str:
        if self.failed:
            return "failed"
        if isinstance(self.answer, Mapping):
            return ", ".join(f"{count} {what}" for what, count in self.answer.items()) or "nothing"
        return "done" if self.answer is None else str(self.answer)


def carry_out_everything() -> Iterator[Outcome]:
    """Each task that beat would call, however often: all are safe to run twice, and what is seldom due costs little."""
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        yield carry_out(name, entry)


def carry_out(name: str, entry: Mapping[str, Any]) -> Outcome:
    """One task; its failure is logged and does not keep the others from their work."""
    try:
        task = import_string(entry["task"])
        return Outcome(name, task(*entry.get("args", ()), **entry.get("kwargs", {})))
    except Exception:
        logger.exception("Could not %s", name)
        return Outcome(name, failed=True)
