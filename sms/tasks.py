"""Work of text messages; each may run twice, and in several workers at once, without harm."""

from celery import shared_task
from django.utils import timezone

from sms.answering import services as answering
from sms.broadcasts import services as broadcasts
from sms.gateways.smpp.joining import receive_waiting
from sms.ledger import services as ledger
from sms.people import services as people
from sms.people.importing.working import import_waiting


@shared_task
def send_due_sms(sender_id: int) -> dict[str, int]:
    """Send the messages of one sender that are due."""
    return dict(ledger.send_due(sender_id=sender_id))


@shared_task
def send_all_due_sms() -> int:
    """Have sent what is due by senders that nobody serves."""
    return ledger.send_all_due()


@shared_task
def reconcile_sms() -> dict[str, int]:
    """Ask gateways about messages that nobody knows the fate of; drop codes that are of no use any more."""
    return {**ledger.reconcile(), "dropped": ledger.drop_codes()}


@shared_task
def forget_old_sms() -> dict[str, int]:
    """Empty and delete messages whose time on record is over."""
    return dict(ledger.forget())


@shared_task
def plan_broadcasts() -> dict[str, int]:
    """Plan what is released, and begin what is due."""
    return dict(broadcasts.plan_due(timezone.now()))


@shared_task
def expand_broadcasts() -> int:
    """Write the messages of broadcasts that have begun."""
    return broadcasts.expand_all()


@shared_task
def finish_broadcasts() -> dict[str, int]:
    """End broadcasts that have left, and take back what was cancelled."""
    return dict(broadcasts.finish_dispatches(timezone.now()))


@shared_task
def import_numbers() -> int:
    """Work through lists of numbers that staff has brought in."""
    return import_waiting()


@shared_task
def forget_people() -> dict[str, int]:
    """Let go of those who never confirmed, and of those who left long ago."""
    return dict(people.forget_people(timezone.now()))


@shared_task
def tidy_conversations() -> dict[str, int]:
    """Close conversations that nobody goes on with, and drop texts whose time is over."""
    now = timezone.now()
    return {"closed": answering.close_idle(now), **answering.forget(now)}


@shared_task
def receive_waiting_sms() -> int:
    """Receive long texts of which segments have not come."""
    return receive_waiting(timezone.now())
