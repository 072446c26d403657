"""What a PostgreSQL beside the benchmark has worked for a connection, and how much memory this process has taken."""

import re
from os import sysconf
from pathlib import Path

from django.db import connection


def database_seconds() -> float:
    """Seconds of a core that the database has spent on this connection (proc(5): fields 14 and 15 of `stat`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    of_process = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, of_process[11:13])) / sysconf("SC_CLK_TCK")


def most_megabytes() -> float:
    """The most that this process has held at once so far."""
    return int(re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)[1]) / 1024
