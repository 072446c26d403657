"""The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1), as regular expressions over them."""

import re

DEFAULT = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these is sent as an escape and a letter: two septets.
EXTENSION = "\f^{}\\[~]|€"
ESCAPE = "\x1b"

FOREIGN = re.compile(f"[^{re.escape(DEFAULT + EXTENSION)}]")
EXTENDED = re.compile(f"[{re.escape(EXTENSION)}]")
SEPTETS = str.maketrans({letter: ESCAPE + letter for letter in EXTENSION})


def fits(text: str) -> bool:
    """Whether every character is in the alphabet or its extension."""
    return FOREIGN.search(text) is None
