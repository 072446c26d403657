"""Forms of the admin that every page shares."""

from itertools import count

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.core.descriptions import fault_of
from cms.core.slugs import transliterate


class BasePageForm(WagtailAdminPageForm):
    """A page whose slug may be left empty: it is then made from the title, in any script.

    Its pictures are described, or decoration, before it is published or submitted; a draft may wait for that.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False
            slug.help_text = _("The last part of the address. Left empty, it is made from the title.")
        if self.instance.locale_id:
            self.say_language()

    def say_language(self) -> None:
        """Texts run, and are spelled, as in the language of the page; the editor may have the admin in another."""
        language = self.instance.language
        for field in self.fields.values():
            # Addresses, which are kinds of texts to Django, are in no language.
            if type(field) is forms.CharField:
                field.widget.attrs |= {"lang": language.tag, "dir": language.direction}

    def clean(self):
        cleaned = super().clean()
        for fields in self.instance.described:
            decorative = bool(cleaned.get(fields.decorative))
            fault = cleaned.get(fields.image) and fault_of(cleaned.get(fields.text), decorative=decorative)
            if fault and not self.is_deferred_validation:
                self.add_error(fields.text, fault)
        return cleaned

    def clean_slug(self) -> str:
        """What was typed, else the first free slug of the title."""
        return self.cleaned_data["slug"] or self.free_slug(transliterate(self.cleaned_data.get("title", "")))

    def free_slug(self, base: str) -> str:
        """The slug itself, or with the lowest number that no sibling has."""
        candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
        return next(slug for slug in candidates if Page._slug_is_available(slug, self.parent_page, self.instance))
