"""A test to oneself: the text as it will arrive, by the sender that will bring it."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.models import ModelLogEntry

from cms.users.models import User
from sms.broadcasts import anchors, history
from sms.broadcasts.errors import NotReady, TooManyTests
from sms.broadcasts.rights import demand, may_change
from sms.broadcasts.wording import frozen, routed
from sms.gateways.routing import usual_table
from sms.ledger.kinds import REPLY
from sms.ledger.services import NoRoute, entrust
from sms.links.services import shorten_all
from sms.models import Broadcast, Dispatch, Message, Subscriber
from sms.models.subscriber import Status
from sms.numbers import parse
from sms.people.consents import has_left
from sms.texts.placeholders import UnknownPlaceholder

MARK = "TEST"
TESTS_AN_HOUR = 5
HOUR = datetime.timedelta(hours=1)


@transaction.atomic
def test_send(broadcast: Broadcast, phone: str, language: str, by: User) -> Message:
    """Send the text of a language to a number that somebody of the staff has typed, marked as a test.

    Five an hour for each of them, and each stands in the history, without the number. Short links work, personal ones
    do not. Raises PermissionDenied, TooManyTests, NotReady, `sms.numbers.NotANumber`, and NoRoute of the ledger.
    """
    demand(may_change(by, broadcast))
    User.objects.select_for_update().get(pk=by.pk)
    if tests_of(by) >= TESTS_AN_HOUR:
        raise TooManyTests
    number = parse(phone)
    if has_left(number.e164) or Subscriber.objects.filter(phone=number.e164, status=Status.STOPPED).exists():
        raise NotReady(Status.STOPPED.label)
    text = text_of_test(broadcast, number.e164, number.country, language)
    history.record(broadcast, history.TRIED, by)
    return entrust(
        text=text,
        phone=number.e164,
        kind=REPLY,
        cause=f"broadcast:{broadcast.pk}:test",
        key=f"test:{get_random_string(20)}",
        language=language,
        sender=broadcast.sender,
    )


# pytest takes everything that is called so for a test.
test_send.__test__ = False  # type: ignore[attr-defined]


def tests_of(user: User) -> int:
    """How many tests somebody has sent within the hour."""
    since = timezone.now() - HOUR
    return ModelLogEntry.objects.filter(action=history.TRIED, user=user, timestamp__gte=since).count()


def text_of_test(broadcast: Broadcast, phone: str, country: str, language: str) -> str:
    anchor = anchors.moment(broadcast.anchor) if broadcast.anchor else None
    try:
        texts = frozen(broadcast, anchor, lambda text: shorten_all(text, broadcast))
    except UnknownPlaceholder as error:
        raise NotReady(f"{{{error.name}}}") from error
    if language not in texts:
        raise NotReady
    dispatch = Dispatch(broadcast=broadcast, texts=texts)
    found = routed(dispatch, language=language, country=country, phone=phone, routes=usual_table())
    if found is None:
        raise NoRoute
    return f"{MARK} {found[1]}"
