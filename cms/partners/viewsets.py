"""Libraries and the services they offer, as officers edit them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from cms.partners.forms import LibraryForm
from cms.partners.models import PartnerLibrary, Service
from cms.partners.services import set_up_library

IDENTITY = [
    FieldPanel("names"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
    FieldPanel("parent"),
    FieldPanel("languages"),
    FieldPanel("trusted"),
]
PLACE = [
    FieldRowPanel([FieldPanel("country"), FieldPanel("time_zone")]),
    FieldPanel("cities"),
    FieldPanel("addresses"),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    FieldPanel("accessibility"),
]
VISITING = [
    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    FieldPanel("website"),
    InlinePanel("opening_hours", heading=_("Opening hours"), label=_("stretch")),
    FieldPanel("hours_note"),
    FieldPanel("services"),
    InlinePanel("visit_figures", heading=_("Visits per year"), label=_("year")),
]
LOOK = [MultiFieldPanel([FieldPanel("logo"), FieldPanel("palette"), FieldPanel("accent")], heading=_("Look"))]


class SetUpMixin:
    """After saving, the library has its team, collection and sections, and its team the right rights."""

    def save_instance(self):
        library = super().save_instance()
        set_up_library(library=library)
        return library


class LibraryCreateView(SetUpMixin, CreateView):
    """Adds a library with all that belongs to it."""


class LibraryEditView(SetUpMixin, EditView):
    """Changes a library; a language that is added opens a section."""


class LibraryViewSet(SnippetViewSet):
    """Partner libraries."""

    model = PartnerLibrary
    icon = "home"
    menu_label = _("Libraries")
    add_view_class = LibraryCreateView
    edit_view_class = LibraryEditView
    list_display = ["__str__", "kind", "country", "trusted"]
    list_filter = ["kind", "country", "trusted"]
    list_export = ["slug", "names", "kind", "country", "cities", "languages", "email", "website"]
    edit_handler = TabbedInterface(
        [
            ObjectList(IDENTITY, heading=_("Institution")),
            ObjectList(PLACE, heading=_("Place")),
            ObjectList(VISITING, heading=_("Visiting")),
            ObjectList(LOOK, heading=_("Look")),
        ],
        base_form_class=LibraryForm,
    )


class ServiceViewSet(SnippetViewSet):
    """Services that libraries offer."""

    model = Service
    icon = "tag"
    menu_label = _("Services")
    list_display = ["__str__", "slug"]


class PartnersViewSetGroup(SnippetViewSetGroup):
    """The network in the admin's menu."""

    items = (LibraryViewSet, ServiceViewSet)
    menu_label = _("Network")
    menu_icon = "group"
    menu_order = 250
