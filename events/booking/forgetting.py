"""Taking people out of registrations: when they ask for it, and when it is long over. The counts stay."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from events.booking.ends import last_end
from events.registrations import Answer, Notice, Registration
from events.registrations.registration import Channel, RegistrationQuerySet

NOBODY = {
    "name": "",
    "email": "",
    "phone": "",
    "channel": Channel.NONE,
    "guardian_name": "",
    "guardian_contact": "",
    "note": "",
    "user": None,
    "form_token": None,
}
BATCH = 500


def forget_old(moment: datetime.datetime) -> int:
    """Take out whoever came to what has been over for `EVENTS_PERSONAL_DAYS`; answers how many registrations it was."""
    over = moment - datetime.timedelta(days=settings.EVENTS_PERSONAL_DAYS)
    rows = Registration.objects.annotate(ends_at=last_end()).filter(ends_at__lt=over).exclude(name="")
    forgotten = 0
    while ids := list(rows.order_by().values_list("pk", flat=True)[:BATCH]):
        take_out(Registration.objects.filter(pk__in=ids))
        forgotten += len(ids)
    return forgotten


@transaction.atomic
def take_out(registrations: RegistrationQuerySet) -> None:
    """Leave nothing by which somebody could be known; what was still to be told to them is told to nobody."""
    ids = list(registrations.values_list("pk", flat=True))
    Answer.objects.filter(registration__in=ids).delete()
    Notice.objects.filter(registration__in=ids, written_at=None).update(written_at=timezone.now())
    Notice.objects.filter(registration__in=ids).update(text="")
    Registration.objects.filter(pk__in=ids).update(**NOBODY)
