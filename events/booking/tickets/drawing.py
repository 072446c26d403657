"""The code of a ticket as a picture that cameras read (QR, ISO/IEC 18004)."""

import io

import segno
from django.utils.safestring import SafeString

# Modules of white around it, as the standard asks.
QUIET_ZONE = 4


def qr_svg(code: str) -> SafeString:
    """An SVG to stand within a page: as large as its box, black on white in the dark as well, without inline styles."""
    # Made by segno of letters and digits alone.
    return SafeString(
        drawn(code).svg_inline(border=QUIET_ZONE, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    )


def qr_file(code: str) -> bytes:
    """The same as a file; the page around it gives it the white margin."""
    file = io.BytesIO()
    drawn(code).save(file, kind="svg", border=0)
    return file.getvalue()


def drawn(code: str) -> segno.QRCode:
    """Small enough for coarse modules, and readable with a sixth of it worn away."""
    return segno.make_qr(code, error="m")
