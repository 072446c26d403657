"""Which internet addresses are public."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.fetch.networks import is_public

# Public for Python as well as for us, although nobody reaches them.
REFUSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::7f00:1",
    "2001:2::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "fe80::1",
    "fe80::a9fe:a9fe",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["1.1.1.1", "9.255.255.255", "93.184.215.14", "172.15.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255",
          "2001:200::1", "2001:4860:4860::8888", "2606:2800:21f::1", "2a02:6b8::1"]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_address_of_an_inner_network_is_not_public(text):
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_address_of_the_internet_is_public(text):
    assert is_public(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_what_python_calls_inner_is_not_public(ip):
    inner = not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback
    assert not (inner and is_public(ip))
