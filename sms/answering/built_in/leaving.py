"""A keyword by which one leaves a topic."""

from django.utils.translation import gettext_lazy as _

from cms.core.wording import in_language
from sms.answering.leaving import evidence, source_of
from sms.answering.saying import left_topic, not_understood
from sms.answering.talk import Talk
from sms.answering.topics import target_of, topic_of
from sms.models import Asked, Topic
from sms.people.services import leave


class Leaving:
    name = "leave"
    label = _("leave a topic")
    needs_target = True

    def choices(self, user) -> list[tuple[str, str]]:
        return [(target_of(topic), str(topic)) for topic in Topic.objects.all()]

    def start(self, talk: Talk) -> str:
        topic = topic_of(talk.keyword.target) if talk.keyword else None
        if topic is None:
            return not_understood()
        leave(phone=talk.phone, source=source_of(talk), topic=topic, evidence=evidence(talk))
        return left_topic(in_language(topic.names, talk.language).text)

    def answer(self, talk: Talk, asked: Asked) -> None:
        return None
