"""What the site answers by itself, in the active language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.core.languages import LANGUAGES
from cms.core.remembered import remembered
from cms.core.site_settings import SiteSettings
from cms.core.wording import in_language
from sms.models import Helpline


def joining_address() -> str:
    """Where one joins on the web."""
    return settings.PUBLIC_URL + reverse("sms_join")


def left() -> str:
    return _("You get no more messages from us. To come back, text START.")


def left_topic(topic: str) -> str:
    return _("You get no more messages about “%(topic)s”. To leave all, text STOP.") % {"topic": topic}


def which_was_meant() -> str:
    return _("Do you want no more messages? Then text STOP. Until you say so we write nothing.")


def help_text() -> str:
    """Who we are, how to leave, whom to turn to."""
    said = _("Messages of libraries that you have asked for. To leave, text STOP. Choose topics: %(address)s")
    return " ".join(filter(None, [said % {"address": joining_address()}, contact()]))


@remembered
def contact() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).contact_email if site else ""


def how_to_join() -> str:
    return _("Choose what you want to hear about: %(address)s") % {"address": joining_address()}


def back() -> str:
    return _("Welcome back. You get messages about what you followed before. To leave, text STOP.")


def language_chosen(tag: str, *, joined: bool) -> str:
    """Said in that language; to somebody who gets nothing yet it says how one joins."""
    with translation.override(tag):
        return _("From now on we write in this language.") if joined else how_to_join()


def our_languages() -> str:
    names = ", ".join(language.endonym for language in LANGUAGES)
    return _("We write in these languages: %(names)s. Text the name of one.") % {"names": names}


def not_understood() -> str:
    return _("We did not understand that. A colleague reads it. For help text HELP, to leave STOP.")


def in_danger(country: str) -> str:
    """Whom to turn to there; without a helpline of the country what holds everywhere."""
    helpline = Helpline.objects.filter(country=country).first() if country else None
    if helpline and (text := in_language(helpline.texts).text):
        return text
    return _(
        "You are not alone. If you are in danger, call the emergency number of your country now, or turn to an adult "
        "whom you trust. We read your message."
    )
