"""The ledger of consents: adding to it, and asking it who must not be written to."""

import datetime
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils import timezone

from cms.core.logs import mask
from cms.users.models import User
from sms.models import Consent, Wording
from sms.numbers import digests

Act, Source = Consent.Act, Consent.Source
# For which topic (id) from which library (id; None: the network).
Subject = tuple[int, int | None]
ENDS = (Act.WITHDRAWN, Act.ERASED, Act.REFUSED)
# What somebody does with the phone in their own hand; nothing else brings back who has left.
OWN = (Source.WEB, Source.PAGE, Source.KEYWORD)
A_YEAR = datetime.timedelta(days=365)


def record(
    phone: str,
    act: str,
    source: str,
    *,
    subjects: Iterable[Subject] = (),
    wording: Wording | None = None,
    language: str = "",
    evidence: str = "",
    confirmed: bool = False,
    guardian: str = "",
    by: User | None = None,
) -> None:
    """Add a step for each subject, or one for everything if there is none. `guardian` is their number (E.164).

    Numbers in `evidence` are masked: gateways name them in their errors, and these rows outlive erasing.
    """
    common = {
        "digest": digests(phone)[0],
        "act": act,
        "source": source,
        "wording": wording,
        "language": language,
        "evidence": mask(evidence)[:300],
        "confirmed": confirmed,
        "guardian_digest": digests(guardian)[0] if guardian else "",
        "by": by,
    }
    about = [{"topic_id": topic, "library_id": library} for topic, library in subjects] or [{}]
    Consent.objects.bulk_create(Consent(**common, **each) for each in about)


def decisive() -> Q:
    """Steps that decide whether somebody may be written to: ends, and what an owner did with the phone in hand."""
    return Q(scope="") & (Q(act__in=ENDS) | Q(confirmed=True, source__in=OWN))


def left(phones: Collection[str]) -> dict[str, set[int | None]]:
    """Of some numbers, those that have left since they last agreed themselves: which topics, None for all of them."""
    phone_of = {digest: phone for phone in phones for digest in digests(phone)}
    steps = Consent.objects.filter(decisive(), digest__in=phone_of).order_by("at", "pk")
    found: dict[str, set[int | None]] = {}
    for digest, act, topic in steps.values_list("digest", "act", "topic"):
        gone = found.setdefault(phone_of[digest], set())
        if act in ENDS:
            gone.add(topic)
        else:
            gone -= {None, topic}
    return {phone: topics for phone, topics in found.items() if topics}


def has_left(phone: str) -> bool:
    """Whether a number has left altogether, and has not come back by itself."""
    return None in left([phone]).get(phone, ())


def is_permitted(phone: str) -> bool:
    """Whether a parent or guardian has agreed, and nothing was ended since."""
    acts = [Act.PERMITTED, Act.ERASED, Act.REFUSED]
    last = Consent.objects.of(phone).filter(act__in=acts).order_by("at", "pk").values_list("act", flat=True).last()
    return last == Act.PERMITTED


def was_refused(phone: str) -> bool:
    """Whether a parent or guardian has said no within a year, which is how long a band of ages is believed."""
    since = timezone.now() - A_YEAR
    return Consent.objects.of(phone).filter(act=Act.REFUSED, at__gt=since).exists()
