"""The poll that somebody was written about lately: what a bare “2” answers."""

import datetime

from sms.models import Message, Poll
from sms.polls.placeholder import slugs_in

OPEN_FOR = datetime.timedelta(days=7)
MOST_MESSAGES = 10


def poll_of_late(phone: str, moment: datetime.datetime) -> Poll | None:
    """The open poll that the latest message to a number (E.164) led to, within seven days; None if there is none."""
    sent = Message.objects.to(phone).filter(dispatch__isnull=False, called_at__gt=moment - OPEN_FOR)
    for message in sent.select_related("dispatch").order_by("-called_at")[:MOST_MESSAGES]:
        slugs = slugs_in(message.dispatch.texts)
        polls = Poll.objects.filter(slug__in=slugs) if slugs else []
        if poll := next((poll for poll in polls if poll.is_open(moment)), None):
            return poll
    return None
