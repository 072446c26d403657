import pytest
from django.core.cache import cache
from django.urls import reverse

from cms.core.ornament import band, cover, mark
from cms.core.ornament.links import ornament_url
from cms.core.ornament.signing import sign
from cms.core.ornament.views import cache_key

# A 404 is looked up among the redirects of the site.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "ornament"}}
    cache.clear()
    yield
    cache.clear()


def address(recipe, seed, signature):
    return reverse("ornament:drawing", args=[signature, recipe, seed])


@pytest.mark.parametrize(
    ("url_of", "drawing"),
    [
        (lambda: ornament_url("cover", "news:42", "lapis"), cover("news:42", "lapis")),
        (
            lambda: ornament_url("cover", "news:42", "felt", family="drum", size=(800, 600)),
            cover("news:42", "felt", "drum", 800, 600),
        ),
        (lambda: ornament_url("cover", "Ночь библиотек / 2026", "walnut"), cover("Ночь библиотек / 2026", "walnut")),
        (lambda: ornament_url("band", "library:7", "poplar"), band("library:7", "poplar")),
        (lambda: ornament_url("spine", "library:7", "poplar"), band("library:7", "poplar", upright=True)),
        (lambda: ornament_url("mark", "", "turquoise"), mark("turquoise")),
    ],
)
def test_signed_address_answers_with_its_drawing(client, url_of, drawing):
    response = client.get(url_of())
    assert (response.status_code, response.content.decode()) == (200, drawing)


def test_drawing_is_kept_for_ever_and_may_load_nothing(client):
    response = client.get(ornament_url("cover", "news:42", "lapis"))
    names = ("Content-Type", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options")
    assert {name: response[name] for name in names} == {
        "Content-Type": "image/svg+xml",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    assert not response.cookies


@pytest.mark.parametrize("signature", ["AAAAAAAAAAAAAAAA", "A", sign("cover-lapis", "news:42")[:-1]])
def test_forged_signature_is_not_found(client, signature):
    assert client.get(address("cover-lapis", "news:42", signature)).status_code == 404


@pytest.mark.parametrize(
    ("recipe", "seed"), [("cover-felt", "news:42"), ("cover-lapis-9999x9999", "news:42"), ("cover-lapis", "news:43")]
)
def test_signature_of_another_drawing_is_not_found(client, recipe, seed):
    signature = sign("cover-lapis", "news:42")
    assert client.get(address("cover-lapis", "news:42", signature)).status_code == 200
    assert client.get(address(recipe, seed, signature)).status_code == 404


def test_signed_recipe_that_has_gone_is_not_found(client):
    assert client.get(address("cover-magenta", "news:42", sign("cover-magenta", "news:42"))).status_code == 404


def test_address_signed_with_a_former_key_still_answers(client, settings):
    url = ornament_url("cover", "news:42", "lapis")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "a new key"
    assert client.get(url).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [former]
    assert client.get(url).status_code == 200


def test_client_that_has_the_drawing_gets_no_body(client):
    url = ornament_url("cover", "news:42", "lapis")
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options"):
        assert again[name] == first[name]


def test_etag_is_strong_and_tells_drawings_apart(client):
    etags = [client.get(ornament_url("cover", seed, "lapis"))["ETag"] for seed in ("news:42", "news:43", "news:42")]
    assert [etag[0] for etag in etags] == ['"', '"', '"']
    assert etags[0] == etags[2] != etags[1]


def test_client_with_another_drawing_gets_this_one(client):
    response = client.get(ornament_url("cover", "news:42", "lapis"), headers={"If-None-Match": '"0123456789abcdef"'})
    assert (response.status_code, response.content.decode()) == (200, cover("news:42", "lapis"))


def test_head_has_the_headers_of_get_and_no_body(client):
    url = ornament_url("cover", "news:42", "lapis")
    got, asked = client.get(url), client.head(url)
    assert (asked.status_code, asked.content) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control", "Content-Security-Policy"):
        assert asked[name] == got[name]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(client, method):
    response = getattr(client, method)(ornament_url("cover", "news:42", "lapis"))
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_drawing_is_drawn_once_and_kept(client):
    url = ornament_url("cover", "news:42", "lapis")
    client.get(url)
    key = cache_key("cover-lapis", "news:42")
    assert cache.get(key) == cover("news:42", "lapis")
    cache.set(key, "<svg/>")
    assert client.get(url).content == b"<svg/>"


def test_drawing_that_was_refused_is_not_kept(client):
    client.get(address("cover-lapis", "news:42", "AAAAAAAAAAAAAAAA"))
    assert cache.get(cache_key("cover-lapis", "news:42")) is None
