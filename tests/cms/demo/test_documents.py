import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile

from cms.core.uploads import validate_document
from cms.demo.content.files import FILES
from cms.demo.steps.files import docx, written

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.mark.parametrize("key", FILES)
def test_document_is_what_its_name_says(key):
    assert validate_document(ContentFile(written(FILES[key]), name=FILES[key].name)) is None


def test_docx_holds_its_lines_and_escapes_them():
    lines = ("Алғашқы жол", "Tom & Jerry <b>")
    with zipfile.ZipFile(io.BytesIO(docx(lines))) as archive:
        assert archive.testzip() is None
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert tuple(text.text for text in document.iter(TEXT)) == lines
