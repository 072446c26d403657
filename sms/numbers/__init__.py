"""Phone numbers: read, compared, hidden; and what holds in their countries."""

from .digests import digests
from .number import Kind, NotANumber, Number, parse
from .shown import masked

__all__ = ["Kind", "NotANumber", "Number", "digests", "masked", "parse"]
