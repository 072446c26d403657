"""What a page refers to: its editor could have chosen it."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from cms.news.models import NewsPage
from cms.partners.models import PartnerPage
from cms.partners.narrowing.forms import NarrowedPageForm
from tests.cms.partners.neighbours import image
from tests.cms.partners.news_form import news_form
from tests.cms.partners.walk import leaks_in
from tests.factories.pages import section_of


def figure(picture) -> list:
    image = {"image": picture.pk, "decorative": "on", "alt_text": ""}
    return [("figure", {"image": image, "caption": ""})]


def documents(document) -> list:
    listed = {"0-value": document.pk, "0-id": "", "0-deleted": "", "0-order": "0", "count": "1"}
    return [("documents", {"title": "", "documents": listed})]


def action(page) -> list:
    return [("action", {"title": "Go", "text": "null", "label": "Go", "page": page.pk, "url": ""})]


def paragraph(html: str) -> list:
    return [("paragraph", rich_text(html))]


# A form that refers to a picture, a document or a page, in each place where one can.
PLACES = {
    "lead image": (0, lambda picture: {"lead_image": picture.pk}),
    "figure": (0, lambda picture: {"body": figure(picture)}),
    "picture of the press kit": (0, lambda picture: {"press_kit": [("picture", picture.pk)]}),
    "documents": (1, lambda document: {"body": documents(document)}),
    "link to a document": (
        1, lambda document: {"body": paragraph(f'<p><a linktype="document" id="{document.pk}">x</a></p>')},
    ),
    "call to action": (2, lambda page: {"body": action(page)}),
    "link to a page": (2, lambda page: {"body": paragraph(f'<p><a linktype="page" id="{page.pk}">x</a></p>')}),
    "related news": (2, lambda page: {"related_news": [{"related": page.pk, "ORDER": "1"}]}),
}  # fmt: skip


@pytest.fixture(params=PLACES)
def place(request):
    return PLACES[request.param]


def refer(place, rows, **changes) -> dict:
    number, form = place
    return news_form(**form(rows[number]), **changes)


def foreign(neighbours) -> tuple:
    return neighbours.files[0], neighbours.files[2], neighbours.page("plain")


def own(neighbours) -> tuple:
    return *neighbours.own_files, neighbours.own_live


def edit(client, neighbours, data, view="edit"):
    return client.post(reverse(f"wagtailadmin_pages:{view}", args=[neighbours.own_draft.pk]), data)


def summary(neighbours) -> str:
    return NewsPage.objects.get(pk=neighbours.own_draft.pk).get_latest_revision_as_object().summary


def test_editor_refers_to_what_is_their_own(neighbours, client, place):
    client.force_login(neighbours.editor)
    edit(client, neighbours, refer(place, own(neighbours)))
    assert summary(neighbours) == "Changed"


def test_editor_cannot_refer_to_what_another_library_has_not_published(neighbours, client, place):
    client.force_login(neighbours.editor)
    response = edit(client, neighbours, refer(place, foreign(neighbours)))
    assert (response.status_code, leaks_in(response), summary(neighbours)) == (302, set(), "Own draftsummary")


def test_form_that_is_wrong_elsewhere_does_not_show_what_was_asked_for(neighbours, client, place):
    client.force_login(neighbours.editor)
    empty_heading = [("heading", {"text": "", "level": "2"})]
    response = edit(client, neighbours, refer(place, foreign(neighbours), date="soon", more=empty_heading))
    assert (response.status_code, leaks_in(response)) == (302, set())


def test_preview_does_not_show_what_was_asked_for(neighbours, client, place):
    client.force_login(neighbours.editor)
    asked = edit(client, neighbours, refer(place, foreign(neighbours)), view="preview_on_edit")
    shown = client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[neighbours.own_draft.pk]))
    assert (asked.status_code, leaks_in(asked) | leaks_in(shown)) == (302, set())


def test_new_page_cannot_refer_to_another_librarys_files(neighbours, client):
    client.force_login(neighbours.editor)
    section = section_of(neighbours.library)
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk])
    response = client.post(url, news_form(slug="new", lead_image=neighbours.files[0].pk))
    assert (response.status_code, NewsPage.objects.filter(slug="new").exists()) == (302, False)


def test_what_an_officer_has_put_there_stays(neighbours, client):
    lent = image(neighbours.other.team.collection, "lent", neighbours.officer)
    neighbours.own_draft.lead_image = lent
    neighbours.own_draft.save_revision(user=neighbours.officer)
    client.force_login(neighbours.editor)
    edit(client, neighbours, news_form(lead_image=lent.pk))
    assert summary(neighbours) == "Changed"


def test_editor_refers_to_what_another_library_has_published(neighbours, client):
    client.force_login(neighbours.editor)
    edit(client, neighbours, news_form(body=action(neighbours.page("changed"))))
    assert summary(neighbours) == "Changed"


def test_editor_who_refers_to_published_news_sees_the_published_title(neighbours, client):
    page = neighbours.own_draft
    page.body = json.dumps([{"type": "action", "value": {"label": "Go", "page": neighbours.page("changed").pk}}])
    page.save_revision()
    client.force_login(neighbours.editor)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert ("Read by visitors" in response.text, leaks_in(response)) == (True, set())


def test_officer_may_refer_to_anything(neighbours, client):
    client.force_login(neighbours.officer)
    edit(client, neighbours, refer(PLACES["related news"], foreign(neighbours)))
    assert summary(neighbours) == "Changed"


def test_every_kind_of_page_of_a_library_has_the_narrowed_form():
    kinds = [PartnerPage, *PartnerPage.allowed_subpage_models()]
    assert [kind for kind in kinds if not issubclass(kind.base_form_class, NarrowedPageForm)] == []
