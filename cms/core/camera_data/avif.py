"""AVIF (ISO/IEC 14496-12 and 23008-12): boxes, one of which says where in the file each item stands.

Other boxes count on places in the file, so nothing is taken out: what was told is written over. How the camera was held
stands in a box of its own and stays.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from cms.core.camera_data import exif

TOLD = {b"Exif", b"mime"}
IN_FILE = 0


class Box(NamedTuple):
    kind: bytes
    begin: int
    end: int


class Reader:
    """Reads numbers of any width, one after the other."""

    def __init__(self, data: bytes, place: int):
        self.data = data
        self.place = place

    def number(self, width: int) -> int:
        taken = self.data[self.place : self.place + width]
        if len(taken) != width:
            raise ValueError("The file ends within a number")
        self.place += width
        return int.from_bytes(taken, "big")


def is_one(data: bytes) -> bool:
    return data[4:8] == b"ftyp"


def without_camera_data(data: bytes) -> bytes:
    """The same file, as long as before, with nothing in the items that tell something."""
    changed = bytearray(data)
    for meta in boxes(data, 0, len(data)):
        if meta.kind == b"meta":
            for kind, begin, length in told_in(data, meta):
                changed[begin : begin + length] = empty(kind, length)
    return bytes(changed)


def empty(kind: bytes, length: int) -> bytes:
    """As long as what was there: EXIF that says nothing, or blanks."""
    return (bytes(4) + exif.NOTHING).ljust(length, b"\x00")[:length] if kind == b"Exif" else b" " * length


def boxes(data: bytes, begin: int, end: int) -> Iterator[Box]:
    while begin < end:
        length, kind = struct.unpack_from(">I4s", data, begin)
        content = begin + 8
        if length == 1:
            (length,), content = struct.unpack_from(">Q", data, content), content + 8
        stop = begin + length if length else end
        if not content <= stop <= end:
            raise ValueError("A box is longer than what it stands in")
        yield Box(kind, content, stop)
        begin = stop


def told_in(data: bytes, meta: Box) -> Iterator[tuple[bytes, int, int]]:
    """Kind, place and length of every piece of the items that tell something."""
    inner = {box.kind: box for box in boxes(data, meta.begin + 4, meta.end)}
    if {b"iinf", b"iloc"} <= inner.keys():
        kinds = dict(items(data, inner[b"iinf"]))
        for item, begin, length in pieces(data, inner):
            if kinds.get(item) in TOLD:
                yield kinds[item], begin, length


def items(data: bytes, box: Box) -> Iterator[tuple[int, bytes]]:
    """Number and kind of each item."""
    head = 4 + (2 if data[box.begin] == 0 else 4)
    for entry in boxes(data, box.begin + head, box.end):
        width = 2 if data[entry.begin] == 2 else 4
        reader = Reader(data, entry.begin + 4)
        number, _protection = reader.number(width), reader.number(2)
        yield number, data[reader.place : reader.place + 4]


def pieces(data: bytes, inner: dict[bytes, Box]) -> Iterator[tuple[int, int, int]]:
    """Item, place and length of each piece of all items."""
    box = inner[b"iloc"]
    version, reader = data[box.begin], Reader(data, box.begin + 4)
    sizes = reader.number(2)
    offset, length, base, index = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    for _item in range(reader.number(2 if version < 2 else 4)):
        number = reader.number(2 if version < 2 else 4)
        method = reader.number(2) & 0xF if version else IN_FILE
        reader.number(2)
        start = reader.number(base) + (0 if method == IN_FILE else inner[b"idat"].begin)
        for _piece in range(reader.number(2)):
            reader.number(index if version else 0)
            yield number, start + reader.number(offset), reader.number(length)
