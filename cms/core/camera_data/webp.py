"""WebP (RFC 9649): a RIFF file of chunks, the first of which says which others there are."""

import struct
from collections.abc import Iterator

from cms.core.camera_data import exif

EXTENDED, EXIF = b"VP8X", b"EXIF"
KEPT = {EXTENDED, b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
HAS_EXIF, HAS_XMP = 0x08, 0x04
HEAD = 12


def is_one(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:HEAD] == b"WEBP"


def without_camera_data(data: bytes) -> bytes:
    """The chunks that show the picture, the first one corrected; whatever stands behind them goes."""
    found = list(chunks(data))
    told = next((exif.kept_of(body) for name, body in found if name == EXIF), b"")
    kept = [(name, corrected(body, bool(told)) if name == EXTENDED else body) for name, body in found if name in KEPT]
    if told:
        kept.append((EXIF, told))
    body = b"WEBP" + b"".join(written(*chunk) for chunk in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", data, 4)
    place, end = HEAD, 8 + length
    while place < end:
        name, length = struct.unpack_from("<4sI", data, place)
        yield name, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def corrected(body: bytes, has_exif: bool) -> bytes:
    """What the first chunk says of the others."""
    flags = body[0] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if has_exif else 0)
    return bytes([flags]) + body[1:]


def written(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
