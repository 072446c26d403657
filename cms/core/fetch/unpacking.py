"""Bodies as they were before a server packed them, up to a size (RFC 9110, 8.4)."""

import zlib

import brotli

from .errors import TooLarge, Unreadable

ACCEPTED = "gzip, deflate, br"
GZIP = 16 + zlib.MAX_WBITS
RAW_DEFLATE = -zlib.MAX_WBITS
# A gzip file may have several members; a body of nothing but tiny ones would take hours.
MOST_MEMBERS = 100


def unpack(packed: bytes, encoding: str, *, limit: int) -> bytes:
    """The body of a Content-Encoding; never makes much more than `limit` bytes of it.

    Raises TooLarge beyond the limit, and Unreadable for what is broken, cut off or packed in any other way.
    """
    unpackers = {"": plain, "identity": plain, "gzip": gunzip, "x-gzip": gunzip, "deflate": inflate, "br": unbrotli}
    unpacker = unpackers.get(encoding.strip().lower())
    if unpacker is None:
        raise Unreadable(f"packed as {encoding!r}")
    try:
        body = unpacker(packed, limit + 1)
    except (zlib.error, brotli.error) as error:
        raise Unreadable(f"broken {encoding}: {error}") from error
    if len(body) > limit:
        raise TooLarge("unpacked more than was allowed")
    return body


def plain(packed: bytes, most: int) -> bytes:
    return packed[:most]


def gunzip(packed: bytes, most: int) -> bytes:
    """All members of a gzip file (RFC 1952, 2.2)."""
    body = b""
    for _member in range(MOST_MEMBERS):
        if not packed or len(body) >= most:
            return body
        member = zlib.decompressobj(GZIP)
        body += member.decompress(packed, most - len(body))
        refuse_if_cut_off(member.eof or len(body) >= most)
        packed = member.unused_data
    raise Unreadable(f"gzip of more than {MOST_MEMBERS} members")


def inflate(packed: bytes, most: int) -> bytes:
    """Zlib's format as the standard says, or bare deflate as some servers send it."""
    stream = zlib.decompressobj(zlib.MAX_WBITS if has_zlib_header(packed) else RAW_DEFLATE)
    body = stream.decompress(packed, most)
    refuse_if_cut_off(stream.eof or len(body) >= most)
    return body


def has_zlib_header(packed: bytes) -> bool:
    """RFC 1950, 2.2: the method is 8, and both bytes together a multiple of 31."""
    return len(packed) > 1 and packed[0] & 0x0F == 8 and int.from_bytes(packed[:2]) % 31 == 0


def unbrotli(packed: bytes, most: int) -> bytes:
    stream = brotli.Decompressor()
    body = stream.process(packed, output_buffer_limit=most)
    refuse_if_cut_off(stream.is_finished() or len(body) >= most)
    return body


def refuse_if_cut_off(whole: bool) -> None:
    if not whole:
        raise Unreadable("the packed body ends too early")
