"""Servers that never come to an end."""

import itertools
import time

import pytest

from cms.core.fetch import FetchFailed, Limits, TooLarge, TooSlow

from .servers import dripping, response

QUICK = Limits(seconds=0.3, size=100_000)
SMALL = Limits(size=100_000)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


def fetch_slowly(get, server):
    began = time.monotonic()
    with pytest.raises(TooSlow):
        get(server.url(), limits=QUICK)
    assert time.monotonic() - began < QUICK.seconds + 0.3


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", HEAD + b"Content-Length: 9000\r\n\r\n"])
def test_server_that_sends_a_byte_now_and_then_is_left(serve, get, start):
    fetch_slowly(get, serve(lambda request: itertools.chain([start], dripping(b"1" * 9000, 0.02))))


def test_server_that_says_nothing_is_left(serve, get):
    fetch_slowly(get, serve(lambda request: dripping(b"1", 1)))


def test_server_that_says_continue_for_ever_is_left(serve, get):
    with pytest.raises((TooSlow, TooLarge)):
        get(serve(lambda request: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n")).url(), limits=QUICK)


def test_time_is_for_all_redirects_together(serve, get):
    step = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\r\n\r\n"
    fetch_slowly(get, serve(lambda request: itertools.chain(dripping(b"H", 0.2), [step[1:]])))


def test_resolver_that_takes_too_long_is_left(get):
    began = time.monotonic()
    with pytest.raises(TooSlow):
        get("http://slow.example/", ask=lambda name: time.sleep(1) or [], limits=QUICK)
    assert time.monotonic() - began < 0.6


def test_server_that_takes_connections_and_does_not_speak_tls_is_left(serve, get):
    server = serve(lambda request: dripping(b"\x16\x03\x01" + b"0" * 500, 0.02))
    began = time.monotonic()
    with pytest.raises(FetchFailed):
        get(server.url().replace("http:", "https:"), limits=QUICK)
    assert time.monotonic() - began < 0.6


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD + b"\r\n"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"fffffffffffff\r\n"],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"-1\r\n"],
        [HEAD + b"Content-Length: -1\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nX: "],
    ],
)
def test_endless_answer_is_cut(serve, get, pieces):
    with pytest.raises(FetchFailed) as failed:
        get(serve(lambda request: itertools.chain(pieces, itertools.repeat(b"a" * 65536))).url(), limits=SMALL)
    assert type(failed.value).__name__ in {"TooLarge", "Unreadable"}


def test_endless_headers_are_cut(serve, get):
    lines = (f"X-{number}: {'a' * 60000}\r\n".encode() for number in itertools.count())
    with pytest.raises(FetchFailed):
        get(serve(lambda request: itertools.chain([HEAD], lines)).url(), limits=SMALL)


def test_size_that_is_only_announced_is_believed(serve, get):
    server = serve(HEAD + b"Content-Length: 99999999999999\r\n\r\n")
    with pytest.raises(TooLarge):
        get(server.url(), limits=SMALL)


def test_body_may_be_as_large_as_the_limit(serve, get):
    assert len(get(serve(response(b"a" * 100_000)).url(), limits=SMALL).body) == 100_000
    with pytest.raises(TooLarge):
        get(serve(response(b"a" * 100_001)).url(), limits=SMALL)
