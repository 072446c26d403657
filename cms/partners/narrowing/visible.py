"""What somebody in the admin may see of pages, files and people."""

from django.db.models import F, Q, QuerySet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from cms.core.models import SiteDocument, SiteImage
from cms.users.models import User

PAGE_ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}
FILE_ACTIONS = {"add", "change", "choose"}
TITLE_IS_PUBLISHED = Q(draft_title=F("title")) | Q(draft_title="")
DEPTH_OF_HOME = 2


def above_libraries() -> Q:
    """Root, home pages and lists of libraries: the way to any library's section."""
    return Q(depth__lte=DEPTH_OF_HOME) | Q(content_type__app_label="partners", content_type__model="libraryindexpage")


def own_pages(user: User) -> PageQuerySet:
    """The pages that somebody may work on."""
    return page_permission_policy.instances_user_has_any_permission_for(user, PAGE_ACTIONS)


def published_pages() -> PageQuerySet:
    """Pages that every visitor may read.

    A page with others beneath it is left out with them while its next title waits to be published: the admin shows that
    title in their breadcrumbs. (A page itself goes by its published title, see `BasePage.get_admin_display_title`.)
    """
    pages = Page.objects.live().public()
    for parent in Page.objects.filter(numchild__gt=0).exclude(TITLE_IS_PUBLISHED | above_libraries()):
        pages = pages.not_descendant_of(parent, inclusive=True)
    return pages


def explorable_pages(user: User) -> PageQuerySet:
    """The pages whose lists somebody may open: their own, and the way to them."""
    return Page.objects.filter(Q(pk__in=own_pages(user).values("pk")) | above_libraries())


def readable_pages(user: User) -> PageQuerySet:
    """All pages that somebody may choose or browse."""
    return visible_pages(user, Page.objects.all())


def visible_pages(user: User, pages: PageQuerySet) -> PageQuerySet:
    """Of some pages, one's own and those that visitors read."""
    return pages.filter(Q(pk__in=own_pages(user).values("pk")) | Q(pk__in=published_pages().values("pk")))


def visible_images(user: User) -> QuerySet[SiteImage]:
    """The pictures that somebody may work with."""
    return image_policy.instances_user_has_any_permission_for(user, FILE_ACTIONS)


def visible_documents(user: User) -> QuerySet[SiteDocument]:
    """The documents that somebody may work with."""
    return document_policy.instances_user_has_any_permission_for(user, FILE_ACTIONS)


def visible_people(user: User) -> QuerySet[User]:
    """Those who have made or edited one of the pages that somebody may work on."""
    pages = own_pages(user).values("pk")
    edited = PageLogEntry.objects.filter(page__in=pages).values("user")
    return User.objects.filter(Q(owned_pages__in=pages) | Q(pk__in=edited)).distinct()
