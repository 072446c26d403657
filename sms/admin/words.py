"""Words that people text, and helplines, in the admin; both are the whole network's."""

from typing import ClassVar

from django import forms
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton

from cms.core import countries, spoken
from cms.core.wording import in_language
from sms.admin.word_table import WordTableView
from sms.models import Helpline, OwnWord


class OwnWordIndexView(IndexView):
    """With a way to all that is understood, whoever added it."""

    @cached_property
    def header_buttons(self):
        every = HeaderButton(_("Download CSV"), url=reverse("sms_words:table"), icon_name="download")
        return [*super().header_buttons, every]


class OwnWordViewSet(ModelViewSet):
    """What officers add to the table of words."""

    model = OwnWord
    name = "sms_words"
    icon = "comment"
    menu_label = _("Words people text")
    index_view_class = OwnWordIndexView
    list_display: ClassVar = [
        "word",
        Column("action", accessor="get_action_display", label=_("Means"), sort_key="action"),
        Column("language", accessor=lambda word: spoken.name(word.language), label=_("Language"), sort_key="language"),
    ]
    list_filter: ClassVar = ["action"]
    search_fields: ClassVar = ["word", "folded"]
    form_fields: ClassVar = ["word", "action", "language"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("table.csv", WordTableView.as_view(), name="table")]


class HelplineForm(WagtailAdminModelForm):
    """A country is chosen by its name."""

    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)


class HelplineViewSet(ModelViewSet):
    """What somebody in danger is texted at once."""

    model = Helpline
    name = "sms_helplines"
    icon = "help"
    menu_label = _("Helplines")
    list_display: ClassVar = [
        Column("country", accessor=lambda line: countries.name(line.country), label=_("Country"), sort_key="country"),
        Column("texts", accessor=lambda line: in_language(line.texts), label=_("Text")),
    ]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList([FieldPanel("country"), FieldPanel("texts")], base_form_class=HelplineForm)
