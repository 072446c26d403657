"""One fetch, from what was typed to the bytes that came."""

import logging
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse

from django.conf import settings

from .addresses import Address, follow, read
from .deadline import Deadline
from .errors import (
    AnsweredWithError,
    FetchFailed,
    NotReached,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    UnexpectedType,
    Unreadable,
)
from .resolving import Resolver, ask_system, resolve
from .sockets import connect
from .unpacking import ACCEPTED, unpack

logger = logging.getLogger(__name__)
REDIRECTS = {301, 302, 303, 307, 308}
PIECE = 64 * 1024
# Beside the body: status line, headers and the sizes of chunks.
OVERHEAD = 256 * 1024


@dataclass(frozen=True)
class Limits:
    """Seconds for everything from the name to the last byte; bytes of the body, packed or not; redirects."""

    seconds: float = 20.0
    size: int = 5 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """What came: `url` is where from in the end; `status` 200 or another success, or 304 with an empty `body`.

    `etag` and `last_modified` are to be given back the next time, as they are.
    """

    url: str
    status: int
    content_type: str
    charset: str
    etag: str
    last_modified: str
    body: bytes

    @property
    def unchanged(self) -> bool:
        """Nothing new since the validators that were given."""
        return self.status == HTTPStatus.NOT_MODIFIED


@dataclass(frozen=True)
class Wish:
    """What is wanted of every server on the way."""

    types: Collection[str]
    limits: Limits
    deadline: Deadline
    ask: Resolver
    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        conditions = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {
            "User-Agent": f"{settings.WAGTAIL_SITE_NAME} (+{settings.PUBLIC_URL}/)",
            "Accept": ", ".join(self.types),
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        } | {name: value for name, value in conditions.items() if value}


def fetch(
    url: str,
    *,
    types: Collection[str],
    etag: str = "",
    last_modified: str = "",
    limits: Limits = Limits(),
    ask: Resolver = ask_system,
) -> Fetched:
    """Get what is at an address that somebody typed, if it is of one of these media types.

    With `etag` and `last_modified` of the last time the answer may be `unchanged`. Raises FetchFailed; `ask` resolves
    names.
    """
    wish = Wish(types, limits, Deadline.after(limits.seconds), ask, etag, last_modified)
    try:
        return follow_redirects(read(url, test_servers=settings.FETCH_TEST_SERVERS), wish)
    except FetchFailed as failed:
        logger.warning("Not fetched: %s: %s", type(failed).__name__, failed.cause)
        raise


def follow_redirects(address: Address, wish: Wish) -> Fetched:
    for _redirect in range(wish.limits.redirects + 1):
        found = ask_server(address, wish)
        if isinstance(found, Fetched):
            return found
        address = found
    raise TooManyRedirects(f"{address.server}: more than {wish.limits.redirects} redirects")


def ask_server(address: Address, wish: Wish) -> Fetched | Address:
    """What the server has, or where it leads on to."""
    tests = settings.FETCH_TEST_SERVERS
    ips = resolve(address, ask=wish.ask, deadline=wish.deadline, test_servers=tests)
    # Never connects by itself: the name would be resolved a second time.
    with closing(HTTPConnection(address.host, address.port)) as connection:
        connection.sock = connect(address, ips, deadline=wish.deadline, budget=wish.limits.size + OVERHEAD)
        try:
            connection.request("GET", address.target, headers={"Host": address.netloc} | wish.headers)
            with closing(connection.getresponse()) as response:
                return understand(address, response, wish)
        except TimeoutError as error:
            raise TooSlow(f"{address.server}: {error}") from error
        except (HTTPException, ValueError) as error:
            raise Unreadable(f"{address.server}: {error!r}") from error
        except OSError as error:
            raise NotReached(f"{address.server}: {error}") from error


def understand(address: Address, response: HTTPResponse, wish: Wish) -> Fetched | Address:
    """The answer, once it is known to be one that was asked for."""
    if response.status in REDIRECTS and (location := response.headers.get("Location")):
        return follow(address, location, test_servers=settings.FETCH_TEST_SERVERS)
    if response.status == HTTPStatus.NOT_MODIFIED and (wish.etag or wish.last_modified):
        return fetched(address, response, b"")
    if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
        raise AnsweredWithError(response.status)
    if media_type(response) not in wish.types:
        raise UnexpectedType(f"{address.server}: {media_type(response) or 'no type'}")
    packed = body_of(response, wish.limits.size)
    encoding = response.getheader("Content-Encoding", "")
    return fetched(address, response, unpack(packed, encoding, limit=wish.limits.size))


def body_of(response: HTTPResponse, limit: int) -> bytes:
    """The body as it was sent; in pieces, so that nobody makes us set aside what they only announce."""
    if (response.length or 0) > limit:
        raise TooLarge(f"announces {response.length} bytes")
    body = bytearray()
    while piece := response.read(PIECE):
        body += piece
        if len(body) > limit:
            raise TooLarge("more bytes than were allowed")
    if response.length:
        raise Unreadable(f"cut off {response.length} bytes before its end")
    return bytes(body)


def fetched(address: Address, response: HTTPResponse, body: bytes) -> Fetched:
    return Fetched(
        url=address.url,
        status=response.status,
        content_type=media_type(response),
        charset=response.headers.get_content_charset(""),
        etag=one_line(response, "ETag"),
        last_modified=one_line(response, "Last-Modified"),
        body=body,
    )


def media_type(response: HTTPResponse) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def one_line(response: HTTPResponse, name: str) -> str:
    """A header that can be sent back; servers may fold theirs."""
    return " ".join(response.headers.get(name, "").split())
