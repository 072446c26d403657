"""Print the text of a PDF that comes through standard input, as JSON; run as a program of its own.

A file may be made to keep a reader busy for hours or to fill its memory: the kernel ends this process before that, and
nothing else with it. It imports nothing of the project and has no access to its settings.
"""

import io
import json
import logging
import resource
import sys

MEMORY = 768 * 1024 * 1024
SECONDS_OF_WORK = 30
MOST_PAGES = 500
MOST_CHARACTERS = 200_000


def limit() -> None:
    """Bound what this process may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def read(pdf: bytes) -> dict[str, str]:
    """Text of the first pages, and the language that the file declares (ISO 32000-1, 14.9.2), if it does."""
    from pypdf import PdfReader  # noqa: PLC0415 - after the limits

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(pdf))
    parts, length = [], 0
    for page in reader.pages[:MOST_PAGES]:
        parts.append(page.extract_text())
        length += len(parts[-1])
        if length > MOST_CHARACTERS:
            break
    declared = reader.root_object.get("/Lang", "")
    return {"text": "\n".join(parts)[:MOST_CHARACTERS], "language": str(declared)}


def main() -> None:
    limit()
    # Escaped, so that half a character that a font maps to is no fault of the pipe.
    print(json.dumps(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
