"""What staff do to registrations beyond what the parties could do themselves."""

import logging
import uuid
from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction

from cms.core.wording import in_language
from cms.users.models import User
from events.booking.services import answer, resize
from events.booking.telling import note
from events.programme import Session
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import ALIVE, RegistrationQuerySet

logger = logging.getLogger(__name__)


def recipients(session: Session) -> RegistrationQuerySet:
    """Whoever comes to a session or waits for a seat."""
    return Registration.objects.for_session(session).filter(state__in=ALIVE)


@transaction.atomic
def message_all(*, session: Session, texts: Mapping[str, str], by: User, cause: uuid.UUID) -> int:
    """Tell everybody of a session the same, each in their language where there is a text in it; answers how many.

    `texts` are by language (BCP 47); the same `cause` tells nobody twice.
    """
    own_languages = session.event.library.languages if session.event.library else []
    told_in: dict[str, list[int]] = defaultdict(list)
    for pk, language in recipients(session).values_list("pk", "language"):
        told_in[language].append(pk)
    for language, ids in told_in.items():
        text = in_language(texts, language, then=own_languages).text
        note(ids, kind=Kind.MESSAGE, cause=f"message:{cause}", session_id=session.pk, text=text)
    logger.info("Person %s has written to the parties of session %s", by.pk, session.pk)
    return sum(map(len, told_in.values()))


@transaction.atomic
def change(*, registration: Registration, fields: Mapping[str, object], party_size: int, answers: Mapping[str, object],
           by: User) -> Registration:  # fmt: skip
    """Change what is known of a party; its size as `resize` allows it, whose errors it raises."""
    if party_size != registration.party_size:
        resize(registration=registration, party_size=party_size, by=by)
    for name, value in fields.items():
        setattr(registration, name, value)
    registration.save(update_fields=[*fields, "changed"])
    answer(registration=registration, answers=answers)
    logger.info("Registration %s changed by person %s", registration.pk, by.pk)
    return registration
