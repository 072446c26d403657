"""A process that ends at once, the first time it is started."""

import sys
import time
from pathlib import Path

note = Path(sys.argv[2])
if note.exists():
    note.write_text("second")
    time.sleep(600)
note.write_text("first")
sys.exit(3)
