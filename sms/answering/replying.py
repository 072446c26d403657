"""Answers of the site, by the sender that was texted."""

import logging

from sms.answering.limits import is_a_flood
from sms.answering.talk import Talk
from sms.ledger.kinds import REPLY
from sms.ledger.services import NoRoute, entrust
from sms.models import Message
from sms.texts.composing import brand

logger = logging.getLogger(__name__)


def reply(talk: Talk, text: str) -> Message | None:
    """Answer a text, once; None if there is nothing to say, or no way to say it."""
    if not text or not talk.may_answer or is_a_flood(talk.incoming):
        return None
    try:
        return entrust(
            text=brand(text),
            phone=talk.phone,
            kind=REPLY,
            cause=f"incoming:{talk.incoming.pk}",
            key=f"incoming:{talk.incoming.pk}",
            language=talk.language,
            subscriber=talk.subscriber,
            sender=talk.sender,
        )
    except NoRoute:
        logger.info("No way to answer text %s", talk.incoming.pk)
        return None
