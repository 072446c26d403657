from .deciding import cancel, retry
from .forgetting import erase, exported, forget
from .posting import NoWayOut, post
from .sending import send_due
from .suppressing import suppress, unsuppress

__all__ = ["NoWayOut", "cancel", "erase", "exported", "forget", "post", "retry", "send_due", "suppress", "unsuppress"]
