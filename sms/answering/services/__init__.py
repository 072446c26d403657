"""What is done with a text that has come in, by the site and by staff."""

from .attending import answer, answers_in, close, hand_over, keep, let_go
from .receiving import receive
from .tidying import close_idle, forget

__all__ = ["answer", "answers_in", "close", "close_idle", "forget", "hand_over", "keep", "let_go", "receive"]
