"""Everything of this app that is a table."""

from .broadcast import Broadcast, Dispatch, DispatchPart
from .confirmation import Confirmation
from .consent import Consent, Wording
from .following import Following
from .helpline import Helpline
from .importing import ImportPart, ImportRun
from .incoming import Asked, Incoming, IncomingPart, Thread
from .keyword import Keyword, KeywordWord
from .link import LinkVisits, ShortLink
from .message import Message
from .poll import Ballot, Choice, Poll, Question, Vote
from .sender import Route, Sender
from .subscriber import Subscriber
from .topic import Topic
from .word import OwnWord

__all__ = [
    "Asked",
    "Ballot",
    "Broadcast",
    "Choice",
    "Confirmation",
    "Consent",
    "Dispatch",
    "DispatchPart",
    "Following",
    "Helpline",
    "ImportPart",
    "ImportRun",
    "Incoming",
    "IncomingPart",
    "Keyword",
    "KeywordWord",
    "LinkVisits",
    "Message",
    "OwnWord",
    "Poll",
    "Question",
    "Route",
    "Sender",
    "ShortLink",
    "Subscriber",
    "Thread",
    "Topic",
    "Vote",
    "Wording",
]
