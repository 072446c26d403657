"""One date of an event: adding, moving, extending, cancelling and restoring it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.admin.acting import ActView, SessionActView, who_is_told
from events.admin.session_forms import DetailsForm, ExtendForm, MoveForm, NewSessionForm, ReasonsForm
from events.booking.services import set_seats
from events.scheduling.services import (
    add_session,
    cancel_session,
    change_session,
    delete_session,
    extend_session,
    move_session,
    restore_session,
)


class AddView(ActView):
    """A date more."""

    page_title = _("Add a date")
    form_class = NewSessionForm
    button = _("Add")
    done = _("The date is added.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.event, "user": self.request.user}

    def act(self, form):
        starts_at, ends_at = form.moments
        add_session(
            event=self.event,
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=form.zone.key,
            venue=form.place,
            seats=form.seat_count,
            online_url=form.cleaned_data["online_url"],
        )


class DetailsView(SessionActView):
    """Seats, link, notes and when registration opens."""

    page_title = _("Seats and details")
    form_class = DetailsForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.session}

    def act(self, form):
        cleaned = form.cleaned_data
        change_session(
            session=self.session,
            notes=cleaned["notes"],
            online_url=cleaned["online_url"],
            opens_at=form.moment("opens"),
            closes_at=form.moment("closes"),
        )
        if cleaned["seats"] != self.session.pool.seats:
            set_seats(pool=self.session.pool, seats=cleaned["seats"])


class MoveView(SessionActView):
    """Another time or place."""

    page_title = _("Move")
    form_class = MoveForm
    button = _("Move")
    done = _("The session is moved.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.session, "user": self.request.user}

    def explanation(self):
        return [_("The other dates stay as they are."), who_is_told(self.people)]

    def act(self, form):
        starts_at, ends_at = form.moments
        move_session(session=self.session, starts_at=starts_at, ends_at=ends_at, venue=form.place)


class ExtendView(SessionActView):
    """Another end."""

    page_title = _("Change the end")
    form_class = ExtendForm
    done = _("The end is changed.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.session}

    def explanation(self):
        return [who_is_told(self.people)]

    def act(self, form):
        extend_session(session=self.session, ends_at=form.ends_at)


class CancelView(SessionActView):
    """It does not take place."""

    page_title = _("Cancel a session")
    form_class = ReasonsForm
    button = _("Yes, cancel it")
    done = _("The session is cancelled.")
    is_serious = True

    def explanation(self):
        stays = _("It stays listed as cancelled, with the reason. The other dates stay as they are.")
        return [stays, who_is_told(self.people)]

    def act(self, form):
        cancel_session(session=self.session, reasons=form.cleaned_data["reasons"])


class RestoreView(SessionActView):
    """It takes place after all."""

    page_title = _("Restore a session")
    button = _("Yes, it takes place")
    done = _("The session takes place after all.")

    def explanation(self):
        return [_("It takes place after all, and registrations hold."), who_is_told(self.people)]

    def act(self, form):
        restore_session(session=self.session)


class DeleteView(SessionActView):
    """It was a mistake."""

    page_title = _("Delete a session")
    button = _("Yes, delete it")
    done = _("The session is deleted.")
    is_serious = True

    def explanation(self):
        return [_("It vanishes from all lists, and its repetition leaves the date out from now on.")]

    def act(self, form):
        delete_session(session=self.session)


urls = [
    path("add-date/<int:pk>/", AddView.as_view(), name="add_session"),
    path("session/<int:pk>/", DetailsView.as_view(), name="session"),
    path("session/<int:pk>/move/", MoveView.as_view(), name="move_session"),
    path("session/<int:pk>/extend/", ExtendView.as_view(), name="extend_session"),
    path("session/<int:pk>/cancel/", CancelView.as_view(), name="cancel_session"),
    path("session/<int:pk>/restore/", RestoreView.as_view(), name="restore_session"),
    path("session/<int:pk>/delete/", DeleteView.as_view(), name="delete_session"),
]
