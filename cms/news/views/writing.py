"""Choosing the language in which to write an item again."""

from typing import cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.core.languages import get
from cms.news.models import NewsPage
from cms.news.services import AlreadyWritten, languages_to_write_in, write_in_language
from cms.users.requests import StaffRequest


class LocaleField(forms.ModelChoiceField):
    """Locales under their languages' own names."""

    def label_from_instance(self, locale: Locale) -> str:
        return get(locale.language_code).endonym


class LanguageForm(forms.Form):
    """One of the languages in which the item may still be written."""

    locale = LocaleField(Locale.objects.none(), empty_label=None, widget=forms.RadioSelect)

    def __init__(self, *args, locales: list[Locale], **kwargs):
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["locale"])
        field.label = _("Language")
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in locales])


def write_in(request: StaffRequest, page_id: int) -> HttpResponse:
    """Ask for a language, begin the draft, and lead to its editor; an item that exists is led to instead."""
    page = get_object_or_404(NewsPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    locales = languages_to_write_in(page=page, user=request.user)
    form = LanguageForm(request.POST or None, locales=locales)
    if request.method == "POST" and form.is_valid():
        return begin(request, page, form.cleaned_data["locale"])
    return render(request, "news/write_in.html", {"page": page, "form": form, "locales": locales})


def begin(request: StaffRequest, page: NewsPage, locale: Locale) -> HttpResponse:
    """Make the draft, or find the one that somebody else has begun meanwhile."""
    try:
        draft = write_in_language(page=page, locale=locale, user=request.user)
    except AlreadyWritten as existing:
        draft = existing.page
        messages.info(request, _("It had already been begun; here it is."))
    else:
        messages.success(request, _("A draft has been made. Write over the text; nothing is published yet."))
    return redirect("wagtailadmin_pages:edit", draft.pk)
