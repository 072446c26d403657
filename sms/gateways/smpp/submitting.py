"""A message as a PDU, and what the message centre's answer means."""

from datetime import timedelta

from aiosmpplib import NPI, TON, PhoneNumber, SmppCommandStatus, SubmitSm
from django.utils import timezone

from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence, SmsOutcome
from sms.models import Message, Sender
from sms.texts.segments import count

Status = SmppCommandStatus
KINDS = {
    Sender.Kind.NUMBER: (TON.INTERNATIONAL, NPI.ISDN),
    Sender.Kind.SHORT_CODE: (TON.NETWORK_SPECIFIC, NPI.UNKNOWN),
    Sender.Kind.NAME: (TON.ALPHANUMERIC, NPI.UNKNOWN),
}
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=48)
# SMPP 3.4, 5.1.3. What is not listed refuses this one message.
MEANINGS = {
    Status.ESME_RTHROTTLED: (Verdict.LATER, Consequence.SLOWER),
    Status.ESME_RMSGQFUL: (Verdict.LATER, Consequence.SLOWER),
    Status.ESME_RSYSERR: (Verdict.LATER, Consequence.NOTHING),
    Status.ESME_RX_T_APPN: (Verdict.LATER, Consequence.NOTHING),
    Status.ESME_RINVDSTADR: (Verdict.REFUSED, Consequence.NOBODY),
    Status.ESME_RINVDSTTON: (Verdict.REFUSED, Consequence.NOBODY),
    Status.ESME_RINVDSTNPI: (Verdict.REFUSED, Consequence.NOBODY),
    Status.ESME_RINVSRCADR: (Verdict.LATER, Consequence.STOPS_DISPATCH),
    Status.ESME_RINVSRCTON: (Verdict.LATER, Consequence.STOPS_DISPATCH),
    Status.ESME_RINVSRCNPI: (Verdict.LATER, Consequence.STOPS_DISPATCH),
    Status.ESME_RINVMSGLEN: (Verdict.REFUSED, Consequence.STOPS_DISPATCH),
    Status.ESME_ROPTPARNOTALLWD: (Verdict.REFUSED, Consequence.STOPS_DISPATCH),
}


def submission(message: Message, sequence: int) -> SubmitSm:
    """The PDU of one message, with a receipt asked for. Raises ValueError for what cannot be one.

    A text of several segments goes whole, as `message_payload`: the centre takes all of it or nothing, and reports
    once.
    """
    text = message.text or ""
    is_long = count(text).segments > 1
    return SubmitSm(
        sequence_num=sequence,
        source=source_of(message.sender),
        destination=PhoneNumber(message.phone.removeprefix("+"), TON.INTERNATIONAL, NPI.ISDN),
        validity_period=max(SHORTEST, min(LONGEST, message.expires_at - timezone.now())),
        **{"message_payload" if is_long else "short_message": text},
    )


def source_of(sender: Sender | None) -> PhoneNumber:
    if sender is None:
        return PhoneNumber("")
    return PhoneNumber(sender.name.removeprefix("+"), *KINDS.get(sender.kind, (TON.UNKNOWN, NPI.UNKNOWN)))


def judge(status: SmppCommandStatus, reference: str) -> SmsOutcome:
    """The outcome of a submission that was answered."""
    if status is Status.ESME_ROK and reference:
        return SmsOutcome(Verdict.SENT, reference, reference=reference)
    if status is Status.ESME_ROK:
        return SmsOutcome(Verdict.UNKNOWN, "no message_id")
    verdict, consequence = MEANINGS.get(status, (Verdict.REFUSED, Consequence.NOTHING))
    return SmsOutcome(
        verdict,
        status.name,
        nobody_there=consequence is Consequence.NOBODY,
        code=status.name.removeprefix("ESME_"),
        consequence=consequence,
    )
