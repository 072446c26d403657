"""Venues in the admin: rooms of one’s libraries; those of the network are officers’."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from cms.core import countries
from cms.core.languages import TAGS
from cms.partners.narrowing.model_views import NarrowedViewSet
from cms.partners.zones import zone_choices
from events.admin.event_form import OwnedForm
from events.programme import Venue


class VenueForm(OwnedForm):
    """A venue; what is known of its library stands there to begin with."""

    named_by = "names"
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)
    time_zone = forms.ChoiceField(label=_("Time zone"), help_text=_("Times of events here are those of this clock."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zone_choices(*filter(None, [self.instance.time_zone]))
        if not self.instance.pk and (library := self.initial.get("library")):
            self.initial |= {"country": library.country, "time_zone": library.time_zone, "cities": library.cities}


class VenueViewSet(NarrowedViewSet):
    """Where something happens."""

    model = Venue
    name = "venues"
    icon = "site"
    menu_label = _("Venues")
    list_display: ClassVar = ["__str__", "city", "country_name", "time_zone", "capacity", "library"]
    list_filter: ClassVar = ["country"]
    search_fields: ClassVar = ["slug", *(f"names__{tag}" for tag in TAGS)]
    list_export: ClassVar = ["slug", "names", "cities", "addresses", "country", "time_zone", "capacity"]
    edit_handler = ObjectList(
        [
            FieldPanel("names"),
            FieldRowPanel([FieldPanel("library"), FieldPanel("slug")]),
            FieldPanel("cities"),
            FieldPanel("addresses"),
            FieldRowPanel([FieldPanel("country"), FieldPanel("time_zone")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("capacity"),
            FieldPanel("accessibility"),
        ],
        base_form_class=VenueForm,
    )
