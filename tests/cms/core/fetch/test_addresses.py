"""Addresses as people and attackers type them."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.fetch import AddressRefused
from cms.core.fetch.addresses import PORTS, follow, read
from cms.core.fetch.networks import is_public


def url(text: str) -> str:
    return read(text, test_servers=[]).url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://library.example.org", "https://library.example.org/"),
        ("  HTTPS://Library.Example.ORG/Feed  ", "https://library.example.org/Feed"),
        ("https://library.example.org:443/a", "https://library.example.org/a"),
        ("http://library.example.org:443/a", "http://library.example.org:443/a"),
        ("https://library.example.org:8443/oai?verb=Identify#top", "https://library.example.org:8443/oai?verb=Identify"),
        ("https://library.example.org./a", "https://library.example.org/a"),
        ("https://кітапхана.қаз/тіл?т=kk", "https://xn--80aaa1brkt0a3m.xn--80ao21a/%D1%82%D1%96%D0%BB?%D1%82=kk"),
        ("https://Ｌibrary。example/a%20b", "https://library.example/a%20b"),
        ("https://my_library.example/", "https://my_library.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://９３.１８４.２１５.１４/", "http://93.184.215.14/"),
        ("http://[2606:2800:021F::1]:8080/", "http://[2606:2800:21f::1]:8080/"),
    ],
)  # fmt: skip
def test_address_has_one_spelling(typed, meant):
    assert url(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "library.example.org",
        "//library.example.org/",
        "https:library.example.org",
        "https:///library.example.org",
        "ftp://library.example.org/",
        "file:///etc/passwd",
        "gopher://library.example.org/",
        "javascript:alert(1)",
        "https://user@library.example.org/",
        "https://user:secret@library.example.org/",
        "https://library.example.org@127.0.0.1/",
        "https://library.example.org\\@127.0.0.1/",
        "https://library.example.org:22/",
        "https://library.example.org:0/",
        "https://library.example.org:65536/",
        "https://library.example.org:８０/",
        "https://library.example.org:-80/",
        "https://localhost/",
        "https://intranet/",
        "https://localhost./",
        "https://library..example.org/",
        "https://library.example.org../",
        "https://.example.org/",
        "https://-library.example.org/",
        "https://library%2eexample.org/",
        "https://127%2e0.0.1/",
        "https://lib rary.example.org/",
        "https://library.example.org/\r\nHost: 127.0.0.1",
        "https://library.example.org/\x00",
        "https://libr\tary.example.org/",
        "https://library.example.org/a b",
        "https://℀.example.org/",
        "https://a.example／../",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 127 + "example/",
        "https://library.example.org/" + "a" * 2048,
        # Internet addresses in spellings that C libraries and browsers understand.
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0X7F.1/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://127.0.0.01/",
        "http://127.0.0.0x1/",
        "http://127.0.0.0x/",
        "http://1.1.1.1.1/",
        "http://256.1.1.1/",
        "http://①②⑦.①/",
        "http://[::1%25lo]/",
        "http://[fe80::1%eth0]/",
        "http://[127.0.0.1]/",
        "http://[v1.fe80::a]/",
        "http://[::1/",
        "http://::1/",
    ],
)
def test_odd_address_is_refused(typed):
    with pytest.raises(AddressRefused):
        read(typed, test_servers=[])


SPELLINGS = [
    lambda ip: str(int(ip)),
    lambda ip: hex(int(ip)),
    lambda ip: f"0{int(ip):o}",
    lambda ip: ".".join(hex(byte) for byte in ip.packed),
    lambda ip: ".".join(f"0{byte:o}" for byte in ip.packed),
    lambda ip: ".".join(f"{byte:04d}" for byte in ip.packed),
    lambda ip: f"{ip.packed[0]}.{int.from_bytes(ip.packed[1:])}",
    lambda ip: f"{ip.packed[0]}.{ip.packed[1]}.{int.from_bytes(ip.packed[2:])}",
    lambda ip: f"{ip}.",
    lambda ip: str(ip).translate({ord(digit): 0xFF10 + int(digit) for digit in "0123456789"}),
    lambda ip: str(ip).replace(".", "。"),
    lambda ip: str(ip).replace(".", "%2e"),
    lambda ip: f"[::ffff:{ip}]",
    lambda ip: f"[::{ip}]",
    lambda ip: f"[64:ff9b::{ip}]",
    lambda ip: f"[2002:{ip.packed[:2].hex()}:{ip.packed[2:].hex()}::1]",
    lambda ip: f"[2001:0:{ip.packed[:2].hex()}:{ip.packed[2:].hex()}::1]",
]
CLOSED = ["127.0.0.0/8", "10.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16", "172.16.0.0/12", "100.64.0.0/10"]
closed_addresses = st.sampled_from(CLOSED).flatmap(lambda network: st.ip_addresses(network=network))


@given(ip=closed_addresses, spell=st.sampled_from(SPELLINGS), port=st.sampled_from(["", ":80", ":8080"]))
def test_no_spelling_leads_to_a_closed_address(ip, spell, port):
    try:
        address = read(f"http://{spell(ip)}{port}/", test_servers=[])
    except AddressRefused:
        return
    assert not is_public(ipaddress.ip_address(address.host))


@given(st.text(max_size=60))
def test_whatever_is_read_is_plain(text):
    try:
        address = read(f"https://{text}", test_servers=[])
    except AddressRefused:
        return
    assert address.url.isascii()
    assert (address.port in PORTS, " " in address.url, "@" in address.netloc) == (True, False, False)
    assert read(address.url, test_servers=[]) == address


def test_test_server_may_be_anything_but_only_with_its_port():
    assert read("http://LOCALHOST:8181/a", test_servers=["localhost:8181"]).url == "http://localhost:8181/a"
    with pytest.raises(AddressRefused):
        read("http://localhost:8182/a", test_servers=["localhost:8181"])


@pytest.mark.parametrize(
    ("location", "meant"),
    [
        ("/b", "https://library.example.org/b"),
        ("b?c", "https://library.example.org/a/b?c"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example/", "http://other.example/"),
        ("/жаңа".encode().decode("latin-1"), "https://library.example.org/%D0%B6%D0%B0%D2%A3%D0%B0"),
    ],
)
def test_redirect_leads_on_from_where_it_came(location, meant):
    address = read("https://library.example.org/a/", test_servers=[])
    assert follow(address, location, test_servers=[]).url == meant


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[", "http://127.1/", "http://a@b.example/"])
def test_redirect_to_an_odd_address_is_refused(location):
    address = read("https://library.example.org/", test_servers=[])
    with pytest.raises(AddressRefused):
        follow(address, location, test_servers=[])
