"""What an uploaded file really is, whatever its name says."""

from pathlib import Path

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

TEXT_EXTENSIONS = {"csv", "txt"}
# Office and OpenDocument files are ZIP archives; the detector names some of them so.
ZIP_BASED = {"docx", "epub", "odp", "ods", "odt", "pptx", "xlsx", "zip"}
TEXT_ENCODINGS = ("utf-8", "utf-16", "cp1251")
SAMPLE_BYTES = 8192


def extension_of(file: File) -> str:
    return Path(file.name or "").suffix.lower().lstrip(".")


def sample_of(file: File) -> bytes:
    file.seek(0)
    sample = file.read(SAMPLE_BYTES)
    file.seek(0)
    return sample


def is_plain_text(sample: bytes) -> bool:
    """Whether it decodes in an encoding of our countries, holds no control characters and is no web page."""
    for encoding in TEXT_ENCODINGS:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        lowered = text.lower()
        return "\x00" not in text and "<script" not in lowered and "<html" not in lowered and "<svg" not in lowered
    return False


def content_matches(file: File) -> bool:
    """Whether the first bytes are of the kind that the name promises."""
    extension, sample = extension_of(file), sample_of(file)
    if extension in TEXT_EXTENSIONS:
        return filetype.guess(sample) is None and is_plain_text(sample)
    kind = filetype.guess(sample)
    if kind is None:
        return False
    return kind.extension == extension or {kind.extension, extension} <= ZIP_BASED


def validate_document(file: File) -> None:
    """Refuse a document that is too large, or whose content is not what its name says."""
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s can be stored."),
            params={
                "size": filesizeformat(file.size),
                "limit": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
            },
        )
    if not content_matches(file):
        raise ValidationError(
            _("The content of this file is not what its ending “.%(extension)s” says. Save it again in that format."),
            params={"extension": extension_of(file)},
        )
