"""A keyword that is answered with a text."""

from django.utils.translation import gettext_lazy as _

from cms.core.wording import in_language
from sms.answering.saying import help_text
from sms.answering.talk import Talk
from sms.models import Asked


class Information:
    name = "information"
    label = _("answer with a text")
    needs_target = False

    def choices(self, user) -> list[tuple[str, str]]:
        return []

    def start(self, talk: Talk) -> str:
        keyword = talk.keyword
        return (keyword and in_language(keyword.replies, talk.language).text) or help_text()

    def answer(self, talk: Talk, asked: Asked) -> None:
        return None
