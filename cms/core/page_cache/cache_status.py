"""The header that says what the cache did (RFC 9211)."""

HEADER = "Cache-Status"
NAME = "pages"
HIT = f"{NAME}; hit"


def status(did: str, why: str = "") -> str:
    """`pages; hit`, `pages; fwd=miss; stored`, `pages; fwd=bypass; detail=session`."""
    return f"{NAME}; {did}; detail={why}" if why else f"{NAME}; {did}"
