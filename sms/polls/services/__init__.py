"""What can be done with a poll."""

from .casting import cast
from .moderating import moderate
from .opening import close, open_poll

__all__ = ["cast", "close", "moderate", "open_poll"]
