"""Devices in words, and addresses shortened to networks."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.users.devices import Device, device, network


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("", ""),
        ("unknown", ""),
        ("203.0.113.77:443", ""),
    ],
)
def test_network_of_an_address(address, found):
    assert network(address) == found


@given(st.ip_addresses())
def test_network_holds_its_address_and_many_others(address):
    found = ipaddress.ip_network(network(str(address)))
    mapped = getattr(address, "ipv4_mapped", None)
    assert ((mapped or address) in found, found.num_addresses >= 256) == (True, True)


@given(st.ip_addresses())
def test_network_of_a_network_is_itself(address):
    found = network(str(address))
    assert network(found.partition("/")[0]) == found


@given(st.text(max_size=2000))
def test_device_is_found_in_any_header_and_fits_its_columns(header):
    found = device(header)
    assert (len(found.browser) <= 60, len(found.system) <= 60, bool(str(found))) == (True, True, True)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Device("Firefox", "Linux"), "Firefox on Linux"),
        (Device("Firefox"), "Firefox"),
        (Device("", "Linux"), "Linux"),
        (Device(), "Unknown device"),
    ],
)
def test_device_in_words(known, words):
    assert str(known) == words
