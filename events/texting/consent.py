"""Agreeing to texts about one registration, and about nothing else."""

from events.registrations import Registration
from sms.models.consent import Consent
from sms.numbers import digests
from sms.people.consents import ENDS


def scope_of(registration: Registration) -> str:
    return f"registration:{registration.uid}"


def note_consent(registration: Registration, evidence: str = "") -> None:
    """Keep that somebody wants to hear of this registration by SMS; once, when they are first told."""
    phone, scope = str(registration.phone), scope_of(registration)
    if Consent.objects.of(phone).filter(scope=scope).exists():
        return
    Consent.objects.create(
        digest=digests(phone)[0],
        act=Consent.Act.GIVEN,
        source=Consent.Source.EVENT,
        scope=scope,
        language=registration.language,
        evidence=evidence[:300],
        at=registration.created,
    )


def has_left_since(registration: Registration) -> bool:
    """Whether the number has left altogether after it was registered: STOP ends these texts as well. Who had left
    broadcasts before and then registers has asked for these."""
    ends = Consent.objects.of(str(registration.phone)).filter(act__in=ENDS, topic=None, library=None)
    return ends.filter(scope__in=["", scope_of(registration)], at__gt=registration.created).exists()
