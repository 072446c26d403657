"""Public pages of polls."""

from .answer import AnswerView
from .polls import polls
from .results import figures, results

__all__ = ["AnswerView", "figures", "polls", "results"]
