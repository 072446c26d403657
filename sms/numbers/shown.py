"""Numbers as they are shown where they need not be known."""

LAST = 2


def masked(e164: str) -> str:
    """The beginning and the last two digits: `+7701•••••67`."""
    if len(e164) < 8:
        return "•" * len(e164)
    return f"{e164[:5]}{'•' * (len(e164) - 5 - LAST)}{e164[-LAST:]}"
