from .addresses import confirm_address
from .invitations import invite

__all__ = ["confirm_address", "invite"]
