"""What is done to a whole event: publishing, withdrawing, cancelling, restoring, copying."""

from functools import cached_property
from typing import cast

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.core.fields import WordingFormField
from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest
from events.admin.acting import ActView, who_is_told
from events.admin.moments import date_field
from events.admin.rows import EVENTS, copied_events, libraries_for, templates_for
from events.admin.session_forms import ReasonsForm
from events.programme import Event
from events.programme.session import Status
from events.scheduling.people import people_of
from events.scheduling.services import cancel_event, copy_event, publish_event, restore_event, withdraw_event


class PublishView(ActView):
    """Visitors see it from now on."""

    page_title = _("Publish")
    button = _("Yes, publish it")
    done = _("It is published.")
    action = "wagtail.publish"

    def explanation(self):
        return [_("It is listed in every language of the site, and registration opens as it says.")]

    def act(self, form):
        publish_event(event=self.event, by=self.request.user)


class WithdrawView(ActView):
    """A draft again."""

    page_title = _("Withdraw")
    button = _("Yes, make it a draft")
    done = _("It is a draft again.")
    action = "wagtail.unpublish"

    def explanation(self):
        return [_("Visitors do not find it any more. If it will not take place, cancel it instead.")]

    def act(self, form):
        withdraw_event(event=self.event, by=self.request.user)


class CancelEventView(ActView):
    """Nothing of it takes place."""

    page_title = _("Cancel the event")
    form_class = ReasonsForm
    button = _("Yes, cancel all dates")
    done = _("The event is cancelled.")
    action = "events.cancel"
    is_serious = True

    def explanation(self):
        stays = _("All dates to come are cancelled and stay listed as cancelled, with the reason.")
        coming = self.event.sessions.not_over(timezone.now()).filter(status=Status.SCHEDULED)
        return [stays, who_is_told(people_of(*coming))]

    def act(self, form):
        cancel_event(event=self.event, reasons=form.cleaned_data["reasons"])


class RestoreEventView(ActView):
    """It takes place after all."""

    page_title = _("Restore the event")
    button = _("Yes, announce it again")
    done = _("The event is announced again. Restore the dates that take place.")
    action = "events.restore"

    def explanation(self):
        return [_("Its dates stay cancelled until you restore each; then those who are registered are told.")]

    def act(self, form):
        restore_event(event=self.event, by=self.request.user)


class CopyForm(forms.Form):
    """Whose the copy is, what it is called, and when it begins."""

    titles = WordingFormField(label=_("Title"))
    library = forms.ModelChoiceField(None, label=_("Library"), required=False, empty_label=_("The network"))
    first_on = date_field(
        _("First date"),
        required=False,
        help_text=_("The dates come along, as many days apart as they are now. Empty: a copy without dates."),
    )

    def __init__(self, *args, event: Event, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"titles": event.titles, "library": event.library_id}
        library = cast(forms.ModelChoiceField, self.fields["library"])
        library.queryset = libraries_for(user)
        library.required = not works_for_whole_network(user)
        if library.required:
            library.empty_label = None
            self.initial["library"] = self.initial["library"] or library.queryset.first()


class CopyView(ActView):
    """A new event that begins as this one, or as a template."""

    page_title = _("Copy")
    form_class = CopyForm
    button = _("Copy")
    done = _("The copy is a draft.")
    action = "wagtail.copy"

    @cached_property
    def event(self) -> Event:
        events = copied_events(self.request.user).select_related("library")
        allowed = EVENTS.user_has_permission(self.request.user, "add")
        return get_object_or_404(events if allowed else events.none(), pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.event, "user": self.request.user}

    def explanation(self):
        return [_("Texts, rules and questions are copied; registrations, pages and repetitions are not.")]

    def act(self, form):
        self.copy = copy_event(event=self.event, **form.cleaned_data)

    def get_success_url(self):
        return reverse("events:show", args=[self.copy.pk])

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        return items if EVENTS.is_theirs(self.request.user, self.event) else [*items[:-2], items[-1]]


class TemplatesView(WagtailAdminTemplateMixin, TemplateView):
    """What a new event can begin as."""

    template_name = "wagtailadmin/events/templates.html"
    page_title = _("New from a template")
    header_icon = "copy"
    request: StaffRequest  # of somebody who is logged in

    def get_breadcrumbs_items(self):
        events = {"url": reverse("events:index"), "label": _("Events")}
        return [*self.breadcrumbs_items, events, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"templates": templates_for(self.request.user)}


urls = [
    path("publish/<int:pk>/", PublishView.as_view(), name="publish"),
    path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
    path("cancel/<int:pk>/", CancelEventView.as_view(), name="cancel"),
    path("restore/<int:pk>/", RestoreEventView.as_view(), name="restore"),
    path("copy/<int:pk>/", CopyView.as_view(), name="copy"),
    path("templates/", TemplatesView.as_view(), name="templates"),
]
