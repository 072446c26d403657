"""Bodies as servers pack them."""

import gzip
import time
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.fetch import TooLarge, Unreadable
from cms.core.fetch.unpacking import unpack


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def quick_brotli(data: bytes) -> bytes:
    return brotli.compress(data, quality=1)


PACKERS = {
    "gzip": [gzip.compress],
    "x-gzip": [gzip.compress],
    "deflate": [zlib.compress, bare_deflate],
    "br": [quick_brotli],
    "": [bytes],
    "identity": [bytes],
}
WAYS = [(encoding, pack) for encoding, packers in PACKERS.items() for pack in packers]
BOMB = 50_000_000
LIMIT = 100_000


@pytest.mark.parametrize(("encoding", "pack"), WAYS)
@given(data=st.binary(max_size=300))
def test_body_is_what_was_packed(encoding, pack, data):
    assert unpack(pack(data), encoding, limit=300) == data


@pytest.mark.parametrize(("encoding", "pack"), WAYS)
def test_body_up_to_the_limit_is_unpacked_and_not_one_byte_more(encoding, pack):
    assert len(unpack(pack(b"a" * LIMIT), encoding, limit=LIMIT)) == LIMIT
    with pytest.raises(TooLarge):
        unpack(pack(b"a" * (LIMIT + 1)), encoding, limit=LIMIT)


@pytest.mark.parametrize(("encoding", "pack"), WAYS[:5])
def test_bomb_is_not_unpacked(encoding, pack):
    bomb = pack(bytes(BOMB))
    began = time.process_time()
    with pytest.raises(TooLarge):
        unpack(bomb, encoding, limit=LIMIT)
    assert time.process_time() - began < 0.05


@pytest.mark.parametrize(("encoding", "pack"), WAYS[:5])
def test_body_that_ends_too_early_is_unreadable(encoding, pack):
    with pytest.raises(Unreadable):
        unpack(pack(b"Reading room, open until nine")[:-2], encoding, limit=LIMIT)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_body_that_was_never_packed_is_unreadable(encoding):
    with pytest.raises(Unreadable):
        unpack(b"Reading room, open until nine", encoding, limit=LIMIT)


@pytest.mark.parametrize("encoding", ["zstd", "compress", "gzip, gzip", "aes128gcm"])
def test_other_ways_of_packing_are_unreadable(encoding):
    with pytest.raises(Unreadable):
        unpack(gzip.compress(gzip.compress(b"text")), encoding, limit=LIMIT)


def test_gzip_of_several_members_is_one_text():
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", limit=LIMIT) == b"one two"


def test_gzip_of_endless_empty_members_is_given_up():
    with pytest.raises(Unreadable):
        unpack(gzip.compress(b"") * 100_000, "gzip", limit=LIMIT)
