"""The form of pages that stand beneath a library."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from wagtail.models import Page

from cms.core.forms import BasePageForm
from cms.core.models import SiteDocument, SiteImage
from cms.partners.narrowing.references import references_asked_for, references_of
from cms.partners.narrowing.visible import readable_pages, visible_documents, visible_images
from cms.partners.permissions import works_for_whole_network
from cms.users.models import User

VISIBLE: dict[type[Model], Callable[[User], QuerySet]] = {
    Page: readable_pages,
    SiteImage: visible_images,
    SiteDocument: visible_documents,
}


def narrow_references(model: type[Model], rows: Callable[[User], QuerySet]) -> None:
    """Let pages refer to those rows of a model alone that `rows` answers for their editor; for `AppConfig.ready()`."""
    VISIBLE[model] = rows


class NarrowedPageForm(BasePageForm):
    """Refuses to refer to a page, file or other row that its editor could not have chosen; what stood there may stay.

    Refused altogether, as an error beside the field would show the form again, and with it the title of what was asked
    for.
    """

    def clean(self):
        cleaned = super().clean()
        if self.for_user and not works_for_whole_network(self.for_user):
            self.refuse_what_cannot_be_chosen()
        return cleaned

    def refuse_what_cannot_be_chosen(self) -> None:
        """Raises PermissionDenied; the instance is still as it was, Django fills it after cleaning."""
        for model, pk in references_asked_for(self) - references_of(self.instance):
            if model in VISIBLE and not VISIBLE[model](self.for_user).filter(pk=pk).exists():
                raise PermissionDenied
