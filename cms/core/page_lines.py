"""Pages as the dashboard lists them."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.core import languages

WORK = {"add", "change", "publish"}


@dataclass(frozen=True)
class Line:
    """A page in a list: where it belongs, when, who had a hand in it and what they wrote; `what` tells kinds apart."""

    page: Page
    section: str
    when: datetime.datetime
    who: object = None
    comment: str = ""
    what: str = ""

    @property
    def language(self) -> languages.Language:
        return languages.get(self.page.locale.language_code)

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def pages_of(user) -> QuerySet[Page]:
    """The pages that somebody works on."""
    return page_permission_policy.instances_user_has_any_permission_for(user, WORK)


class Lines:
    """Makes lines of page ids; two queries for any number of them, and none for pages that are not the user's."""

    def __init__(self, user, ids: list[int]):
        self.pages = pages_of(user).filter(pk__in=ids).select_related("locale").in_bulk() if ids else {}
        above = {path_above(page) for page in self.pages.values()}
        self.sections = dict(Page.objects.filter(path__in=above).values_list("path", "title")) if above else {}

    def of(self, found: list[tuple[int, dict]]) -> list[Line]:
        """Lines for pairs of a page's id and the facts about it, in the same order."""
        known = [(self.pages[pk], facts) for pk, facts in found if pk in self.pages]
        return [Line(page, self.sections.get(path_above(page), ""), **facts) for page, facts in known]


def path_above(page: Page) -> str:
    return page.path[: -Page.steplen]
