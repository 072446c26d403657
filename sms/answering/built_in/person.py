"""A keyword by which one reaches a human."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.wording import in_language
from sms.answering.talk import Talk
from sms.answering.threads import to_a_person
from sms.models import Asked, Thread


class Person:
    name = "human"
    label = gettext_lazy("have a colleague answer")
    needs_target = False

    def choices(self, user) -> list[tuple[str, str]]:
        return []

    def start(self, talk: Talk) -> str:
        to_a_person(talk, Thread.Reason.HUMAN)
        own = in_language(talk.keyword.replies, talk.language).text if talk.keyword else ""
        return own or _("A colleague reads this and answers you. You can already write what it is about.")

    def answer(self, talk: Talk, asked: Asked) -> None:
        return None
