"""Two libraries side by side: an editor of the one, and all that the other has and nobody outside it may see.

Whatever must stay unseen carries a word that begins with MARK, another one for each place, so that a leak names itself.
"""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.db.models import Model
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Comment, Locale, Page, PageViewRestriction, UploadedFile
from wagtail_localize.components import TranslationComponentManager
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.core.models import SiteDocument, SiteImage
from cms.home.models import StandardPage
from cms.news.models import NewsPage, RelatedNews
from cms.outbox.models import Mail, Suppression
from cms.outbox.services import post, suppress
from cms.partners.models import PartnerLibrary, PartnerPage
from cms.users.models import User
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import home_in, news_index_in, section_of
from tests.factories.users import UserFactory

MARK = "qzvx"
STATES = [
    "plain",
    "changed",
    "withdrawn",
    "scheduled",
    "locked",
    "submitted",
    "rejected",
    "commented",
    "restricted",
    "linking",
    "illustrated",
    "renamed",
    "section",
    "alias",
    "translation_of_plain",
]


def secret(place: str) -> str:
    """A word that may be found in that place only."""
    return f"{MARK}{place}"


def make_library(slug: str, **fields) -> PartnerLibrary:
    """A library with its team and a section in two languages."""
    return PartnerLibraryFactory(slug=slug, names={"en": slug.capitalize()}, languages=["en", "ru"], **fields)


def make_editor(library: PartnerLibrary, email: str, name: str) -> User:
    """Someone who works for a library."""
    return UserFactory(email=email, name=name, roles=[PARTNER_EDITORS, library.team.group.name])


def draft(parent: Page, title: str, user: User, **fields) -> NewsPage:
    """News that has never been published."""
    fields = {"summary": f"{title}summary", "live": False, "owner": user} | fields
    page = NewsPage(title=title, body=[("paragraph", f"<p>{title}body</p>")], **fields)
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page


def published(parent: Page, title: str, user: User) -> NewsPage:
    page = draft(parent, title, user)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


def image(collection: Collection, place: str, user: User) -> SiteImage:
    """A picture whose every word is marked."""
    picture = SiteImage.objects.create(
        title=secret(f"{place}title"),
        description=secret(f"{place}alt"),
        credit=secret(f"{place}credit"),
        file=get_test_image_file(filename=f"{secret(place)}file.png"),
        collection=collection,
        uploaded_by_user=user,
    )
    picture.tags.add(secret(f"{place}tag"))
    return picture


def document(collection: Collection, place: str, user: User) -> SiteDocument:
    """A document whose every word is marked."""
    file = ContentFile(b"Plain text.", name=f"{secret(place)}file.txt")
    made = SiteDocument.objects.create(
        title=secret(f"{place}title"), file=file, collection=collection, uploaded_by_user=user
    )
    made.tags.add(secret(f"{place}tag"))
    return made


