"""Pictures and documents, each in the collection of the library whose it is."""

import io
import zipfile
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.core.models import SiteDocument, SiteImage
from cms.demo.content.files import FILES, Document
from cms.demo.content.pictures import CREDIT, PICTURES
from cms.demo.pictures import draw
from cms.partners.models import PartnerTeam

from .pdf import pdf
from .references import stored_document, stored_picture

DAY_OF_ALL_FILES = (2008, 4, 9, 0, 0, 0)
OFFICE_XML = "http://schemas.openxmlformats.org"
DOCX_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{OFFICE_XML}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OFFICE_XML}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE_XML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
}


def add_pictures() -> int:
    missing = [key for key in PICTURES if stored_picture(key) is None]
    for key in missing:
        picture = PICTURES[key]
        SiteImage.objects.create(
            title=picture.title,
            description=picture.description,
            credit=CREDIT,
            collection=collection_of(picture.library),
            file=ContentFile(draw(key), name=f"demo-{key}.jpg"),
        )
    return len(missing)


def add_documents() -> int:
    missing = [key for key in FILES if stored_document(key) is None]
    for key in missing:
        document = FILES[key]
        SiteDocument.objects.create(
            title=document.title,
            collection=collection_of(document.library),
            file=ContentFile(written(document), name=document.name),
        )
    return len(missing)


def collection_of(library: str) -> Collection:
    """A library's own collection; without a library, that of the whole network."""
    if not library:
        return Collection.get_first_root_node()
    return PartnerTeam.objects.get(library__slug=library).collection


def written(document: Document) -> bytes:
    """The bytes of a document in the format that its name promises."""
    if document.name.endswith(".docx"):
        return docx(document.lines)
    if document.name.endswith(".pdf"):
        return pdf(document.title, document.lines)
    return "\n".join(document.lines).encode() + b"\n"


def docx(lines: tuple[str, ...]) -> bytes:
    """A WordprocessingML document with one paragraph per line (ECMA-376, part 1), the same bytes every time."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    namespace = f"{OFFICE_XML}/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{namespace}"><w:body>{paragraphs}</w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (DOCX_PARTS | {"word/document.xml": text}).items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'
            archive.writestr(zipfile.ZipInfo(name, DAY_OF_ALL_FILES), declared)
    return file.getvalue()
