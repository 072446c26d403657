"""What a partner editor can do with pages: everything with their own, nothing with others'."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page

from cms.partners.models import PartnerPage
from cms.users.roles import EVENT_DESK, PARTNER_EDITORS
from tests.cms.partners.neighbours import draft, make_library
from tests.cms.partners.news_form import news_form
from tests.cms.partners.walk import leaks_in
from tests.factories.pages import section_of
from tests.factories.users import UserFactory


@pytest.fixture
def editor(neighbours, client):
    """The trusted editor, logged in."""
    client.force_login(neighbours.editor)
    return client


def parent_of(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).get_parent()


def choose(client, **query) -> str:
    return client.get(reverse("wagtailadmin_choose_page_search"), query).text


def test_chooser_offers_own_drafts_and_what_others_have_published(neighbours, editor):
    expected = {"Own draft": neighbours.own_draft, "Read by visitors": neighbours.page("changed")}
    assert [f'data-id="{page.pk}"' in choose(editor, q=title) for title, page in expected.items()] == [True, True]


def test_chooser_begins_above_ones_own_pages(neighbours, client):
    only = make_library("only")
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, only.team.group.name]))
    only.pages.filter(locale__language_code="ru").delete()
    response = client.get(reverse("wagtailadmin_choose_page"), {"page_type": "news.NewsPage"})
    address = reverse("wagtailadmin_choose_page_child", args=[section_of(only).pk])
    assert response["Location"] == f"{address}?page_type=news.NewsPage"


def test_editor_can_browse_anothers_section_for_its_published_news(neighbours, editor):
    page = neighbours.page("changed")
    response = editor.get(reverse("wagtailadmin_choose_page_child", args=[neighbours.far.pk]))
    assert (f'data-id=\\"{page.pk}\\"' in response.text, leaks_in(response)) == (True, set())


def test_editor_explores_their_section(neighbours, editor):
    title = neighbours.own_draft.title
    response = editor.get(reverse("wagtailadmin_explore", args=[section_of(neighbours.library).pk]))
    assert (response.status_code, title in response.text) == (200, True)


def test_explorer_begins_above_ones_own_pages(neighbours, editor):
    root = Page.get_first_root_node()
    response = editor.get(reverse("wagtailadmin_explore_root"))
    assert response["Location"] == reverse("wagtailadmin_explore", args=[root.pk])


def test_explorer_offers_to_filter_by_colleagues(neighbours, editor):
    people = [page.owner for page in (neighbours.own_draft, neighbours.page("plain"))]
    text = editor.get(reverse("wagtailadmin_explore", args=[section_of(neighbours.library).pk])).text
    assert [f'name="owner" value="{person.pk}"' in text for person in people] == [True, False]


def test_own_page_cannot_be_moved_beneath_anothers(neighbours, editor):
    page = neighbours.own_draft
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, neighbours.far.pk]))
    assert parent_of(page) == section_of(neighbours.library).page_ptr


@pytest.mark.parametrize("target", ["section", "plain"])
def test_many_pages_cannot_be_moved_beneath_anothers(neighbours, editor, target):
    page = neighbours.own_draft
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = editor.post(f"{address}?id={page.pk}", {"chooser": neighbours.page(target).pk})
    assert (parent_of(page), leaks_in(response)) == (section_of(neighbours.library).page_ptr, set())


@pytest.mark.parametrize("target", ["section", "plain", "renamed"])
def test_own_page_cannot_be_copied_beneath_anothers(neighbours, editor, target):
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": neighbours.page(target).pk}
    response = editor.post(reverse("wagtailadmin_pages:copy", args=[neighbours.own_draft.pk]), data)
    assert (response.status_code, leaks_in(response), Page.objects.filter(slug="copy").exists()) == (302, set(), False)


def test_own_page_can_be_copied(neighbours, editor):
    section = section_of(neighbours.library)
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": section.pk}
    editor.post(reverse("wagtailadmin_pages:copy", args=[neighbours.own_draft.pk]), data)
    assert parent_of(Page.objects.get(slug="copy")) == section.page_ptr


def test_a_page_says_whose_it_is_and_editors_cannot_change_that(neighbours, editor):
    section = section_of(neighbours.library)
    data = {"title": "Near", "library": neighbours.other.pk, "intro": "Changed", "body-count": "0", "slug": "near"}
    editor.post(reverse("wagtailadmin_pages:edit", args=[section.pk]), data | {"action-publish": "1"})
    changed = PartnerPage.objects.get(pk=section.pk)
    assert (changed.intro, changed.library) == ("Changed", neighbours.library)


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_team_cannot_remove_its_librarys_section(neighbours, editor, action):
    section = section_of(neighbours.library)
    editor.post(reverse(f"wagtailadmin_pages:{action}", args=[section.pk]))
    editor.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={section.pk}")
    assert PartnerPage.objects.filter(pk=section.pk, live=True).count() == 1


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_team_can_remove_its_news(neighbours, editor, action):
    page = neighbours.own_live
    editor.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk, live=True).exists()


def test_editor_cannot_approve_what_they_have_submitted(house, client):
    library = make_library("untrusted")
    editor = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    page = draft(section_of(library), "Submitted", editor)
    state = page.get_workflow().start(page, editor).current_task_state
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), news_form() | {"action-publish": "1"})
    assert Page.objects.get(pk=page.pk).live is False


def test_address_of_anothers_news_stays_an_address(neighbours, editor):
    address = neighbours.page("changed").full_url
    data = {"external-link-chooser-url": address, "external-link-chooser-link_text": ""}
    response = editor.post(reverse("wagtailadmin_choose_page_external_link"), data)
    assert response.json()["result"]["url"] == address


@pytest.mark.parametrize("action", ["copy", "move", "publish", "copy_for_translation", "create_alias"])
def test_api_only_reads(neighbours, editor, action):
    address = reverse("wagtailadmin_api:pages:action", args=[neighbours.own_draft.pk, action])
    response = editor.post(address, {"destination_page_id": neighbours.far.pk, "locale": "kk"})
    assert response.status_code == 404


def test_refusal_says_so_without_naming_the_page(neighbours, editor):
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[neighbours.page("plain").pk]))
    told = [str(message).strip() for message in get_messages(response.wsgi_request)]
    assert (response["Location"], told) == ("/admin/", ["Sorry, you do not have permission to access this area."])


def test_script_is_refused_with_a_status(neighbours, editor):
    address = reverse("wagtailadmin_pages:edit", args=[neighbours.page("plain").pk])
    assert editor.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


@pytest.mark.parametrize("report", ["page_types_usage", "site_history", "locked_pages", "aging_pages", "workflow"])
def test_reports_are_for_the_whole_network(neighbours, client, report):
    seen = []
    for user in [neighbours.editor, neighbours.officer]:
        client.force_login(user)
        seen.append((client.get(reverse(f"wagtailadmin_reports:{report}")).status_code, "reports" in menu(client)))
    assert seen == [(302, False), (200, True)]


def menu(client) -> str:
    """What the admin's menu names, as its script reads it."""
    text = client.get("/admin/").text
    return "reports" if '"name": "reports"' in text else ""


def test_officer_sees_drafts_of_all(neighbours, client):
    client.force_login(neighbours.officer)
    title = neighbours.page("plain").title
    assert (title in choose(client, q=title[:-1]), title in client.get(f"/admin/pages/{neighbours.far.pk}/").text) == (
        True,
        True,
    )


@pytest.mark.parametrize("name", ["wagtailadmin_explore_root", "wagtailadmin_choose_page", "wagtailimages:index"])
def test_staff_without_pages_and_files_are_refused(house, client, name):
    client.force_login(UserFactory(roles=[EVENT_DESK]))
    assert client.get(reverse(name))["Location"] == "/admin/"


def test_page_with_a_number_beyond_all_numbers_is_refused(neighbours, editor):
    assert editor.get(f"/admin/pages/{10**30}/edit/")["Location"] == "/admin/"


def test_visitor_is_led_to_the_log_in(house, client):
    assert client.get("/admin/tag-autocomplete/?term=a")["Location"].startswith("/admin/login/?next=")
