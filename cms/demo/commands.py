"""The commands that make up a running site."""

import sys

WORKERS, THREADS = 2, 4


def site_commands(addresses: list[str]) -> dict[str, list[str]]:
    """Return each command by the name of its process; addresses are those the web server listens on."""
    return {"web": web(addresses), "worker": worker("celery"), "mail": worker("outbox"), "beat": beat()}


def web(addresses: list[str]) -> list[str]:
    """Return the command of the web server."""
    binds = [f"--bind={address}" for address in addresses]
    size = [f"--workers={WORKERS}", "--worker-class=gthread", f"--threads={THREADS}", "--graceful-timeout=1"]
    quiet = ["--log-level=warning", "--no-control-socket", "--preload"]
    return [sys.executable, "-m", "gunicorn", *binds, *size, *quiet, "cms.wsgi:application"]


def worker(queue: str) -> list[str]:
    """Return the command of a Celery worker; the only one of its queue, it needs no talk with others."""
    alone = [f"--queues={queue}", "--pool=solo", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [sys.executable, "-m", "celery", "-A", "cms", "worker", "--loglevel=warning", *alone]


def beat() -> list[str]:
    """Return the command of the clock that queues periodic tasks; its file name comes from the settings."""
    return [sys.executable, "-m", "celery", "-A", "cms", "beat", "--loglevel=warning", "--pidfile="]
