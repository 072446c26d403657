from .deciding import cancel, retry
from .posting import NoWayOut, post
from .suppressing import suppress, unsuppress

__all__ = ["NoWayOut", "cancel", "post", "retry", "suppress", "unsuppress"]
