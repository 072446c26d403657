"""From what device and from where somebody comes: enough to know oneself again, not enough to be followed."""

import ipaddress
from dataclasses import dataclass

import ua_parser
from django.utils.translation import gettext

# A household or an office shares a network of this size; a person is not found by it.
KEPT_BITS = {4: 24, 6: 48}


@dataclass(frozen=True)
class Device:
    """A browser and the system it runs on, by the names of their families; empty where unknown."""

    browser: str = ""
    system: str = ""

    def __str__(self) -> str:
        if self.browser and self.system:
            return gettext("%(browser)s on %(system)s") % {"browser": self.browser, "system": self.system}
        return self.browser or self.system or gettext("Unknown device")


def device(user_agent: str) -> Device:
    """What a browser says it is (the header `User-Agent`)."""
    found = ua_parser.parse(user_agent[:500])
    return Device(
        browser=found.user_agent.family[:60] if found.user_agent else "",
        system=found.os.family[:60] if found.os else "",
    )


def network(address: str) -> str:
    """The network that an address belongs to, in CIDR notation (RFC 4632): `203.0.113.0/24`, `2001:db8:1::/48`."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network(f"{found}/{KEPT_BITS[found.version]}", strict=False))
