"""Gateways for tests of what stands above them."""

import pytest

from sms import gateways


class Standing:
    """A gateway of which only its readiness matters."""

    lines = 1

    def __init__(self, name: str, *, ready: bool = True):
        self.name = self.label = name
        self.ready = ready

    def is_ready(self) -> bool:
        return self.ready


@pytest.fixture
def only(monkeypatch):
    """Registers these gateways and no others."""

    def registered(*those) -> None:
        monkeypatch.setattr(gateways, "_gateways", {gateway.name: gateway for gateway in those})

    return registered
