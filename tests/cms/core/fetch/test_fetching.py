"""Fetching from servers that behave, and from ones that lead elsewhere."""

import gzip
import logging
import socket

import brotli
import pytest

from cms.core.fetch import (
    AddressRefused,
    AnsweredWithError,
    Fetched,
    FetchFailed,
    Limits,
    NotReached,
    TooManyRedirects,
    UnexpectedType,
    Unreadable,
    fetch,
)

from .servers import NAME, redirect, response

OUTSIDE = "93.184.215.14"


def headers_of(request: str) -> dict[str, str]:
    lines = request.split("\r\n\r\n", maxsplit=1)[0].split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines)


def test_what_came_is_returned_with_what_is_needed_the_next_time(serve, get):
    validators = {"etag": 'W/"1"', "last_modified": "Sat, 21 Nov 2026 10:00:00 GMT"}
    server = serve(response(b"BEGIN", content_type='Text/Calendar; charset="UTF-8"', **validators))
    assert get(server.url("/a?b"), types=["text/calendar"]) == Fetched(
        url=server.url("/a?b"),
        status=200,
        content_type="text/calendar",
        charset="utf-8",
        body=b"BEGIN",
        **validators,
    )


def test_request_says_who_asks_for_what_and_nothing_else(serve, get, settings, monkeypatch):
    settings.PUBLIC_URL = "https://library.example.org"
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server = serve(response(b"text"))
    get(server.url("/ж?q=ж"), types=["text/plain", "text/calendar"])
    assert server.requests[0].startswith("GET /%D0%B6?q=%D0%B6 HTTP/1.1\r\n")
    assert headers_of(server.requests[0]) == {
        "Host": server.netloc,
        "User-Agent": "Library Outreach (+https://library.example.org/)",
        "Accept": "text/plain, text/calendar",
        "Accept-Encoding": "gzip, deflate, br",
        "Connection": "close",
    }


def test_unchanged_answer_has_no_body(serve, get):
    server = serve(response(status="304 Not Modified", etag='"2"', content_length="7"))
    found = get(server.url(), etag='"1"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    sent = headers_of(server.requests[0])
    assert (found.unchanged, found.body, found.etag) == (True, b"", '"2"')
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"1"', "Sat, 21 Nov 2026 10:00:00 GMT")


def test_changed_answer_is_not_unchanged(serve, get):
    assert get(serve(response(b"new")).url(), etag='"1"').unchanged is False


def test_not_modified_without_being_asked_is_an_error(serve, get):
    with pytest.raises(AnsweredWithError):
        get(serve(response(status="304 Not Modified")).url())


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_packed_body_is_unpacked(serve, get, encoding, pack):
    assert get(serve(response(pack(b"text"), content_encoding=encoding)).url()).body == b"text"


def test_body_packed_twice_is_unreadable(serve, get):
    body = gzip.compress(gzip.compress(b"text"))
    twice = b"Content-Encoding: gzip\r\n" * 2
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + twice + b"\r\n" + body
    with pytest.raises(Unreadable):
        get(serve(answer).url())


def test_body_in_chunks_and_body_until_the_end_are_read(serve, get):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
    assert get(serve(head + b"Transfer-Encoding: chunked\r\n\r\n2\r\nte\r\n2\r\nxt\r\n0\r\n\r\n").url()).body == b"text"
    assert get(serve(head + b"\r\ntext").url()).body == b"text"


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "302 Found", "199 Odd"])
def test_status_that_means_no_is_an_error(serve, get, status):
    with pytest.raises(AnsweredWithError) as failed:
        get(serve(response(status=status)).url())
    assert failed.value.status == int(status[:3])


@pytest.mark.parametrize("kind", ["text/html", "", "text/plainer", "application/octet-stream; text/plain"])
def test_other_type_than_expected_is_refused(serve, get, kind):
    with pytest.raises(UnexpectedType):
        get(serve(response(b"text", content_type=kind)).url())


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_redirect_is_followed(serve, get, status):
    server = serve(lambda request: response(b"text") if "GET /b" in request else redirect("b", status))
    found = get(server.url("/a"))
    assert (found.url, found.body) == (server.url("/b"), b"text")


