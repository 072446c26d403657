"""Documents: their titles, and the text of PDFs."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import CollectionViewRestriction

from cms.core.findable import Matter, Source
from cms.core.models import SiteDocument
from cms.search.guessing import guess_language
from cms.search.models import DocumentText


class DocumentSource(Source):
    """Files to download in collections that are not private."""

    name = "document"

    def models(self):
        return (SiteDocument,)

    def public(self):
        return SiteDocument.objects.filter(~is_restricted()).order_by()

    def matters(self, pks):
        rows = self.public().filter(pk__in=pks).select_related("collection__partner_team", "extracted")
        for document in rows:
            yield document.pk, document_matter(document)

    def addresses(self, pks, request):
        return {document.pk: document.url for document in self.public().filter(pk__in=pks)}

    def changed(self):
        return "changed"


def is_restricted() -> Exists:
    """Whether a document's collection, or one above it, is private."""
    here = CollectionViewRestriction.objects.annotate(here=ExpressionWrapper(OuterRef("collection__path"), CharField()))
    return Exists(here.filter(here__startswith=F("collection__path")))


def document_matter(document: SiteDocument) -> Matter:
    read = getattr(document, "extracted", None)
    # What an earlier file said was perhaps the reason for exchanging it.
    extracted = read if read and read.file == document.file.name else DocumentText()
    team = getattr(document.collection, "partner_team", None)
    return Matter(
        section="documents",
        tag=extracted.tag or guess_language(document.title),
        title=document.title,
        text=extracted.text,
        library=team.library_id if team else None,
        date=document.created_at.date(),
    )
