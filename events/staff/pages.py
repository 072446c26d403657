"""What one does about a registration or a session: add, change, move, write to everybody."""

import uuid
from functools import cached_property

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from events.booking.services import book, move
from events.registrations.registration import Channel, Source
from events.staff.acting import RegistrationActView, SessionActView
from events.staff.forms import WRITTEN_AS_IS, MessageForm, MoveForm, PartyForm
from events.staff.rows import seen_sessions
from events.staff.services import change, message_all, recipients


class AddView(SessionActView):
    """Somebody who calls, or stands at the desk."""

    page_title = _("Add a registration")
    button = pgettext_lazy("somebody else", "Register")
    form_class = PartyForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.session.event}

    def explanation(self):
        seats = self.session.pool
        if seats.is_open_to_all:
            return []
        return [_("There are no free seats: whoever is added now goes on the waiting list.")]

    def act(self, form):
        data = form.cleaned_data
        known = {name: data[name] for name in WRITTEN_AS_IS if name != "note"} | {"phone": str(data["phone"])}
        registration = book(
            event=self.session.event,
            session=self.session,
            party_size=data["party_size"],
            answers=form.answers,
            source=Source.STAFF,
            by=self.request.user,
            **known,
        )
        registration.note = data["note"]
        registration.save(update_fields=["note"])
        self.done = _("%(name)s: %(state)s.") % {"name": registration.name, "state": registration.get_state_display()}


class ChangeView(RegistrationActView):
    """Everything about a party but its session and its state."""

    page_title = _("Change the registration")
    form_class = PartyForm

    def get_form_kwargs(self):
        registration = self.registration
        return super().get_form_kwargs() | {"event": registration.event, "registration": registration}

    def act(self, form):
        change(
            registration=self.registration,
            fields={name: form.cleaned_data[name] for name in WRITTEN_AS_IS},
            party_size=form.cleaned_data["party_size"],
            answers=form.all_answers,
            by=self.request.user,
        )


class MoveView(RegistrationActView):
    """To another date of the same event."""

    page_title = _("Move to another session")
    button = _("Move")
    done = _("Moved.")
    form_class = MoveForm

    def get_form_kwargs(self):
        others = seen_sessions(self.request.user).filter(event=self.registration.event_id, status="scheduled")
        others = others.exclude(pk=self.registration.session_id).order_by("starts_at")
        return super().get_form_kwargs() | {"sessions": others}

    def explanation(self):
        return [_("The party is told of its new date; its seats here go to whoever is next in line.")]

    def act(self, form):
        move(registration=self.registration, session=form.cleaned_data["session"], by=self.request.user)


class MessageView(SessionActView):
    """The same words for everybody of a session."""

    page_title = _("Write to everybody")
    button = _("Send")
    form_class = MessageForm

    @cached_property
    def counts(self) -> dict[str, int]:
        """Parties to be told, and those of them that nothing reaches."""
        unreached = Count("pk", filter=Q(channel=Channel.NONE))
        return recipients(self.session).aggregate(all=Count("pk"), unreached=unreached)

    def get_initial(self):
        return {"cause": uuid.uuid4()}

    def explanation(self):
        parties, unreached = self.counts["all"], self.counts["unreached"]
        told = ngettext(
            "%(parties)s party that is registered or waits gets this message.",
            "%(parties)s parties that are registered or wait get this message.",
            parties,
        ) % {"parties": parties}
        if not unreached:
            return [told]
        by_phone = ngettext(
            "%(unreached)s of them wants no messages: call it if you can.",
            "%(unreached)s of them want no messages: call them if you can.",
            unreached,
        ) % {"unreached": unreached}
        return [told, by_phone]

    def act(self, form):
        message_all(session=self.session, by=self.request.user, **form.cleaned_data)
        self.done = _("The message is on its way.")
