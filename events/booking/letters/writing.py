"""Turning due notices into letters and short texts, each once.

A notice is marked as written in the transaction that writes its letter into the outbox: a worker that dies between
leaves neither, and the next one writes both. The letter's key is that of the notice, so that a second one would be the
same row.
"""

import datetime
import logging

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from cms.core.letters import compose
from cms.core.nudges import nudge
from cms.outbox.services import post
from events.booking.channels import channel_for
from events.booking.kinds import EVENT, EVENT_SOON
from events.booking.letters.enclosures import enclose
from events.booking.letters.matter import Matter
from events.booking.letters.relevance import BEFORE_THE_START, is_still_true
from events.booking.telling import WRITE_NOTICES
from events.registrations import Notice
from events.registrations.registration import Channel

logger = logging.getLogger(__name__)
# As many as one task writes; the rest is for the next, so that a worker asked to end can.
BATCH = 500
LATER = datetime.timedelta(hours=1)


def write_due(moment: datetime.datetime, batch: int = BATCH) -> int:
    """Write what is due; answers how many were told. What cannot be written is tried again in an hour."""
    due = list(Notice.objects.due(moment).values_list("pk", flat=True)[:batch])
    told = sum(sparing(pk, moment) for pk in due)
    if len(due) == batch:
        nudge(WRITE_NOTICES)
    return told


def sparing(pk: int, moment: datetime.datetime) -> bool:
    """Write one; an error in it must not keep the others from being written."""
    try:
        return write(pk, moment)
    except Exception:
        logger.exception("Notice %s could not be written", pk)
        Notice.objects.filter(pk=pk, written_at=None).update(due_at=moment + LATER)
        return False


@transaction.atomic
def write(pk: int, moment: datetime.datetime) -> bool:
    """Write one, unless another worker is at it or has been; answers whether somebody was told."""
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, written_at=None)
    notice = rows.select_related(
        "registration__event__library",
        "registration__pool",
        "registration__session__venue__library",
        "session__venue__library",
    ).first()
    if notice is None:
        return False
    notice.written_at = moment
    notice.save(update_fields=["written_at"])
    return is_still_true(notice, moment) and tell(notice)


def tell(notice: Notice) -> bool:
    """By the way that was chosen; by mail, if that way does not reach them and there is an address."""
    registration = notice.registration
    if registration.channel == Channel.NONE:
        return False
    if channel := channel_for(registration):
        channel.send(notice, short_text(notice))
    elif registration.email:
        post_letter(notice)
    else:
        logger.info("Nobody could be told of notice %s: there is no way to reach them", notice.pk)
        return False
    return True


def short_text(notice: Notice) -> str:
    """The notice as an SMS, in one line."""
    with translation.override(notice.registration.language):
        text = render_to_string(f"booking/sms/{notice.kind}.txt", {"it": Matter(notice)})
    return " ".join(text.split())


def post_letter(notice: Notice) -> None:
    registration = notice.registration
    message = compose(
        subject=f"mail/event_{notice.kind}_subject.txt",
        text=f"mail/event_{notice.kind}.txt",
        to=registration.email,
        language=registration.language,
        context={"it": Matter(notice)},
    )
    enclose(message, notice)
    post(
        message,
        kind=(EVENT_SOON if notice.kind in BEFORE_THE_START else EVENT).name,
        cause=f"registration:{registration.pk}:{notice.cause}",
        key=f"{registration.uid} {notice.cause}",
        language=registration.language,
    )
