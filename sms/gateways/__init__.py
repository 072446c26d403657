"""The ways to send text messages; each registers under its name when the site starts."""

from .base import Gateway

_gateways: dict[str, Gateway] = {}


def register(gateway: Gateway) -> None:
    """Make a gateway known; called in `AppConfig.ready()`."""
    _gateways[gateway.name] = gateway


def get(name: str) -> Gateway:
    """The gateway of this name. Raises KeyError if no installed app knows it."""
    return _gateways[name]


def every() -> list[Gateway]:
    """All gateways, by name."""
    return [_gateways[name] for name in sorted(_gateways)]
