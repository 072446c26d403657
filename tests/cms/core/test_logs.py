"""Log lines that give nobody away."""

import io
import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.logs import JsonFormatter, RequestIdFilter, current_request_id, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail to ainur@example.org failed", "mail to a…@example.org failed"),
        ("sent to +77011234533", "sent to +7…33"),
        ("sent to +7 701 123 45 33.", "sent to +7…33."),
        ("sent to +84 (91) 234-56-78", "sent to +8…78"),
        ("https://example.org/a?x=+1", "https://example.org/a?x=+1"),
        ("took 1200 ms on 2026-11-22", "took 1200 ms on 2026-11-22"),
        ("Not Found: /r/oC2Z8JZiR4KM6137QXHYgA.vv-MjvKoXhPB8Kww/cancel/", "Not Found: /r/…/cancel/"),
        ("/t/oC2Z8JZiR4KM6137QXHYgA.vv-MjvKoXhPB8Kww/ticket.pdf", "/t/…/ticket.pdf"),
        ("/en/news/r/short/", "/en/news/r/short/"),
    ],
)
def test_mask_hides_addresses_and_numbers_only(text, masked):
    assert mask(text) == masked


@given(st.from_regex(r"\+[1-9][0-9]{9,13}", fullmatch=True))
def test_mask_never_shows_a_whole_number(number):
    assert number not in mask(f"to {number} now")


def logged(log) -> dict:
    """What a logger with our filter and formatter writes for one call."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter("{levelname}{message}{request_id}", style="{"))
    handler.addFilter(RequestIdFilter())
    logger = logging.Logger("outreach")
    logger.addHandler(handler)
    log(logger)
    return json.loads(stream.getvalue())


def test_log_line_masks_its_arguments_and_names_the_request():
    token = current_request_id.set("abcdef123456")
    line = logged(lambda logger: logger.info("to %s", "+77011234533"))
    current_request_id.reset(token)
    assert line == {"levelname": "INFO", "message": "to +7…33", "request_id": "abcdef123456"}


def fail(logger):
    try:
        raise ValueError("ainur@example.org is unknown")
    except ValueError:
        logger.exception("failed")


def test_log_line_masks_the_traceback():
    line = logged(fail)
    assert ("a…@example.org is unknown" in line["exc_info"], "ainur" in line["exc_info"]) == (True, False)
