"""One call over HTTP, in bounded time; what was not answered may have been taken, unless there was no connection."""

from collections.abc import Callable

import aiohttp

from cms.outbox.outcomes import Verdict

from .base import SmsOutcome

# Seconds.
LONGEST, LONGEST_TO_CONNECT = 30, 5
TIMEOUT = aiohttp.ClientTimeout(total=LONGEST, sock_connect=LONGEST_TO_CONNECT)
NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


def session(headers: dict[str, str]) -> aiohttp.ClientSession:
    """One connection that is kept from one call to the next."""
    connector = aiohttp.TCPConnector(limit=1)
    return aiohttp.ClientSession(
        connector=connector,
        headers=headers,
        timeout=TIMEOUT,
        skip_auto_headers=["Accept-Encoding"],
        cookie_jar=aiohttp.DummyCookieJar(),
    )


async def outcome_of(
    own: aiohttp.ClientSession, method: str, url: str, judge: Callable[[int, bytes], SmsOutcome], **request
) -> SmsOutcome:
    """Make a call and have its answer judged by status and body."""
    try:
        async with own.request(method, url, allow_redirects=False, **request) as answer:
            return judge(answer.status, await answer.read())
    except NOT_CONNECTED as error:
        return SmsOutcome(Verdict.LATER, named(error), halts=True)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return SmsOutcome(Verdict.UNKNOWN, named(error))


def named(error: BaseException) -> str:
    """An error in words; timeouts have none of their own. The address is left out: it may hold a password."""
    return type(error).__name__ if isinstance(error, aiohttp.InvalidURL) else f"{type(error).__name__} {error}".strip()
