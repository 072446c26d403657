"""What officers change now and then and requests ask for hundreds of times a second, kept by each process."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings

P = ParamSpec("P")
T = TypeVar("T")
# Of one function; those that have more answers than this are for another kind of cache.
MOST = 1_000


def remembered(ask: Callable[P, T]) -> Callable[P, T]:
    """Have what a function answers kept for `REMEMBERED_SECONDS`, for each of its positional arguments.

    What is kept is shared by all threads: nobody may change it. Where the setting is 0, as in tests, nothing is kept.
    """
    kept: dict[tuple, tuple[float, T]] = {}

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        if not settings.REMEMBERED_SECONDS:
            return ask(*args, **kwargs)
        now = time.monotonic()
        found = kept.get(args)
        if found and now - found[0] < settings.REMEMBERED_SECONDS:
            return found[1]
        if len(kept) >= MOST:
            kept.clear()
        kept[args] = now, ask(*args, **kwargs)
        return kept[args][1]

    return answer
