"""What an uploaded document really is."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.core.uploads import validate_document


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "text")
    return buffer.getvalue()


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
GOOD = [
    ("plan.pdf", PDF),
    ("list.txt", "Кітапхана".encode()),
    ("list.txt", "Библиотека".encode("cp1251")),
    ("list.csv", "name;city\nNavoi;Tashkent\n".encode("utf-16")),
    ("all.zip", archive()),
]
BAD = [
    ("plan.pdf", b"<html><script>alert(1)</script></html>"),
    ("list.txt", b"<!doctype html><html><script>alert(1)</script>"),
    ("list.csv", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("list.txt", PDF),
    ("list.txt", b"\x00\x01\x02\x03"),
    ("plan.pdf", archive()),
    ("plan.docx", PDF),
    ("empty.pdf", b""),
]


@pytest.mark.parametrize(("name", "content"), GOOD)
def test_document_of_its_kind_is_taken(name, content):
    assert validate_document(ContentFile(content, name=name)) is None


@pytest.mark.parametrize(("name", "content"), BAD)
def test_document_of_another_kind_is_refused(name, content):
    with pytest.raises(ValidationError) as refusal:
        validate_document(ContentFile(content, name=name))
    assert refusal.value.messages[0].startswith("The content of this file is not what its ending")


def test_document_that_is_too_large_is_refused(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    with pytest.raises(ValidationError) as refusal:
        validate_document(ContentFile(PDF, name="plan.pdf"))
    assert refusal.value.messages == ["This file has 15\xa0bytes; at most 10\xa0bytes can be stored."]
