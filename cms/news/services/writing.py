"""The same item in another language: a draft of its own, not a translation that follows its source."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from cms.core.descriptions import forget_descriptions
from cms.news.models import NewsPage
from cms.users.models import User


class AlreadyWritten(Exception):
    """There is this item in that language; `page` is it."""

    def __init__(self, page: NewsPage):
        super().__init__(page.pk)
        self.page = page


class NoPlaceForIt(Exception):
    """The library has no section, or the network no news index, in that language."""


def place_for(page: NewsPage, locale: Locale) -> Page | None:
    """Where the item would stand in another language: the library's section there, or the news index."""
    return page.get_parent().get_translation_or_none(locale)


def languages_to_write_in(*, page: NewsPage, user: User) -> list[Locale]:
    """Locales in which the item does not exist yet and the user may add it."""
    written = page.get_translations(inclusive=True).values("locale")
    places = page.get_parent().get_translations().exclude(locale__in=written).select_related("locale")
    return [place.locale for place in places if place.permissions_for_user(user).can_add_subpage()]


@transaction.atomic
def write_in_language(*, page: NewsPage, locale: Locale, user: User) -> NewsPage:
    """Begin the item in another language as a draft of the user's, with the source's text to write over.

    The two share a translation key, so that hreflang and the language switcher lead from one to the other. Raises
    AlreadyWritten, NoPlaceForIt, or PermissionDenied where the user may not add pages there.
    """
    if existing := page.get_translation_or_none(locale):
        raise AlreadyWritten(existing)
    place = place_for(page, locale)
    if place is None:
        raise NoPlaceForIt(locale.language_code)
    if not place.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    draft = CopyPageForTranslationAction(page, locale, user=user).execute(skip_permission_checks=True)
    draft.owner = user
    forget_descriptions(draft)
    draft.save(clean=False)
    draft.save_revision(user=user)
    return draft
