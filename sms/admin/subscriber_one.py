"""The page of one subscriber, where somebody who has asked for it is helped."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import InspectView
from wagtail.admin.widgets import Button

from cms.users.requests import OwnRequest
from sms.admin.subscriber_rows import helps, seen_subscribers, sees_numbers
from sms.admin.under_subscribers import ForHelpers, UnderSubscribers
from sms.models import Consent, Subscriber
from sms.models.subscriber import Status
from sms.people import services

LEFT = (Status.STOPPED, Status.INVALID)


class SubscriberView(InspectView):
    """The whole number, what it follows, and each step on record."""

    template_name = "wagtailadmin/sms/subscriber.html"
    page_title = _("Subscriber")

    def dispatch(self, request, *args, **kwargs):
        if not sees_numbers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset=None):
        return get_object_or_404(seen_subscribers(self.request.user), pk=self.pk)

    def get_edit_url(self):
        return None

    def get_delete_url(self):
        return None

    def get_fields(self):
        return []

    @cached_property
    def header_more_buttons(self):
        if not helps(self.request.user):
            return []
        steps = [
            ("erase", _("Delete everything"), "bin"),
            ("csv", _("Download CSV"), "download"),
            ("json", _("Download JSON"), "download"),
        ]
        if self.object.status not in LEFT:
            steps.insert(0, ("leave", _("Has asked to leave"), "cross"))
        if self.object.status == Status.HELD:
            steps.insert(0, ("release", _("Wants to stay"), "check"))
        return [
            Button(label, url=reverse(f"subscribers:{name}", args=[self.object.pk]), icon_name=icon)
            for name, label, icon in steps
        ]

    def get_context_data(self, **kwargs):
        subscriber: Subscriber = self.object
        steps = Consent.objects.of(str(subscriber.phone)).select_related("topic", "library", "wording", "by")
        return super().get_context_data(**kwargs) | {
            "subscriber": subscriber,
            "followings": subscriber.followings.select_related("topic", "library").order_by("topic__order", "pk"),
            "consents": steps,
        }


class HelpView(ForHelpers, UnderSubscribers, FormView):
    """Says what will happen, asks why, and does it."""

    request: OwnRequest
    template_name = "wagtailadmin/sms/subscriber_help.html"
    header_icon = "group"
    button: str | Promise
    explanation: str | Promise
    done: str | Promise = _("Done.")
    asks_why = True

    @cached_property
    def subscriber(self) -> Subscriber:
        return get_object_or_404(seen_subscribers(self.request.user), pk=self.kwargs["pk"])

    def get_form_class(self):
        return WhyForm if self.asks_why else forms.Form

    def help(self, why: str) -> None:
        """Do it."""
        raise NotImplementedError

    def form_valid(self, form):
        self.help(form.cleaned_data.get("why", ""))
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_success_url(self):
        return reverse("subscribers:inspect", args=[self.subscriber.pk])

    def get_page_subtitle(self):
        return str(self.subscriber)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("How they asked for it"), max_length=200, help_text=_("Stays on record: “called on 3 March”.")
    )


class LeaveView(HelpView):
    page_title = _("Has asked to leave")
    button = _("Write no more to this number")
    explanation = _("Nothing more is sent. Only its owner can come back, by the site or a text message.")

    def help(self, why):
        phone = str(self.subscriber.phone)
        services.leave(phone=phone, source=Consent.Source.STAFF, evidence=why, by=self.request.user)


class ReleaseView(HelpView):
    page_title = _("Wants to stay")
    button = _("Go on writing to this number")
    explanation = _("Only if they have said so: nobody is written to who perhaps wants to leave.")
    asks_why = False

    def help(self, why):
        services.release(str(self.subscriber.phone))


class EraseView(HelpView):
    page_title = _("Delete everything")
    button = _("Delete everything")
    explanation = _(
        "The number and all about it go at once. That it agreed and left stays on record, without the number."
    )
    asks_why = False

    def help(self, why):
        services.erase(str(self.subscriber.phone), source=Consent.Source.STAFF, by=self.request.user)

    def get_success_url(self):
        return reverse("subscribers:index")
