"""Log lines that an operator can search and that give nobody away."""

import logging
import re
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter as BaseJsonFormatter

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="-")

EMAIL = re.compile(r"([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\.[A-Za-z]{2,}|localhost)")
PHONE = re.compile(r"(?<![\w.:/-])\+\d[\d ()-]{5,17}\d(?![\w-])")
# What opens something for whoever has it: links to a registration, a ticket, a calendar of one's own.
SECRET = re.compile(r"(/(?:r|t|s|p|calendar)/)[\w.~:=-]{16,}")
SHOWN_DIGITS = 2


def mask(text: str) -> str:
    """The text with e-mail addresses, international phone numbers and secret links hidden: `a…@example.org`, `+7…33`,
    `/r/…`."""
    text = SECRET.sub(r"\1…", text)
    text = EMAIL.sub(r"\1…@\2", text)
    return PHONE.sub(lambda found: f"{found[0][:2]}…{found[0][-SHOWN_DIGITS:]}", text)


class RequestIdFilter(logging.Filter):
    """Adds the id of the request that is being answered, `-` outside of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get()
        return True


class JsonFormatter(BaseJsonFormatter):
    """One JSON object a line; the finished line is masked, so that neither arguments nor tracebacks slip through."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
