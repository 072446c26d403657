"""How an event repeats: said in words, shown as dates, and confirmed where people are concerned."""

import datetime
from functools import cached_property

from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cms.core.dates import weekday_name
from events.admin.acting import ActView
from events.admin.repetition_form import ConfirmedForm, RepetitionForm
from events.admin.rows import REPETITIONS
from events.programme import Event, Repetition
from events.scheduling.errors import NotConfirmed
from events.scheduling.occurrences import horizon, starts_of
from events.scheduling.sentences import sentence
from events.scheduling.services import change_repetition, end_repetition, plan_of
from events.scheduling.services.repeating import Plan

SHOWN = 12


class RepetitionView(ActView):
    """A form that can be looked at before it is saved; “Preview” sends it without saving."""

    template_name = "wagtailadmin/events/repetition.html"
    form_class = RepetitionForm
    done = _("The dates are made.")
    plan: Plan | None = None

    @cached_property
    def repetition(self) -> Repetition:
        return Repetition(event=self.event)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"repetition": self.repetition, "user": self.request.user}

    @cached_property
    def confirmation(self) -> ConfirmedForm:
        return ConfirmedForm(self.request.POST if "confirmed" in self.request.POST else None)

    def form_valid(self, form):
        if "preview" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, **preview(form.repetition)))
        return super().form_valid(form)

    def act(self, form):
        confirmed = "confirmed" in self.request.POST and self.confirmation.is_valid()
        reasons = self.confirmation.cleaned_data["reasons"] if confirmed else {}
        try:
            change_repetition(repetition=form.repetition, moment=timezone.now(), confirmed=confirmed, reasons=reasons)
        except NotConfirmed as question:
            self.plan = question.plan
            raise

    def get_context_data(self, **kwargs):
        context = {"confirmation": self.confirmation, "plan": self.plan}
        if self.plan:
            context |= {"consequences": consequences(self.plan)}
        return super().get_context_data(**kwargs) | context


class RepeatView(RepetitionView):
    """A new repetition."""

    page_title = _("Repeat")


class EditRepetitionView(RepetitionView):
    """Another rhythm."""

    page_title = _("Change the repetition")

    @cached_property
    def repetition(self) -> Repetition:
        return own_repetition(self.request.user, self.kwargs["pk"])

    @cached_property
    def event(self) -> Event:
        return self.repetition.event


class EndRepetitionView(ActView):
    """No more dates."""

    page_title = _("End the repetition")
    form_class = ConfirmedForm
    button = _("Yes, end it")
    done = _("The repetition has ended.")
    is_serious = True

    @cached_property
    def repetition(self) -> Repetition:
        return own_repetition(self.request.user, self.kwargs["pk"])

    @cached_property
    def event(self) -> Event:
        return self.repetition.event

    def explanation(self):
        plan = plan_of(repetition=self.repetition, moment=timezone.now(), ends=True)
        return [sentence(self.repetition), *consequences(plan)]

    def act(self, form):
        reasons = form.cleaned_data["reasons"]
        end_repetition(repetition=self.repetition, moment=timezone.now(), confirmed=True, reasons=reasons)


def own_repetition(user, pk: int) -> Repetition:
    """A repetition of one’s own event; anything else does not exist."""
    found = REPETITIONS.instances_user_has_any_permission_for(user, ["change"])
    return get_object_or_404(found.select_related("event__library", "venue"), pk=pk)


def preview(repetition: Repetition) -> dict:
    """What a rule says and which dates it has next; `shifted` are those where the clock jumps over its time."""
    now = timezone.now()
    period = {"since": repetition.starts_on, "until": horizon(now, repetition.zone)}
    starts = [start.astimezone(repetition.zone) for _day, start in starts_of(repetition, **period) if start > now]
    return {
        "sentence": sentence(repetition),
        "dates": [shown(start, repetition) for start in starts[:SHOWN]],
        "more": max(0, len(starts) - SHOWN),
        "consequences": consequences(plan_of(repetition=repetition, moment=now)) if repetition.pk else [],
    }


def shown(start: datetime.datetime, repetition: Repetition) -> dict:
    weekday = weekday_name(start.weekday())
    return {"start": start, "weekday": weekday, "shifted": start.time() != repetition.at}


def consequences(plan: Plan) -> list[str]:
    """What a change does, in sentences; nothing is said of what does not happen."""
    counted = [
        (len(plan.made), ngettext("%(n)d date is added.", "%(n)d dates are added.", len(plan.made))),
        (len(plan.changed), ngettext("%(n)d date changes.", "%(n)d dates change.", len(plan.changed))),
        (len(plan.vanishing), ngettext("%(n)d date vanishes: nobody is registered.",
                                       "%(n)d dates vanish: nobody is registered.", len(plan.vanishing))),
        (len(plan.called_off), ngettext("%(n)d date with registrations is cancelled and stays listed as cancelled.",
                                        "%(n)d dates with registrations are cancelled and stay listed as cancelled.",
                                        len(plan.called_off))),
        (len(plan.kept), ngettext("%(n)d date that was changed by hand stays as it is.",
                                  "%(n)d dates that were changed by hand stay as they are.", len(plan.kept))),
        (plan.people, ngettext("%(n)d registered person is told.",
                               "%(n)d people who are registered or wait are told.", plan.people)),
    ]  # fmt: skip
    return [text % {"n": count} for count, text in counted if count] or [gettext("No date changes.")]


urls = [
    path("repeat/<int:pk>/", RepeatView.as_view(), name="repeat"),
    path("repetition/<int:pk>/", EditRepetitionView.as_view(), name="repetition"),
    path("repetition/<int:pk>/end/", EndRepetitionView.as_view(), name="end_repetition"),
]
