"""EXIF, of which a picture keeps how the camera was held, who made it and whose it is."""

from PIL import Image
from PIL.ExifTags import Base

KEPT = (Base.Orientation, Base.Artist, Base.Copyright)
INTRODUCTION = b"Exif\x00\x00"
# A file of no entries, for places that cannot be left empty.
NOTHING = b"MM\x00\x2a\x00\x00\x00\x08" + bytes(6)


def kept_of(told: bytes) -> bytes:
    """What may stay of it; nothing if nothing may, or if it cannot be read."""
    try:
        found = Image.Exif()
        found.load(told.removeprefix(INTRODUCTION))
        kept = Image.Exif()
        kept.update({tag: found[tag] for tag in KEPT if tag in found})
        return kept.tobytes().removeprefix(INTRODUCTION) if kept else b""
    except Exception:  # A file can say anything, and Pillow raises whatever comes of it.
        return b""
