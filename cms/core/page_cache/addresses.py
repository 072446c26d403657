"""Which requests may be answered from the cache, and under which address their answers are kept."""

import hashlib
import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from wagtail.models import Site

from cms.core import languages
from cms.core.page_cache.bypass import Bypass
from cms.core.page_cache.parameters import canonical

PREFIXED = re.compile(rf"/(?:{'|'.join(languages.TAGS)})/")
MESSAGES_COOKIE = "messages"


@dataclass(frozen=True)
class Address:
    """What an answer depends on, its encoding aside; `query` is canonical."""

    root: str
    path: str
    query: str

    def key(self, release: str) -> str:
        """A short name for the address, different for each release of the site."""
        text = f"{release}\n{self.root}{self.path}?{self.query}"
        return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    @property
    def is_known(self) -> bool:
        """Whether the site goes by this name: pages name their host, so that a made-up one must not be kept."""
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
    try:
        return Address(f"{request.scheme}://{request.get_host()}", request.path, query)
    except DisallowedHost:
        raise Bypass("host") from None


def is_personal(request: HttpRequest) -> bool:
    """Whether somebody may be logged in or is to be told something; no other cookie changes a page."""
    if "HTTP_AUTHORIZATION" in request.META:
        return True
    if not request.META.get("HTTP_COOKIE"):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES or MESSAGES_COOKIE in request.COOKIES
