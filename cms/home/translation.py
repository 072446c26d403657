"""Central pages are translated, and by officers only; what partners write is not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.home.models import HomePage, StandardPage
from cms.news.models import NewsIndexPage, NewsPage
from cms.partners.models import LibraryIndexPage

CENTRAL = (HomePage, StandardPage, NewsIndexPage, LibraryIndexPage)


def switch_off(form, name: str):
    """Take a choice away from a form, whatever a request says."""
    form.fields[name].disabled = True
    form.fields[name].required = False
    form.fields[name].initial = False
    form.fields[name].widget = HiddenInput()
    return form


def limit_to_parents(field, parent: Page) -> None:
    """Offer only languages that the page above is translated into.

    For any other wagtail-localize would show the page above there at once, untranslated.
    """
    if not parent.is_root():
        translations = parent.get_translations().filter(alias_of__isnull=True)
        field.queryset = field.queryset.filter(pk__in=translations.values("locale"))
        field.help_text = _("A language is offered once the page above is translated into it.")


def refuse_alias(request, page_id: int):
    """A page shows its own language or is not there; as an alias it would show the source's text at once."""
    raise PermissionDenied


def refuse_unless_central(page: Page, user) -> None:
    """Raise PermissionDenied for what partners write, and for whoever may not edit the page."""
    if not isinstance(page, CENTRAL) or not page.permissions_for_user(user).can_edit():
        raise PermissionDenied


class SubmitCentralPageView(SubmitPageTranslationView):
    """wagtail-localize's view without "include subtree", which copied partners' drafts into another language.

    For news it leads to writing it in another language; everything else that is not central is refused.
    """

    def dispatch(self, request, *args, **kwargs):
        page = self.get_object()
        if isinstance(page, NewsPage):
            messages.info(request, _("News is not translated but written anew in each language."))
            return redirect("news_write_in", page.pk)
        refuse_unless_central(page, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        form = switch_off(super().get_form(), "include_subtree")
        limit_to_parents(form.fields["locales"], self.object.get_parent())
        return form


class UpdateCentralPageView(UpdateTranslationsView):
    """wagtail-localize's view without "publish immediately", which showed the source's text as a translation."""

    def dispatch(self, request, *args, **kwargs):
        refuse_unless_central(self.get_object().get_source_instance(), request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        return switch_off(super().get_form(), "publish_translations")
