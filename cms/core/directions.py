"""Figures among letters that run to the left."""

LEFT_TO_RIGHT_ISOLATE, END_OF_ISOLATE = "\u2066", "\u2069"


def left_to_right(text: str) -> str:
    """Keep the order of a telephone number, say, in whichever text it stands (Unicode, UAX 9, section 2.4)."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_OF_ISOLATE}" if text else ""
