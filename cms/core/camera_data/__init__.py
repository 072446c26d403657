"""What cameras write beside a picture, and what of it may be published.

Telephones write where a photograph was taken and with which device, and often a second picture or a film behind the
first. Of all that there stays how the camera was held, who made the picture and whose it is. Each format has a list of
what it keeps, so that what nobody has thought of goes. Pixels are copied byte by byte; only a file that is put together
in a way that we do not know is encoded anew.
"""

import io
import struct

from PIL import Image, ImageOps

from cms.core.camera_data import avif, jpeg, png, webp

FORMATS = (jpeg, png, webp, avif)
# What is raised where a file ends too early or says nonsense, by us and by Pillow.
MALFORMED = (ValueError, IndexError, struct.error)
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
QUALITY = 90


def without_camera_data(data: bytes) -> bytes:
    """The same picture without what its camera tells; what is of no format that cameras write stays as it is."""
    written = next((each for each in FORMATS if each.is_one(data)), None)
    if written is None:
        return data
    try:
        return written.without_camera_data(data)
    except MALFORMED:
        return encoded_anew(data)


def encoded_anew(data: bytes) -> bytes:
    """Its pixels, upright, and its colours; the file as it is if it turns out to be no picture."""
    file = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as image:
            profile = image.info.get("icc_profile")
            ImageOps.exif_transpose(image).save(file, image.format, quality=QUALITY, icc_profile=profile, comment=b"")
    except UNREADABLE:
        return data
    return file.getvalue()
