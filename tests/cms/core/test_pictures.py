"""Pictures in the sizes and formats that a browser may choose from."""

import pytest
from wagtail.images.rect import Rect

from cms.core import pictures
from cms.core.blocks import BodyBlock
from cms.core.look import Look
from cms.core.models import SiteImage
from cms.core.shapes import SHARED
from cms.core.sizes import make_sizes
from cms.core.templatetags.outreach import cover, picture
from tests.factories.images import ImageFactory

pytestmark = pytest.mark.django_db
LOOK = Look("library:navoi", "walnut")


def made_image(**fields):
    """A picture whose sizes have been made."""
    image = ImageFactory(**fields)
    make_sizes(image_id=image.pk)
    return SiteImage.objects.get(pk=image.pk)


def widths(srcset: str) -> list[str]:
    return [candidate.rpartition(" ")[2] for candidate in srcset.split(", ")]


def test_picture_comes_in_three_formats_with_the_modern_ones_first():
    made = pictures.picture(made_image(file__width=960, file__height=720), "card")
    assert [source.type for source in made.sources] == ["image/avif", "image/webp"]
    assert [widths(source.srcset) for source in made.sources] == [["320w", "640w", "960w"]] * 2
    assert (widths(made.srcset), made.src.endswith(".jpg"), made.width, made.height) == (
        ["320w", "640w", "960w"],
        True,
        960,
        720,
    )


def test_small_picture_is_not_blown_up():
    made = pictures.picture(made_image(file__width=200, file__height=150), "card")
    assert (widths(made.srcset), made.width, made.height) == (["200w"], 200, 150)


def test_picture_element_says_its_size_and_its_text():
    markup = picture(ImageFactory(), "thumb", alt='A "hall"', classes="cover", frame="entry__cover")
    assert markup.startswith('<picture class="entry__cover">')
    assert ' width="320"' in markup
    assert ' height="240"' in markup
    assert ' alt="A &quot;hall&quot;"' in markup
    assert ' loading="lazy"' in markup


def test_picture_that_stands_first_is_not_lazy():
    assert "loading" not in picture(ImageFactory(), "thumb", lazy=False)


def test_broken_picture_leaves_the_drawn_cover():
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    assert pictures.picture(image, "card") is None
    assert cover(image, "card", "news:1", LOOK) == cover(None, "card", "news:1", LOOK)


def test_file_that_is_no_picture_leaves_the_drawn_cover():
    image = ImageFactory()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"not a picture")
    make_sizes(image_id=image.pk)
    image = SiteImage.objects.get()
    assert (image.sizes, pictures.picture(image, "card")) == (image.UNREADABLE, None)


def test_cover_is_drawn_in_the_palette_of_its_look():
    markup = cover(None, "wide", "news:1", LOOK, classes="", drawn="cover cover--wide")
    assert markup.startswith('<img class="cover cover--wide" src="/ornament/')
    assert "/cover-walnut/news:1.svg" in markup
    assert ' alt=""' in markup


def test_shared_picture_is_a_jpeg_of_the_usual_proportion():
    image = ImageFactory()
    before = pictures.shared(image)
    image.get_rendition(SHARED)
    shared = pictures.shared(image)
    assert before is None
    assert (shared.width, shared.height, shared.url.endswith(".jpg")) == (1200, 630, True)
    assert pictures.shared(None) is None


def test_prefetch_reads_all_renditions_at_once(django_assert_num_queries):
    images = [made_image(file__width=320, file__height=240), made_image(file__width=320, file__height=240), None]
    made = [pictures.picture(image, "thumb") for image in images[:2]]
    with django_assert_num_queries(1):
        pictures.prefetch(images)
        assert [pictures.picture(image, "thumb") for image in images[:2]] == made


def test_prefetch_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        pictures.prefetch([None, None])


def test_pictures_of_a_body_are_found_however_deep():
    one, two, three = (ImageFactory(title=title) for title in ("one", "two", "three"))
    figure = {"image": {"image": one.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    inner = {"image": {"image": two.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    blocks = [
        {"type": "figure", "value": figure},
        {"type": "paragraph", "value": "<p>Text</p>"},
        {"type": "gallery", "value": {"title": "", "pictures": [inner, inner]}},
        {"type": "people", "value": {"title": "", "people": [{"name": "N", "picture": three.pk}, {"name": "M"}]}},
    ]
    found = pictures.images_in(BodyBlock().to_python(blocks))
    assert [image.title for image in found] == ["one", "two", "two", "three"]


def test_focus_names_the_outer_thirds_that_what_matters_is_in():
    image = ImageFactory.build(width=900, height=600, file__width=900, file__height=600)
    points = {(100, 100): "left top", (850, 300): "right", (450, 590): "bottom", (450, 300): ""}
    for point, words in points.items():
        image.set_focal_point(Rect.from_point(*point, 20, 20))
        assert pictures.focus(image) == words
    image.set_focal_point(None)
    assert pictures.focus(image) == ""


def test_picture_element_says_where_what_matters_is():
    image = ImageFactory()
    assert "data-focus" not in picture(image, "thumb")
    image.set_focal_point(Rect.from_point(10, 500, 20, 20))
    assert ' data-focus="left"' in picture(image, "thumb")
