"""Pages that tell of an event: which there are, and beginning one in another language."""

from dataclasses import dataclass
from functools import cached_property
from itertools import count

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from cms.core.languages import BY_TAG, Language, get
from cms.core.slugs import transliterate
from cms.core.wording import in_language
from cms.partners.models import PartnerPage
from cms.users.models import User
from events.admin.acting import ActView
from events.admin.rows import own_events
from events.models import EventIndexPage, EventPage
from events.programme import Event


@dataclass(frozen=True)
class Telling:
    """One language: the page that tells of the event in it, or whether one may begin it."""

    language: Language
    page: EventPage | None
    may_edit: bool = False
    may_begin: bool = False


def places(event: Event) -> dict[str, Page]:
    """Where pages of an event stand, by language: in its library’s sections, else in the calendars."""
    sections = PartnerPage.objects.filter(library=event.library_id)
    found = sections if event.library_id else EventIndexPage.objects.all()
    return {page.locale.language_code: page for page in found.select_related("locale")}


def tellings(event: Event, user: User) -> list[Telling]:
    """Each language in which there is a page or a place for one."""
    pages = {page.locale.language_code: page for page in event.pages.select_related("locale")}
    found = places(event)
    mine = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})
    wanted = [page.pk for page in [*pages.values(), *found.values()]]
    allowed = set(mine.filter(pk__in=wanted).values_list("pk", flat=True))
    return [
        Telling(
            language=get(tag),
            page=pages.get(tag),
            may_edit=tag in pages and pages[tag].pk in allowed,
            may_begin=tag in found and tag not in pages and found[tag].pk in allowed,
        )
        for tag in dict.fromkeys([*pages, *found])
    ]


@transaction.atomic
def begin_page(*, event: Event, locale: Locale, user: User) -> EventPage:
    """A draft that tells of the event in a language, with its title and summary there to begin with.

    A page that exists is answered as it is. Raises PermissionDenied where there is no place or the user may not write.
    """
    if page := event.pages.filter(locale=locale).first():
        return page
    place = places(event).get(locale.language_code)
    if place is None or not place.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    title = in_language(event.titles, locale.language_code).text
    summary = event.summaries.get(locale.language_code, "")
    page = EventPage(title=title, slug=free_page_slug(place, title), summary=summary, event=event)
    page.live, page.owner = False, user
    place.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page


def free_page_slug(place: Page, title: str) -> str:
    base = transliterate(title)
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(slug for slug in candidates if Page._slug_is_available(slug, place))


class TellView(ActView):
    """Begins a page in a language, and leads to its editor."""

    page_title = _("Tell of it")
    button = _("Begin the page")
    done = _("A draft has been made. Nothing is published yet.")
    action = "events.tell"

    def dispatch(self, request, *args, **kwargs):
        if kwargs["tag"] not in BY_TAG:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locale(self) -> Locale:
        return Locale.objects.get_for_language(self.kwargs["tag"])

    def explanation(self):
        language = get(self.kwargs["tag"]).endonym
        return [gettext("A page in this language tells of the event: %(language)s.") % {"language": language}]

    def act(self, form):
        self.page = begin_page(event=self.event, locale=self.locale, user=self.request.user)

    def get_success_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def event_button(page, user, view_name=None, next_url=None):
    """From the editor of a page to the event that it tells of; for `register_page_header_buttons`."""
    told = page.specific_deferred
    if isinstance(told, EventPage) and own_events(user).filter(pk=told.event_id).exists():
        url = reverse("events:show", args=[told.event_id])
        yield Button(gettext("Dates and registration"), url, priority=50, icon_name="date")


urls = [path("tell/<int:pk>/<slug:tag>/", TellView.as_view(), name="tell")]
