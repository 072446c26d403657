"""What else has to happen at once when somebody leaves; apps above register it in `AppConfig.ready()`."""

from collections.abc import Callable

# Each is called with `phone=` within the transaction of leaving.
on_leave: list[Callable[..., object]] = []


def call_off(phone: str) -> None:
    """Let everybody know who still has something for this number."""
    for each in on_leave:
        each(phone=phone)
