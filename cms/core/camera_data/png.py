"""PNG (third edition, W3C 2025): chunks with a name, a length and a checksum."""

import struct
import zlib
from collections.abc import Iterator

from cms.core.camera_data import exif

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER, EXIF, END = b"IHDR", b"eXIf", b"IEND"
PICTURE = {HEADER, b"PLTE", b"IDAT", END, b"tRNS", b"acTL", b"fcTL", b"fdAT"}
COLOURS = {b"cHRM", b"cICP", b"gAMA", b"iCCP", b"mDCV", b"cLLI", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"sPLT", b"pHYs"}
KEPT = PICTURE | COLOURS


def is_one(data: bytes) -> bool:
    return data.startswith(SIGNATURE)


def without_camera_data(data: bytes) -> bytes:
    """The chunks that show the picture; all texts go, and whatever stands behind its end."""
    found = list(chunks(data))
    told = next((exif.kept_of(body) for name, body in found if name == EXIF), b"")
    kept = [(name, body) for name, body in found if name in KEPT]
    if told:
        kept.insert(1, (EXIF, told))
    return SIGNATURE + b"".join(written(name, body) for name, body in kept)


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, name = len(SIGNATURE), b""
    while name != END:
        length, name = struct.unpack_from(">I4s", data, place)
        begin = place + 8
        yield name, data[begin : begin + length]
        place = begin + length + 4


def written(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
