"""Questions that somebody was texted, so that a bare YES or 2 can be understood."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from cms.core.prepared import Prepared, insert
from sms.models import Asked


def ask(phone: str, handler: str, target: str, expires_at: datetime.datetime) -> Asked:
    """Note that a number (E.164) is asked something, in the transaction that writes the question.

    `handler` is the name of the registered one that understands the answer, `target` what it is about, in its own
    words. A question about the same is not asked twice: the later one stands.
    """
    settle(phone, handler, target)
    asked = Asked(phone=phone, handler=handler, target=target, expires_at=expires_at)
    insert(asked)
    return asked


def latest(phone: str, moment: datetime.datetime) -> Asked | None:
    """The question that an answer belongs to: the last one that is open. Held until the end of the transaction, so that
    two texts at once do not answer it twice."""
    return open_questions.first(phone=phone, moment=moment)


@Prepared
def open_questions(phone: str, moment: datetime.datetime) -> QuerySet[Asked]:
    rows = Asked.objects.select_for_update(no_key=True).filter(phone=phone, answered_at=None, expires_at__gt=moment)
    return rows.order_by("-asked_at", "-pk")[:1]


def settle(phone: str, handler: str, target: str) -> int:
    """Close what was asked about something, because it is answered elsewhere or void; answers how many it were."""
    rows = Asked.objects.filter(phone=phone, handler=handler, target=target, answered_at=None)
    return rows.update(answered_at=timezone.now())
