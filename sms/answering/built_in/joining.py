"""A keyword by which one joins a topic; whoever is new is asked for their age first."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.wording import in_language
from sms.answering.asking import ask
from sms.answering.saying import how_to_join
from sms.answering.talk import Talk
from sms.answering.topics import JOIN, target_of, topic_of
from sms.models import Asked, Subscriber, Topic
from sms.models.subscriber import Status
from sms.numbers import NotANumber
from sms.numbers.countries import rules
from sms.people.links import page_url
from sms.people.services import answer_age, join_by_word
from sms.words.table import Context

# How long a bare “1” is taken for an answer to this.
OPEN_FOR = datetime.timedelta(days=2)
OLD_ENOUGH, TOO_YOUNG = 1, 2
# A number from here on is an age.
AGES_FROM = 6


class Joining:
    name = JOIN
    label = gettext_lazy("join a topic")
    needs_target = True

    def choices(self, user) -> list[tuple[str, str]]:
        return [(target_of(topic), str(topic)) for topic in Topic.objects.filter(is_open=True)]

    def start(self, talk: Talk) -> str:
        topic = topic_of(talk.keyword.target) if talk.keyword else None
        if topic is None or talk.keyword is None or not topic.is_open:
            return how_to_join()
        try:
            joined = join_by_word(
                phone=talk.phone,
                topic=topic,
                language=talk.language,
                keyword=talk.text,
                library=talk.keyword.library,
            )
        except NotANumber:
            return how_to_join()
        if joined.asks_age:
            return ask_age(talk, target_of(topic))
        return where_it_stands(joined.subscriber, topic, talk)

    def answer(self, talk: Talk, asked: Asked) -> str | None:
        if talk.reading.yes and Context.ASK not in talk.reading.contexts:
            return ask_age(talk, asked.target)
        old_enough = says_old_enough(talk)
        topic, subscriber = topic_of(asked.target), Subscriber.objects.filter(phone=talk.phone).first()
        if old_enough is None or topic is None or subscriber is None:
            return None
        answer_age(subscriber, old_enough)
        subscriber.refresh_from_db()
        return where_it_stands(subscriber, topic, talk)


def ask_age(talk: Talk, target: str) -> str:
    """Ask it, again if need be: a yes is no age, and nothing is agreed to by it."""
    ask(talk.phone, JOIN, target, talk.moment + OPEN_FOR)
    return age_question(talk.country)


def call_off(phone: str) -> None:
    """Whoever leaves is asked for no age any more: a 1 that they text later would bring back what they have left.
    Registered with `sms.people.leaving`."""
    Asked.objects.filter(phone=phone, handler=JOIN, answered_at=None).update(answered_at=timezone.now())


def age_question(country: str) -> str:
    return _("How old are you? Text 1 if you are %(age)d or older, 2 if you are younger.") % {
        "age": rules(country).minimum_age
    }


def says_old_enough(talk: Talk) -> bool | None:
    """1, 2 or no, or an age in years; None if it says nothing of it."""
    number = talk.reading.number
    if number is not None and number >= AGES_FROM:
        return number >= rules(talk.country).minimum_age
    if number is not None:
        return {OLD_ENOUGH: True, TOO_YOUNG: False}.get(number)
    return False if talk.reading.no else None


def where_it_stands(subscriber: Subscriber, topic: Topic, talk: Talk) -> str:
    """What comes of it: messages, or first a parent or guardian."""
    if subscriber.status == Status.GUARDIAN:
        said = _("A parent or guardian has to agree first. Give their number here: %(address)s")
        return said % {"address": page_url(subscriber)}
    own = in_language(talk.keyword.replies, talk.language).text if talk.keyword else ""
    welcome = _("You now get messages about “%(topic)s”. They cost you nothing. To leave, text STOP.")
    return own or welcome % {"topic": in_language(topic.names, talk.language).text}
