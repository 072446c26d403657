"""The text of PDFs: read in a process of its own, which is given little time and memory."""

import json
import logging
import subprocess
import sys
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from cms.core.findable import sources
from cms.core.languages import BY_TAG
from cms.core.models import SiteDocument
from cms.search import pdf_reader, services
from cms.search.guessing import guess_language
from cms.search.models import DocumentText, State

logger = logging.getLogger(__name__)
LARGEST_FILE = 25 * 1024 * 1024
SECONDS = 60
MOST_ATTEMPTS = 3
MOST_AT_ONCE = 20


class Unreadable(Exception):
    """A file without text to be had; the message says why, for operators."""


class Content(NamedTuple):
    """What a file says, and in which language (tag)."""

    text: str
    tag: str


def is_pdf(document: SiteDocument) -> bool:
    return document.file_extension == "pdf"


def waiting() -> QuerySet[SiteDocument]:
    """PDFs whose file has not been read yet, and not failed too often."""
    settled = ~Q(state=State.WAITING) | Q(attempts__gte=MOST_ATTEMPTS)
    read = DocumentText.objects.filter(settled, document=OuterRef("pk"), file=OuterRef("file"))
    return SiteDocument.objects.filter(~Exists(read), file__iendswith=".pdf").order_by("pk")


def read_waiting() -> int:
    pks = list(waiting().values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in pks:
        read(pk=pk)
    return len(pks)


def read(*, pk: int) -> bool:
    """Read a document and let it be found by its text; answer whether it has any.

    What was read before is not read again. An attempt is noted before it begins: a file that takes its worker down with
    it is not tried for ever.
    """
    document = waiting().filter(pk=pk).first()
    if document is None:
        return False
    row = begin(document)
    try:
        content = content_of(document)
        row.text, row.tag, row.state = content.text, content.tag, State.READ
    except Unreadable as problem:
        logger.warning("Document %s cannot be read: %s", pk, problem)
        row.state = State.UNREADABLE
    row.save()
    services.refresh_safely(source=sources()["document"], pks=[pk])
    return row.state == State.READ


def begin(document: SiteDocument) -> DocumentText:
    """The row of a document, for the file that it has now, with one attempt more."""
    row, _made = DocumentText.objects.get_or_create(document=document, defaults={"file": document.file.name})
    if row.file != document.file.name:
        row.file, row.state, row.text, row.attempts = document.file.name, State.WAITING, "", 0
    row.attempts += 1
    row.save()
    return row


def content_of(document: SiteDocument) -> Content:
    """Text and language of a PDF. Raises Unreadable."""
    found = json.loads(extract(bytes_of(document)))
    # Fonts may map a glyph to half a character, which no database takes.
    text = found["text"].encode("utf-8", "ignore").decode().replace("\x00", "")
    if not text.strip():
        raise Unreadable("it holds pictures only")
    declared = found["language"].lower().split("-")[0]
    return Content(text, declared if declared in BY_TAG else guess_language(text))


def bytes_of(document: SiteDocument) -> bytes:
    try:
        with document.file.open("rb") as file:
            if file.size > LARGEST_FILE:
                raise Unreadable(f"it has {file.size} bytes")
            return file.read()
    except OSError as problem:
        raise Unreadable(f"the file is not there ({type(problem).__name__})") from problem


def extract(pdf: bytes) -> bytes:
    """What `pdf_reader` prints about a file. Raises Unreadable."""
    command = [sys.executable, "-I", pdf_reader.__file__]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired as problem:
        raise Unreadable(f"it took more than {SECONDS} s") from problem
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise Unreadable(lines[-1] if lines else f"the reader ended with {done.returncode}")
    return done.stdout
