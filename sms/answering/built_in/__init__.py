"""What keywords can do without another app: join a topic, leave it, hear something, speak to somebody."""

from .information import Information
from .joining import Joining
from .leaving import Leaving
from .person import Person

HANDLERS = (Joining(), Leaving(), Information(), Person())

__all__ = ["HANDLERS"]
