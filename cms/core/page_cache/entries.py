"""A finished answer as it is kept, and how it is given again."""

import datetime
import gzip
import hashlib
import re
import secrets
from typing import NamedTuple

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import cc_delim_re, get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe

from cms.core.middleware.request_id import HEADER as REQUEST_ID
from cms.core.middleware.request_id import request_id
from cms.core.page_cache.cache_status import HEADER as CACHE_STATUS

BROTLI, GZIP, PLAIN = "br", "gzip", ""
ENCODINGS = (BROTLI, GZIP, PLAIN)
# Stronger ones take several times as long for a few per cent.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
ACCEPTED = re.compile(r"(?P<name>br|gzip)\s*(?:;\s*q=(?P<q>[\d.]+))?\s*(?:,|$)")
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
NOT_FOR_OTHERS = {"cache-control": ("Cache-Control", "no-cache")}
# What runs out is asked for at least as often, in seconds.
ASKED_FOR = 60
# What belongs to one answer alone, or is written anew for each.
NOT_KEPT = {"x-request-id", "content-length", "vary", "etag", "date", "cache-status"}


class KeptHeaders(ResponseHeaders):
    """Headers that were checked when they were first set, and are not checked again for each answer."""

    def __init__(self, checked: dict[str, tuple[str, str]]):
        """By their names in small letters, as CaseInsensitiveMapping stores them."""
        self._store = checked


class Entry(NamedTuple):
    """An answer in one encoding.

    `name` is different for each time the address was rendered; `stamp` is the generation of everything when rendering
    began; `tags` (joined by spaces) are what it shows, `proof` their generations; `until` is a Unix time.
    """

    name: str
    stamp: str
    tags: str
    proof: str
    until: float
    headers: dict[str, tuple[str, str]]
    body: bytes

    def answer(self, request: HttpRequest, status: str, *, old: bool = False) -> HttpResponse:
        """The answer to this request: whole, without its body, or 304 (RFC 9110, section 13).

        An old one, given while the new one is rendered, is not to be kept by others.
        """
        response = HttpResponse(b"" if request.method == "HEAD" else self.body, content_type="")
        own = {"x-request-id": (REQUEST_ID, request_id(request)), "cache-status": (CACHE_STATUS, status)}
        response.headers = KeptHeaders(self.headers | own | (NOT_FOR_OTHERS if old else {}))
        if any(condition in request.META for condition in CONDITIONS):
            return self.conditional(request, response)
        return response

    def conditional(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """304 where the reader has it already."""
        changed = response.headers.get("Last-Modified")
        modified = parse_http_date_safe(changed) if changed else None
        answer = get_conditional_response(request, response.headers["ETag"], modified, response) or response
        answer.headers[CACHE_STATUS] = response.headers[CACHE_STATUS]
        return answer


def encoding_for(request: HttpRequest) -> str:
    """The best encoding that the reader takes."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    if not accepted:
        return PLAIN
    taken = {match["name"] for match in ACCEPTED.finditer(accepted) if float(match["q"] or 1) > 0}
    return BROTLI if BROTLI in taken else GZIP if GZIP in taken else PLAIN


def entries_of(response: HttpResponse, *, stamp: str, tags: str, proof: str, until: float) -> dict[str, Entry]:
    """An answer as it is kept, by encoding; each compressed once, here."""
    name = secrets.token_hex(6)
    bodies = {
        BROTLI: brotli.compress(response.content, quality=BROTLI_QUALITY),
        GZIP: gzip.compress(response.content, GZIP_LEVEL, mtime=0),
        PLAIN: response.content,
    }
    headers = {key: value for key, value in response.items() if key.lower() not in NOT_KEPT}
    headers |= {"Vary": "Accept-Encoding", "ETag": etag_of(response)}
    return {
        encoding: Entry(name, stamp, tags, proof, until, stored(headers | headers_of(encoding, body)), body)
        for encoding, body in bodies.items()
    }


def stored(headers: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {name.lower(): (name, value) for name, value in headers.items()}


def headers_of(encoding: str, body: bytes) -> dict[str, str]:
    length = {"Content-Length": str(len(body))}
    return length | {"Content-Encoding": encoding} if encoding else length


def etag_of(response: HttpResponse) -> str:
    """Weak, for it stands for every encoding of the same text; the same text has the same, however often rendered."""
    return f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'


def why_not(response: HttpResponse) -> str:
    """One word for why an answer cannot be given to others as well; empty if it can."""
    reasons = {
        "status": response.status_code != 200,
        "streaming": response.streaming,
        "cookie": bool(response.cookies),
        "vary": bool(names(response.get("Vary")) - {"accept-encoding"}),
        "private": bool(names(response.get("Cache-Control")) & {"private", "no-store", "no-cache"}),
        "nonce": "'nonce-" in response.get("Content-Security-Policy", ""),
        "encoded": response.has_header("Content-Encoding"),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def names(header: str | None) -> set[str]:
    """The names in a list of directives or fields, in small letters."""
    return {part.partition("=")[0].strip().lower() for part in cc_delim_re.split(header or "") if part}


def allow_others_to_keep(response: HttpResponse, *, until: datetime.datetime | None) -> None:
    """Say what browsers and caches in front may do, where the view has not.

    Browsers ask each time (a 304 costs next to nothing), so that nobody sees an old page who has just seen it change.
    """
    if not response.has_header("Cache-Control"):
        longest = settings.PAGE_CACHE_SHARED_SECONDS
        seconds = min(longest, ASKED_FOR, int((until - timezone.now()).total_seconds())) if until else longest
        patch_cache_control(response, public=True, max_age=0, s_maxage=seconds)
