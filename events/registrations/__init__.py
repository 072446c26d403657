"""Who takes part: parties, what they are told, and who came."""

from .arrival import Arrival
from .notice import Notice
from .registration import Answer, Registration

__all__ = ["Answer", "Arrival", "Notice", "Registration"]
