"""The page on which a broadcast is checked and sent: what it says, who gets it, what it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import cast

from django import forms
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.core import countries
from cms.core.languages import BY_TAG
from cms.users.models import User
from sms.admin.acting import ActView, ShowView
from sms.admin.columns import SIGNS
from sms.admin.dates import leavings
from sms.admin.figures import duration, money
from sms.admin.previewing import shown_of
from sms.admin.progress import left_out
from sms.admin.rows import own_broadcasts, seen_broadcasts
from sms.broadcasts import services
from sms.broadcasts.errors import NotNow, NotReady
from sms.broadcasts.estimate import Estimate, estimate
from sms.broadcasts.rights import may_change
from sms.ledger.services import NoRoute
from sms.models import Broadcast, Dispatch
from sms.models.broadcast import BroadcastState
from sms.numbers import NotANumber
from sms.polls.placeholder import not_open

DISPATCHES_SHOWN = 20
UNDECIDED = (BroadcastState.DRAFT, BroadcastState.WAITING)
DECIDED = (BroadcastState.WAITING, BroadcastState.READY)


@dataclass(frozen=True)
class Line:
    """People of one country, what their messages take, and what they cost."""

    label: str
    people: int
    segments: int
    cost: Decimal

    @property
    def money(self) -> str:
        return money(self.cost)


def by_country(found: Estimate) -> list[Line]:
    """A line for each country, the one that most people are in first."""
    segments: dict[str, int] = {}
    for part in found.addressed.parts:
        segments[part.country] = segments.get(part.country, 0) + part.people * part.segments
    costs = found.cost_by_country
    return [
        Line(countries.name(code) or "–", people, segments[code], costs[code])
        for code, people in found.by_country.most_common()
    ]


def addressed(dispatches: Iterable[Dispatch]) -> dict:
    """Whom the last of these left out. What was sent again left out those who had it, and says less."""
    last = next((each for each in dispatches if each.figures and not each.resend_of_id), None)
    return {"addressed": last, "exclusions": left_out(last.figures.get("exclusions", {}))} if last else {}


class TestForm(forms.Form):
    """To whom a test goes, and in which language."""

    phone = forms.CharField(
        label=_("Your number"), max_length=40, widget=forms.TextInput({"type": "tel", "autocomplete": "tel"})
    )
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, texts: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(tag, BY_TAG[tag].endonym) for tag in texts if tag in BY_TAG]
        cast(forms.ChoiceField, self.fields["language"]).choices = offered


class CheckView(ShowView):
    """Whoever may see a broadcast sees this; what they may do stands beside it."""

    template_name = "wagtailadmin/sms/check.html"
    header_icon = "comment"

    def rows(self, user: User):
        return seen_broadcasts(user)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("broadcasts:index"), "label": _("Broadcasts")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def may_change(self) -> bool:
        return may_change(self.request.user, self.row)

    @property
    def header_buttons(self):
        if not self.may_change or self.row.state != BroadcastState.DRAFT:
            return []
        return [HeaderButton(_("Edit"), url=reverse("broadcasts:edit", args=[self.row.pk]), icon_name="edit")]

    @property
    def header_more_buttons(self):
        if not self.may_change:
            return []
        history = Button(_("History"), reverse("broadcasts:history", args=[self.row.pk]), icon_name="history")
        delete = Button(_("Delete"), reverse("broadcasts:delete", args=[self.row.pk]), icon_name="bin")
        return [history, delete] if self.row.state == BroadcastState.DRAFT else [history]

    def get_context_data(self, **kwargs):
        dates, problem = leavings(self.row)
        dispatches = list(self.row.dispatches.order_by("-planned_for")[:DISPATCHES_SHOWN])
        return super().get_context_data(**kwargs) | {
            "broadcast": self.row,
            "sign": SIGNS[BroadcastState(self.row.state)],
            "shown": shown_of(self.row).values(),
            "closed_polls": not_open(self.row.texts),
            "dates": dates,
            "dates_problem": problem,
            "own_clock": self.row.own_clock,
            "dispatches": dispatches,
            "may_withdraw": self.may_change and self.row.state in DECIDED,
            **(self.figures() if self.row.state in (*UNDECIDED, BroadcastState.READY) else addressed(dispatches)),
        }

    def figures(self) -> dict:
        """What it will do, and what the user may do about it."""
        found = estimate(self.row, self.request.user)
        may_decide = self.may_change and self.row.state in UNDECIDED and not found.blockers
        return {
            "estimate": found,
            "countries": by_country(found),
            "languages": [(BY_TAG[tag], people) for tag, people in found.by_language.most_common() if tag in BY_TAG],
            "exclusions": left_out(found.exclusions),
            "excluded": sum(found.exclusions.values()),
            "cost": money(found.cost),
            "budget": money(found.budget),
            "takes": duration(found.seconds) if found.recipients else "",
            "may_release": may_decide and found.may_release,
            "may_submit": may_decide and not found.may_release and self.row.state == BroadcastState.DRAFT,
            "test_form": TestForm(texts=self.row.texts) if self.may_change and self.row.texts else None,
        }


class BroadcastActView(ActView):
    """Something done to a broadcast that is the user’s."""

    def rows(self, user: User):
        return own_broadcasts(user)

    def page_of(self, row):
        return reverse("broadcasts:check", args=[row.pk])


class SubmitView(BroadcastActView):
    done = _("It waits for somebody who may release it; officers find it on their dashboard.")

    def act(self, row: Broadcast):
        return services.submit(row, self.request.user)


class ReleaseView(BroadcastActView):
    """What is released is what was looked at; `seen` says when that had been changed last."""

    done = _("It is released.")

    def act(self, row: Broadcast):
        if self.request.POST.get("seen") != row.changed.isoformat():
            raise NotNow(_("It has been changed meanwhile. Look at it again."))
        return services.release(row, self.request.user)


class WithdrawView(BroadcastActView):
    done = _("It is a draft again, and nothing of it leaves.")

    def act(self, row: Broadcast):
        return services.withdraw(row, self.request.user)


class TestView(BroadcastActView):
    """A test to a number that is typed; it is kept nowhere but with the message."""

    done = _("The test is on its way.")

    def act(self, row: Broadcast):
        form = TestForm(self.request.POST, texts=row.texts)
        if not form.is_valid():
            raise NotReady(_("Enter a number and choose a language."))
        try:
            services.test_send(row, form.cleaned_data["phone"], form.cleaned_data["language"], self.request.user)
        except NotANumber as error:
            raise NotReady(_("That is no phone number. Begin with + and the code of the country.")) from error
        except NoRoute as error:
            raise NotReady(_("No sender reaches that number.")) from error
        return row


urls = [
    path("check/<int:pk>/", CheckView.as_view(), name="check"),
    path("submit/<int:pk>/", SubmitView.as_view(), name="submit"),
    path("release/<int:pk>/", ReleaseView.as_view(), name="release"),
    path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
    path("test/<int:pk>/", TestView.as_view(), name="test"),
]
