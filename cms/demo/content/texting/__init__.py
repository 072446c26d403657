"""Text messages of the demo: topics, senders, a poll, broadcasts. Numbers and prices are samples; nothing leaves."""

from .broadcasts import BROADCASTS
from .poll import POLL
from .records import Question, Readers, Sample, Told
from .senders import FOLLOWING, SENDERS
from .topics import KEYWORDS, TOPICS

__all__ = [
    "BROADCASTS",
    "FOLLOWING",
    "KEYWORDS",
    "POLL",
    "SENDERS",
    "TOPICS",
    "Question",
    "Readers",
    "Sample",
    "Told",
]
