from .history import AccountEvent
from .people import User, UserManager

__all__ = ["AccountEvent", "User", "UserManager"]
