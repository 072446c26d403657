"""Pages of the scanner, and what its script asks for."""

from .door import ChooseSession, Door
from .script import Memory, Send, worker

__all__ = ["ChooseSession", "Door", "Memory", "Send", "worker"]
