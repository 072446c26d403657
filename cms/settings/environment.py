"""What is said from outside: by the environment, or by a file `.env` beside the code; the environment wins."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEMO = env.bool("DEMO", default=False)
