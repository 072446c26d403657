"""JPEG (ITU-T T.81): segments that begin with a marker, some followed by what was scanned."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from cms.core.camera_data import exif

BEGIN, END = b"\xff\xd8", b"\xff\xd9"
SCAN, COMMENT, APPLICATIONS = 0xDA, 0xFE, range(0xE0, 0xF0)
JFIF, EXIF, ICC, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
# What applications may say: the density, and what the colours are.
KEPT = ((JFIF, b"JFIF\x00"), (ICC, b"ICC_PROFILE\x00"), (ADOBE, b"Adobe"))
MARKER = re.compile(rb"\xff+([^\x00\xff])")
# In what was scanned 0xFF is followed by zero, or by a mark at which reading may begin again.
END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class Segment(NamedTuple):
    marker: int
    body: bytes
    scanned: bytes = b""

    @property
    def may_stay(self) -> bool:
        if self.marker in APPLICATIONS:
            return any(self.marker == marker and self.body.startswith(name) for marker, name in KEPT)
        return self.marker != COMMENT

    @property
    def is_exif(self) -> bool:
        return self.marker == EXIF and self.body.startswith(exif.INTRODUCTION)

    def written(self) -> bytes:
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body + self.scanned


def is_one(data: bytes) -> bool:
    return data.startswith(BEGIN + b"\xff")


def without_camera_data(data: bytes) -> bytes:
    """The picture alone: what stands behind its end, as second pictures and films do, goes as well."""
    found = list(segments(data))
    told = next((exif.kept_of(segment.body) for segment in found if segment.is_exif), b"")
    kept = [segment for segment in found if segment.may_stay]
    if told:
        # JFIF wants to be the first of all.
        kept.insert(kept[0].marker == JFIF, Segment(EXIF, exif.INTRODUCTION + told))
    return BEGIN + b"".join(segment.written() for segment in kept) + END


def segments(data: bytes) -> Iterator[Segment]:
    """Up to the end of the picture, or of a file that was cut off in what was scanned."""
    place = len(BEGIN)
    while place < len(data):
        marker, place = marker_at(data, place)
        if marker == END[1]:
            return
        (length,) = struct.unpack_from(">H", data, place)
        body = data[place + 2 : place + length]
        if len(body) + 2 != length:
            raise ValueError("A segment is longer than the file")
        begin, place = place + length, place + length
        if marker == SCAN:
            place = end_of_scan(data, begin)
        yield Segment(marker, body, data[begin:place])


def marker_at(data: bytes, place: int) -> tuple[int, int]:
    """The marker that must stand here, and the place after it."""
    if not (found := MARKER.match(data, place)):
        raise ValueError("No segment begins where the last one ends")
    return found[1][0], found.end()


def end_of_scan(data: bytes, place: int) -> int:
    found = END_OF_SCAN.search(data, place)
    return found.start() if found else len(data)
