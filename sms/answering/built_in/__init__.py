"""What keywords can do without another app: join or leave a topic, vote, hear something, speak to somebody."""

from .information import Information
from .joining import Joining
from .leaving import Leaving
from .person import Person
from .voting import Voting

VOTING = Voting()
HANDLERS = (Joining(), Leaving(), Information(), Person(), VOTING)

__all__ = ["HANDLERS", "VOTING"]
