"""What the other library prepares of events: every word of it is marked."""

from dataclasses import dataclass
from functools import cached_property

from events.models import Answer, CalendarSource, Event, EventPage, Registration, Repetition, Session, Venue
from events.programme.event import Status
from tests.cms.partners.neighbours import Neighbours, secret
from tests.factories.events import (
    ChoiceFactory,
    EventFactory,
    QuestionFactory,
    RegistrationFactory,
    RepetitionFactory,
    SessionFactory,
    VenueFactory,
)


def marked(place: str) -> dict[str, str]:
    return {"en": secret(place)}


@dataclass
class Programme:
    """A draft with a date, a repetition, questions, a registration and a page, in a room of its library."""

    neighbours: Neighbours

    @cached_property
    def venue(self) -> Venue:
        names = {"names": marked("venue"), "addresses": marked("address"), "cities": marked("city")}
        return VenueFactory(library=self.neighbours.other, slug=secret("room"), accessibility=marked("steps"), **names)

    @cached_property
    def event(self) -> Event:
        event = EventFactory(
            library=self.neighbours.other,
            status=Status.DRAFT,
            slug=secret("event"),
            titles=marked("eventtitle"),
            summaries=marked("eventsummary"),
            supporters=marked("supporter"),
        )
        question = QuestionFactory(event=event, labels=marked("question"), kind="choice")
        ChoiceFactory(question=question, labels=marked("choice"))
        return event

    @cached_property
    def session(self) -> Session:
        session = SessionFactory(event=self.event, venue=self.venue, notes=marked("special"))
        RegistrationFactory(session=session, name=secret("visitor"), email=f"{secret('visitor')}@example.org")
        return session

    @cached_property
    def registrations(self) -> list[Registration]:
        """Of one who waits for approval as well; what staff note and visitors answer is marked, too."""
        known = {"email": f"{secret('asks')}@example.org", "note": secret("note"), "guardian_name": secret("guardian")}
        asks = RegistrationFactory(session=self.session, name=secret("asks"), state="pending", **known)
        Answer.objects.create(registration=asks, question=self.event.questions.get(), value=secret("answer"))
        return [*self.session.registrations.exclude(pk=asks.pk), asks]

    @cached_property
    def repetition(self) -> Repetition:
        return RepetitionFactory(event=self.event, venue=self.venue)

    @cached_property
    def calendar(self) -> CalendarSource:
        """A calendar that its events come from; the address is a secret even of colleagues elsewhere."""
        return CalendarSource.objects.create(
            library=self.neighbours.other, name=secret("calendar"), url=f"https://{secret('feed')}.example/x.ics"
        )

    @cached_property
    def page(self) -> EventPage:
        page = EventPage(title=secret("eventpage"), summary=secret("eventpagesummary"), event=self.event, live=False)
        self.neighbours.far.add_child(instance=page)
        page.save_revision(user=self.neighbours.stranger)
        return page

    @cached_property
    def own(self) -> Session:
        """Something of one’s own beside it."""
        session = SessionFactory(event__library=self.neighbours.library, event__status=Status.DRAFT)
        self.own_repetition = RepetitionFactory(event=session.event)
        return session
