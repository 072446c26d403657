"""Addresses as people type them, in one spelling or refused."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from .errors import AddressRefused
from .networks import parse as parse_ip

# What web servers listen on; elsewhere other services could be made to listen to us.
PORTS = {80, 443, 8080, 8443}
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2048
NAME_LENGTH = 253
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
# Browsers read such a last label as a number, and the whole as an internet address (URL Standard, "ends in a number").
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
# Characters that stay as they are in a path and a query (RFC 3986); `%` because it has been quoted before.
KEPT = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Address:
    """Where to fetch from: `host` is a lower-case ASCII name or an internet address without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as in a URL and in the Host header; the usual port is not said."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def server(self) -> str:
        """Host and port, always both."""
        return f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.target}"


def read(text: str, *, test_servers: list[str]) -> Address:
    """The address that somebody typed. Raises AddressRefused for what no public web server has.

    `test_servers` are names with ports (`localhost:8181`) that may be anything.
    """
    parts = split(text.strip())
    host = read_host(parts)
    address = Address(parts.scheme, host, read_port(parts), read_target(parts))
    if address.server not in test_servers:
        refuse_unusual(address)
    return address


def follow(address: Address, location: str, *, test_servers: list[str]) -> Address:
    """The address that a redirect leads to (RFC 9110, 10.2.2); raises AddressRefused like `read`."""
    # Headers come as Latin-1, and servers write UTF-8.
    location = location.strip().encode("latin-1", "replace").decode(errors="replace")
    try:
        return read(urljoin(address.url, location), test_servers=test_servers)
    except ValueError as error:
        raise AddressRefused(f"redirect to a malformed address: {error}") from error


def split(text: str) -> SplitResult:
    if len(text) > LONGEST or UNSAFE.search(text):
        raise AddressRefused("too long, or with characters that no address has")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise AddressRefused(f"malformed: {error}") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise AddressRefused("neither http nor https")
    if "@" in parts.netloc:
        raise AddressRefused("with a user name")
    return parts


def read_host(parts: SplitResult) -> str:
    """The host in its one spelling. Percent signs (also of zones, RFC 6874) are refused."""
    host = parts.hostname or ""
    if "%" in host:
        raise AddressRefused("with a percent sign in the host")
    if parts.netloc.startswith("["):
        ip = parse_ip(host)
        if not isinstance(ip, IPv6Address):
            raise AddressRefused("brackets around what is no IPv6 address")
        return str(ip)
    return read_name(host)


def read_name(host: str) -> str:
    """A name in ASCII (UTS #46: full-width digits and other dots become ordinary ones), or an IPv4 address."""
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True, std3_rules=True).decode()
    except idna.IDNAError as error:
        raise AddressRefused(f"not a name: {error}") from error
    name = name.lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > NAME_LENGTH or not all(map(LABEL.fullmatch, labels)):
        raise AddressRefused("not a name")
    if NUMBER.fullmatch(labels[-1]) and parse_ip(name) is None:
        raise AddressRefused("an internet address in an unusual spelling")
    return name


def read_port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise AddressRefused(f"not a port: {error}") from error
    return DEFAULT_PORTS[parts.scheme] if port is None else port


def read_target(parts: SplitResult) -> str:
    """Path and query as they are sent, with what is not ASCII quoted."""
    path = quote(parts.path, safe=KEPT) or "/"
    return f"{path}?{quote(parts.query, safe=KEPT)}" if parts.query else path


def refuse_unusual(address: Address) -> None:
    """Raise AddressRefused for ports of other services, and for names that only a local network knows."""
    if address.port not in PORTS:
        raise AddressRefused(f"{address.server}: a port of another service")
    if "." not in address.host and ":" not in address.host:
        raise AddressRefused(f"{address.server}: a name without a dot")
