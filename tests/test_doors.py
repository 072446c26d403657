"""Nothing but the guarded fetcher asks other servers for what people type."""

import ast
from pathlib import Path

import pytest

from tests.databases.migrating import ROOT

APPS = ["cms", "events", "sms"]
CLIENTS = {
    "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "socket", "pycurl",
    "twilio.rest", "twilio.http", "aiosmpplib",
}  # fmt: skip
# What may ask, and whom: none of these addresses is typed by anybody who uses the site.
ALLOWED = {
    "cms/core/fetch": "the guarded fetcher",
    "cms/demo": "its own server on this machine",
    "sms/gateways": "the providers that the environment names",
}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def clients_in(path: Path) -> set[str]:
    return {name for name in imported(path) for client in CLIENTS if name == client or name.startswith(f"{client}.")}


def test_only_the_guarded_fetcher_knows_other_servers():
    every = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    files = [path for path in every if not path.is_relative_to(ROOT / "cms/core/fetch")]
    asking = {str(path.relative_to(ROOT)): clients for path in files if (clients := clients_in(path))}
    assert {name: clients for name, clients in asking.items() if not name.startswith(tuple(ALLOWED))} == {}


@pytest.mark.parametrize(
    "source",
    ["import requests", "from urllib import request", "def f():\n    import http.client as h", "import socket"],
)
def test_client_is_noticed_wherever_it_is_imported(tmp_path, source):
    path = tmp_path / "module.py"
    path.write_text(source)
    assert clients_in(path) != set()
    path.write_text("from urllib.parse import urlsplit\nfrom http import HTTPStatus\nfrom .requests import One")
    assert clients_in(path) == set()
