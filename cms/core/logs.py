"""Log lines that an operator can search and that give nobody away."""

import logging
import re
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter as BaseJsonFormatter

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="-")

EMAIL = re.compile(r"([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\.[A-Za-z]{2,}|localhost)")
PHONE = re.compile(r"(?<![\w.:/-])\+\d[\d ()-]{5,17}\d(?![\w-])")
SHOWN_DIGITS = 2


def mask(text: str) -> str:
    """The text with e-mail addresses and international phone numbers made unrecognisable (`a…@example.org`, `+7…33`)."""
    text = EMAIL.sub(r"\1…@\2", text)
    return PHONE.sub(lambda found: f"{found[0][:2]}…{found[0][-SHOWN_DIGITS:]}", text)


class RequestIdFilter(logging.Filter):
    """Adds the id of the request that is being answered, `-` outside of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get()
        return True


class MaskFilter(logging.Filter):
    """Masks the finished message; the arguments are merged first so that nothing slips through them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = mask(record.getMessage()), ()
        return True


class JsonFormatter(BaseJsonFormatter):
    """One JSON object a line; a traceback is masked too."""

    def formatException(self, exc_info) -> str:  # noqa: N802 - the name is logging's
        return mask(super().formatException(exc_info))
