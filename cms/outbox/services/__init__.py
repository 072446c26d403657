from .deciding import cancel, retry
from .posting import NoWayOut, post
from .sending import send_due
from .suppressing import suppress, unsuppress

__all__ = ["NoWayOut", "cancel", "post", "retry", "send_due", "suppress", "unsuppress"]
