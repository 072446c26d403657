"""Notices by text."""

import datetime

import pytest
from django.utils import timezone

from events.booking.channels import channel_for
from events.booking.letters import write_due
from events.booking.services import cancel
from sms.answering.services import keep
from sms.models import Asked, Consent, Message, Route, Subscriber, Thread
from sms.people.services import leave
from tests.events.booking.parties import booked
from tests.events.texting.conftest import by_text
from tests.factories.sms import RouteFactory, SubscriberFactory, TopicFactory
from tests.factories.users import UserFactory
from tests.sms.answering.texting import NUMBER, text

pytestmark = pytest.mark.usefixtures("sender")


def texts() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("text", flat=True))


def told(moment=None) -> list[str]:
    write_due(moment or timezone.now())
    return texts()


def test_confirmation_goes_by_text_once_with_brand_and_link(party):
    [said] = told()
    party.notices.update(written_at=None)
    assert told() == [said]
    assert said.startswith("Library Outreach: Chess evening, ")
    assert "/r/" in said
    message = Message.objects.get()
    assert (message.kind, message.phone, message.dispatch) == ("sms_notice", NUMBER, None)


def test_consent_is_on_record_for_this_registration_alone(party):
    told()
    party.notices.update(written_at=None)
    told()
    steps = Consent.objects.of(NUMBER).values_list("act", "source", "scope")
    assert list(steps) == [("given", "event", f"registration:{party.uid}")]
    assert not Subscriber.objects.exists()


def test_stop_ends_these_texts_too_until_one_registers_anew(party):
    text("STOP")
    assert channel_for(party) is None
    cancel(registration=party)
    again = by_text(party.session)
    assert channel_for(again) is not None


def test_text_that_waits_is_called_off_by_stop_and_not_by_leaving_a_topic(party):
    SubscriberFactory(phone=NUMBER)
    told()
    leave(phone=NUMBER, source="page", topic=TopicFactory())
    assert Message.objects.get().state == "queued"
    text("STOP")
    assert Message.objects.get(kind="sms_notice").state == "cancelled"


def test_who_left_broadcasts_before_still_hears_of_a_new_registration(session):
    SubscriberFactory(phone=NUMBER)
    leave(phone=NUMBER, source="page")
    assert channel_for(by_text(session)) is not None


def test_language_whose_letters_no_way_carries_is_told_by_mail(session, sender):
    sender.routes.update(alphabet=Route.Alphabet.GSM)
    party = by_text(session, language="ar")
    assert channel_for(party) is None
    party.language = "ru"
    assert channel_for(party) is not None


def test_question_is_asked_only_where_the_way_that_carries_its_letters_hears_the_answer(offered, sender):
    sender.routes.update(alphabet=Route.Alphabet.GSM, rank=1)
    RouteFactory(sender__gateway=sender.gateway, rank=2, two_way=False)
    type(offered).objects.update(language="ru")
    told()
    message = Message.objects.order_by("pk").last()
    assert (message.sender == sender, "ДА или НЕТ" in message.text) == (False, False)
    assert not Asked.objects.exists()


def test_number_without_a_way_or_that_does_not_exist_is_not_reached(party, sender):
    SubscriberFactory(phone=NUMBER, status="invalid")
    assert channel_for(party) is None
    Subscriber.objects.all().delete()
    assert channel_for(party) is not None
    sender.routes.all().delete()
    assert channel_for(party) is None


def test_who_gave_an_address_as_well_gets_a_letter_after_stop(session, mailoutbox):
    party = booked(session, phone=NUMBER, channel="sms", email="reader@example.org")
    text("STOP")
    before = texts()
    assert (told(), party.notices.filter(written_at=None).count()) == (before, 0)


def test_offer_asks_where_people_can_reply_and_leads_to_the_page_everywhere(offered, sender):
    [said] = [words for words in told() if "a seat is free" in words]
    assert said.endswith("Or reply YES or NO.")
    assert "/r/" in said
    asked = Asked.objects.get()
    assert (asked.handler, asked.target, asked.expires_at) == (
        "event_offer",
        str(offered.pk),
        offered.offered_until,
    )


def test_offer_without_replies_is_a_link_alone(offered, sender):
    sender.routes.update(two_way=False)
    [said] = [words for words in told() if "a seat is free" in words]
    assert ("YES" in said, Asked.objects.count()) == (False, 0)


def test_text_is_of_no_use_after_the_start(party):
    starts = party.session.starts_at
    party.notices.create(session=party.session, kind="reminder", cause="reminder:24", due_at=timezone.now())
    told()
    reminder = Message.objects.get(text__contains="See you soon")
    assert reminder.expires_at <= min(starts, timezone.now() + datetime.timedelta(days=1))


def test_nothing_is_written_until_a_person_has_looked_whether_they_want_to_leave(party):
    text("why do you not stop writing to my son")
    assert channel_for(party) is None
    keep(thread=Thread.objects.get(), by=UserFactory())
    assert channel_for(party) is not None
