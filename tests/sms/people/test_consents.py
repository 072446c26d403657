"""The ledger of consents is only added to, and says who must not be written to."""

import pytest
from django.db import DatabaseError, transaction

from sms.models import Consent, Wording
from sms.people import wordings
from sms.people.consents import has_left, left, record
from tests.sms.people.joining import PHONE

pytestmark = pytest.mark.django_db
OTHER = "+77012223344"


def test_database_lets_nobody_change_a_consent():
    record(PHONE, "given", "web")
    for change in ({"act": "withdrawn"}, {"evidence": "forged"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Consent.objects.update(**change)
    (step,) = Consent.objects.all()
    step.language = "ru"
    with pytest.raises(DatabaseError), transaction.atomic():
        step.save()
    assert Consent.objects.values_list("act", "evidence", "language").get() == ("given", "", "")


def test_number_that_a_gateway_names_is_not_kept(db):
    record(PHONE, "withdrawn", "gateway", evidence=f"21610 Attempt to send to unsubscribed recipient {PHONE}")
    assert Consent.objects.of(PHONE).get().evidence == "21610 Attempt to send to unsubscribed recipient +7…33"


def test_number_stands_nowhere_in_it():
    record(PHONE, "given", "web", guardian=OTHER)
    row = repr(Consent.objects.values().get())
    assert (PHONE[1:] in row, OTHER[1:] in row) == (False, False)


def test_it_is_found_after_the_secret_key_has_changed(settings):
    record(PHONE, "withdrawn", "keyword")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert has_left(PHONE)


@pytest.mark.parametrize(
    ("act", "source", "confirmed", "is_back"),
    [
        ("given", "web", False, False),
        ("confirmed", "web", True, True),
        ("given", "page", True, True),
        ("confirmed", "keyword", True, True),
        ("given", "import", False, False),
        ("given", "staff", True, False),
        ("given", "event", True, False),
    ],
)
def test_only_the_owner_with_the_phone_in_hand_comes_back(act, source, confirmed, is_back):
    record(PHONE, "withdrawn", "keyword")
    record(PHONE, act, source, confirmed=confirmed)
    assert has_left(PHONE) is not is_back


def test_consent_for_a_registration_alone_is_none_for_messages():
    record(PHONE, "withdrawn", "keyword")
    Consent.objects.create(digest=Consent.objects.get().digest, act="given", source="page", confirmed=True, scope="r:1")
    assert has_left(PHONE)


def test_many_numbers_are_asked_about_in_one_query(django_assert_num_queries):
    record(PHONE, "erased", "page")
    with django_assert_num_queries(1):
        assert left([PHONE, OTHER]) == {PHONE: {None}}


def test_text_that_changes_is_a_new_version(monkeypatch):
    first, again = wordings.shown("web", "en"), wordings.shown("web", "en")
    monkeypatch.setitem(wordings.TEXTS, "web", "I agree.")
    assert (first == again, wordings.shown("web", "en").version != first.version, Wording.objects.count()) == (
        True,
        True,
        2,
    )
