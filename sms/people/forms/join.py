"""What somebody who joins fills in."""

from typing import cast

from django import forms
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cms.core.ages import AgeBand
from cms.core.guard import GuardedForm
from cms.core.languages import choices
from cms.partners.libraries import PartnerLibrary
from sms.models import Topic
from sms.people import wordings
from sms.people.forms.number import NumberForm, likely_country


class JoinForm(GuardedForm, NumberForm):
    """Number, language, age, from whom, about what; and the consent in the words that are shown here."""

    action = "sms_join"
    language = forms.ChoiceField(label=_("Language of messages"), choices=choices)
    age_band = forms.ChoiceField(
        label=_("Your age"), choices=[("", "—"), *AgeBand.choices], help_text=_("For what suits you. No date of birth.")
    )
    library = forms.ModelChoiceField(
        label=_("From which library"),
        queryset=PartnerLibrary.objects.none(),
        required=False,
        empty_label=_("from the whole network"),
        to_field_name="slug",
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("What would you like to hear about?"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="slug",
        error_messages={"required": _("Choose at least one.")},
    )
    # What the browser says of its clock (static/js/clock.js).
    zone = forms.CharField(required=False, widget=forms.HiddenInput)
    consent = forms.BooleanField(error_messages={"required": _("Without it we may not write to you.")})

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        self.fields["consent"].label = wordings.text("web")
        self.fields["language"].initial = translation.get_language()
        self.fields["country"].initial = likely_country(request)
        cast(forms.ModelChoiceField, self.fields["topics"]).queryset = Topic.objects.filter(is_open=True)
        cast(forms.ModelChoiceField, self.fields["library"]).queryset = PartnerLibrary.objects.order_by("slug")
        if library := PartnerLibrary.objects.filter(slug=request.GET.get("library", "").replace("\0", "")).first():
            self.fields["library"].initial = library.slug
            self.fields["country"].initial = library.country
