"""The page for those who build pages."""

import pytest
from django.urls import path

from cms import urls
from cms.core.blocks import BodyBlock
from cms.core.letter_samples import samples
from cms.core.samples import body_with_every_block
from cms.core.views import letter_gallery, letter_sample, styleguide
from tests.factories.images import DocumentFactory, ImageFactory
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    class Demo:
        urlpatterns = [
            path("styleguide/", styleguide),
            path("styleguide/letters/", letter_gallery, name="letter_gallery"),
            path("styleguide/letters/<slug:name>/", letter_sample, name="letter_sample"),
            *urls.urlpatterns,
        ]

    settings.ROOT_URLCONF = Demo


def test_samples_hold_every_block():
    ImageFactory()
    DocumentFactory()
    shown = {block.block_type for block in body_with_every_block()}
    assert shown == set(BodyBlock().child_blocks)


def test_samples_need_no_pictures():
    shown = {block.block_type for block in body_with_every_block()}
    assert set(BodyBlock().child_blocks) - shown == {"figure", "gallery", "documents"}


def test_style_guide_shows_every_part(client, house, demo):
    response = client.get("/styleguide/")
    assert texts(response, "h2")[:3] == ["Ornament", "Selvedges, spines, mark", "Colour"]


def test_style_guide_is_not_for_the_public(client, house):
    assert client.get("/styleguide/").status_code == 404


def test_gallery_shows_every_letter_in_the_language_that_is_asked_for(client, house, demo):
    response = client.get("/styleguide/letters/?lang=ar")
    frames = [frame.attributes["src"] for frame in elements(response, "iframe")]
    assert frames == [f"/styleguide/letters/{name}/?lang=ar" for name in samples()]


def test_letter_in_a_frame_runs_and_loads_nothing(client, house, demo):
    response = client.get("/styleguide/letters/login_code/?lang=ar")
    policy = response["Content-Security-Policy"]
    assert texts(response, "h1")[0].startswith("رمزك")
    assert ("default-src 'none'" in policy, "script-src" in policy, "allow-scripts" in policy) == (True, False, False)


def test_letter_that_nobody_has_written_is_not_found(client, house, demo):
    assert client.get("/styleguide/letters/unknown/").status_code == 404
