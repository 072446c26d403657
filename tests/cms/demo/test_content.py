"""The demo's content, loaded once for the whole file: on a day far away, interrupted, and then completed."""

import datetime
import gc
import io
from collections import Counter

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image
from wagtail.models import Page, PageLogEntry, Site, TaskState, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from cms.core.blocks import BodyBlock
from cms.core.fields import WordingField
from cms.core.models import SiteImage, SiteSettings
from cms.core.views.approval import undescribed
from cms.demo.content.libraries import LIBRARIES
from cms.demo.content.news import NEWS
from cms.demo.content.people import PASSWORD, PEOPLE
from cms.demo.content.records import TAGS
from cms.demo.content.standard import CENTRAL_PAGES
from cms.demo.load import Report, load_demo
from cms.demo.steps.references import central_page, news_key, texts_in
from cms.home.models import StandardPage
from cms.news.models import NewsPage
from cms.partners.models import PartnerLibrary, PartnerPage

pytestmark = pytest.mark.walk
SOME_DAY = datetime.datetime(2031, 3, 5, 10, tzinfo=datetime.UTC)


class Impatient(Report):
    """Presses Ctrl-C when a step begins."""

    def __init__(self, label):
        self.label = label

    def begin(self, label):
        if label == self.label:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Days, database and DEMO as after a first run that was interrupted and a second that was not."""
    day = time_machine.travel(SOME_DAY)
    with day, override_settings(DEMO=True), django_db_blocker.unblock(), transaction.atomic():
        with pytest.raises(KeyboardInterrupt):
            load_demo(Impatient("Translations"))
        assert not NewsPage.objects.exists()
        load_demo()
        shrink_pictures()
        yield
        transaction.set_rollback(True)


def shrink_pictures():
    """A tenth of their size: the renditions of all pages would take most of the time."""
    for picture in SiteImage.objects.all():
        with Image.open(picture.file.path) as original:
            small = original.reduce(10)
        small.save(picture.file.path)


@pytest.fixture
def demo(loaded, db):
    """The loaded content; what a test changes of it is undone."""


def items(state):
    return [(tag, item) for tag, news in NEWS.items() for item in news if item.state == state]


def page_of(tag, item):
    return NewsPage.objects.get(translation_key=news_key(item.key), locale__language_code=tag)


def rows():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_content_is_there_after_an_interrupted_and_a_second_run(demo):
    assert PartnerLibrary.objects.count() == len(LIBRARIES)
    assert Counter(NewsPage.objects.values_list("locale__language_code", flat=True)) == {
        tag: len(news) for tag, news in NEWS.items()
    }
    assert PartnerPage.objects.live().count() == sum(len(library.languages) for library in LIBRARIES)


def test_loading_again_changes_nothing(demo):
    before = rows()
    assert load_demo() == 0
    assert rows() == before


def test_second_run_of_the_command_moves_the_site_to_its_port_and_adds_nothing(demo):
    output = io.StringIO()
    # These are the settings that the command wants; with others it would start itself anew.
    with override_settings(DEMO=True, DEBUG=False, PUBLIC_URL="http://localhost:8123"):
        call_command("demo", port=8123, no_serve=True, stdout=output)
    *steps, last = output.getvalue().splitlines()
    assert {step.split()[-1] for step in steps} == {"there"}
    assert last == "The demo content is already there."
    assert Site.objects.get().root_url == "http://localhost:8123"


def test_what_somebody_has_changed_stays_as_it_is(demo):
    page = NewsPage.objects.live().first()
    page.title = "Written by somebody"
    page.save_revision().publish()
    load_demo()
    page.refresh_from_db()
    assert page.title == "Written by somebody"


# Wagtail leaves the temporary files of the renditions that it makes to the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_every_live_page_answers_in_every_language(demo, client):
    pages = Page.objects.live().filter(depth__gt=1).specific()
    failed = {page.url: status for page in pages if (status := client.get(page.url).status_code) != 200}
    assert failed == {}
    assert {page.locale.language_code for page in pages} == set(TAGS)
    gc.collect()


def test_every_text_is_in_a_language_of_the_demo(demo):
    tags = {
        tag
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, WordingField)
        for row in model.objects.all()
        for tag in getattr(row, field.name)
    }
    assert tags == set(TAGS)
    assert set(SiteSettings.objects.get().site_name) == set(TAGS)


def test_every_page_has_an_address_and_a_title_of_its_own_among_its_siblings(demo):
    pages = [(page.path[: -Page.steplen], page.slug, page.title) for page in Page.objects.filter(depth__gt=2)]
    assert all(slug and title for _parent, slug, title in pages)
    assert len({(parent, slug) for parent, slug, _title in pages}) == len(pages)
    assert len({(parent, title) for parent, _slug, title in pages}) == len(pages)


def test_news_is_dated_from_the_day_of_loading(demo):
    dates = {(tag, item.key): page_of(tag, item).date for tag, news in NEWS.items() for item in news}
    today = SOME_DAY.date()
    assert dates == {
        (tag, item.key): today - datetime.timedelta(item.days_ago) for tag, news in NEWS.items() for item in news
    }
    assert all(page.first_published_at.date() == page.date for page in NewsPage.objects.live())
    assert not PageLogEntry.objects.filter(action="wagtail.publish", timestamp__date=today, page__live=True).exists()


def test_visits_end_with_the_last_full_year_and_say_that_they_are_samples(demo):
    for library in PartnerLibrary.objects.all():
        figures = library.visit_figures.all()
        assert [figure.year for figure in figures] == [2030, 2029, 2028]
        assert {figure.source for figure in figures} == {"Demonstration figure"}


def test_items_wait_for_an_officer_with_the_editor_who_wrote_them(demo):
    waiting = items("waiting")
    assert sorted(tag for tag, _item in waiting) == ["kk", "uz"]
    for tag, item in waiting:
        page = page_of(tag, item)
        assert page.live is False
        assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
        assert page.current_workflow_state.requested_by == page.owner
        assert page.owner.groups.filter(partner_team__library=page.library).exists()


def test_an_item_was_sent_back_with_a_comment(demo):
    [(tag, item)] = items("sent back")
    page = page_of(tag, item)
    assert page.live is False
    assert page.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    answer = TaskState.objects.get(workflow_state=page.current_workflow_state)
    assert (answer.status, answer.comment) == (TaskState.STATUS_REJECTED, item.comment)
    assert answer.finished_by.email == "officer@example.org"


def test_an_item_goes_live_next_week(demo):
    [(tag, item)] = items("scheduled")
    page = page_of(tag, item)
    assert page.live is False
    assert page.go_live_at.date() == SOME_DAY.date() + datetime.timedelta(days=7)
    assert page.get_latest_revision().approved_go_live_at == page.go_live_at


def test_central_pages_are_translated_string_by_string(demo):
    for record in CENTRAL_PAGES:
        for tag in record.languages:
            page = central_page(record.path, tag)
            assert page.live
            assert (page.title, page.specific.intro) == (record.fields["title"][tag], record.fields["intro"][tag])
    assert {
        translation.get_progress()[0] - translation.get_progress()[1] for translation in Translation.objects.all()
    } == {0}
    assert not StringTranslation.objects.filter(has_error=True).exists()


@pytest.mark.parametrize("record", [record for record in CENTRAL_PAGES if record.body], ids=lambda record: record.path)
def test_a_translation_says_all_that_its_source_says_and_nothing_in_its_language(demo, record):
    for tag in record.languages:
        shown = central_page(record.path, tag).specific.body.render_as_block()
        texts = list(texts_in(record.body))
        assert [text[tag] for text in texts if text[tag] not in shown] == []
        assert [text["en"] for text in texts if text["en"] in shown and tag != "en"] == []


def test_one_page_is_left_untranslated_for_some_readers(demo):
    tags = StandardPage.objects.filter(slug="history").values_list("locale__language_code", flat=True)
    assert sorted(tags) == ["en", "kk", "ru", "uz"]


def test_some_items_are_translations_of_each_other(demo):
    shelf = NewsPage.objects.live().filter(translation_key=news_key("one-shelf"))
    assert {page.locale.language_code for page in shelf} == set(TAGS)


def test_news_shows_every_block_once_at_least(demo):
    shown = {block.block_type for page in NewsPage.objects.live() for block in page.body}
    assert shown == set(BodyBlock().child_blocks)


def test_some_items_have_a_picture_with_words_for_it_and_most_a_drawn_cover(demo):
    with_picture = NewsPage.objects.live().filter(lead_image__isnull=False)
    assert not any(undescribed([page]) for page in Page.objects.all())
    assert with_picture.count() * 2 < NewsPage.objects.live().count()
    assert all(image.credit and image.description for image in SiteImage.objects.all())


def test_everybody_can_log_in_and_belongs_to_one_library_at_most(demo):
    for person in PEOPLE:
        user = authenticate(None, email=person.address, password=PASSWORD)
        assert user is not None
        assert user.emailaddress_set.get().verified
        teams = user.groups.filter(partner_team__isnull=False).values_list("partner_team__library__slug", flat=True)
        assert list(teams) == ([person.library] if person.library else [])
