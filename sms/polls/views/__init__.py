"""Public pages of polls."""

from .answer import AnswerView
from .results import figures, results

__all__ = ["AnswerView", "figures", "results"]
