"""Leaving by text, at once and without questions."""

from cms.core.wording import in_language
from sms.answering import saying
from sms.answering.talk import Talk
from sms.answering.topics import topic_named
from sms.models import Incoming
from sms.models.consent import Consent
from sms.people.services import leave

EVIDENCE_LENGTH = 300


def leave_all(talk: Talk) -> str:
    """Leave everything; answers the confirmation."""
    leave(phone=talk.phone, source=source_of(talk), evidence=evidence(talk))
    return saying.left()


def leave_topic(talk: Talk) -> str:
    """Leave the one topic that is named after STOP; answers the confirmation, empty if none of ours is named."""
    named = talk.reading.topic_word
    topic = topic_named(named) if named else None
    if topic is None:
        return ""
    leave(phone=talk.phone, source=source_of(talk), topic=topic, evidence=evidence(talk))
    return saying.left_topic(in_language(topic.names, talk.language).text)


def source_of(talk: Talk) -> Consent.Source:
    return Consent.Source.GATEWAY if talk.stopped_by_gateway else Consent.Source.KEYWORD


def evidence(talk: Talk) -> str:
    """The word that was texted. What a provider takes for it may be any sentence, and proofs are kept for ever."""
    if talk.stopped_by_gateway and not talk.reading.actions:
        return named(talk.incoming)
    return talk.text[:EVIDENCE_LENGTH]


def named(incoming: Incoming) -> str:
    """A text by its moment, which says nothing of what it says."""
    return f"text of {incoming.received_at:%Y-%m-%d %H:%M} UTC"
