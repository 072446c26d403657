"""Forms of the admin that have choices a model cannot name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.core import countries, languages


class LibraryForm(WagtailAdminModelForm):
    """A library: countries by name, languages as boxes to tick, services likewise."""

    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=languages.choices(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In which it publishes here."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["services"].widget = forms.CheckboxSelectMultiple(choices=self.fields["services"].choices)
        if self.instance.pk:
            self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=self.instance.pk)