@dataclass
class Neighbours:
    """The editor who looks, with all rights a team can have and something of their own, and what belongs to others."""

    library: PartnerLibrary = field(default_factory=lambda: make_library("near", trusted=True))
    other: PartnerLibrary = field(default_factory=lambda: make_library("far"))
    made: dict[str, Page] = field(default_factory=dict)
    officer: User = field(default_factory=lambda: UserFactory(name="Officer", roles=[OUTREACH_OFFICERS]))

    def __post_init__(self):
        self.editor = make_editor(self.library, "editor@example.org", "Editor")
        self.stranger = make_editor(self.other, f"{secret('mail')}@example.org", secret("person"))

    @cached_property
    def own_draft(self) -> NewsPage:
        return draft(section_of(self.library), "Own draft", self.editor)

    @cached_property
    def own_live(self) -> NewsPage:
        return published(section_of(self.library), "Own live", self.editor)

    @cached_property
    def own_files(self) -> list[Model]:
        collection = self.library.team.collection
        picture = SiteImage.objects.create(
            title="Own picture", file=get_test_image_file(), collection=collection, uploaded_by_user=self.editor
        )
        text = ContentFile(b"Plain text.", name="own.txt")
        return [picture, SiteDocument.objects.create(title="Own document", file=text, collection=collection)]

    def page(self, state: str) -> Page:
        """One page of the other library that is more than what a visitor sees."""
        if state not in self.made:
            self.made[state] = getattr(self, state)()
        return self.made[state]

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Such a page in every state that Wagtail knows; another has been deleted."""
        self.far_draft("deleted").delete()
        return {state: self.page(state) for state in STATES}

    @property
    def far(self) -> PartnerPage:
        return section_of(self.other)

    def far_draft(self, place: str, **fields) -> NewsPage:
        return draft(self.far, secret(place), self.stranger, **fields)

    def plain(self) -> NewsPage:
        return self.far_draft("draft", search_description=secret("description"))

    def changed(self) -> NewsPage:
        page = published(self.far, "Read by visitors", self.stranger)
        page.title, page.summary = secret("changed"), secret("changedsummary")
        page.save_revision(user=self.stranger)
        return page

    def withdrawn(self) -> NewsPage:
        page = published(self.far, secret("withdrawn"), self.stranger)
        page.unpublish()
        return page

    def alias(self) -> Page:
        return CreatePageAliasAction(self.page("plain"), parent=self.far, update_slug="alias").execute()

    def translation_of_plain(self) -> Page:
        return self.page("plain").copy_for_translation(Locale.objects.get(language_code="ru"))

    def section(self) -> PartnerPage:
        return self.far

    def scheduled(self) -> NewsPage:
        page = self.far_draft("scheduled", go_live_at=timezone.now() + datetime.timedelta(days=1))
        page.get_latest_revision().publish()
        return page

    def locked(self) -> NewsPage:
        return self.far_draft("locked", locked=True, locked_by=self.stranger, locked_at=timezone.now())

    def submitted(self) -> NewsPage:
        page = self.far_draft("submitted")
        page.get_workflow().start(page, self.stranger)
        return page

    def rejected(self) -> NewsPage:
        page = self.far_draft("rejected")
        state = page.get_workflow().start(page, self.stranger)
        state.current_task_state.reject(user=self.officer, comment=secret("reason"))
        return page

    def commented(self) -> NewsPage:
        page = self.far_draft("commented")
        Comment.objects.create(page=page, user=self.stranger, text=secret("comment"), contentpath="title")
        return page

    def restricted(self) -> NewsPage:
        page = published(self.far, secret("restricted"), self.stranger)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        return page

    def linking(self) -> NewsPage:
        page = self.far_draft("linking")
        RelatedNews.objects.create(page=page, related=self.own_live)
        page.body = [("paragraph", f'<p><a linktype="page" id="{self.own_live.pk}">link</a></p>')]
        page.save()
        page.save_revision(user=self.stranger)
        return page

    def illustrated(self) -> NewsPage:
        """Officers can put one library's picture into another's page."""
        return self.far_draft("illustrated", lead_image=self.own_files[0])

    def renamed(self) -> PartnerPage:
        page = section_of(self.other, "ru")
        page.title = secret("renamed")
        page.save_revision(user=self.stranger)
        return page

    @cached_property
    def central(self) -> dict[str, Page]:
        """What officers prepare."""
        standing = home_in("en").add_child(
            instance=StandardPage(title=secret("standing"), intro=secret("intro"), live=False)
        )
        self.far.get_parent().specific.save_revision(user=self.officer)
        news = draft(news_index_in("en"), secret("network"), self.officer)
        return {"standing": standing, "network": news}

    @cached_property
    def files(self) -> list[Model]:
        """Pictures and documents of the other library and of the officers."""
        root, theirs = Collection.get_first_root_node(), self.other.team.collection
        return [
            make(collection, f"{place}{make.__name__}", user)
            for make in (image, document)
            for collection, place, user in [(theirs, "far", self.stranger), (root, "central", self.officer)]
        ]

    @cached_property
    def collection(self) -> Collection:
        return Collection.objects.get(pk=self.other.team.collection_id).add_child(name=secret("collection"))

    @cached_property
    def redirect(self) -> Redirect:
        return Redirect.add_redirect(f"/{secret('redirect')}/", self.page("plain"))

    @cached_property
    def session(self) -> EditingSession:
        return EditingSession.objects.create(
            user=self.stranger, content_object=self.page("plain"), last_seen_at=timezone.now()
        )

    @cached_property
    def mail(self) -> Mail:
        """What the site has written to somebody."""
        text = EmailMessage(secret("subject"), secret("letter"), to=[f"{secret('recipient')}@example.org"])
        return post(text, cause=secret("cause"))[0]

    @cached_property
    def blocked(self) -> Suppression:
        return suppress(address=f"{secret('blocked')}@example.org", note=secret("note"))

    @cached_property
    def upload(self) -> UploadedFile:
        file = ContentFile(b"Plain text.", name=f"{secret('upload')}.txt")
        return UploadedFile.objects.create(uploaded_by_user=self.stranger, file=file)

    @cached_property
    def translation(self) -> Translation:
        """A central page on its way into another language."""
        locale = Locale.objects.get(language_code="ru")
        manager = TranslationComponentManager([])
        translate_object(self.central["standing"], [locale], manager, self.officer)
        return Translation.objects.get()
