"""The texts to which people agree. Each is kept as it was shown; a changed text is a new version by itself."""

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sms.models import Wording

TEXTS: dict[str, Promise] = {
    "web": _(
        "I agree to get text messages from %(brand)s about what I have chosen. They cost me nothing, and I can leave "
        "at any time: by the link in each message, or by answering STOP where answers are possible."
    ),
    "keyword": _(
        "By texting this word you agree to get text messages from %(brand)s about this topic. "
        "You can leave at any time."
    ),
    "page": _("I want text messages from %(brand)s about what is ticked here."),
    "guardian": _(
        "I am a parent or guardian, and I agree that this person gets text messages from %(brand)s. "
        "I can end it at any time by writing to the library."
    ),
}


def text(purpose: str) -> str:
    """What somebody agrees to, in the active language."""
    return str(TEXTS[purpose]) % {"brand": settings.SMS_BRAND}


def shown(purpose: str, language: str) -> Wording:
    """The record of that text in a language."""
    with translation.override(language):
        words = text(purpose)
    return Wording.objects.shown(purpose=purpose, language=language, text=words)