def test_redirects_end_somewhere(serve, get):
    server = serve(lambda request: redirect(f"/{len(server.requests)}"))
    with pytest.raises(TooManyRedirects):
        get(server.url(), limits=Limits(redirects=3))
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://inner.example/",
        "file:///etc/passwd",
        "http://feeds.example:22/",
    ],
)
def test_redirect_into_the_inner_network_is_refused(serve, get, location):
    with pytest.raises(AddressRefused):
        get(serve(redirect(location)).url())


def test_test_server_opens_no_other_port_of_its_host(serve, get, monkeypatch):
    inner = serve(response(b"secret"))
    outer = serve(redirect(inner.url()))
    monkeypatch.setattr("django.conf.settings.FETCH_TEST_SERVERS", [outer.netloc])
    with pytest.raises(AddressRefused):
        get(outer.url())
    assert inner.requests == []


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["10.0.0.1", "fe80::1"], ["::ffff:10.0.0.1"], ["fe80::1%eth0"]])
def test_name_of_an_inner_address_is_refused(answers):
    with pytest.raises((AddressRefused, NotReached)):
        fetch("http://inner.example/", types=["text/plain"], ask=lambda name: answers)


def test_name_is_resolved_once_and_the_connection_goes_there(serve, get):
    """DNS rebinding: whoever asks again is told another address, where another server listens."""
    first = serve(response(b"checked"))
    second = serve(response(b"secret"), address="127.0.0.2", port=first.port)
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])
    found = get(first.url(), ask=lambda name: [next(answers)])
    assert (found.body, list(answers), second.requests) == (b"checked", ["127.0.0.2"] * 2, [])


def test_redirect_to_the_same_name_is_resolved_and_checked_anew(serve, get):
    server = serve(redirect(f"http://{NAME}/"))
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    with pytest.raises(AddressRefused):
        get(server.url(), ask=lambda name: next(answers))


def test_second_address_is_tried_when_the_first_does_not_answer(serve, get):
    server = serve(response(b"text"), address="127.0.0.2")
    assert get(server.url(), ask=lambda name: ["127.0.0.1", "127.0.0.2"]).body == b"text"


def test_name_that_nobody_knows_is_not_reached(get):
    def unknown(name):
        raise socket.gaierror("Name or service not known")

    with pytest.raises(NotReached):
        get("http://nobody.example/", ask=unknown)
    with pytest.raises(NotReached):
        get("http://nobody.example/", ask=lambda name: [])


def test_server_that_does_not_listen_is_not_reached(serve, get):
    server = serve(response(b"text"))
    server.close()
    with pytest.raises(NotReached):
        get(server.url())


@pytest.mark.parametrize(
    "answer", [b"", b"\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 twohundred\r\n\r\n", b"HTTP/1.1 200 OK\r\nA"]
)
def test_what_is_not_http_is_unreadable(serve, get, answer):
    with pytest.raises(FetchFailed) as failed:
        get(serve(answer).url())
    assert isinstance(failed.value, Unreadable | UnexpectedType)


def test_body_shorter_than_announced_is_unreadable(serve, get):
    with pytest.raises(Unreadable):
        get(serve(response(b"text", content_length="9")).url())


def test_operator_reads_the_cause_and_never_what_an_address_may_hide(get, caplog):
    with caplog.at_level(logging.WARNING, "cms.core.fetch"), pytest.raises(NotReached) as failed:
        get("https://nobody.example/private/token?key=secret", ask=lambda name: [])
    assert caplog.messages == ["Not fetched: NotReached: nobody.example has no internet address"]
    assert str(failed.value.sentence) == "Nobody could be reached at this address."


def test_system_is_asked_for_names(serve, settings):
    server = serve(response(b"text"))
    settings.FETCH_TEST_SERVERS = [f"localhost:{server.port}"]
    assert fetch(f"http://localhost:{server.port}/", types=["text/plain"]).body == b"text"
