"""Run the supervisor by itself: `python -m tests.cms.demo.run_supervisor VAR PORT NAME...`.

Each NAME is a Python file that stands in for a process of the site; it is given the port and a file of its own in VAR.
"""

import sys
from pathlib import Path

from django.conf import settings

from cms.demo.supervisor import supervise

STAND_INS = Path(__file__).parent / "stand_ins"


def main(var: Path, port: int, names: list[str]) -> int:
    """Supervise the stand-ins and say "ready" when `web` is."""
    settings.configure(VAR=var, BASE_DIR=var)
    commands = {name: [sys.executable, f"{STAND_INS / name}.py", str(port), str(var / name)] for name in names}
    return supervise(port, ready=lambda: print("ready", flush=True), commands=commands)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
