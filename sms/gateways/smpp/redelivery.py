"""Texts that the message centre brings again although they have been kept.

SMPP gives a text no name, and two that read alike are usually two: “1” is the answer to many a question. What tells
them apart is when a centre may bring one again: only if it has not got our ESME_ROK (SMPP 3.4, 4.6.2), which we say
once the text has been kept. That is so if the connection broke, or we were killed, between the two. Hence

- on one bind every text is a new one;
- on the next bind those are taken for brought again, once each, that were answered last on the one before: as many as
  centres send without waiting for an answer, and none that was answered before the centre has said that it is there;
- whoever was killed can have kept one text without answering it: the last. Whoever hung up has left none.

One process receives; of what another one has answered it knows nothing. Nor is a text recognised that a centre brings
again on the same bind because it has waited too long: keeping one takes milliseconds.
"""

import datetime
from collections import deque
from collections.abc import Iterable

from django.utils import timezone
from django.utils.crypto import salted_hmac

from sms.gateways.base import Inbound
from sms.models import Incoming

SALT = "sms.gateways.smpp"
# Centres seldom have more that is unanswered; each one more is somebody who may really say the same again.
WINDOW = 10
# Centres try again at once, after a minute, after five; later somebody may well say the same again.
PATIENCE = datetime.timedelta(minutes=10)
# Nobody has been down for longer whose last text need be remembered.
MEMORY = datetime.timedelta(days=1)


def name_of(phone: str, to: str, text: str, segment: object) -> str:
    """What is the same if a text is brought again; from it nobody finds the number."""
    return salted_hmac(SALT, f"{phone}\n{to}\n{segment}\n{text}", algorithm="sha256").hexdigest()


class Doubts:
    """Texts that were answered, but of which the centre may not know."""

    def __init__(self) -> None:
        # References of the bind that there is; names from those before, and until when each is expected.
        self.answered: deque[str] = deque(maxlen=WINDOW)
        self.expected: list[tuple[str, datetime.datetime]] = []
        self.bound_at = timezone.now()
        self.has_recalled = False

    def begin(self) -> None:
        """There is a new bind: of the last one the last answers may not have arrived."""
        self.bound_at = timezone.now()
        self.expect(self.answered)
        self.answered.clear()

    def answering(self, inbound: Inbound) -> None:
        """A text has been kept, and is about to be answered."""
        self.answered.append(inbound.reference)

    def settle(self) -> None:
        """The centre has got all answers so far."""
        self.answered.clear()

    def end(self) -> None:
        """The centre has got all answers, and the next process shall know: it finds no names."""
        for reference in self.answered:
            Incoming.objects.filter(gateway="smpp", reference=reference).update(reference=reference.partition(":")[2])

    def expect(self, references: Iterable[str]) -> None:
        until = self.bound_at + PATIENCE
        self.expected += [(name_in(reference), until) for reference in references]

    def has_kept(self, inbound: Inbound) -> bool:
        """Whether a text has been kept before, and is brought again; the first time this asks the database."""
        if not self.has_recalled:
            self.expect(last_kept())
            self.has_recalled = True
        now, name = timezone.now(), name_in(inbound.reference)
        self.expected = [one for one in self.expected if now < one[1]]
        found = next((one for one in self.expected if one[0] == name), None)
        if found:
            self.expected.remove(found)
        return found is not None


def last_kept() -> list[str]:
    """The reference of the last text that was kept, if that is not long ago."""
    kept = Incoming.objects.filter(gateway="smpp", received_at__gt=timezone.now() - MEMORY)
    return list(kept.order_by("-received_at", "-pk").values_list("reference", flat=True)[:1])


def name_in(reference: str) -> str:
    """A reference is the name of a text and something that no other has."""
    return reference.partition(":")[0]
