"""Which requests may be answered from the cache, and under which address their answers are kept."""

import hashlib
import re
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from cms.core import languages
from cms.core.page_cache.bypass import Bypass
from cms.core.page_cache.parameters import canonical

PREFIXED = re.compile(rf"/(?:{'|'.join(languages.TAGS)})/")
MESSAGES_COOKIE = "messages"


class Address(NamedTuple):
    """What an answer depends on, its encoding aside; `query` is canonical."""

    root: str
    path: str
    query: str

    def key(self, release: str) -> str:
        """A short name for the address, different for each release of the site."""
        text = f"{release}\n{self.root}{self.path}?{self.query}"
        return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    @property
    def url(self) -> str:
        """As others ask for it."""
        return f"{self.root}{quote(self.path)}" + (f"?{self.query}" if self.query else "")

    def is_known(self, request: HttpRequest) -> bool:
        """Whether the site goes by this name: pages name their host, so that a made-up one must not be kept.

        Looking for a page under a name that nothing is kept under needs no such check.
        """
        if self.root != root_of(request, request.get_host()):
            return False
        if self.root == settings.PUBLIC_URL:
            return True
        return self.root in {site.root_url for site in Site.get_site_root_paths()}


def address_of(request: HttpRequest) -> Address:
    """The address of a request that may be answered from the cache; raises Bypass for any other."""
    if request.method not in ("GET", "HEAD"):
        raise Bypass("method")
    if not PREFIXED.match(request.path_info):
        raise Bypass("path")
    if is_personal(request):
        raise Bypass("session")
    query = canonical(request.META.get("QUERY_STRING", ""))
    return Address(root_of(request, request.META.get("HTTP_HOST", "")), request.path, query)


def root_of(request: HttpRequest, host: str) -> str:
    return f"{request.scheme}://{host}"


def is_personal(request: HttpRequest) -> bool:
    """Whether somebody may be logged in or is to be told something; no other cookie changes a page."""
    if "HTTP_AUTHORIZATION" in request.META:
        return True
    sent = request.META.get("HTTP_COOKIE", "")
    return any(name in sent and name in request.COOKIES for name in (settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE))
