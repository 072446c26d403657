"""Senders in the admin: what messages come from, by which gateway, and what each can do in which country."""

from typing import ClassVar, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.core import countries
from sms import gateways
from sms.models import Route, Sender
from sms.numbers import NotANumber, parse

EVERYWHERE = "*"
LONGEST_NAME, CODE_LENGTHS = 11, range(3, 9)


def gateway_choices() -> list[tuple[str, str]]:
    return [(gateway.name, gateway_label(gateway.name)) for gateway in gateways.every()]


def gateway_label(name: str) -> str:
    """Its label, and that nothing can leave by it where its settings are missing."""
    try:
        gateway = gateways.get(name)
    except KeyError:
        return name
    label = str(gateway.label)
    return label if gateway.is_ready() else gettext("%(gateway)s (not set up)") % {"gateway": label}


class SenderForm(WagtailAdminModelForm):
    """A sender; how it is written depends on its kind."""

    gateway = forms.ChoiceField(label=_("Gateway"), help_text=_("Credentials are set in the environment of the site."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["gateway"]).choices = gateway_choices()

    def clean(self):
        cleaned = super().clean()
        if (name := self.cleaned_data.get("name")) and (kind := self.cleaned_data.get("kind")):
            self.cleaned_data["name"] = self.checked(name, kind)
        return cleaned

    def checked(self, name: str, kind: str) -> str:
        """A name as its kind wants it; a wrong one is an error of the form."""
        match kind:
            case Sender.Kind.NUMBER:
                return self.number(name)
            case Sender.Kind.SHORT_CODE if not (name.isdecimal() and name.isascii() and len(name) in CODE_LENGTHS):
                self.add_error("name", _("A short code has three to eight digits."))
            case Sender.Kind.NAME if not is_name(name):
                self.add_error("name", _("A name has at most eleven Latin letters, digits and spaces."))
        return name

    def number(self, name: str) -> str:
        try:
            return parse(name).e164
        except NotANumber:
            self.add_error("name", _("This is no phone number. Write it with the code of its country."))
            return name


def is_name(name: str) -> bool:
    """Alphanumeric senders: GSM 03.40, 9.1.2.5, and only what every network shows."""
    letters = name.replace(" ", "")
    is_plain = letters.isascii() and letters.isalnum() and not letters.isdecimal()
    return is_plain and len(name) <= LONGEST_NAME


class RouteForm(WagtailAdminModelForm):
    """One route: to where, and how well."""

    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        everywhere = [("", _("Everywhere"))]
        cast(forms.ChoiceField, self.fields["country"]).choices = [*everywhere, *countries.choices()]

    def clean_prefix(self) -> str:
        prefix = self.cleaned_data["prefix"].removeprefix("+").replace(" ", "")
        if prefix and not (prefix.isascii() and prefix.isdecimal()):
            raise forms.ValidationError(_("Digits only."))
        return prefix


class RoutesPanel(InlinePanel):
    """The routes, each with its own form."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"]["routes"]["form"] = RouteForm
        return options


class SenderIndexView(IndexView):
    """Senders with their routes."""

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("routes")


def abilities_of(sender: Sender) -> str:
    """Where it reaches; `↔` where people can reply."""
    return ", ".join(ability(route) for route in sender.routes.all())


def ability(route: Route) -> str:
    where = (route.prefix and f"+{route.prefix}") or (countries.name(route.country) if route.country else EVERYWHERE)
    return f"{where} ↔" if route.two_way else where


def trouble_of(sender: Sender) -> str:
    """Why nothing leaves by it, in plain words where the gateway has some, and in its own."""
    if not sender.trouble:
        return ""
    try:
        explanation = gateways.get(sender.gateway).explain(sender.trouble.split()[0])
    except KeyError:
        explanation = ""
    return f"{explanation} {sender.trouble}".strip()


class SenderViewSet(ModelViewSet):
    """What messages come from; officers only."""

    model = Sender
    name = "sms_senders"
    icon = "mobile-alt"
    menu_label = _("Senders")
    index_view_class = SenderIndexView
    list_display: ClassVar = [
        "name",
        "get_kind_display",
        Column("gateway", accessor=lambda sender: gateway_label(sender.gateway), label=_("Gateway")),
        Column("routes", accessor=abilities_of, label=_("Reaches (↔ takes replies)")),
        Column("rate", label=_("Segments a second"), accessor="rate"),
        BooleanColumn("is_active", label=_("In use")),
        Column("trouble", accessor=trouble_of, label=_("Trouble")),
    ]
    search_fields: ClassVar = ["name"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("gateway"),
            FieldPanel("rate"),
            FieldPanel("is_active"),
            RoutesPanel(
                "routes",
                [
                    FieldRowPanel([FieldPanel("country"), FieldPanel("prefix")]),
                    FieldRowPanel([FieldPanel("price"), FieldPanel("rate")]),
                    FieldRowPanel([FieldPanel("alphabet"), FieldPanel("rank")]),
                    FieldPanel("two_way"),
                ],
                heading=_("Routes"),
                label=_("route"),
                min_num=1,
            ),
        ],
        base_form_class=SenderForm,
    )
