"""Letters of the site, written into the ledger within the transaction of what they tell of."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction

from cms.core.letters import compose
from cms.outbox import kinds
from cms.outbox.models import Mail
from cms.outbox.services import post

logger = logging.getLogger(__name__)


def post_letter(
    *,
    subject: str,
    text: str,
    to: str,
    language: str,
    context: Mapping[str, object],
    kind: kinds.Kind = kinds.LETTER,
    cause: str,
    key: str = "",
    unsubscribe_url: str = "",
) -> list[Mail]:
    """Compose a letter of two templates in the recipient's language and post it; see `compose` and `post`."""
    letter = compose(
        subject=subject, text=text, to=to, language=language, context=context, unsubscribe_url=unsubscribe_url
    )
    return post(letter, kind=kind.name, cause=cause, key=key, language=language, unsubscribe_url=unsubscribe_url)


@contextmanager
def sparing(cause: str) -> Iterator[None]:
    """Let a letter that cannot be written cost nobody the work that it tells of: that is kept, the error logged."""
    try:
        # A savepoint: after an error within it the transaction around it goes on.
        with transaction.atomic():
            yield
    except Exception:
        logger.exception("A letter could not be written: %s", cause)
