"""Letting go of mails: all of them in time, somebody's at once."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from cms.outbox import kinds
from cms.outbox.models import Mail, Suppression
from cms.outbox.models.state import SETTLED
from cms.outbox.opened import Opened


def forget() -> Counter[str]:
    """Empty and then delete settled mails as their kinds say; answers how many of each.

    Secrets are dropped as soon as they have left; of those in doubt this drops what is not sent again.
    """
    now = timezone.now()
    counts: Counter[str] = Counter()
    settled = Mail.objects.filter(state__in=SETTLED)
    counts["emptied"] += settled.filter(expires_at__lte=now).secret().empty()
    for name in settled.order_by().values_list("kind", flat=True).distinct():
        kind, mails = kinds.get(name), settled.filter(kind=name)
        counts["deleted"] += mails.filter(settled_at__lte=now - kind.row_stays).delete()[0]
        counts["emptied"] += mails.filter(settled_at__lte=now - kind.content_stays).empty()
    return counts


def exported(*, address: str) -> Iterator[dict[str, object]]:
    """What was mailed to an address: a row for each mail, with its text unless it was secret or is gone."""
    for mail in Mail.objects.to(address).order_by("created_at"):
        yield {
            "written": mail.created_at,
            "settled": mail.settled_at,
            "kind": str(mail.policy.label),
            "state": mail.get_state_display(),
            "subject": mail.subject,
            "text": Opened(bytes(mail.content)).text if mail.content is not None and mail.is_readable else "",
        }


@transaction.atomic
def erase(*, address: str) -> int:
    """Take an address out of all mails, and cancel those that have not left; answers how many mails.

    That they were sent stays on record, and so does a digest of an address that does not exist: it goes on being left
    in peace.
    """
    mails = Mail.objects.to(address)
    mails.cancel(timezone.now())
    Suppression.objects.of([address]).update(address="", note="")
    return mails.erase()
